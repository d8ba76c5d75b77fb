"""Two trainings of a small classifier by PyTorch, 10 steps each: writes classifier_training.safetensors beside this file.

The network is dense, 20 - 12 - 8 - 5, ReLU after the first two layers, the last gives logits. Images are bytes of 4 x 5
pixels; pixels are value / 255, then (x - 0.1307) / 0.3081. The loss is the cross-entropy of the logits, mean over the batch.
All values are float32, computed on one thread.

Trainings (the first part of each name):
  adam      Adam 1e-2 (betas 0.9, 0.999, epsilon 1e-8)
  momentum  SGD 0.05, momentum 0.9

Tensors; F32 where nothing is said; L is a layer, 0 to 2, S a step, 0 to 9, and a weight is (outputs, inputs):
  pixels        U8 (70, 20)  seven images a step, in order; for both trainings
  labels        U8 (70)      their classes, 0 to 4
  TRAINING.initial.L.weight, .bias       the parameters before step 0
  TRAINING.gradient.S.L.weight, .bias    the gradients of each step
  TRAINING.final.L.weight, .bias         the parameters after step 9
  TRAINING.losses (10)                   the loss of each step, before its update
  TRAINING.hits I64 (10)                 for how many images of each step the largest logit was that of the class

The text under the key torch says which version computed them.
"""
import numpy as np
import torch

from write_safetensors import write

STEPS, BATCH = 10, 7
WIDTHS = [20, 12, 8, 5]
MEAN, DEVIATION = 0.1307, 0.3081

TRAININGS = {
    "adam": lambda parameters: torch.optim.Adam(parameters, lr=1e-2),
    "momentum": lambda parameters: torch.optim.SGD(parameters, lr=0.05, momentum=0.9),
}


def train(name, pixels, labels, tensors):
    layers = [torch.nn.Linear(*pair) for pair in zip(WIDTHS, WIDTHS[1:])]
    named = [(f"{i}.{key}", p) for i, layer in enumerate(layers) for key, p in layer.named_parameters()]
    optimizer = TRAININGS[name]([p for _, p in named])
    keep = lambda key, value: tensors.update({f"{name}.{key}": value.detach().numpy().copy()})
    losses, hits = [], []
    for key, parameter in named:
        keep(f"initial.{key}", parameter)
    for step in range(STEPS):
        batch = slice(step * BATCH, (step + 1) * BATCH)
        x = (torch.from_numpy(pixels[batch]).float() / 255 - MEAN) / DEVIATION
        y = torch.from_numpy(labels[batch]).long()
        logits = layers[2](torch.relu(layers[1](torch.relu(layers[0](x)))))
        loss = torch.nn.functional.cross_entropy(logits, y)
        optimizer.zero_grad()
        loss.backward()
        losses.append(loss.item())
        hits.append(int((logits.argmax(1) == y).sum()))
        for key, parameter in named:
            keep(f"gradient.{step}.{key}", parameter.grad)
        optimizer.step()
    for key, parameter in named:
        keep(f"final.{key}", parameter)
    tensors[f"{name}.losses"] = np.array(losses, np.float32)
    tensors[f"{name}.hits"] = np.array(hits, np.int64)


def main():
    torch.set_num_threads(1)
    torch.manual_seed(21)
    random = np.random.default_rng(21)
    labels = random.integers(0, WIDTHS[-1], STEPS * BATCH).astype(np.uint8)
    # Each class has a bright stripe of its own, so that there is something to learn.
    pixels = random.integers(0, 120, (STEPS * BATCH, WIDTHS[0])).astype(np.uint8)
    for image, label in zip(pixels, labels):
        image[4 * label:4 * label + 4] += 100
    tensors = {"pixels": pixels, "labels": labels}
    for name in TRAININGS:
        train(name, pixels, labels, tensors)
        print(name, tensors[f"{name}.losses"], tensors[f"{name}.hits"])
    types = {"float32": "F32", "int64": "I64", "uint8": "U8"}
    write(
        "classifier_training.safetensors",
        {key: (types[value.dtype.name], list(value.shape), value.tobytes()) for key, value in tensors.items()},
        {"torch": torch.__version__},
    )


if __name__ == "__main__":
    main()
