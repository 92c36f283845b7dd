"""What persons have said of a node: who wrote it, who reviewed it, and against which text its number was checked."""

from __future__ import annotations

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from compliance.files.normalise import folded_person
from compliance.files.schema_types import Bilingual, Day, Strict

HASH = r"^[0-9a-f]{64}$"


class Review(Strict):
    """That a second person approved a node as it then was. It lapses when the meaning of the node is another."""

    author: str = Field(description="Who wrote the node.")
    reviewer: str = Field(description="Who reviewed it: another person than the author.")
    on: Day = Field(description="The day of the review.")
    meaning: str = Field(
        pattern=HASH, description="SHA-256 of what the node meant then; `compliance rules review --mark` prints it."
    )

    @model_validator(mode="after")
    def _two_persons(self) -> Review:
        for name in (self.author, self.reviewer):
            if not folded_person(name):
                raise PydanticCustomError(
                    "review", "a review names its author and its reviewer", {"fix": "give both, or leave the review out"}
                )
        if folded_person(self.author) == folded_person(self.reviewer):
            raise PydanticCustomError(
                "review",
                "author and reviewer are one person",
                {"fix": "let another person review it, or leave the review out"},
            )
        return self


class Checked(Strict):
    """An official text in which a number and the terms of art were found."""

    symbol: str = Field(min_length=1, description="Symbol of the text, as in `symbol` of its instrument.")
    para: str | None = Field(None, description="The number as it was checked; a node that has another is not checked.")
    language: str = Field(pattern=r"^[a-z]{2}$", description="Language of the text: en, ar, fr, es, ru, zh.")
    sha256: str = Field(pattern=HASH, description="SHA-256 of the file that was read.")
    on: Day = Field(description="The day of the check.")


class Read(Strict):
    """What the author of a node had before them. It is no review."""

    text: Bilingual = Field(description="The text that was read, and how much of it.")
    on: Day = Field(description="The day on which it was read.")
