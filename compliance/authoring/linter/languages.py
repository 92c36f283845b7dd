"""Whether a text is in the language that it stands under, by its letters."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.files.document import Data, PathKey
    from compliance.files.schema_types import Bilingual

_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")


def wrong(told: Bilingual) -> Iterator[tuple[str, str, str]]:
    """Yield language, what is wrong, and what to do, for each side of a text that is none in its language."""
    if told.en.strip() and " ".join(told.en.split()) == " ".join(told.ar.split()) and _letters(told.en):
        yield "ar", "is the same in both languages", "write it in Arabic"
        return
    if not told.en.strip():
        yield "en", "is blank", "write it in English"
    elif _arabic(told.en):
        yield "en", "has Arabic letters under 'en'", "exchange the two, or write it in English"
    if not told.ar.strip():
        yield "ar", "is blank", "write it in Arabic"
    elif _letters(told.ar) and not _arabic(told.ar):
        yield "ar", "has no Arabic letters under 'ar'", "exchange the two, or write it in Arabic"


def _letters(text: str) -> bool:
    return any(c.isalpha() for c in text)


def _arabic(text: str) -> bool:
    return any(unicodedata.category(c).startswith("L") for c in _ARABIC.findall(text))


def value_at(data: Data, path: PathKey) -> Data:
    """Return the value that a path leads to."""
    for part in path:
        data = data[part]  # type: ignore[index]
    return data
