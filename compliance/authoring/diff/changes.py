"""What differs between two rule trees, thing by thing and field by field: structure, never lines.

The order of keys, and of lists that are sets, says nothing, nor do comments. Comparing the other way round gives the mirror.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from compliance.authoring.diff.things import KINDS, built, things
from compliance.files.dataclass import dataclass
from compliance.files.dates import partial
from compliance.files.schema_types import Bilingual
from compliance.files.yaml import inline
from compliance.law.canonical import form, plain
from compliance.logic.condition import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from compliance.authoring.diff.things import Thing
    from compliance.law.graph import Entity
    from compliance.law.load import RuleSet


class Nature(StrEnum):
    """What a change bears on, strongest first."""

    MEANING = "meaning"
    PLACE = "place"
    WORDS = "words"


class How(StrEnum):
    """What became of a thing or of a field."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


# Fields that no finding follows from: what a person reads, where it comes from, who looked at it.
WORDS = frozenset({
    "review", "checked", "read", "terms", "operative", "confidence", "pinpoint", "sources", "cites", "circular", "url",
    "chapter_vii", "title", "note", "unroca", "munitions_list", "lethality", "use", "makers", "joint_development",
    "foreign_content",
})  # fmt: skip
# Fields that say where something stands: moved or renumbered, it says the same.
PLACE = frozenset({"para", "symbol", "home"})
# Kinds of thing that are words altogether.
SAID = frozenset({"element", "source", "table", "stage"})

Step = tuple[str, str]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that differs. ``path`` leads to it from the thing: (field, name) pairs, the name empty for a plain field."""

    path: tuple[Step, ...]
    how: How
    nature: Nature
    old: Any = None
    new: Any = None

    @property
    def days(self) -> int | None:
        """By how many days a day was moved: later is more than 0; None where it is no day on both sides."""
        days = [_day(v) for v in (self.old, self.new)]
        return (days[1] - days[0]).days if days[0] and days[1] else None

    def code(self) -> str:
        """Return the path as it stands in a file."""
        return ".".join(part for field, name in self.path for part in (field, name) if part)


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs."""

    key: Entity
    how: How
    nature: Nature
    old: Thing | None
    new: Thing | None
    fields: tuple[FieldChange, ...] = ()


def compare(old: RuleSet, new: RuleSet) -> list[Change]:
    """Return everything that differs, in a fixed order."""
    before, after = things(old), things(new)
    found = []
    for key in sorted(before.keys() | after.keys(), key=lambda k: (KINDS.index(k.kind), k.name)):
        a, b = before.get(key), after.get(key)
        if a is None or b is None:
            how = How.ADDED if a is None else How.REMOVED
            found.append(Change(key, how, Nature.WORDS if key.kind in SAID else Nature.MEANING, a, b))
        elif fields := tuple(_of_thing(a, b)):
            found.append(Change(key, How.CHANGED, strongest(f.nature for f in fields), a, b, fields))
    return found


def strongest(natures: Iterator[Nature]) -> Nature:
    """Return the nature of a whole whose parts have these."""
    return min(natures, key=list(Nature).index)


def _of_thing(old: Thing, new: Thing) -> Iterator[FieldChange]:
    if old.value == new.value and old.home == new.home:
        return
    if old.key.kind == "item":
        old, new = built(old), built(new)
    whole = Nature.WORDS if old.key.kind in SAID else None
    if old.home != new.home:
        yield FieldChange((("home", ""),), How.CHANGED, Nature.PLACE, old.home, new.home)
    yield from _of_fields(old.fields(), new.fields(), (), whole)


def _of_fields(
    old: Mapping[str, Any], new: Mapping[str, Any], at: tuple[Step, ...], nature: Nature | None
) -> Iterator[FieldChange]:
    for name in sorted({*old, *new}):
        a, b = old.get(name), new.get(name)
        # A list or mapping with nothing in it is the same as none.
        if a in (None, [], {}) and b in (None, [], {}):
            continue
        own = nature or (Nature.WORDS if name in WORDS else Nature.PLACE if name in PLACE else None)
        yield from _of_value(a, b, (*at, (name, "")), own)


