"""The rule tree held against official texts: does each numbered paragraph exist, and does it contain its terms of art."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Literal

from compliance.authoring.texts.languages import NAMES
from compliance.authoring.texts.pool import Pool
from compliance.files.dataclass import dataclass, field
from compliance.files.normalise import contains
from compliance.law.inventory import numbers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from compliance.authoring.texts.pool import Held
    from compliance.authoring.texts.split import Split
    from compliance.law.load import RuleSet
    from compliance.law.model import InstrumentFile, Paragraph

# exists: the paragraph is there, and the node declares no term in the language of the text, so no words were compared.
Status = Literal["checked", "exists", "paragraph_missing", "term_missing", "no_text", "no_number"]
CONTRADICTED = frozenset({"paragraph_missing", "term_missing"})
_EXACT = re.compile(r"\d{1,3}((?:\(\w{1,5}\))*)")


@dataclass(frozen=True, slots=True)
class Result:
    """One node against one text; without a text, the node alone."""

    node: str
    symbol: str
    para: str | None
    path: str
    line: int
    indent: int
    status: Status
    language: str | None = None
    file: str | None = None
    sha256: str | None = None
    found: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    # For a node without a number: the paragraphs that hold all of its terms.
    perhaps: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of a whole folder."""

    pool: Pool
    results: tuple[Result, ...]
    # Contradictions that concern no single node.
    wrong: tuple[str, ...] = field(default=())

    @property
    def counts(self) -> dict[str, int]:
        """How many results there are of each status."""
        return dict(sorted(Counter(r.status for r in self.results).items()))

    @property
    def contradicted(self) -> bool:
        """Whether a text says otherwise than the tree, or could not be trusted."""
        return bool(self.wrong or self.pool.problems or any(r.status in CONTRADICTED for r in self.results))


def verify(tree: RuleSet, folder: Path) -> Verified:
    """Hold every node against the texts of its instrument. Raises ``OSError`` for a folder that cannot be listed."""
    pool = Pool.of(folder, {f.symbol for f in tree.instruments.values()})
    files = sorted(tree.instruments.values(), key=lambda f: (f.adopted, f.symbol, f.instrument))
    results = [r for file in files for r in _instrument(tree, file, pool.texts.get(file.symbol, ()))]
    wrong = [w for file in files for w in _counted(file, pool.texts.get(file.symbol, ()))]
    return Verified(pool, tuple(results), tuple(wrong))


def _instrument(tree: RuleSet, file: InstrumentFile, texts: tuple[Held, ...]) -> Iterator[Result]:
    for paragraph in file.paragraphs:
        entry = tree.limbs[f"{paragraph.node}.{paragraph.limbs[0].id}"]
        line, column = entry.document.positions.of(entry.path[:2])
        place = (paragraph.node, file.symbol, paragraph.para, entry.document.path, line, column - 1)
        if not texts:
            yield Result(*place, "no_text" if numbers(paragraph.para) else "no_number")
        for held in texts:
            yield _held(place, paragraph, held)


def _held(place: tuple[str, str, str | None, str, int, int], paragraph: Paragraph, held: Held) -> Result:
    terms = tuple(t for language, of in paragraph.terms.items() if language == held.language for t in of)
    beside = (held.language, str(held.text.path), held.text.sha256)
    if not numbers(paragraph.para):
        perhaps = [n for n, text in held.split.paragraphs.items() if all(contains(text, t, held.language) for t in terms)]
        return Result(*place, "no_number", *beside, perhaps=tuple(perhaps) if terms else ())
    pieces = _pieces(held.split, paragraph.para or "")
    if pieces is None:
        return Result(*place, "paragraph_missing", *beside)
    text = "\n".join(pieces)
    found = tuple(t for t in terms if contains(text, t, held.language))
    missing = tuple(t for t in terms if t not in found)
    status: Status = "term_missing" if missing else "checked" if found else "exists"
    return Result(*place, status, *beside, found, missing)


def _pieces(split: Split, para: str) -> list[str] | None:
    """Return the text of a paragraph, of a sub-paragraph, or of each paragraph of a range; None if one is not there."""
    exact = _EXACT.fullmatch(para.strip())
    if exact:
        below = tuple(re.findall(r"\((\w+)\)", exact[1]))
        pieces = [split.piece(numbers(para)[0], below)]
    else:
        pieces = [split.piece(n) for n in numbers(para)]
    return None if any(p is None for p in pieces) else [p for p in pieces if p is not None]


def _counted(file: InstrumentFile, texts: tuple[Held, ...]) -> Iterator[str]:
    """Yield what the number of paragraphs of a text contradicts: a declared paragraph that is not there, a stated count."""
    for held in texts:
        which = f"the {NAMES[held.language]} text of {file.symbol}"
        last = max(held.split.paragraphs, default=0)
        if file.operative and file.operative != last:
            yield f"{which} ends with paragraph {last}, and 'operative' says {file.operative}"
        for entry in file.not_encoded:
            lost = [n for n in numbers(entry.para) if n not in held.split.paragraphs]
            if lost:
                yield f"{which} has no paragraph {', '.join(map(str, lost))}; declared as not encoded: {entry.para}"
