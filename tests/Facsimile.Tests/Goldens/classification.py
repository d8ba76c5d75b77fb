"""Writes classification.json: confusion, accuracy, precision, recall, F1 and cross-entropy by scikit-learn.

Labels and logits are made up; a quotient of 0 and 0 is 0 (zero_division=0). The probabilities are SciPy's softmax.

Run: python3 classification.py   (made with scikit-learn 1.2.1, NumPy 1.24.2, SciPy 1.10.1)
"""

import json
import pathlib

import numpy as np
from scipy.special import softmax
from sklearn.metrics import accuracy_score, confusion_matrix, f1_score, log_loss, precision_recall_fscore_support

random = np.random.default_rng(20250301)


def case(classes, truth, logits):
    truth = np.asarray(truth)
    logits = np.asarray(logits, dtype=np.float32)
    predicted = logits.argmax(axis=1)
    labels = list(range(classes))
    precision, recall, f1, support = precision_recall_fscore_support(truth, predicted, labels=labels, zero_division=0)
    probabilities = softmax(logits.astype(float), axis=1)
    order = np.argsort(-logits, axis=1, kind="stable")
    return {
        "classes": classes,
        "truth": truth.tolist(),
        "logits": logits.ravel().astype(float).tolist(),
        "predicted": predicted.tolist(),
        "runnerUp": order[:, 1].tolist(),
        "probabilities": probabilities.ravel().tolist(),
        "confusion": confusion_matrix(truth, predicted, labels=labels).ravel().tolist(),
        "accuracy": accuracy_score(truth, predicted),
        "precision": precision.tolist(),
        "recall": recall.tolist(),
        "f1": f1.tolist(),
        "support": support.tolist(),
        "meanF1": f1_score(truth, predicted, average="macro", zero_division=0),
        "loss": log_loss(truth, probabilities, labels=labels),
    }


def noisy(classes, count, noise):
    truth = random.integers(0, classes, count)
    return case(classes, truth, 2 * np.eye(classes)[truth] + noise * random.standard_normal((count, classes)))


cases = [noisy(2, 30, 1.5), noisy(3, 50, 2), noisy(10, 80, 1.5)]
# A class that is never predicted, and one that never occurs but is predicted.
cases.append(case(4, [0, 0, 1, 2, 2, 2], np.eye(4)[[0, 1, 0, 3, 2, 2]] * 3))
# A class that neither occurs nor is predicted; the macro average leaves it out.
cases.append(case(4, [0, 1, 2, 2], np.eye(4)[[0, 1, 2, 1]] * 3))
# Nothing right; all right.
cases.append(case(3, [0, 1, 2], np.eye(3)[[1, 2, 0]]))
cases.append(case(3, [0, 1, 2, 1], np.eye(3)[[0, 1, 2, 1]] * 9))

pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(cases) + "\n")
