"""Writes safetensors files by the published description of the format and with nothing of Facsimile's.

Run by itself it writes foreign.safetensors beside this file, which SafetensorsFileTests reads. Every type that Facsimile
reads is there, with values that a wrong reader would change; the tensors stand in another order in the header than in the
data, as the format allows, and they are not aligned.
"""
import json
import os
import struct

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))


def write(name, tensors, texts):
    """Writes a file beside this one. tensors: (type, shape, bytes) by name, in the order of the data. texts: __metadata__."""
    offset, slots = 0, {}
    for key, (dtype, shape, data) in tensors.items():
        slots[key] = {"dtype": dtype, "shape": shape, "data_offsets": [offset, offset + len(data)]}
        offset += len(data)
    header = {"__metadata__": texts, **dict(sorted(slots.items(), reverse=True))}
    text = json.dumps(header, ensure_ascii=False).encode() + b"   "
    with open(os.path.join(HERE, name), "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + b"".join(data for _, _, data in tensors.values()))


def main():
    floats = [[1.5, -0.0, np.inf], [np.nan, 1e-45, -3.4028235e38]]
    write(
        "foreign.safetensors",
        {
            "bytes": ("U8", [3], np.array([0, 127, 255], "u1").tobytes()),
            "brain": ("BF16", [2], np.array([0x3F80, 0xC049], "<u2").tobytes()),  # 1 and -3.140625
            "encoder.0.weight": ("F32", [2, 3], np.array(floats, "<f4").tobytes()),
            "half": ("F16", [2, 1], np.array([[65504], [6e-8]], "<f2").tobytes()),
            "größe 'µ'": ("F64", [], np.array(np.pi, "<f8").tobytes()),
            "none": ("F32", [0, 4], b""),
            "steps": ("I64", [2], np.array([2**62 + 1, -1], "<i8").tobytes()),
        },
        {"format": "pt", "note": "zwei\nZeilen"},
    )


if __name__ == "__main__":
    main()
