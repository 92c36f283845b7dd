"""An archive of cases on two rule trees: each finding and each item that comes out differently."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from compliance.case.checked import CheckedCase, Options
from compliance.case.load import load, load_all
from compliance.check.status import QUIET
from compliance.files.dataclass import dataclass, field
from compliance.files.diagnostics import FaultyFile
from compliance.law.compiled import CompiledLaw
from compliance.report.compare import differences, paired

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from compliance.case.load import Case
    from compliance.check.finding import Finding
    from compliance.check.status import Answer, Outcome, Status
    from compliance.files.diagnostics import Diagnostic
    from compliance.law.load import RuleSet

SideName = Literal["old", "new"]


class At(NamedTuple):
    """Which finding: case, item, conduct and limb."""

    case: str
    item: str
    conduct: str
    limb: str


@dataclass(frozen=True, slots=True)
class Stand:
    """How a finding stands: all of it that a reader relies on. Two that are equal are the same answer."""

    answer: Answer
    open_exemptions: tuple[str, ...]
    readings: tuple[tuple[str, Answer], ...]

    @property
    def quiet(self) -> bool:
        """Tell whether it says nothing of the item, under any reading."""
        return self.answer.status in QUIET and not any(a.status not in QUIET for _, a in self.readings)


@dataclass(frozen=True, slots=True)
class FindingChange:
    """A finding that stands differently; None where a side has none. ``parts`` are the parts whose truth differs."""

    at: At
    old: Stand | None
    new: Stand | None
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ItemChange:
    """An item whose status differs."""

    case: str
    item: str
    old: Status
    new: Status


class Bench:
    """One rule tree on which cases are checked; its law is folded and compiled once for all of them."""

    def __init__(self, tree: RuleSet) -> None:
        self.tree, self.book = tree, CompiledLaw(tree)
        self._checked: dict[str, Checked] = {}

    def read(self, path: Path) -> Case:
        """Read one case file against the vocabulary of the tree."""
        return load(path, self.tree.vocabulary, self.book.catalogue)

    def checked(self, case: Case) -> Checked:
        """Return a case with its findings."""
        if case.id not in self._checked:
            self._checked[case.id] = Checked(case, self.book)
        return self._checked[case.id]


class Checked:
    """One case on one rule tree."""

    def __init__(self, case: Case, book: CompiledLaw) -> None:
        self.case, self.check = case, CheckedCase(case, book, Options())
        self.statuses = {i.item: i.status for i in self.check.result.items}
        self.findings: dict[At, Finding] = {At(case.id, *key): finding for key, finding in self.check.findings.items()}
        self._stands: dict[At, Stand] = {}

    def stand(self, at: At) -> Stand | None:
        """Return how a finding stands, or None where there is no such finding."""
        finding = self.findings.get(at)
        if finding is None:
            return None
        if at not in self._stands:
            others = {} if finding.status in QUIET else self.outcome(finding).exemptions
            unknown = tuple(sorted(r for r, truth in others.items() if truth is None))
            readings = tuple((a.reading, a.answer) for a in self.check.explorer.alternatives(finding))
            self._stands[at] = Stand(finding.answer, unknown, readings)
        return self._stands[at]

    def outcome(self, finding: Finding) -> Outcome:
        """Return the truth of every part of a finding, those that were not looked at included."""
        outcome = self.check.explorer.whole(finding).outcome
        assert outcome is not None
        return outcome

    def parts(self, at: At) -> dict[str, Any]:
        """Return the truth of the parts of a finding by what they are parts of."""
        o = self.outcome(self.findings[at])
        return {"in_force": o.in_force, "elements": o.elements, "stage": (o.possible, o.reached), "exemptions": o.exemptions}


@dataclass(slots=True)
class Archive:
    """What comes of an archive of cases on two rule trees. ``quiet`` counts the findings of one side alone that say nothing."""

    old: Bench
    new: Bench
    cases: dict[str, tuple[Case | None, Case | None]] = field(default_factory=dict)
    findings: list[FindingChange] = field(default_factory=list)
    items: list[ItemChange] = field(default_factory=list)
    faults: list[tuple[SideName, Diagnostic]] = field(default_factory=list)
    compared: int = 0
    quiet: int = 0


def archive(old: RuleSet, new: RuleSet, paths: list[Path]) -> Archive:
    """Check every case under ``paths`` on both trees. A case that cannot be read on a side is a fault and stops no other.

    Raises ``FaultyFile`` where a catalogue of items, which is read only when a case names an item, is faulty.
    """
    found = Archive(Bench(old), Bench(new))
    sides: tuple[SideName, SideName] = ("old", "new")
    for pair in zip(load_all(paths, found.old.read), load_all(paths, found.new.read), strict=True):
        found.faults += [
            (s, d) for s, one in zip(sides, pair, strict=True) if isinstance(one, FaultyFile) for d in one.diagnostics
        ]
        a, b = (None if isinstance(one, FaultyFile) else one for one in pair)
        if case := a or b:
            found.cases[case.id] = (a, b)
        if a is not None and b is not None:
            _compare(found, found.old.checked(a), found.new.checked(b))
    return found


def _compare(found: Archive, old: Checked, new: Checked) -> None:
    for at in sorted(old.findings.keys() | new.findings.keys()):
        a, b = old.stand(at), new.stand(at)
        found.compared += 1
        if a == b:
            continue
        alone = a if b is None else b if a is None else None
        if alone is not None and alone.quiet:
            found.quiet += 1
            continue
        parts = tuple(_parts(at, old, new)) if a and b else ()
        found.findings.append(FindingChange(at, a, b, parts))
    for name, was, now in paired(old.statuses, new.statuses):
        if was is not None and now is not None and was is not now:
            found.items.append(ItemChange(old.case.id, name, was, now))


def _parts(at: At, old: Checked, new: Checked) -> Iterator[str]:
    """Yield the parts of a finding whose truth differs: elements, 'stage', 'in_force', and exemptions by their limb."""
    silent = {old.findings[at].status, new.findings[at].status} <= QUIET
    for aspect, several in groupby(differences(old.parts(at), new.parts(at)), key=lambda d: d.aspect):
        if not (silent and aspect == "exemptions"):
            yield from sorted(d.name or aspect for d in several)
