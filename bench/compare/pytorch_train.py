"""Trains a dense autoencoder with PyTorch and prints what it took, as one line of JSON.

Done the way that is fastest for PyTorch on a CPU: all images stand in memory as floats, a batch is one indexed copy, and no
DataLoader is involved. Only the training loop is timed, not the reading of the files and not the test.

Printed: seconds (a list, one number an epoch), loss (mean over the last epoch's images), test_mse (mean over all pixels
of the test images), peak_rss_mb (of the whole process), threads, torch (version).

Example: pytorch_train.py --data data/mnist --widths 784,32,784 --activations relu,sigmoid --batch 256 --epochs 3
"""
import argparse
import gzip
import json
import os
import resource
import time

import numpy as np
import torch

ACTIVATIONS = {"relu": torch.nn.ReLU, "tanh": torch.nn.Tanh, "sigmoid": torch.nn.Sigmoid, "linear": torch.nn.Identity}
OPTIMIZERS = {"adam": torch.optim.Adam, "sgd": torch.optim.SGD}


def read_images(folder, part):
    """The images of an IDX file, plain or .gz, as floats in [0, 1], one row an image."""
    path = os.path.join(folder, f"{part}-images-idx3-ubyte")
    with (open(path, "rb") if os.path.exists(path) else gzip.open(path + ".gz", "rb")) as file:
        content = file.read()
    magic, count = np.frombuffer(content, ">i4", 2)
    if magic != 2051:
        raise SystemExit(f"{path}: the magic number is {magic}, not 2051")
    pixels = np.frombuffer(content, np.uint8, offset=16).reshape(count, -1)
    return torch.from_numpy(pixels.astype(np.float32) / 255)


def build(widths, activations):
    """Dense layers with an activation after each. A last sigmoid under BCE is left to the loss, which takes logits."""
    layers = []
    for inputs, outputs, activation in zip(widths, widths[1:], activations):
        layers.append(torch.nn.Linear(inputs, outputs))
        if activation != "linear":
            layers.append(ACTIVATIONS[activation]())
    return torch.nn.Sequential(*layers)


def train_epoch(model, loss_function, optimizer, images, batch):
    order = torch.randperm(len(images))
    total = 0.0
    for start in range(0, len(images), batch):
        target = images[order[start:start + batch]]
        optimizer.zero_grad(set_to_none=True)
        loss = loss_function(model(target), target)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(target)
    return total / len(images)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, help="folder of the IDX files")
    parser.add_argument("--widths", required=True, help="comma-separated, the input first")
    parser.add_argument("--activations", required=True, help="comma-separated, one a layer: " + ", ".join(ACTIVATIONS))
    parser.add_argument("--loss", default="mse", choices=["mse", "bce"])
    parser.add_argument("--optimizer", default="adam", choices=sorted(OPTIMIZERS))
    parser.add_argument("--lr", type=float, default=1e-3)
    parser.add_argument("--batch", type=int, default=256)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()

    widths = [int(width) for width in options.widths.split(",")]
    activations = options.activations.split(",")
    if len(activations) != len(widths) - 1:
        raise SystemExit(f"{len(widths) - 1} layers need as many activations, not {len(activations)}")

    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    images = read_images(options.data, "train")
    test = read_images(options.data, "t10k")
    takes_logits = options.loss == "bce" and activations[-1] == "sigmoid"
    if takes_logits:
        activations[-1] = "linear"
    model = build(widths, activations)
    loss_function = torch.nn.BCEWithLogitsLoss() if takes_logits else {"mse": torch.nn.MSELoss, "bce": torch.nn.BCELoss}[options.loss]()
    optimizer = OPTIMIZERS[options.optimizer](model.parameters(), lr=options.lr)

    seconds, loss = [], None
    for _ in range(options.epochs):
        start = time.perf_counter()
        loss = train_epoch(model, loss_function, optimizer, images, options.batch)
        seconds.append(time.perf_counter() - start)

    with torch.no_grad():
        output = torch.sigmoid(model(test)) if takes_logits else model(test)
        test_mse = torch.mean((output - test) ** 2).item()
    print(json.dumps({
        "seconds": [round(value, 4) for value in seconds],
        "loss": loss,
        "test_mse": test_mse,
        "peak_rss_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
        "threads": options.threads,
        "torch": torch.__version__,
    }))


if __name__ == "__main__":
    main()
