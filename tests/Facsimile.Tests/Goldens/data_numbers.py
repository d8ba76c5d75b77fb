#!/usr/bin/python3
"""Writes data_numbers.json: random streams by a second implementation, and resized images by repetition and PyTorch.

Run: python3 data_numbers.py    (needs numpy and torch)
"""
import json
import math
import pathlib

import numpy as np
import torch

MASK = (1 << 64) - 1


def rotate(value, bits):
    return ((value << bits) | (value >> (64 - bits))) & MASK


class SplitMix:
    """Vigna's splitmix64.c."""

    def __init__(self, state):
        self.state = state & MASK

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)


def stream(seed, name, index, count):
    """xoshiro256++ (Blackman and Vigna), its state filled from FNV-1a of the UTF-16 name, the seed and the index."""
    state = 14695981039346656037
    for byte in name.encode("utf-16-le"):
        state = ((state ^ byte) * 1099511628211) & MASK
    state = SplitMix(state).next() ^ (seed & 0xFFFFFFFF)
    state = SplitMix(state).next() ^ (index & MASK)
    filler = SplitMix(state)
    s = [filler.next() for _ in range(4)]
    numbers = []
    for _ in range(count):
        numbers.append((rotate((s[0] + s[3]) & MASK, 23) + s[0]) & MASK)
        t = (s[1] << 17) & MASK
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = rotate(s[3], 45)
    return numbers


def normals(seed, name, index, count):
    doubles = iter([(n >> 11) * 2.0 ** -53 for n in stream(seed, name, index, 8 * count)])
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
        {"seed": seed, "name": name, "index": index, "numbers": [str(n) for n in stream(seed, name, index, 5)],
         "normals": normals(seed, name, index, 6)}
        for seed, name, index in ((0, "shuffle", 0), (1, "shuffle", 0), (-5, "grün", 7), (2147483647, "", -1))
    ],
    "image": {"height": 7, "width": 5, "pixels": image.astype(int).ravel().tolist()},
    "resized": resized,
}
target = pathlib.Path(__file__).with_name("data_numbers.json")
target.write_text(json.dumps(golden, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
