"""What comes of an archive of cases, as lines of the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.check.status import QUIET
from compliance.explain.words import STATUS
from compliance.files.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.authoring.diff.archive import Archive, FindingChange, Stand
    from compliance.authoring.diff.changes import Change
    from compliance.authoring.diff.model import ArchivePart, CaseFaultLine, FindingChangeLine, ItemChangeLine, StandLine
    from compliance.authoring.diff.speech import Words
    from compliance.authoring.diff.through import Through
    from compliance.case.load import Case


class Outcomes:
    """Makes lines of what an archive comes to."""

    def __init__(self, words: Words, found: Archive, through: Through) -> None:
        self.words, self.found, self.through = words, found, through

    def part(self) -> ArchivePart:
        """Return all of it."""
        found = self.found
        findings = [self._finding(f) for f in found.findings]
        return {
            "counts": {
                "cases": len(found.cases),
                "compared": found.compared,
                "changed": len(found.findings),
                "old_only": sum(f.new is None for f in found.findings),
                "new_only": sum(f.old is None for f in found.findings),
                "quiet": found.quiet,
                "items": len(found.items),
            },
            "cases": sorted(found.cases),
            "items": list(self._items()),
            "findings": findings,
            "faults": list(self._faults()),
        }

    def _case(self, name: str) -> Case:
        return next(c for c in self.found.cases[name] if c is not None)

    def _item(self, case: str, item: str) -> str:
        return self._case(case).file.items[item].label.of(self.words.lang)

    def _items(self) -> Iterator[ItemChangeLine]:
        for change in self.found.items:
            old, new = (self.words.word(STATUS, s) for s in (change.old, change.new))
            label = self._item(change.case, change.item)
            yield {
                "case": change.case,
                "item": change.item,
                "item_label": label,
                "old": change.old.value,
                "new": change.new.value,
                "sentence": self.words.say("from_to", where=label, old=old, new=new),
            }

    def _finding(self, change: FindingChange) -> FindingChangeLine:
        at, words = change.at, self.words
        through, certain = self.through.of(change)
        old, new = self._stand(change.old), self._stand(change.new)
        conduct = self._case(at.case).file.items[at.item].conducts[at.conduct]
        label = conduct.label.of(words.lang) if conduct.label else at.conduct
        sentence = self._told(change, f"{words.limb(at.limb)} — {label}")
        return {
            "case": at.case,
            "item": at.item,
            "item_label": self._item(at.case, at.item),
            "conduct": at.conduct,
            "limb": at.limb,
            "label": words.limb(at.limb),
            "old": old,
            "new": new,
            "parts": list(change.parts),
            "parts_sentence": self._parts(change),
            "through": [{"kind": c.key.kind, "name": visible(c.key.name), "label": visible(words.thing(c))} for c in through],
            "certain": certain,
            "through_sentence": self._through(through, certain),
            "sentence": sentence,
        }

    def _stand(self, stand: Stand | None) -> StandLine | None:
        if stand is None:
            return None
        carried = stand.answer.carried
        return {
            "status": stand.answer.status.value,
            "carried": carried.value if carried else None,
            "open_exemptions": list(stand.open_exemptions),
            "readings": {name: answer.status.value for name, answer in stand.readings},
            "sentence": self.words.new.answer(stand.answer),
        }

    def _told(self, change: FindingChange, where: str) -> str:
        """Return what differs as a sentence: the status, the exemptions open on one side alone, what another reading gives.

        Exemptions are told only where both sides say something of the item: else what is not touched needs none.
        """
        words, old, new = self.words, change.old, change.new
        before, after = (words.new.answer(s.answer) if s else words.say("absent") for s in (old, new))
        same = before == after
        told = [
            words.say("still", where=where, old=before) if same else words.say("from_to", where=where, old=before, new=after)
        ]
        if old is None or new is None:
            return told[0]
        if not {old.answer.status, new.answer.status} & QUIET:
            for key, mine, other in (("open_old", old, new), ("open_new", new, old)):
                own = [words.limb(r) for r in mine.open_exemptions if r not in other.open_exemptions]
                told += [words.say(key, limbs=words.join(own, "semicolon"))] if own else []
        sides = dict(old.readings), dict(new.readings)
        for name in sorted({*sides[0], *sides[1]}):
            # A reading that is not told of gives what the default gives.
            a, b = (side.get(name, stand.answer) for side, stand in zip(sides, (old, new), strict=True))
            if a != b:
                reading = words.say("under_reading", reading=name)
                told.append(words.say("from_to", where=reading, old=words.new.answer(a), new=words.new.answer(b)))
        return words.join(told, "semicolon")

    def _parts(self, change: FindingChange) -> str:
        """Return the parts whose truth differs, as a sentence; nothing where none does."""
        names = []
        for part in change.parts:
            if part in ("in_force", "stage"):
                names.append(self.words.say(part))
            else:
                known = part in self.words.new.tree.limbs or part in self.words.old.tree.limbs
                names.append(self.words.limb(part) if known else self._element(part))
        return self.words.say("decided", parts=self.words.join(names, "semicolon")) if names else ""

    def _element(self, name: str) -> str:
        found = self.words.new.element(name)
        return found if found != name else self.words.old.element(name)

    def _through(self, through: list[Change], certain: bool) -> str:
        if not through:
            return self.words.say("through_none")
        what = self.words.join((visible(self.words.thing(c)) for c in through), "semicolon")
        return self.words.say("through" if certain else "through_any", what=what)

    def _faults(self) -> Iterator[CaseFaultLine]:
        old = {d for side, d in self.found.faults if side == "old"}
        new = {d for side, d in self.found.faults if side == "new"}
        for d in sorted(old | new):
            yield {
                "side": "both" if d in old and d in new else "old" if d in old else "new",
                "path": visible(d.path),
                "line": d.line,
                "column": d.column,
                "message": d.message,
                "fix": d.fix,
            }
