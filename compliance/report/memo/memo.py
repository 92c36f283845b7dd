"""One memorandum with the structure that it was written from: what every format is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.files.dataclass import dataclass

if TYPE_CHECKING:
    from compliance.explain.model import Report
    from compliance.report.memo.model import Document


@dataclass(frozen=True, slots=True)
class Memo:
    """A report of one case, in one language or in two side by side: the structure and the document, language by language.

    Both tuples are in the same order. Two documents of one memo have the same sections, blocks, rows and cells: they are built
    from the same checks, so that the one can stand beside the other. ``name`` is the identifier of the case, without a suffix.
    """

    name: str
    reports: tuple[Report, ...]
    documents: tuple[Document, ...]
