"""The shape of a file of examples: what is taken to be so, and what the limb must answer."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from compliance.case.model import AnyOf, Only, form_of
from compliance.files.schema_types import Strict, meanings
from compliance.vocabulary.model import Actor

# What an exemption answers; other limbs answer with a status of a finding.
APPLIES, OPEN, DOES_NOT_APPLY, NOT_IN_FORCE = "applies", "open", "does_not_apply", "not_in_force"
Expected = Literal[
    "touched",
    "touched_unless",
    "prospective",
    "open",
    "excepted",
    "not_touched",
    "not_in_force",
    "triggered",
    "triggered_unless",
    "not_triggered",
    "available",
    "not_available",
    "applies",
    "does_not_apply",
]
EXPECTED_WORDS = meanings(
    {
        "touched": "Prohibition: all elements met, every exemption excluded.",
        "touched_unless": "Prohibition: all elements met, an exemption still open.",
        "prospective": "Prohibition: the stage is short of the conduct; see carried.",
        "open": "An element rests on something unknown.",
        "excepted": "Prohibition: an exemption is shown in full.",
        "not_touched": "Prohibition: an element fails.",
        "not_in_force": "Not in force on the day.",
        "triggered": "Obligation: all elements met.",
        "triggered_unless": "Obligation: all elements met, an exemption still open.",
        "not_triggered": "Obligation or criterion: an element fails.",
        "available": "Authorization: all elements met.",
        "not_available": "Authorization: an element fails.",
        "applies": "Exemption: shown in full.",
        "does_not_apply": "Exemption: excluded.",
    }
)
TruthWord = bool | Literal["unknown"]


class NotKnown(Strict):
    """A fact that is not known, and why; the values it can have where the reports bound them."""

    unknown: Literal["not_reported", "conflicting", "imprecise", "withheld"] = Field(
        description="Why it is not known.",
        json_schema_extra=meanings(
            {
                "not_reported": "No source says.",
                "conflicting": "Sources disagree.",
                "imprecise": "It is told too loosely.",
                "withheld": "It is known to somebody who does not say.",
            }
        ),
    )
    any_of: list[str] | None = Field(None, min_length=2, description="The only values that it can have.")


def _form(value: object) -> str | None:
    return form_of(value, "unknown", "any_of", "only")


Taken = Annotated[
    Annotated[str, Tag("<text>")]
    | Annotated[bool, Tag("<true or false>")]
    | Annotated[int, Tag("<number>")]
    | Annotated[NotKnown, Tag("<unknown>")]
    | Annotated[AnyOf, Tag("<any_of>")]
    | Annotated[Only, Tag("<only>")]
    | Annotated[list[str], Tag("<list>"), Field(min_length=1)],
    Discriminator(
        _form,
        custom_error_type="reported",
        custom_error_message="this is no value that a fact can have",
        custom_error_context={"fix": "write text, true or false, a whole number, a list, or 'only', 'any_of' or 'unknown'"},
    ),
]
Facts = dict[str, Taken]


class Example(Strict):
    """One example: facts, and what a limb answers on them."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$", description="Small letters, digits and hyphens; unique in the file.")
    limb: str = Field(description="The limb that is asked, as node.limb.")
    why: str | None = Field(None, min_length=1, description="What the example shows, in own words.")
    like: str | None = Field(None, description="A named set of facts under 'base' that the facts here add to or replace.")
    facts: Facts = Field(default_factory=dict, description="What is taken to be so; a fact that is not named is not reported.")
    judged: dict[str, bool] = Field(default_factory=dict, description="Answers given to questions of judgement.")
    beside: list[Facts] = Field(
        default_factory=list, description="The facts of each other conduct of the same item (a supply that was seized, say)."
    )
    carries: list[Facts] = Field(default_factory=list, description="The facts of each item aboard.")
    readings: list[str] = Field(default_factory=list, description="Other readings that are switched on.")
    expect: Expected = Field(description="What the limb must answer.", json_schema_extra=EXPECTED_WORDS)
    carried: Literal["touched", "touched_unless"] | None = Field(
        None, description="For prospective: what it would be if carried out."
    )
    elements: dict[str, TruthWord] = Field(default_factory=dict, description="What named elements must be.")
    exemptions: dict[str, TruthWord] = Field(default_factory=dict, description="What exemptions of the limb must be.")


class TestsFile(Strict):
    """rules/<body>/<regime>/<instrument>.tests.yaml"""

    __test__ = False  # not a class of tests for the runner of this project's own

    tests: str = Field(description="The instrument of the rule file that stands beside this one.")
    actors: dict[str, Actor] = Field(default_factory=dict, description="Actors that the reference data does not hold.")
    base: dict[str, Facts] = Field(default_factory=dict, description="Named sets of facts that examples share.")
    examples: list[Example] = Field(default_factory=list, description="The examples.")
