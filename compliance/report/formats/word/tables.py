"""Tables and their cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.files.safe import one_line
from compliance.report.formats.word.xml import el, ordered, val

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compliance.report.formats.word.xml import El

# What a program reads aloud of a table is short; the caption above it has every word.
_TOLD = 250


def cell(blocks: Sequence[El], width: int, ground: El | None = None, *, across: int = 1) -> El:
    """Return a cell of ``width`` twentieths of a point that reaches over some columns."""
    props = [el("w:tcW", w=width, type="dxa")]
    props += [val("w:gridSpan", across)] if across > 1 else []
    props += [ground] if ground is not None else []
    return el("w:tc", ordered("w:tcPr", props), *(blocks or [el("w:p")]))


def row(cells: Sequence[El], *, head: bool = False, split: bool = False) -> El:
    """Return a row; ``head`` for one that stands again on each page, ``split`` for one that may go on over a page."""
    props = [] if split else [el("w:cantSplit")]
    props += [el("w:tblHeader")] if head else []
    return el("w:tr", *([ordered("w:trPr", props)] if props else []), *cells)


def table(
    style: str, widths: Sequence[int], rows: Sequence[El], *, rtl: bool, head: bool = False, told: str | None = None
) -> list[El]:
    """Return a table and the gap after it: Word joins two tables with nothing between, and ends no cell with a table."""
    props = [
        val("w:tblStyle", style),
        el("w:tblW", w=sum(widths), type="dxa"),
        el("w:tblLayout", type="fixed"),
        el("w:tblLook", val="04A0" if head else "0480", firstRow=int(head), lastRow=0,
           firstColumn=1, lastColumn=0, noHBand=0, noVBand=1),
    ]  # fmt: skip
    props += [el("w:bidiVisual")] if rtl else []
    if told is not None:
        text = one_line(told)
        props.append(val("w:tblCaption", text if len(text) <= _TOLD else f"{text[: _TOLD - 1]}…"))
    grid = el("w:tblGrid", *(el("w:gridCol", w=width) for width in widths))
    gap = el("w:p", ordered("w:pPr", [val("w:pStyle", "Gap")]))
    return [el("w:tbl", ordered("w:tblPr", props), grid, *rows), gap]
