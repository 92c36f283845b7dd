"""Values read from a snapshot: the attributes of the models that validated them, without the library that validates.

A record answers as its model does (attributes, defaults, equality, copies, dumps), so that what reads a rule or a case never
asks which of the two it holds. Its plain values are those of the JSON it came from; what must be made of them (a day, a record
inside it, a text in two languages) is made when it is first asked for.
"""

from __future__ import annotations

from datetime import date
from functools import cache, partial
from typing import TYPE_CHECKING, Any, ClassVar

from compliance.files.dataclass import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

# Before the name of a value that is still as JSON holds it, and under which a record keeps where its texts stand.
LATE, TEXTS = "~", "~"
# The key that names the record where a value may be one of several.
KIND = "="
# Of a field: that it has no default.
REQUIRED: Any = object()


class Shared:
    """Base of what a model and its records have in common beside their values: methods, and being told apart by class."""

    by_name: ClassVar[dict[str, type]] = {}

    def __init_subclass__(cls, **given: Any) -> None:
        super().__init_subclass__(**given)
        if Shared in cls.__bases__:
            Shared.by_name[cls.__name__] = cls


class TwoLanguages(Shared):
    """A sentence or label in both languages of the product."""

    def of(self, lang: str) -> str:
        """Return the text in ``lang`` (``en`` or ``ar``)."""
        text: str = getattr(self, "ar" if lang == "ar" else "en")
        return text


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record: its key in a file, what its values are made of (see ``_maker``), and its default."""

    alias: str
    form: str
    default: Any = REQUIRED

    def is_required(self) -> bool:
        """Tell whether the field has no default."""
        return self.default is REQUIRED

    def get_default(self, *, call_default_factory: bool = True) -> Any:
        """Return what holds where the field is left out."""
        return self.default


class Text(TwoLanguages):
    """A text in both languages, by its number in the tables of a snapshot; each table is read when a text of it is."""

    __slots__ = ("_number", "_texts")
    model_fields: ClassVar = {"en": Field("en", ""), "ar": Field("ar", "")}

    def __init__(self, texts: Callable[[str], list[str]], number: int) -> None:
        self._texts, self._number = texts, number

    @property
    def en(self) -> str:
        """In English."""
        return self._texts("en")[self._number]

    @property
    def ar(self) -> str:
        """In Arabic."""
        return self._texts("ar")[self._number]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TwoLanguages) and (self.en, self.ar) == (other.of("en"), other.of("ar"))

    def __hash__(self) -> int:
        return hash((self.en, self.ar))

    def __repr__(self) -> str:
        return f"Text(en={self.en!r}, ar={self.ar!r})"

    def __reduce__(self) -> Any:
        return _kept_text, (self.en, self.ar)

    def model_dump(self, **_: Any) -> dict[str, str]:
        """Return both texts as plain data."""
        return {"en": self.en, "ar": self.ar}


def _kept_text(en: str, ar: str) -> Text:
    return Text({"en": [en], "ar": [ar]}.__getitem__, 0)


class _Late:
    """A field whose value is made when it is first asked for; from then on the record itself holds it."""

    def __init__(self, name: str, field: Field) -> None:
        self.name, self.field = name, field

    def __get__(self, record: Any, kind: type | None = None) -> Any:
        if record is None:
            return self
        held = record.__dict__
        late = LATE + self.name
        if late in held:
            value = _maker(self.field.form)(held[TEXTS], held.pop(late))
        elif self.field.default is REQUIRED:
            raise AttributeError(f"{type(record).__name__} has no '{self.name}'")
        else:
            value = self.field.default
        held[self.name] = value
        return value


class Record:
    """A frozen value with named fields; see the head of this file."""

    model_fields: ClassVar[dict[str, Field]] = {}

    def __init__(self, **given: Any) -> None:
        names = {field.alias: name for name, field in self.model_fields.items()}
        self.__dict__.update({names.get(key, key): value for key, value in given.items()})

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and all(getattr(self, n) == getattr(other, n) for n in self.model_fields)

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, n) for n in self.model_fields))

    def __repr__(self) -> str:
        shown = (f"{n}={getattr(self, n)!r}" for n, f in self.model_fields.items() if getattr(self, n) != f.default)
        return f"{type(self).__name__}({', '.join(shown)})"

    def __reduce__(self) -> Any:
        name = type(self).__name__
        return _kept_record, (name, _KINDS[name], {n: getattr(self, n) for n in self.model_fields})

    def model_copy(self, *, update: Mapping[str, Any]) -> Any:
        """Return the same record with other values under some names."""
        return _made(type(self), {**self.__dict__, **update})

    def model_dump(
        self, *, mode: str = "python", by_alias: bool = False, exclude: Collection[str] = (), exclude_none: bool = False
    ) -> dict[str, Any]:
        """Return plain data: everything inside as well, a day as text where ``mode`` is ``json``."""

        def plain(value: Any) -> Any:
            if isinstance(value, Record | Text):
                return value.model_dump(mode=mode, by_alias=by_alias, exclude_none=exclude_none)
            if isinstance(value, list):
                return [plain(v) for v in value]
            if isinstance(value, dict):
                return {k: plain(v) for k, v in value.items()}
            return value.isoformat() if mode == "json" and isinstance(value, date) else value

        given = ((f.alias if by_alias else n, getattr(self, n)) for n, f in self.model_fields.items() if n not in exclude)
        return {key: plain(value) for key, value in given if value is not None or not exclude_none}


# What a snapshot holds of a kind of record: its name in ``Shared`` if it has one, and its fields.
Kind = tuple[str, dict[str, Any]]
_KINDS: dict[str, Kind] = {}


def register(kinds: Mapping[str, Kind]) -> None:
    """Take in the kinds of records of a snapshot; their classes are made when the first of each is."""
    _KINDS.update(kinds)


@cache
def kind(name: str) -> type[Record]:
    """Return the class of the records of a kind."""
    base, fields = _KINDS[name]
    bases = (Record, Shared.by_name[base]) if base else (Record,)
    own = {n: Field(*f) for n, f in fields.items()}
    body: dict[str, Any] = {n: f.default for n, f in own.items() if f.default is not REQUIRED and not f.form}
    body |= {n: _Late(n, f) for n, f in own.items() if f.form}
    return type(name, bases, {**body, "model_fields": own, "__hash__": Record.__hash__})


def made(name: str, texts: Callable[[str], list[str]], held: dict[str, Any]) -> Any:
    """Return the record of a kind that holds plain data out of a snapshot. The data are the record's own from then on."""
    held[TEXTS] = texts
    return _made(kind(name), held)


