"""The shape of a case file."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from compliance.case.forms import Alternatives, Closed, Relative
from compliance.files.schema_types import Bilingual, Day, PartialText, Strict, meanings
from compliance.vocabulary.model import Actor, SourceKind


class Grade(Strict):
    """Admiralty grade; F and 6 mean that it cannot be judged. A grade never changes a status."""

    reliability: Literal["A", "B", "C", "D", "E", "F"] = Field(
        description="Of the source: A is completely reliable, E is not; F cannot be judged."
    )
    credibility: Literal[1, 2, 3, 4, 5, 6] = Field(
        description="Of the content: 1 is confirmed, 5 improbable; 6 cannot be judged."
    )


class ReportSource(Strict):
    """A text that reports, or a publisher whom a text repeats."""

    title: Bilingual = Field(description="Its title.")
    publisher: Bilingual | None = Field(None, description="Left out where the text does not name one.")
    kind: SourceKind = Field(description="What kind of source it is.")
    language: str | None = Field(None, description="Its language, as a two-letter code.")
    file: str | None = Field(None, description="File name of the text, without a folder.")
    sha256: str | None = Field(None, pattern=r"^[0-9a-f]{64}$", description="Sixty-four hexadecimal digits in small letters.")
    paragraphs: int | None = Field(None, ge=1, description="Number of non-empty lines of the text.")
    published: PartialText | None = Field(None, description="As printed on the text; left out where it bears no date.")
    not_before: list[str] = Field(default_factory=list, description="Milestones that the text presupposes.")
    held_on: Day | None = Field(None, description="A day on which the text is known to have existed.")
    derives_from: list[str] = Field(default_factory=list, description="Sources that this one repeats as a whole.")
    note: Bilingual | None = Field(None, description="What a reader should know of it.")


class RelativeDate(Strict, Relative):
    """A date told relative to the day of a source."""

    relative: Literal["same_day", "days_back", "months_back", "last_named_month"] = Field(
        description="How the day is told: same_day, so many days or months back, or the month of that name last past."
    )
    to: str = Field(description="The source.")
    span: list[int] | None = Field(None, min_length=2, max_length=2, description="For days_back and months_back: from, to.")
    month: int | None = Field(None, ge=1, le=12, description="For last_named_month: the month.")

    @model_validator(mode="after")
    def _fits(self) -> RelativeDate:
        if (self.relative in ("days_back", "months_back")) != (self.span is not None):
            raise PydanticCustomError(
                "relative",
                "'span' goes with days_back and months_back, and only with them",
                {"fix": "write 'span: [1, 3]', or remove it"},
            )
        if self.span is not None and not 0 <= self.span[0] <= self.span[1]:
            raise PydanticCustomError(
                "relative",
                "'span' goes from the lower number to the higher, and neither is below 0",
                {"fix": "exchange or correct them"},
            )
        if (self.relative == "last_named_month") != (self.month is not None):
            raise PydanticCustomError(
                "relative", "'month' goes with last_named_month, and only with it", {"fix": "write 'month: 6', or remove it"}
            )
        return self


class AnyOf(Strict, Alternatives):
    """A value reported loosely: one of these."""

    any_of: list[str] = Field(min_length=2, description="The values, of which one holds.")


class Only(Strict, Closed):
    """A set of which the source itself says that nothing else belongs to it."""

    only: list[str] = Field(min_length=1, description="Everything that belongs to the set.")


class Act(Strict):
    """The act that exempts: who did it, when, and what it covers."""

    author: str = Field(description="Who did it.")
    on: Day = Field(description="The day it was done.")
    items: list[str] = Field(default_factory=list, description="Items of this case that it covers.")
    end_users: list[str] = Field(default_factory=list, description="Actors that it covers.")
    uses: list[Bilingual] = Field(default_factory=list, description="Uses that it covers.")


class Hand(Strict):
    """A person or paper that the root quotes."""

    who: Bilingual = Field(description="The person or paper.")


def form_of(value: object, *keys: str) -> str | None:
    """Tell which form of a value is written, one of ``keys`` for a mapping; None for what is no form at all."""
    if isinstance(value, dict | BaseModel):
        has = value.__contains__ if isinstance(value, dict) else lambda key: hasattr(value, key)
        return next((f"<{key}>" for key in keys if has(key)), None)
    for name, kind in (("<true or false>", bool), ("<text>", str), ("<number>", int), ("<list>", list)):
        if isinstance(value, kind):
            return name
    return None


def _form(value: object) -> str | None:
    return form_of(value, "relative", "any_of", "only")


Reported = Annotated[
    Annotated[str, Tag("<text>")]
    | Annotated[bool, Tag("<true or false>")]
    | Annotated[int, Tag("<number>")]
    | Annotated[RelativeDate, Tag("<relative>")]
    | Annotated[AnyOf, Tag("<any_of>")]
    | Annotated[Only, Tag("<only>")]
    | Annotated[list[str], Tag("<list>"), Field(min_length=1)],
    Discriminator(
        _form,
        custom_error_type="reported",
        custom_error_message="this is no value that can be reported",
        custom_error_context={"fix": "write text, true or false, a whole number, a list, or 'relative', 'any_of' or 'only'"},
    ),
]
Kind = Literal["fact", "forecast", "opinion", "law", "denial"]


class Claim(Strict):
    """What one source says in one place."""

    id: str = Field(description="Unique in the case.")
    rows: list[str] = Field(default_factory=list, description="Rows of the list of reported items that it stands for.")
    source: str = Field(description="The source that says it, by identifier.")
    paragraph: str = Field(description="Number of the non-empty line, or a range such as 14-15.", pattern=r"^\d+(-\d+)?$")
    through: list[str] = Field(default_factory=list, description="Publishers repeated, nearest first; the last is the root.")
    through_inferred: bool = Field(False, description="True where the text does not name whom it repeats.")
    hands: list[Hand] = Field(default_factory=list, description="Persons or papers quoted by the root.")
    kind: Kind = Field(
        description="What kind of saying it is; a forecast or an opinion supplies no element.",
        json_schema_extra=meanings(
            {
                "fact": "What is so, or was agreed.",
                "forecast": "What will or may be.",
                "opinion": "What somebody makes of it.",
                "law": "What somebody says the law is.",
                "denial": "That something is not so.",
            }
        ),
    )
    grade: Grade | None = Field(None, description="How well it stands.")
    says: Bilingual = Field(description="What it says, in own words.")
    states: dict[str, dict[str, Reported]] = Field(
        default_factory=dict, description="By item or item.conduct: the attributes it gives."
    )
    denies: dict[str, dict[str, Reported]] = Field(
        default_factory=dict, description="By item or item.conduct: the attributes it says are not so."
    )
    act: Act | None = Field(None, description="The exempting act, where the claim is of one.")


class ConductEntry(Strict):
    """One conduct of an item. ``follows``: what is reported of that conduct of the whole holds of this one too."""

    label: Bilingual | None = Field(None, description="Its name in a report.")
    follows: str | None = Field(None, description="The conduct of the whole, as item.conduct.")


class Item(Strict):
    """One reported item."""

    label: Bilingual = Field(description="Its name in a report.")
    rows: list[str] = Field(default_factory=list, description="Rows of the list of reported items that it stands for.")
    part_of: str | None = Field(None, description="The item that it is a part of.")
    carries: list[str] = Field(default_factory=list, description="Items aboard, for a vessel, aircraft or shipment.")
    conducts: dict[str, ConductEntry] = Field(min_length=1, description="What is reported to be done with it, by name.")
    note: Bilingual | None = Field(None, description="What a reader should know of it.")


class CaseFile(Strict):
    """cases/*.yaml"""

    case: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$", description="Small letters, digits and hyphens.")
    title: Bilingual = Field(description="Its title.")
    note: Bilingual | None = Field(None, description="What a reader should know of it.")
    sources: dict[str, ReportSource] = Field(description="The texts, and the publishers that they repeat, by identifier.")
    actors: dict[str, Actor] = Field(default_factory=dict, description="Actors that the reference data does not hold.")
    items: dict[str, Item] = Field(description="The reported items, by identifier.")
    claims: list[Claim] = Field(description="What the sources say, claim by claim.")
