"""Writes schedules.json: the factors of PyTorch's learning-rate schedules at every step of a short training.

Run: python3 schedules.py   (made with PyTorch 1.13)
"""

import json
import pathlib

import torch
from torch.optim import lr_scheduler

STEPS_PER_EPOCH = 4
EPOCHS = 9
TOTAL = STEPS_PER_EPOCH * EPOCHS


def factors(make, per_epoch=False):
    """The learning rate of each step, for a base rate of 1; the schedule advances after each batch or each epoch."""
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1.0)
    schedule = make(optimizer)
    values = []
    for step in range(TOTAL):
        values.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        if not per_epoch or (step + 1) % STEPS_PER_EPOCH == 0:
            schedule.step()
    return values


def warmup(optimizer):
    first = lr_scheduler.LinearLR(optimizer, start_factor=0.1, end_factor=1.0, total_iters=6)
    then = lr_scheduler.CosineAnnealingLR(optimizer, T_max=TOTAL - 6, eta_min=0.0)
    return lr_scheduler.SequentialLR(optimizer, [first, then], milestones=[6])


runs = [
    {"schedule": {"type": "constant"}, "factors": factors(lambda o: lr_scheduler.LambdaLR(o, lambda step: 1.0))},
    {"schedule": {"type": "step", "everyEpochs": 2, "gamma": 0.3},
     "factors": factors(lambda o: lr_scheduler.StepLR(o, step_size=2, gamma=0.3), per_epoch=True)},
    {"schedule": {"type": "cosine"}, "factors": factors(lambda o: lr_scheduler.CosineAnnealingLR(o, T_max=TOTAL))},
    {"schedule": {"type": "cosine", "finalFraction": 0.2},
     "factors": factors(lambda o: lr_scheduler.CosineAnnealingLR(o, T_max=TOTAL, eta_min=0.2))},
    {"schedule": {"type": "warmup", "epochs": 2, "startFraction": 0.25},
     "factors": factors(lambda o: lr_scheduler.LinearLR(o, start_factor=0.25, total_iters=2 * STEPS_PER_EPOCH))},
    {"schedule": {"type": "warmup", "epochs": 1.5, "then": {"type": "cosine"}}, "factors": factors(warmup)},
]

target = pathlib.Path(__file__).with_suffix(".json")
target.write_text(json.dumps({
    "torch": torch.__version__, "stepsPerEpoch": STEPS_PER_EPOCH, "totalSteps": TOTAL, "runs": runs,
}) + "\n")
