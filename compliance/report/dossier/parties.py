"""Who is named in a case, and with what reported act; how an item would pass from hand to hand; where reports conflict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.check.status import QUIET
from compliance.explain.words import pick
from compliance.logic.values import Known, Reason, Unknown
from compliance.report.dossier.words import TOLD
from compliance.vocabulary.roles import ORGAN, STANDING, STATE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.case.checked import CheckedCase
    from compliance.case.resolve import EvidencedFact
    from compliance.check.finding import Finding
    from compliance.check.subject import Subject
    from compliance.explain.dossier import (
        ActLine,
        DisputeLine,
        InferenceLine,
        MarkLine,
        PartyLine,
        PlaceLine,
        RouteLine,
        SideLine,
    )
    from compliance.explain.labels import Labels
    from compliance.files.dates import Interval
    from compliance.logic.values import Fact, Value


class PartyTeller:
    """Tells of one case who is named, which way things go, and what is in dispute."""

    def __init__(self, check: CheckedCase, labels: Labels) -> None:
        self.check, self.labels, self.result = check, labels, check.result
        self.vocabulary = check.tree.vocabulary
        self.roles = self.vocabulary.roles
        self.actors = [n for n, f in self.vocabulary.facts.items() if f.type == "actor" and not f.derived]
        # The fact that reads the standing of an actor: its values have the words for it.
        self.standing = next((n for n, f in self.vocabulary.facts.items() if f.derived and f.derived.take == STANDING), None)

    def _subjects(self) -> Iterator[tuple[str, str, Subject]]:
        for item in self.result.items:
            for conduct in self.check.case.file.items[item.item].conducts:
                yield item.item, conduct, self.check.subject(item.item, conduct)

    def loud(self) -> dict[tuple[str, str], Finding]:
        """The conducts of which some finding is shown, each with one such finding."""
        found: dict[tuple[str, str], Finding] = {}
        for item in self.result.items:
            for finding in item.findings:
                if finding.status not in QUIET and self.check.tree.limbs[finding.ref].limb.kind == "prohibition":
                    found.setdefault((finding.item, finding.conduct), finding)
        return found

    def conduct_label(self, item: str, conduct: str) -> str:
        """Return the name of a conduct as a report shows it."""
        label = self.check.case.file.items[item].conducts[conduct].label
        kind = self.check.subject(item, conduct).facts.get(self.roles.conduct)
        return label.of(self.labels.lang) if label else self.labels.state(self.roles.conduct, kind) if kind else conduct

    # --- who is named ---

    def parties(self) -> list[PartyLine]:
        """Return those whom the claims name, each with its acts, in order of name."""
        acts: dict[str, list[ActLine]] = {}
        loose: set[str] = set()
        for item, conduct, subject in self._subjects():
            for role in self.actors:
                for who in _values(subject.facts.get(role)):
                    acts.setdefault(who, []).append(self._act(item, conduct, role, subject))
                    if not isinstance(subject.facts.get(role), Known):
                        loose.add(who)
        lines = [self._party(who, told, loose=who in loose) for who, told in acts.items()]
        return sorted(lines, key=lambda p: (p["kind"], p["id"]))

    def _act(self, item: str, conduct: str, role: str, subject: Subject) -> ActLine:
        kind, stage = subject.facts.get(self.roles.conduct), subject.facts.get(self.roles.stage)
        return {
            "role": role,
            "role_label": self.labels.fact_label(role),
            "item": item,
            "item_label": self.check.case.file.items[item].label.of(self.labels.lang),
            "conduct": conduct,
            "conduct_label": self.conduct_label(item, conduct),
            "kind": str(kind.value) if isinstance(kind, Known) else None,
            "stage": str(stage.value) if isinstance(stage, Known) else None,
            "stage_label": self.labels.state(self.roles.stage, stage) if stage else None,
        }

    def _party(self, who: str, acts: list[ActLine], *, loose: bool) -> PartyLine:
        on = self._days([(a["item"], a["conduct"]) for a in acts])
        state, standing, organ = (self.vocabulary.attribute(who, name, on) for name in (STATE, STANDING, ORGAN))
        targets = {t for a in acts for t in (a["item"], f"{a['item']}.{a['conduct']}")}
        denials = {c.id for c in self.check.finder.claims if c.kind == "denial" and targets & {*c.states, *c.denies}}
        return {
            "id": who,
            "name": self.labels.who(who),
            "kind": "state" if who in self.vocabulary.states else "actor",
            "state": str(state.value) if isinstance(state, Known) else None,
            "organ": organ.value is True if isinstance(organ, Known) else None,
            "standing": self._standing(standing),
            "loose": loose,
            "acts": acts,
            "denials": sorted(denials),
        }

    def _standing(self, state: Fact) -> str | None:
        """Return how the Council treats an actor, in words; nothing where the reference data does not say for those days."""
        return self.labels.state(self.standing, state) if self.standing and isinstance(state, Known) else None

    def _days(self, conducts: list[tuple[str, str]]) -> Interval:
        spans = [self.check.judge.clockwork(self.check.subject(*c)).span for c in conducts]
        whole = spans[0]
        for span in spans[1:]:
            whole = whole.hull(span)
        return whole

    # --- which way ---

    def routes(self) -> list[RouteLine]:
        """Return each chain of actors and places, with the items and conducts of which it is told."""
        found: dict[tuple[tuple[str, str, str], ...], RouteLine] = {}
        for item, conduct in self.loud():
            base = self.check.subject(item, conduct).facts
            kind = base.get(self.roles.conduct)
            places = [
                self._place(role, base.get(role), self._days([(item, conduct)]))
                for role in self.roles.route
                if self._can_have(role, kind)
            ]  # fmt: skip
            # Two languages must come to the same lines, so what tells them apart is no word of either.
            key = tuple((p["role"], "|".join(_values(base.get(p["role"]))), str(bool(p["detail"]))) for p in places)
            line = found.setdefault(key, {"items": [], "conducts": [], "places": places})
            line["items"] += [item] if item not in line["items"] else []
            line["conducts"] += [f"{item}.{conduct}"]
        return list(found.values())

    def _can_have(self, role: str, kind: Fact | None) -> bool:
        asked_of = self.vocabulary.facts[role].asked_of
        return not asked_of or (isinstance(kind, Known) and kind.value in asked_of)

    def _place(self, role: str, state: Fact | None, on: Interval) -> PlaceLine:
        known = isinstance(state, Known)
        unreported = state is None or (isinstance(state, Unknown) and state.reason is Reason.NOT_REPORTED)
        name = pick(TOLD["unreported"], self.labels.lang) if unreported or state is None else self.labels.state(role, state)
        standing = None
        if isinstance(state, Known) and self.vocabulary.facts[role].type == "actor":
            standing = self._standing(self.vocabulary.attribute(str(state.value), STANDING, on))
        label = self.labels.fact_label(role)
        return {"role": role, "role_label": label, "name": name, "known": known, "detail": standing or ""}

    def marks(self) -> list[MarkLine]:
        """Return the days of each conduct of which something is found."""
        lines: list[MarkLine] = []
        for item, conduct in self.loud():
            subject = self.check.subject(item, conduct)
            span = self.check.judge.clockwork(subject).span
            name = self.check.case.file.items[item].label.of(self.labels.lang)
            lines.append({
                "item": item,
                "conduct": conduct,
                "label": f"{name}{self.labels.say('colon')}{self.conduct_label(item, conduct)}",
                "lo": span.lo.isoformat() if span.lo else None,
                "hi": span.hi.isoformat() if span.hi else None,
                "inferred": subject.day_inferred,
            })  # fmt: skip
        return lines

    # --- what is taken for what ---

    def inferences(self) -> list[InferenceLine]:
        """Return the names taken for something that no claim says: a loose name, and one that the catalogue classes."""
        found: dict[tuple[str, str, str], InferenceLine] = {}
        for item, conduct, _ in self._subjects():
            for fact, resolved in self.check.support[item, conduct].items():
                if not isinstance(resolved.fact, Known):
                    continue
                for say in (a for a in resolved.assertions if a.counts and not a.denied and isinstance(a.reported, str)):
                    key, told = self._name(fact, str(say.reported))
                    if not key:
                        continue
                    line = found.setdefault(
                        (key, str(say.reported), _spelled((resolved.fact.value,))),
                        {"fact": fact, "told": told, "sentence": key, "claims": []},
                    )
                    line["claims"] += [say.claim.id] if say.claim.id not in line["claims"] else []
        for (_, _, taken), line in found.items():
            words = pick(TOLD[line["sentence"]], self.labels.lang)
            value = self.labels.value(line["fact"], taken)
            line["claims"].sort()
            line["sentence"] = words.format(told=line["told"], taken=value, claims=self.labels.join(line["claims"]))
        return list(found.values())

    def _name(self, fact: str, told: str) -> tuple[str, str]:
        """Return which sentence a name calls for, if any, and the name as the source has it."""
        declared = self.vocabulary.facts.get(fact)
        actor = self.vocabulary.actors.get(told) or self.check.case.file.actors.get(told)
        if declared and declared.type == "actor" and actor and actor.one_of:
            return "taken_as", actor.name.of(self.labels.lang)
        if declared and declared.type == "class" and told not in self.vocabulary.classes:
            return "classed_as", told
        return "", told

    # --- what is in dispute ---

    def disputes(self) -> list[DisputeLine]:
        """Return the facts on which reports conflict; what parts share with their whole is one line."""
        found: dict[tuple[str, str], DisputeLine] = {}
        for item, conduct, _ in self._subjects():
            for fact, resolved in self.check.support[item, conduct].items():
                if not (isinstance(resolved.fact, Unknown) and resolved.fact.reason is Reason.CONFLICTING):
                    continue
                sides = self._sides(fact, resolved)
                line = found.setdefault((fact, str([s["claims"] for s in sides])), self._dispute(item, conduct, fact, sides))
                line["items"] += [item] if item not in line["items"] else []
        return list(found.values())

    def _dispute(self, item: str, conduct: str, fact: str, sides: list[SideLine]) -> DisputeLine:
        declared = self.vocabulary.facts.get(fact)
        of_conduct = declared is not None and declared.scope == "conduct"
        return {
            "item": item,
            "conduct": conduct if of_conduct else None,
            "conduct_label": self.conduct_label(item, conduct) if of_conduct else None,
            "fact": fact,
            "label": self.labels.fact_label(fact),
            "element": bool(declared and declared.element),
            "sides": sides,
            "items": [],
        }

    def _sides(self, fact: str, resolved: EvidencedFact) -> list[SideLine]:
        sides: dict[tuple[str, bool], SideLine] = {}
        titles = self.check.case.file.sources
        for say in resolved.assertions:
            if not say.counts:
                continue
            value = self.labels.join((self.labels.value(fact, v) for v in say.values), "or")
            side = sides.setdefault(
                (_spelled(say.values), say.denied), {"value": value, "denied": say.denied, "claims": [], "roots": []}
            )  # fmt: skip
            root = titles[self.check.finder.root(say.claim)].title.of(self.labels.lang)
            side["claims"].append(say.claim.id)
            side["roots"] += [root] if root not in side["roots"] else []
        return [sides[key] for key in sorted(sides)]


def _spelled(values: tuple[Value, ...]) -> str:
    """Return values as text that no language and no order of a set changes."""
    return "|".join(",".join(sorted(v)) if isinstance(v, frozenset) else str(v) for v in values)


def _values(state: Fact | None) -> list[str]:
    """Return whom a fact names: its value, or each that it may be."""
    if isinstance(state, Known):
        return [str(state.value)]
    candidates: tuple[Value, ...] = (state.candidates or ()) if isinstance(state, Unknown) else ()
    return [str(v) for v in candidates]
