"""YAML as people write it: any indentation, spacing, quotes and line ends, with comments wherever one may stand."""

from __future__ import annotations

from itertools import accumulate
from typing import Any

from hypothesis import strategies as st

KEYS = ["limbs", "from", "says", "when", "all", "en", "ar", "id", "2011", "step"]
WORDS = ["arms", "the State's own act", 'a "quoted" word', "أسلحة", "9(a)", "x: y", "a # b", "- x", "", "null", "true", "12",
         "2011-02-26", "a, b", "{x}", "back\\slash", "ends with a colon:", "*star", "&and", "'single'"]  # fmt: skip
PLAIN = ["arms", "9(a)", "أسلحة", "2011-02-26", "true", "12", "1.5", "null", "~", "the State's own act", "a#b", "NO"]
COMMENTS = ["# why", "#tight", "# a: b", "#   deep   inside", "# ملاحظة", "#", "# {not: data}"]


@st.composite
def scalar(draw: st.DrawFn, *, flow: bool = False) -> str:
    """Return a scalar on one line."""
    form = draw(st.sampled_from(["plain", "single", "double"]))
    if form == "plain":
        return draw(st.sampled_from(PLAIN))
    word = draw(st.sampled_from(WORDS))
    if form == "single":
        return "'" + word.replace("'", "''") + "'"
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"'


def space(least: int = 0) -> st.SearchStrategy[str]:
    """Return some space."""
    return st.integers(least, least + 3).map(lambda n: " " * n)


@st.composite
def flow(draw: st.DrawFn, depth: int = 2) -> str:
    """Return a flow collection, on one line or on several."""
    gap = draw(st.sampled_from(["", " ", "  ", "\n        ", "  # in a list\n        "]))
    keyed = draw(st.booleans())
    parts = []
    for key in draw(st.lists(st.sampled_from(KEYS), unique=True, max_size=3)):
        value = draw(flow(depth - 1)) if depth and draw(st.booleans()) else draw(scalar(flow=True))
        before = f"{key}{draw(space())}:{draw(space(1))}" if keyed else ""
        parts.append(gap + before + value + draw(space()))
    return ("{" if keyed else "[") + ",".join(parts) + gap + ("}" if keyed else "]")


@st.composite
def several_lines(draw: st.DrawFn, column: int) -> str:
    """Return a scalar over several lines: a block with its marks, or a quoted or plain text that is folded."""
    indent = " " * (column + draw(st.integers(1, 5)))
    lines = draw(st.lists(st.sampled_from(["one line", "  deeper", "", "أسلحة", "# no comment"]), min_size=1, max_size=4))
    form = draw(st.sampled_from(["|", ">", "|-", ">-", "|+", ">+", "'", '"', ""]))
    if form in ("'", '"', ""):
        rest = "".join(
            f"\n{indent}{w}{draw(space())}" for w in ["two", *draw(st.lists(st.sampled_from(["three", ""]), max_size=2))]
        )
        return f"{form}one{rest}\n{indent}end{form}"
    # The first line tells the indentation of a block, so it is neither deeper than the others nor empty.
    return (
        form
        + draw(st.sampled_from(["", "  # of the block"]))
        + "".join(f"\n{indent}{w}" if w else "\n" for w in ["first", *lines])
    )


@st.composite
def between(draw: st.DrawFn) -> str:
    """Return lines that may stand between two entries: blank ones and comments at any column."""
    lines = draw(st.lists(st.sampled_from(["", "   ", *COMMENTS]), max_size=3))
    return "".join((draw(space()) * draw(st.integers(0, 3)) if line.startswith("#") else "") + line + "\n" for line in lines)


@st.composite
def block(draw: st.DrawFn, column: int = 0, depth: int = 3) -> str:
    """Return a block collection that begins at a column, with its last line break."""
    out = []
    keyed = draw(st.booleans()) or depth == 3
    heads = [f"{k}{draw(space())}:" for k in draw(st.lists(st.sampled_from(KEYS), unique=True, min_size=1, max_size=3))]
    for head in heads if keyed else ["-" for _ in heads]:
        tail = draw(st.sampled_from(["", "", "", "  ", "   # after it", " #tight"]))
        if depth and draw(st.booleans()):
            deeper = column + draw(st.integers(1, 4))
            value = tail + "\n" + draw(between()) + draw(block(deeper, depth - 1))
        else:
            written = draw(st.one_of(scalar(), flow(), several_lines(column)))
            last = written.split("\n")[-1] if "\n" in written else written
            commented = tail if not written.startswith(("|", ">")) and last.strip() else ""
            value = draw(space(1)) + written + commented + "\n"
        out.append(" " * column + head + value)
        blocked = value.lstrip().startswith(("|", ">"))
        out.append("" if blocked else draw(between()))
    return "".join(out)


@st.composite
def files(draw: st.DrawFn) -> str:
    """Return a file, with any line ends and with or without a last one."""
    text = draw(between()) + draw(block())
    text = text.replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n"])))
    return draw(st.sampled_from(["", "", "\ufeff"])) + (text.rstrip("\r\n") if draw(st.booleans()) else text)


def comments(text: str, tokens: Any) -> list[str]:
    """Return the comments of a text: what stands between its tokens, or after the marks of a block, from a ``#`` on."""
    found, end = [], 0
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    for token in tokens:
        start = min(starts[token.start_mark.line] + token.start_mark.column, len(text))
        found += [line[line.index("#") :].rstrip() for line in text[end:start].split("\n") if "#" in line]
        end = min(starts[token.end_mark.line] + token.end_mark.column, len(text))
        if getattr(token, "style", None) in ("|", ">"):
            head = text[start:end].split("\n")[0]
            found += [head[head.index("#") :].rstrip()] if "#" in head else []
    return found
