"""The shape of a rule file: an instrument, its paragraphs, their limbs, and what they do to other limbs."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from compliance.logic.condition import Condition
from compliance.text.model import Bilingual, Confidence, Day, Strict
from compliance.vocabulary.review import Checked, Read, Review

Kind = Literal[
    "prohibition",
    "exemption",
    "obligation",
    "authorization",
    "criterion",
    "modification",
    "termination",
    "extension",
    "recommendation",
    "definition",
    "procedure",
]
# The official languages of the United Nations.
Language = Literal["ar", "en", "es", "fr", "ru", "zh"]
Term = Annotated[str, Field(min_length=2, max_length=80)]
# Kinds that make findings; the others are lines in the chain of what they change.
FINDING_KINDS = frozenset({"prohibition", "obligation", "authorization", "criterion"})


class Reading(Strict):
    """Another view of a disputed point, and who holds it."""

    id: str = Field(description="Unique in the rule tree.")
    holder: Bilingual
    says: Bilingual


class ElementReading(Reading):
    """Another view of one legal element."""

    when: Condition


class Element(Strict):
    """One named legal element of a limb."""

    says: Bilingual = Field(description="What must be so, in own words.")
    when: Condition
    readings: list[ElementReading] = Field(default_factory=list)


class CaseReading(Reading):
    """Another view of one case of a procedure."""

    when: Condition | None = None
    step: str | None = None
    working_days: int | None = None


class ProcedureCase(Strict):
    """One row of a procedure: for what, which step."""

    says: Bilingual
    when: Condition | None = Field(None, description="What falls under this case; without it, everything.")
    step: str = Field(description="A step of rules/vocabulary/procedures.yaml.")
    working_days: int | None = Field(None, ge=1, le=60)
    cites: list[str] = Field(default_factory=list, description="The paragraphs that make the case what it is.")
    readings: list[CaseReading] = Field(default_factory=list)


class EffectReading(Reading):
    """Another view of an amendment: that it did not happen, or on another day."""

    applies: bool = True
    from_: Day | None = Field(None, alias="from")
    until: Day | None = None


class Effect(Strict):
    """What a limb does to others."""

    do: Literal["extend", "terminate", "suspend", "revive", "set_case", "remove_case", "widen", "narrow", "replace_element"]
    limbs: list[str] = Field(default_factory=list, description="The limbs changed.")
    instruments: list[str] = Field(default_factory=list, description="Whole instruments ended, suspended or revived.")
    except_: list[str] = Field(default_factory=list, alias="except", description="Limbs left out.")
    from_: Day | None = Field(None, alias="from", description="First day; by default that of the limb.")
    order: int = Field(0, description="Needed where two amendments of one slot fall on one day: the lower goes first.")
    until: Day | None = Field(None, description="For extend and suspend: the last day.")
    months: int | None = Field(None, description="For extend: so many months from the first day; the end is then computed.")
    undoes: str | None = Field(None, description="For revive: the limb whose termination or suspension it undoes.")
    case: str | None = Field(None, description="For set_case and remove_case: the case.")
    to: ProcedureCase | None = Field(None, description="For set_case: the case as it reads from then on.")
    element: str | None = Field(None, description="For widen, narrow, replace_element: the element.")
    when: Condition | None = Field(None, description="widen: or this as well; narrow: and only this; replace_element: this.")
    says: Bilingual | None = None
    by_default: bool = Field(True, description="False for an amendment that only some of the readings make.")
    readings: list[EffectReading] = Field(default_factory=list)


class Limb(Strict):
    """One rule of a paragraph: a conjunction of named legal elements."""

    id: str
    kind: Kind
    binding: Literal["binding", "call"]
    label: Bilingual
    principal: bool = Field(False, description="Shown in every report of the regime, whatever the answer.")
    from_: Day = Field(alias="from")
    until: Day | None = Field(None, description="Last day, for what lapses unless it is extended.")
    until_computed: bool = False
    addressees: Literal["member_states", "all_states", "named"] = "member_states"
    addressees_named: Bilingual | None = None
    conduct: str | None = Field(None, description="The definition that says which conducts it covers.")
    staged: bool = Field(True, description="Whether the stage of the conduct matters to it.")
    nexus: list[str] = Field(default_factory=list, description="Links to a State, any of which is enough.")
    elements: dict[str, Element] = Field(default_factory=dict)
    excepts: list[str] = Field(default_factory=list, description="For an exemption: the limbs it takes away from.")
    procedure: dict[str, ProcedureCase] = Field(default_factory=dict)
    who_applies: Bilingual | None = None
    follows: list[str] = Field(default_factory=list, description="For a duty or authorization: the prohibitions it follows.")
    shown_when: Condition | None = Field(None, description="What must be reported for a duty or authorization to be shown.")
    effects: list[Effect] = Field(default_factory=list)
    note: Bilingual | None = None


class Paragraph(Strict):
    """One operative paragraph."""

    node: str = Field(description="Identifier from the content, unique in the rule tree.", pattern=r"^[a-z0-9][a-z0-9.-]*$")
    para: str | None = Field(None, description="Its number; left out where no number is known.")
    pinpoint: Literal["seen", "not_seen"] = Field(description="Whether the number was seen in a source.")
    confidence: Confidence
    title: Bilingual
    summary: Bilingual
    note: Bilingual | None = None
    read: Read | None = Field(None, description="What its author had before them.")
    review: Review | None = Field(None, description="That a second person approved it; left out until one has.")
    checked: list[Checked] = Field(
        default_factory=list, description="Official texts in which its number was found; `compliance law verify` prints them."
    )
    terms: dict[Language, list[Term]] = Field(
        default_factory=dict, description="By language: words that the official text of this paragraph must contain."
    )
    limbs: list[Limb] = Field(min_length=1)


class InstrumentFile(Strict):
    """rules/<body>/<regime>/<instrument>.yaml"""

    instrument: str
    regime: str
    symbol: str
    title: Bilingual
    adopted: Day
    chapter_vii: str | bool | None = None
    sources: list[str] = Field(default_factory=list)
    operative: int | None = Field(None, ge=1, le=400, description="How many operative paragraphs it has, if a source says so.")
    note: str | None = None
    paragraphs: list[Paragraph] = Field(default_factory=list)
    not_encoded: list[NotEncoded] = Field(default_factory=list)


class NotEncoded(Strict):
    """A paragraph known to the regime that was not encoded, and why."""

    para: str | None = Field(None, description="Its number; left out where no number is known.")
    pinpoint: Literal["seen", "not_seen"]
    subject: Bilingual
    why: Bilingual
    from_: Day = Field(alias="from")
    until: Day | None = None


class RegimeFile(Strict):
    """rules/<body>/<regime>/regime.yaml"""

    regime: str
    title: Bilingual
    committee: Bilingual | None = None
    as_known_to: Day = Field(description="The last day the sources speak for.")
    scope: Condition = Field(description="Place, origin or lists: where this is false the regime is one line.")
    scope_says: Bilingual
    begins: Day


class Step(Strict):
    """One step of a procedure and what shows that it was taken."""

    label: Bilingual
    when: Condition
    before: Bilingual | None = Field(None, description="What the exemption asks for, as a phrase.")


class ProceduresFile(Strict):
    """rules/vocabulary/procedures.yaml"""

    steps: dict[str, Step]


InstrumentFile.model_rebuild()
