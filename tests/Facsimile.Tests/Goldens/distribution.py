"""Writes distribution.json: quartiles by NumPy's default, whiskers and outliers as a Tukey box plot defines them.

Run: python3 distribution.py   (made with NumPy 1.24.2)
"""

import json
import pathlib

import numpy as np

random = np.random.default_rng(20240519)


def case(values):
    values = np.asarray(values, dtype=float)
    q1, q2, q3 = np.percentile(values, [25, 50, 75])
    inside = values[(values >= q1 - 1.5 * (q3 - q1)) & (values <= q3 + 1.5 * (q3 - q1))]
    return {
        "values": values.tolist(),
        "mean": values.mean(),
        "standardDeviation": values.std(ddof=1) if len(values) > 1 else 0.0,
        "quartiles": [q1, q2, q3],
        "whiskers": [inside.min(), inside.max()],
        "outliers": len(values) - len(inside),
    }


cases = [case(random.standard_normal(n)) for n in range(1, 14)]
cases.append(case(random.standard_cauchy(100)))
cases.append(case([5.0] * 8))
cases.append(case([0.1] * 3))
cases.append(case([0, 100, 101, 102]))
cases.append(case(random.integers(0, 4, 50)))

pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(cases, indent=1) + "\n")
