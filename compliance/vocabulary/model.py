"""The shapes of the vocabulary and reference files."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from compliance.logic.condition import Answer, Condition
from compliance.text.model import Bilingual, Confidence, PartialText, Strict
from compliance.vocabulary.review import Checked, Review

SourceKind = Literal[
    "press",
    "agency",
    "official_statement",
    "party_statement",
    "analyst",
    "document",
    "panel",
    "committee",
    "supplying_state",
    "council",
    "ngo",
    "unknown",
]


class Source(Strict):
    """Where a piece of reference data comes from."""

    id: str
    title: str
    url: str | None = None
    note: str | None = None


class ValueLabel(Strict):
    """One value of an enumeration."""

    label: Bilingual
    note: Bilingual | None = None


class Derived(Strict):
    """A fact that nobody claims: it is read from reference data, for the actor or State in another fact, on the day."""

    of: str = Field(description="The fact that holds the actor or State.")
    take: str = Field(description="The attribute to read there.")


class Proof(Strict):
    """What it takes for a value to count. A claim that falls short leaves the fact unknown, marked as claimed."""

    act: list[str] = Field(default_factory=list, description="Values that need the act itself: author, date, covering scope.")
    act_day: str | None = Field(None, description="The fact that the day of that act supplies.")
    word_of: dict[str, list[SourceKind]] = Field(
        default_factory=dict, description="Values that only sources of these kinds can establish."
    )


class FactDeclaration(Strict):
    """One fact that a rule may ask for."""

    type: Literal["enum", "boolean", "day", "number", "set", "class", "actor", "state"]
    scope: Literal["item", "conduct"] = Field(description="Whether it belongs to the item or to one conduct of it.")
    label: Bilingual
    meaning: Bilingual = Field(description="The legal meaning, in own words.")
    question: Bilingual | None = Field(None, description="How a person would be asked for it.")
    evidence: Bilingual | None = Field(None, description="The kind of document that would answer the question.")
    values: dict[str, ValueLabel] = Field(default_factory=dict, description="For enum and set: the values.")
    values_from: Literal["conducts", "stages"] | None = None
    exhaustive: bool = Field(False, description="True if nothing outside the values is possible; then they can be tried.")
    derived: Derived | None = None
    proof: Proof | None = None
    asked_of: list[str] = Field(default_factory=list, description="The conducts that can have it; empty means all.")
    element: bool = Field(True, description="False for what is shown (a price) but can never be an element.")


class FactsFile(Strict):
    """rules/vocabulary/facts*.yaml"""

    facts: dict[str, FactDeclaration]


class ItemClass(Strict):
    """One class of the taxonomy; a class under another is also of that other class."""

    label: Bilingual
    under: str | None = None
    unroca: str | None = Field(None, description="Head of the UN Register of Conventional Arms; describes only.")
    munitions_list: list[str] = Field(default_factory=list, description="Heads of the munitions list; describe only.")


class ClassesFile(Strict):
    """rules/vocabulary/classes.yaml"""

    classes: dict[str, ItemClass]


class ElementName(Strict):
    """The short name of a legal element."""

    label: Bilingual


class ElementsFile(Strict):
    """rules/vocabulary/elements.yaml"""

    elements: dict[str, ElementName]


class StageRule(Strict):
    """Which stages carry out a conduct, which fall short of it, and which are nothing of it."""

    meets: list[str]
    short: list[str] = Field(default_factory=list)
    nothing: list[str] = Field(default_factory=list)


class StageReading(StageRule):
    """Another view of when a conduct is carried out."""

    id: str
    holder: Bilingual
    says: Bilingual


class Conduct(Strict):
    """One kind of conduct."""

    label: Bilingual
    stages: StageRule | None = Field(None, description="Own rule; without it the general one.")
    readings: list[StageReading] = Field(default_factory=list)
    law_day: Literal["agreement", "performance"] = Field(description="Whose day picks the law.")
    note: Bilingual | None = None


class Stage(Strict):
    """One stage of a conduct."""

    label: Bilingual


class Link(Strict):
    """A link between conduct and a State that a paragraph can name."""

    label: Bilingual
    when: Condition
    state: str = Field(description="The fact that holds the State so linked.")
    member: Condition = Field(description="That State is a Member of the UN on the day.")
    own_act: bool = Field(False, description="True where it is the State's own act; else the State has a duty to prevent.")


class ConductsFile(Strict):
    """rules/vocabulary/conducts.yaml"""

    stages: dict[str, Stage]
    general: StageRule
    conducts: dict[str, Conduct]
    links: dict[str, Link]


class TableRow(Strict):
    """One row of a definition table that depends on more than the value."""

    when: Condition
    why: Bilingual | None = None


class DefinitionTable(Strict):
    """The answer of a definition for each value (or class) of one fact."""

    fact: str
    rows: dict[str, Answer | TableRow]
    rest: Answer = Field("judgement", description="The answer for a value without a row.")


class DefinitionBody(Strict):
    """What a term of art covers: a table over one fact, or a condition."""

    table: DefinitionTable | None = None
    when: Condition | None = None


class DefinitionReading(DefinitionBody):
    """Another reading of a term, and who holds it."""

    id: str
    holder: Bilingual
    says: Bilingual


class Definition(DefinitionBody):
    """A term of art. The mapping is the project's own, with its reasons; it is the test."""

    label: Bilingual
    says: Bilingual = Field(description="What the term covers, in own words.")
    cites: list[str] = Field(default_factory=list)
    confidence: Confidence
    reasons: Bilingual
    review: Review | None = Field(None, description="That a second person approved it; left out until one has.")
    checked: list[Checked] = Field(default_factory=list, description="Official texts in which the term was found.")
    readings: list[DefinitionReading] = Field(default_factory=list)


