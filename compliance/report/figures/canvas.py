"""What all pictures share: shapes and lines of text placed from where reading starts, and escaped for SVG."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Literal

from compliance.files.safe import bare, code_points
from compliance.report.figures.lettering import lines, width
from compliance.report.figures.palette import LIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compliance.report.figures.lettering import Words

WIDTH = 720.0
Anchor = Literal["start", "middle", "end"]
_OPPOSITE: dict[Anchor, Anchor] = {"start": "end", "middle": "middle", "end": "start"}
# Isolates that open left-to-right and right-to-left, and what closes them.
_OPEN, _CLOSE = {"en": "\u2066", "ar": "\u2067"}, "\u2069"


def number(value: float) -> str:
    """Return a coordinate, always written alike."""
    return f"{round(value, 1):g}"


class Canvas:
    """A picture in the making. ``x`` counts from the side where reading starts: the right in Arabic."""

    def __init__(self, lang: str, *, standalone: bool) -> None:
        self.lang: Literal["en", "ar"] = "ar" if lang == "ar" else "en"
        self.standalone = standalone
        self.height = 0.0
        self._parts: list[str] = []

    # --- shapes ---

    def box(self, x: float, y: float, wide: float, high: float, tone: str, *, dashed: bool = False, edge: float = 1) -> None:
        """Draw a box with the ground and the line of a tone; ``dashed`` for what is not known, to show without colour."""
        left = self._left(x + wide if self.lang == "ar" else x)
        paint = (
            self._paint(tone, "fill", "fill") + self._paint(tone, "line", "stroke") if self.standalone else f' class="f-{tone}"'
        )
        dash = ' stroke-dasharray="4 3"' if dashed else ""
        size = f'x="{number(left)}" y="{number(y)}" width="{number(wide)}" height="{number(high)}" rx="2"'
        self._parts.append(f'<rect {size}{paint} stroke-width="{number(edge)}"{dash}/>')
        self._reach(y + high)

    def path(self, points: Sequence[tuple[float, float]], tone: str, *, dashed: bool = False, edge: float = 1) -> None:
        """Draw a line through points."""
        way = "M" + "L".join(f"{number(self._left(x))} {number(y)}" for x, y in points)
        paint = self._paint(tone, "line", "stroke") if self.standalone else f' class="l-{tone}"'
        dash = ' stroke-dasharray="4 3"' if dashed else ""
        self._parts.append(f'<path d="{way}" fill="none"{paint} stroke-width="{number(edge)}"{dash}/>')
        self._reach(max(y for _, y in points))

    def arrow(self, x: float, y: float, onward: bool, tone: str = "paper") -> None:
        """Draw the head of an arrow with its point here: in the way of reading, or downward."""
        back = [(x - 7, y - 4), (x - 7, y + 4)] if onward else [(x - 4, y - 7), (x + 4, y - 7)]
        way = "M" + "L".join(f"{number(self._left(a))} {number(b)}" for a, b in [(x, y), *back]) + "Z"
        paint = self._paint(tone, "line", "fill") if self.standalone else f' class="a-{tone}"'
        self._parts.append(f'<path d="{way}"{paint}/>')

    # --- text ---

    def fit(self, text: str, wide: float, size: float, *, most: int, strong: bool = False) -> list[Words]:
        """Return a text as lines that fit into a width."""
        return lines(text, self.lang, wide, size, most=most, strong=strong)

    def write(
        self,
        x: float,
        y: float,
        cut: Sequence[Words],
        size: float,
        tone: str = "paper",
        *,
        anchor: Anchor = "start",
        strong: bool = False,
        leading: float = 1.3,
    ) -> float:
        """Write lines, the first on the baseline ``y``; return the baseline after the last."""
        at = self._left(x)
        paint = self._paint(tone, "ink", "fill") if self.standalone else f' class="i-{tone}"'
        bold = ' font-weight="bold"' if strong else ""
        for line in cut:
            place = f'x="{number(at)}" y="{number(y)}" font-size="{number(size)}"{self._anchor(anchor)}{paint}{bold}'
            self._parts.append(f"<text {place}>{self._line(line)}</text>")
            self._reach(y + size * 0.35)
            y += size * leading
        return y

    def _line(self, line: Words) -> str:
        inner = "".join(escape(r.text) if r.lang == self.lang else _OPEN[r.lang] + escape(r.text) + _CLOSE for r in line)
        return _OPEN["ar"] + inner + _CLOSE if self.lang == "ar" else inner

    def _anchor(self, anchor: Anchor) -> str:
        # Writers of PDF heed no direction, and browsers take it from the first run: so every text starts at the left.
        side = _OPPOSITE[anchor] if self.lang == "ar" else anchor
        return f' text-anchor="{side}"' if side != "start" else ""

    # --- the whole ---

    def finish(self, fonts: str, ident: str, title: str) -> str:
        """Return the picture as text."""
        wide, high = number(WIDTH), number(self.height + 2)
        size = f'viewBox="0 0 {wide} {high}"'
        family = f'font-family="{escape(code_points(fonts))}"'
        if self.standalone:
            head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" {size} {family}>'
            return head + "".join(self._parts) + "</svg>"
        name = f"{escape(code_points(ident))}-title"
        named = f'<title id="{name}">{escape(code_points(bare(title)))}</title>'
        head = f'<svg role="img" aria-labelledby="{name}" direction="ltr" {size} {family}>{named}'
        return head + "".join(self._parts) + "</svg>"

    def _left(self, x: float) -> float:
        return WIDTH - x if self.lang == "ar" else x

    def _reach(self, y: float) -> None:
        self.height = max(self.height, y)

    @staticmethod
    def _paint(tone: str, part: Literal["fill", "line", "ink"], attribute: str) -> str:
        return f' {attribute}="{getattr(LIGHT[tone], part)}"'


def measure(cut: Sequence[Words], size: float, *, strong: bool = False) -> float:
    """Return about how wide the widest of some lines is."""
    return max((sum(width(run.text, size, strong=strong) for run in line) for line in cut), default=0.0)
