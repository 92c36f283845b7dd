"""Values, elements, citations and reasons as words in one language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compliance.explain.cite import pinpoint
from compliance.explain.words import CONFIDENCE, MARK, REASON, SAY, STATUS, TONGUE, TRUTH, pick
from compliance.files.dates import Interval
from compliance.law.review_status import Standing, checks
from compliance.logic.values import Known, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from compliance.case.load import Case
    from compliance.check.finding import Missing
    from compliance.check.status import Answer
    from compliance.explain.words import Pair
    from compliance.files.schema_types import Bilingual
    from compliance.law.load import LimbEntry, RuleSet
    from compliance.law.model import NotEncoded, Reading
    from compliance.logic.truth import Truth
    from compliance.logic.values import Fact, Value
    from compliance.vocabulary.model import DefinitionReading, StageReading


class Labels:
    """Puts what is in one rule tree, and where needed in one case, into words of one language."""

    def __init__(self, tree: RuleSet, lang: str, case: Case | None = None) -> None:
        self.tree, self.vocabulary, self.lang, self.case = tree, tree.vocabulary, lang, case
        self._standing = Standing(tree)
        self._limbs: dict[str, str] = {}

    def say(self, key: str, **parts: str) -> str:
        """Return one sentence with its places filled."""
        return pick(SAY[key], self.lang).format(**parts)

    def of(self, table: dict[str, Pair], key: str) -> str:
        """Return a word from a table of pairs; an unlisted key is shown as a name."""
        return pick(table[key], self.lang) if key in table else key.replace("_", " ").replace("-", " ")

    def join(self, words: Iterable[str], by: str = "comma") -> str:
        """Return a list as text."""
        return pick(SAY[by], self.lang).join(words)

    def answer(self, answer: Answer) -> str:
        """Return a status, with what it carries."""
        word = self.of(STATUS, answer.status)
        return f"{word} ({self.say('carried', status=self.of(STATUS, answer.carried))})" if answer.carried else word

    def truth(self, value: Truth) -> str:
        """Return met, not met or unknown."""
        return self.of(TRUTH, {True: "true", False: "false", None: "unknown"}[value])

    def mark(self, mark: str) -> str:
        """Return how an exemption stands."""
        return self.of(MARK, mark)

    def confidence(self, confidence: str) -> str:
        """Return how the text behind a node was known."""
        return self.of(CONFIDENCE, confidence)

    def element(self, name: str) -> str:
        """Return the short name of a legal element."""
        found = self.vocabulary.elements.get(name)
        return found.label.of(self.lang) if found else name

    def element_sentence(self, entry: LimbEntry, name: str) -> str:
        """Return what must be so for one element of a limb."""
        if name == "conduct" and entry.limb.conduct:
            return self.say("element_conduct", term=self.vocabulary.definitions[entry.limb.conduct].label.of(self.lang))
        if name in ("nexus", "stage"):
            return self.say(f"element_{name}")
        element = entry.limb.elements.get(name)
        return element.says.of(self.lang) if element else self.element(name)

    def citation(self, entry: LimbEntry, *, bare: bool = False) -> str:
        """Return symbol and paragraph; a number that nobody checked says so."""
        para, seen = entry.paragraph.para, self.seen(entry)
        if not para:
            return f"{entry.instrument.symbol} {self.say('para_unknown')}"
        return f"{entry.instrument.symbol} {self.say('para' if seen or bare else 'para_unseen', para=para)}"

    def seen(self, entry: LimbEntry) -> bool:
        """Tell whether somebody saw the number of a paragraph: in a source, or in the text itself."""
        return entry.paragraph.pinpoint == "seen" or bool(checks(entry.instrument.symbol, entry.paragraph))

    def review(self, entry: LimbEntry) -> str:
        """Return who reviewed a paragraph, and whether it was changed since."""
        review = entry.paragraph.review
        if review is None:
            return self.say("reviewed_nobody")
        key = "reviewed" if self._standing.paragraph(entry.paragraph) == "reviewed" else "review_lapsed"
        return self.say(key, who=review.reviewer, day=review.on.isoformat())

    def checked(self, entry: LimbEntry) -> str:
        """Return against which texts the number of a paragraph was checked."""
        found = [f"{c.symbol} ({self.of(TONGUE, c.language)})" for c in checks(entry.instrument.symbol, entry.paragraph)]
        return self.say("checked", texts=self.join(found)) if found else self.say("checked_nobody")

    def standing(self, entry: LimbEntry) -> list[str]:
        """Return what persons have said of a paragraph; nothing where nobody has."""
        review = [self.review(entry)] if entry.paragraph.review else []
        return review + ([self.checked(entry)] if checks(entry.instrument.symbol, entry.paragraph) else [])

    def draft(self) -> str:
        """Return how far the tree was reviewed."""
        n = self._standing.all()
        if not n.reviewed and not n.lapsed:
            return self.say("draft")
        key = "reviewed_all" if n.reviewed == n.total else "draft_part"
        return self.say(key, n=str(n.reviewed), all=str(n.total), lapsed=str(n.lapsed))

    def declared(self, symbol: str, entry: NotEncoded) -> str:
        """Return the citation of a paragraph that is declared and not encoded."""
        if entry.para is None:
            return f"{symbol} {self.say('para_unknown')}"
        if entry.para.startswith("annex"):
            return f"{symbol} {pinpoint(entry.para, self.lang, seen=entry.pinpoint == 'seen')}"
        return f"{symbol} {self.say('para' if entry.pinpoint == 'seen' else 'para_unseen', para=entry.para)}"

    def cite(self, citation: str) -> str:
        """Return a citation written in a rule file (symbol, then ``para.`` and a number; what modified it) in this language."""
        if self.lang != "ar":
            return citation
        written = re.sub(r"(?<= )paras?\. (\d+(?:\([a-z]+\))*(?:-\d+)?)", lambda m: self._paras(m[0], m[1]), citation)
        for key in ("as_modified", "and"):
            written = written.replace(SAY[key][0], self.say(key))
        return written

    def _paras(self, written: str, numbers: str) -> str:
        return self.say("para", para=numbers) if written.startswith("para.") else pinpoint(numbers, self.lang)

    def limb(self, entry: LimbEntry) -> str:
        """Return citation and label of a limb."""
        if entry.ref not in self._limbs:
            several = len(entry.paragraph.limbs) > 1
            label = f" [{entry.limb.label.of(self.lang)}]" if several else f" {entry.paragraph.title.of(self.lang)}"
            self._limbs[entry.ref] = self.citation(entry) + label
        return self._limbs[entry.ref]

    def day(self, day: date) -> str:
        """Return a day."""
        return day.isoformat()

    def days(self, interval: Interval) -> str:
        """Return the law day or days of a finding."""
        if interval.lo is None or interval.hi is None:
            return self.say("law_any_day")
        if interval.exact:
            return self.say("law_day", day=self.day(interval.lo))
        return self.say("law_days", lo=self.day(interval.lo), hi=self.day(interval.hi))

    def lasting(self, interval: Interval) -> str:
        """Return the law days of a conduct that lasted: every version it spans."""
        if interval.lo is None or interval.hi is None:
            return self.say("law_any_day")
        return self.say("law_span", lo=self.day(interval.lo), hi=self.day(interval.hi))

    def span(self, interval: Interval) -> str:
        """Return an interval as short text."""
        return interval.text()

    def value(self, fact: str, value: Value) -> str:
        """Return a value of a fact by its label."""
        if isinstance(value, frozenset):
            return self.join(sorted(self.value(fact, v) for v in value))
        if isinstance(value, bool):
            return self.say("yes" if value else "no")
        if isinstance(value, Interval):
            return value.text()
        return self._name(fact, value)

    def _name(self, fact: str, value: str | int) -> str:
        if isinstance(value, int):
            return f"{value:,}"
        label = self._label(fact, value)
        return label.of(self.lang) if label else self.who(value)

    def _label(self, fact: str, value: str) -> Bilingual | None:
        declared = self.vocabulary.facts.get(fact)
        if declared is None:
            return None
        if value in declared.values:
            return declared.values[value].label
        if declared.values_from == "conducts" and value in self.vocabulary.conducts:
            return self.vocabulary.conducts[value].label
        if declared.values_from == "stages" and value in self.vocabulary.stages:
            return self.vocabulary.stages[value].label
        return self.vocabulary.classes[value].label if declared.type == "class" and value in self.vocabulary.classes else None

    def who(self, name: str) -> str:
        """Return an actor or State by its name."""
        local = self.case.file.actors if self.case else {}
        for table in (self.vocabulary.actors, self.vocabulary.states, local):
            if name in table:
                return table[name].name.of(self.lang)
        return name

    def fact_label(self, fact: str) -> str:
        """Return the label of a fact."""
        declared = self.vocabulary.facts.get(fact)
        return declared.label.of(self.lang) if declared else fact

    def state(self, fact: str, state: Fact) -> str:
        """Return what is taken of a fact: its value, or why it is unknown and what it may be."""
        if isinstance(state, Known):
            return self.value(fact, state.value)
        reason = self.of(REASON, state.reason)
        if isinstance(state, Unknown) and state.candidates and len(state.candidates) <= 4:
            values = self.join((self.value(fact, v) for v in state.candidates), "or")
            return self.say("one_of", values=values, reason=reason)
        return self.say("unknown_value", reason=reason)

    def missing(self, missing: Missing) -> str:
        """Return one unknown with its reason."""
        what = self.unknown_label(missing.fact)
        return f"{what} ({self.of(REASON, missing.reason)})"

    def unknown_label(self, fact: str) -> str:
        """Return the label of an unknown: a fact, a question of judgement, or another norm."""
        head, _, rest = fact.partition(":")
        if head == "norm":
            return self.say("norm_of", limb=self.limb(self.tree.limbs[rest]))
        if head != "judge":
            return self.fact_label(fact)
        if rest.startswith("solely:"):
            return self.say("judgement_solely", what=self.term(rest.removeprefix("solely:")))
        return self.say("judgement_of", what=self.term(rest))

    def term(self, name: str) -> str:
        """Return the label of a definition, or of a conduct whose stages are asked; else the name in words."""
        if name in self.vocabulary.definitions:
            return self.vocabulary.definitions[name].label.of(self.lang)
        if name.startswith("stage:"):
            return self.say("element_stage")
        return name.replace("-", " ").replace("_", " ")


def readings(tree: RuleSet) -> dict[str, tuple[Bilingual, Bilingual]]:
    """Return every reading of a tree: what it says, and who holds it."""
    found: dict[str, tuple[Bilingual, Bilingual]] = {}
    groups: list[Iterable[Reading | DefinitionReading | StageReading]] = [
        *(d.readings for d in tree.vocabulary.definitions.values()),
        *(c.readings for c in tree.vocabulary.conducts.values()),
    ]
    for entry in tree.limbs.values():
        groups += [e.readings for e in entry.limb.elements.values()]
        groups += [c.readings for c in entry.limb.procedure.values()]
        groups += [e.readings for e in entry.limb.effects]
        groups += [e.to.readings for e in entry.limb.effects if e.to]
    for group in groups:
        found.update({r.id: (r.says, r.holder) for r in group})
    return found
