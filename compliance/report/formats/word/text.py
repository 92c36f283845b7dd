"""Lines as runs: each run of one direction, in one language, in one look."""

from __future__ import annotations

import re
from collections.abc import Iterable

from compliance.report.figures.palette import tone
from compliance.report.formats.word.xml import El, el, ordered, val, words
from compliance.report.memo.runs import Run, runs, visible

LANGUAGE = {"en": "en-GB", "ar": "ar-SA"}
# A letter gives a run its direction by itself; a digit or a sign at an end needs a mark beside it.
_LRM = "\u200e"
_STARTS, _ENDS = re.compile(r"[A-Za-z]"), re.compile(r"[A-Za-z0-9]$")
_SPACE = re.compile(r"\s+")
_LOOK = {"strong": "Strong", "quiet": "Quiet", "code": "Code"}


def shown(text: str) -> str:
    """Return a text in one line, with what cannot be seen written out; spaces at its ends stay, since a line goes on."""
    return "".join(c if c.isprintable() else visible(c) for c in _SPACE.sub(" ", text))


def cut(text: str, lang: str) -> list[Run]:
    """Return the runs of a text, ready to be written.

    Word takes the direction of a run from its properties, other programs from its characters alone: where a left-to-right run
    in Arabic begins or ends with a digit or a sign, a mark stands beside it, so that a date or a number reads the same in all.
    """
    return [_marked(Run(shown(run.text), run.lang), lang) for run in runs(text, lang)]


def _marked(run: Run, lang: str) -> Run:
    if lang != "ar" or run.lang != "en":
        return run
    before, after = "" if _STARTS.match(run.text) else _LRM, "" if _ENDS.search(run.text) else _LRM
    return Run(f"{before}{run.text}{after}", "en")


def style(look: str, status: str | None = None) -> str | None:
    """Return the character style of a look."""
    return f"Status{tone(status).title()}" if look == "status" else _LOOK.get(look)


def properties(lang: str, name: str | None = None, more: Iterable[El] = ()) -> El:
    """Return the properties of a run in one language; ``name`` is a character style."""
    props = [val("w:rStyle", name)] if name else []
    told = el("w:lang", bidi=LANGUAGE["ar"]) if lang == "ar" else el("w:lang", val=LANGUAGE["en"])
    return ordered("w:rPr", [*props, *([el("w:rtl")] if lang == "ar" else []), told, *more])


def written(text: str, lang: str, name: str | None = None) -> list[El]:
    """Return a text of a document in ``lang`` as runs, in a character style."""
    return [el("w:r", properties(run.lang, name), words(run.text)) for run in cut(text, lang)]
