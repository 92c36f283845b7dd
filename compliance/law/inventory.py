"""Which operative paragraphs of an instrument are known to exist, and how: encoded, declared, named somewhere, or by numbering.

A number counts with its sub-paragraphs: 9(c) is part of paragraph 9. What has no number (an annex, a paragraph whose number
nobody saw) is counted apart, since it may be any of the numbers.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compliance.files.dataclass import dataclass, field
from compliance.files.document import Document, PathKey

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.files.document import Data
    from compliance.law.load import RuleSet
    from compliance.law.model import InstrumentFile, NotEncoded, Paragraph

Site = tuple[Document, PathKey]
# What one instrument is called elsewhere, and by number of paragraph the places that name it.
Citations = dict[str, dict[int, tuple[Site, ...]]]

MOST = 400
_ONE = r"\d{1,3}(?!\d)(?:\(\w{1,5}\))*"
_LIST = rf"{_ONE}(?:(?:\s*(?:-|–|,|\bto\b|\band\b|\bor\b))+\s*{_ONE})*"
_ITEM = re.compile(r"(\d{1,3})(?!\d)(?:\(\w{1,5}\))*(?:\s*(?:-|–|\bto\b)\s*(\d{1,3})(?!\d))?")
_AFTER = rf"\s*,?\s+(?:operative\s+)?para(?:graph)?s?\.?\s+({_LIST})"
_BEFORE = re.compile(rf"\bpara(?:graph)?s?\.?\s+({_LIST})\s+of\s+(?:resolution\s+)?([\w/]*\d+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Inventory:
    """What the tree knows of the paragraphs of one instrument, by number."""

    instrument: InstrumentFile
    encoded: dict[int, tuple[Paragraph, ...]]
    declared: dict[int, tuple[NotEncoded, ...]]
    cited: dict[int, tuple[Site, ...]]
    # Encoded and declared without a number.
    encoded_unnumbered: tuple[Paragraph, ...] = ()
    declared_unnumbered: tuple[NotEncoded, ...] = ()
    last: int = field(default=0)

    @property
    def named(self) -> tuple[int, ...]:
        """Numbers that the tree names somewhere and neither encodes nor declares."""
        return tuple(sorted(n for n in self.cited if n not in self.encoded and n not in self.declared))

    @property
    def implied(self) -> tuple[int, ...]:
        """Numbers of which nothing is known but that they exist, since a later number does."""
        accounted = {*self.encoded, *self.declared, *self.cited}
        return tuple(n for n in range(1, self.last + 1) if n not in accounted)

    @property
    def numbers(self) -> tuple[int, ...]:
        """Every number that is known to exist."""
        return tuple(sorted({*self.encoded, *self.declared, *self.cited, *range(1, self.last + 1)}))


def numbers(para: str | None) -> tuple[int, ...]:
    """Return the numbers that ``9(c)`` or ``14-16, 19`` stands for; nothing for what is not counted in numbers."""
    if para is None or not re.fullmatch(rf"\s*{_LIST}\s*", para):
        return ()
    found: set[int] = set()
    for match in _ITEM.finditer(para):
        first, last = int(match[1]), int(match[2] or match[1])
        if 0 < first <= last <= MOST:
            found.update(range(first, last + 1))
    return tuple(sorted(found))


def citations(tree: RuleSet) -> Citations:
    """Return by symbol every paragraph that any sentence of the tree names, with the places; made once for a whole tree."""
    symbols = {file.symbol for file in tree.instruments.values()}
    if not symbols:
        return {}
    called = {number: symbol for symbol in sorted(symbols) if (number := _number(symbol))}
    any_symbol = "|".join(re.escape(s) for s in sorted(symbols, key=len, reverse=True))
    after = re.compile(f"({any_symbol}){_AFTER}", re.IGNORECASE)
    found: dict[str, dict[int, list[Site]]] = {symbol: {} for symbol in symbols}
    by_name = {symbol.casefold(): symbol for symbol in symbols}
    for name in sorted(tree.documents):
        document = tree.documents[name]
        for path, text in _sentences(document.data):
            pairs = [(by_name[m[1].casefold()], m[2]) for m in after.finditer(text)]
            pairs += [(called[m[2]], m[1]) for m in _BEFORE.finditer(text) if m[2] in called]
            for symbol, listed in pairs:
                for one in numbers(listed):
                    found[symbol].setdefault(one, []).append((document, path))
    return {symbol: {n: tuple(sites) for n, sites in sorted(of.items())} for symbol, of in found.items()}


def known_paragraphs(tree: RuleSet, instrument: str, cited: Citations | None = None) -> Inventory:
    """Return what the tree knows of the paragraphs of an instrument (its identifier in the tree).

    Files that share a symbol are one instrument. Pass ``cited`` where several instruments are asked for, so that the tree is
    read once. Raises ``KeyError`` for an instrument that is not in the tree.
    """
    file = tree.instruments[instrument]
    same = [f for f in tree.instruments.values() if f.symbol == file.symbol]
    encoded: dict[int, list[Paragraph]] = {}
    declared: dict[int, list[NotEncoded]] = {}
    for paragraph in (p for f in same for p in f.paragraphs):
        for number in numbers(paragraph.para):
            encoded.setdefault(number, []).append(paragraph)
    for entry in (e for f in same for e in f.not_encoded):
        for number in numbers(entry.para):
            declared.setdefault(number, []).append(entry)
    named = (citations(tree) if cited is None else cited).get(file.symbol, {})
    operative = max((f.operative or 0 for f in same), default=0)
    return Inventory(
        file,
        {n: tuple(of) for n, of in sorted(encoded.items())},
        {n: tuple(of) for n, of in sorted(declared.items())},
        named,
        tuple(p for p in file.paragraphs if not numbers(p.para)),
        tuple(e for e in file.not_encoded if not numbers(e.para)),
        max((operative, *encoded, *declared, *named)),
    )


def _number(symbol: str) -> str:
    """Return the number by which people call an instrument: the first in its symbol."""
    found = re.search(r"\d+", symbol)
    return found[0] if found else ""


def _sentences(data: Data, path: PathKey = ()) -> Iterator[tuple[PathKey, str]]:
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _sentences(value, (*path, key))
    elif isinstance(data, list):
        for i, value in enumerate(data):
            yield from _sentences(value, (*path, i))
