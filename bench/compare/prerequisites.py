"""Sees to it that what the comparison needs is there: PyTorch and OpenBLAS of Debian, and a build of Facsimile."""
import ctypes
import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PYTHON = "/usr/bin/python3"  # Debian's own, which is the one that sees Debian's packages
PROJECTS = ["src/Facsimile.Cli", "bench/Facsimile.Bench"]


def program(project):
    return ["dotnet", os.path.join(ROOT, "artifacts", "bin", project, "release", project + ".dll")]


FACSIMILE = program("Facsimile.Cli")
BENCH = program("Facsimile.Bench")


def has_torch():
    return os.path.exists(PYTHON) and subprocess.run([PYTHON, "-c", "import torch, numpy"], capture_output=True).returncode == 0


def has_openblas():
    try:
        ctypes.CDLL("libopenblas.so.0")
        return True
    except OSError:
        return False


def install():
    """Installs the Debian packages that are missing, after saying so; needs root or sudo."""
    missing = ([] if has_torch() else ["python3-torch"]) + ([] if has_openblas() else ["libopenblas0-pthread"])
    if not missing:
        return
    if not shutil.which("apt-get"):
        raise SystemExit(f"Missing: {', '.join(missing)}. These are Debian packages, and there is no apt-get here.")
    command = ["apt-get", "install", "-y", *missing]
    if os.geteuid() != 0:
        if not shutil.which("sudo"):
            raise SystemExit(f"Missing: {', '.join(missing)}. As root, run: apt-get install {' '.join(missing)}")
        command = ["sudo", *command]
    print(f"Installing {', '.join(missing)}: {' '.join(command)}", file=sys.stderr)
    if subprocess.run(command, stdout=sys.stderr).returncode != 0:
        raise SystemExit(f"{' '.join(command)} failed; its messages are above. After `apt-get update` it may work.")


def build(always):
    """Builds Facsimile and its bench in Release, when they are not there or `always`."""
    if not always and all(os.path.exists(command[1]) for command in (FACSIMILE, BENCH)):
        return
    if not shutil.which("dotnet"):
        raise SystemExit("The .NET 10 SDK is missing (dotnet is not on the PATH): https://dotnet.microsoft.com/download")
    for project in PROJECTS:
        print(f"Building {project}", file=sys.stderr)
        result = subprocess.run(["dotnet", "build", "-c", "Release", os.path.join(ROOT, project)], capture_output=True, text=True)
        if result.returncode != 0:
            raise SystemExit(f"Building {project} failed:\n{result.stdout}{result.stderr}")
