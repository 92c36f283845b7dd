"""A memorandum as a Word document that counsel can edit: headings, lists, tables, footnotes and links are those of Word.

Two languages stand side by side on wide sheets. Pictures are told in words, so that every word can be changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.report.formats.word import frame, package
from compliance.report.formats.word.anchors import Anchors
from compliance.report.formats.word.beside import Beside
from compliance.report.formats.word.blocks import Blocks
from compliance.report.formats.word.notes import Notes
from compliance.report.formats.word.numbering import Numbering
from compliance.report.formats.word.styles import styles
from compliance.report.formats.word.text import written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compliance.report.formats.word.xml import El
    from compliance.report.memo.memo import Memo


def render(memo: Memo) -> bytes:
    """Return the documents of a memorandum as one Word file."""
    word = package.begin()
    notes, numbering = Notes(), Numbering(rtl=memo.documents[0].rtl)
    anchors = Anchors(memo.documents)
    alone = len(memo.documents) == 1
    sides = [Blocks(document, notes, numbering, anchors, alone=alone) for document in memo.documents]
    made = _alone(sides[0]) if alone else _beside(sides)
    body = package.body(word)
    section = word.sections[0]
    for place, blocks in ((section.header, frame.head(sides, not alone)), (section.footer, frame.foot(sides))):
        place.is_linked_to_previous = False
        for child in list(place._element):
            place._element.remove(child)
        place._element.extend(blocks)
    references = list(body[-1])[:2]
    for child in list(body):
        body.remove(child)
    body.extend([*made, frame.page(references, rtl=alone and sides[0].rtl, wide=not alone)])
    package.replace(word, styles=styles(), numbering=numbering.part(), notes=notes.part())
    package.describe(word, memo.documents)
    return package.packed(word)


def _alone(side: Blocks) -> list[El]:
    width, document = frame.width(wide=False), side.document
    made = [
        side.paragraph(written(document.kind, side.lang), "Subtitle"),
        side.paragraph(written(document.title, side.lang), "Title"),
        *side.pairs(document.cover, width),
        *(side.paragraph(written(notice, side.lang), "Notice") for notice in document.notices),
    ]
    if document.legend:
        made += [side.paragraph(written(side.words["legend"], side.lang), "TOCHeading"), *side.legend(width)]
    made += [*frame.contents([side]), frame.broken(side)]
    for section in document.sections:
        made += [side.heading(section), *side.all(section.blocks, width)]
    return made


def _beside(sides: Sequence[Blocks]) -> list[El]:
    width = frame.width(wide=True)
    left, right = sides
    both = Beside(left, right, width)
    both.add(*([side.paragraph(written(side.document.kind, side.lang), "Subtitle")] for side in sides))
    both.add(*([side.paragraph(written(side.document.title, side.lang), "Title")] for side in sides))
    both.pairs(left.document.cover, right.document.cover)
    for notices in zip(left.document.notices, right.document.notices, strict=True):
        both.add(*([side.paragraph(written(n, side.lang), "Notice")] for side, n in zip(sides, notices, strict=True)))
    if left.document.legend:
        both.add(*([side.paragraph(written(side.words["legend"], side.lang), "TOCHeading")] for side in sides))
        both.add(*(side.legend(width // 2 - 280) for side in sides))
    both.after(*frame.contents(sides))
    for one, other in zip(left.document.sections, right.document.sections, strict=True):
        both.after(left.heading(one), right.heading(other))
        both.all(one.blocks, other.blocks)
    return both.made()
