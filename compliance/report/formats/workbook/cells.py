"""What may stand in a cell: text alone, in one line or several, that no program can take for a formula or a link."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from compliance.report.formats.plain import clean
from compliance.report.memo.runs import runs

# What a cell can hold: UTF-16 units, as Excel counts them, and line feeds.
MOST_UNITS, MOST_LINES = 32_767, 253
# Room for the mark that a text goes on, or that it has gone on.
_ROOM = 64
# A program that reads typed text takes these for the beginning of a formula; the wide forms stand for them in East Asia.
_FORMULA = re.compile("[=+\\-@\t\r＝＋－＠]")
_LRM = "\u200e"
_STARTS, _ENDS = re.compile(r"[A-Za-z0-9]"), re.compile(r"[A-Za-z0-9]$")

Look = Literal["text", "code", "status", "strong"]


@dataclass(frozen=True, slots=True)
class Value:
    """What stands in one cell, line by line; ``status`` is a code of a status, a truth or a mark, and colours the cell."""

    lines: tuple[str, ...]
    status: str | None = None


Cell = Value | str | None


def value(cell: Cell) -> Value:
    """Return what stands in a cell; a text is one line of it."""
    if isinstance(cell, Value):
        return cell
    return Value((cell,)) if cell else Value(())


def lines(texts: Iterable[str]) -> Value:
    """Return texts that stand one under the other."""
    return Value(tuple(text for text in texts if text))


def coloured(text: str, status: str) -> Value:
    """Return a word in the colour of its status; the word says the same."""
    return Value((text,), status)


def shown(text: str, lang: str) -> str:
    """Return one line as it stands in a sheet of ``lang``: nothing hidden, and in Arabic with marks beside left-to-right runs.

    A sheet knows one direction for a whole cell. Isolates, which the report sets, are not known to every program that opens a
    workbook; a mark beside a number or a bracket at the end of a run is, and keeps it where it belongs.
    """
    line = clean(text, lang)
    if lang != "ar":
        return line
    found = runs(line, "ar")
    if len(found) < 2:
        return "".join(run.text for run in found)
    return "".join(_marked(run.text) if run.lang == "en" else run.text for run in found)


def _marked(run: str) -> str:
    return f"{_LRM}{run}{'' if _ENDS.search(run) else _LRM}"


def suspicious(text: str) -> bool:
    """Tell whether a program could take typed text like this for a formula."""
    return _FORMULA.match(text.lstrip(_LRM)) is not None


def units(text: str) -> int:
    """Return the length of a text as Excel counts it: two for a character outside the basic plane."""
    return len(text) + sum(c > "\uffff" for c in text)


def parts(texts: Iterable[str], goes_on: str, gone_on: str) -> Iterator[str]:
    """Yield what stands in one cell after the other: one, unless it is longer than a cell can hold.

    Nothing is left out. Where a text goes on in a further row, the end of the one part and the beginning of the next say so.
    """
    whole = "\n".join(texts)
    begun = False
    while True:
        head = f"{gone_on} " if begun else ""
        if units(head + whole) <= MOST_UNITS and whole.count("\n") < MOST_LINES:
            yield head + whole
            return
        cut = _cut(whole)
        yield f"{head}{whole[:cut]} {goes_on}"
        whole, begun = whole[cut:].removeprefix("\n"), True


def _cut(text: str) -> int:
    """Return where to cut a text that is too long: behind a line or a word if there is one near the end of what fits."""
    most, left, feeds = 0, MOST_UNITS - 2 * _ROOM, MOST_LINES - 1
    for most, c in enumerate(text):  # noqa: B007
        left -= 1 + (c > "\uffff")
        feeds -= c == "\n"
        if left < 0 or feeds < 0:
            break
    near = max(text.rfind("\n", most // 2, most), text.rfind(" ", most - 200, most))
    return near if near > 0 and feeds >= 0 else most
