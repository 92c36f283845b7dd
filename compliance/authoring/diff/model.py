"""A comparison as data: what ``--format json`` prints, and what text and Markdown render. Plain dictionaries.

Every sentence is in the language of the report; every code (kind, change, nature, status) is language-free. Lists are in a
fixed order, so that the same inputs give the same bytes.
"""

from __future__ import annotations

import sys
from typing import Literal

if sys.version_info >= (3, 12):
    from typing import TypedDict
else:
    from typing_extensions import TypedDict

SCHEMA_VERSION = "1"

HowCode = Literal["added", "removed", "changed"]
NatureCode = Literal["meaning", "place", "words"]


class SideLine(TypedDict):
    """One of the two rule trees. ``digest`` is the hash over its files, as in the receipt of a check."""

    name: str
    kind: Literal["folder", "revision"]
    commit: str | None
    digest: str
    notes: list[str]


class FieldLine(TypedDict):
    """One field that differs. ``path`` as in the file; ``where`` as a reader would name it.

    ``days`` says by how many days a day was moved; later is more than 0.
    """

    path: str
    where: str
    change: HowCode
    nature: NatureCode
    old: str | None
    new: str | None
    days: int | None
    sentence: str


class ReachLine(TypedDict):
    """A limb that makes findings and rests on what changed."""

    limb: str
    label: str


class ChangeLine(TypedDict):
    """One thing of the rule tree that differs. ``old_at`` and ``new_at`` are file and line."""

    kind: str
    name: str
    label: str
    change: HowCode
    nature: NatureCode
    old_at: str
    new_at: str
    fields: list[FieldLine]
    reaches: list[ReachLine]


class TextPart(TypedDict):
    """What changed in the text."""

    counts: dict[str, int]
    changes: list[ChangeLine]


class StandLine(TypedDict):
    """How a finding stands on one side: exemptions open, by limb; and what it is under each other reading."""

    status: str
    carried: str | None
    open_exemptions: list[str]
    readings: dict[str, str]
    sentence: str


class ThroughLine(TypedDict):
    """A changed thing through which a finding changed."""

    kind: str
    name: str
    label: str


class FindingChangeLine(TypedDict):
    """One finding that changed; ``old`` or ``new`` is None where that side has no such finding.

    ``certain`` is true where each thing of ``through`` changes it by itself, whatever else was changed; false where they were
    not told apart, or change it only together.
    """

    case: str
    item: str
    item_label: str
    conduct: str
    limb: str
    label: str
    old: StandLine | None
    new: StandLine | None
    parts: list[str]
    parts_sentence: str
    through: list[ThroughLine]
    certain: bool
    through_sentence: str
    sentence: str


class ItemChangeLine(TypedDict):
    """An item whose status changed."""

    case: str
    item: str
    item_label: str
    old: str
    new: str
    sentence: str


class CaseFaultLine(TypedDict):
    """A fault of a case, and the side on which it was found."""

    side: Literal["old", "new", "both"]
    path: str
    line: int
    column: int
    message: str
    fix: str


class ArchivePart(TypedDict):
    """Which findings of the archive change. Findings that one side alone has and that say nothing are only counted."""

    counts: dict[str, int]
    cases: list[str]
    items: list[ItemChangeLine]
    findings: list[FindingChangeLine]
    faults: list[CaseFaultLine]


class LimbLine(TypedDict):
    """A limb that says something else on some days, and those days."""

    limb: str
    label: str
    days: list[str]


class WitnessLine(TypedDict):
    """Facts on which the two sides disagree about a limb, or what was found of it.

    ``differs``: ``case_yaml`` is a case file, ``old`` and ``new`` are what each side makes of it. ``same``: it was proved that
    there are none within ``bound``. ``not_tried``: neither; ``bound`` says why.
    """

    limb: str
    label: str
    days: str
    outcome: Literal["differs", "same", "not_tried"]
    old: str | None
    new: str | None
    case_yaml: str | None
    bound: str


class DiffReport(TypedDict):
    """Two rule trees compared. ``archive`` is None where no case was asked for, ``witnesses`` where nobody looked for any."""

    schema_version: str
    lang: Literal["en", "ar"]
    old: SideLine
    new: SideLine
    text: TextPart
    limbs: list[LimbLine]
    archive: ArchivePart | None
    witnesses: list[WitnessLine] | None
