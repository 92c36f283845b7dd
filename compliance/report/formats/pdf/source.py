"""The blocks of a memorandum as one tree of data for the template: flat lists of nodes, each with the language it is set in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.files.dataclass import astuple
from compliance.report import fonts
from compliance.report.figures.palette import LIGHT
from compliance.report.formats.pdf.blocks import Blocks
from compliance.report.formats.pdf.words import EMPTY, plain
from compliance.report.memo.model import Figure, Listing, Pairs, Part, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compliance.report.formats.pdf.words import Node
    from compliance.report.memo.model import Block, Document, Section

# In two languages, tables of more columns than this stand one after the other over the whole width.
_NARROW = 2
_TITLE, _HEADER = 300, 90


def tree(documents: Sequence[Document]) -> Node:
    """Return what the template reads: the sheet, its header and footer, the cover, the contents and the nodes of the text."""
    sides = [Blocks(document) for document in documents]
    first = documents[0]
    nodes = _alone(sides[0]) if len(sides) == 1 else _beside(sides)
    together = zip(*(side.heads for side in sides), strict=True)
    return {
        "lang": first.lang,
        "wide": len(sides) > 1,
        "title": " — ".join(plain(d.title, d.lang, _TITLE) or EMPTY for d in documents),
        "about": plain(first.kind, first.lang, _TITLE),
        "heads": [{"lang": d.lang, "title": _cut(d, s), "page": d.words["page"], "of": d.words["of"]}
                  for d, s in zip(documents, sides, strict=True)],
        "covers": [side.cover() for side in sides],
        "contents": [side.words.text(side.document.words["contents"]) for side in sides],
        "entries": {heads[0]["label"]: [head["line"] for head in heads] for heads in together},
        "nodes": nodes,
        "signs": list(fonts.SYMBOLS),
        "tones": {name: list(astuple(tone)) for name, tone in LIGHT.items()},
    }  # fmt: skip


def _cut(document: Document, side: Blocks) -> Node:
    """The title for the top of a sheet, where there is room for one line."""
    title = document.title
    return side.words.text(title if len(title) <= _HEADER else title[:_HEADER].rstrip() + "…")


def _alone(side: Blocks) -> list[Node]:
    nodes: list[Node] = []
    for section in side.document.sections:
        nodes += [*side.section(section), *side.all(section.blocks)]
    return nodes


def _beside(sides: Sequence[Blocks]) -> list[Node]:
    left, right = sides
    nodes: list[Node] = []
    for one, other in zip(left.document.sections, right.document.sections, strict=True):
        nodes += [_pair(left.section(one), right.section(other)), *_pairs(left, right, one, other)]
    return nodes


def _pairs(left: Blocks, right: Blocks, left_of: Section | Part, right_of: Section | Part) -> list[Node]:
    nodes: list[Node] = []
    for a, b in zip(left_of.blocks, right_of.blocks, strict=True):
        if isinstance(a, Part) and isinstance(b, Part):
            nodes += [_pair(left.head(a), right.head(b)), *_pairs(left, right, a, b)]
        elif isinstance(a, Listing | Pairs) and isinstance(b, Listing | Pairs):
            # Line by line, so that each stands beside its like.
            lines = zip(left.lines(a), right.lines(b), strict=True)
            nodes += [_pair([one], [other], near=n > 0) for n, (one, other) in enumerate(lines)]
        elif _broad(a):
            nodes += [*left.block(a), *right.block(b)]
        else:
            nodes.append(_pair(left.block(a), right.block(b)))
    return nodes


def _broad(block: Block) -> bool:
    """Tell whether half a sheet is too narrow for a block."""
    return isinstance(block, Figure) or (isinstance(block, Table) and len(block.columns) > _NARROW)


def _pair(left: list[Node], right: list[Node], *, near: bool = False) -> Node:
    """Two columns; ``near`` where they go on with what stands above."""
    return {"b": "beside", "left": left, "right": right, "near": near}
