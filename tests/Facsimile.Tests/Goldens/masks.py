#!/usr/bin/python3
"""Writes masks.json: errors and similarities inside and outside of masks, by NumPy and scikit-image.

Similarity: the map of scikit-image's structural_similarity without its border of three pixels, where windows leave the image;
its mean over the pixels inside and outside of the mask, the map being the mean over the channels.

Run: /usr/bin/python3 masks.py   (made with scikit-image 0.19.3)
Pixels stand in base64: float32, little endian, channel by channel, row by row; the mask as a list of 0 and 1.
"""

import base64
import json
import pathlib

import numpy as np
from skimage.metrics import structural_similarity

BORDER = 3
random = np.random.default_rng(11)


def encode(image):
    return base64.b64encode(image.astype("<f4").tobytes()).decode()


def mean(values):
    return float(values.mean()) if values.size else None


cases = []
for shape, block in [
    ((1, 28, 28), (slice(8, 18), slice(8, 18))),
    ((1, 28, 28), (slice(0, 28), slice(0, 2))),
    ((3, 12, 16), (slice(0, 6), slice(3, 16))),
    ((2, 7, 7), (slice(3, 4), slice(3, 4))),
    ((1, 5, 9), (slice(0, 2), slice(0, 9))),
]:
    original = np.float64(np.float32(random.random(shape)))
    other = np.float64(np.float32(np.clip(original + 0.2 * random.standard_normal(shape), 0, 1)))
    hidden = np.zeros(shape[1:], dtype=bool)
    hidden[block] = True
    square = ((original - other) ** 2).mean(axis=0)
    case = {
        "shape": shape, "original": encode(original), "other": encode(other), "hidden": hidden.astype(int).ravel().tolist(),
        "mseInside": mean(square[hidden]), "mseOutside": mean(square[~hidden]),
    }
    if min(shape[1:]) >= 7:
        maps = [structural_similarity(a, b, data_range=1, full=True)[1] for a, b in zip(original, other)]
        inner = (slice(BORDER, shape[1] - BORDER), slice(BORDER, shape[2] - BORDER))
        similarity = np.mean(maps, axis=0)[inner]
        case["ssimInside"] = mean(similarity[hidden[inner]])
        case["ssimOutside"] = mean(similarity[~hidden[inner]])
    cases.append(case)

pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(cases) + "\n")
