"""PyTorch's side of the comparison: trains, tests and runs a network when it is told to.

It reads what the bench's `train --share DIR` wrote (plan.json, weights.bin, order.bin), so it trains the same network from the
same first weights on the same batches in the same order. Then it takes turns: a line on standard input, `epoch`, `test` or
`infer BATCH`, is answered by a line of JSON.

Done the way that is fastest for PyTorch on a CPU: all images stand in memory as floats, a batch is one indexed copy, and no
DataLoader is involved. Only the work is timed, not the reading of the files.
"""
import argparse
import gzip
import json
import os
import sys
import time

import numpy as np
import torch

INFERENCE_SECONDS = 0.3
TEST_BATCH = 250
ACTIVATIONS = {"relu": torch.nn.ReLU, "tanh": torch.nn.Tanh, "sigmoid": torch.nn.Sigmoid}


def read_idx(folder, name, header):
    """The bytes of an IDX file behind its header, plain or .gz."""
    path = os.path.join(folder, name)
    with (open(path, "rb") if os.path.exists(path) else gzip.open(path + ".gz", "rb")) as file:
        return np.frombuffer(file.read(), np.uint8, offset=header)


def read_part(folder, part, plan, count=None):
    """Images as floats in [0, 1], and what they are compared with: labels or the images themselves."""
    pixels = read_idx(folder, f"{part}-images-idx3-ubyte", 16).reshape(-1, 784)[:count].astype(np.float32) / 255
    if plan.get("binarize") is not None:
        pixels = (pixels >= plan["binarize"]).astype(np.float32)
    images = torch.from_numpy(pixels).reshape(-1, *plan["input"])
    if plan["target"] == "images":
        return images, images
    return images, torch.from_numpy(read_idx(folder, f"{part}-labels-idx1-ubyte", 8)[:count].astype(np.int64))


class GaussianSampling(torch.nn.Module):
    """A code drawn from its distribution, and while training the divergence of these distributions from N(0, I)."""

    def __init__(self, size):
        super().__init__()
        self.size = size
        self.divergence = 0.0  # mean over the batch

    def forward(self, inputs):
        mean, log_variance = inputs.split(self.size, dim=1)
        if not self.training:
            self.divergence = 0.0
            return mean
        deviation = torch.exp(0.5 * log_variance)
        self.divergence = 0.5 * (mean * mean + deviation * deviation - 1 - log_variance).sum() / len(mean)
        return mean + deviation * torch.randn_like(mean)


def module_of(layer):
    """The module of one layer of plan.json."""
    kind = layer["type"]
    if kind == "dense":
        return torch.nn.Linear(layer["inputs"], layer["outputs"])
    if kind in ("conv2d", "conv-transpose2d"):
        settings = {"kernel_size": layer["kernel"], "stride": layer["stride"], "padding": layer["padding"]}
        if kind == "conv2d":
            return torch.nn.Conv2d(layer["inputChannels"], layer["outputChannels"], **settings)
        settings["output_padding"] = layer["outputPadding"]
        return torch.nn.ConvTranspose2d(layer["inputChannels"], layer["outputChannels"], **settings)
    if kind == "max-pool2d":
        return torch.nn.MaxPool2d(layer["size"], layer["stride"])
    if kind == "upsample":
        return torch.nn.Upsample(scale_factor=layer["scale"])
    if kind == "reshape":
        return torch.nn.Unflatten(1, layer["output"]) if len(layer["output"]) > 1 else torch.nn.Flatten()
    if kind == "gaussian-sampling":
        return GaussianSampling(layer["size"])
    if kind == "dropout":
        return torch.nn.Dropout(layer["probability"])
    return ACTIVATIONS[kind]()


def build(layers, weights):
    """The network with the given first weights. A last sigmoid is left to a loss that takes logits."""
    modules = [module_of(layer) for layer in layers]
    model = torch.nn.Sequential(*modules)
    start = 0
    with torch.no_grad():
        for parameter in model.parameters():
            values = weights[start:start + parameter.numel()]
            parameter.copy_(torch.from_numpy(values.reshape(parameter.shape)))
            start += parameter.numel()
    if start != len(weights):
        raise SystemExit(f"weights.bin holds {len(weights)} values, the network has {start}")
    return model


