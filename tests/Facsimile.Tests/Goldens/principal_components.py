"""Writes principal_components.json: scikit-learn's PCA (full SVD) in double precision on float32 rows.

Run: python3 principal_components.py   (made with scikit-learn 1.2.1)
Rows stand in base64: float32, little endian, row by row.
"""

import base64
import json
import pathlib

import numpy as np
from sklearn.decomposition import PCA

random = np.random.default_rng(20240518)


def case(name, rows, count):
    rows = np.float64(np.float32(rows))
    pca = PCA(n_components=count, svd_solver="full").fit(rows)
    codes = pca.transform(rows)
    error = np.mean((pca.inverse_transform(codes) - rows) ** 2)
    return {
        "name": name,
        "size": rows.shape[1],
        "rows": base64.b64encode(rows.astype("<f4").tobytes()).decode(),
        "mean": pca.mean_.tolist(),
        "variance": pca.explained_variance_.tolist(),
        "ratio": pca.explained_variance_ratio_.tolist(),
        "codeMagnitudes": np.abs(codes[:5]).tolist(),
        "reconstructionError": float(error),
    }


def decaying(rows, size):
    return random.standard_normal((rows, size)) * 0.9 ** np.arange(size) + 3 * random.random(size)


cases = [
    case("decaying spectrum", decaying(120, 30), 5),
    case("pure noise", random.random((200, 40)), 8),
    case("fewer rows than values", decaying(9, 50), 6),
    case("three values, all components", decaying(50, 3), 3),
    case("far from the origin", 1000 + random.standard_normal((60, 4)) * [3, 2, 1, 0.5], 2),
]

pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(cases, indent=1) + "\n")
