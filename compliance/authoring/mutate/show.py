"""Survivors as lines for a person and as data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypedDict

from compliance.authoring.mutate.run import LOADER, Verdict

# So many of the examples that looked are named in text.
_NAMED = 3


class Survivor(TypedDict):
    """A change that nothing noticed, in JSON. ``looked``: the examples that were run on it, as file and identifier."""

    file: str
    line: int
    column: int
    thing: str
    path: list[str | int]
    kind: str
    told: str
    key: str
    looked: list[str]


class Report(TypedDict):
    """What came of all changes, in JSON."""

    tried: int
    by_examples: int
    by_loader: int
    survivors: list[Survivor]


def report(verdicts: Sequence[Verdict]) -> Report:
    """Return what came of all changes, the survivors in the order of the files."""
    survivors = [_survivor(v) for v in verdicts if v.noticed_by is None]
    loader = sum(v.noticed_by == LOADER for v in verdicts)
    return {
        "tried": len(verdicts),
        "by_examples": len(verdicts) - loader - len(survivors),
        "by_loader": loader,
        "survivors": sorted(survivors, key=lambda s: (s["file"], s["line"], s["column"], s["key"])),
    }


def _survivor(verdict: Verdict) -> Survivor:
    mutant = verdict.mutant
    line, column = mutant.place
    return {
        "file": mutant.document.path,
        "line": line,
        "column": column,
        "thing": mutant.thing,
        "path": list(mutant.path),
        "kind": mutant.kind,
        "told": mutant.told,
        "key": mutant.key,
        "looked": [loaded.name for loaded in verdict.looked],
    }


def lines(found: Report) -> Iterator[str]:
    """Yield the lines of a report."""
    for survivor in found["survivors"]:
        yield f"{survivor['file']}:{survivor['line']}:{survivor['column']}: {survivor['key']}"
        looked = survivor["looked"]
        if looked:
            more = f" and {len(looked) - _NAMED} more" if len(looked) > _NAMED else ""
            yield f"  nothing noticed; {_count(len(looked), 'example')} looked: {', '.join(looked[:_NAMED])}{more}"
        else:
            yield "  nothing noticed; no example looks at it"
    survived = len(found["survivors"])
    noticed = f"{found['by_examples']} noticed by an example, {found['by_loader']} refused by the loader"
    yield f"{_count(found['tried'], 'change')}: {noticed}, {survived} not noticed"


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
