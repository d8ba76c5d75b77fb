"""Writes foreign.safetensors beside this file, by the published description of the format and nothing of Facsimile's.

Every type that Facsimile reads is there, with values that a wrong reader would change; the tensors stand in another order
in the header than in the data, as the format allows, and none of them is aligned. SafetensorsFileTests reads the file.
"""
import json
import os
import struct

import numpy as np

FLOATS = [[1.5, -0.0, np.inf], [np.nan, 1e-45, -3.4028235e38]]
TENSORS = {  # in the order of the data
    "bytes": ("U8", [3], np.array([0, 127, 255], "u1").tobytes()),
    "brain": ("BF16", [2], np.array([0x3F80, 0xC049], "<u2").tobytes()),  # 1 and -3.140625
    "encoder.0.weight": ("F32", [2, 3], np.array(FLOATS, "<f4").tobytes()),
    "half": ("F16", [2, 1], np.array([[65504], [6e-8]], "<f2").tobytes()),
    "größe 'µ'": ("F64", [], np.array(np.pi, "<f8").tobytes()),
    "none": ("F32", [0, 4], b""),
    "steps": ("I64", [2], np.array([2**62 + 1, -1], "<i8").tobytes()),
}

offset, slots = 0, {}
for name, (dtype, shape, data) in TENSORS.items():
    slots[name] = {"dtype": dtype, "shape": shape, "data_offsets": [offset, offset + len(data)]}
    offset += len(data)
header = {"__metadata__": {"format": "pt", "note": "zwei\nZeilen"}, **dict(sorted(slots.items(), reverse=True))}
text = json.dumps(header, ensure_ascii=False).encode() + b"   "
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "foreign.safetensors"), "wb") as file:
    file.write(struct.pack("<Q", len(text)) + text + b"".join(data for _, _, data in TENSORS.values()))
