"""What a report for the file holds beyond a check: the law at length, who is named, what is in dispute. Plain dictionaries.

``compliance report`` adds it to the lines of ``model``; the rules of that file hold here too.
"""

from __future__ import annotations

import sys
from typing import Literal

if sys.version_info >= (3, 12):
    from typing import TypedDict
else:
    from typing_extensions import TypedDict


class SaidLine(TypedDict):
    """One attribute that a claim gives, or denies, of an item or of one conduct of it."""

    target: str
    fact: str
    label: str
    value: str
    denied: bool
    # The value is no more than an inference, such as a day reckoned from a text that bears none.
    inferred: bool


class SideLine(TypedDict):
    """One side of a dispute: a value, and who gives it."""

    value: str
    denied: bool
    claims: list[str]
    roots: list[str]


class DisputeLine(TypedDict):
    """A fact on which reports conflict, side by side. ``element`` is false for what no rule asks, such as a price."""

    item: str
    conduct: str | None
    conduct_label: str | None
    fact: str
    label: str
    element: bool
    sides: list[SideLine]
    items: list[str]


class ActLine(TypedDict):
    """In which role a party stands in which reported conduct."""

    role: str
    role_label: str
    item: str
    item_label: str
    conduct: str
    conduct_label: str
    kind: str | None
    stage: str | None
    stage_label: str | None


class PartyLine(TypedDict):
    """A State or another actor that the claims name, with what it is reported to have done, and never without."""

    id: str
    name: str
    kind: Literal["state", "actor"]
    state: str | None
    # Whether it is an organ of that State; None where the reference data do not say.
    organ: bool | None
    standing: str | None
    loose: bool
    acts: list[ActLine]
    # Denials that are reported of these acts, whoever made them.
    denials: list[str]


class FlagLine(TypedDict):
    """A circumstance that a careful reader would ask about, as a question."""

    flag: str
    question: str
    why: str
    source: str
    items: list[str]


class VersionLine(TypedDict):
    """Days on which nothing about a limb changes; both included, None where unbounded."""

    lo: str
    hi: str | None
    in_force: Literal["true", "false", "unknown"]
    sentence: str


class LimbLine(TypedDict):
    """One limb of a paragraph."""

    limb: str
    label: str
    kind: str
    kind_label: str
    binding: bool
    binding_label: str
    addressees: str
    links: str
    requires: list[str]
    procedure: list[str]
    versions: list[VersionLine]


class ChainedLine(TypedDict):
    """One change in the chain of a paragraph, of whichever limb."""

    day: str
    limb: str
    by: str
    citation: str
    change: str
    sentence: str


class LawLine(TypedDict):
    """One paragraph: what it says, how firmly that is known, and every change to it up to the days of the case."""

    node: str
    # 'applied': findings rest on it; 'exemption': held against one; 'amends': stands in a chain alone.
    part: Literal["applied", "exemption", "amends"]
    citation: str
    cites: dict[str, str]
    instrument: str
    adopted: str
    chapter_vii: str | None
    title: str
    summary: str
    note: str | None
    confidence: str
    confidence_label: str
    pinpoint_seen: bool
    reviewed: str
    checked: str
    read: str | None
    limbs: list[LimbLine]
    chain: list[ChainedLine]


class PlaceLine(TypedDict):
    """A stop on the way of an item; a role that nobody reported is there as unknown.

    ``detail``: how the Council treats the actor on those days, in words; empty where that is not known, and for a place.
    """

    role: str
    role_label: str
    name: str
    known: bool
    detail: str


class RouteLine(TypedDict):
    """The chain of actors and the route, for the conducts for which it is the same."""

    items: list[str]
    conducts: list[str]
    places: list[PlaceLine]


class MarkLine(TypedDict):
    """The days on which a conduct lies, as told or inferred."""

    item: str
    conduct: str
    label: str
    lo: str | None
    hi: str | None
    inferred: bool


class WaiverLine(TypedDict):
    """An officer's recorded judgement on a finding, and whether it still stands. It changes no status."""

    waiver: str
    item: str
    conduct: str | None
    limb: str
    limb_label: str
    reason: str
    by: str
    second: str
    on: str
    expires: str
    # 'undated': no day was given by which to tell whether it has expired.
    # 'expired' also where the day given lies before the day of the judgement; the sentence says which.
    state: Literal["stands", "undated", "expired", "lapsed"]
    # For a lapsed one: 'facts', 'rules', or 'finding' where it is no longer made.
    moved: list[str]
    sentence: str


class InferenceLine(TypedDict):
    """What the check takes a name to be, which no claim says in so many words."""

    fact: str
    told: str
    sentence: str
    claims: list[str]


class AsOfLine(TypedDict):
    """The clocks of a report, as sentences: of the facts, and of the law of each regime."""

    facts: str
    law: list[str]


class Dossier(TypedDict):
    """What a report for the file adds to a case."""

    as_of: AsOfLine
    law: list[LawLine]
    inferences: list[InferenceLine]
    disputes: list[DisputeLine]
    parties: list[PartyLine]
    flags: list[FlagLine]
    routes: list[RouteLine]
    marks: list[MarkLine]
    waivers: list[WaiverLine]
    # How many of the paragraphs shown a second person has reviewed as they now are, and of how many.
    reviewed: int
    paragraphs: int


class BasisLine(TypedDict):
    """What a finding rests on, as hashes: when one is the same, nothing that it stands for has changed."""

    facts: str
    rules: str
