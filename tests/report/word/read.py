"""A Word file read back: its parts as XML, its texts, and the orders that the schema of WordprocessingML demands."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from functools import cache
from typing import Any

from lxml import etree

from compliance.report.formats import word
from compliance.report.memo.memo import Memo
from tests.report import sample

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

# Sequences of ISO/IEC 29500-4 (transitional), whole: what is written must come in this order, and nothing else may come.
SEQUENCES = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs"
    " suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid"
    " spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl"
    " divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish"
    " webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang"
    " eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd"
    " tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols"
    " formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal"
    " personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "tblStylePr": "pPr rPr tblPr trPr tcPr",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "num": "abstractNumId lvlOverride",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "styles": "docDefaults latentStyles style",
    "numPr": "ilvl numId numberingChange ins",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tblCellMar": "top left start bottom right end",
    "pBdr": "top left bottom right between bar",
    "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    "settings": "writeProtection view zoom removePersonalInformation mirrorMargins defaultTabStop evenAndOddHeaders"
    " characterSpacingControl hdrShapeDefaults footnotePr endnotePr compat docVars rsids mathPr themeFontLang clrSchemeMapping"
    " decimalSymbol listSeparator",
}


@cache
def made(*langs: Any, words: str | None = None) -> bytes:
    return word.render(Memo("made-up", (), tuple(sample.document(lang, words) for lang in langs)))


def parts(content: bytes) -> dict[str, Any]:
    with zipfile.ZipFile(io.BytesIO(content)) as whole:
        return {name: etree.fromstring(whole.read(name)) for name in whole.namelist()}


def text(element: Any) -> str:
    """The words under an element, without the marks of direction that the writer sets."""
    return "".join(t.text or "" for t in element.iter(f"{W}t")).replace("\u200e", "")


def disorder(root: Any) -> Iterator[str]:
    """What stands in another order than the schema demands, or has no place in it."""
    for element in root.iter():
        name = element.tag.removeprefix(W)
        if name in SEQUENCES:
            wanted = SEQUENCES[name].split()
            found = [child.tag.removeprefix(W) for child in element]
            unknown = [child for child in found if child not in wanted]
            if unknown:
                yield f"{name}: {unknown}"
            elif found != sorted(found, key=wanted.index):
                yield f"{name}: {found}"


def value(element: Any, path: str) -> str | None:
    """The value of what is found under an element, None where there is nothing; '' where it has no value."""
    found = element.find("/".join(W + step for step in path.split("/")))
    return None if found is None else found.get(f"{W}val", "")
