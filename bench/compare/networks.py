"""The networks that are compared. To add one, add a line: everything else is read from its recipe."""
import os
from dataclasses import dataclass

RECIPES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "recipes")

# What makes both sides do equal work: no images held out, and the first weights drawn as PyTorch draws them.
EQUAL_WORK = ["training.validationFraction=0", "network.initializer=pytorch"]


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
    of_file("autoencoder-8", 5000),
    of_file("autoencoder-8-bce", 5000),
    of_file("autoencoder-16", 5000),
]}


def operations_per_image(plan):
    """Multiplications and additions of a training step for one image.

    Forward, weight gradient and input gradient are products of 2·in·out operations each, and the first layer has no input
    gradient: 2·(3·Σ in·out − in·out of the first layer). Activations, loss and optimiser are not counted.
    """
    weights = [layer["inputs"] * layer["outputs"] for layer in plan["layers"] if layer["type"] == "dense"]
    return 2 * (3 * sum(weights) - weights[0])
