"""Lines and tables on a terminal, by rich: as wide as it is, in colour where it has any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from compliance.explain.bidi import LRI, PDI, RLM
from compliance.report.lines import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import JustifyMethod, OverflowMethod, RenderableType
    from rich.containers import Lines

    from compliance.report.lines import Line


class Terminal:
    """Writes lines as a terminal shows them. Colour follows the terminal and ``NO_COLOR``."""

    terminal = True

    def __init__(self) -> None:
        out = Console(highlight=False, markup=False, emoji=False)
        if out.no_color:
            out = Console(highlight=False, markup=False, emoji=False, width=out.width, color_system=None)
        self.console, self.width = out, out.width

    def text(self, page: Iterable[Line | Table]) -> str:
        """Return a page as what the terminal is sent."""
        return "".join(self.pieces(page))

    def pieces(self, page: Iterable[Line | Table]) -> Iterator[str]:
        """Yield a page part by part."""
        for part in page:
            with self.console.capture() as captured:
                if isinstance(part, Table):
                    self.console.print(_table(part))
                elif part.kept:
                    self.console.print(Text(" " * part.indent + part.text), soft_wrap=True)
                else:
                    self.console.print(Padding(_text(part), (0, 0, 0, part.indent)) if part.spans else Text(""))
            yield captured.get()


class Paragraph(Text):
    """Text that reads from right to left.

    A line break ends what a direction mark began, so each line that the text wraps into is given marks of its own.
    """

    def wrap(
        self,
        console: Console,
        width: int,
        *,
        justify: JustifyMethod | None = None,
        overflow: OverflowMethod | None = None,
        tab_size: int = 8,
        no_wrap: bool | None = None,
    ) -> Lines:
        """Return the lines of the text, each beginning from the right and with its isolates closed."""
        lines = super().wrap(
            console, width, justify=justify, overflow=overflow, tab_size=tab_size, no_wrap=no_wrap
        )  # fmt: skip
        inside = False
        for i, line in enumerate(lines):
            whole = Text(RLM + (LRI if inside else "")).append_text(line)
            inside = whole.plain.count(LRI) > whole.plain.count(PDI)
            lines[i] = whole.append(PDI if inside else "")
        return lines


def _text(line: Line) -> Text:
    text = Paragraph() if line.rtl else Text()
    for words, style in line.spans:
        text.append(words, style)
    return text


def _table(table: Table) -> RenderableType:
    made = RichTable(box=SIMPLE_HEAD, pad_edge=False, expand=False)
    for name in table.head:
        made.add_column(name, overflow="fold")
    for row in table.rows:
        made.add_row(*map(_text, row))
    return made
