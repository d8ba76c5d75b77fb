"""The networks that are compared. To add one, add a line: everything else is read from its recipe."""
import os
from dataclasses import dataclass

RECIPES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "recipes")

# What makes both sides do equal work: no images held out, none corrupted (each side has its own noise, and with it another
# loss), and the first weights drawn as PyTorch draws them.
EQUAL_WORK = ["training.validationFraction=0", "corruption=null", "network.initializer=pytorch"]


@dataclass(frozen=True)
class Network:
    name: str
    recipe: str  # a built-in recipe or a recipe file
    settings: tuple = tuple(EQUAL_WORK)
    quick_images: int | None = None  # with --quick: as many training images as take some tenths of a second; all if None


def of_file(name, quick_images):
    return Network(name, os.path.join(RECIPES, name + ".json"), quick_images=quick_images)


def built_in(name, quick_images=None):
    return Network(name, name, quick_images=quick_images)


NETWORKS = {network.name: network for network in [
    built_in("fashion-simple"),
    built_in("fashion-deep"),
    built_in("digits-p2", 20000),
    built_in("digits-p16", 20000),
    built_in("digits-deep-p2", 20000),
    built_in("digits-deep-p8", 20000),
    built_in("digits-deep-p16", 20000),
    built_in("simple"),
    built_in("mlp", 10000),
    built_in("vae-2", 4000),
    built_in("conv", 4000),
    built_in("denoise", 2000),
    built_in("cnn", 4000),
    built_in("cnn-small", 2000),
    of_file("autoencoder-8", 5000),
    of_file("autoencoder-8-bce", 5000),
    of_file("autoencoder-16", 5000),
]}


def operations_per_image(plan):
    """Multiplications and additions of a training step for one image.

    Forward, weight gradient and input gradient are products of 2·weights·positions operations each, where a dense layer has one
    position and a convolution as many as places to which its kernel is moved; the first layer has no input gradient. Borders
    are counted as if they were inside. Activations, pooling, loss and optimiser are not counted.
    """
    products = [operations_of(layer) for layer in plan["layers"] if operations_of(layer)]
    return 2 * (3 * sum(products) - products[0])


def operations_of(layer):
    if layer["type"] == "dense":
        return layer["inputs"] * layer["outputs"]
    if layer["type"] in ("conv2d", "conv-transpose2d"):
        return layer["inputChannels"] * layer["outputChannels"] * layer["kernel"] ** 2 * layer["positions"]
    return 0
