"""Writes correlation.json: SciPy's pearsonr and spearmanr, each [coefficient, p].

Run: python3 correlation.py   (made with SciPy 1.10.1)
Values stand in base64: float32, little endian.
"""

import base64
import json
import pathlib

import numpy as np
from scipy import stats

random = np.random.default_rng(20240523)


def case(name, x, y):
    x, y = np.float64(np.float32(x)), np.float64(np.float32(y))
    return {
        "name": name,
        "x": base64.b64encode(x.astype("<f4").tobytes()).decode(),
        "y": base64.b64encode(y.astype("<f4").tobytes()).decode(),
        "pearson": [float(value) for value in stats.pearsonr(x, y)],
        "spearman": [float(value) for value in stats.spearmanr(x, y)],
    }


def related(n, slope):
    x = random.standard_normal(n)
    return x, slope * x + random.standard_normal(n)


cases = [
    case("3 pairs", *related(3, 1)),
    case("4 pairs", *related(4, -1)),
    case("10 pairs", *related(10, 0.5)),
    case("unrelated", *related(100, 0)),
    case("strongly related", *related(50, 5)),
    case("many pairs, barely related", *related(6000, 0.03)),
    case("tied values", *(np.round(values) for values in related(60, 0.4))),
    case("curved", np.arange(20), np.exp(np.arange(20) / 2)),
    case("an outlier", [1, 2, 3, 4, 5, 6, 7, 1000], [3, 1, 2, 5, 4, 3, 2, 900]),
    case("far from the origin", 1000 + np.arange(12), 5000 + random.standard_normal(12)),
    case("a falling line", [1, 2, 3, 4, 5], [10, 8, 6, 4, 2]),
]

pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(cases, indent=1) + "\n")
