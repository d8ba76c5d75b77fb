"""What the figures were measured on."""
import os
import platform
import resource
import subprocess
import time

from prerequisites import PYTHON


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
    """How much of the processors other programs use from now on."""

    def __init__(self):
        self.start = time.monotonic()
        self.others = self._others()

    def share(self):
        """Call it when all child processes have ended: only then the system tells what they used."""
        return max(0.0, (self._others() - self.others) / (time.monotonic() - self.start) / os.cpu_count())

    @staticmethod
    def _others():
        with open("/proc/stat") as file:
            fields = file.readline().split()  # cpu user nice system idle iowait irq softirq steal …
        busy = sum(int(fields[index]) for index in (1, 2, 3, 6, 7, 8)) / os.sysconf("SC_CLK_TCK")
        own = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        return busy - sum(usage.ru_utime + usage.ru_stime for usage in own)
