"""The layout of one text: its tokens stay as they are and in their order; what stands between them is written anew.

Between two tokens of YAML there is only space, line breaks and comments. Space is normalised, line breaks stay where they
are (of several blank lines one), and each comment keeps its words, its line and the block to which its column puts it.
"""

from __future__ import annotations

from itertools import accumulate
from typing import Any

from compliance.authoring.layout.scalars import ROOT, STEP, Frame, block, flowing
from compliance.files.yaml import tokens

_OPEN = ("FlowMappingStartToken", "FlowSequenceStartToken")
_CLOSE = ("FlowMappingEndToken", "FlowSequenceEndToken")
_SPACED = ("ValueToken", "FlowEntryToken", "BlockEntryToken", "KeyToken", "AnchorToken", "DocumentStartToken")
_EDGE = ("DocumentStartToken", "DocumentEndToken", "DirectiveToken")


def laid_out(text: str) -> str:
    """Return YAML text in the layout of the house. The text must be valid: parse it first."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return _Printer(text).all()


class _Printer:
    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
        self.out: list[str] = []
        self.stack: list[Frame] = []
        # Frames that were open at the token printed last: a comment may belong to one that has ended since.
        self.were: list[Frame] = []
        self.flow = 0
        self.last = ""
        self.end = 0
        self.at_key = False
        # Whether the token printed last is a block of text with the blank lines at its end.
        self.keeps = False

    @property
    def top(self) -> Frame:
        return self.stack[-1] if self.stack else ROOT

    def all(self) -> str:
        for token in tokens(self.text):
            self._take(type(token).__name__, token)
        made = "".join(self.out).lstrip("\n")
        if self.keeps:
            # The blank lines at the end of such a block belong to its text.
            return made
        return made.rstrip("\n") + "\n" if made else ""

    def _take(self, name: str, token: Any) -> None:
        if name == "StreamStartToken":
            return
        start, end = self._index(token.start_mark), self._index(token.end_mark)
        if not self.flow:
            self._structure(name, token.start_mark.column)
            if name.startswith("Block") and name != "BlockEntryToken":
                return
        if name == "KeyToken" and start == end:
            self.at_key = not self.flow
            return
        gap = self.text[self.end : start]
        self._gap(name, token, gap)
        self.end, self.keeps = end, self.keeps and name == "StreamEndToken" and not gap.strip()
        if name == "ScalarToken":
            self._scalar(token, self.text[start:end])
        else:
            self.out.append(self.text[start:end])
        self.flow += (name in _OPEN) - (name in _CLOSE)
        self.last, self.at_key, self.were = name, False, list(self.stack)

    def _index(self, mark: Any) -> int:
        return int(min(self.starts[mark.line] + mark.column, len(self.text)))

    def _structure(self, name: str, column: int) -> None:
        """Open and close block collections. One without an indentation of its own is told by its entries alone."""
        if name in ("KeyToken", "ValueToken", "BlockEndToken") and self.top.kind == "loose":
            self.stack.pop()
        if name == "BlockEndToken":
            self.stack.pop()
        elif name == "BlockMappingStartToken":
            self.stack.append(Frame("mapping", column, self.top.new + STEP))
        elif name == "BlockSequenceStartToken":
            self.stack.append(Frame("sequence", column, self.top.new + STEP))
        elif name == "BlockEntryToken" and self.top.kind in ("mapping", "root"):
            self.stack.append(Frame("loose", column, self.top.new + STEP))

    def _scalar(self, token: Any, source: str) -> None:
        if token.style in ("|", ">"):
            shown, taken = block(source, self.top)
            self.end = self._index(token.start_mark) + taken
            self.keeps = "+" in shown.split("\n", 1)[0].split("#", 1)[0]
        else:
            shown = flowing(source, token.style, self._inside())
        self.out.append(shown)

    def _inside(self) -> int:
        """Return where a line begins that goes on with a value."""
        return max(self.top.new, 0) + STEP * max(self.flow, 1) if self.stack or self.flow else 0

    def _indent(self, name: str) -> int:
        """Return where a line begins that begins with this token."""
        if name in _EDGE or name == "StreamEndToken":
            return 0
        if self.flow:
            return self._inside() if name not in _CLOSE else max(self._inside() - STEP, self.top.new + STEP)
        if self.at_key or name in ("BlockEntryToken", "KeyToken", "ValueToken"):
            return self.top.new
        return self._inside()

    def _gap(self, name: str, token: Any, gap: str) -> None:
        first, *lines = gap.split("\n") if self.last else ["", *gap.split("\n")]
        if not lines and name != "StreamEndToken":
            self.out.append(self._space(name))
            return
        if first.strip():
            self.out.append("  " + first.strip())
        indent = self._indent(name)
        ends = name == "StreamEndToken"
        own = [line.strip() for line in (lines if ends else lines[:-1])]
        for i, line in enumerate(own):
            if line or (i and own[i - 1]) or not i:
                column = len(lines[i]) - len(lines[i].lstrip())
                self.out.append("\n" + (" " * self._column(column, token.start_mark.column, indent) + line if line else ""))
        if not ends:
            self.out.append("\n" + " " * indent)

    def _space(self, name: str) -> str:
        if self.last in _OPEN:
            return ""
        if self.last in _SPACED:
            return " "
        if name in _CLOSE or name == "FlowEntryToken":
            return ""
        if name == "ValueToken":
            # A colon right after the name of an alias would be read as part of that name.
            return " " if self.last == "AliasToken" else ""
        return " "

    def _column(self, column: int, next_old: int, next_new: int) -> int:
        """Return where a comment goes: to the block whose column it had, or to the nearest one further out."""
        if self.flow:
            return self._inside()
        known = [(f.old, f.new) for f in (*self.were, *self.stack)]
        fitting = [old for old, _ in (*known, (next_old, next_new)) if old <= column]
        if not fitting or max(fitting) == next_old:
            return next_new
        return min(new for old, new in known if old == max(fitting))