class DefinitionsFile(Strict):
    """rules/**/definitions.yaml"""

    definitions: dict[str, Definition]


class Spell(Strict):
    """A value over some days; an open side is null."""

    value: str | bool
    from_: PartialText | None = Field(None, alias="from")
    to: PartialText | None = Field(None, description="Last day.")
    confidence: Confidence
    sources: list[str] = Field(default_factory=list)
    note: Bilingual | None = None


class Actor(Strict):
    """A State organ, force, body or kind of person that reports name."""

    name: Bilingual
    forms: list[str] = Field(default_factory=list, description="Other names, in any script.")
    note: Bilingual | None = None
    one_of: list[str] = Field(default_factory=list, description="A loose name: it stands for one of these.")
    attributes: dict[str, list[Spell]] = Field(default_factory=dict)


class ActorsFile(Strict):
    """rules/reference/actors.yaml"""

    reference: Literal["actors"]
    label: Bilingual
    complete_to: PartialText | None = None
    sources: list[Source]
    entries: dict[str, Actor]


class Membership(Strict):
    """Days of UN membership."""

    from_: PartialText = Field(alias="from")
    to: PartialText | None = None


class State(Strict):
    """A State or territory by ISO 3166-1 code."""

    name: Bilingual
    un_member: list[Membership] = Field(default_factory=list)
    note: str | None = None


class StatesFile(Strict):
    """rules/reference/states.yaml"""

    reference: Literal["states"]
    label: Bilingual
    complete_to: PartialText
    sources: list[Source]
    entries: dict[str, State]


class Milestone(Strict):
    """Something that happened on a known day and bounds when a text can have been written."""

    label: Bilingual
    on: PartialText
    confidence: Confidence
    sources: list[str]


class MilestonesFile(Strict):
    """rules/reference/milestones.yaml"""

    reference: Literal["milestones"]
    label: Bilingual
    sources: list[Source]
    entries: dict[str, Milestone]


class HolidayYear(Strict):
    """The UN Headquarters holidays of one year and the circular that sets them."""

    circular: str
    days: list[PartialText]
    confidence: Confidence


class HolidaysFile(Strict):
    """rules/reference/holidays.yaml"""

    reference: Literal["holidays"]
    label: Bilingual
    sources: list[Source]
    entries: dict[str, HolidayYear]


class CatalogueEntry(Strict):
    """One named item; everything but the class describes."""

    class_: str = Field(alias="class")
    name: Bilingual
    forms: list[str] = Field(default_factory=list)
    context_forms: list[str] = Field(default_factory=list, description="Ambiguous forms: never matched alone.")
    unroca: str | None = None
    munitions_list: list[str] = Field(default_factory=list)
    lethality: str | None = None
    use: str | None = None
    makers: list[str] = Field(default_factory=list)
    joint_development: bool = False
    foreign_content: list[dict[str, list[str] | str]] = Field(default_factory=list)
    confidence: Literal["high", "medium", "low"]
    note: str | None = None


class CatalogueFile(Strict):
    """rules/vocabulary/catalogue.yaml"""

    catalogue: Literal["items"]
    label: Bilingual
    note: Bilingual
    entries: dict[str, CatalogueEntry]
