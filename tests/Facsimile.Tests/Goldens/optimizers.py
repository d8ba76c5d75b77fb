"""Writes optimizers.json: ten steps of each optimiser on a matrix and a vector with given gradients, by PyTorch in double.

Run: python3 optimizers.py   (made with PyTorch 1.13)
"""

import json
import pathlib

import numpy as np
import torch

STEPS = 10
random = np.random.default_rng(20240502)


def floats(array):
    """Values that a float holds exactly, so that both sides start from the same numbers."""
    return np.float32(array).astype(np.float64)


shapes = [(5, 7), (11,)]
starts = [floats(random.normal(0, 0.5, shape)) for shape in shapes]
gradients = [[floats(random.normal(0, 1, shape) * 10.0 ** random.integers(-3, 2)) for shape in shapes] for _ in range(STEPS)]


def run(settings, make):
    parameters = [torch.nn.Parameter(torch.tensor(start)) for start in starts]
    optimizer = make(parameters)
    after = []
    for step in range(STEPS):
        for parameter, gradient in zip(parameters, gradients[step]):
            parameter.grad = torch.tensor(gradient)
        optimizer.step()
        after.append([parameter.detach().numpy().ravel().tolist() for parameter in parameters])
    return {"optimizer": settings, "after": after}


optim = torch.optim
runs = [
    run({"type": "sgd", "learningRate": 0.1}, lambda p: optim.SGD(p, lr=0.1)),
    run({"type": "sgd", "learningRate": 0.05, "momentum": 0.9}, lambda p: optim.SGD(p, lr=0.05, momentum=0.9)),
    run({"type": "sgd", "learningRate": 0.05, "momentum": 0.8, "nesterov": True, "weightDecay": 0.01},
        lambda p: optim.SGD(p, lr=0.05, momentum=0.8, nesterov=True, weight_decay=0.01)),
    run({"type": "sgd", "learningRate": 0.05, "weightDecay": 0.1}, lambda p: optim.SGD(p, lr=0.05, weight_decay=0.1)),
    run({"type": "adam"}, lambda p: optim.Adam(p)),
    run({"type": "adam", "learningRate": 0.01, "beta1": 0.5, "beta2": 0.9, "epsilon": 0.001},
        lambda p: optim.Adam(p, lr=0.01, betas=(0.5, 0.9), eps=1e-3)),
    run({"type": "adamw"}, lambda p: optim.AdamW(p)),
    run({"type": "adamw", "learningRate": 0.02, "weightDecay": 0.3}, lambda p: optim.AdamW(p, lr=0.02, weight_decay=0.3)),
    run({"type": "rmsprop"}, lambda p: optim.RMSprop(p)),
    run({"type": "rmsprop", "learningRate": 0.002, "alpha": 0.9, "epsilon": 0.0001, "momentum": 0.7},
        lambda p: optim.RMSprop(p, lr=0.002, alpha=0.9, eps=1e-4, momentum=0.7)),
]

target = pathlib.Path(__file__).with_suffix(".json")
target.write_text(json.dumps({
    "torch": torch.__version__,
    "shapes": shapes,
    "start": [start.ravel().tolist() for start in starts],
    "gradients": [[gradient.ravel().tolist() for gradient in step] for step in gradients],
    "runs": runs,
}) + "\n")
