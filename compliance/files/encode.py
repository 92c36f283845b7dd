"""Validated models as the plain data of a snapshot, and what its reader must know of them."""

from __future__ import annotations

import types
import typing
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel

from compliance.files.record import KIND, LATE, Shared, TwoLanguages

if typing.TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic.fields import FieldInfo

    from compliance.files.record import Kind


class Texts:
    """The texts of one part of a snapshot, each pair once."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str], int] = {}

    def number(self, text: TwoLanguages) -> int:
        """Return the number of a text in the tables."""
        return self._numbers.setdefault((text.of("en"), text.of("ar")), len(self._numbers))

    def tables(self) -> dict[str, list[str]]:
        """Return the table of each language."""
        return {"en": [en for en, _ in self._numbers], "ar": [ar for _, ar in self._numbers]}


def encode(model: BaseModel, texts: Texts) -> dict[str, Any]:
    """Return a model as plain data: what is not its default, under a name that says whether a reader must make it first."""
    raw: dict[str, Any] = {}
    for name, field in type(model).model_fields.items():
        value, form = getattr(model, name), form_of(field.annotation)
        if value != _default(field):
            raw[LATE + name if form else name] = _plain(value, form, texts)
    return raw


def _plain(value: Any, form: str, texts: Texts) -> Any:
    if isinstance(value, TwoLanguages):
        return texts.number(value)
    if isinstance(value, BaseModel):
        raw = encode(value, texts)
        return {KIND: type(value).__name__, **raw} if form.endswith(KIND) else raw
    if isinstance(value, list):
        return [_plain(v, form, texts) for v in value]
    if isinstance(value, dict):
        return {k: _plain(v, form, texts) for k, v in value.items()}
    return value.isoformat() if isinstance(value, date) else value


def kinds_of(models: Iterable[type[BaseModel]]) -> dict[str, Kind]:
    """Return what a reader must know of models and of everything inside them; see ``record.kind``."""
    found: dict[str, Kind] = {}
    named: dict[str, type[BaseModel]] = {}
    queue = list(models)
    while queue:
        model = queue.pop()
        assert named.setdefault(model.__name__, model) is model, f"two models are called {model.__name__}"
        if model.__name__ in found or issubclass(model, TwoLanguages):
            continue
        model.model_rebuild()
        base = next((b.__name__ for b in model.__mro__ if Shared in b.__bases__), "")
        fields = {}
        for name, field in model.model_fields.items():
            default = [] if field.is_required() else [_default(field)]
            fields[name] = [field.alias or name, form_of(field.annotation), *default]
            queue += _models(field.annotation)
        found[model.__name__] = (base, fields)
    return dict(sorted(found.items()))


def _default(field: FieldInfo) -> Any:
    return field if field.is_required() else field.get_default(call_default_factory=True)


def form_of(annotation: Any) -> str:
    """Return what a value of a type is made of, as ``record`` reads it; empty for what JSON holds as it is."""
    origin, args = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is Annotated:
        return form_of(args[0])
    if origin in (typing.Union, types.UnionType):
        forms = {form_of(a) for a in args} - {""}
        return KIND if len(forms) > 1 else "".join(forms)
    if origin in (list, dict):
        inner = form_of(args[-1])
        return inner and ("[" if origin is list else "{") + inner
    if annotation is date:
        return "day"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return "text" if issubclass(annotation, TwoLanguages) else annotation.__name__
    return ""


def _models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in typing.get_args(annotation) for model in _models(part)]