def _made(cls: type[Record], held: dict[str, Any]) -> Any:
    record = cls.__new__(cls)
    object.__setattr__(record, "__dict__", held)
    return record


def _kept_record(name: str, known: Kind, held: dict[str, Any]) -> Any:
    _KINDS.setdefault(name, known)
    return _made(kind(name), held)


@cache
def _maker(form: str) -> Callable[[Any, Any], Any]:
    """Return what makes a value of a form out of JSON.

    ``day``, ``text``, ``=`` (a record that says its kind) or the name of a kind; behind ``[`` a list of these, behind ``{`` a
    mapping to them.
    """
    if form == "day":
        return lambda _, raw: None if raw is None else date.fromisoformat(raw)
    if form == "text":
        return Text
    inner = _maker(form[1:]) if form[0] in "[{" else None
    if form[0] == "[" and inner:
        return lambda texts, raw: [inner(texts, value) for value in raw]
    if form[0] == "{" and inner:
        return lambda texts, raw: {key: inner(texts, value) for key, value in raw.items()}
    if form == KIND:
        return lambda texts, raw: made(raw.pop(KIND), texts, raw) if isinstance(raw, dict) else raw
    return partial(_one, form)


def _one(form: str, texts: Any, raw: Any) -> Any:
    return made(form, texts, raw) if isinstance(raw, dict) else raw
