"""Lines as runs: each run of one direction, in one language, in one look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.report.figures.palette import tone
from compliance.report.formats.direction import cut
from compliance.report.formats.word.xml import el, ordered, val, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compliance.report.formats.word.xml import El

LANGUAGE = {"en": "en-GB", "ar": "ar-SA"}
_LOOK = {"strong": "Strong", "quiet": "Quiet", "code": "Code"}


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
