"""PyTorch's side of the comparison of inversions: finds the codes of images when it is told to.

It reads the decoder of a run (model.safetensors: dense layers, ReLU between, sigmoid last), and the images and first codes that
the bench's `invert --share DIR` wrote. A line on standard input, `adafactor` or `adam`, is answered by a line of JSON. All
images are one batch of which each code is optimised by itself; the published study took one image at a time.
"""
import argparse
import json
import os
import struct
import sys
import time

import numpy as np
import torch

RATES = {"adafactor": (1e-3, 150), "adam": (1e-2, 500)}  # learning rate, iterations


def read_decoder(path):
    """The decoder's weights and biases, layer by layer."""
    with open(path, "rb") as file:
        header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
        values = file.read()
    layers = {}
    for name, entry in header.items():
        part, *rest = name.split(".")
        if part == "decoder":
            begin, end = entry["data_offsets"]
            array = np.frombuffer(values[begin:end], np.float32).reshape(entry["shape"])
            layers.setdefault(int(rest[0]), {})[rest[1]] = torch.from_numpy(array.copy())
    return [layers[key] for key in sorted(layers)]


class Side:
    def __init__(self, share, run):
        self.layers = read_decoder(os.path.join(run, "model.safetensors"))
        images = np.load(os.path.join(share, "images.npy"))
        self.images = torch.from_numpy(images.reshape(len(images), -1).astype(np.float32) / 255)
        self.codes = torch.from_numpy(np.load(os.path.join(share, "codes.npy")))

    def losses(self, codes):
        values = codes
        for layer in self.layers[:-1]:
            values = torch.relu(torch.nn.functional.linear(values, layer["weight"], layer["bias"]))
        last = self.layers[-1]
        decoded = torch.sigmoid(torch.nn.functional.linear(values, last["weight"], last["bias"]))
        return ((decoded - self.images) ** 2).sum(1)

    def invert(self, method):
        rate, iterations = RATES[method]
        start = time.perf_counter()
        codes = self.codes.clone().requires_grad_(True)
        with torch.no_grad():
            before = self.losses(codes)
        step = getattr(self, method)
        state = [torch.zeros_like(codes) for _ in range(2)]
        for iteration in range(1, iterations + 1):
            gradient, = torch.autograd.grad(self.losses(codes).sum(), codes)
            with torch.no_grad():
                codes -= step(iteration, rate, codes, gradient, state)
        with torch.no_grad():
            after = self.losses(codes)
        seconds = time.perf_counter() - start
        changes = 100 * (after - before) / before
        return {"seconds": seconds, "losses": after.tolist(), "changes": changes.tolist(), "peakMegabytes": peak_megabytes()}

    def adam(self, iteration, rate, codes, gradient, state):
        mean, square = state
        mean.mul_(0.9).add_(gradient, alpha=0.1)
        square.mul_(0.999).addcmul_(gradient, gradient, value=0.001)
        root = (square / (1 - 0.999 ** iteration)).sqrt_() + 1e-8
        return rate * (mean / (1 - 0.9 ** iteration)) / root

    def adafactor(self, iteration, rate, codes, gradient, state):
        """Shazeer and Stern (2018) with Keras' defaults; each row is a parameter of its own."""
        square, _ = state
        decay = 1 - iteration ** -0.8
        square.mul_(decay).add_((1 - decay) * (gradient * gradient + 1e-30))
        update = gradient / square.sqrt()
        update /= torch.clamp(root_mean_square(update), min=1.0)
        return torch.clamp(root_mean_square(codes), min=1e-3) * min(rate, iteration ** -0.5) * update


def root_mean_square(rows):
    return (rows * rows).mean(1, keepdim=True).sqrt()


def peak_megabytes():
    with open("/proc/self/status") as file:
        return next(int(line.split()[1]) / 1024 for line in file if line.startswith("VmHWM:"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--share", required=True, help="folder with images.npy and codes.npy")
    parser.add_argument("--run", required=True, help="run folder with model.safetensors")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    side = Side(options.share, options.run)
    for line in sys.stdin:
        print(json.dumps(side.invert(line.strip())), flush=True)


if __name__ == "__main__":
    main()
