"""The shape of a rule file: an instrument, its paragraphs, their limbs, and what they do to other limbs."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from compliance.files.schema_types import Bilingual, Confidence, Day, Strict, meanings
from compliance.logic.condition import Condition
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
KIND_WORDS = meanings(
    {
        "prohibition": "Forbids a conduct; makes findings.",
        "exemption": "Takes something away from other limbs; shown beside them.",
        "obligation": "Asks for an act when something happens; makes findings.",
        "authorization": "Allows an act; makes findings.",
        "criterion": "Says who may be listed; at most open, since it needs a determination.",
        "modification": "Changes other limbs through its effects; makes no finding.",
        "termination": "Ends other limbs through its effects; makes no finding.",
        "extension": "Prolongs other limbs through its effects; makes no finding.",
        "recommendation": "Calls for or encourages something; makes no finding.",
        "definition": "Says what a word means; makes no finding.",
        "procedure": "Says how something is done; makes no finding.",
    }
)
EFFECT_WORDS = meanings(
    {
        "extend": "Gives a later last day: until, or months.",
        "terminate": "Ends from its first day on.",
        "suspend": "Has no force until a last day, or until it is revived.",
        "revive": "Undoes a termination or suspension, for the future only.",
        "set_case": "Puts one case of a procedure in the place of another, or adds it.",
        "remove_case": "Takes a case of a procedure away.",
        "widen": "An element is met also when this is so.",
        "narrow": "An element is met only when this is so as well.",
        "replace_element": "An element is met when this is so, and not as before.",
    }
)
PINPOINT_WORDS = meanings(
    {"seen": "A source ties this number to this content.", "not_seen": "No source seen ties the number to the content."}
)
# The official languages of the United Nations.
Language = Literal["ar", "en", "es", "fr", "ru", "zh"]
Term = Annotated[str, Field(min_length=2, max_length=80)]


class Reading(Strict):
    """Another view of a disputed point, and who holds it."""

    id: str = Field(description="Unique in the rule tree.")
    holder: Bilingual = Field(description="Who holds it; say so where no holder is known.")
    says: Bilingual = Field(description="What it says, in own words.")


class ElementReading(Reading):
    """Another view of one legal element."""

    when: Condition = Field(description="The condition of the element under this reading.")


class Element(Strict):
    """One named legal element of a limb."""

    says: Bilingual = Field(description="What must be so, in own words.")
    when: Condition = Field(description="When it is so.")
    readings: list[ElementReading] = Field(default_factory=list, description="Other views of this element.")


class CaseReading(Reading):
    """Another view of one case of a procedure."""

    when: Condition | None = Field(None, description="What falls under the case under this reading.")
    step: str | None = Field(None, description="The step that it then needs.")
    working_days: int | None = Field(None, description="The working days that it then needs.")


class ProcedureCase(Strict):
    """One row of a procedure: for what, which step."""

    says: Bilingual = Field(description="What falls under this case, in own words.")
    when: Condition | None = Field(None, description="What falls under this case; without it, everything.")
    step: str = Field(description="A step of rules/vocabulary/procedures.yaml.")
    working_days: int | None = Field(
        None, ge=1, le=60, description="For a step that waits: how many working days, from receipt."
    )
    cites: list[str] = Field(default_factory=list, description="The paragraphs that make the case what it is.")
    readings: list[CaseReading] = Field(default_factory=list, description="Other views of this case.")


class EffectReading(Reading):
    """Another view of an amendment: that it did not happen, or on another day."""

    applies: bool = Field(True, description="False where the amendment did not happen under this reading.")
    from_: Day | None = Field(None, alias="from", description="Its first day under this reading.")
    until: Day | None = Field(None, description="Its last day under this reading.")


class Effect(Strict):
    """What a limb does to others."""

    do: Literal["extend", "terminate", "suspend", "revive", "set_case", "remove_case", "widen", "narrow", "replace_element"] = (
        Field(description="What is done to the limbs named.", json_schema_extra=EFFECT_WORDS)
    )
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
    says: Bilingual | None = Field(None, description="What it changes, in own words.")
    by_default: bool = Field(True, description="False for an amendment that only some of the readings make.")
    readings: list[EffectReading] = Field(default_factory=list, description="Other views of this amendment.")


class Limb(Strict):
    """One rule of a paragraph: a conjunction of named legal elements."""

    id: str = Field(description="Its name inside the paragraph; other files point at it as node.id.")
    kind: Kind = Field(description="What the limb does.", json_schema_extra=KIND_WORDS)
    binding: Literal["binding", "call"] = Field(
        description="Whether it binds, or only calls upon.",
        json_schema_extra=meanings({"binding": "It binds.", "call": "It calls upon, urges or encourages; never touched."}),
    )
    label: Bilingual = Field(description="A few words that name it in a report.")
    principal: bool = Field(False, description="Shown in every report of the regime, whatever the answer.")
    from_: Day = Field(alias="from", description="Its first day in force, as 2011-02-26.")
    until: Day | None = Field(None, description="Last day, for what lapses unless it is extended.")
    until_computed: bool = Field(False, description="True where the last day was counted and stands in no text.")
    addressees: Literal["member_states", "all_states", "named"] = Field(
        "member_states",
        description="Whom it addresses.",
        json_schema_extra=meanings(
            {
                "member_states": "Members of the United Nations on the day.",
                "all_states": "Every State, Member or not.",
                "named": "Those whom addressees_named names.",
            }
        ),
    )
    addressees_named: Bilingual | None = Field(None, description="For named: who.")
    conduct: str | None = Field(None, description="The definition that says which conducts it covers.")
    staged: bool = Field(True, description="Whether the stage of the conduct matters to it.")
    nexus: list[str] = Field(default_factory=list, description="Links to a State, any of which is enough.")
    elements: dict[str, Element] = Field(
        default_factory=dict, description="What it requires, by the name of each element; every one must be met."
    )
    excepts: list[str] = Field(default_factory=list, description="For an exemption: the limbs it takes away from.")
    procedure: dict[str, ProcedureCase] = Field(
        default_factory=dict, description="For an exemption: its cases in order, each with the step that it needs."
    )
    who_applies: Bilingual | None = Field(None, description="For an exemption: who asks for it.")
    asks: Literal["do", "refrain"] = Field(
        "do", description="For an obligation: whether it asks for the conduct, or for refraining from it."
    )
    follows: list[str] = Field(default_factory=list, description="For a duty or authorization: the prohibitions it follows.")
    shown_when: Condition | None = Field(None, description="What must be reported for a duty or authorization to be shown.")
    effects: list[Effect] = Field(default_factory=list, description="What it does to other limbs.")
    note: Bilingual | None = Field(None, description="What a reader should know of it.")


class Paragraph(Strict):
    """One operative paragraph."""

    node: str = Field(description="Identifier from the content, unique in the rule tree.", pattern=r"^[a-z0-9][a-z0-9.-]*$")
    para: str | None = Field(None, description="Its number; left out where no number is known.")
    pinpoint: Literal["seen", "not_seen"] = Field(
        description="Whether the number was seen in a source.", json_schema_extra=PINPOINT_WORDS
    )
    confidence: Confidence = Field(description="How firmly its content is known.")
    title: Bilingual = Field(description="A few words that name the paragraph.")
    summary: Bilingual = Field(description="What it says, in own words; never copied.")
    note: Bilingual | None = Field(None, description="What a reader should know of it.")
    read: Read | None = Field(None, description="What its author had before them.")
    review: Review | None = Field(None, description="That a second person approved it; left out until one has.")
    checked: list[Checked] = Field(
        default_factory=list, description="Official texts in which its number was found; `compliance law verify` prints them."
    )
    terms: dict[Language, list[Term]] = Field(
        default_factory=dict, description="By language: words that the official text of this paragraph must contain."
    )
    limbs: list[Limb] = Field(min_length=1, description="Its rules, one each.")


class InstrumentFile(Strict):
    """rules/<body>/<regime>/<instrument>.yaml"""

    instrument: str = Field(description="Identifier of the instrument, unique in the rule tree.")
    regime: str = Field(description="The regime it belongs to, as named in its regime.yaml.")
    symbol: str = Field(description="Its official symbol, as printed in citations.")
    title: Bilingual = Field(description="Its title, in own words.")
    adopted: Day = Field(description="The day it was adopted, as 2011-02-26.")
    chapter_vii: str | bool | None = Field(
        None, description="Whether it acts under Chapter VII of the Charter, and the article where one is named."
    )
    sources: list[str] = Field(default_factory=list, description="Where its content was read: addresses or titles.")
    operative: int | None = Field(None, ge=1, le=400, description="How many operative paragraphs it has, if a source says so.")
    note: str | None = Field(None, description="What a reader of the file should know.")
    paragraphs: list[Paragraph] = Field(default_factory=list, description="Its paragraphs that are encoded, in their order.")
    not_encoded: list[NotEncoded] = Field(
        default_factory=list, description="Its paragraphs that are known and left out, each with the reason."
    )


class NotEncoded(Strict):
    """A paragraph known to the regime that was not encoded, and why."""

    para: str | None = Field(None, description="Its number; left out where no number is known.")
    pinpoint: Literal["seen", "not_seen"] = Field(
        description="Whether the number was seen in a source.", json_schema_extra=PINPOINT_WORDS
    )
    subject: Bilingual = Field(description="What the paragraph is about.")
    why: Bilingual = Field(description="Why it was left out.")
    from_: Day = Field(alias="from", description="Its first day in force.")
    until: Day | None = Field(None, description="Its last day, where it is over.")


class RegimeFile(Strict):
    """rules/<body>/<regime>/regime.yaml"""

    regime: str = Field(description="Identifier of the regime, unique in the rule tree.")
    title: Bilingual = Field(description="Its title.")
    committee: Bilingual | None = Field(None, description="The committee that supervises it.")
    as_known_to: Day = Field(description="The last day the sources speak for.")
    scope: Condition = Field(description="Place, origin or lists: where this is false the regime is one line.")
    scope_says: Bilingual = Field(description="The scope as a sentence, in own words.")
    begins: Day = Field(description="Its first day.")


class Step(Strict):
    """One step of a procedure and what shows that it was taken."""

    label: Bilingual = Field(description="Its name.")
    when: Condition = Field(description="What shows that it was taken.")
    before: Bilingual | None = Field(None, description="What the exemption asks for, as a phrase.")


class ProceduresFile(Strict):
    """rules/vocabulary/procedures.yaml"""

    steps: dict[str, Step] = Field(description="The steps, by name.")


InstrumentFile.model_rebuild()
