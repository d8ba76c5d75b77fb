"""Codes of images found by SciPy (least squares, BFGS), PyTorch (Adam) and the formulas of Keras' Adafactor in NumPy.

A decoder 2 - 24 (ReLU) - 30 (sigmoid) with random weights; images are its own at random codes, rounded to 256 levels and with
noise; the searches start nearby. Run: python3 inversion.py > inversion.json
"""
import base64
import json

import numpy as np
import torch
from scipy.optimize import least_squares, minimize

rng = np.random.default_rng(11)
w1 = rng.normal(0, 1, (24, 2)).astype(np.float32)
b1 = rng.normal(0, 0.5, 24).astype(np.float32)
w2 = rng.normal(0, 0.5, (30, 24)).astype(np.float32)
b2 = rng.normal(0, 0.5, 30).astype(np.float32)


def decode(z):
    return 1 / (1 + np.exp(-(w2.astype(float) @ np.maximum(w1.astype(float) @ z + b1, 0) + b2)))


def jacobian(z):
    hidden = w1.astype(float) @ z + b1
    d = decode(z)
    return (d * (1 - d))[:, None] * (w2.astype(float) @ ((hidden > 0)[:, None] * w1.astype(float)))


count = 12
true = rng.normal(0, 1, (count, 2))
pixels = np.stack([decode(z) for z in true]) + rng.normal(0, 0.03, (count, 30))
pixels = np.clip(np.rint(255 * pixels), 0, 255).astype(np.uint8)
starts = (true + rng.normal(0, 0.15, true.shape)).astype(np.float32)


def adafactor(x, z, steps, rate=1e-3):
    z, v, losses = z.astype(float).copy(), np.zeros(2), []
    for t in range(1, steps + 1):
        r = decode(z) - x
        losses.append(r @ r)
        g = 2 * jacobian(z).T @ r
        beta = 1 - t ** -0.8
        v = beta * v + (1 - beta) * (g * g + 1e-30)
        u = g / np.sqrt(v)
        u /= max(1, np.sqrt(np.mean(u * u)) / 1.0)
        z -= max(1e-3, np.sqrt(np.mean(z * z))) * min(rate, 1 / np.sqrt(t)) * u
    r = decode(z) - x
    return min(losses + [r @ r])


def adam(x, z, steps, rate=0.01):
    z = torch.tensor(z.astype(float), requires_grad=True)
    optimizer, losses = torch.optim.Adam([z], lr=rate), []
    for step in range(steps + 1):
        hidden = torch.relu(torch.tensor(w1, dtype=torch.float64) @ z + torch.tensor(b1))
        out = torch.sigmoid(torch.tensor(w2, dtype=torch.float64) @ hidden + torch.tensor(b2))
        loss = ((out - torch.tensor(x)) ** 2).sum()
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return min(losses)


def descent(x, z, steps, rate=0.02):
    z, losses = z.astype(float).copy(), []
    for _ in range(steps + 1):
        r = decode(z) - x
        losses.append(r @ r)
        z -= rate * 2 * jacobian(z).T @ r
    return min(losses)


results = {name: [] for name in ["start", "leastSquares", "bfgs", "adam", "adafactor", "gradientDescent"]}
for image, start in zip(pixels, starts):
    x = image / 255.0
    f = lambda z: np.sum((decode(z) - x) ** 2)
    results["start"].append(f(start.astype(float)))
    results["leastSquares"].append(2 * least_squares(lambda z: decode(z) - x, start, jacobian, xtol=1e-12, ftol=1e-12).cost)
    gradient = lambda z: 2 * jacobian(z).T @ (decode(z) - x)
    results["bfgs"].append(minimize(f, start.astype(float), jac=gradient, method="BFGS").fun)
    results["adam"].append(adam(x, start, 40))
    results["adafactor"].append(adafactor(x, start, 150))
    results["gradientDescent"].append(descent(x, start, 25))


def encoded(values):
    return base64.b64encode(np.ascontiguousarray(values, dtype="<f4").tobytes()).decode()


print(json.dumps([{
    "weights": [encoded(w1), encoded(b1), encoded(w2), encoded(b2)],
    "pixels": base64.b64encode(pixels.tobytes()).decode(),
    "starts": encoded(starts),
    **results,
}]))
