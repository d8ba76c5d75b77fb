"""Writes adafactor.json: ten steps of Adafactor in double precision, written from the paper alone.

Shazeer and Stern, "Adafactor: adaptive learning rates with sublinear memory cost" (2018), algorithm 4 (matrices) and
algorithm 5 (vectors), with the settings of Keras: beta2 = 1 - t^-0.8, epsilon1 = 1e-30, epsilon2 = 1e-3, clip = 1, and the
relative step min(learning rate, 1 / sqrt(t)). Rows and columns are summed, as in the paper, not averaged as in Keras; the
second moment R C / sum(R) is the same but for epsilon1. Of more than two dimensions the last two are factored, as in Keras.

Run: python3 adafactor.py   (made with NumPy 1.24)
"""

import json
import pathlib

import numpy as np

STEPS = 10
random = np.random.default_rng(20240503)


def floats(array):
    """Values that a float holds exactly, so that both sides start from the same numbers."""
    return np.float32(array).astype(np.float64)


def root_mean_square(x):
    return np.sqrt(np.mean(x * x))


def adafactor(x, gradients, learning_rate, decay=-0.8, epsilon1=1e-30, epsilon2=1e-3, clip=1.0):
    """All values after each step."""
    rows = columns = full = 0.0
    after = []
    for t, gradient in enumerate(gradients, start=1):
        beta = 1 - t ** decay
        alpha = max(epsilon2, root_mean_square(x)) * min(learning_rate, 1 / np.sqrt(t))
        square = gradient * gradient + epsilon1
        if x.ndim >= 2:
            rows = beta * rows + (1 - beta) * square.sum(axis=-1, keepdims=True)
            columns = beta * columns + (1 - beta) * square.sum(axis=-2, keepdims=True)
            second_moment = rows * columns / rows.sum(axis=-2, keepdims=True)
        else:
            full = beta * full + (1 - beta) * square
            second_moment = full
        update = gradient / np.sqrt(second_moment)
        update = update / max(1.0, root_mean_square(update) / clip)
        x = x - alpha * update
        after.append(x.ravel().tolist())
    return after


runs = []
for shape, learning_rate, scale, options, settings in [
    ((5, 7), 1e-3, 0.5, {}, {}),
    ((11,), 1e-3, 0.5, {}, {}),
    ((3, 4, 5), 1e-2, 0.5, {}, {}),
    ((1, 2), 1e-3, 1.0, {}, {}),
    ((4, 6), 0.6, 1e-5, {}, {}),
    ((6, 3), 0.1, 1.0, {"decay": -0.5, "epsilon1": 1e-4, "epsilon2": 0.1, "clip": 0.3},
     {"beta2Decay": -0.5, "epsilon1": 1e-4, "epsilon2": 0.1, "clipThreshold": 0.3}),
]:
    start = floats(random.normal(0, scale, shape))
    gradients = [floats(random.normal(0, 1, shape) * 10.0 ** random.integers(-3, 2)) for _ in range(STEPS)]
    runs.append({
        "optimizer": {"type": "adafactor", "learningRate": learning_rate, **settings},
        "shape": shape,
        "start": start.ravel().tolist(),
        "gradients": [gradient.ravel().tolist() for gradient in gradients],
        "after": adafactor(start, gradients, learning_rate, **options),
    })

target = pathlib.Path(__file__).with_suffix(".json")
target.write_text(json.dumps({"numpy": np.__version__, "runs": runs}) + "\n")
