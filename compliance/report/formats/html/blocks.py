"""Blocks of one language as elements of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.report.figures import svg
from compliance.report.figures.palette import tone
from compliance.report.memo.model import Figure, Listing, Pairs, Paragraph, Part, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.report.formats.html.inline import Side
    from compliance.report.memo.model import Block, Cell, Row

FONTS = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans Arabic', 'Noto Naskh Arabic', 'DejaVu Sans', sans-serif"
_DEEPEST = 6


def block(side: Side, part: Block, level: int) -> str:
    """Return a block; ``level`` is that of a heading in it."""
    match part:
        case Paragraph():
            role = "" if part.role == "body" else f' class="{part.role}"'
            return f"<p{role}>{side.line(part.line)}</p>\n"
        case Listing():
            return listing(side, part, level)
        case Pairs():
            return pairs(side, part)
        case Table():
            return table(side, part)
        case Figure():
            return figure(side, part, level)
        case Part():
            return headed(side, part, level)


def blocks(side: Side, parts: tuple[Block, ...], level: int) -> str:
    """Return several blocks."""
    return "".join(block(side, part, level) for part in parts)


def listing(side: Side, part: Listing, level: int) -> str:
    """Return a list; an entry of one paragraph holds its words alone."""
    entries = []
    for entry in part.entries:
        if entry and isinstance(entry[0], Paragraph) and entry[0].role == "body":
            entries.append(f"<li>{side.line(entry[0].line)}{blocks(side, entry[1:], level)}</li>\n")
        else:
            entries.append(f"<li>{blocks(side, entry, level)}</li>\n")
    tag = "ol" if part.ordered else "ul"
    return f"<{tag}>\n{''.join(entries)}</{tag}>\n" if entries else ""


def pairs(side: Side, part: Pairs, look: str = "pairs") -> str:
    """Return terms with what is said of each."""
    rows = [f"<div><dt>{side.text(term)}</dt><dd>{side.line(line)}</dd></div>\n" for term, line in part.rows]
    return f'<dl class="{look}">\n{"".join(rows)}</dl>\n' if rows else ""


def headed(side: Side, part: Part, level: int) -> str:
    """Return a headed part of one language, open; a page in two languages has such a part only inside a list."""
    deep = min(level, _DEEPEST)
    inner = blocks(side, part.blocks, level + 1)
    return f'<div class="part"{side.take(part.anchor)}><h{deep}>{side.line(part.title)}</h{deep}>\n{inner}</div>\n'


# --- tables ---


def table(side: Side, part: Table) -> str:
    """Return a table in a region of its own, which scrolls where it is wider than the page."""
    side.tables += 1
    name = side.name("table")
    words = _numbered(side, "table", side.tables) + side.text(part.caption)
    caption = f'<caption id="{name}"><span class="seen">{words}</span></caption>\n'
    whole = sum(c.share for c in part.columns) or 1
    shares = "".join(f'<col class="w{round(100 * c.share / whole)}">' for c in part.columns)
    heads = "".join(f'<th scope="col">{side.text(c.label)}</th>' for c in part.columns)
    body = "".join(_group(side, rows, len(part.columns)) for rows in _groups(part.rows))
    many = " many" if len(part.columns) > 3 else ""
    top = f"{caption}<colgroup>{shares}</colgroup>\n<thead><tr>{heads}</tr></thead>\n"
    inner = f'<table class="{part.kind}{many}">\n{top}{body}</table>'
    hint = ""
    if part.kind == "matrix" and any(span.to for row in part.rows for cell in row.cells[1:] for span in cell.line):
        hint = f'<p class="small screen">{side.word("matrix_hint")}</p>\n'
    at = side.take(part.anchor)
    return f'{hint}<div class="scroll"{at} role="group" tabindex="0" aria-labelledby="{name}">{inner}</div>\n'


def _groups(rows: tuple[Row, ...]) -> Iterator[list[Row]]:
    """Yield the rows under each heading that goes across the table, the heading first."""
    group: list[Row] = []
    for row in rows:
        if row.head and group:
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _group(side: Side, rows: list[Row], columns: int) -> str:
    return "<tbody>\n" + "".join(_row(side, row, columns) for row in rows) + "</tbody>\n"


def _row(side: Side, row: Row, columns: int) -> str:
    if row.head:
        words = side.line(row.cells[0].line)
        return f'<tr{side.take(row.anchor)} class="head"><th scope="rowgroup" colspan="{columns}">{words}</th></tr>\n'
    indent = f" lv{min(row.level, 4)}" if row.level else ""
    cells = [_cell(side, cell, "th" if i == 0 else "td", indent if i == 0 else "") for i, cell in enumerate(row.cells)]
    cells += ["<td></td>"] * (columns - len(cells))
    return f"<tr{side.take(row.anchor)}>{''.join(cells)}</tr>\n"


def _cell(side: Side, cell: Cell, tag: str, indent: str) -> str:
    colour = f"t-{tone(cell.status)}" if cell.status else ""
    look = f' class="{(colour + indent).strip()}"' if colour or indent else ""
    scope = ' scope="row"' if tag == "th" else ""
    return f"<{tag}{scope}{look}>{side.line(cell.line)}</{tag}>"


def widths(parts: Iterator[Table]) -> list[int]:
    """Return the shares of columns that occur, in hundredths."""
    found = set()
    for part in parts:
        whole = sum(c.share for c in part.columns) or 1
        found |= {round(100 * c.share / whole) for c in part.columns}
    return sorted(found)


# --- figures ---


def figure(side: Side, part: Figure, level: int) -> str:
    """Return a picture with its caption, and the same in words below."""
    side.figures += 1
    name = side.name("figure")
    drawn = svg(part.drawing, side.lang, fonts=FONTS, standalone=False, ident=name, title=part.caption)
    caption = f'<figcaption id="{name}">{_numbered(side, "figure", side.figures)}{side.text(part.caption)}</figcaption>\n'
    told = blocks(side, part.told, level)
    words = f'<details class="told"><summary>{side.word("in_words")}</summary>\n{told}</details>\n' if told else ""
    picture = f'<div class="scroll" role="group" tabindex="0" aria-labelledby="{name}">{drawn}</div>\n'
    return f"<figure{side.take(part.anchor)}>\n{caption}{picture}{words}</figure>\n"


def _numbered(side: Side, kind: str, number: int) -> str:
    return f'<span class="no">{side.text(f"{side.document.words[kind]} {number}")}</span> '
