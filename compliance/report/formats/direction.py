"""Texts for programs that lay them out themselves: in one line, nothing hidden in them, and Latin in Arabic where it stands."""

from __future__ import annotations

import re

from compliance.files.safe import one_line
from compliance.report.memo.runs import Run, runs

# A letter gives a run its direction by itself; a digit or a sign at an end needs a mark beside it.
LRM = "\u200e"
_STARTS, _ENDS = re.compile(r"[A-Za-z]"), re.compile(r"[A-Za-z0-9]$")
# Letters and digits alone keep their order everywhere; a number or a date does where no Arabic stands before it.
_WHOLE, _ALONE = re.compile(r"[A-Za-z0-9]*"), re.compile(r"\d+(?:[-.,/:]\d+)*")


def cut(text: str, lang: str) -> list[Run]:
    """Return the runs of a text of a document in ``lang``, ready to be written.

    Some programs take the direction of a run from its properties, others from its characters alone: where a left-to-right run
    in Arabic begins or ends with a digit or a sign, a mark stands beside it, so that a date or a number reads the same in all.
    """
    cleaned = [Run(one_line(run.text), run.lang) for run in runs(text, lang)]
    if lang != "ar" or (len(cleaned) == 1 and _ALONE.fullmatch(cleaned[0].text)):
        return cleaned
    return [_marked(run) for run in cleaned]


def _marked(run: Run) -> Run:
    if run.lang != "en" or _WHOLE.fullmatch(run.text):
        return run
    before, after = "" if _STARTS.match(run.text) else LRM, "" if _ENDS.search(run.text) else LRM
    return Run(f"{before}{run.text}{after}", "en")
