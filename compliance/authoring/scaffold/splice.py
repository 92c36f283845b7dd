"""Add an entry to a list of a file that exists: its comments, its order and its other lines stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compliance.authoring.layout.layout import laid_out
from compliance.files.diagnostics import FaultyFile
from compliance.files.yaml import parse

if TYPE_CHECKING:
    from compliance.files.document import Document


def appended(document: Document, key: str, lines: list[str]) -> str:
    """Return the text of a file with entries at the end of the list under a top key, in the layout of the house.

    ``lines`` are the entries as they stand in a list that is indented by two. Raises ``FaultyFile`` where the list has a form
    to which no entry can be added without changing other lines.
    """
    data: Any = document.data
    rows = document.text.replace("\r\n", "\n").rstrip("\n").split("\n")
    if key not in data:
        made = [*rows, f"{key}:", *lines]
    elif not data[key]:
        at = document.positions.of((key,), key=True)[0]
        made = [*rows[: at - 1], f"{key}:", *lines, *rows[at:]]
    else:
        # Everything is laid out first, so that the entry has the indentation of the others.
        neat = parse(laid_out(document.text).encode("utf-8"), document.path)
        rows = neat.text.rstrip("\n").split("\n")
        end = _end(neat, key, rows)
        made = [*rows[:end], *([""] if key == "paragraphs" else []), *lines, *rows[end:]]
    text = "\n".join(made) + "\n"
    try:
        added = parse(text.encode("utf-8"), document.path).data
    except FaultyFile:
        added = None
    if not isinstance(added, dict) or not _begins(added[key], data.get(key) or []) or _rest(added, key) != _rest(data, key):
        message = f"no entry can be added to '{key}' in the form it has here"
        raise FaultyFile((document.fault((key,), message, "write each entry below it, beginning with '- '", key=True),))
    return laid_out(text)


def _begins(entries: list[Any], before: list[Any]) -> bool:
    return len(entries) > len(before) and repr(entries[: len(before)]) == repr(before)


def _rest(data: dict[str, Any], key: str) -> str:
    return repr({k: v for k, v in data.items() if k != key})


def _end(document: Document, key: str, rows: list[str]) -> int:
    """Return how many lines stand before the end of a list: before the next top key and the comments above that."""
    start = document.positions.of((key,), key=True)[0]
    after = [line for path, (line, _) in document.positions.keys.items() if len(path) == 1 and line > start]
    end = min(after) - 1 if after else len(rows)
    while end > start and (not rows[end - 1].strip() or rows[end - 1].startswith("#")):
        end -= 1
    return end
