#!/usr/bin/python3
"""Writes corruptions.json: corrupted images by a second implementation, in double precision.

The random numbers: four xoshiro256++ side by side, whose states are the first sixteen numbers of the
stream "corruption" of seed and (epoch, image); each 64-bit number gives two of 24 bits, the lower half first.

Run: python3 corruptions.py    (made with NumPy 1.24)
"""
import json
import pathlib

import numpy as np

from random_stream import generator, stream


def integers(random):
    """Whole numbers of 24 bits."""
    words = [next(random) for _ in range(16)]
    lanes = [generator(words[lane::4]) for lane in range(4)]
    while True:
        for lane in lanes:
            number = next(lane)
            yield (number & 0xFFFFFFFF) >> 8
            yield number >> 40


def take(numbers, count):
    return np.array([next(numbers) for _ in range(count)], dtype=np.float64)


def singles(random, count):
    return take(integers(random), count) / 2 ** 24


def normals(random, count):
    numbers = integers(random)
    found = np.empty(0)
    while len(found) < count:
        radius = np.sqrt(-2 * np.log((take(numbers, 8) + 1) / 2 ** 24))
        angle = 2 * np.pi * take(numbers, 8) / 2 ** 24
        found = np.concatenate([found, radius * np.cos(angle), radius * np.sin(angle)])
    return found[:count]


def below(random, maximum):
    """Lemire's multiplication, without its rejection: none of the cases here meets it."""
    return ((next(random) >> 32) * maximum) >> 32


def corrupt(settings, image, random):
    channels, height, width = image.shape
    clamp = (lambda x: np.clip(x, 0, 1)) if settings.get("clamp", True) else (lambda x: x)
    kind = settings["type"]
    if kind == "gaussian":
        return clamp(image + settings["sigma"] * normals(random, image.size).reshape(image.shape))
    if kind == "uniform":
        return clamp(image + settings["amplitude"] * (2 * singles(random, image.size) - 1).reshape(image.shape))
    if kind == "salt-and-pepper":
        chance = singles(random, image.size).reshape(image.shape)
        return np.where(chance < settings["fraction"] / 2, 0, np.where(chance < settings["fraction"], 1, image))
    hidden = np.zeros((height, width), dtype=bool)
    if kind == "masking":
        hidden = singles(random, height * width).reshape(height, width) < settings["fraction"]
    elif kind == "block":
        h, w = settings["height"], settings["width"]
        top, left = settings.get("top", 0), settings.get("left", 0)
        if settings.get("place") != "fixed":
            top = below(random, height - h + 1)
            left = below(random, width - w + 1)
        hidden[top:top + h, left:left + w] = True
    elif kind == "stripes":
        first, step = settings["spacing"], settings["spacing"] + settings["width"]
        for offset in range(settings["width"]):
            if settings.get("direction") == "vertical":
                hidden[:, first + offset::step] = True
            else:
                hidden[first + offset::step, :] = True
    return np.where(hidden, 0, image)


CASES = [
    ({"type": "gaussian", "sigma": 0.5}, (1, 28, 28), 1, 1, 0),
    ({"type": "gaussian", "sigma": 2, "clamp": False}, (3, 5, 7), -3, 2, 59_999),
    ({"type": "gaussian", "sigma": 0}, (1, 4, 4), 1, 1, 0),
    ({"type": "uniform", "amplitude": 0.4}, (1, 28, 28), 7, 0, 3),
    ({"type": "uniform", "amplitude": 0.6, "clamp": False}, (1, 17, 1), 7, 100_000, 3),
    ({"type": "salt-and-pepper", "fraction": 0.25}, (2, 20, 20), 0, 0, 9),
    ({"type": "masking", "fraction": 0.5}, (3, 18, 17), 0, 0, 9),
    ({"type": "block", "height": 3, "width": 2, "place": "fixed", "top": 4, "left": 1}, (2, 7, 6), 1, 1, 1),
    ({"type": "block", "height": 3, "width": 2}, (1, 9, 11), 1, 1, 1),
    ({"type": "block", "height": 3, "width": 2}, (1, 9, 11), 1, 1, 2),
    ({"type": "block", "height": 4, "width": 4, "place": "random"}, (1, 28, 28), 1, 3, 0),
    ({"type": "stripes", "width": 2, "spacing": 3}, (1, 9, 4), 1, 1, 1),
    ({"type": "stripes", "width": 1, "spacing": 2, "direction": "vertical"}, (2, 2, 8), 1, 1, 1),
]

random = np.random.default_rng(5)
golden = []
for settings, shape, seed, epoch, image in CASES:
    values = np.float32(random.integers(0, 256, shape) / 255)
    corrupted = corrupt(settings, values.astype(np.float64), stream(seed, "corruption", (epoch << 32) | image))
    golden.append({
        "corruption": settings, "shape": shape, "seed": seed, "epoch": epoch, "image": image,
        "values": (values * 255).round().astype(int).ravel().tolist(),
        "corrupted": corrupted.ravel().round(9).tolist(),
    })

target = pathlib.Path(__file__).with_name("corruptions.json")
target.write_text(json.dumps(golden) + "\n", encoding="utf-8")
