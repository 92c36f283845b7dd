"""Amendments read from files: one that comes too late is refused when the tree is loaded, and not made under a reading."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from compliance.files.diagnostics import FaultyFile
from compliance.law.consolidate import Law
from compliance.law.validate import load_valid
from tests.law.consolidate.build import force

ROOT = Path(__file__).resolve().parents[3]
WORDS = "{en: made up, ar: مختلق}"
RULES = """
instrument: r-1
regime: made
symbol: R/1 (2001)
title: WORDS
adopted: 2001-01-01
paragraphs:
  - node: made.arms
    pinpoint: seen
    confidence: memory
    title: WORDS
    summary: WORDS
    limbs:
      - id: goods
        kind: prohibition
        binding: binding
        label: WORDS
        from: 2001-01-01
        until: 2002-01-01
        conduct: supply_sale_or_transfer
        elements:
          destination: {says: WORDS, when: {fact: destination, is: IR}}
  - node: made.longer
    pinpoint: seen
    confidence: memory
    title: WORDS
    summary: WORDS
    limbs:
      - id: longer
        kind: extension
        binding: binding
        label: WORDS
        from: 2001-06-01
        effects:
          - do: extend
            limbs: [made.arms.goods]
            from: DAY
            until: 2003-01-01
            readings: [{id: from-another-day, holder: WORDS, says: WORDS, from: OTHER}]
"""
REGIME = """
regime: made
title: WORDS
as_known_to: 2010-12-31
begins: 2001-01-01
scope: {fact: destination, is: IR}
scope_says: WORDS
"""


def write(folder: Path, day: str, other: str) -> Path:
    for part in ("vocabulary", "definitions", "reference"):
        shutil.copytree(ROOT / "rules" / part, folder / part)
    for name, text in (("r-1", RULES), ("regime", REGIME)):
        told = text.replace("WORDS", WORDS).replace("DAY", day).replace("OTHER", other)
        (folder / f"{name}.yaml").write_text(told, encoding="utf-8")
    return folder


def test_an_extension_in_time_under_every_reading_loads(tmp_path: Path) -> None:
    law = Law(load_valid(write(tmp_path, "2001-06-01", "2002-01-02")))
    for folded in (law, law.under("from-another-day")):
        assert force(folded, "made.arms.goods", date(2002, 6, 1)) is True


def test_an_extension_after_a_gap_is_refused_at_its_place(tmp_path: Path) -> None:
    with pytest.raises(FaultyFile, match="no longer in force") as caught:
        load_valid(write(tmp_path, "2002-01-03", "2001-06-01"))
    fault = caught.value.diagnostics[0]
    assert fault.path.endswith("r-1.yaml")
    assert fault.line == RULES.split("\n").index("          - do: extend") + 1


def test_an_extension_that_only_a_reading_makes_too_late_is_not_made_under_it(tmp_path: Path) -> None:
    law = Law(load_valid(write(tmp_path, "2001-06-01", "2002-01-03")))
    assert force(law, "made.arms.goods", date(2002, 6, 1)) is True
    assert force(law.under("from-another-day"), "made.arms.goods", date(2002, 6, 1)) is False
