"""A memorandum as a PDF by Typst: tagged, for the archive (PDF/A-2a) and for everybody (PDF/UA-1), the same bytes every time.

No text becomes Typst code: the template reads one tree of data (see ``source``). It sees the fonts that are shipped and no
others, no file beside them, no clock and no network. Whatever Typst warns of is a fault.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from compliance.report import fonts
from compliance.report.formats.pdf.source import tree

if TYPE_CHECKING:
    from compliance.report.memo.memo import Memo

# The strictest level for archives that Typst writes together with the one for accessibility.
STANDARDS: tuple[Literal["a-2a"], Literal["ua-1"]] = ("a-2a", "ua-1")
_TEMPLATE = Path(__file__).parent / "template.typ"


class PdfFault(Exception):  # noqa: N818 - named as the other faults of the package
    """Typst refused a memorandum, or warned of something in it: a defect of this package. It says what, and where."""


def render(memo: Memo) -> bytes:
    """Return the documents of a memorandum as one PDF file.

    Raises ``PdfFault``, and ``ImportError`` where Typst is not installed.
    """
    import typst

    data = json.dumps(tree(memo.documents), ensure_ascii=False, separators=(",", ":"))
    shipped = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts.FOLDER])
    # A folder of its own, and empty: nothing in a document can read a file.
    with tempfile.TemporaryDirectory() as empty:
        try:
            compiler = typst.Compiler(
                _TEMPLATE.read_bytes(), root=empty, font_paths=shipped, ignore_system_fonts=True, sys_inputs={"data": data},
                package_path=empty, package_cache_path=empty,
            )  # fmt: skip
            made, warnings = compiler.compile_with_warnings(format="pdf", pdf_standards=[*STANDARDS], timestamp=0)
        except typst.TypstError as error:
            raise PdfFault(_told(error)) from error
    if warnings:
        raise PdfFault("; ".join(_told(warning) for warning in warnings))
    if not isinstance(made, bytes):
        raise PdfFault("Typst wrote nothing")
    return made


def _told(problem: object) -> str:
    """What Typst says, in one line."""
    parts = [str(getattr(problem, "message", problem)), *getattr(problem, "hints", ())]
    return " ".join(" — ".join(parts).split())
