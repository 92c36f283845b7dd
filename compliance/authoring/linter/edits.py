"""Small changes to the text of a rule file that lose nothing and move no comment."""

from __future__ import annotations

import json

from compliance.authoring.linter.model import Edit
from compliance.text.yaml import Document, PathKey


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
