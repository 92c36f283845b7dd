"""Lines as a terminal or a file gets them: direction marks on every line of Arabic, no blanks at the end of any."""

from __future__ import annotations

import re
from typing import IO, TYPE_CHECKING

from rich.text import Text

from compliance.explain.bidi import LRI, PDI, RLM, isolate

if TYPE_CHECKING:
    from rich.console import Console, JustifyMethod, OverflowMethod
    from rich.containers import Lines

_BLANKS = re.compile(r"[ \t]+$", re.MULTILINE)


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


def paragraph(lang: str, *parts: str | tuple[str, str], style: str = "") -> Text:
    """Return a text of words, each with a style or without; in Arabic its left-to-right runs are isolated."""
    text = Paragraph(style=style) if lang == "ar" else Text(style=style)
    for part in parts:
        words, look = part if isinstance(part, tuple) else (part, "")
        text.append(isolate(words, lang), look)
    return text


class Trimmed:
    """A file that gets lines without the blanks that a layout fills them up with."""

    def __init__(self, file: IO[str]) -> None:
        self.file = file

    def write(self, text: str) -> int:
        """Write text that ends where a line ends."""
        return self.file.write(_BLANKS.sub("", text))

    def flush(self) -> None:
        """Pass on what is written."""
        self.file.flush()
