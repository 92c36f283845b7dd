"""Reports in every format and both languages, beside a check of the same cases."""

from __future__ import annotations

import sys
import tempfile
from functools import partial

from benchmarks.measure import BASE, CHECK, Figure, Result, beside, known
from compliance.report.formats import FORMATS


def report(form: str, pairs: int, *what: str) -> Result:
    """Cost a report in one format beside a check; with it, what it costs beside the imports."""
    cases = what or ("cases/",)
    with known() as env, tempfile.TemporaryDirectory() as out:
        command = (sys.executable, "-m", "compliance", "report", *cases, "--format", form, "--lang", "both", "--output", out)
        fewer = max(1, pairs // 2)
        checked = beside(fewer, command, (*CHECK, *cases), env)
        based = beside(fewer, command, BASE, env)
    return Result(checked.value, checked.lowest, checked.highest, checked.of, {"times the imports": based.value})


FIGURES = {
    f"report-{form}": Figure(f"`report cases/ --format {form} --lang both`", "times a check", partial(report, form))
    for form in FORMATS
}
