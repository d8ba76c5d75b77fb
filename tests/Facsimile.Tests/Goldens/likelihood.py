"""Likelihoods of images under two tiny variational autoencoders, by SciPy: writes likelihood.json beside this file.

Both have images of 1x2x3, a code of 2, one dense layer as encoder (two means, then two log-variances) and one as decoder.

  gaussian   The decoder is linear and pixels are normal around it with deviation 0.3; its weights are orthogonal columns, so that
             the exact posterior has independent numbers, and the encoder is that posterior. Then p(x|z)p(z)/q(z|x) is p(x) for
             every z: any number of samples gives the exact likelihood, which is that of N(bias, W W' + 0.09 I), and the bound is
             tight.
  bernoulli  The decoder gives logits, the pixels are grey; the encoder has random weights. p(x) and the bound are integrals
             over the plane of codes, here sums over a fine grid.

Of each: encoder and decoder weight (outputs x inputs) and bias, pixels (bytes), and as means over the images
negative_log_likelihood, negative_lower_bound, divergence.
"""
import json
import os

import numpy as np
from scipy.special import logsumexp
from scipy.stats import multivariate_normal, norm

HERE = os.path.dirname(os.path.abspath(__file__))
SIZE, CODE, COUNT, DEVIATION = 6, 2, 5, 0.3


def divergence(mean, log_variance):
    return float(np.mean(0.5 * np.sum(mean**2 + np.exp(log_variance) - 1 - log_variance, axis=1)))


def gaussian(random):
    weight = np.linalg.qr(random.standard_normal((SIZE, CODE)))[0] * [0.9, 0.2]
    bias = random.uniform(0.3, 0.7, SIZE)
    pixels = random.integers(0, 256, (COUNT, SIZE))
    x = pixels / 255
    precision = np.eye(CODE) + weight.T @ weight / DEVIATION**2
    assert abs(precision[0, 1]) < 1e-12
    gain = np.linalg.inv(precision) @ weight.T / DEVIATION**2
    log_variance = -np.log(np.diag(precision))
    exact = -multivariate_normal(bias, weight @ weight.T + DEVIATION**2 * np.eye(SIZE)).logpdf(x).mean()
    return {
        "encoder_weight": np.vstack([gain, np.zeros((CODE, SIZE))]),
        "encoder_bias": np.concatenate([-gain @ bias, log_variance]),
        "decoder_weight": weight,
        "decoder_bias": bias,
        "pixels": pixels,
        "negative_log_likelihood": exact,
        "negative_lower_bound": exact,
        "divergence": divergence((x - bias) @ gain.T, np.tile(log_variance, (COUNT, 1))),
    }


def bernoulli(random):
    encoder, encoder_bias = random.normal(0, 0.3, (2 * CODE, SIZE)), np.array([0.2, -0.3, -0.1, -0.2])
    decoder, decoder_bias = random.normal(0, 1.5, (SIZE, CODE)), random.normal(0, 0.5, SIZE)
    pixels = random.integers(0, 256, (COUNT, SIZE))
    x = pixels / 255
    axis = np.linspace(-9, 9, 1201)
    z = np.stack(np.meshgrid(axis, axis), -1).reshape(-1, CODE)
    cell = 2 * np.log(axis[1] - axis[0])
    logits = z @ decoder.T + decoder_bias
    log_prior = norm.logpdf(z).sum(1)
    outputs = x @ encoder.T + encoder_bias
    mean, log_variance = outputs[:, :CODE], outputs[:, CODE:]
    evidence, bound = [], []
    for i in range(COUNT):
        log_joint = (x[i] * logits - np.logaddexp(0, logits)).sum(1) + log_prior
        log_posterior = norm.logpdf(z, mean[i], np.exp(log_variance[i] / 2)).sum(1)
        evidence.append(-(logsumexp(log_joint) + cell))
        bound.append(np.sum(np.exp(log_posterior + cell) * (log_posterior - log_joint)))
    return {
        "encoder_weight": encoder,
        "encoder_bias": encoder_bias,
        "decoder_weight": decoder,
        "decoder_bias": decoder_bias,
        "pixels": pixels,
        "negative_log_likelihood": float(np.mean(evidence)),
        "negative_lower_bound": float(np.mean(bound)),
        "divergence": divergence(mean, log_variance),
    }


def main():
    random = np.random.default_rng(16)
    models = {"gaussian": gaussian(random), "bernoulli": bernoulli(random)}
    plain = {
        name: {key: np.asarray(value).ravel().tolist() if np.ndim(value) else value for key, value in model.items()}
        for name, model in models.items()
    }
    with open(os.path.join(HERE, "likelihood.json"), "w") as file:
        json.dump(plain, file, indent=1)
        file.write("\n")
    print({name: {key: value for key, value in model.items() if np.ndim(value) == 0} for name, model in models.items()})


if __name__ == "__main__":
    main()
