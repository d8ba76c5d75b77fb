"""Writes losses.json: value and gradient of each loss, by PyTorch in double precision on values that a float holds exactly.

Run: python3 losses.py   (made with PyTorch 1.13)
"""

import json
import pathlib

import numpy as np
import torch
import torch.nn.functional as functional

random = np.random.default_rng(20240501)


def case(name, reduction, prediction, target, loss):
    """One image: the loss is a function of (prediction, target), both float64 tensors."""
    prediction, target = np.float32(prediction), np.float32(target)
    x = torch.tensor(prediction, dtype=torch.float64, requires_grad=True)
    value = loss(x, torch.tensor(target, dtype=torch.float64))
    value.backward()
    return {
        "loss": name,
        "reduction": reduction,
        "prediction": prediction.tolist(),
        "target": target.tolist(),
        "value": value.item(),
        "gradient": x.grad.tolist(),
    }


cases = []
for reduction in ("mean", "sum"):
    for size in (1, 7, 37):
        cases.append(case(
            "mse", reduction, random.random(size), random.random(size),
            lambda x, t: functional.mse_loss(x, t, reduction=reduction)))
        cases.append(case(
            "bce", reduction, random.normal(0, 4, size), random.random(size),
            lambda x, t: functional.binary_cross_entropy_with_logits(x, t, reduction=reduction)))
    extremes = [-1e4, -1e4, 1e4, 1e4, -100, -60, -20, 20, 60, 100, -3e-6, 0, 3e-6, -30, 30, 15, -15, 1e4]
    targets = [0, 1, 0, 1, 0, 0, 0, 1, 1, 1, 0.5, 0.5, 0.25, 1, 0, 1, 0, 0.75]
    cases.append(case(
        "bce", reduction, extremes, targets,
        lambda x, t: functional.binary_cross_entropy_with_logits(x, t, reduction=reduction)))
for size in (1, 7, 37):
    for deviation in (0.1, 1, 2.5):
        cases.append(case(
            "gaussian", deviation, random.random(size), random.random(size),
            lambda x, t: -torch.distributions.Normal(x, deviation).log_prob(t).sum()))


def cross_entropy(x, t):
    return functional.cross_entropy(x[None], t[None])


def probabilities(size):
    return random.dirichlet(np.ones(size))


for size in (2, 10, 33):
    cases.append(case("cross-entropy", None, random.normal(0, 3, size), np.eye(size)[size // 2], cross_entropy))
    cases.append(case("cross-entropy", None, random.normal(0, 3, size), probabilities(size), cross_entropy))
for winner in range(3):
    cases.append(case("cross-entropy", None, [1e4, -1e4, 30], np.eye(3)[winner], cross_entropy))
cases.append(case("cross-entropy", None, [18, 0, -5], [1, 0, 0], cross_entropy))

target = pathlib.Path(__file__).with_suffix(".json")
target.write_text(json.dumps({"torch": torch.__version__, "cases": cases}) + "\n")
