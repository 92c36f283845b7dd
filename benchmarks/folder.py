"""A folder of many cases: what a case file costs in it, and how large the process grows."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from benchmarks.measure import BASE, CHECK, ROOT, Figure, Result, cost, known, ratios

FILES = 2000
# So many days a text may be held earlier than the shipped cases say, and still after what it presupposes.
DAYS = 300


def write(folder: Path, files: int) -> None:
    """Write cases like the shipped ones, each under a name of its own, with texts that were held on other days."""
    shipped = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "cases").glob("*.yaml"))]
    for number in range(files):
        lines = shipped[number % len(shipped)].splitlines()
        (folder / f"case-{number:04}.yaml").write_text("\n".join(_changed(lines, number)) + "\n", encoding="utf-8")


def _changed(lines: list[str], number: int) -> Iterator[str]:
    for line in lines:
        key, colon, value = line.partition(": ")
        if key == "case":
            yield f"{line}-{number:04}"
        elif key.strip() == "held_on":
            yield f"{key}{colon}{date.fromisoformat(value) - timedelta(number % DAYS)}"
        else:
            yield line


@contextmanager
def _folder(files: int) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), files)
        yield folder


def each(pairs: int, *, first: bool = False, files: int = FILES) -> Result:
    """Cost a check of the folder beside the imports, and share it among the files; the first run finds nothing it knows."""
    sides, largest = [], 0.0
    with _folder(files) as folder, known() as env:
        command = (*CHECK, folder)
        if not first:
            cost(command, env)
        for _ in range(1 if first else min(pairs, 3)):
            before = cost(BASE, env)
            spent = cost(command, env)
            after = cost(BASE, env)
            sides.append((spent.seconds / files, (before.seconds + after.seconds) / 2))
            largest = max(largest, spent.peak)
    return ratios(sides, peak=largest)


def peak(pairs: int, *, files: int = FILES) -> Result:
    """Return how large a check of the folder grows."""
    most = each(1, files=files).beside["peak"]
    return Result(most, most, most, "one run; the largest of its processes", {})


FIGURES = {
    "folder": Figure(f"a case file, in a folder of {FILES:,}", "times the imports", each, 0.25, 0.15),
    "folder-first": Figure(
        f"a case file, in a folder of {FILES:,} that were never read before",
        "times the imports",
        lambda n: each(n, first=True),
    ),
    "memory": Figure(f"peak memory, {FILES:,} cases", "MiB", peak, 200),
}
