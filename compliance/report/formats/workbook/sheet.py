"""One sheet: its heading row frozen and filtered, its columns wide enough, its cells text and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from compliance.explain.words import pick
from compliance.report.figures.palette import LIGHT, tone
from compliance.report.formats.workbook.cells import Cell, Look, parts, shown, suspicious, value
from compliance.report.formats.workbook.words import COLUMN, EMPTY, sheet_name, word

_FONT = {"font_name": "Arial", "font_size": 10}
_NAVY, _RULE = "#1B3352", "#B9B4AB"
_LTR, _RTL = 1, 2


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the key of its heading, its width in characters, and how its cells look.

    ``key`` columns are said again where a row goes on, so that a filter finds all of it.
    """

    name: str
    width: int = 16
    look: Look = "text"
    key: bool = False


class Formats:
    """The formats of a workbook, each made once and always in the order in which cells need them."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[object, ...], Any] = {}

    def get(self, look: str, lang: str, *, status: str | None = None, quoted: bool = False) -> Any:
        """Return the format of a cell; ``quoted`` for text that a program could take for a formula when it is typed again."""
        key = look, lang, tone(status) if status else None, quoted
        if key not in self._made:
            self._made[key] = self._new(look, lang, status, quoted)
        return self._made[key]

    def _new(self, look: str, lang: str, status: str | None, quoted: bool) -> Any:
        way = _RTL if lang == "ar" and look != "code" else _LTR
        props: dict[str, object] = {**_FONT, "text_wrap": True, "valign": "top", "num_format": "@"}
        props |= {"reading_order": way, "align": "right" if lang == "ar" else "left", "border": 1, "border_color": _RULE}
        if look == "head":
            props |= {"bold": True, "bg_color": _NAVY, "font_color": "#FFFFFF", "valign": "vcenter"}
        elif look == "empty":
            props |= {"text_wrap": False, "border": 0, "italic": True}
        elif look == "strong":
            props["bold"] = True
        if status is not None:
            ground = LIGHT[tone(status)]
            props |= {"bg_color": ground.fill, "font_color": ground.ink, "bold": True}
        made = self._book.add_format(props)
        if quoted:
            made.set_quote_prefix()
        return made


class Sheet:
    """A sheet of one table."""

    def __init__(self, book: Any, formats: Formats, name: str, lang: str, columns: Sequence[Column]) -> None:
        self._formats, self._name, self._lang, self._columns = formats, name, lang, columns
        self._sheet = book.add_worksheet(sheet_name(name, lang))
        if lang == "ar":
            self._sheet.right_to_left()
        for at, column in enumerate(columns):
            self._sheet.set_column(at, at, column.width, formats.get(column.look, lang))
            self._put(0, at, pick(COLUMN[column.name], lang), "head")
        self._print()

    def _print(self) -> None:
        """Make the sheet fit to be printed: wide paper, all columns on it, the heading on each page."""
        self._sheet.set_landscape()
        self._sheet.set_paper(9)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.repeat_rows(0)
        self._sheet.set_footer("&C&A  &P / &N")

    def fill(self, rows: Iterable[Sequence[Cell]], *, there: bool = True) -> None:
        """Write the rows, or in a sentence that there are none; ``there`` is false where the report has no such part at all."""
        at = 1
        for row in rows:
            at = self._row(at, row)
        if at == 1:
            said = pick(EMPTY[self._name], self._lang) if there else word("not_here", self._lang)
            self._put(1, 0, said, "empty")
        self._sheet.freeze_panes(1, sum(column.key for column in self._columns))
        self._sheet.autofilter(0, 0, max(at - 1, 0), len(self._columns) - 1)
        # Identifiers, counts and days are text as well, so that no program counts with them.
        self._sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{at + 1}"})

    def _row(self, at: int, row: Sequence[Cell]) -> int:
        """Write a row and the further rows into which it goes on; return the row that follows."""
        marks = word("goes_on", self._lang), word("gone_on", self._lang)
        values = [value(cell) for cell in row]
        told = [list(parts([shown(line, self._lang) for line in v.lines], *marks)) for v in values]
        height = max(len(texts) for texts in told)
        for step in range(height):
            for place, (column, v, texts) in enumerate(zip(self._columns, values, told, strict=True)):
                again = column.key and len(texts) == 1
                text = texts[step] if step < len(texts) else texts[0] if again else ""
                self._put(at + step, place, text, column.look, v.status if step == 0 or again else None)
        return at + height

    def _put(self, row: int, column: int, text: str, look: str, status: str | None = None) -> None:
        """Write a text as text: never through a method that guesses what it is."""
        form = self._formats.get(look, self._lang, status=status, quoted=suspicious(text))
        done = self._sheet.write_string(row, column, text, form) if text else self._sheet.write_blank(row, column, None, form)
        if done:
            raise ValueError(f"the sheet takes no more: row {row + 1}, column {column + 1}")
