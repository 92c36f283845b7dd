"""What a process costs, as a multiple of what another costs that runs in turn with it, so that the machine drops out."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
IMPORTS = "import pydantic, typer, rich, yaml"
# The base of most figures: importing the four packages that the project stands on.
BASE = (sys.executable, "-c", IMPORTS)
CHECK = (sys.executable, "-m", "compliance", "check")
Env = dict[str, str]


@dataclass(frozen=True)
class Cost:
    """Processor seconds (user and system) of a process with its children, and the peak of the largest of them in MiB."""

    seconds: float
    peak: float


@dataclass(frozen=True)
class Result:
    """A figure with the lowest and highest it was made of. ``of``: how it was measured; ``beside``: other figures with it."""

    value: float
    lowest: float
    highest: float
    of: str
    beside: dict[str, float]


@dataclass(frozen=True)
class Figure:
    """Something that is measured. ``must`` and ``aim``: at most so much, where that was asked."""

    what: str
    unit: str
    measure: Callable[[int], Result]
    must: float | None = None
    aim: float | None = None


def cost(command: Sequence[str], env: Env) -> Cost:
    """Run a command in the project's folder and return what it cost."""
    with tempfile.TemporaryFile() as errors:
        running = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=errors)
        _, status, usage = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
        if running.returncode not in (0, 1, 4):
            errors.seek(0)
            raise SystemExit(f"{' '.join(command)}: exit {running.returncode}\n{errors.read().decode(errors='replace')}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def beside(pairs: int, command: Sequence[str], other: Sequence[str], env: Env) -> Result:
    """Cost two commands in turn, after one run of each that is not counted; which goes first changes from pair to pair."""
    cost(command, env)
    cost(other, env)
    sides = []
    for i in range(pairs):
        order = (other, command) if i % 2 else (command, other)
        spent = {id(each): cost(each, env) for each in order}
        sides.append((spent[id(command)], spent[id(other)]))
    return ratios(
        [(a.seconds, b.seconds) for a, b in sides],
        seconds=statistics.median(a.seconds for a, _ in sides),
        peak=max(a.peak for a, _ in sides),
    )


def ratios(sides: Sequence[tuple[float, float]], **more: float) -> Result:
    """Return the median, the lowest and the highest of the ratios of pairs."""
    each = [a / b for a, b in sides]
    return Result(statistics.median(each), min(each), max(each), f"median of {len(each)} pairs", more)


@contextmanager
def known() -> Iterator[Env]:
    """Give an environment with an empty folder for what a first run leaves behind; the runs after it find it there."""
    with tempfile.TemporaryDirectory() as cache:
        yield {**_surroundings(), "COMPLIANCE_CACHE": cache}


def unknown() -> Env:
    """Give an environment in which no run leaves anything behind for the next."""
    return {**_surroundings(), "COMPLIANCE_CACHE": "off"}


def _surroundings() -> dict[str, str]:
    """Return an environment in which Python keeps compiled modules, as it does for users unless they forbid it."""
    return {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | {"PYTHONPATH": str(ROOT)}
