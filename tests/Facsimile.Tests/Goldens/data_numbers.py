#!/usr/bin/python3
"""Writes data_numbers.json: random streams by a second implementation, and resized images by repetition and PyTorch.

Run: python3 data_numbers.py    (needs numpy and torch)
"""
import itertools
import json
import math
import pathlib

import numpy as np
import torch

from random_stream import stream


def normals(seed, name, index, count):
    doubles = ((n >> 11) * 2.0 ** -53 for n in stream(seed, name, index))
    found = []
    while len(found) < count:
        x, y = -1 + next(doubles) * 2, -1 + next(doubles) * 2
        square = x * x + y * y
        if 0 < square < 1:
            factor = math.sqrt(-2 * math.log(square) / square)
            found += [x * factor, y * factor]
    return found[:count]


def area(image, height, width):
    """The average of the covered area: each axis repeated so often that whole pixels are averaged."""
    fine = np.repeat(np.repeat(image, height, 0), width, 1)
    return fine.reshape(height, image.shape[0], width, image.shape[1]).mean((1, 3))


def linear(image, height, width):
    tensor = torch.tensor(image, dtype=torch.float64)[None, None]
    return torch.nn.functional.interpolate(tensor, (height, width), mode="bilinear", align_corners=False)[0, 0].numpy()


random = np.random.default_rng(3)
image = random.integers(0, 256, (7, 5)).astype(float)
resized = []
for (height, width), method in (((3, 2), area), ((4, 5), area), ((1, 1), area), ((14, 15), linear), ((9, 8), linear)):
    exact = method(image, height, width)
    resized.append({"height": height, "width": width, "pixels": np.floor(exact.round(9) + 0.5).astype(int).ravel().tolist()})

golden = {
    "streams": [
        {"seed": seed, "name": name, "index": index,
         "numbers": [str(n) for n in itertools.islice(stream(seed, name, index), 5)],
         "normals": normals(seed, name, index, 6)}
        for seed, name, index in ((0, "shuffle", 0), (1, "shuffle", 0), (-5, "grün", 7), (2147483647, "", -1))
    ],
    "image": {"height": 7, "width": 5, "pixels": image.astype(int).ravel().tolist()},
    "resized": resized,
}
target = pathlib.Path(__file__).with_name("data_numbers.json")
target.write_text(json.dumps(golden, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
