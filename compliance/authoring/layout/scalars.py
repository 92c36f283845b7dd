"""How one scalar is written: its quotes, the lines it runs over, and the indentation of a block of text."""

from __future__ import annotations

import re

from compliance.files.dataclass import dataclass

STEP = 2
_HEADER = re.compile(r"([|>])([-+0-9]*)[ \t]*(#.*)?\Z")


@dataclass(frozen=True, slots=True)
class Frame:
    """A block collection that is open: the column at which it began in the file, and the one it gets."""

    kind: str
    old: int
    new: int


ROOT = Frame("root", 0, -STEP)


def flowing(source: str, style: str | None, indent: int) -> str:
    """Return a plain or quoted scalar; lines after its first begin at ``indent``, which changes nothing of its text."""
    if style == "'" and '"' not in source and "\\" not in source:
        source = '"' + source[1:-1].replace("''", "'") + '"'
    first, *rest = source.split("\n")
    lines = [_ended(first) if rest else first]
    for i, line in enumerate(rest):
        inner = line.lstrip(" \t") if i == len(rest) - 1 else _ended(line.lstrip(" \t"))
        lines.append(" " * indent + inner if inner else "")
    return "\n".join(lines)


def _ended(line: str) -> str:
    """Drop the space at the end of a line, but for one that an escape makes part of the text."""
    bare = line.rstrip(" \t")
    escaped = (len(bare) - len(bare.rstrip("\\"))) % 2 == 1
    return line[: len(bare) + 1] if escaped else bare


def block(source: str, frame: Frame) -> tuple[str, int]:
    """Return a literal or folded block under ``frame``, and how much of ``source`` it takes; what is left is blank."""
    header, *lines = source.split("\n")
    match = _HEADER.match(header)
    style, marks, comment = match.groups(default="") if match else (header, "", "")
    if lines and not source.endswith("\n"):
        # The file ends here without a line break, which this text thus has not; the file will have one.
        marks = marks.strip("+-") + "-"
    digits = "".join(c for c in marks if c.isdigit())
    if digits:
        old, new = max(frame.old, 0) * (frame is not ROOT) + int(digits), max(frame.new, 0) + int(digits)
    else:
        texts = [line for line in lines if line.strip(" ")]
        old, new = len(texts[0]) - len(texts[0].lstrip(" ")) if texts else 0, frame.new + STEP

    def blank(line: str) -> bool:
        return not line.strip(" ") and (len(line) <= old or not (digits or texts))

    kept = list(lines)
    while kept and blank(kept[-1]):
        kept.pop()
    taken = len("\n".join([header, *kept]))
    if "+" in marks:
        # Here the blank lines at the end belong to the text; the last break ends its last line.
        kept, taken = lines[:-1] if lines and not lines[-1] else lines, len(source) - (source.endswith("\n"))
    shown = ["" if blank(line) else " " * new + line[old:] for line in kept]
    return "\n".join([style + marks + (f"  {comment.rstrip()}" if comment else ""), *shown]), taken
