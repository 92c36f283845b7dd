"""One record of the neutral rule set, every node valued, beside the same rules written by hand."""

from __future__ import annotations

import time
from collections.abc import Callable

from benchmarks.measure import Figure, Result, ratios
from benchmarks.neutral.by_hand import verdicts
from benchmarks.neutral.compiled import neutral
from benchmarks.neutral.records import Record, records

RECORDS = 100_000
BATCH = 2_000


def differing(count: int, *, seed: int = 1) -> list[Record]:
    """Return the records of which the interpreter or the evaluator does not say what the rules written by hand say."""
    compiled = neutral()
    interpret, evaluate = compiled.interpreted(), compiled.evaluated()
    made = records(compiled.vocabulary, count, seed=seed)
    return [r for r in made if not (interpret(r) == evaluate(r) == list(verdicts(r)))]


def _seconds(of: Callable[[Record], object], batch: list[Record]) -> float:
    begun = time.process_time()
    for record in batch:
        of(record)
    return time.process_time() - begun


def _record(pairs: int) -> Result:
    """Evaluate batches of records by both in turn, after every record was seen to have equal verdicts."""
    if wrong := differing(RECORDS):
        raise SystemExit(f"the verdicts on {len(wrong)} of {RECORDS:,} records differ; the first: {wrong[0]}")
    compiled = neutral()
    evaluate = compiled.evaluated()
    batch = list(records(compiled.vocabulary, BATCH, seed=2))
    sides = [(_seconds(evaluate, batch), _seconds(verdicts, batch)) for _ in range(pairs)]
    return ratios(sides, nodes=len(compiled.program), microseconds=1e6 * min(a for a, _ in sides) / BATCH)


FIGURES = {
    "record": Figure(
        f"one record of the neutral rule set, every node valued; verdicts equal on {RECORDS:,}", "times by hand", _record, 6, 3
    ),
}
