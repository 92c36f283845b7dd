"""The texts of a folder by instrument and language, with everything that could not be used and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.authoring.texts import languages, match
from compliance.authoring.texts.languages import NAMES
from compliance.authoring.texts.read import files, read
from compliance.authoring.texts.split import split
from compliance.files.dataclass import dataclass, field
from compliance.files.diagnostics import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from compliance.authoring.texts.read import OfficialText
    from compliance.authoring.texts.split import Split


@dataclass(frozen=True, slots=True)
class Held:
    """A text that is taken for that of an instrument, in its language, cut into paragraphs."""

    text: OfficialText
    symbol: str
    language: str
    split: Split


@dataclass(slots=True)
class Pool:
    """What a folder gives. Problems are contradictions or files that cannot be read; notes are said and no more."""

    texts: dict[str, tuple[Held, ...]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    files: int = 0

    @classmethod
    def of(cls, folder: Path, symbols: Iterable[str]) -> Pool:
        """Read a folder. Raises ``ImportError`` where a PDF needs the extra, ``OSError`` where it cannot be listed."""
        pool, known = cls(), sorted(set(symbols))
        found: dict[tuple[str, str], list[Held]] = {}
        for path in files(folder):
            pool.files += 1
            try:
                text = read(path)
            except UserError as error:
                pool.problems.append(f"{path}: {error}")
                continue
            held = pool._held(text, known)
            if held:
                found.setdefault((held.symbol, held.language), []).append(held)
        for (symbol, language), several in sorted(found.items()):
            one = pool._only(symbol, language, several)
            if one:
                pool.texts[symbol] = (*pool.texts.get(symbol, ()), one)
        return pool

    def _held(self, text: OfficialText, symbols: list[str]) -> Held | None:
        """Return what a text is the text of, or say why it is of none."""
        name, page = match.in_name(text.path.stem, symbols), match.on_page(text.first_page, symbols)
        if name and page and name != page and not match.holds(text.first_page, name):
            self.problems.append(f"{text.path}: its name says {name}, its first page {page}; it is left out")
            return None
        symbol = name or page
        if symbol is None:
            self.notes.append(f"{text.path}: its name and first page hold the symbol of no instrument of this rule tree")
            return None
        if not match.holds(text.first_page, symbol):
            self.notes.append(f"{text.path}: taken for {symbol} by its name alone; its first page does not show the symbol")
        said, seen = languages.named(text.path.stem), languages.detected(text.whole)
        if said and seen and said != seen:
            self.problems.append(f"{text.path}: its name says {NAMES[said]}, and it reads as {NAMES[seen]}; it is left out")
            return None
        language = seen or said
        if language is None:
            self.problems.append(f"{text.path}: its language cannot be told; end its name with one, such as -en")
            return None
        cut = split(text.whole)
        if not cut.paragraphs:
            self.problems.append(f"{text.path}: no operative paragraph with a number at the head of a line; it is left out")
            return None
        return Held(text, symbol, language, cut)

    def _only(self, symbol: str, language: str, several: list[Held]) -> Held | None:
        """Return the one text of an instrument in a language; of two that differ neither is taken."""
        if len({h.text.sha256 for h in several}) > 1:
            names = " and ".join(str(h.text.path) for h in several)
            self.problems.append(f"{symbol} has {len(several)} {NAMES[language]} texts that differ: {names}; keep one")
            return None
        for other in several[1:]:
            self.notes.append(f"{other.text.path}: the same file as {several[0].text.path}")
        return several[0]
