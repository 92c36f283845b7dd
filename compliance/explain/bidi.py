"""Latin runs, numbers and citations inside Arabic: isolated, so that they read from left to right where they stand."""

from __future__ import annotations

import re

LRI, PDI, RLM = "\u2066", "\u2069", "\u200f"
# A run that begins and ends with a Latin letter, a digit or a closing bracket, with what may stand inside a citation.
# A long dash belongs to it only where it joins two numbers, a sign of paragraph only before a space and a number.
_FIRST, _INNER = r"[A-Za-z0-9\u0660-\u0669#$]", r"(?:[A-Za-z0-9\u00c0-\u024f /.,:;()\[\]'&+\-_=#%]|(?<=\S)–(?=\S)|¶(?=¶? \d))"
# A dash that stands before it is that of an option or of a negative number.
_DASH = r"(?:(?<![^\s(])-{1,2})?"
# Compiled where it is first looked for: a page in English has no need of it.
_RUN = rf"{_DASH}(?:{_FIRST}{_INNER}*[A-Za-z0-9)\]%]|[A-Za-z0-9])"
_MARKS = "[\u2066\u2069\u200f]"


def isolate(text: str, lang: str) -> str:
    """Return ``text`` with every left-to-right run isolated, if ``lang`` is Arabic; else as it is."""
    if lang != "ar" or not re.search(_RUN, text):
        return text
    pieces, depth = [], 0
    for part in re.split(f"([{LRI}{PDI}])", text):
        if part == LRI:
            depth += 1
        elif part == PDI:
            depth -= 1
        pieces.append(part if depth or part in (LRI, PDI) else re.sub(_RUN, _wrap, part))
    return "".join(pieces)


def _wrap(match: re.Match[str]) -> str:
    run = match.group()
    # A bracket that closes nothing inside the run belongs to the Arabic around it.
    while run.endswith((")", "]")) and run.count(")") + run.count("]") > run.count("(") + run.count("["):
        run = run[:-1]
    rest = match.group()[len(run) :]
    return f"{LRI}{run}{PDI}{rest}" if run else rest


def plain(text: str) -> str:
    """Return ``text`` without direction marks, for measuring and for comparing."""
    return re.sub(_MARKS, "", text)
