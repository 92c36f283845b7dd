"""One module or folder a format: each writes a memorandum as the bytes of one file, and knows nothing of the others.

A document format writes ``Memo.documents``; a data format writes ``Memo.reports``. What a format needs that is no dependency of
the package is imported inside it, so that only who asks for the format needs it.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, cast

from compliance.files.dataclass import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from compliance.report.memo.memo import Memo


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the ending of its files, the module that writes it, whether it is text, and the package that it needs."""

    suffix: str
    module: str
    text: bool
    needs: str | None = None


FORMATS: Mapping[str, Format] = {
    "html": Format(".html", "html", text=True),
    "pdf": Format(".pdf", "pdf", text=False, needs="typst"),
    "docx": Format(".docx", "word", text=False, needs="docx"),
    "xlsx": Format(".xlsx", "workbook", text=False, needs="xlsxwriter"),
    "markdown": Format(".md", "markdown", text=True),
    "json": Format(".json", "json", text=True),
    "sarif": Format(".sarif", "sarif", text=True),
    "ftm": Format(".ftm.json", "ftm", text=True),
}
# The extra of the package that brings what a format needs.
EXTRA = "reports"


class MissingPackageError(Exception):
    """A format needs a package that is not installed; it is part of the extra named by ``EXTRA``."""

    def __init__(self, package: str) -> None:
        """``package`` is the name under which it is imported."""
        super().__init__(package)
        self.package = package


def writer(name: str) -> Callable[[Memo], bytes]:
    """Return what writes a format. Raises ``MissingPackageError`` where what it needs is not installed."""
    wanted = FORMATS[name]
    if wanted.needs:
        try:
            importlib.import_module(wanted.needs)
        except ImportError as error:
            raise MissingPackageError(wanted.needs) from error
    module = importlib.import_module(f"compliance.report.formats.{wanted.module}")
    return cast("Callable[[Memo], bytes]", module.render)
