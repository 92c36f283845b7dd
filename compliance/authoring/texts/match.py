"""Which instrument a file is the text of: by the symbol in its name, and by the symbol on its first page."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from compliance.files.normalise import normal

if TYPE_CHECKING:
    from collections.abc import Iterable


@cache
def _pattern(symbol: str) -> re.Pattern[str]:
    """Return what finds a symbol however it is spaced, bracketed or joined, with its last part before or behind the rest."""
    parts = [re.escape(p) for p in re.findall(r"[^\W_]+", normal(symbol))]
    gap = r"[\W_]{0,4}"
    straight = gap.join(parts)
    turned = gap.join([parts[-1], *parts[:-1]]) if len(parts) > 2 else straight
    return re.compile(rf"(?<![^\W_])(?:{straight}|{turned})(?![^\W_])", re.IGNORECASE)


def in_name(stem: str, symbols: Iterable[str]) -> str | None:
    """Return the symbol that a file name holds."""
    return _first(normal(stem), symbols)


def on_page(page: str, symbols: Iterable[str]) -> str | None:
    """Return the symbol that stands first on a page."""
    return _first(page, symbols)


def holds(page: str, symbol: str) -> bool:
    """Tell whether a page holds a symbol."""
    return _pattern(symbol).search(page) is not None


def _first(text: str, symbols: Iterable[str]) -> str | None:
    found = [(m.start(), -len(symbol), symbol) for symbol in symbols if (m := _pattern(symbol).search(text))]
    return min(found)[2] if found else None
