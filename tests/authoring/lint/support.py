"""A copy of the small good tree, with one more file in it."""

from __future__ import annotations

import shutil
from pathlib import Path

GOOD = Path(__file__).parent / "good"
HEAD = """instrument: made.r3
regime: made.north
symbol: R/3
title: {en: Resolution 3, ar: القرار 3}
adopted: 2003-08-02
sources: [a made-up text]
paragraphs:
  - node: north.more
    para: "1"
    pinpoint: seen
    confidence: read-in-full
    title: {en: More, ar: المزيد}
    summary: {en: Something more is said., ar: يقال شيء آخر.}
    limbs:
"""


def tree(folder: Path, limbs: str = "") -> Path:
    """Return a copy of the good tree; ``limbs`` are those of the one paragraph of a further instrument."""
    root = Path(shutil.copytree(GOOD, folder / "tree"))
    if limbs:
        (root / "north" / "r3.yaml").write_text(HEAD + limbs, encoding="utf-8")
    return root
