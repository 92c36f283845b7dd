"""Memoranda of cases, built as the command builds them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from compliance.files.dataclass import replace
from compliance.report.dossier.build import Filing
from compliance.report.memo.compose import memo
from compliance.report.memo.memo import Memo
from compliance.report.memo.model import Block, Document, Figure, Listing, Pairs, Paragraph, Part, Row, Table
from compliance.report.run import Run, apart, build
from tests.cli.support import _shipped_run


def memos_of(run: Run, langs: tuple[str, ...] = ("en", "ar"), **options: Any) -> list[Memo]:
    """Return a memorandum for each case of a run, in some languages."""
    return [
        memo([build(replace(one, lang=lang), filing=Filing("arabic" if lang == "ar" else "un", **options)) for lang in langs])
        for one in apart(run)
    ]  # fmt: skip


@cache
def shipped_in(lang: str) -> tuple[Memo, ...]:
    """Return the memoranda of the shipped cases in one language, made once in a process for all that look at them."""
    return tuple(memos_of(_shipped_run(), (lang,)))


@cache
def shipped_memos() -> tuple[Memo, ...]:
    """Return the memoranda of the shipped cases in both languages."""
    pairs = zip(shipped_in("en"), shipped_in("ar"), strict=True)
    return tuple(Memo(a.name, a.reports + b.reports, a.documents + b.documents) for a, b in pairs)


def blocks(document: Document) -> Iterator[Block]:
    """Yield every block of a document, those inside others included."""
    for section in document.sections:
        for block in section.blocks:
            yield from inside(block)


def inside(block: Block) -> Iterator[Block]:
    yield block
    match block:
        case Listing():
            for entry in block.entries:
                for b in entry:
                    yield from inside(b)
        case Figure():
            for b in block.told:
                yield from inside(b)
        case Part():
            for b in block.blocks:
                yield from inside(b)


def anchors(document: Document) -> list[str]:
    """Return every anchor of a document."""
    found = [s.anchor for s in document.sections]
    for block in blocks(document):
        if isinstance(block, Part | Table | Figure) and block.anchor:
            found.append(block.anchor)
        if isinstance(block, Table):
            found += [row.anchor for row in block.rows if row.anchor]
    return found


def shape(block: Block) -> Any:
    """Return all of a block that is no word of a language."""
    match block:
        case Paragraph():
            return "paragraph", block.role, tuple((s.look, s.status, s.to, len(s.note)) for s in block.line)
        case Listing():
            return "listing", block.ordered, tuple(tuple(map(shape, e)) for e in block.entries)
        case Pairs():
            return "pairs", tuple(tuple((s.look, s.status, s.to) for s in line) for _, line in block.rows)
        case Table():
            return "table", block.kind, block.anchor, len(block.columns), tuple(map(_row, block.rows))
        case Figure():
            return "figure", type(block.drawing).__name__, tuple(map(shape, block.told))
        case Part():
            title = tuple((s.look, s.status, s.to) for s in block.title)
            return "part", block.anchor, title, block.status, block.items, block.deep, tuple(map(shape, block.blocks))


def _row(row: Row) -> Any:
    return (
        row.level,
        row.head,
        row.anchor,
        tuple((c.status, tuple((s.look, s.status, s.to) for s in c.line)) for c in row.cells),
    )


def text(block: Block) -> str:
    """Return the words of a block and of all inside it."""
    found: list[str] = []
    for b in inside(block):
        match b:
            case Paragraph():
                found.append("".join(s.text for s in b.line))
            case Pairs():
                found += [f"{t}: {''.join(s.text for s in line)}" for t, line in b.rows]
            case Table():
                found += [b.caption, *("".join(s.text for s in c.line) for r in b.rows for c in r.cells)]
            case Figure():
                found.append(b.caption)
            case Part():
                found.append("".join(s.text for s in b.title))
    return "\n".join(found)
