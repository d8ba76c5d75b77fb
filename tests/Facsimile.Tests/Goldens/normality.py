"""Writes normality.json: SciPy's Kolmogorov-Smirnov and Shapiro-Wilk tests and Q-Q plot points of samples.

Run: python3 normality.py   (made with SciPy 1.10.1, whose Shapiro-Wilk computes in single precision)
Samples stand in base64: float32, little endian. "kolmogorov" is [mean, deviation, D, p]; "lilliefors" is D of the sample's
own mean and deviation; "quantiles" are theoretical quantiles, or of long samples the first three.
"""

import base64
import json
import pathlib

import numpy as np
from scipy import stats

random = np.random.default_rng(20240521)


def case(name, values, mean=0.0, deviation=1.0):
    values = np.float64(np.float32(values))
    distance, p = stats.kstest(values, "norm", args=(mean, deviation))
    theoretical = stats.probplot(values, fit=False)[0]
    return {
        "name": name,
        "values": base64.b64encode(values.astype("<f4").tobytes()).decode(),
        "kolmogorov": [mean, deviation, distance, p],
        "shapiro": [float(x) for x in stats.shapiro(values)],
        "lilliefors": stats.kstest((values - values.mean()) / values.std(ddof=1), "norm").statistic,
        "quantiles": theoretical[: 3 if len(values) > 50 else None].tolist(),
    }


cases = [case(f"normal, {n}", random.standard_normal(n)) for n in (3, 4, 5, 6, 7, 9, 11, 12, 13, 20, 50, 500, 5000)]
cases += [
    case("three values at the ends", [0, 0, 1]),
    case("three equally spaced values", [-1, 0, 1]),
    case("wrong mean and deviation", 3 + 2 * random.standard_normal(40), 2.5, 2.2),
    case("two values far apart", [-1, -1, -1, -1, 1, 1, 1, 1]),
    case("an outlier among ten", [*random.standard_normal(9), 50]),
    case("uniform", random.random(100), 0.5, 0.3),
    case("exponential", random.exponential(size=30), 1.0, 1.0),
    case("exponential, 2000", random.exponential(size=2000), 1.0, 1.0),
    case("Student's t with 3 degrees of freedom", random.standard_t(3, 1500)),
    case("tied values", np.round(3 * random.standard_normal(200)), 0.0, 3.0),
    case("far from the origin", 1000 + random.standard_normal(60), 1000.0, 1.0),
    case("tiny values", 1e-12 * random.standard_normal(25), 0.0, 1e-12),
]

pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(cases, indent=1) + "\n")
