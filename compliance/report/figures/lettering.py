"""Lines of text in a picture: cut by an estimate of their width, since what draws them later may have other fonts."""

from __future__ import annotations

from compliance.files.safe import code_points
from compliance.report.memo.runs import Run, runs

Words = tuple[Run, ...]
MORE = Run("…", "en")

# Shares of the size of the font, on the broad side of common faces.
_NARROW, _WIDE = frozenset("iljtfrI.,:;'|!()[]/ -·"), frozenset("mwMW@%—")


def width(text: str, size: float, *, strong: bool = False) -> float:
    """Return about how wide a text is, in the units of ``size``."""
    return sum(map(_share, text)) * size * (1.07 if strong else 1)


def _share(char: str) -> float:
    code = ord(char)
    if 0x0600 <= code <= 0x08FF or 0xFB50 <= code <= 0xFEFF:
        return 0.0 if 0x064B <= code <= 0x0652 else 0.52
    if char in _NARROW:
        return 0.36
    if char in _WIDE or code > 0x2E80:
        return 1.0
    return 0.7 if char.isupper() else 0.59


def lines(text: str, lang: str, wide: float, size: float, *, most: int, strong: bool = False) -> list[Words]:
    """Cut a text into at most ``most`` lines of about ``wide`` units; what is left out shows as an ellipsis.

    A word that is wider than a line is cut. A picture is told in words beside it, so nothing is lost with what is left out.
    """
    found: list[list[Run]] = [[]]
    filled = 0.0
    for piece in _pieces(text, lang, wide, size, most):
        share = width(piece.text, size, strong=strong)
        if found[-1] and filled + share > wide + width(" ", size) * piece.text.endswith(" "):
            found.append([])
            filled = 0.0
        found[-1].append(piece)
        filled += share
    kept = [_joined(line) for line in found[:most] if line]
    if len(found) > most:
        kept[-1] = (
            *_shortened(kept[-1], wide - width(MORE.text, size), size, strong),
            Run(MORE.text, "ar" if lang == "ar" else "en"),
        )
    return kept


def _pieces(text: str, lang: str, wide: float, size: float, most: int) -> list[Run]:
    """Return the words of a text, each with the space behind it, no more than could fit."""
    # A letter takes a quarter of the size at least; only what could be seen is looked at, however long a text is.
    enough = int(wide / size * 4 * (most + 1)) + 1
    longest = max(1, int(wide / size))
    pieces: list[Run] = []
    for run in runs(text[: enough * 2], lang):
        for word in _split(" ".join(_spaced(code_points(run.text)))):
            pieces += [Run(word[i : i + longest], run.lang) for i in range(0, len(word), longest)]
    return pieces


def _spaced(text: str) -> list[str]:
    """Return words such that joining them by a space keeps one at the ends where the text has one."""
    return [""] * text[:1].isspace() + text.split() + [""] * text[-1:].isspace()


def _split(text: str) -> list[str]:
    parts = text.split(" ")
    return [p + " " for p in parts[:-1]] + ([parts[-1]] if parts[-1] else [])


def _joined(line: list[Run]) -> Words:
    joined: list[Run] = []
    for run in line:
        if joined and joined[-1].lang == run.lang:
            joined[-1] = Run(joined[-1].text + run.text, run.lang)
        else:
            joined.append(run)
    joined[0] = Run(joined[0].text.lstrip(), joined[0].lang)
    joined[-1] = Run(joined[-1].text.rstrip(), joined[-1].lang)
    return tuple(run for run in joined if run.text)


def _shortened(line: Words, wide: float, size: float, strong: bool) -> Words:
    """Return a line without what would push an ellipsis out of the width."""
    left = list(line)
    while left and sum(width(r.text, size, strong=strong) for r in left) > wide:
        cut = left[-1].text[:-1].rstrip()
        left[-1:] = [Run(cut, left[-1].lang)] if cut else []
    return tuple(left)
