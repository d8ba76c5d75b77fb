"""Prints the rows of src/Facsimile/Statistics/LillieforsDistribution.cs: quantiles of Lilliefors's statistic D, simulated.

Run: python3 lilliefors_table.py   (made with NumPy 1.24.2; about ten minutes on one core)
A row is a p-value p and what D exceeds with that probability: for n = 5 to 9 D itself, and the coefficients of
D·√n = c0 + c1/√n + c2/n + c3/(n·√n), fitted to the samples of 10 to 4000 values by least squares (a response surface, as
in MacKinnon, "Approximate asymptotic distribution functions for unit-root and cointegration tests", 1994).
"""

import numpy as np
from scipy.special import ndtr

P_VALUES = [0.999, 0.995, 0.98, 0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.05, 0.02, 0.005, 0.001, 0.0002]
SMALL = {n: 8_000_000 for n in (5, 6, 7, 8, 9)}
FITTED = {n: 4_000_000 for n in (10, 12, 15, 20, 30, 50, 100, 200, 500)} | {1000: 2_000_000, 4000: 500_000}


def simulate(n, repetitions, random):
    """D of that many normal samples of n values, with their own mean and standard deviation."""
    above = np.arange(1, n + 1) / n
    statistics = np.empty(repetitions)
    chunk = max(1, 2_000_000 // n)
    for start in range(0, repetitions, chunk):
        values = np.sort(random.standard_normal((min(chunk, repetitions - start), n)), axis=1)
        values -= values.mean(axis=1, keepdims=True)
        u = ndtr(values / values.std(axis=1, ddof=1, keepdims=True))
        statistics[start : start + chunk] = np.maximum((above - u).max(axis=1), (u - above + 1 / n).max(axis=1))
    return statistics


def quantiles(n, repetitions):
    return np.quantile(simulate(n, repetitions, np.random.default_rng([20240520, n])), 1 - np.array(P_VALUES))


if __name__ == "__main__":
    small = [quantiles(n, repetitions) for n, repetitions in SMALL.items()]
    scaled = np.array([quantiles(n, repetitions) * np.sqrt(n) for n, repetitions in FITTED.items()])
    powers = np.array([[n ** (-k / 2) for k in range(4)] for n in FITTED])
    weights = np.sqrt(list(FITTED.values()))[:, None]
    coefficients = np.linalg.lstsq(powers * weights, scaled * weights, rcond=None)[0]
    for i, p in enumerate(P_VALUES):
        row = [f"{value[i]:.5f}" for value in small] + [f"{value:.5f}" for value in coefficients[:, i]]
        print(f"        [{p}, {', '.join(row)}],")
