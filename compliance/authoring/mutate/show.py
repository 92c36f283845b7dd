"""Survivors as lines for a person and as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from compliance.authoring.mutate.run import LOADER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compliance.authoring.mutate.run import Verdict

# So many of the examples that looked are named in text.
_NAMED = 3


class Change(TypedDict):
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
    # Why no example can notice; empty for a survivor.
    equal: str


class Report(TypedDict):
    """What came of all changes, in JSON. ``equal``: the changes that change nothing."""

    tried: int
    by_examples: int
    by_loader: int
    equal: list[Change]
    survivors: list[Change]


def report(verdicts: Sequence[Verdict]) -> Report:
    """Return what came of all changes, those that nobody noticed in the order of the files."""
    unnoticed = sorted((_change(v) for v in verdicts if v.noticed_by is None), key=_order)
    loader = sum(v.noticed_by == LOADER for v in verdicts)
    return {
        "tried": len(verdicts),
        "by_examples": len(verdicts) - loader - len(unnoticed),
        "by_loader": loader,
        "equal": [c for c in unnoticed if c["equal"]],
        "survivors": [c for c in unnoticed if not c["equal"]],
    }


def _order(change: Change) -> tuple[str, int, int, str]:
    return change["file"], change["line"], change["column"], change["key"]


def _change(verdict: Verdict) -> Change:
    mutant = verdict.mutant
    line, column = mutant.place
    return {
        "file": mutant.document.path,
        "line": line,
        "column": column,
        "thing": str(mutant.thing),
        "path": list(mutant.path),
        "kind": mutant.kind,
        "told": mutant.told,
        "key": mutant.key,
        "looked": [loaded.name for loaded in verdict.looked],
        "equal": verdict.equal or "",
    }


def lines(found: Report, *, verbose: bool = False) -> Iterator[str]:
    """Yield the lines of a report; ``verbose`` names the changes that change nothing, too."""
    for change in found["equal"] if verbose else ():
        yield f"{change['file']}:{change['line']}:{change['column']}: {change['key']}"
        yield f"  changes nothing: {change['equal']}"
    for survivor in found["survivors"]:
        yield f"{survivor['file']}:{survivor['line']}:{survivor['column']}: {survivor['key']}"
        looked = survivor["looked"]
        if looked:
            more = f" and {len(looked) - _NAMED} more" if len(looked) > _NAMED else ""
            yield f"  nothing noticed; {_count(len(looked), 'example')} looked: {', '.join(looked[:_NAMED])}{more}"
        else:
            yield "  nothing noticed; no example looks at it"
    noticed = f"{found['by_examples']} noticed by an example, {found['by_loader']} refused by the loader"
    rest = f"{len(found['equal'])} that change nothing, {len(found['survivors'])} not noticed"
    yield f"{_count(found['tried'], 'change')}: {noticed}, {rest}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
