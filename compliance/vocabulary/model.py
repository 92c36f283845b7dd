"""The shapes of the vocabulary and reference files."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from compliance.files.schema_types import Bilingual, Confidence, PartialText, Strict, meanings
from compliance.logic.condition import Answer, Condition
from compliance.vocabulary.review import Checked, Review
from compliance.vocabulary.roles import ROLES, RoleName

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


FactRole = Annotated[
    RoleName,
    Field(json_schema_extra=meanings({name: f"{role.holds[0].upper()}{role.holds[1:]}." for name, role in ROLES.items()})),
]


class Source(Strict):
    """Where a piece of reference data comes from."""

    id: str = Field(description="Its name inside the file.")
    title: str = Field(description="Its title, with publisher and day where known.")
    url: str | None = Field(None, description="Its address.")
    note: str | None = Field(None, description="What of it was used.")


class ValueLabel(Strict):
    """One value of an enumeration."""

    label: Bilingual = Field(description="Its name.")
    note: Bilingual | None = Field(None, description="What it covers.")


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

    type: Literal["enum", "boolean", "day", "number", "set", "class", "actor", "state"] = Field(
        description="What kind of value it has.",
        json_schema_extra=meanings(
            {
                "enum": "One of its values.",
                "boolean": "True or false.",
                "day": "A day, which may be known in part.",
                "number": "A whole number.",
                "set": "Any number of its values.",
                "class": "A class of items.",
                "actor": "An actor or a State.",
                "state": "A State.",
            }
        ),
    )
    scope: Literal["item", "conduct"] = Field(
        description="Whether it belongs to the item or to one conduct of it.",
        json_schema_extra=meanings({"item": "The same for all that is done with the item.", "conduct": "Of one conduct."}),
    )
    label: Bilingual = Field(description="Its name.")
    meaning: Bilingual = Field(description="The legal meaning, in own words.")
    question: Bilingual | None = Field(None, description="How a person would be asked for it.")
    evidence: Bilingual | None = Field(None, description="The kind of document that would answer the question.")
    values: dict[str, ValueLabel] = Field(default_factory=dict, description="For enum and set: the values.")
    values_from: Literal["conducts", "stages"] | None = Field(
        None, description="For enum: take the values from this list of the vocabulary."
    )
    exhaustive: bool = Field(False, description="True if nothing outside the values is possible; then they can be tried.")
    derived: Derived | None = Field(None, description="For a fact that is read from reference data: from what.")
    proof: Proof | None = Field(None, description="What it takes for a value to count.")
    asked_of: list[str] = Field(default_factory=list, description="The conducts that can have it; empty means all.")
    element: bool = Field(True, description="False for what is shown (a price) but can never be an element.")
    role: FactRole | None = Field(None, description="What the program itself asks of this fact.")
    route: int | None = Field(
        None,
        ge=1,
        description="Its place on the way of an item from hand to hand, counted from 1; a report tells the way in that order.",
    )


class FactsFile(Strict):
    """rules/vocabulary/facts*.yaml"""

    facts: dict[str, FactDeclaration] = Field(description="The facts, by identifier.")


class ItemClass(Strict):
    """One class of the taxonomy; a class under another is also of that other class."""

    label: Bilingual = Field(description="Its name.")
    under: str | None = Field(None, description="The nearest broader class.")
    unroca: str | None = Field(None, description="Head of the UN Register of Conventional Arms; describes only.")
    munitions_list: list[str] = Field(default_factory=list, description="Heads of the munitions list; describe only.")


class ClassesFile(Strict):
    """rules/vocabulary/classes.yaml"""

    classes: dict[str, ItemClass] = Field(description="The classes, by identifier.")


class ElementName(Strict):
    """The short name of a legal element."""

    label: Bilingual = Field(description="Its name, one or two words.")


class ElementsFile(Strict):
    """rules/vocabulary/elements.yaml"""

    elements: dict[str, ElementName] = Field(description="The elements, by identifier.")


class StageRule(Strict):
    """Which stages carry out a conduct, which fall short of it, and which are nothing of it."""

    meets: list[str] = Field(description="Stages at which the conduct is carried out.")
    short: list[str] = Field(default_factory=list, description="Stages that fall short of it: the finding is then prospective.")
    nothing: list[str] = Field(default_factory=list, description="Stages that are nothing of it.")


class StageReading(StageRule):
    """Another view of when a conduct is carried out."""

    id: str = Field(description="Unique in the rule tree.")
    holder: Bilingual = Field(description="Who holds it; say so where no holder is known.")
    says: Bilingual = Field(description="What it says, in own words.")


class Conduct(Strict):
    """One kind of conduct."""

    label: Bilingual = Field(description="Its name.")
    stages: StageRule | None = Field(None, description="Own rule; without it the general one.")
    readings: list[StageReading] = Field(default_factory=list, description="Other views of when it is carried out.")
    law_day: Literal["agreement", "performance"] = Field(
        description="Whose day picks the law.",
        json_schema_extra=meanings(
            {"agreement": "The day of the contract.", "performance": "The day of delivery or assistance."}
        ),
    )
    note: Bilingual | None = Field(None, description="What a reader should know of it.")


class Stage(Strict):
    """One stage of a conduct."""

    label: Bilingual = Field(description="Its name.")
    carried_out: bool = Field(False, description="True where the day of this stage is the day of delivery or assistance.")


class Link(Strict):
    """A link between conduct and a State that a paragraph can name."""

    label: Bilingual = Field(description="Its name.")
    when: Condition = Field(description="When the link exists.")
    state: str = Field(description="The fact that holds the State so linked.")
    member: Condition = Field(description="That State is a Member of the UN on the day.")
    own_act: bool = Field(False, description="True where it is the State's own act; else the State has a duty to prevent.")


class ConductsFile(Strict):
    """rules/vocabulary/conducts.yaml"""

    stages: dict[str, Stage] = Field(description="The stages, by identifier.")
    general: StageRule = Field(description="The rule for a conduct without one of its own.")
    conducts: dict[str, Conduct] = Field(description="The kinds of conduct, by identifier.")
    links: dict[str, Link] = Field(description="The links, by identifier.")


class TableRow(Strict):
    """One row of a definition table that depends on more than the value."""

    when: Condition = Field(description="When the term covers this value.")
    why: Bilingual | None = Field(None, description="The reason.")


class DefinitionTable(Strict):
    """The answer of a definition for each value (or class) of one fact."""

    fact: str = Field(description="The fact whose values the rows are.")
    rows: dict[str, Answer | TableRow] = Field(
        description="For each value: true, false, judgement, or a condition. A class takes the row of the nearest one above it."
    )
    rest: Answer = Field("judgement", description="The answer for a value without a row.")


class DefinitionBody(Strict):
    """What a term of art covers: a table over one fact, or a condition."""

    table: DefinitionTable | None = Field(None, description="The answer for each value of one fact; instead of a condition.")
    when: Condition | None = Field(None, description="The condition under which the term is met; instead of a table.")


class DefinitionReading(DefinitionBody):
    """Another reading of a term, and who holds it."""

    id: str = Field(description="Unique in the rule tree.")
    holder: Bilingual = Field(description="Who holds it; say so where no holder is known.")
    says: Bilingual = Field(description="What it says, in own words.")


class Definition(DefinitionBody):
    """A term of art. The mapping is the project's own, with its reasons; it is the test."""

    label: Bilingual = Field(description="The term.")
    says: Bilingual = Field(description="What the term covers, in own words.")
    cites: list[str] = Field(default_factory=list, description="The paragraphs or other texts that use it.")
    confidence: Confidence = Field(description="How firmly its content is known.")
    reasons: Bilingual = Field(description="Why the mapping is as it is, so that it can be attacked.")
    review: Review | None = Field(None, description="That a second person approved it; left out until one has.")
    checked: list[Checked] = Field(default_factory=list, description="Official texts in which the term was found.")
    readings: list[DefinitionReading] = Field(default_factory=list, description="Other readings of the term.")


