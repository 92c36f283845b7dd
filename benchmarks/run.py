"""Measure how fast the project is, each figure as a ratio of runs that take turns, so that the machine drops out.

make bench                                      every figure
python benchmarks/run.py cases json             these
python benchmarks/run.py --json folder memory   as JSON
python benchmarks/run.py --readme               every figure, as the table of the README
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from benchmarks import folder, item, record, regimes, reports, start  # noqa: E402
from benchmarks.measure import IMPORTS, Figure, Result  # noqa: E402

FIGURES: dict[str, Figure] = {
    name: figure for part in (start, regimes, folder, record, item, reports) for name, figure in part.FIGURES.items()
}
Measured = tuple[str, Figure, Result]


def measured(names: Iterable[str], pairs: int) -> Iterator[Measured]:
    """Yield each figure as it becomes known."""
    for name in names:
        yield name, FIGURES[name], FIGURES[name].measure(pairs)


def number(value: float) -> str:
    """Return a figure with as many digits as say something."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def asked(figure: Figure) -> tuple[str, str]:
    """Return what a figure must be and what it aims at, as far as that was asked."""
    must, aim = (number(limit) if limit is not None else "" for limit in (figure.must, figure.aim))
    return must, aim


def table(rows: Iterable[Measured]) -> Iterator[str]:
    """Yield the rows of a table for a terminal."""
    yield f"{'name':<16}{'figure':>9}{'must':>7}{'aim':>7}  of"
    for name, figure, found in rows:
        must, aim = asked(figure)
        more = "".join(f"; {what} {number(value)}" for what, value in found.beside.items())
        spread = f"{number(found.lowest)} to {number(found.highest)}; {found.of}{more}"
        yield f"{name:<16}{number(found.value):>9}{must:>7}{aim:>7}  {figure.what}, {figure.unit} ({spread})"


def readme(rows: Iterable[Measured]) -> Iterator[str]:
    """Yield the rows of a table in Markdown."""
    yield "| what | figure | must | aim |"
    yield "|---|---|---|---|"
    for _, figure, found in rows:
        must, aim = asked(figure)
        spread = f" ({number(found.lowest)} to {number(found.highest)})" if found.lowest != found.highest else ""
        yield f"| {figure.what} | {number(found.value)} {figure.unit}{spread} | {must} | {aim} |"


def lines(rows: Iterable[Measured]) -> Iterator[str]:
    """Yield one JSON object a figure."""
    for name, figure, found in rows:
        about = {"what": figure.what, "unit": figure.unit, "must": figure.must, "aim": figure.aim}
        yield json.dumps({"name": name, **about, **asdict(found)}, ensure_ascii=False)


def main() -> None:
    """Print the figures that were asked for."""
    parser = argparse.ArgumentParser(
        description=f"Measure how fast the project is. The imports are: {IMPORTS}.",
        epilog="Names: " + ", ".join(FIGURES),
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="figures to measure (default: all)")
    parser.add_argument("--pairs", type=int, default=11, help="pairs of runs a figure (default: 11)")
    parser.add_argument("--json", action="store_true", help="one JSON object a figure")
    parser.add_argument("--readme", action="store_true", help="a table in Markdown, as the README has it")
    given = parser.parse_args()
    if given.pairs < 1:
        parser.error("--pairs is at least 1")
    if unknown := [name for name in given.names if name not in FIGURES]:
        parser.error(f"there is no figure '{unknown[0]}'; known: {', '.join(FIGURES)}")
    shown: Callable[[Iterable[Measured]], Iterator[str]] = lines if given.json else readme if given.readme else table
    for line in shown(measured(given.names or FIGURES, given.pairs)):
        print(line, flush=True)


if __name__ == "__main__":
    main()
