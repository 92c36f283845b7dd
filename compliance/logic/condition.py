"""The closed condition language as written in a rule file. There is no escape into code."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from compliance.files.dates import day


def _day(value: object) -> object:
    return day(value).isoformat() if isinstance(value, str) else value


DayText = Annotated[str, BeforeValidator(_day), Field(json_schema_extra={"pattern": r"^\d{4}-\d{2}-\d{2}$"})]
Answer = bool | Literal["judgement"]

# Each form of a condition: its head, and the keys that may stand beside it.
FORMS: dict[str, tuple[str, ...]] = {
    "all": (),
    "any": (),
    "not": (),
    "term": (),
    "judge": (),
    "norm": ("of", "outcome"),
    "passed": (),
    "fact": ("is", "in", "on_or_after", "before", "at_least", "at_most", "includes", "solely"),
}


class Passed(BaseModel):
    """A clock: so many working days have passed from one dated fact to another."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
    working_days: int | None = Field(
        None,
        ge=0,
        le=366,
        description="Working days that must lie between the two days; in a step of a procedure, the case's.",
    )
    since: str = Field(description="The fact that holds the day from which it runs (receipt).")
    until: str = Field(description="The fact that holds the day on which it must have run out.")


class Condition(BaseModel):
    """One condition: exactly one of the forms of the language."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        strict=True,
        defer_build=True,
        json_schema_extra={
            "oneOf": [{"required": [head]} for head in FORMS],
            "dependencies": {key: [head] for head, keys in FORMS.items() for key in keys},
            "if": {"required": ["fact"]},
            "then": {"oneOf": [{"required": [test]} for test in FORMS["fact"]]},
        },
    )
    all_: list[Condition] | None = Field(None, alias="all", description="Every one of these holds.")
    any_: list[Condition] | None = Field(None, alias="any", description="At least one of these holds.")
    not_: Condition | None = Field(None, alias="not", description="This does not hold.")
    term: str | None = Field(None, description="A definition, by its identifier.")
    judge: str | None = Field(None, description="A question that needs judgement: never decided by the check itself.")
    norm: str | None = Field(None, description="Another limb, by its identifier: does it catch this item?")
    of: Literal["item", "any_carried", "all_carried"] | None = Field(
        None, description="Whether the other limb is asked of the item itself or of what it carries."
    )
    outcome: Literal["touched", "clear"] | None = Field(
        None, description="touched (default): the other limb catches it. clear: it does not, or an exemption is shown."
    )
    passed: Passed | None = Field(None, description="A clock of working days.")
    fact: str | None = Field(None, description="A declared fact; needs exactly one test beside it.")
    is_: str | bool | int | None = Field(None, alias="is", description="The fact has this value (or a class under it).")
    in_: list[str] | None = Field(None, alias="in", description="The fact has one of these values.")
    on_or_after: DayText | None = Field(None, description="The fact is a day not before this one.")
    before: DayText | None = Field(None, description="The fact is a day before this one.")
    at_least: int | None = Field(None, description="The fact is a number of at least this.")
    at_most: int | None = Field(None, description="The fact is a number of at most this.")
    includes: str | None = Field(None, description="The fact is a set that holds this value.")
    solely: str | None = Field(
        None, description="The fact is a set, and every value in it fits this definition table; nothing else is served."
    )

    @model_validator(mode="after")
    def _one_form(self) -> Condition:
        given = [
            alias
            for name, f in type(self).model_fields.items()
            if getattr(self, name) is not None
            for alias in [f.alias or name]
        ]
        heads = [g for g in given if g in FORMS]
        if len(heads) != 1:
            known = ", ".join(FORMS)
            found = " and ".join(f"'{h}'" for h in heads) or "none"
            raise PydanticCustomError(
                "condition",
                "a condition has exactly one of {known}; found {found}",
                {"known": known, "found": found, "fix": "join several with 'all' or 'any'" if heads else "begin with one"},
            )
        beside = [g for g in given if g != heads[0]]
        wrong = [b for b in beside if b not in FORMS[heads[0]]]
        if wrong:
            raise PydanticCustomError(
                "condition",
                "'{wrong}' cannot stand beside '{head}'",
                {"wrong": wrong[0], "head": heads[0], "fix": "remove one of the two"},
            )
        if heads[0] == "fact" and len(beside) != 1:
            tests = ", ".join(FORMS["fact"])
            raise PydanticCustomError(
                "condition",
                "a fact needs exactly one test beside it: {tests}",
                {"tests": tests, "fix": "join several with 'all'" if beside else "add one"},
            )
        return self
