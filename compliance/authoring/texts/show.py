"""What the texts say of each node: as lines for a person, with the marks to paste, and as plain data."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from compliance.authoring.review.show import checked_block
from compliance.authoring.texts.languages import NAMES
from compliance.files.dataclass import asdict
from compliance.vocabulary.review import Checked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from compliance.authoring.texts.verify import Result, Verified

_ORDER = ("term_missing", "paragraph_missing", "checked", "exists", "no_number", "no_text")


def mark(result: Result, on: date | None) -> Checked | None:
    """Return the mark of a check, where the words were compared and the day is given."""
    if result.status != "checked" or on is None or result.language is None or result.sha256 is None:
        return None
    return Checked(symbol=result.symbol, para=result.para, language=result.language, sha256=result.sha256, on=on)


def as_data(verified: Verified, on: date | None) -> dict[str, Any]:
    """Return everything as plain data."""
    results = []
    for r in verified.results:
        made = mark(r, on)
        results.append({**asdict(r), "checked": made.model_dump(mode="json") if made else None})
    pool = verified.pool
    texts = [
        {
            "symbol": h.symbol, "language": h.language, "file": str(h.text.path), "sha256": h.text.sha256,
            "paragraphs": sorted(h.split.paragraphs), "annexes": h.split.annexes,
        }
        for of in pool.texts.values() for h in of
    ]  # fmt: skip
    problems = [*pool.problems, *verified.wrong]
    return {"counts": verified.counts, "texts": texts, "problems": problems, "notes": pool.notes, "results": results}


def lines(verified: Verified, on: date | None) -> Iterator[str]:
    """Yield the results, what is contradicted first, with the mark to paste under each node that is checked."""
    for of in verified.pool.texts.values():
        for h in of:
            yield f"{h.symbol}, {NAMES[h.language]}: {h.text.path}"
            yield f"    {len(h.split.paragraphs)} operative paragraphs, SHA-256 {h.text.sha256}"
    for status in _ORDER:
        for result in verified.results:
            if result.status == status and result.file:
                yield from _result(result, on)
    yield from (f"contradicted: {w}" for w in verified.wrong)
    counts = verified.counts
    said = ", ".join(f"{counts[s]} {s.replace('_', ' ')}" for s in _ORDER if s in counts)
    yield f"In all {len(verified.results)}: {said or 'no node'}."
    if counts.get("checked") and on is None:
        yield "Give --on DAY, the day of this check, to have the marks to paste into the rule files."


def _result(r: Result, on: date | None) -> Iterator[str]:
    yield f"{r.path}:{r.line}: {r.status.replace('_', ' ')}: {r.node}"
    yield from textwrap.wrap(_said(r), 80, initial_indent="    ", subsequent_indent="    ", break_long_words=False)
    if r.status == "checked":
        yield f"    SHA-256 {r.sha256}"
    made = mark(r, on)
    if made:
        yield from checked_block([made], r.indent).split("\n")


def _said(r: Result) -> str:
    text = f"the {NAMES[r.language]} text" if r.language else ""
    para = f"{r.symbol} para. {r.para}" if r.para else r.symbol
    if r.status == "checked":
        return f"{para}: {text} has it, with {_words(r.found)}"
    if r.status == "exists":
        return (
            f"{para}: {text} has it; the node declares no terms in that language, so no words were compared and no mark is"
            " given: add 'terms'"
        )
    if r.status == "term_missing":
        return f"{para}: {text} has it, without {_words(r.missing)}"
    if r.status == "paragraph_missing":
        return f"{para}: {text} has no such paragraph"
    where = f"; its terms stand in {', '.join(map(str, r.perhaps))} of {text}" if r.perhaps else ""
    return f"{para}: no number is known{where}"


def _words(terms: tuple[str, ...]) -> str:
    return ", ".join(f"“{t}”" for t in terms)
