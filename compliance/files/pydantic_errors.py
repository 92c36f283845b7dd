"""From what pydantic finds wrong to diagnostics: at the place in the file, in words, with the next step."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from typing import Annotated, Any

from pydantic import BaseModel

from compliance.files import codes
from compliance.files.dataclass import replace
from compliance.files.diagnostics import nearest
from compliance.files.document import PathKey

if typing.TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic.fields import FieldInfo

    from compliance.files.diagnostics import Diagnostic
    from compliance.files.document import Document

_KEYS = "write each entry as 'key: value'"
# Message and next step by kind of error; ``{}`` takes the bounds that pydantic tells.
_MESSAGES = {
    "string_type": ("text is expected here", "put it in quotes if it is meant as text"),
    "bool_type": ("true or false is expected here", "write true or false"),
    "int_type": ("a whole number is expected here", "write digits only"),
    "int_parsing": ("a whole number is expected here", "write digits only"),
    "int_from_float": ("a whole number is expected here", "write digits only"),
    "list_type": ("a list is expected here", "begin each entry with '- '"),
    "dict_type": ("keys and values are expected here", _KEYS),
    "model_type": ("keys and values are expected here", _KEYS),
    "model_attributes_type": ("keys and values are expected here", _KEYS),
    "string_too_short": ("text is missing here", "write it"),
    "greater_than_equal": ("a number of at least {ge} is expected here", "correct it"),
    "less_than_equal": ("a number of at most {le} is expected here", "correct it"),
}
_SCALARS = {
    "string_type": "text",
    "bool_type": "true or false",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
}
# The class of a fault by kind of error; the rest are faults of shape.
_CODES = {
    "extra_forbidden": codes.UNKNOWN_KEY,
    "missing": codes.MISSING_KEY,
    "literal_error": codes.WORD,
    "enum": codes.WORD,
    "value_error": codes.DAY,
    "condition": codes.CONDITION,
    "review": codes.REVIEW,
    "string_too_short": codes.TEXT,
}
_SHAPES = {"list_type": list, "dict_type": dict, "model_type": dict, "model_attributes_type": dict}


Named = Callable[[PathKey, str], str]


def diagnose(
    document: Document, model: type[BaseModel], error: ValidationError, named: Named = lambda _, code: code
) -> list[Diagnostic]:
    """Return one diagnostic for each fault. Of a value that may have several forms only the form that was tried speaks.

    ``named`` gives the class of a fault by its place (that of a missing key included) and its general class, where a reader
    of files knows a narrower one.
    """
    by_path: dict[PathKey, list[Any]] = {}
    for detail in error.errors(include_url=False):
        by_path.setdefault(_real_path(document.data, detail), []).append(detail)
    faults: list[Diagnostic] = []
    for path, details in by_path.items():
        deeper = any(len(other) > len(path) and other[: len(path)] == path for other in by_path)
        faults += _at_one_place(document, model, path, _fitting(details, _value(document.data, path), deeper=deeper), named)
    return sorted(set(faults))


def _fitting(details: list[Any], value: Any, *, deeper: bool) -> list[Any]:
    """Drop what other forms than that of the value would have wanted."""
    if isinstance(value, dict | list):
        fitting = [d for d in details if _SHAPES.get(d["type"]) is None and d["type"] not in (*_SCALARS, "literal_error")]
        return fitting if fitting or deeper else details
    return [d for d in details if d["type"] not in _SHAPES] or details


def _at_one_place(
    document: Document, model: type[BaseModel], path: PathKey, details: list[Any], named: Named
) -> list[Diagnostic]:
    forms = list(dict.fromkeys(_SCALARS[d["type"]] for d in details if d["type"] in _SCALARS))
    words = [w for d in details if d["type"] == "literal_error" for w in _allowed(d)]
    if words and forms:
        got = next(d["input"] for d in details if d["type"] == "literal_error")
        message = f"'{got}' is not one of {', '.join(words)}, nor {' or '.join(forms)}"
        return [document.fault(path, message, nearest(str(got), words) or "choose one of these", code=codes.WORD)]
    if len(forms) > 1:
        rest = [d for d in details if d["type"] not in _SCALARS]
        message = f"{', '.join(forms[:-1])} or {forms[-1]} is expected here"
        one = document.fault(path, message, "write one value", code=codes.SHAPE)
        return [one, *_at_one_place(document, model, path, rest, named)]
    return [
        replace(_one(document, model, path, d), code=named(tuple(d["loc"]), _CODES.get(d["type"], codes.SHAPE)))
        for d in details
    ]


def _one(document: Document, model: type[BaseModel], path: PathKey, detail: Any) -> Diagnostic:
    kind, last = detail["type"], detail["loc"][-1] if detail["loc"] else ""
    if kind == "extra_forbidden":
        return document.fault(path, f"unknown key '{last}'", _known_keys(document, model, path[:-1], str(last)), key=True)
    if kind == "missing":
        return document.fault(path, f"'{last}' is missing", "add it")
    if kind in ("literal_error", "enum"):
        return document.fault(path, *_not_among(detail))
    if kind == "too_short":
        least = detail["ctx"]["min_length"]
        return document.fault(path, f"at least {least} {'entry is' if least == 1 else 'entries are'} needed here", "add it")
    if kind == "too_long":
        return document.fault(path, f"at most {detail['ctx']['max_length']} entries may stand here", "remove the others")
    if kind == "string_pattern_mismatch":
        described = _describe(model, path)
        return document.fault(path, f"'{detail['input']}' does not have the form asked here", described or "correct it")
    if kind in _MESSAGES:
        message, fix = _MESSAGES[kind]
        return document.fault(path, message.format(**detail.get("ctx", {})), fix)
    return document.fault(path, detail["msg"].removeprefix("Value error, "), detail.get("ctx", {}).get("fix", ""))


def _allowed(detail: Any) -> list[str]:
    return [w.strip("' ") for w in detail["ctx"]["expected"].replace(" or ", ", ").split(",")]


def _not_among(detail: Any) -> tuple[str, str]:
    got, words = detail["input"], _allowed(detail)
    if isinstance(got, str) and got in words:
        return f"'{got}' is text here, and a number is expected", "remove the quotes"
    return f"'{got}' is not one of {', '.join(words)}", nearest(str(got), words) or "choose one of these"


def _real_path(data: Any, detail: Any) -> PathKey:
    """Drop the parts of a pydantic location that name no key of the file (tags of unions, keys of mappings)."""
    path: list[str | int] = []
    for part in detail["loc"]:
        inside = isinstance(data, dict) and part in data
        inside = inside or (isinstance(data, list) and isinstance(part, int) and part < len(data))
        if inside:
            path.append(part)
            data = data[part]
        elif part == "[key]":
            return tuple(path)
    return tuple(path)


def _value(data: Any, path: PathKey) -> Any:
    for part in path:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _known_keys(document: Document, model: type[BaseModel], path: PathKey, wrong: str) -> str:
    found = _model_at(model, path, document.data)
    if found is None:
        return "remove it"
    if _value(document.data, (*path, wrong)) is None:
        return "put text that holds a comma in quotes"
    return nearest(wrong, _fields(found)) or f"known here: {', '.join(sorted(_fields(found)))}"


def _model_at(annotation: Any, path: PathKey, data: Any) -> type[BaseModel] | None:
    """Follow ``path`` through type annotations to the model that reads the mapping there."""
    origin, args = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is Annotated:
        return _model_at(args[0], path, data)
    if origin in (typing.Union, types.UnionType):
        found = [m for a in args if a is not type(None) and (m := _model_at(a, path, data)) is not None]
        # Of several forms the one that most of the written keys belong to.
        written = set(_value(data, path) or ()) if isinstance(_value(data, path), dict) else set()
        return max(found, key=lambda m: len(written & set(_fields(m))), default=None)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if not path:
            return annotation
        fields = _fields(annotation)
        return _model_at(fields[str(path[0])].annotation, path[1:], _value(data, path[:1])) if path[0] in fields else None
    if origin in (list, tuple, dict) and path:
        return _model_at(args[-1] if origin is not tuple else args[0], path[1:], _value(data, path[:1]))
    return None


def _fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    return {f.alias or name: f for name, f in model.model_fields.items()}


def _describe(model: type[BaseModel], path: PathKey) -> str:
    """Return the description of the field at ``path``, or of the keys of the mapping there."""
    if not path:
        return ""
    owner = _model_at(model, path[:-1], None)
    field = _fields(owner).get(str(path[-1])) if owner else None
    text = (field.description or "") if field else ""
    return f"{text[:1].lower()}{text[1:]}".rstrip(".")
