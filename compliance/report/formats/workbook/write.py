"""Sheets written by XlsxWriter: every cell a text, none of them a formula, a link or a number."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING, Any

from compliance.explain.words import pick
from compliance.report.figures.palette import LIGHT, tone
from compliance.report.formats.direction import cut
from compliance.report.formats.workbook.sheets import Cell
from compliance.report.formats.workbook.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compliance.report.formats.workbook.sheets import Sheet

# A cell of Excel holds 32,767 units of UTF-16; the marks of a text that goes on need room.
LIMIT, ROOM = 32_767, 32_000
# The first moment that a zip file can name: a clock would change the bytes.
_MOMENT = datetime(1980, 1, 1)
# What a spreadsheet would take for a formula if the text were typed in, or read back from a table of plain text.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_HEAD = "#1B3352"
# Letters that a wide sheet of A4 holds beside each other and can still be read; points of the highest row of Excel.
_SHEET, _HIGHEST = 260, 409.0


def written(sheets: Sequence[Sheet], title: str) -> bytes:
    """Return sheets as one workbook."""
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    workbook = xlsxwriter.Workbook(out, options)
    workbook.set_properties({"title": _short(title), "created": _MOMENT})
    formats: dict[tuple[Any, ...], Any] = {}
    for sheet in sheets:
        _sheet(workbook, sheet, formats)
    workbook.close()
    return out.getvalue()


def _short(text: str) -> str:
    line = "".join(run.text for run in cut(text, "en")).strip()
    return line if len(line) <= 250 else f"{line[:249]}…"


def _format(workbook: Any, formats: dict[tuple[Any, ...], Any], **look: Any) -> Any:
    key = tuple(sorted(look.items()))
    if key not in formats:
        formats[key] = workbook.add_format(look)
    return formats[key]


def _look(sheet: Sheet, **more: Any) -> dict[str, Any]:
    rtl = sheet.lang == "ar"
    return {
        "text_wrap": True, "valign": "top", "align": "right" if rtl else "left", "reading_order": 2 if rtl else 1,
        "font_name": "Arial", "font_size": 11 if rtl else 10, **more,
    }  # fmt: skip


def _sheet(workbook: Any, sheet: Sheet, formats: dict[tuple[Any, ...], Any]) -> None:
    page = workbook.add_worksheet(sheet.name)
    if sheet.lang == "ar":
        page.right_to_left()
    _print(page, sheet)
    page.freeze_panes(1, sheet.fixed)
    page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    head = _look(sheet, bold=True, bg_color=_HEAD, font_color="#FFFFFF", border=1, border_color="#B9B4AB")
    page.set_row(0, _height([Cell(text(label, sheet.lang)) for label, _ in sheet.columns], sheet))
    for column, (label, width) in enumerate(sheet.columns):
        page.set_column(column, column, width)
        page.write_string(0, column, text(label, sheet.lang), _format(workbook, formats, **head))
    rows = [part for row in sheet.rows for part in parts(row, sheet.lang, sheet.fixed)]
    for number, row in enumerate(rows, 1):
        page.set_row(number, _height(row, sheet))
        for column, cell in enumerate(row):
            page.write_string(number, column, cell.text, _format(workbook, formats, **_cell(sheet, cell)))
    if rows:
        page.autofilter(0, 0, len(rows), len(sheet.columns) - 1)
    else:
        page.write_string(1, 0, text(sheet.empty, sheet.lang), _format(workbook, formats, **_look(sheet, text_wrap=False)))


def _print(page: Any, sheet: Sheet) -> None:
    """Lay a sheet out for A4, over as many pages as its columns need to be read, with those that name a row on each."""
    page.set_landscape()
    page.set_paper(9)
    page.set_margins(0.4, 0.4, 0.6, 0.6)
    page.fit_to_pages(-(-sum(width for _, width in sheet.columns) // _SHEET), 0)
    page.repeat_rows(0)
    if sheet.fixed:
        page.repeat_columns(0, sheet.fixed - 1)
    page.set_footer("&C&P / &N")


def _height(row: Sequence[Cell], sheet: Sheet) -> float:
    """Return the height at which a row shows its words, since not every program finds it; none is higher than Excel allows."""
    lines = max(-(-len(cell.text) // max(1, width * 9 // 10)) for cell, (_, width) in zip(row, sheet.columns, strict=True))
    return min(_HIGHEST, max(1, lines) * (15.0 if sheet.lang == "ar" else 13.5) + 4)


def _cell(sheet: Sheet, cell: Cell) -> dict[str, Any]:
    look = _look(sheet, border=1, border_color="#D9D5CC")
    if cell.status:
        colour = LIGHT[tone(cell.status)]
        look |= {"bg_color": colour.fill, "font_color": colour.ink, "bold": True}
    if cell.text.lstrip(" \u200e").startswith(_FORMULA):
        look["quote_prefix"] = True
    return look


def text(given: str, lang: str) -> str:
    """Return a text as a cell holds it: in one line, with what cannot be seen written out."""
    return "".join(run.text for run in cut(given, lang)).strip(" ")


def parts(row: Sequence[Cell], lang: str, fixed: int = 0) -> Iterator[list[Cell]]:
    """Return a row as one or more: what is too long for a cell goes on in the next row, and both say so.

    The first ``fixed`` cells name the row and are said again in each further one, so that a filter finds all of it.
    """
    pieces = [list(_pieces(text(cell.text, lang))) for cell in row]
    most = max(len(piece) for piece in pieces)
    goes_on, continued = pick(WORDS["goes_on"], lang), pick(WORDS["continued"], lang)
    for n in range(most):
        cells = []
        for at, (cell, piece) in enumerate(zip(row, pieces, strict=True)):
            again = piece[0] if at < fixed and len(piece) == 1 else ""
            told = piece[n] if n < len(piece) else again
            told = f"{continued} {told}" if n and n < len(piece) else told
            cells.append(Cell(f"{told} {goes_on}" if n + 1 < len(piece) else told, cell.status if told else None))
        yield cells


def _pieces(whole: str) -> Iterator[str]:
    """Cut a text so that no piece has more than ``ROOM`` units; a letter outside the first plane takes two."""
    begin, units = 0, 0
    if len(whole) * 2 <= ROOM:
        yield whole
        return
    for at, letter in enumerate(whole):
        wide = 2 if ord(letter) > 0xFFFF else 1
        if units + wide > ROOM:
            yield whole[begin:at]
            begin, units = at, 0
        units += wide
    yield whole[begin:]
