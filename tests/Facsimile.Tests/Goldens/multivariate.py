"""Writes multivariate.json: moments, distances, and the tests of Henze and Zirkler and of Mardia, by NumPy in double precision.

Run: python3 multivariate.py   (made with NumPy 1.24.2, SciPy 1.10.1, scikit-learn 1.2.1)
Rows stand in base64: float32, little endian, row by row. The tests are written here over all pairs of rows, with the inverse of
the covariance matrix; where "published" is true, R's package MVN has published the same figures (Korkmaz, Goksuluk and
Zararsiz, The R Journal 6, 2014, table of the iris data), and they are checked below.
"""

import base64
import json
import pathlib

import numpy as np
from scipy import stats
from sklearn.datasets import load_iris

random = np.random.default_rng(20240522)


def mahalanobis(rows):
    """The matrix (x_i - mean)' S^-1 (x_j - mean), S with divisor n."""
    centred = rows - rows.mean(axis=0)
    return centred @ np.linalg.inv(centred.T @ centred / len(rows)) @ centred.T


def henze_zirkler(rows):
    n, d = rows.shape
    products = mahalanobis(rows)
    own = np.diag(products)
    between = own[:, None] + own[None, :] - 2 * products
    beta = (n * (2 * d + 1) / 4) ** (1 / (d + 4)) / np.sqrt(2)
    statistic = (
        np.exp(-(beta**2) / 2 * between).sum() / n
        - 2 * (1 + beta**2) ** (-d / 2) * np.exp(-(beta**2) / (2 * (1 + beta**2)) * own).sum()
        + n * (1 + 2 * beta**2) ** (-d / 2)
    )
    a = 1 + 2 * beta**2
    w = (1 + beta**2) * (1 + 3 * beta**2)
    mean = 1 - a ** (-d / 2) * (1 + d * beta**2 / a + d * (d + 2) * beta**4 / (2 * a**2))
    variance = (
        2 * (1 + 4 * beta**2) ** (-d / 2)
        + 2 * a ** (-d) * (1 + 2 * d * beta**4 / a**2 + 3 * d * (d + 2) * beta**8 / (4 * a**4))
        - 4 * w ** (-d / 2) * (1 + 3 * d * beta**4 / (2 * w) + d * (d + 2) * beta**8 / (2 * w**2))
    )
    log_variance = np.log((variance + mean**2) / mean**2)
    log_mean = np.log(np.sqrt(mean**4 / (variance + mean**2)))
    return [statistic, stats.lognorm.sf(statistic, np.sqrt(log_variance), scale=np.exp(log_mean))]


def mardia_skewness(rows):
    n, d = rows.shape
    correction = (d + 1) * (n + 1) * (n + 3) / (n * ((n + 1) * (d + 1) - 6))
    statistic = n * correction * (mahalanobis(rows) ** 3).mean() / 6
    return [statistic, stats.chi2.sf(statistic, d * (d + 1) * (d + 2) / 6)]


def mardia_kurtosis(rows):
    n, d = rows.shape
    statistic = ((np.diag(mahalanobis(rows)) ** 2).mean() - d * (d + 2)) / np.sqrt(8 * d * (d + 2) / n)
    return [statistic, 2 * stats.norm.sf(abs(statistic))]


def case(name, rows, published=False):
    rows = np.float64(np.float32(rows))
    return {
        "name": name,
        "size": rows.shape[1],
        "published": published,
        "rows": base64.b64encode(rows.astype("<f4").tobytes()).decode(),
        "mean": rows.mean(axis=0).tolist(),
        "covariance": np.atleast_2d(np.cov(rows, rowvar=False)).ravel().tolist(),
        "correlation": np.atleast_2d(np.corrcoef(rows, rowvar=False)).ravel().tolist(),
        "distancesFromNextRow": np.linalg.norm(rows - np.roll(rows, -1, axis=0), axis=1).tolist(),
        "henzeZirkler": henze_zirkler(rows),
        "mardiaSkewness": mardia_skewness(rows),
        "mardiaKurtosis": mardia_kurtosis(rows),
    }


setosa = load_iris().data[:50]
mixing = random.standard_normal((5, 5)) * [1, 10, 0.01, 3, 1]
cases = [
    case("iris setosa", setosa, published=True),
    case("iris setosa, sepals", setosa[:, :2], published=True),
    case("normal, 1 column", random.standard_normal((40, 1))),
    case("normal, 2 columns", random.standard_normal((200, 2)) @ [[1, 0.8], [0, 0.5]] + [3, -4]),
    case("normal, 5 mixed columns", random.standard_normal((60, 5)) @ mixing),
    case("exponential, 3 columns", random.exponential(size=(80, 3))),
    case("Student's t, 2 columns", random.standard_t(4, (150, 2))),
    case("a ring", (lambda a: np.stack([np.cos(a), np.sin(a)], 1))(random.random(100) * 2 * np.pi)),
    case("far from the origin", [1000, 2000] + random.standard_normal((50, 2))),
    case("few rows", random.standard_normal((4, 3))),
]

for one, expected in ((cases[0], [0.9488453, 0.04995356, 27.85973, 0.1127617, 1.294992, 0.1953229]),
                      (cases[1], [0.2856007, 0.9146336, 0.8379339, 0.9332914])):
    found = one["henzeZirkler"] + one["mardiaSkewness"] + one["mardiaKurtosis"]
    assert np.allclose(found[: len(expected)], expected, rtol=2e-6, atol=0), (found, expected)

pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(cases, indent=1) + "\n")
