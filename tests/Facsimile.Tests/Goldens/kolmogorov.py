"""Writes kolmogorov.json: [n, D, P(D_n >= D)] by SciPy's distribution kstwo (Simard and L'Ecuyer, 2011).

Run: python3 kolmogorov.py   (made with SciPy 1.10.1)
"""

import json
import pathlib

import numpy as np
from scipy.stats import kstwo

cases = []
for n in (1, 2, 3, 5, 10, 30, 100, 139, 400, 1000, 1001, 1500, 5000, 60000):
    for scaled in (0.05, 0.3, 0.5, 0.7, 0.85, 1.0, 1.2, 1.4, 1.5, 1.7, 1.75, 2.0, 3.0, 8.0):
        distance = scaled / np.sqrt(n)
        if distance <= 1:
            cases.append([n, distance, float(kstwo.sf(distance, n))])
    cases.append([n, 0.5 / n, 1.0])
    cases.append([n, 1.0, 0.0])

pathlib.Path(__file__).with_suffix(".json").write_text("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]\n")
