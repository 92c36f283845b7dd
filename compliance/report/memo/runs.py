"""Texts cut into runs of one direction, so that each format can mark them in its own way."""

from __future__ import annotations

import re
from typing import Literal

from compliance.explain.bidi import LRI, PDI, RLM, isolate
from compliance.files.dataclass import dataclass
from compliance.files.safe import bare

# Arabic letters with what stands between two of them; digits and brackets at the ends belong to the text around.
_ARABIC = "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff"
_ARABIC_RUN = re.compile(f"[{_ARABIC}](?:[{_ARABIC}\\s،؛.:/()«»-]*[{_ARABIC}])?")


@dataclass(frozen=True, slots=True)
class Run:
    """Some text of one direction; ``lang`` is 'en' for left-to-right, 'ar' for right-to-left."""

    text: str
    lang: Literal["en", "ar"]


def runs(text: str, lang: str) -> list[Run]:
    """Cut a text of a document in ``lang`` where its direction changes; the runs hold no direction marks."""
    return _in_arabic(text) if lang == "ar" else _in_english(text)


def _in_arabic(text: str) -> list[Run]:
    found: list[Run] = []
    depth = 0
    for part in re.split(f"([{LRI}{PDI}{RLM}])", isolate(text, "ar")):
        if part == LRI:
            depth += 1
        elif part == PDI:
            depth = max(0, depth - 1)
        elif part and part != RLM and (clean := bare(part)):
            _add(found, Run(clean, "en" if depth else "ar"))
    return found


def _in_english(text: str) -> list[Run]:
    found: list[Run] = []
    clean, at = bare(text), 0
    for match in _ARABIC_RUN.finditer(clean):
        if match.start() > at:
            _add(found, Run(clean[at : match.start()], "en"))
        _add(found, Run(match.group(), "ar"))
        at = match.end()
    if at < len(clean):
        _add(found, Run(clean[at:], "en"))
    return found


def _add(found: list[Run], run: Run) -> None:
    if found and found[-1].lang == run.lang:
        found[-1] = Run(found[-1].text + run.text, run.lang)
    else:
        found.append(run)
