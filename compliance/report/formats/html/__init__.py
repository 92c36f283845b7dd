"""A memorandum as one page for a browser: all in one file, nothing fetched, and readable without its script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.report.formats.html.page import Page

if TYPE_CHECKING:
    from compliance.report.memo.memo import Memo


def render(memo: Memo) -> bytes:
    """Return the page; of two languages, both side by side."""
    return Page(memo.documents).html().encode("utf-8")
