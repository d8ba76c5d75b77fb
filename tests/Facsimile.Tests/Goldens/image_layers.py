"""The layers of images by PyTorch: writes image_layers.safetensors beside this file.

For each network of NETWORKS, a few layers on a batch of 3 random images, trained for one pass:

  NAME.input                         the batch
  NAME.parameter.L.weight, .bias     the parameters; L counts the layers from 0
  NAME.output                        the output while training
  NAME.upstream                      the gradient of the output, random
  NAME.inputGradient                 the gradient of the input
  NAME.gradient.L.weight, .bias      the gradients of the parameters
  NAME.buffer.L.running_mean, ...    running statistics after the pass
  NAME.evaluated                     the output with these statistics

and one whole training of 10 steps of a convolutional autoencoder with batch normalisation (binary cross-entropy, mean over
pixels; SGD 0.5): training.inputs (10, 6, 1, 8, 8), also the targets, training.initial.*, training.losses, training.final.*,
training.buffer.* (running statistics after step 10). Not Adam: the biases before a normalisation have no gradient but
rounding errors, which Adam would make into whole steps.

All tensors are F32, computed on one thread. The text under the key torch says which version computed them.
"""
import numpy as np
import torch
from torch import nn

from write_safetensors import write

BATCH = 3
NETWORKS = {
    "conv": ((2, 7, 6), lambda: [nn.Conv2d(2, 5, 3)]),
    "conv-padded": ((3, 7, 6), lambda: [nn.Conv2d(3, 4, 5, padding=2)]),
    "conv-strided": ((3, 9, 8), lambda: [nn.Conv2d(3, 6, 3, stride=2, padding=1)]),
    "conv-transpose": ((4, 3, 5), lambda: [nn.ConvTranspose2d(4, 3, 3)]),
    "conv-transpose-strided": (
        (4, 3, 5), lambda: [nn.ConvTranspose2d(4, 3, 3, stride=2, padding=1, output_padding=(1, 0))]),
    "max-pool": ((2, 7, 6), lambda: [nn.MaxPool2d(2)]),
    "max-pool-overlapping": ((2, 7, 9), lambda: [nn.MaxPool2d(3, stride=2)]),
    "average-pool": ((2, 7, 6), lambda: [nn.AvgPool2d(2)]),
    "average-pool-overlapping": ((2, 7, 9), lambda: [nn.AvgPool2d(3, stride=2)]),
    "nearest": ((2, 3, 4), lambda: [nn.Upsample(scale_factor=2)]),
    "bilinear": ((2, 3, 4), lambda: [nn.Upsample(scale_factor=2, mode="bilinear", align_corners=False)]),
    "bilinear-3": ((1, 4, 3), lambda: [nn.Upsample(scale_factor=3, mode="bilinear", align_corners=False)]),
    "batch-norm": ((7,), lambda: [nn.BatchNorm1d(7)]),
    "batch-norm-images": ((4, 5, 6), lambda: [nn.BatchNorm2d(4)]),
    "conv-relu-pool": ((1, 9, 8), lambda: [nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)]),
    "nearest-conv": ((4, 4, 5), lambda: [nn.Upsample(scale_factor=2), nn.Conv2d(4, 3, 3, padding=1), nn.Sigmoid()]),
}


def autoencoder():
    return nn.Sequential(
        nn.Conv2d(1, 6, 3, padding=1), nn.BatchNorm2d(6), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(6, 4, 3, stride=2, padding=1), nn.ReLU(),
        nn.ConvTranspose2d(4, 6, 3, stride=2, padding=1, output_padding=1), nn.BatchNorm2d(6), nn.ReLU(),
        nn.Upsample(scale_factor=2), nn.Conv2d(6, 1, 3, padding=1))


def keep(tensors, prefix, named):
    for name, value in named:
        if not name.endswith("num_batches_tracked"):
            tensors[f"{prefix}.{name}"] = value.detach().numpy().copy()


def run(name, tensors):
    shape, make = NETWORKS[name]
    network = nn.Sequential(*make())
    for layer in network:
        if isinstance(layer, (nn.BatchNorm1d, nn.BatchNorm2d)):
            nn.init.uniform_(layer.weight, 0.5, 2)
            nn.init.uniform_(layer.bias, -1, 1)
    keep(tensors, f"{name}.parameter", network.named_parameters())
    x = (3 * torch.randn(BATCH, *shape) + 1).requires_grad_()
    output = network(x)
    upstream = torch.randn_like(output)
    output.backward(upstream)
    keep(tensors, name, [("input", x), ("output", output), ("upstream", upstream), ("inputGradient", x.grad)])
    keep(tensors, f"{name}.gradient", [(key, parameter.grad) for key, parameter in network.named_parameters()])
    keep(tensors, f"{name}.buffer", network.named_buffers())
    keep(tensors, name, [("evaluated", network.eval()(x))])


def train(tensors):
    network = autoencoder()
    inputs = torch.rand(10, 6, 1, 8, 8) ** 3  # mostly dark
    optimizer = torch.optim.SGD(network.parameters(), lr=0.5)
    keep(tensors, "training.initial", network.named_parameters())
    losses = []
    for batch in inputs:
        optimizer.zero_grad()
        loss = nn.functional.binary_cross_entropy_with_logits(network(batch), batch)
        loss.backward()
        losses.append(loss.item())
        optimizer.step()
    keep(tensors, "training.final", network.named_parameters())
    keep(tensors, "training.buffer", network.named_buffers())
    tensors["training.inputs"] = inputs.numpy()
    tensors["training.losses"] = np.array(losses, np.float32)
    print(losses)


def main():
    torch.set_num_threads(1)
    torch.manual_seed(21)
    tensors = {}
    for name in NETWORKS:
        run(name, tensors)
    train(tensors)
    write(
        "image_layers.safetensors",
        {key: ("F32", list(value.shape), value.astype("<f4").tobytes()) for key, value in tensors.items()},
        {"torch": torch.__version__},
    )


if __name__ == "__main__":
    main()
