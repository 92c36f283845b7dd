"""The styles of a memorandum: what counsel sees under their names in Word, and changes in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.report.figures.palette import LIGHT
from compliance.report.formats.word.xml import bold, edge, el, font, ink, ordered, shade, size, val

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compliance.report.formats.word.xml import El

# Fonts that hold Arabic as well and are on every common system; none is embedded.
TEXT, HEADS, FIXED = "Times New Roman", "Arial", "Courier New"
_INK, _NAVY, _QUIET, _RULE, _PALE = "#1D1C1A", "#1B3352", "#5A564F", "#B9B4AB", "#EDF1F6"


def styles() -> El:
    """Return the whole part of styles."""
    return el("w:styles", _defaults(), *_paragraphs(), *_characters(), *_tables(), _none())


def _defaults() -> El:
    run = ordered(
        "w:rPr", [font(TEXT), ink(_INK), *size(10.5, 12.5), el("w:lang", val="en-GB", eastAsia="en-GB", bidi="ar-SA")]
    )
    paragraph = ordered("w:pPr", [el("w:spacing", after=120, line=269, lineRule="auto")])
    return el("w:docDefaults", el("w:rPrDefault", run), el("w:pPrDefault", paragraph))


def _style(
    kind: str, name: str, label: str, based: str | None = None, follow: str | None = None, rank: int | None = None,
    paragraph: Iterable[El] = (), run: Iterable[El] = (), rest: Iterable[El] = (), default: bool = False, shown: bool = True,
) -> El:  # fmt: skip
    inside = [val("w:name", label)]
    inside += [val("w:basedOn", based)] if based else []
    inside += [val("w:next", follow)] if follow else []
    inside += [val("w:uiPriority", rank)] if rank is not None else []
    inside += [el("w:qFormat")] if shown else []
    inside += [ordered("w:pPr", p)] if (p := list(paragraph)) else []
    inside += [ordered("w:rPr", r)] if (r := list(run)) else []
    marks: dict[str, str] = {"type": kind, **({"default": "1"} if default else {})}
    marks |= {} if label in _BUILT_IN else {"customStyle": "1"}
    return ordered("w:style", [*inside, *rest], **marks, styleId=name)


# Names that Word knows: it lists them in the language of its user.
_BUILT_IN = {
    "Normal", "Title", "Subtitle", "heading 1", "heading 2", "heading 3", "heading 4", "caption", "header", "footer",
    "footnote text", "footnote reference", "toc 1", "toc 2", "TOC Heading", "List Paragraph", "Strong", "Hyperlink",
    "Default Paragraph Font", "Normal Table", "No List",
}  # fmt: skip


def _gap(before: int, after: int) -> El:
    return el("w:spacing", before=before, after=after)


def _heading(level: int, points: float, before: int, *more: El) -> El:
    paragraph = [el("w:keepNext"), el("w:keepLines"), _gap(before, 100), val("w:outlineLvl", level - 1), *more]
    run = [font(HEADS), *bold(), ink(_NAVY), *size(points, points + 1)]
    return _style("paragraph", f"Heading{level}", f"heading {level}", "Normal", "Normal", 9, paragraph, run)


def _paragraphs() -> list[El]:
    numbered = el("w:numPr", val("w:numId", 1))
    notice = el("w:pBdr", *(edge(side, _RULE, 6, 6) for side in ("top", "left", "bottom", "right")))
    lead = el("w:pBdr", edge("top", _NAVY, 8, 4), edge("bottom", _NAVY, 8, 4))
    small = [ink(_QUIET), *size(9, 10.5)]
    return [
        _style("paragraph", "Normal", "Normal", default=True),
        _style("paragraph", "Title", "Title", "Normal", "Normal", 10, [_gap(0, 200)],
               [font(HEADS), *bold(), ink(_NAVY), *size(22, 24)]),
        _style("paragraph", "Subtitle", "Subtitle", "Normal", "Normal", 11, [_gap(0, 60)],
               [font(HEADS), ink(_QUIET), *size(12, 14)]),
        _heading(1, 15, 440, numbered, el("w:pBdr", edge("bottom", _NAVY, 6, 3))),
        _heading(2, 12, 320),
        _heading(3, 10.5, 240),
        _heading(4, 9.5, 200),
        _style("paragraph", "Lead", "Lead", "Normal", "Normal", 20, [lead, _gap(120, 160)], [*bold(), *size(11.5, 13.5)]),
        _style("paragraph", "Notice", "Notice", "Normal", "Normal", 20,
               [el("w:keepLines"), notice, shade(_PALE), el("w:ind", left=140, right=140), _gap(80, 160)]),
        _style("paragraph", "Small", "Small", "Normal", rank=20, run=small),
        _style("paragraph", "ListParagraph", "List Paragraph", "Normal", rank=34, paragraph=[_gap(0, 80)]),
        _style("paragraph", "Caption", "caption", "Normal", "Normal", 35, [el("w:keepNext"), _gap(160, 80)],
               [font(HEADS), *bold(), ink(_QUIET), *size(9, 10.5)]),
        _style("paragraph", "TableText", "Table Text", "Normal", rank=36, paragraph=[_gap(20, 20)],
               run=size(9, 10.5)),
        _style("paragraph", "TableHead", "Table Head", "TableText", rank=36, paragraph=[el("w:keepNext")],
               run=[font(HEADS), *bold(), *size(8.5, 10)]),
        _style("paragraph", "Gap", "Gap", "Normal", rank=99, shown=False,
               paragraph=[el("w:spacing", before=0, after=0, line=120, lineRule="exact")], run=size(4, 4)),
        _style("paragraph", "FootnoteText", "footnote text", "Normal", rank=99, paragraph=[_gap(0, 40)], run=size(8.5, 10)),
        _style("paragraph", "Header", "header", "Normal", rank=99, paragraph=[_gap(0, 0)], run=[font(HEADS), *small]),
        _style("paragraph", "Footer", "footer", "Normal", rank=99, paragraph=[_gap(0, 0), val("w:jc", "center")],
               run=[font(HEADS), *small]),
        _style("paragraph", "TOCHeading", "TOC Heading", "Normal", "Normal", 39, [el("w:keepNext"), _gap(320, 100)],
               [font(HEADS), *bold(), ink(_NAVY), *size(13, 15)]),
        _style("paragraph", "TOC1", "toc 1", "Normal", "Normal", 39, [_gap(60, 20)]),
        _style("paragraph", "TOC2", "toc 2", "Normal", "Normal", 39, [_gap(0, 0), el("w:ind", left=440)],
               size(9, 10.5)),
    ]  # fmt: skip


def _characters() -> list[El]:
    return [
        _style("character", "DefaultParagraphFont", "Default Paragraph Font", rank=1, default=True, shown=False),
        _style("character", "Strong", "Strong", "DefaultParagraphFont", rank=22, run=bold()),
        _style("character", "Quiet", "Quiet", "DefaultParagraphFont", rank=22, run=[ink(_QUIET)]),
        _style("character", "Code", "Code", "DefaultParagraphFont", rank=22, run=[font(FIXED), *size(8.5, 10)]),
        _style("character", "Hyperlink", "Hyperlink", "DefaultParagraphFont", rank=99,
               run=[ink("#1E4672"), val("w:u", "single")]),
        _style("character", "FootnoteReference", "footnote reference", "DefaultParagraphFont", rank=99,
               run=[val("w:vertAlign", "superscript")]),
        *(
            _style("character", f"Status{name.title()}", f"Status {name.title()}", "DefaultParagraphFont", rank=23,
                   run=[*bold(), ink(tone.ink), shade(tone.fill)])
            for name, tone in LIGHT.items()
        ),
    ]  # fmt: skip


def _margins(across: int, down: int) -> El:
    sides = (("top", down), ("left", across), ("bottom", down), ("right", across))
    return el("w:tblCellMar", *(el(f"w:{side}", w=wide, type="dxa") for side, wide in sides))


def _tables() -> list[El]:
    normal = ordered("w:tblPr", [el("w:tblInd", w=0, type="dxa"), _margins(108, 0)])
    grid = el("w:tblBorders", *(edge(s, _RULE) for s in ("top", "left", "bottom", "right", "insideH", "insideV")))
    lines = el("w:tblBorders", *(edge(s, _RULE) for s in ("top", "bottom", "insideH")))
    head = el(
        "w:tblStylePr",
        ordered("w:rPr", bold()),
        ordered("w:tcPr", [shade(_PALE), val("w:vAlign", "bottom")]),
        type="firstRow",
    )
    return [
        _style("table", "TableNormal", "Normal Table", rank=99, default=True, shown=False, rest=[normal]),
        _style("table", "ReportTable", "Report Table", "TableNormal", rank=40,
               rest=[ordered("w:tblPr", [grid, _margins(85, 30)]), head]),
        _style("table", "TermsTable", "Terms Table", "TableNormal", rank=40,
               rest=[ordered("w:tblPr", [lines, _margins(85, 30)])]),
        _style("table", "SideBySide", "Side by Side", "TableNormal", rank=40, rest=[ordered("w:tblPr", [_margins(140, 0)])]),
    ]  # fmt: skip


def _none() -> El:
    return _style("numbering", "NoList", "No List", rank=99, default=True, shown=False)
