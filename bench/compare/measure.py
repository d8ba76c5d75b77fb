"""Measures one network: the sides train, test and infer in turns, and what they needed is put into one record."""
import json
import os
import statistics
import sys
import tempfile
import time

from networks import operations_per_image
from sides import facsimile, pytorch, run_command_line

PYTORCH = ["pytorch 1 thread", "pytorch 2 threads"]


def measure(network, options, sgemm, deadline):
    """`deadline` is when this network should be finished: rounds that would begin later are left out, but not the first."""
    with tempfile.TemporaryDirectory() as share:
        sides = {
            "facsimile": facsimile(network, options, share),  # first, since it writes what the others read
            PYTORCH[0]: pytorch(options, share, 1),
            PYTORCH[1]: pytorch(options, share, 2),
        }
        try:
            starts, epochs = first_epochs(sides)
            speeds = train(sides, epochs, options, sgemm, deadline, network.name)
            test = {name: side.ask("test")["loss"] for name, side in sides.items()}
            inference = infer(sides, options, deadline, network.name)
        finally:
            for side in sides.values():
                side.close()
        with open(os.path.join(share, "plan.json")) as file:
            plan = json.load(file)
    command = run_command_line(network, options)
    return record(network, plan, starts, epochs, speeds, test, inference, command)


def first_epochs(sides):
    """Starts each side and lets it train the first epoch, which pays for compiling, page faults and the like."""
    starts, epochs = {}, {}
    for name, side in sides.items():
        start = time.perf_counter()
        epochs[name] = [side.ask("epoch")]
        starts[name] = time.perf_counter() - start
    return starts, epochs


def train(sides, epochs, options, sgemm, deadline, network):
    speeds = []
    for number, order in rounds(sides, options.epochs, deadline):
        for name in order:
            epochs[name].append(sides[name].ask("epoch"))
        speeds.append(sgemm.ask("measure")["gigaflopsASecond"])
        print(f"{network}: epoch {number} of {options.epochs}", file=sys.stderr)
    return speeds


def infer(sides, options, deadline, network):
    seconds = {str(batch): {name: [] for name in sides} for batch in options.inference_batches}
    for number, order in rounds(sides, options.inference_rounds, deadline):
        for batch in options.inference_batches:
            for name in order:
                seconds[str(batch)][name].append(sides[name].ask(f"infer {batch}")["seconds"])
        print(f"{network}: inference {number} of {options.inference_rounds}", file=sys.stderr)
    return seconds


def rounds(sides, count, deadline):
    """The numbers of the rounds and the order of the sides in each; nobody is always first."""
    names = list(sides)
    for number in range(1, count + 1):
        if number > 1 and time.monotonic() > deadline:
            return
        shift = number % len(names)
        yield number, names[shift:] + names[:shift]


def record(network, plan, starts, epochs, speeds, test, inference, command):
    seconds = {name: [epoch["seconds"] for epoch in side[1:]] for name, side in epochs.items()}
    steady = {name: statistics.median(values) for name, values in seconds.items()}
    best = min(PYTORCH, key=steady.get)
    billions = operations_per_image(plan) * plan["images"] * 1e-9
    own_start = command["startSeconds"]
    batches = -(-plan["images"] // plan["batchSize"])
    return {
        "network": network.name,
        "plan": plan,
        "seconds": seconds,
        "medianSeconds": steady,
        "pytorchBest": best,
        "timesAsFast": ratio(seconds[best], seconds["facsimile"]),
        "gigaflops": billions / steady["facsimile"],
        "sgemmGigaflops": statistics.median(speeds),
        "shareOfSgemm": statistics.median(billions / epoch / speed for epoch, speed in zip(seconds["facsimile"], speeds)),
        "startSeconds": {"pytorch": starts[best] - steady[best], "facsimile": own_start},
        "peakMegabytes": {
            "pytorch": epochs[best][-1]["peakMegabytes"],
            "facsimile": command["peakMegabytes"],
        },
        "commandLine": command,
        "steps": batches * len(epochs["facsimile"]),
        "trainingLoss": {"pytorch": epochs[best][-1]["loss"], "facsimile": epochs["facsimile"][-1]["loss"]},
        "testLoss": {"pytorch": test[best], "facsimile": test["facsimile"]},
        "inference": {batch: inference_record(values) for batch, values in inference.items()},
    }


def inference_record(seconds):
    best = min(PYTORCH, key=lambda name: statistics.median(seconds[name]))
    medians = {"pytorch": statistics.median(seconds[best]), "facsimile": statistics.median(seconds["facsimile"])}
    times_as_fast = ratio(seconds[best], seconds["facsimile"])
    return {"seconds": seconds, "medianSeconds": medians, "pytorchBest": best, "timesAsFast": times_as_fast}


def ratio(theirs, ours):
    """How many times as fast ours is: the median over the rounds, in each of which the machine was the same for both."""
    return statistics.median(their / our for their, our in zip(theirs, ours))
