"""The report as data: what ``--format json`` prints, and what every other format renders. Plain dictionaries.

Every sentence is in the language of the report; every code (status, kind, mark, reason, truth) is language-free.
"""

from __future__ import annotations

import sys
from typing import Literal, NotRequired

if sys.version_info >= (3, 12):
    from typing import TypedDict
else:
    # It comes with pydantic, which cannot make a schema of the older one of the standard library.
    from typing_extensions import TypedDict

from compliance.explain.dossier import BasisLine, Dossier, SaidLine

TruthCode = Literal["true", "false", "unknown"]


class FactLine(TypedDict):
    """One fact that an element read, and what the check takes it to be."""

    fact: str
    label: str
    value: str
    known: bool
    reason: str | None
    claims: list[str]


class ElementLine(TypedDict):
    """One legal element."""

    name: str
    label: str
    sentence: str
    truth: TruthCode
    facts: list[FactLine]


class MissingLine(TypedDict):
    """One unknown."""

    fact: str
    label: str
    reason: str
    sentence: str


class ExemptionLine(TypedDict):
    """One exemption held against the finding."""

    limb: str
    citation: str
    limb_label: str
    title: str
    truth: TruthCode
    mark: str
    mark_label: str
    procedure: list[str]
    who_applies: str | None
    elements: list[ElementLine]
    failing: list[str]
    missing: list[MissingLine]
    confidence: str
    pinpoint_seen: bool


class ReadingLine(TypedDict):
    """What the finding is under another reading."""

    reading: str
    says: str
    holder: str
    status: str
    carried: str | None
    sentence: str


class ConflictLine(TypedDict):
    """A fact on which the reports conflict."""

    fact: str
    robust: bool
    sentence: str
    claims: list[str]


class PeriodLine(TypedDict):
    """Days without a change of the law, and the status on them."""

    days: str
    status: str
    carried: str | None
    sentence: str


class ChainLine(TypedDict):
    """One change in the chain of a paragraph."""

    day: str
    citation: str
    change: str
    sentence: str


class AddresseeLine(TypedDict):
    """A State addressed, and by which link."""

    state: str | None
    link: str
    own_act: bool
    sentence: str


class FindingLine(TypedDict):
    """One conduct of one item under one limb."""

    limb: str
    conduct: str
    conduct_label: str
    citation: str
    title: str
    limb_label: str
    kind: str
    binding: bool
    principal: bool
    status: str
    status_label: str
    carried: str | None
    carried_label: str | None
    law_day: str
    notes: list[str]
    caveat: str
    elements: list[ElementLine]
    failing: list[str]
    exemptions: list[ExemptionLine]
    missing: list[MissingLine]
    addressees: list[AddresseeLine]
    conflicts: list[ConflictLine]
    readings: list[ReadingLine]
    periods: list[PeriodLine]
    other_times: list[PeriodLine]
    chain: list[ChainLine]
    roots: list[str]
    roots_sentence: str
    claims: list[str]
    confidence: str
    confidence_label: str
    # Who reviewed the paragraph and against which text its number was checked; empty where nobody did.
    standing: list[str]
    pinpoint_seen: bool
    # In a report for the file: what it rests on, and the days of the law as ISO dates (None where unbounded).
    basis: NotRequired[BasisLine]
    days: NotRequired[tuple[str | None, str | None]]


class GroupLine(TypedDict):
    """Limbs that fail for the same reason, as one line."""

    status: str
    elements: list[str]
    limbs: list[str]
    sentence: str


class ClaimLine(TypedDict):
    """One claim as reported."""

    id: str
    rows: list[str]
    source: str
    paragraph: str
    root: str
    root_label: str
    root_inferred: bool
    hands: list[str]
    kind: str
    kind_label: str
    grade: str | None
    says: str
    said: NotRequired[list[SaidLine]]


class ItemLine(TypedDict):
    """One reported item."""

    id: str
    label: str
    rows: list[str]
    part_of: str | None
    status: str
    status_label: str
    touches: list[str]
    findings: list[FindingLine]
    grouped: list[GroupLine]
    outside: list[str]
    asides: list[str]
    claims: list[str]
    # In a report for the file: the broadest class under which the item falls; None where that is not known.
    head: NotRequired[str | None]
    # In a report for the file: the line of the case file, from 1, at which the item begins.
    line: NotRequired[int]


class QuestionLine(TypedDict):
    """One question, and what its answer would settle."""

    fact: str
    question: str
    evidence: str
    settles: int
    bears_on: int
    undecided: int
    paragraphs: list[str]
    items: list[str]
    sentence: str


class SourceLine(TypedDict):
    """One source."""

    id: str
    title: str
    kind: str
    kind_label: str
    publisher: str | None
    language: str | None
    sha256: str | None
    file: str | None
    written: str
    inference: str | None


class NotExaminedLine(TypedDict):
    """A paragraph in force that was not examined, and why."""

    citation: str
    pinpoint_seen: bool
    subject: str
    why: str


class CaseLine(TypedDict):
    """One case."""

    id: str
    title: str
    path: str
    sha256: str
    items: list[ItemLine]
    claims: list[ClaimLine]
    sources: list[SourceLine]
    questions: list[QuestionLine]
    inferences: list[str]
    not_yet: list[str]
    dossier: NotRequired[Dossier]


class RegimeLine(TypedDict):
    """One regime of the rule tree."""

    id: str
    title: str
    as_known_to: str
    not_examined: list[NotExaminedLine]


class OptionsLine(TypedDict):
    """The options that shaped the report."""

    law_date: str | None
    known_on: str | None
    readings: list[str]
    assume: dict[str, str]
    # In a report for the file: the style of citation, the day by which waivers expire, whether everything is shown.
    cite: NotRequired[str]
    on: NotRequired[str | None]
    full: NotRequired[bool]


class Receipt(TypedDict):
    """What it takes to produce the same report again."""

    tool: str
    version: str
    rules: str
    cases: dict[str, str]
    # In a report for the file: the hash of each rule file, and of the waivers of each case that has some.
    rule_files: NotRequired[dict[str, str]]
    waivers: NotRequired[dict[str, str]]
    options: OptionsLine


class FaultLine(TypedDict):
    """A fault in a file."""

    path: str
    line: int
    column: int
    message: str
    fix: str


class Report(TypedDict):
    """A whole report."""

    schema_version: str
    lang: Literal["en", "ar"]
    notices: list[str]
    counts: dict[str, int]
    cases: list[CaseLine]
    regimes: list[RegimeLine]
    faults: list[FaultLine]
    receipt: Receipt
    exit_code: NotRequired[int]
