"""Invented resolutions with invented symbols, and a rule tree that speaks of them."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.cli.support import RULES

SYMBOL = "X/RES/77 (2003)"

ENGLISH = """X/RES/77 (2003)
Distr.: General
The Assembly of Made-up States,
Recalling what it said about Norland in its earlier decision 12 (2001),
1. Decides that all States shall keep every sort of thundering de-
vice and the parts for it away from Norland, in the forms set out in paragraph
9. and in the list that it keeps;
2. Decides that paragraph 1 does not cover:
(a) quiet widgets that are meant for relief alone;
(b) what the Board has agreed to beforehand, of the kinds named here:
(i) ropes;
(ii) lanterns, as told in paragraph 2 (a) above; and
(c) small lamps;
3. Calls upon the neighbours of Norland to look into boats;
12
4. Ends the study of paper boats;
Annex I
1. A person who is not real
2. Another person who is not real
"""

ARABIC = """X/RES/77 (2003)
إن جمعية الدول المتخيلة،
١ - تقرر أن تمتنع جميع الدول عن إيصال كل جهاز راعد وأجزائه إلى نورلاند؛
٢ - تقرر أن الفقرة ١ لا تشمل ما يلي:
(أ) الأدوات الهادئة المخصصة للإغاثة في أي وقت؛
(ب) ما وافق عليه المجلس مسبقا؛
٣ - تدعو جيران نورلاند إلى النظر في القوارب؛
٤ - تنهي دراسة القوارب الورقية.
المرفق
١ - شخص متخيل
"""

FILE = """instrument: made.77
regime: made.north
symbol: X/RES/77 (2003)
title: {en: "Decision 77", ar: "القرار 77"}
adopted: 2003-01-01
paragraphs:
"""

NODE = """  - node: made.{name}
{para}    pinpoint: not_seen
    confidence: memory
    title: {{en: "A title", ar: "عنوان"}}
    summary: {{en: "A summary.", ar: "ملخص."}}
{terms}    limbs:
      - {{id: any, kind: recommendation, binding: call, label: {{en: "any", ar: "أي"}}, from: 2003-01-01}}
"""


def node(name: str, para: str | None, terms: str = "") -> str:
    return NODE.format(name=name, para=f'    para: "{para}"\n' if para else "", terms=f"    terms: {terms}\n" if terms else "")


def rules(tmp_path: Path, nodes: str, more: str = "") -> Path:
    """Write a copy of the made-up tree with one more instrument."""
    root = tmp_path / "rules"
    shutil.copytree(RULES, root)
    (root / "north" / "r77.yaml").write_text(FILE.replace("paragraphs:\n", f"{more}paragraphs:\n") + nodes, encoding="utf-8")
    return root


def texts(tmp_path: Path, **files: str) -> Path:
    """Write text files; in their names two underscores stand for a dot and one for a hyphen."""
    folder = tmp_path / "texts"
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name.replace("__", ".").replace("_", "-")).write_text(text, encoding="utf-8")
    return folder


def visual(text: str) -> str:
    """Return text with the letters of each Arabic line from left to right, as a page holds them."""
    turned = str.maketrans("()", ")(")
    return "\n".join(
        line[::-1].translate(turned) if any("\u0600" <= c <= "\u06ff" for c in line) else line for line in text.split("\n")
    )
