"""A training of a small variational autoencoder by PyTorch, 10 steps: writes variational.safetensors beside this file.

The encoder is dense, 20 - 12 - 4, ReLU after the first layer; its output is two means, then two log-variances. The decoder is
dense, 2 - 12 - 20, ReLU after the first layer, the last gives logits. The code is mean + exp(log-variance / 2) * noise, with the
given noise. The loss is the sum over pixels of the binary cross-entropy of the logits, plus the weight times
KL(N(mean, exp(log-variance)) || N(0, I)), mean over the batch. Adam 1e-2. All values are float32, computed on one thread.

Trainings (the first part of each name):
  plain     weight 1
  free      weight 0.5, and nothing makes the divergence of a number smaller whose mean over the batch is below 0.3 nats

Tensors; F32 where nothing is said; P is a parameter, encoder.0.weight to decoder.1.bias; S a step, 0 to 9:
  pixels  U8 (70, 20)       seven images a step, in order; for both trainings
  noise (70, 2)             the noise of each image's code
  TRAINING.initial.P        the parameters before step 0
  TRAINING.gradient.S.P     the gradients of each step
  TRAINING.final.P          the parameters after step 9
  TRAINING.reconstructions, TRAINING.divergences (10)   the parts of the loss of each step, mean over the batch

The text under the key torch says which version computed them.
"""
import numpy as np
import torch

from write_safetensors import write

STEPS, BATCH, SIZE, HIDDEN, CODE = 10, 7, 20, 12, 2
TRAININGS = {"plain": (1.0, 0.0), "free": (0.5, 0.3)}


def train(name, pixels, noise, tensors):
    weight, free = TRAININGS[name]
    encoder = [torch.nn.Linear(SIZE, HIDDEN), torch.nn.Linear(HIDDEN, 2 * CODE)]
    decoder = [torch.nn.Linear(CODE, HIDDEN), torch.nn.Linear(HIDDEN, SIZE)]
    named = [
        (f"{part}.{i}.{key}", p)
        for part, layers in (("encoder", encoder), ("decoder", decoder))
        for i, layer in enumerate(layers)
        for key, p in layer.named_parameters()
    ]
    with torch.no_grad():
        encoder[1].bias[0] += 1.5
    optimizer = torch.optim.Adam([p for _, p in named], lr=1e-2)
    keep = lambda key, value: tensors.update({f"{name}.{key}": value.detach().numpy().copy()})
    parts = []
    for key, parameter in named:
        keep(f"initial.{key}", parameter)
    for step in range(STEPS):
        batch = slice(step * BATCH, (step + 1) * BATCH)
        x = torch.from_numpy(pixels[batch]).float() / 255
        mean, log_variance = encoder[1](torch.relu(encoder[0](x))).chunk(2, dim=1)
        code = mean + torch.exp(log_variance / 2) * torch.from_numpy(noise[batch])
        logits = decoder[1](torch.relu(decoder[0](code)))
        reconstruction = torch.nn.functional.binary_cross_entropy_with_logits(logits, x, reduction="sum") / BATCH
        posterior = torch.distributions.Normal(mean, torch.exp(log_variance / 2))
        divergence = torch.distributions.kl_divergence(posterior, torch.distributions.Normal(0.0, 1.0)).mean(0)
        loss = reconstruction + weight * torch.clamp(divergence, min=free).sum()
        optimizer.zero_grad()
        loss.backward()
        parts.append((reconstruction.item(), divergence.sum().item()))
        for key, parameter in named:
            keep(f"gradient.{step}.{key}", parameter.grad)
        optimizer.step()
    for key, parameter in named:
        keep(f"final.{key}", parameter)
    tensors[f"{name}.reconstructions"] = np.array([part[0] for part in parts], np.float32)
    tensors[f"{name}.divergences"] = np.array([part[1] for part in parts], np.float32)


def main():
    torch.set_num_threads(1)
    torch.manual_seed(22)
    random = np.random.default_rng(22)
    pixels = random.integers(0, 256, (STEPS * BATCH, SIZE)).astype(np.uint8)
    noise = random.standard_normal((STEPS * BATCH, CODE)).astype(np.float32)
    tensors = {"pixels": pixels, "noise": noise}
    for name in TRAININGS:
        train(name, pixels, noise, tensors)
        print(name, tensors[f"{name}.reconstructions"], tensors[f"{name}.divergences"])
    types = {"float32": "F32", "uint8": "U8"}
    write(
        "variational.safetensors",
        {key: (types[value.dtype.name], list(value.shape), value.tobytes()) for key, value in tensors.items()},
        {"torch": torch.__version__},
    )


if __name__ == "__main__":
    main()