class DefinitionsFile(Strict):
    """rules/**/definitions.yaml"""

    definitions: dict[str, Definition] = Field(description="The definitions, by identifier.")


class Spell(Strict):
    """A value over some days; an open side is null."""

    value: str | bool = Field(description="The value on these days.")
    from_: PartialText | None = Field(None, alias="from", description="First day; null where it is open.")
    to: PartialText | None = Field(None, description="Last day.")
    confidence: Confidence = Field(description="How firmly it is known.")
    sources: list[str] = Field(default_factory=list, description="The sources of this file that say so.")
    note: Bilingual | None = Field(None, description="What a reader should know of it.")


class Actor(Strict):
    """A State organ, force, body or kind of person that reports name."""

    name: Bilingual = Field(description="Its name.")
    forms: list[str] = Field(default_factory=list, description="Other names, in any script.")
    note: Bilingual | None = Field(None, description="What a reader should know of it.")
    one_of: list[str] = Field(default_factory=list, description="A loose name: it stands for one of these.")
    attributes: dict[str, list[Spell]] = Field(
        default_factory=dict, description="By attribute (state, organ, standing and so on): its values over time."
    )


class ActorsFile(Strict):
    """rules/reference/actors.yaml"""

    reference: Literal["actors"] = Field(description="What the table holds.")
    label: Bilingual = Field(description="Its name.")
    complete_to: PartialText | None = Field(
        None, description="The day to which it is complete; without it, absence from the table says nothing."
    )
    sources: list[Source] = Field(description="Where its content was read.")
    entries: dict[str, Actor] = Field(description="The actors, by identifier.")


