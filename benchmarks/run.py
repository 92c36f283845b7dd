"""Three kinds of figure, each a ratio, so that they can be compared between machines.

1. Cold start: ``compliance check cases/`` in a new process, as a multiple of importing its four dependencies in a new process.
   Runs are made in pairs, one after the other; the figure is the median of the ratios of the pairs.
2. Findings explained a second, on generated items in this process: each item is checked against every limb and every finding
   is written out in full. Around every batch a fixed loop (a document to JSON and back) is timed; the second figure is how many
   findings are explained in the time of one turn of that loop, the median over the batches.

    make bench
    python benchmarks/run.py --pairs 11 --items 10000
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

IMPORTS = "import pydantic, typer, rich, yaml"
# The fixed loop: one turn takes this document to JSON and back.
DOCUMENT = {"rows": [{"id": i, "name": f"row {i}", "values": [i, i / 3, None, True], "text": "كلمة " * 4} for i in range(200)]}
TURNS = 20


@dataclass(frozen=True)
class Pairs:
    """Medians over pairs of runs: of the ratio, and of the seconds of each side."""

    ratio: float
    lowest: float
    highest: float
    seconds: float
    other_seconds: float


@dataclass(frozen=True)
class Throughput:
    """What was explained, how fast, and how much of it fits into one turn of the fixed loop."""

    items: int
    findings: int
    seconds: float
    per_second: float
    per_turn: float


def timed(command: list[str], env: dict[str, str]) -> float:
    """Return the seconds that a process takes from start to end."""
    begun = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    seconds = time.perf_counter() - begun
    if done.returncode not in (0, 1, 4):
        raise SystemExit(done.stderr.decode(errors="replace"))
    return seconds


def paired(pairs: int, command: list[str], other: list[str], env: dict[str, str]) -> Pairs:
    """Time pairs of runs of two commands, after one run of each that is not counted; which goes first takes turns."""
    timed(command, env)
    timed(other, env)
    sides = []
    for i in range(pairs):
        order = [other, command] if i % 2 else [command, other]
        seconds = {id(each): timed(each, env) for each in order}
        sides.append((seconds[id(command)], seconds[id(other)]))
    ratios = [a / b for a, b in sides]
    return Pairs(
        statistics.median(ratios), min(ratios), max(ratios),
        statistics.median(a for a, _ in sides), statistics.median(b for _, b in sides),
    )  # fmt: skip


def cold_start(pairs: int, *, compiled: bool, what: tuple[str, ...] = ("cases/",)) -> Pairs:
    """Time a check beside its imports; ``compiled``: with the copies of the YAML files that a first run leaves behind."""
    check = [sys.executable, "-m", "compliance", "check", *what]
    with tempfile.TemporaryDirectory() as cache:
        env = {**os.environ, "PYTHONPATH": str(ROOT), "COMPLIANCE_CACHE": cache if compiled else "off"}
        return paired(pairs, check, [sys.executable, "-c", IMPORTS], env)


def report(pairs: int, form: str, *, what: tuple[str, ...] = ("cases/",)) -> Pairs:
    """Time a report in one format and both languages beside a check of the same cases."""
    check = [sys.executable, "-m", "compliance", "check", *what]
    with tempfile.TemporaryDirectory() as folder:
        env = {**os.environ, "PYTHONPATH": str(ROOT), "COMPLIANCE_CACHE": str(Path(folder) / "cache")}
        (Path(folder) / "out").mkdir()
        written = [sys.executable, "-m", "compliance", "report", *what, "--format", form, "--lang", "both"]
        return paired(pairs, [*written, "--output", str(Path(folder) / "out")], check, env)


def turn() -> float:
    """Return the seconds of one turn of the fixed loop."""
    begun = time.perf_counter()
    for _ in range(TURNS):
        json.loads(json.dumps(DOCUMENT))
    return (time.perf_counter() - begun) / TURNS


def throughput(items: int, *, seed: int = 1, batch: int = 10) -> Throughput:
    """Explain every finding of generated items, ``batch`` cases at a time."""
    from benchmarks.generate import cases
    from compliance.case.checked import Options
    from compliance.cli.common import shipped
    from compliance.law.compiled import CompiledLaw
    from compliance.law.load import load
    from compliance.report.run import Run, build

    book = CompiledLaw(load(shipped("rules")))
    made = cases(book.tree.vocabulary, items, seed=seed)
    findings, total, ratios = 0, 0.0, []
    while batch_cases := list(islice(made, batch)):
        before = turn()
        begun = time.perf_counter()
        run = Run(book, Options())
        for case in batch_cases:
            run.add(case)
        report = build(run, full=True, questions=False)
        seconds = time.perf_counter() - begun
        after = turn()
        explained = sum(len(item["findings"]) for case in report["cases"] for item in case["items"])
        findings, total = findings + explained, total + seconds
        ratios.append(explained / seconds * (before + after) / 2)
    return Throughput(items, findings, total, findings / total, statistics.median(ratios))


def lines(pairs: int, items: int, seed: int) -> Iterator[str]:
    """Yield the lines for the README as they become known."""
    for compiled in (True, False):
        cold = cold_start(pairs, compiled=compiled)
        what = "with" if compiled else "without"
        yield (
            f"| `compliance check cases/`, new process, {what} compiled copies of the YAML | {cold.ratio:.1f} times"
            f" `{IMPORTS}` (median of {pairs} pairs; {cold.lowest:.1f} to {cold.highest:.1f}) |"
        )
        print(json.dumps({f"cold start {what} compiled copies": asdict(cold)}), file=sys.stderr)
    from compliance.report.formats import FORMATS

    for form in FORMATS:
        made = report(max(1, pairs // 2), form)
        yield (
            f"| `compliance report cases/ --format {form} --lang both`, new process | {made.ratio:.1f} times `compliance check"
            f" cases/` (median of {max(1, pairs // 2)} pairs; {made.lowest:.1f} to {made.highest:.1f}) |"
        )
        print(json.dumps({f"report {form}": asdict(made)}), file=sys.stderr)
    rate = throughput(items, seed=seed)
    size = len(json.dumps(DOCUMENT)) // 1024
    yield (
        f"| findings explained, {rate.items:,} generated items, {rate.findings:,} findings | {rate.per_second:,.0f} a second"
        f" here; {rate.per_turn:.2f} in the time of one turn of the fixed loop (a {size} kB document to JSON and back) |"
    )
    print(json.dumps({"throughput": asdict(rate)}), file=sys.stderr)


def main() -> None:
    """Print the figures as rows of a table."""
    parser = argparse.ArgumentParser(description="Measure the cold start, the reports and the findings explained a second.")
    parser.add_argument("--pairs", type=int, default=11, help="pairs of runs for the cold start (default: 11)")
    parser.add_argument("--items", type=int, default=10_000, help="generated items (default: 10000)")
    parser.add_argument("--seed", type=int, default=1, help="seed of the generator (default: 1)")
    given = parser.parse_args()
    if given.pairs < 1 or given.items < 1:
        parser.error("--pairs and --items are at least 1")
    print("| what | figure |\n|---|---|", flush=True)
    for line in lines(given.pairs, given.items, given.seed):
        print(line, flush=True)


if __name__ == "__main__":
    main()
