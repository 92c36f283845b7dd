"""One record of the neutral rule set, every node valued, beside the same rules written by hand."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from benchmarks.measure import Figure, Result, ratios
from benchmarks.neutral.by_hand import verdicts
from benchmarks.neutral.compiled import neutral
from benchmarks.neutral.records import Record, records

RECORDS = 100_000
BATCH = 2_000


def differing(count: int, *, seed: int = 1) -> list[Record]:
    """Return the records of which the interpreter, the generated code or a pass gives other verdicts than by hand."""
    compiled = neutral()
    interpret, others = compiled.interpreted(), (compiled.evaluated(), compiled.passed())
    made = records(compiled.vocabulary, count, seed=seed)
    return [r for r in made if any(interpret(r) != each for each in (*(other(r) for other in others), list(verdicts(r))))]


def _seconds(of: Callable[[Record], object], batch: list[Record]) -> float:
    begun = time.process_time()
    for record in batch:
        of(record)
    return time.process_time() - begun


def _record(pairs: int, *, generated: bool) -> Result:
    """Evaluate batches of records by both in turn, after every record was seen to have equal verdicts."""
    if wrong := differing(RECORDS):
        raise SystemExit(f"the verdicts on {len(wrong)} of {RECORDS:,} records differ; the first: {wrong[0]}")
    compiled = neutral()
    evaluate = compiled.evaluated() if generated else compiled.passed()
    batch = list(records(compiled.vocabulary, BATCH, seed=2))
    sides = [(_seconds(evaluate, batch), _seconds(verdicts, batch)) for _ in range(pairs)]
    return ratios(sides, nodes=len(compiled.program), microseconds=1e6 * min(a for a, _ in sides) / BATCH)


WHAT = f"one record of the neutral rule set, every node valued; verdicts equal on {RECORDS:,}"

FIGURES = {
    "record": Figure(f"{WHAT}; as a check does it", "times by hand", partial(_record, generated=False), 6, 3),
    "record-generated": Figure(
        f"{WHAT}; by generated code, which a check does not use", "times by hand", partial(_record, generated=True)
    ),
}
