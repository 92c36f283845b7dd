"""Small changes to the text of a rule file that lose nothing and move no comment."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from compliance.authoring.linter.model import Edit

if TYPE_CHECKING:
    from compliance.files.document import Document, PathKey


def insert(line: int, column: int, text: str) -> tuple[Edit, ...]:
    """Return the edit that puts text in one place."""
    return (Edit(line, column, line, column, text),)


def append(document: Document, owner: PathKey, key: str, entry: str) -> tuple[Edit, ...]:
    """Return the edit that adds an entry at the end of a list of ``owner``, or makes the list; nothing where it is unclear."""
    positions, quoted = document.positions, json.dumps(entry, ensure_ascii=False)
    at = (*owner, key)
    if at in positions.values:
        if (*at, 0) not in positions.values:
            return ()
        last = max(path[-1] for path in positions.values if len(path) == len(at) + 1 and path[: len(at)] == at)
        line, column = positions.ends[(*at, last)]
        if _flow(document, at, "["):
            return insert(line, column, f", {quoted}")
        first = positions.values[(*at, 0)]
        return insert(line, column, f"\n{' ' * (first[1] - 3)}- {quoted}") if _alone(document, line, column) else ()
    line, column = positions.ends[owner]
    if _flow(document, owner, "{"):
        return insert(line, column - 1, f", {key}: [{quoted}]")
    keys = [place for path, place in positions.keys.items() if path[:-1] == owner]
    last_line, last_column = max(positions.ends[path] for path in positions.keys if path[:-1] == owner)
    if not keys or not _alone(document, last_line, last_column):
        return ()
    return insert(last_line, last_column, f"\n{' ' * (keys[0][1] - 1)}{key}: [{quoted}]")


def _flow(document: Document, at: PathKey, mark: str) -> bool:
    line, column = document.positions.values[at]
    return document.text.split("\n")[line - 1][column - 1 : column] == mark


def _alone(document: Document, line: int, column: int) -> bool:
    """Tell whether nothing stands after a place on its line."""
    return not document.text.split("\n")[line - 1][column - 1 :].strip()


def without(document: Document, owner: PathKey, index: int) -> tuple[Edit, ...]:
    """Return the edit that takes an entry (not the first) out of a list; nothing where a comment stands beside it."""
    positions = document.positions
    begin, end = positions.values[(*owner, index)], positions.ends[(*owner, index)]
    before = positions.ends[(*owner, index - 1)]
    lines = document.text.split("\n")
    if _flow(document, owner, "["):
        between = _between(lines, before, end)
        return (Edit(*before, *end, ""),) if "#" not in between else ()
    if begin[0] != end[0] or not _alone(document, *end) or lines[begin[0] - 1].strip()[:1] != "-":
        return ()
    return (Edit(begin[0], 1, begin[0] + 1, 1, ""),)


def _between(lines: list[str], begin: tuple[int, int], end: tuple[int, int]) -> str:
    if begin[0] == end[0]:
        return lines[begin[0] - 1][begin[1] - 1 : end[1] - 1]
    return "\n".join((lines[begin[0] - 1][begin[1] - 1 :], *lines[begin[0] : end[0] - 1], lines[end[0] - 1][: end[1] - 1]))


def replaced(document: Document, at: PathKey, old: str, new: str) -> tuple[Edit, ...]:
    """Return the edit that writes other characters for a scalar, inside its quotes where it has any."""
    (line, column), (end_line, end_column) = document.positions.values[at], document.positions.ends[at]
    written = _between(document.text.split("\n"), (line, column), (end_line, end_column))
    if line != end_line or written.strip("'\"") != old:
        return ()
    return (Edit(line, column, end_line, end_column, written.replace(old, new)),)