def loss_of(plan):
    """The loss of a batch, averaged over its images, and whether it takes logits."""
    kind, reduction = plan["loss"]["type"], plan["loss"].get("reduction", "mean")
    if kind == "cross-entropy":
        return torch.nn.CrossEntropyLoss(), False
    kernel = {"mse": torch.nn.MSELoss, "bce": torch.nn.BCEWithLogitsLoss}[kind](reduction=reduction)
    if reduction == "mean":
        return kernel, kind == "bce"
    return lambda output, target: kernel(output, target) / len(target), kind == "bce"


def optimizer_of(plan, model):
    settings = plan["optimizer"]
    if settings["type"] == "sgd":
        return torch.optim.SGD(model.parameters(), lr=settings["learningRate"])
    betas = (settings["beta1"], settings["beta2"])
    return torch.optim.Adam(model.parameters(), lr=settings["learningRate"], betas=betas, eps=settings["epsilon"])


class Side:
    def __init__(self, share, data):
        with open(os.path.join(share, "plan.json")) as file:
            self.plan = json.load(file)
        folder = os.path.join(data, self.plan["dataSet"])
        self.images, self.targets = read_part(folder, "train", self.plan, self.plan["images"])
        self.test_images, self.test_targets = read_part(folder, "t10k", self.plan)
        self.model = build(self.plan["layers"], np.fromfile(os.path.join(share, "weights.bin"), np.float32))
        self.loss, takes_logits = loss_of(self.plan)
        self.trained = self.model
        if takes_logits:  # the last sigmoid, and the reshaping behind it
            sigmoid = max(i for i, module in enumerate(self.model) if isinstance(module, torch.nn.Sigmoid))
            self.trained = torch.nn.Sequential(*self.model[:sigmoid], *self.model[sigmoid + 1:])
        self.divergences = [module for module in self.model if isinstance(module, GaussianSampling)]
        self.optimizer = optimizer_of(self.plan, self.model)
        self.orders = torch.from_numpy(np.fromfile(os.path.join(share, "order.bin"), np.int32).astype(np.int64))
        self.orders = self.orders.reshape(-1, len(self.images))
        self.epochs_done = 0

    def epoch(self):
        order, batch, total = self.orders[self.epochs_done], self.plan["batchSize"], 0.0
        self.model.train()
        start = time.perf_counter()
        for first in range(0, len(order), batch):
            chosen = order[first:first + batch]
            inputs = self.images[chosen]
            targets = inputs if self.targets is self.images else self.targets[chosen]
            self.optimizer.zero_grad(set_to_none=True)
            loss = self.loss(self.trained(inputs), targets)
            for module in self.divergences:
                loss = loss + module.divergence
            loss.backward()
            self.optimizer.step()
            total += loss.item() * len(chosen)
        self.epochs_done += 1
        seconds = time.perf_counter() - start
        return {"seconds": seconds, "loss": total / len(order), "epochs": self.epochs_done, "peakMegabytes": peak_megabytes()}

    def test(self):
        self.model.eval()
        total = 0.0
        with torch.no_grad():
            for first in range(0, len(self.test_images), TEST_BATCH):
                inputs = self.test_images[first:first + TEST_BATCH]
                total += self.loss(self.trained(inputs), self.test_targets[first:first + TEST_BATCH]).item() * len(inputs)
        return {"loss": total / len(self.test_images)}

    def infer(self, batch):
        """The median of the seconds for all test images, given as floats."""
        self.model.eval()
        seconds, begin = [], None
        with torch.no_grad():
            while begin is None or time.perf_counter() - begin < INFERENCE_SECONDS:
                start = time.perf_counter()
                for first in range(0, len(self.test_images), batch):
                    self.model(self.test_images[first:first + batch])
                if begin is None:
                    begin = time.perf_counter()
                    continue
                seconds.append(time.perf_counter() - start)
        return {"seconds": float(np.median(seconds))}


def peak_megabytes():
    with open("/proc/self/status") as file:
        return next(int(line.split()[1]) / 1024 for line in file if line.startswith("VmHWM:"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--share", required=True, help="folder with plan.json, weights.bin and order.bin")
    parser.add_argument("--data", required=True, help="folder of the data sets")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    side = Side(options.share, options.data)
    for line in sys.stdin:
        command, *arguments = line.split()
        answer = {"epoch": side.epoch, "test": side.test, "infer": side.infer}[command](*map(int, arguments))
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
