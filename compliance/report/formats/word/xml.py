"""Elements of WordprocessingML, made as elements and never as text, so that no word of a case can become markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

if TYPE_CHECKING:
    from collections.abc import Iterable

El = BaseOxmlElement

# The order that the schema demands of what an element holds. Word refuses a file in which it is another.
ORDER: dict[str, tuple[str, ...]] = {
    "w:pPr": (
        "pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "shd", "tabs", "bidi",
        "spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "rPr", "sectPr",
    ),
    "w:rPr": (
        "rStyle", "rFonts", "b", "bCs", "i", "iCs", "color", "sz", "szCs", "u", "shd", "vertAlign", "rtl", "cs", "lang",
    ),
    "w:tblPr": (
        "tblStyle", "bidiVisual", "tblStyleRowBandSize", "tblW", "jc", "tblInd", "tblBorders", "tblLayout", "tblCellMar",
        "tblLook", "tblCaption",
    ),
    "w:tcPr": ("tcW", "gridSpan", "tcBorders", "shd", "tcMar", "vAlign"),
    "w:trPr": ("cantSplit", "tblHeader"),
    "w:sectPr": (
        "headerReference", "footerReference", "footnotePr", "type", "pgSz", "pgMar", "cols", "titlePg", "bidi", "docGrid",
    ),
    "w:lvl": ("start", "numFmt", "pStyle", "suff", "lvlText", "lvlJc", "pPr", "rPr"),
    "w:style": ("name", "basedOn", "next", "link", "uiPriority", "qFormat", "pPr", "rPr", "tblPr", "trPr",
                "tcPr", "tblStylePr"),
}  # fmt: skip


def el(tag: str, *children: El, **attributes: str | int) -> El:
    """Return an element with what it holds; attributes are of the same namespace as ``tag``."""
    space = tag.partition(":")[0]
    made = OxmlElement(tag, {qn(f"{space}:{name}"): str(value) for name, value in attributes.items()})
    for child in children:
        made.append(child)
    return made


def ordered(tag: str, children: Iterable[El], **attributes: str | int) -> El:
    """Return an element with what it holds put into the order of the schema; raises ``KeyError`` for what is in no order."""
    place = {qn(f"w:{name}"): n for n, name in enumerate(ORDER[tag])}
    return el(tag, *sorted(children, key=lambda child: place[child.tag]), **attributes)


def val(tag: str, value: str | int) -> El:
    """Return an element that is no more than a value."""
    return el(tag, val=value)


def words(text: str) -> El:
    """Return text as it stands, with the spaces at its ends."""
    made = el("w:t")
    made.text = text
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def bold() -> tuple[El, El]:
    """Return what makes a text bold, in Latin and in Arabic."""
    return el("w:b"), el("w:bCs")


def size(points: float, arabic: float) -> tuple[El, El]:
    """Return the size of a text in points, in Latin and in Arabic, whose letters are smaller at the same size."""
    return val("w:sz", round(points * 2)), val("w:szCs", round(arabic * 2))


def font(name: str) -> El:
    """Return a font for every script."""
    return el("w:rFonts", ascii=name, hAnsi=name, eastAsia=name, cs=name)


def shade(colour: str) -> El:
    """Return a ground; ``colour`` is '#' and six digits."""
    return el("w:shd", val="clear", color="auto", fill=colour.lstrip("#").upper())


def ink(colour: str) -> El:
    """Return a colour of words."""
    return val("w:color", colour.lstrip("#").upper())


def edge(side: str, colour: str, eighths: int = 4, gap: int = 0) -> El:
    """Return a rule at one side; its width is in eighths of a point, its distance from the words in points."""
    return el(f"w:{side}", val="single", sz=eighths, space=gap, color=colour.lstrip("#").upper())


def field(code: str, shown: list[El]) -> list[El]:
    """Return a field: its code, which is never a word of a case, and the runs that it shows until it is computed again."""
    told = el("w:instrText")
    told.text = f" {code} "
    told.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return [
        el("w:r", el("w:fldChar", fldCharType="begin")),
        el("w:r", told),
        el("w:r", el("w:fldChar", fldCharType="separate")),
        *shown,
        el("w:r", el("w:fldChar", fldCharType="end")),
    ]
