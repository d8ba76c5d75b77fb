"""Writes ssim.json: structural similarity of pairs of images by scikit-image, in double precision on float32 pixels.

Run: python3 ssim.py   (made with scikit-image 0.19.3)
Pixels stand in base64: float32, little endian, channel by channel, row by row.
"""

import base64
import json
import pathlib

import numpy as np
from scipy.ndimage import gaussian_filter
from skimage.metrics import structural_similarity

random = np.random.default_rng(20240517)


def noise(channels, height, width):
    return random.random((channels, height, width))


def smooth(channels, height, width):
    image = gaussian_filter(random.standard_normal((channels, height, width)), (0, 2, 2))
    return (image - image.min()) / (image.max() - image.min())


def constant(channels, height, width):
    return np.full((channels, height, width), random.random())


def near(image):
    return np.clip(image + 0.05 * random.standard_normal(image.shape), 0, 1)


def score(first, second, **window):
    return float(np.mean([structural_similarity(a, b, data_range=1, **window) for a, b in zip(first, second)]))


def encode(image):
    return base64.b64encode(image.astype("<f4").tobytes()).decode()


cases = []
for shape in [(1, 7, 7), (1, 11, 11), (1, 28, 28), (1, 13, 31), (1, 40, 12), (3, 16, 20)]:
    pairs = {"noise": (noise(*shape), noise(*shape)), "constant": (constant(*shape), constant(*shape))}
    image = smooth(*shape)
    pairs["smooth"] = (image, near(image))
    pairs["binary"] = (np.round(image), image)
    pairs["smooth and constant"] = (image, constant(*shape))
    for name, (first, second) in pairs.items():
        first, second = np.float64(np.float32(first)), np.float64(np.float32(second))
        case = {"name": f"{name} {shape}", "shape": shape, "first": encode(first), "second": encode(second)}
        case["uniform"] = score(first, second)
        if min(shape[1:]) >= 11:
            case["gaussian"] = score(first, second, gaussian_weights=True, sigma=1.5, use_sample_covariance=False)
        if shape[0] > 1:
            together = structural_similarity(first, second, data_range=1, channel_axis=0)
            assert abs(together - case["uniform"]) < 1e-15, "channel_axis is the mean over channels"
        cases.append(case)

pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(cases, indent=1) + "\n")
