"""The programs that are compared, as processes that take turns: each works only when it is asked, and waits asleep otherwise."""
import json
import os
import subprocess
import tempfile
import time

from prerequisites import BENCH, FACSIMILE, PYTHON
from rounds import MOST

HERE = os.path.dirname(os.path.abspath(__file__))

# An environment may pin OpenBLAS, which PyTorch computes with, to kernels of older processors. Nobody shall win by that.
HANDICAPS = ["OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE", "OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"]


# Seconds after a turn: threads that spin before they sleep, as those of OpenBLAS do, shall not be in the next one's way.
PAUSE = 0.05


def environment(**settings):
    return {**{key: value for key, value in os.environ.items() if key not in HANDICAPS}, **settings}


class Side:
    """A process that answers each line by a line of JSON. It is started when it is asked for the first time."""

    def __init__(self, command, **settings):
        self.command = command
        self.settings = settings
        self.process = None
        self.last = None  # the answer to the last question
        self.errors = tempfile.TemporaryFile("w+")

    def ask(self, question):
        if self.process is None:
            self.process = subprocess.Popen(
                self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.errors, text=True,
                env=environment(**self.settings))
        try:
            self.process.stdin.write(question + "\n")
            self.process.stdin.flush()
            line = self.process.stdout.readline()
        except BrokenPipeError:
            line = ""
        if not line:
            self.process.wait()
            self.errors.seek(0)
            raise SystemExit(f"{' '.join(self.command)} failed at '{question}':\n{self.errors.read()}")
        time.sleep(PAUSE)
        self.last = json.loads(line)
        return self.last

    def close(self):
        if self.process is not None:
            self.process.stdin.close()
            self.process.wait()
            self.process.stdout.close()
        self.errors.close()


def limits(network, options):
    """The number of training images, when not all are used."""
    limit = options.limit or (network.quick_images if options.quick else None)
    return [limit] if limit else []


def facsimile(network, options, share=None, threads=None):
    epochs = 1 + MOST * options.epochs
    command = BENCH + ["train", network.recipe, "--data", options.data, "--epochs", str(epochs)]
    command += (["--share", share] if share else []) + (["--threads", str(threads)] if threads else [])
    for setting in network.settings:
        command += ["--set", setting]
    return Side(command + [f"--limit={limit}" for limit in limits(network, options)])


def pytorch(options, share, threads):
    """Waiting OpenMP threads sleep (passive), which is PyTorch's faster setting on small networks."""
    script = os.path.join(HERE, "pytorch_train.py")
    command = [PYTHON, script, "--share", share, "--data", options.data, "--threads", str(threads)]
    return Side(command, OMP_WAIT_POLICY="passive", OMP_NUM_THREADS=str(threads))


def sgemm():
    return Side(BENCH + ["sgemm"])


def run_command_line(network, options):
    """A whole `facsimile train` of two epochs, evaluation and report included: seconds of each epoch and peak memory.

    Its start-up is the time from its start to the end of the first epoch, less what the second one takes.
    """
    with tempfile.TemporaryDirectory() as folder:
        timing = os.path.join(folder, "run", "timing.json")
        command = FACSIMILE + ["train", network.recipe, "--data", options.data, "--out", os.path.dirname(timing), "--json"]
        for setting in [*network.settings, "training.epochs=2", *(f"data.limit={limit}" for limit in limits(network, options))]:
            command += ["--set", setting]
        start = time.perf_counter()
        with tempfile.TemporaryFile("w+") as errors:
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=errors, env=environment())
            first, ended = None, 0
            while not ended:  # timing.json is written at the end of the first epoch
                time.sleep(0.002)
                if first is None and os.path.exists(timing):
                    first = time.perf_counter() - start
                ended, status, usage = os.wait4(process.pid, os.WNOHANG)
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode != 0:
                errors.seek(0)
                raise SystemExit(f"{' '.join(command)} failed:\n{errors.read()}")
        with open(timing) as file:
            seconds = [epoch["seconds"] for epoch in json.load(file)["epochs"]]
        return {"startSeconds": first - seconds[-1], "seconds": seconds, "peakMegabytes": usage.ru_maxrss / 1024}
