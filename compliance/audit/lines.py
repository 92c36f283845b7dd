"""Two reports line by line: every value that is not the same, with the way to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_GONE = object()
# The last step to a list that holds the same entries in another order.
ORDER = "order"
# By which key the entries of a list are told apart, so that one more of them does not move all that follow.
_NAMES = ("id", "limb", "node", "reading", "fact", "flag", "waiver", "claim", "target", "name", "citation")


class Difference(NamedTuple):
    """One value that is not the same; None where it is on one side only."""

    path: tuple[str, ...]
    old: str | None
    new: str | None


def count(part: Any) -> int:
    """Return how many values a structure holds."""
    if isinstance(part, dict):
        return sum(map(count, part.values()))
    return sum(map(count, part)) if isinstance(part, list) else 1


def differences(old: Any, new: Any, path: tuple[str, ...] = ()) -> Iterator[Difference]:
    """Yield every value that is not the same in two structures."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys((*old, *new)):
            yield from differences(old.get(key, _GONE), new.get(key, _GONE), (*path, str(key)))
    elif isinstance(old, list | tuple) and isinstance(new, list | tuple):
        one, other = _named(list(old)), _named(list(new))
        for name in dict.fromkeys((*one, *other)):
            yield from differences(one.get(name, _GONE), other.get(name, _GONE), (*path, name))
        if list(one) != list(other) and set(one) == set(other):
            yield Difference((*path, ORDER), ", ".join(one), ", ".join(other))
    elif old != new or type(old) is not type(new):
        yield Difference(path, _text(old), _text(new))


def _named(entries: list[Any]) -> dict[str, Any]:
    """Return the entries of a list by a name of their own, or by their place."""
    found: dict[str, Any] = {}
    for i, entry in enumerate(entries):
        name = ""
        if isinstance(entry, dict):
            parts = [str(entry[k]) for k in ("conduct", *_NAMES) if isinstance(entry.get(k), str)]
            name = " ".join(parts[:2])
        name = name or str(i + 1)
        found[name if name not in found else f"{name} ({i + 1})"] = entry
    return found


def _text(value: Any) -> str | None:
    if value is _GONE:
        return None
    return f"{len(value)} …" if isinstance(value, dict | list) else str(value)
