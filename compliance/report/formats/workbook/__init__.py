"""The data of a memorandum as a workbook: a register of findings and every list behind it, one table a sheet.

Two languages are two sets of sheets. Every cell is text: no word of a case can become a formula, a number or a link.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime

import xlsxwriter

from compliance.report.formats.plain import clean
from compliance.report.formats.workbook.sheet import Formats, Sheet
from compliance.report.formats.workbook.tables import TABLES
from compliance.report.formats.workbook.view import View
from compliance.report.memo.memo import Memo

# A clock would change the bytes.
_MOMENT = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_format_properties": {"font_name": "Arial", "font_size": 10},
}
# The longest title that a program shows of a file.
_TITLE = 250


def render(memo: Memo) -> bytes:
    """Return the data of a memorandum as one workbook, with the sheets of each language one after the other."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _OPTIONS)
    book.set_properties({"title": _title(memo), "created": _MOMENT})
    formats = Formats(book)
    for report in memo.reports:
        view = View(report)
        for table in TABLES:
            sheet = Sheet(book, formats, table.sheet, view.lang, table.columns)
            there = not table.filed or any("dossier" in case for case in view.cases)
            sheet.fill(table.rows(view), there=there)
    book.close()
    return out.getvalue()


def _title(memo: Memo) -> str:
    titles = dict.fromkeys(clean(case["title"], "en") for report in memo.reports for case in report["cases"])
    title = " / ".join(titles) or clean(memo.name, "en")
    return title if len(title) <= _TITLE else f"{title[: _TITLE - 1]}…"
