"""What the figures were measured on, and how much of it other programs used meanwhile."""
import os
import platform
import resource
import subprocess
import time

from prerequisites import PYTHON

TICKS = os.sysconf("SC_CLK_TCK")


def cpu_name():
    try:
        with open("/proc/cpuinfo") as file:
            return next(line.split(":", 1)[1].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.machine()


def versions():
    torch = printed(PYTHON, "-c", "import torch; print(torch.__version__)")
    return f"PyTorch {torch}, .NET SDK {printed('dotnet', '--version')}"


def printed(*command):
    return subprocess.run(command, capture_output=True, text=True).stdout.strip()


class Load:
    """The share of the processors that other programs use from now on."""

    def __init__(self, sides):
        self.sides = sides
        self.start = time.monotonic()
        self.others = self._others()

    def share(self):
        return max(0.0, (self._others() - self.others) / (time.monotonic() - self.start) / os.cpu_count())

    def _others(self):
        with open("/proc/stat") as file:
            fields = file.readline().split()  # cpu user nice system idle iowait irq softirq steal …
        own = resource.getrusage(resource.RUSAGE_SELF)
        busy = sum(int(fields[index]) for index in (1, 2, 3, 6, 7, 8)) / TICKS
        return busy - own.ru_utime - own.ru_stime - sum(processor_seconds(side.process.pid) for side in self.sides)


def processor_seconds(pid):
    with open(f"/proc/{pid}/stat") as file:
        fields = file.read().rsplit(")", 1)[1].split()  # behind the name, which may hold spaces
    return (int(fields[11]) + int(fields[12])) / TICKS
