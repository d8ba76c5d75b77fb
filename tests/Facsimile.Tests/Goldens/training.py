"""Three whole trainings by PyTorch, 10 steps each: writes training.safetensors beside this file.

The network is dense, 20 - 12 - 5 - 12 - 20: layers 0 and 1 encode, 2 and 3 decode. Layers 0 and 2 have the hidden
activation, layer 1 (the code) is linear, layer 3 ends in a sigmoid. All values are float32, computed on one thread.

Trainings (the first part of each name):
  relu-mse-adam   ReLU; squared error, mean over pixels and batch; Adam 1e-2 (betas 0.9, 0.999, epsilon 1e-8)
  tanh-mse-adam   tanh; the same otherwise
  relu-bce-sgd    ReLU; binary cross-entropy on the logits of layer 3, sum over pixels, mean over the batch; SGD 0.02

Tensors, all F32; L is a layer, 0 to 3, and a weight is (outputs, inputs):
  inputs                            (10, 7, 20)  the batch of each step, values in [0, 1], also the targets; for all trainings
  TRAINING.initial.L.weight, .bias               the parameters before step 1
  TRAINING.gradient.L.weight, .bias              the gradients of step 1
  TRAINING.final.L.weight, .bias                 the parameters after step 10
  TRAINING.losses                   (10)         the loss of each step, before its update

The text under the key torch says which version computed them.
"""
import numpy as np
import torch

from write_safetensors import write

STEPS, BATCH = 10, 7
WIDTHS = [20, 12, 5, 12, 20]


class Network(torch.nn.Module):
    def __init__(self, activation):
        super().__init__()
        self.layers = torch.nn.ModuleList(torch.nn.Linear(*pair) for pair in zip(WIDTHS, WIDTHS[1:]))
        self.activation = activation

    def logits(self, x):
        code = self.layers[1](self.activation(self.layers[0](x)))
        return self.layers[3](self.activation(self.layers[2](code)))

    def named(self):
        return [(f"{i}.{name}", p) for i, layer in enumerate(self.layers) for name, p in layer.named_parameters()]


def squared_error(logits, target):
    return torch.nn.functional.mse_loss(torch.sigmoid(logits), target)


def cross_entropy(logits, target):
    return torch.nn.functional.binary_cross_entropy_with_logits(logits, target, reduction="sum") / len(target)


TRAININGS = {
    "relu-mse-adam": (torch.relu, squared_error, lambda parameters: torch.optim.Adam(parameters, lr=1e-2)),
    "tanh-mse-adam": (torch.tanh, squared_error, lambda parameters: torch.optim.Adam(parameters, lr=1e-2)),
    "relu-bce-sgd": (torch.relu, cross_entropy, lambda parameters: torch.optim.SGD(parameters, lr=0.02)),
}


def train(name, inputs, tensors):
    activation, loss_function, make_optimizer = TRAININGS[name]
    network = Network(activation)
    optimizer = make_optimizer(network.parameters())
    keep = lambda key, value: tensors.update({f"{name}.{key}": value.detach().numpy().copy()})
    losses = []
    for key, parameter in network.named():
        keep(f"initial.{key}", parameter)
    for step in range(STEPS):
        optimizer.zero_grad()
        loss = loss_function(network.logits(inputs[step]), inputs[step])
        loss.backward()
        losses.append(loss.item())
        if step == 0:
            for key, parameter in network.named():
                keep(f"gradient.{key}", parameter.grad)
        optimizer.step()
    for key, parameter in network.named():
        keep(f"final.{key}", parameter)
    tensors[f"{name}.losses"] = np.array(losses, np.float32)


def main():
    torch.set_num_threads(1)
    torch.manual_seed(20)
    inputs = torch.rand(STEPS, BATCH, WIDTHS[0])
    tensors = {"inputs": inputs.numpy()}
    for name in TRAININGS:
        train(name, inputs, tensors)
        print(name, tensors[f"{name}.losses"])
    write(
        "training.safetensors",
        {key: ("F32", list(value.shape), value.astype("<f4").tobytes()) for key, value in tensors.items()},
        {"torch": torch.__version__},
    )


if __name__ == "__main__":
    main()