def _of_value(old: Any, new: Any, at: tuple[Step, ...], nature: Nature | None) -> Iterator[FieldChange]:
    one = old if old is not None else new
    if isinstance(one, Bilingual):
        nature = Nature.WORDS
    if isinstance(one, Condition):
        yield from _leaf(old, new, at, nature or (Nature.WORDS if _same(old, new) else Nature.MEANING))
    elif isinstance(old, BaseModel) and isinstance(new, BaseModel):
        yield from _of_fields(_fields(old), _fields(new), at, nature)
    elif isinstance(one, dict):
        yield from _of_entries(old or {}, new or {}, at, nature)
    elif isinstance(one, list):
        yield from _of_list(old or [], new or [], at, nature)
    else:
        yield from _leaf(old, new, at, nature or Nature.MEANING)


def _of_entries(old: dict[str, Any], new: dict[str, Any], at: tuple[Step, ...], nature: Nature | None) -> Iterator[FieldChange]:
    """Compare what goes by names: elements, cases of a procedure, rows of a table, values of a fact."""
    head = at[:-1]
    for name in sorted({*old, *new}):
        yield from _of_value(old.get(name), new.get(name), (*head, (at[-1][0], name)), nature)


def _of_list(old: list[Any], new: list[Any], at: tuple[Step, ...], nature: Nature | None) -> Iterator[FieldChange]:
    """Compare what is told in a row: its order says nothing, and what is most alike on both sides is one."""
    head, field = (at, "") if at[-1][1] else (at[:-1], at[-1][0])
    pairs, gone, come = _matched(old, new)
    for i, j in pairs:
        yield from _of_value(old[i], new[j], (*head, (field, _named(old[i], i, new[j], j))), nature)
    for i in gone:
        yield from _leaf(old[i], None, (*head, (field, _named(old[i], i, None, 0))), nature or Nature.MEANING)
    for j in come:
        yield from _leaf(None, new[j], (*head, (field, _named(None, 0, new[j], j))), nature or Nature.MEANING)


def _matched(old: list[Any], new: list[Any]) -> tuple[list[tuple[int, int]], list[int], list[int]]:
    """Pair what is equal first, then what shares most fields; return the pairs that differ and what is left on each side."""
    left, right = list(range(len(old))), list(range(len(new)))
    for i in list(left):
        if (j := next((j for j in right if old[i] == new[j]), None)) is not None:
            left.remove(i)
            right.remove(j)
    scored = sorted((-_alike(old[i], new[j]), abs(i - j), i + j, i, j) for i in left for j in right)
    pairs = []
    for score, _, _, i, j in scored:
        if score and i in left and j in right:
            pairs.append((i, j))
            left.remove(i)
            right.remove(j)
    return sorted(pairs), left, right


def _alike(old: Any, new: Any) -> int:
    """Return how much two entries of a list have in common; 0 where they are not one."""
    if not isinstance(old, BaseModel) or type(old) is not type(new):
        return 0
    a, b = _fields(old), _fields(new)
    identity = [k for k in ("id", "do") if k in a]
    if any(a[k] != b.get(k) for k in identity):
        return 0
    return 1 + sum(1 for k in a if a[k] == b.get(k))


def _named(old: Any, i: int, new: Any, j: int) -> str:
    """Return what an entry of a list goes by: its identifier, what it does, or its place."""
    one = old if old is not None else new
    if isinstance(one, BaseModel):
        fields = _fields(one)
        if "id" in fields:
            return str(fields["id"])
        places = [str(n + 1) for entry, n in ((old, i), (new, j)) if entry is not None]
        return "→".join(dict.fromkeys(places))
    return ""


def _leaf(old: Any, new: Any, at: tuple[Step, ...], nature: Nature) -> Iterator[FieldChange]:
    if old != new:
        how = How.ADDED if old is None else How.REMOVED if new is None else How.CHANGED
        yield FieldChange(at, how, nature, old, new)


def _fields(model: BaseModel) -> dict[str, Any]:
    found = {f.alias or n: getattr(model, n) for n, f in type(model).model_fields.items()}
    return {name: value for name, value in found.items() if value is not None}


def _day(value: Any) -> date | None:
    if isinstance(value, date):
        return value
    try:
        return partial(value).exact if isinstance(value, str) else None
    except ValueError:
        return None


def written(value: Any) -> str:
    """Return a value as compact YAML on one line; a plain word or sentence as it is."""
    data = plain(value)
    return data if isinstance(data, str) else inline(data)


def _same(old: Condition | None, new: Condition | None) -> bool:
    """Tell whether two conditions are two ways of writing one."""
    return old is not None and new is not None and form(old) == form(new)
