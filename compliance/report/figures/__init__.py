"""The pictures of a memorandum as SVG: one file a drawing, for a page that has its own colours or to stand alone.

It draws what ``report.memo.model`` says and decides nothing. Coordinates run from where reading starts, so that an Arabic
picture is the mirror of the English one: time, trees and routes run as the text does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.report.figures.canvas import Canvas
from compliance.report.figures.chain import draw_chain
from compliance.report.figures.timeline import draw_timeline
from compliance.report.figures.tree import draw_tree
from compliance.report.memo.model import ArgumentTree, Chain, Timeline

if TYPE_CHECKING:
    from compliance.report.memo.model import Drawing

__all__ = ["svg"]


def svg(drawing: Drawing, lang: str, *, fonts: str, standalone: bool, ident: str = "figure", title: str = "") -> str:
    """Return a drawing as the text of one ``svg`` element; the same drawing gives the same text.

    ``fonts`` is a list of font families as SVG writes it. ``standalone``: for a file of its own, with literal colours; else for
    a page that styles the classes, and named by ``title``. ``ident`` begins every identifier, so that several drawings may
    stand in one page. Runs are isolated by marks: the one way that browsers and writers of PDF agree on.
    """
    canvas = Canvas(lang, standalone=standalone)
    match drawing:
        case Timeline():
            draw_timeline(canvas, drawing)
        case ArgumentTree():
            draw_tree(canvas, drawing)
        case Chain():
            draw_chain(canvas, drawing)
    return canvas.finish(fonts, ident, title)
