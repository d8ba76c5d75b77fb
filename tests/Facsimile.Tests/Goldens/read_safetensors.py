"""Reads a safetensors file with nothing but numpy, to check by hand what Facsimile wrote: read_safetensors.py FILE"""
import json, struct, sys
import numpy as np

def read(path):
    data = open(path, "rb").read()
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8:8 + length])
    texts, types = header.pop("__metadata__", {}), {"F32": "<f4", "F64": "<f8", "I64": "<i8", "U8": "u1"}
    return texts, {name: np.frombuffer(data[8 + length:][slice(*entry["data_offsets"])], types[entry["dtype"]])
                   .reshape(entry["shape"]) for name, entry in header.items()}

if __name__ == "__main__":
    print(*read(sys.argv[1]), sep="\n")
