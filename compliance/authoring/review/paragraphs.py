"""Of each instrument of a regime on a day: which of its known paragraphs are encoded, declared, or missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compliance.files.dataclass import asdict, dataclass, field
from compliance.law.inventory import citations, known_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from compliance.law.compiled import CompiledLaw
    from compliance.law.inventory import Inventory
    from compliance.law.model import NotEncoded, Paragraph

COUNTED = ("encoded", "declared", "past", "named", "implied")
Numbers = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Covered:
    """One instrument on a day. Every known number stands under exactly one of the first five."""

    symbol: str
    adopted: date
    # In force that day, or of unknown force.
    encoded: Numbers
    declared: Numbers
    # Encoded or declared, and not in force that day.
    past: Numbers
    # Missing: named somewhere in the tree; and known only because a later number, or a count, says that it exists.
    named: Numbers
    implied: Numbers
    # What has no number, or none that anybody saw: any of the numbers above may be theirs.
    encoded_unnumbered: int
    declared_unnumbered: int
    # Where the tree names a missing paragraph: file:line, by number.
    places: dict[int, list[str]] = field(default_factory=dict)

    def as_line(self) -> dict[str, Any]:
        """Return the instrument as plain data."""
        return {**asdict(self), "adopted": self.adopted.isoformat(), "known": self.known}

    @property
    def known(self) -> int:
        """How many numbers are known to exist."""
        return sum(len(getattr(self, key)) for key in COUNTED)


def covered(book: CompiledLaw, regime: str, on: date) -> Iterator[Covered]:
    """Yield each instrument of a regime that was adopted by a day, in order of adoption."""
    cited = citations(book.tree)
    files = [f for f in book.tree.instruments.values() if f.regime == regime and f.adopted <= on]
    for file in sorted(files, key=lambda f: (f.adopted, f.symbol)):
        yield _one(book, known_paragraphs(book.tree, file.instrument, cited), on)


def totals(found: list[Covered]) -> dict[str, int]:
    """Add up the numbers, and what has none."""
    sums = {key: sum(len(getattr(c, key)) for c in found) for key in COUNTED}
    rest = {key: sum(getattr(c, key) for c in found) for key in ("encoded_unnumbered", "declared_unnumbered")}
    return {"known": sum(c.known for c in found), **sums, **rest}


def _one(book: CompiledLaw, known: Inventory, on: date) -> Covered:
    encoded = tuple(n for n, of in known.encoded.items() if any(_alive(book, p, on) for p in of))
    declared = tuple(n for n, of in known.declared.items() if n not in encoded and any(_stands(e, on) for e in of))
    past = tuple(sorted({*known.encoded, *known.declared} - {*encoded, *declared}))
    places = {n: [f"{d.path}:{d.positions.of(path)[0]}" for d, path in known.cited[n]] for n in known.named}
    return Covered(
        known.instrument.symbol,
        known.instrument.adopted,
        encoded,
        declared,
        past,
        known.named,
        known.implied,
        sum(_alive(book, p, on) for p in known.encoded_unnumbered),
        sum(_stands(e, on) for e in known.declared_unnumbered),
        places,
    )


def _alive(book: CompiledLaw, paragraph: Paragraph, on: date) -> bool:
    """Tell whether any limb is in force on a day, or may be."""
    versions = (book.law.on(f"{paragraph.node}.{limb.id}", on) for limb in paragraph.limbs)
    return any(v is not None and v.in_force is not False for v in versions)


def _stands(entry: NotEncoded, on: date) -> bool:
    return entry.from_ <= on and (entry.until is None or on <= entry.until)


def ranges(numbers: Numbers) -> str:
    """Return numbers in short: 1-3, 5."""
    runs: list[list[int]] = []
    for n in numbers:
        if runs and n == runs[-1][1] + 1:
            runs[-1][1] = n
        else:
            runs.append([n, n])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)


def lines(title: str, on: date, found: list[Covered]) -> Iterator[str]:
    """Yield the coverage of a regime as lines for a person."""
    yield f"{title}: paragraphs on {on.isoformat()}"
    for c in found:
        yield f"{c.symbol}: {c.known} known"
        for label, numbers in (
            ("encoded", c.encoded),
            ("declared", c.declared),
            ("not in force", c.past),
            ("MISSING, named", c.named),
            ("missing, by numbering", c.implied),
        ):
            if numbers:
                yield f"  {label:<22} {len(numbers):>3}  {ranges(numbers)}"
        for n, places in c.places.items():
            yield f"    {n} is named at {places[0]}" + (f" and {len(places) - 1} more" if len(places) > 1 else "")
        if c.encoded_unnumbered or c.declared_unnumbered:
            yield f"  without a number: {c.encoded_unnumbered} encoded, {c.declared_unnumbered} declared"
    t = totals(found)
    yield f"In all {len(found)} instruments, {t['known']} paragraphs known by number:"
    yield f"  {t['encoded']} encoded, {t['declared']} declared, {t['past']} not in force on that day,"
    yield f"  {t['named']} named and neither, {t['implied']} known by numbering alone;"
    yield f"  without a number {t['encoded_unnumbered']} encoded and {t['declared_unnumbered']} declared."