class Membership(Strict):
    """Days of UN membership."""

    from_: PartialText = Field(alias="from", description="First day of membership.")
    to: PartialText | None = Field(None, description="Last day of membership; left out where it lasts.")


class State(Strict):
    """A State or territory by ISO 3166-1 code."""

    name: Bilingual = Field(description="Its name.")
    un_member: list[Membership] = Field(default_factory=list, description="Its spells as a Member of the UN.")
    note: str | None = Field(None, description="What a reader should know of it.")


class StatesFile(Strict):
    """rules/reference/states.yaml"""

    reference: Literal["states"] = Field(description="What the table holds.")
    label: Bilingual = Field(description="Its name.")
    complete_to: PartialText
    sources: list[Source] = Field(description="Where its content was read.")
    entries: dict[str, State] = Field(description="The States and territories, by code.")


class Milestone(Strict):
    """Something that happened on a known day and bounds when a text can have been written."""

    label: Bilingual = Field(description="What happened.")
    on: PartialText
    confidence: Confidence = Field(description="How firmly it is known.")
    sources: list[str] = Field(description="The sources of this file that say so.")


class MilestonesFile(Strict):
    """rules/reference/milestones.yaml"""

    reference: Literal["milestones"] = Field(description="What the table holds.")
    label: Bilingual = Field(description="Its name.")
    sources: list[Source] = Field(description="Where its content was read.")
    entries: dict[str, Milestone] = Field(description="The milestones, by identifier.")


class HolidayYear(Strict):
    """The UN Headquarters holidays of one year and the circular that sets them."""

    circular: str = Field(description="The circular that sets them.")
    days: list[PartialText] = Field(description="The holidays, each as 2011-02-26.")
    confidence: Confidence = Field(description="How firmly they are known.")


class HolidaysFile(Strict):
    """rules/reference/holidays.yaml"""

    reference: Literal["holidays"] = Field(description="What the table holds.")
    label: Bilingual = Field(description="Its name.")
    sources: list[Source] = Field(description="Where its content was read.")
    entries: dict[str, HolidayYear] = Field(description="The years, as four digits.")


class CatalogueEntry(Strict):
    """One named item; everything but the class describes."""

    class_: str = Field(alias="class", description="Its class, by identifier.")
    name: Bilingual = Field(description="Its name.")
    forms: list[str] = Field(default_factory=list, description="Other names and spellings, in any script.")
    context_forms: list[str] = Field(default_factory=list, description="Ambiguous forms: never matched alone.")
    unroca: str | None = Field(None, description="Head of the UN Register of Conventional Arms; describes only.")
    munitions_list: list[str] = Field(default_factory=list, description="Heads of the munitions list; describe only.")
    lethality: str | None = Field(None, description="Whether it is made to kill; describes only.")
    use: str | None = Field(None, description="What it is made for; describes only.")
    makers: list[str] = Field(default_factory=list, description="States in which it is made, by code.")
    joint_development: bool = Field(False, description="Whether several States developed it.")
    foreign_content: list[dict[str, list[str] | str]] = Field(
        default_factory=list, description="Parts of it that come from another State."
    )
    confidence: Literal["high", "medium", "low"] = Field(description="How firmly its class is known.")
    note: str | None = Field(None, description="What a reader should know of it.")


class CatalogueFile(Strict):
    """rules/vocabulary/catalogue.yaml"""

    catalogue: Literal["items"] = Field(description="What the catalogue holds.")
    label: Bilingual = Field(description="Its name.")
    note: Bilingual = Field(description="What a reader should know of it.")
    entries: dict[str, CatalogueEntry] = Field(description="The items, by identifier.")


class RedFlag(Strict):
    """A circumstance that a careful reader asks about. It decides nothing: a report prints it as a question."""

    question: Bilingual = Field(description="What to ask.")
    why: Bilingual = Field(description="Why one would ask, in own words.")
    when: Condition | None = Field(None, description="What must be so of the conduct for the question to be asked.")
    reported: list[str] = Field(default_factory=list, description="Facts of which something must be reported.")
    unreported: list[str] = Field(default_factory=list, description="Facts of which nothing may be reported.")
    sources: list[str] = Field(min_length=1, description="Where the question comes from, by identifier.")


class RedFlagsFile(Strict):
    """rules/definitions/red-flags.yaml"""

    red_flags: dict[str, RedFlag] = Field(description="The red flags, by identifier.")
    sources: list[Source] = Field(description="Where they come from.")
