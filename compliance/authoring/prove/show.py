"""Results as lines for a person and as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compliance.authoring.prove.model import Property, Result
    from compliance.authoring.solve.case import CaseWriter
    from compliance.explain.labels import Labels

TITLES: dict[Property, str] = {
    "not_dead": "no limb is dead",
    "reachable": "no exemption is out of reach",
    "no_contradiction": "no two norms of equal rank contradict",
    "one_version": "each day has one version of each limb",
}


class ResultLine(TypedDict):
    """One result in JSON. ``case``: a case file that shows it, where facts were found."""

    regime: str
    property: str
    limbs: list[str]
    holds: bool
    days: int
    kinds: int
    day: str | None
    reading: str | None
    missing: list[str]
    what: str
    case: str | None


def as_line(regime: str, result: Result, writer: CaseWriter) -> ResultLine:
    """Return a result as data."""
    return {
        "regime": regime,
        "property": result.property,
        "limbs": list(result.limbs),
        "holds": result.holds,
        "days": result.bound.days,
        "kinds": result.bound.kinds,
        "day": result.day.isoformat() if result.day else None,
        "reading": result.reading,
        "missing": list(result.missing),
        "what": result.what,
        "case": case_of(result, writer),
    }


def case_of(result: Result, writer: CaseWriter) -> str | None:
    """Return the witness of a result as a case file, which says what the check answers on it."""
    if result.witness is None:
        return None
    name = f"{result.property}-{result.limbs[0]}".replace(".", "-").replace("_", "-")
    return writer.text(name, result.witness, result.limbs, [result.reading] if result.reading else [])


def failure(result: Result, labels: Labels, writer: CaseWriter) -> Iterator[str]:
    """Yield the lines that show a property that fails, with its case."""
    tree = labels.tree
    entry = tree.limbs[result.limbs[0]]
    line, column = entry.document.positions.of(entry.path)
    yield f"{entry.document.path}:{line}:{column}: {_said(result, labels)}"
    if result.missing:
        yield f"  the nearest facts leave unmet: {', '.join(result.missing)}"
    if result.bound.days:
        yield f"  searched: {days_of_law(result.bound.days)}, up to {result.bound.kinds} kinds of facts on each"
    if (case := case_of(result, writer)) is not None:
        yield "  " + ("the nearest case:" if result.missing else "a case that shows it:")
        yield from (f"    {text}" for text in case.splitlines())


def _said(result: Result, labels: Labels) -> str:
    names = [f"{ref} ({labels.citation(labels.tree.limbs[ref])})" for ref in result.limbs]
    if result.property == "not_dead":
        return f"{names[0]} is dead: {result.what or 'no facts on any day meet all of its elements'}"
    if result.property == "reachable":
        return f"exemption {names[0]} is out of reach of {names[1]}: {result.what or 'no facts meet both'}"
    if result.property == "no_contradiction":
        under = f", under the reading '{result.reading}'" if result.reading else ""
        return f"{names[0]} forbids what {names[1]} requires or allows, on {result.day}{under}"
    return f"{names[0]}: {result.what}"


def summary(regime: str, results: Iterable[Result]) -> Iterator[str]:
    """Yield one line a property: how many hold, how many fail, and how far the search went."""
    results = list(results)
    yield f"{regime}:"
    for name, title in TITLES.items():
        of = [r for r in results if r.property == name]
        failed = sum(not r.holds for r in of)
        verdict = (
            f"FAILS for {failed} of {len(of)}" if failed else f"holds ({len(of)} shown)" if of else "holds (nothing to show)"
        )
        days, kinds = max((r.bound.days for r in of), default=0), max((r.bound.kinds for r in of), default=0)
        reach = f"; up to {days_of_law(days)}" + (f", {kinds} kinds of facts on each" if kinds else "") if days else ""
        yield f"  {title}: {verdict}{reach}"
        for reading in sorted({r.reading for r in of if r.reading and r.holds}):
            under = [r for r in of if r.reading == reading and r.holds]
            yield f"    only under the reading '{reading}': {', '.join(' from '.join(r.limbs) for r in under)}"


def days_of_law(n: int) -> str:
    """Return a number of days on which the law was looked at."""
    return f"{n} day of law" if n == 1 else f"{n} days of law"
