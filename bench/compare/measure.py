"""Measures one network: the sides train, test and infer in turns, and what they needed is put into one record."""
import json
import os
import statistics
import sys
import tempfile
import time

from networks import operations_per_image
from rounds import quietest
from sides import facsimile, pytorch, run_command_line

PYTORCH = ["pytorch 1 thread", "pytorch 2 threads"]


def measure(network, options, sgemm, deadline):
    """`deadline` is when this network should be finished; see `quietest`."""
    with tempfile.TemporaryDirectory() as share:
        sides = {
            "facsimile": facsimile(network, options, share),  # first, since it writes what the others read
            PYTORCH[0]: pytorch(options, share, 1),
            PYTORCH[1]: pytorch(options, share, 2),
        }
        watched = [*sides.values(), sgemm]
        try:
            starts = first_epochs(sides)
            sgemm.ask("measure")
            training, load = quietest(options.epochs, sides, watched, deadline, lambda order: epoch(order, sides, sgemm))
            print(f"{network.name}: trained, others used {load:.0%} of the processors", file=sys.stderr)
            last = {name: side.last for name, side in sides.items()}
            test = {name: side.ask("test")["loss"] for name, side in sides.items()}
            inference = {}
            for batch in options.inference_batches:
                inference[str(batch)], _ = quietest(
                    options.inference_rounds, sides, watched, deadline,
                    lambda order: {name: sides[name].ask(f"infer {batch}")["seconds"] for name in order})
        finally:
            for side in sides.values():
                side.close()
        with open(os.path.join(share, "plan.json")) as file:
            plan = json.load(file)
    command = run_command_line(network, options)
    return {**record(network, plan, starts, training, last, test, inference, command), "otherLoad": load}


def first_epochs(sides):
    """Starts each side and lets it train the first epoch, which pays for compiling, page faults and the like."""
    starts = {}
    for name, side in sides.items():
        start = time.perf_counter()
        side.ask("epoch")
        starts[name] = time.perf_counter() - start
    return starts


def epoch(order, sides, sgemm):
    seconds = {name: sides[name].ask("epoch")["seconds"] for name in order}
    return {**seconds, "sgemm": sgemm.ask("measure")["gigaflopsASecond"]}


def record(network, plan, starts, training, last, test, inference, command):
    seconds = {name: [epoch[name] for epoch in training] for name in starts}
    speeds = [epoch["sgemm"] for epoch in training]
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
            "pytorch": last[best]["peakMegabytes"],
            "facsimile": command["peakMegabytes"],
        },
        "commandLine": command,
        "steps": batches * last["facsimile"]["epochs"],
        "trainingLoss": {"pytorch": last[best]["loss"], "facsimile": last["facsimile"]["loss"]},
        "testLoss": {"pytorch": test[best], "facsimile": test["facsimile"]},
        "inference": {batch: inference_record(values) for batch, values in inference.items()},
    }


def inference_record(rounds):
    seconds = {name: [round_[name] for round_ in rounds] for name in rounds[0]}
    best = min(PYTORCH, key=lambda name: statistics.median(seconds[name]))
    medians = {"pytorch": statistics.median(seconds[best]), "facsimile": statistics.median(seconds["facsimile"])}
    times_as_fast = ratio(seconds[best], seconds["facsimile"])
    return {"seconds": seconds, "medianSeconds": medians, "pytorchBest": best, "timesAsFast": times_as_fast}


def ratio(theirs, ours):
    """How many times as fast ours is: the median over the rounds, in each of which the machine was the same for both."""
    return statistics.median(their / our for their, our in zip(theirs, ours))
