"""Writes lilliefors.json: [n, D, P(D_n >= D)] of Lilliefors's statistic, by a simulation apart from that of the table.

Run: python3 lilliefors.py   (made with NumPy 1.24.2; about twelve minutes on one core)
The probabilities are within 0.0007 of the true ones (three standard errors of the worst case, a half).
"""

import json
import pathlib

import numpy as np
from lilliefors_table import simulate

REPETITIONS = {n: 5_000_000 for n in (5, 6, 7, 8, 9, 10, 11, 14, 25, 70, 150, 300)} | {2000: 4_500_000}

cases = []
for n, repetitions in REPETITIONS.items():
    statistics = simulate(n, repetitions, np.random.default_rng([20240524, n]))
    for p in (0.97, 0.9, 0.75, 0.5, 0.35, 0.2, 0.1, 0.05, 0.03, 0.01, 0.002):
        distance = round(float(np.quantile(statistics, 1 - p)), 4)
        cases.append([n, distance, float((statistics >= distance).mean())])

pathlib.Path(__file__).with_suffix(".json").write_text("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]\n")
