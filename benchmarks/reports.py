"""Reports in every format and both languages, beside a check of the same cases."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from functools import partial

from benchmarks.measure import BASE, CHECK, Figure, Result, beside, known
from compliance.report.formats import FORMATS

# What a report in each format took before checks were made fast: it is to be no slower.
BEFORE = {"html": 51.0, "pdf": 135.0}


def report(form: str, pairs: int, *what: str) -> Result:
    """Cost a report in one format beside the imports; with it, what it costs beside a check."""
    cases = what or ("cases/",)
    with known() as env, tempfile.TemporaryDirectory() as out:
        command = (sys.executable, "-m", "compliance", "report", *cases, "--format", form, "--lang", "both", "--output", out)
        fewer = max(1, pairs // 4)
        checked = beside(fewer, command, (*CHECK, *cases), env)
        based = beside(fewer, command, BASE, env)
    return replace(based, beside={"times a check": checked.value})


FIGURES = {
    f"report-{form}": Figure(
        f"`report cases/ --format {form} --lang both`", "times the imports", partial(report, form), BEFORE.get(form)
    )
    for form in FORMATS
}
