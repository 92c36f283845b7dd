"""A day in other digits than 0 to 9.

What it does:
    Reports a day that is written in the digits of another script. It is read as the same day.

Why it matters:
    Editors and reviewers search and compare days by their digits, and would pass this one over.

Example:
    from: ٢٠١١-٠٢-٢٦

Instead:
    from: 2011-02-26
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compliance.authoring.linter.edits import replaced
from compliance.authoring.linter.model import Severity
from compliance.files.normalise import digits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.authoring.linter.model import Finding
    from compliance.authoring.linter.world import World
    from compliance.files.document import Data, PathKey

_DAY = re.compile(r"\d{4}(-\d{2}){0,2}")
_DIGITS = re.compile(r"[^\D0-9]")

CODE = "R308"
SEVERITY = Severity.WARNING
SINCE = "0.1.0"
MENDS = True


def check(world: World) -> Iterator[Finding]:
    """Yield each day in other digits."""
    for name in sorted(world.tree.documents):
        document = world.tree.documents[name]
        if not _DIGITS.search(document.text):
            continue
        for path, text in _texts(document.data, ()):
            if _DAY.fullmatch(text) and not text.isascii():
                plain = digits(text)
                message, fix = f"'{text}' is written in other digits than 0 to 9", f"write {plain}"
                edits = replaced(document, path, text, plain)
                yield world.at(CODE, document, path, message, fix, edits=edits)


def _texts(data: Data, path: PathKey) -> Iterator[tuple[PathKey, str]]:
    if isinstance(data, str):
        yield path, data
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from _texts(value, (*path, key))
