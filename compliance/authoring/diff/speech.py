"""The two trees in one language: what a thing, a limb or a number of days is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.authoring.diff.things import symbol_of
from compliance.authoring.diff.words import DAYS, KIND, SAY
from compliance.explain.labels import Labels
from compliance.explain.words import pick
from compliance.law.model import NotEncoded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compliance.authoring.diff.changes import Change
    from compliance.explain.words import Pair
    from compliance.law.load import RuleSet


class Words:
    """Says things about the two trees in one language."""

    def __init__(self, old: RuleSet, new: RuleSet, lang: str) -> None:
        self.lang = lang
        self.old, self.new = Labels(old, lang), Labels(new, lang)

    def say(self, key: str, **parts: str) -> str:
        """Return one sentence with its places filled."""
        return pick(SAY[key], self.lang).format(**parts)

    def word(self, table: dict[str, Pair], key: str) -> str:
        """Return a word; one that has none is shown as a name."""
        return pick(table[key], self.lang) if key in table else key.replace("_", " ")

    def join(self, words: Iterable[str], by: str = "comma") -> str:
        """Return a list as text."""
        return self.new.join(words, by)

    def limb(self, ref: str) -> str:
        """Return citation and label of a limb, as the new tree has it, else the old."""
        labels = self.new if ref in self.new.tree.limbs else self.old
        return labels.limb(labels.tree.limbs[ref]) if ref in labels.tree.limbs else ref

    def days(self, n: int) -> str:
        """Return a number of days."""
        english, arabic = DAYS
        if self.lang != "ar":
            return f"{n} {english[0] if n == 1 else english[1]}"
        form = n if n <= 2 else 3 if 3 <= n % 100 <= 10 else 4 if 11 <= n % 100 <= 99 else 5
        return arabic[n] if n <= 2 else f"{n} {arabic[form]}"

    def thing(self, change: Change) -> str:
        """Return what changed, as a lawyer would name it."""
        thing, labels = (change.new, self.new) if change.new else (change.old, self.old)
        assert thing is not None
        kind, name = self.word(KIND, change.key.kind), change.key.name
        tree = labels.tree
        if change.key.kind == "limb" and name in tree.limbs:
            entry = tree.limbs[name]
            return f"{labels.citation(entry)}{self.say('sep')}{self.say('of', what=kind, name=entry.limb.id)} ({name})"
        if change.key.kind == "paragraph":
            entry = next(e for e in tree.limbs.values() if e.paragraph.node == name)
            return f"{labels.citation(entry)} ({name})"
        if isinstance(thing.value, NotEncoded):
            return f"{labels.declared(symbol_of(tree, thing), thing.value)} ({kind})"
        symbol = symbol_of(tree, thing)
        if change.key.kind == "stages":
            return kind
        return f"{symbol} ({self.say('of', what=kind, name=name)})" if symbol else self.say("of", what=kind, name=name)
