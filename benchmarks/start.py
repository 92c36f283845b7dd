"""A check in a new process, beside importing the packages that the project stands on."""

from __future__ import annotations

from benchmarks.measure import BASE, CHECK, Figure, Result, beside, known, unknown

UNIT = "times the imports"


def check(*what: str, pairs: int) -> Result:
    """Cost a check of files that are known."""
    with known() as env:
        return beside(pairs, (*CHECK, *what), BASE, env)


def _first(pairs: int) -> Result:
    """Cost a check that leaves nothing behind."""
    return beside(pairs, (*CHECK, "cases/"), BASE, unknown())


FIGURES = {
    "cases": Figure("`check cases/`, the shipped cases, text", UNIT, lambda n: check("cases/", pairs=n), 2.5, 1.8),
    "case": Figure("one case", UNIT, lambda n: check("cases/past-flows.yaml", pairs=n), 1.3, 1.0),
    "json": Figure("`check cases/ --format json`", UNIT, lambda n: check("cases/", "--format", "json", pairs=n), 2.5, 2.0),
    "first": Figure("`check cases/` on files that were never read before", UNIT, _first),
}
