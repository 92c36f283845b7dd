"""What the formats that are data share: texts that cannot act on a reader's program, paths as URIs, and stable marks."""

from __future__ import annotations

import hashlib
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

from compliance.explain.bidi import LRI, PDI
from compliance.files.safe import code_points, one_line


def clean(text: str, lang: str) -> str:
    """Return a text in one line, with what cannot be seen written out; in Arabic the isolates that the report set are kept."""
    return one_line(text, _isolates(text, lang)).strip()


def _isolates(text: str, lang: str) -> str:
    """Return the isolates, if a text opens and closes them in turn, as an Arabic report sets them."""
    marks = [c for c in text if c in (LRI, PDI)]
    return LRI + PDI if lang == "ar" and marks == [LRI, PDI] * (len(marks) // 2) else ""


def safe(part: Any, lang: str) -> Any:
    """Return data with every character written out, in keys and codes as well, that ``clean`` would write out of a text."""
    if isinstance(part, dict):
        return {safe(key, lang): safe(value, lang) for key, value in part.items()}
    if isinstance(part, list | tuple):
        return [safe(value, lang) for value in part]
    return code_points(part, "\n" + _isolates(part, lang)) if isinstance(part, str) else part


def uri(path: str) -> tuple[str, bool]:
    """Return a path as a URI, and whether it is relative to the folder in which the report was made."""
    pure = PurePath(path)
    if not pure.is_absolute():
        return quote(pure.as_posix()), True
    try:
        return quote(pure.relative_to(Path.cwd()).as_posix()), True
    except ValueError:
        return pure.as_uri(), False


def mark(*parts: str) -> str:
    """Return a mark that is the same for the same parts, and of which no part can pass for another."""
    return hashlib.sha256("\0".join(part.replace("\0", "\0\0") for part in parts).encode("utf-8", "replace")).hexdigest()[:40]
