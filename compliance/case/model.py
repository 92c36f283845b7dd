"""The shape of a case file."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from compliance.text.model import Bilingual, Day, PartialText, Strict
from compliance.vocabulary.model import Actor, SourceKind


class Grade(Strict):
    """Admiralty grade; F and 6 mean that it cannot be judged. A grade never changes a status."""

    reliability: Literal["A", "B", "C", "D", "E", "F"]
    credibility: Literal[1, 2, 3, 4, 5, 6]


class ReportSource(Strict):
    """A text that reports, or a publisher whom a text repeats."""

    title: Bilingual
    publisher: Bilingual | None = Field(None, description="Left out where the text does not name one.")
    kind: SourceKind
    language: str | None = None
    file: str | None = Field(None, description="File name of the text, without a folder.")
    sha256: str | None = Field(None, pattern=r"^[0-9a-f]{64}$")
    paragraphs: int | None = Field(None, ge=1, description="Number of non-empty lines of the text.")
    published: PartialText | None = Field(None, description="As printed on the text; left out where it bears no date.")
    not_before: list[str] = Field(default_factory=list, description="Milestones that the text presupposes.")
    held_on: Day | None = Field(None, description="A day on which the text is known to have existed.")
    derives_from: list[str] = Field(default_factory=list, description="Sources that this one repeats as a whole.")
    note: Bilingual | None = None


class RelativeDate(Strict):
    """A date told relative to the day of a source."""

    relative: Literal["same_day", "days_back", "months_back", "last_named_month"]
    to: str = Field(description="The source.")
    span: list[int] | None = Field(None, min_length=2, max_length=2, description="For days_back and months_back: from, to.")
    month: int | None = Field(None, ge=1, le=12, description="For last_named_month: the month.")

    @model_validator(mode="after")
    def _fits(self) -> RelativeDate:
        if (self.relative in ("days_back", "months_back")) != (self.span is not None):
            raise PydanticCustomError("relative", "'span' goes with days_back and months_back, and only with them")
        if (self.relative == "last_named_month") != (self.month is not None):
            raise PydanticCustomError("relative", "'month' goes with last_named_month, and only with it")
        return self


class AnyOf(Strict):
    """A value reported loosely: one of these."""

    any_of: list[str]


class Only(Strict):
    """A set of which the source itself says that nothing else belongs to it."""

    only: list[str]


class Act(Strict):
    """The act that exempts: who did it, when, and what it covers."""

    author: str
    on: Day
    items: list[str] = Field(default_factory=list, description="Items of this case that it covers.")
    end_users: list[str] = Field(default_factory=list, description="Actors that it covers.")
    uses: list[Bilingual] = Field(default_factory=list, description="Uses that it covers.")


class Hand(Strict):
    """A person or paper that the root quotes."""

    who: Bilingual


def _form(value: object) -> str:
    """Tell which form of a reported value is meant, so that a fault in it is told of that form alone."""
    if isinstance(value, RelativeDate) or (isinstance(value, dict) and "relative" in value):
        return "<relative>"
    if isinstance(value, Only) or (isinstance(value, dict) and "only" in value):
        return "<only>"
    if isinstance(value, AnyOf | dict):
        return "<any_of>"
    if isinstance(value, list):
        return "<list>"
    return "<true>" if isinstance(value, bool) else "<number>" if isinstance(value, int) else "<text>"


Reported = Annotated[
    Annotated[str, Tag("<text>")]
    | Annotated[bool, Tag("<true>")]
    | Annotated[int, Tag("<number>")]
    | Annotated[RelativeDate, Tag("<relative>")]
    | Annotated[AnyOf, Tag("<any_of>")]
    | Annotated[Only, Tag("<only>")]
    | Annotated[list[str], Tag("<list>")],
    Discriminator(_form),
]
Kind = Literal["fact", "forecast", "opinion", "law", "denial"]


class Claim(Strict):
    """What one source says in one place."""

    id: str
    rows: list[str] = Field(default_factory=list, description="Rows of the list of reported items that it stands for.")
    source: str
    paragraph: str = Field(description="Number of the non-empty line, or a range such as 14-15.", pattern=r"^\d+(-\d+)?$")
    through: list[str] = Field(default_factory=list, description="Publishers repeated, nearest first; the last is the root.")
    through_inferred: bool = Field(False, description="True where the text does not name whom it repeats.")
    hands: list[Hand] = Field(default_factory=list, description="Persons or papers quoted by the root.")
    kind: Kind
    grade: Grade | None = None
    says: Bilingual = Field(description="What it says, in own words.")
    states: dict[str, dict[str, Reported]] = Field(
        default_factory=dict, description="By item or item.conduct: the attributes it gives."
    )
    denies: dict[str, dict[str, Reported]] = Field(default_factory=dict)
    act: Act | None = None


class ConductEntry(Strict):
    """One conduct of an item. ``follows``: what is reported of that conduct of the whole holds of this one too."""

    label: Bilingual | None = None
    follows: str | None = None


class Item(Strict):
    """One reported item."""

    label: Bilingual
    rows: list[str] = Field(default_factory=list)
    part_of: str | None = None
    carries: list[str] = Field(default_factory=list, description="Items aboard, for a vessel, aircraft or shipment.")
    conducts: dict[str, ConductEntry] = Field(min_length=1)
    note: Bilingual | None = None


class CaseFile(Strict):
    """cases/*.yaml"""

    case: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    title: Bilingual
    note: Bilingual | None = None
    sources: dict[str, ReportSource]
    actors: dict[str, Actor] = Field(default_factory=dict, description="Actors that the reference data does not hold.")
    items: dict[str, Item]
    claims: list[Claim]
