"""One structure of a whole comparison, in one language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.authoring.diff.changes import How, Nature, compare, written
from compliance.authoring.diff.meaning import changed_days
from compliance.authoring.diff.model import (
    SCHEMA_VERSION,
)
from compliance.authoring.diff.outcomes import Outcomes
from compliance.authoring.diff.reach import findings_reached
from compliance.authoring.diff.sides import RULES
from compliance.authoring.diff.speech import Words
from compliance.authoring.diff.through import Through
from compliance.authoring.diff.words import FIELD
from compliance.files.dataclass import dataclass, field
from compliance.files.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.authoring.diff.archive import Archive
    from compliance.authoring.diff.changes import Change, FieldChange
    from compliance.authoring.diff.meaning import Days
    from compliance.authoring.diff.model import (
        ArchivePart,
        ChangeLine,
        DiffReport,
        FieldLine,
        LimbLine,
        SideLine,
        TextPart,
        WitnessLine,
    )
    from compliance.authoring.diff.sides import Side
    from compliance.authoring.diff.things import Thing
    from compliance.law.load import RuleSet


@dataclass(slots=True)
class Comparison:
    """Two sides, what differs between them, and if asked for what comes of cases and of a search for facts.

    ``witnesses`` stays None where nobody looked for facts on which the two disagree.
    """

    old: Side
    new: Side
    lang: str = "en"
    archive: Archive | None = None
    witnesses: list[WitnessLine] | None = None
    changes: list[Change] = field(init=False)
    days: dict[str, Days] = field(init=False)

    def __post_init__(self) -> None:
        self.changes = compare(self.old.tree, self.new.tree)
        self.days = changed_days(self.old.tree, self.new.tree) if self.changes else {}


def build(comparison: Comparison) -> DiffReport:
    """Return the comparison as a report."""
    words = Words(comparison.old.tree, comparison.new.tree, comparison.lang)
    return {
        "schema_version": SCHEMA_VERSION,
        "lang": "ar" if comparison.lang == "ar" else "en",
        "old": _side(words, comparison.old),
        "new": _side(words, comparison.new),
        "text": _text(words, comparison),
        "limbs": list(_limbs(words, comparison.days)),
        "archive": _archive(words, comparison),
        "witnesses": comparison.witnesses,
    }


def _side(words: Words, side: Side) -> SideLine:
    notes = [words.say("folder_wins", name=visible(side.name), path=RULES)] if side.both else []
    return {
        "name": visible(side.name),
        "kind": side.kind,
        "commit": side.commit,
        "digest": side.tree.digest,
        "notes": notes,
    }


def _text(words: Words, comparison: Comparison) -> TextPart:
    old, new, changes = comparison.old.tree, comparison.new.tree, comparison.changes
    counts = {n.value: sum(c.nature is n for c in changes) for n in Nature}
    counts |= {h.value: sum(c.how is h for c in changes) for h in How}
    return {"counts": counts, "changes": [_change(words, c, old, new) for c in changes]}


def _change(words: Words, change: Change, old: RuleSet, new: RuleSet) -> ChangeLine:
    def at(thing: Thing | None) -> str:
        return visible(thing.place()) if thing else ""

    reached = findings_reached(change, old, new) if change.nature is Nature.MEANING else []
    return {
        "kind": change.key.kind,
        "name": visible(change.key.name),
        "label": visible(words.thing(change)),
        "change": change.how.value,
        "nature": change.nature.value,
        "old_at": at(change.old),
        "new_at": at(change.new),
        "fields": [_field(words, f) for f in change.fields],
        "reaches": [{"limb": r, "label": words.limb(r)} for r in reached],
    }


def _field(words: Words, change: FieldChange) -> FieldLine:
    old, new = (None if v is None else visible(written(v)) for v in (change.old, change.new))
    where, days = visible(_where(words, change)), change.days
    form = {How.CHANGED: "from_to", How.ADDED: "was_added", How.REMOVED: "was_removed"}[change.how]
    sentence = words.say(form, where=where, old=old or "", new=new or "")
    if days:
        moved = words.say("later" if days > 0 else "earlier", n=words.days(abs(days)))
        sentence = f"{sentence} ({moved})"
    return {
        "path": visible(change.code()),
        "where": where,
        "change": change.how.value,
        "nature": change.nature.value,
        "old": old,
        "new": new,
        "days": days,
        "sentence": sentence,
    }


def _where(words: Words, change: FieldChange) -> str:
    parts = []
    for name, entry in change.path:
        what = words.word(FIELD, name)
        parts.append(words.say("of", what=what, name=entry) if entry else what)
    return words.join(parts)


def _limbs(words: Words, days: dict[str, Days]) -> Iterator[LimbLine]:
    for ref, spans in days.items():
        yield {"limb": ref, "label": words.limb(ref), "days": [s.text() for s in spans]}


def _archive(words: Words, comparison: Comparison) -> ArchivePart | None:
    found = comparison.archive
    if found is None:
        return None
    return Outcomes(words, found, Through(found, comparison.changes)).part()
