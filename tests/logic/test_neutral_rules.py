"""The conditions of the neutral rule set say what a programmer wrote by hand, on records a fifth of which is unknown."""

from __future__ import annotations

from benchmarks.neutral.by_hand import CLEAR, FORBIDDEN, OPEN, SPARED, verdicts
from benchmarks.neutral.compiled import neutral
from benchmarks.neutral.records import RULES, records, run_out
from benchmarks.record import differing
from compliance.files.dates import day
from compliance.law.validate import load_valid

RECORDS = 2000


def test_the_verdicts_on_every_record_are_equal() -> None:
    assert differing(RECORDS) == []


def test_the_records_come_to_every_verdict() -> None:
    """So that equal verdicts are worth something: each provision is ruled out of some record and leaves some open."""
    vocabulary = load_valid(RULES).vocabulary
    found = [verdicts(record) for record in records(vocabulary, RECORDS)]
    for provision in zip(*found, strict=True):
        assert {CLEAR, OPEN} <= set(provision)
    assert {FORBIDDEN, SPARED} <= {verdict for each in found for verdict in each}


def test_each_provision_is_a_prohibition_with_its_exemptions() -> None:
    compiled = neutral()
    assert len(compiled.provisions) == len(verdicts(next(records(compiled.vocabulary, 1))))
    assert all(provision.spares for provision in compiled.provisions)


def test_a_notice_runs_five_working_days() -> None:
    """A notice of a Monday or Friday has run out a week later; one of a Saturday or Sunday on the Friday after."""
    for given, over in (
        ("2024-01-01", "2024-01-08"),
        ("2024-01-05", "2024-01-12"),
        ("2024-01-06", "2024-01-12"),
        ("2024-01-07", "2024-01-12"),
    ):
        assert run_out(day(given).toordinal()) == day(over).toordinal()
