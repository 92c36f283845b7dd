"""A memorandum as a workbook: the register of findings and the lists behind it, in the sheets of each language.

Every cell is a text: nothing in a case or a rule can become a formula, a link or a number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.report.formats.workbook import elements, law, lists, named, register
from compliance.report.formats.workbook.write import written

if TYPE_CHECKING:
    from compliance.explain.model import Report
    from compliance.report.formats.workbook.sheets import Sheet
    from compliance.report.memo.memo import Memo

_SHEETS = (
    lists.about, register.findings, elements.elements, register.exemptions, elements.items, register.folded, lists.claims,
    named.disputes, lists.questions, named.flags, named.parties, named.route, law.law, law.waivers, law.not_examined,
    lists.sources, lists.receipt,
)  # fmt: skip


def render(memo: Memo) -> bytes:
    """Return the reports of a memorandum as one workbook."""
    return written([sheet for report in memo.reports for sheet in sheets(report)], _title(memo))


def sheets(report: Report) -> list[Sheet]:
    """Return the sheets of a report in its language, in the order in which they stand."""
    return [make(report) for make in _SHEETS]


def _title(memo: Memo) -> str:
    return " / ".join(case["title"] for report in memo.reports for case in report["cases"]) or memo.name
