"""Checked models from documents: pydantic does the checking, positions come from the document."""

from __future__ import annotations

import typing
from datetime import date
from typing import Annotated, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from compliance.files.dates import day, partial
from compliance.files.pydantic_errors import diagnose
from compliance.files.record import TwoLanguages

if typing.TYPE_CHECKING:
    from compliance.files.diagnostics import Diagnostic
    from compliance.files.document import Document
    from compliance.files.pydantic_errors import Named


class Strict(BaseModel):
    """Base of everything read from a file: unknown keys are errors, no value passes for one of another type, all are frozen."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)


class Bilingual(Strict, TwoLanguages):
    """One sentence or label in both languages of the product."""

    en: str = Field(min_length=1, description="English")
    ar: str = Field(min_length=1, description="Arabic")


def _day(value: object) -> object:
    return day(value) if isinstance(value, str) else value


def _partial(value: object) -> object:
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if isinstance(value, str):
        partial(value)
    return value


Day = Annotated[date, BeforeValidator(_day)]
PartialText = Annotated[
    str,
    BeforeValidator(_partial),
    # A year may stand without quotes.
    Field(description="2011, 2011-02, 2011-02-26, or from..to", json_schema_extra={"type": ["string", "integer"]}),
]


# What an editor shows beside each word of a choice: the key under which a schema carries it.
WORDS = "x-words"


def meanings(words: dict[str, str]) -> dict[str, typing.Any]:
    """Return the words of a choice with what each means, for the schema of a field."""
    return {WORDS: words}


Confidence = Annotated[
    typing.Literal["read-in-full", "read-in-part", "secondary-source", "memory"],
    Field(
        json_schema_extra=meanings(
            {
                "read-in-full": "The official text was read in full.",
                "read-in-part": "Part of the official text was read.",
                "secondary-source": "Another text that reports it was read.",
                "memory": "Written from memory; no source was seen.",
            }
        )
    ),
]

M = TypeVar("M", bound=BaseModel)


def build(document: Document, model: type[M], named: Named = lambda _, code: code) -> tuple[M | None, list[Diagnostic]]:
    """Return the model built from a document, or every fault found in it; see ``diagnose`` for ``named``."""
    try:
        return model.model_validate(document.data), []
    except ValidationError as error:
        return None, diagnose(document, model, error, named)
