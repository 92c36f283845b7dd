"""Checked models from documents: pydantic does the checking, positions come from the document."""

from __future__ import annotations

import types
import typing
from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from compliance.text.dates import day, partial
from compliance.text.diagnostics import Diagnostic, nearest
from compliance.text.yaml import Document, PathKey


class Strict(BaseModel):
    """Base of everything read from a file: unknown keys are errors, values are frozen."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Bilingual(Strict):
    """One sentence or label in both languages of the product."""

    en: str = Field(min_length=1, description="English")
    ar: str = Field(min_length=1, description="Arabic")

    def of(self, lang: str) -> str:
        """Return the text in ``lang`` (``en`` or ``ar``)."""
        return self.ar if lang == "ar" else self.en


def _day(value: object) -> object:
    return day(value) if isinstance(value, str) else value


def _partial(value: object) -> object:
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if isinstance(value, str):
        partial(value)
    return value


Day = Annotated[date, BeforeValidator(_day)]
PartialText = Annotated[str, BeforeValidator(_partial), Field(description="2011, 2011-02, 2011-02-26, or from..to")]
Confidence = typing.Literal["read-in-full", "read-in-part", "secondary-source", "memory"]

M = TypeVar("M", bound=BaseModel)

_MESSAGES = {
    "string_type": ("text is expected here", "put it in quotes if it is meant as text"),
    "bool_type": ("true or false is expected here", ""),
    "int_type": ("a whole number is expected here", ""),
    "int_parsing": ("a whole number is expected here", ""),
    "list_type": ("a list is expected here", "begin each entry with '- '"),
    "dict_type": ("keys and values are expected here", ""),
    "model_type": ("keys and values are expected here", ""),
    "model_attributes_type": ("keys and values are expected here", ""),
}


def build(document: Document, model: type[M]) -> tuple[M | None, list[Diagnostic]]:
    """Return the model built from a document, or every fault found in it."""
    try:
        return model.model_validate(document.data), []
    except ValidationError as error:
        faults = [_diagnose(document, model, detail) for detail in error.errors(include_url=False)]
        return None, sorted(set(faults))


def _diagnose(document: Document, model: type[BaseModel], detail: Any) -> Diagnostic:
    path = _real_path(document.data, detail["loc"])
    kind, last = detail["type"], detail["loc"][-1] if detail["loc"] else ""
    if kind == "extra_forbidden":
        return document.fault(path, f"unknown key '{last}'", _known_keys(model, path[:-1], str(last)), key=True)
    if kind == "missing":
        return document.fault(path, f"'{last}' is missing", "add it")
    if kind in ("literal_error", "enum"):
        expected = detail["ctx"]["expected"]
        words = [w.strip("' ") for w in expected.replace(" or ", ", ").split(",")]
        got = detail["input"]
        return document.fault(path, f"'{got}' is not one of {', '.join(words)}", nearest(str(got), words))
    if kind == "string_pattern_mismatch":
        return document.fault(
            path, f"'{detail['input']}' is not of the form {detail['ctx']['pattern']}", "see 'compliance schema'"
        )
    if kind == "too_short":
        return document.fault(path, f"at least {detail['ctx']['min_length']} entry is needed here", "add one")
    if kind in _MESSAGES:
        message, fix = _MESSAGES[kind]
        return document.fault(path, message, fix)
    return document.fault(path, detail["msg"].removeprefix("Value error, "))


def _real_path(data: Any, loc: tuple[str | int, ...]) -> PathKey:
    """Drop the parts of a pydantic location that name no key of the file (tags of unions, keys of mappings)."""
    path: list[str | int] = []
    for part in loc:
        inside = isinstance(data, dict) and part in data
        inside = inside or (isinstance(data, list) and isinstance(part, int) and part < len(data))
        if inside:
            path.append(part)
            data = data[part]
        elif part == "[key]":
            return tuple(path)
    if loc and path != list(loc) and isinstance(data, dict) and isinstance(loc[-1], str) and len(path) == len(loc) - 1:
        return (*path, loc[-1])
    return tuple(path)


def _known_keys(model: type[BaseModel], path: PathKey, wrong: str) -> str:
    found = _model_at(model, path)
    if found is None:
        return "remove it"
    keys = sorted(f.alias or name for name, f in found.model_fields.items())
    return nearest(wrong, keys) or f"known here: {', '.join(keys)}"


def _model_at(annotation: Any, path: PathKey) -> type[BaseModel] | None:
    """Follow ``path`` through type annotations to the model that reads the mapping there."""
    origin, args = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is Annotated:
        return _model_at(args[0], path)
    if origin in (typing.Union, types.UnionType):
        found = (_model_at(a, path) for a in args if a is not type(None))
        return next((f for f in found if f is not None), None)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if not path:
            return annotation
        fields = {f.alias or name: f for name, f in annotation.model_fields.items()}
        return _model_at(fields[str(path[0])].annotation, path[1:]) if path[0] in fields else None
    if origin in (list, tuple, dict) and path:
        return _model_at(args[-1] if origin is not tuple else args[0], path[1:])
    return None
