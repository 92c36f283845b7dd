"""The argument of a finding as a tree: what must be met on the side where reading starts, what would except it opposite."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.files.dataclass import dataclass
from compliance.report.figures.canvas import WIDTH
from compliance.report.figures.palette import tone

if TYPE_CHECKING:
    from compliance.report.figures.canvas import Canvas
    from compliance.report.figures.lettering import Words
    from compliance.report.memo.model import ArgumentTree, Leaf

_SIDE, _GAP, _PAD = 244.0, 26.0, 8.0
_MIDDLE = WIDTH - 2 * (_SIDE + _GAP)
_LABEL, _SAYS = 12.5, 11.5


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A leaf cut into lines, with its height."""

    leaf: Leaf
    label: list[Words]
    word: list[Words]
    says: list[Words]
    high: float


def draw_tree(canvas: Canvas, tree: ArgumentTree) -> None:
    """Draw an argument; a leaf that is not known has a dashed line, and every leaf has its word."""
    left, right = [_cut(canvas, leaf) for leaf in tree.left], [_cut(canvas, leaf) for leaf in tree.right]
    top = 24.0
    tall = max(_tall(left), _tall(right))
    head = canvas.fit(tree.head, _MIDDLE - 2 * _PAD, _LABEL, most=8, strong=True)
    word = canvas.fit(tree.word, _MIDDLE - 2 * _PAD, _LABEL, most=4, strong=True)
    high = (len(head) + len(word)) * _LABEL * 1.3 + 2 * _PAD + 6
    tall = max(tall, high)
    middle = top + tall / 2
    for label, leaves, start in ((tree.left_label, left, True), (tree.right_label, right, False)):
        if leaves:
            _side(canvas, label, leaves, start, top + (tall - _tall(leaves)) / 2, middle)
    x = _SIDE + _GAP
    canvas.box(x, middle - high / 2, _MIDDLE, high, tone(tree.status), dashed=tone(tree.status) == "sand", edge=1.6)
    y = canvas.write(WIDTH / 2, middle - high / 2 + _PAD + _LABEL, head, _LABEL, anchor="middle", strong=True)
    canvas.write(WIDTH / 2, y + 4, word, _LABEL, tone(tree.status), anchor="middle", strong=True)


def _cut(canvas: Canvas, leaf: Leaf) -> _Drawn:
    inner = _SIDE - 2 * _PAD - 4
    label = canvas.fit(leaf.label, inner, _LABEL, most=3, strong=True)
    word = canvas.fit(leaf.word, inner, _SAYS, most=2, strong=True)
    says = canvas.fit(leaf.says, inner, _SAYS, most=5)
    high = len(label) * _LABEL * 1.3 + (len(word) + len(says)) * _SAYS * 1.3 + 2 * _PAD
    return _Drawn(leaf, label, word, says, high)


def _tall(leaves: list[_Drawn]) -> float:
    return sum(leaf.high for leaf in leaves) + 8.0 * (len(leaves) - 1)


def _side(canvas: Canvas, label: str, leaves: list[_Drawn], start: bool, y: float, middle: float) -> None:
    """Draw the leaves of one side and the lines that join them to the finding."""
    x = 0.5 if start else WIDTH - _SIDE - 0.5
    near, spine, far = (_SIDE + 0.5, _SIDE + _GAP / 2, _SIDE + _GAP) if start else (x, x - _GAP / 2, x - _GAP)
    centres = []
    canvas.write(x, 12, canvas.fit(label, _SIDE, _LABEL, most=1, strong=True), _LABEL, "quiet", strong=True)
    for leaf in leaves:
        shade = tone(leaf.leaf.status)
        centre = y + leaf.high / 2
        centres.append(centre)
        canvas.path([(near, centre), (spine, centre)], "paper")
        canvas.box(x, y, _SIDE, leaf.high, shade, dashed=shade in ("sand", "amber"))
        at = canvas.write(x + _PAD + 2, y + _PAD + 10, leaf.label, _LABEL, strong=True)
        at = canvas.write(x + _PAD + 2, at, leaf.word, _SAYS, shade, strong=True)
        canvas.write(x + _PAD + 2, at, leaf.says, _SAYS)
        y += leaf.high + 8
    canvas.path([(spine, min([*centres, middle])), (spine, max([*centres, middle]))], "paper")
    canvas.path([(spine, middle), (far, middle)], "paper")
