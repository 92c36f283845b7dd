"""What stands around the sections: the cover, the contents, the head and the foot of each page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.files.safe import one_line
from compliance.report.formats.word.text import written
from compliance.report.formats.word.xml import el, field, ordered, val
from compliance.report.memo.model import Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compliance.report.formats.word.blocks import Blocks
    from compliance.report.formats.word.xml import El
    from compliance.report.memo.model import Line

# A sheet of A4 in twentieths of a point, and its margins.
SHORT, LONG, MARGIN = 11906, 16838, 1191
# The head of a page is for finding the file again: the cover has the whole title.
_HEAD = 110


def width(*, wide: bool) -> int:
    """Return the width of the text of an upright or a wide sheet."""
    return (LONG if wide else SHORT) - 2 * MARGIN


def page(references: Sequence[El], *, rtl: bool, wide: bool) -> El:
    """Return what is said of the sheets of a file."""
    across, down = (LONG, SHORT) if wide else (SHORT, LONG)
    size = el("w:pgSz", w=across, h=down, **({"orient": "landscape"} if wide else {}))
    room = el("w:pgMar", top=1304, right=MARGIN, bottom=1304, left=MARGIN, header=624, footer=624, gutter=0)
    return ordered("w:sectPr", [*references, size, room, el("w:cols", space=708), *([el("w:bidi")] if rtl else [])])


def short(text: str, most: int) -> str:
    """Return a text in one line, cut with a sign where it is longer than ``most``."""
    line = one_line(text).strip()
    return line if len(line) <= most else f"{line[: most - 1]}…"


def head(sides: Sequence[Blocks], wide: bool) -> list[El]:
    """Return the head of each page: the title, in two languages at both ends."""
    most = _HEAD if len(sides) == 1 else _HEAD // 2
    runs = written(short(sides[0].document.title, most), sides[0].lang)
    more = []
    for side in sides[1:]:
        more = [_far(width(wide=wide))]
        runs += [el("w:r", el("w:tab")), *written(short(side.document.title, most), side.lang)]
    return [sides[0].paragraph(runs, "Header", *more)]


def foot(sides: Sequence[Blocks]) -> list[El]:
    """Return the foot of each page: its number and how many there are."""
    found = []
    for side in sides:
        page_number, pages = field("PAGE", written("1", "en")), field("NUMPAGES", written("1", "en"))
        runs = [*written(f"{side.words['page']} ", side.lang), *page_number]
        found.append(side.paragraph([*runs, *written(f" {side.words['of']} ", side.lang), *pages], "Footer"))
    return found


def contents(sides: Sequence[Blocks]) -> list[El]:
    """Return the contents as a field that Word can make again; until then it lists the headings, each a link.

    Page numbers are known only to what sets the pages: they appear once the field is updated.
    """
    deepest = 2 if len(sides) == 1 else 1
    title = [run for side in sides for run in [*written(side.words["contents"], side.lang), el("w:r", el("w:tab"))]][:-1]
    found = [sides[0].paragraph(title, "TOCHeading", *([_far(width(wide=True))] if len(sides) > 1 else []))]
    entries = []
    for sections in zip(*(side.document.sections for side in sides), strict=True):
        runs: list[El] = []
        for side, section in zip(sides, sections, strict=True):
            number = "" if runs else f"{section.number}. "
            told = written(f"{number}{section.title}", side.lang)
            runs += [*([el("w:r", el("w:tab"))] if runs else []), *side.anchors.link(side.lang, section.anchor, told)]
        more = [_far(width(wide=True))] if len(sides) > 1 else []
        entries.append(sides[0].paragraph(runs, "TOC1", *more))
        for part in sections[0].blocks if deepest == 2 else ():
            if isinstance(part, Part) and part.deep == 0:
                told = written(_words(part.title), sides[0].lang)
                entries.append(sides[0].paragraph(sides[0].anchors.link(sides[0].lang, part.anchor, told), "TOC2"))
    if not entries:
        return []
    begin, code, middle, end = field(f'TOC \\o "1-{deepest}" \\h \\z \\u', [])
    # After the properties of the first entry, before its words.
    for n, run in enumerate((begin, code, middle), 1):
        entries[0].insert(n, run)
    entries[-1].append(end)
    return [*found, *entries]


def _far(pos: int) -> El:
    return el("w:tabs", el("w:tab", val="right", pos=pos))


def _words(line: Line) -> str:
    return "".join(span.text for span in line)


def broken(side: Blocks) -> El:
    """Return a paragraph after which a new page begins."""
    return side.paragraph([el("w:r", el("w:br", type="page"))], "Gap")


def settings() -> El:
    """Return the settings of a file: opened as what it is, not as one of an older Word."""
    uri = "http://schemas.microsoft.com/office/word"
    names = (("compatibilityMode", 15), ("overrideTableStyleFontSizeAndJustification", 1), ("enableOpenTypeFeatures", 1),
             ("doNotFlipMirrorIndents", 1))  # fmt: skip
    return el(
        "w:settings",
        el("w:zoom", percent=100),
        val("w:defaultTabStop", 720),
        val("w:characterSpacingControl", "doNotCompress"),
        el("w:footnotePr", *(el("w:footnote", id=number) for number in (-1, 0))),
        el("w:compat", *(el("w:compatSetting", name=name, uri=uri, val=value) for name, value in names)),
        el("w:themeFontLang", val="en-GB", bidi="ar-SA"),
        val("w:decimalSymbol", "."),
        val("w:listSeparator", ","),
    )
