"""The law of a case at length: each paragraph that bears on it, its limbs with their versions, and every change to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compliance.check.status import QUIET
from compliance.explain.cite import STYLES, Citation, cite
from compliance.explain.finding_lines import code
from compliance.explain.words import CHANGE, CONFIDENCE, KIND, pick
from compliance.report.dossier.words import TOLD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from compliance.case.checked import CheckedCase
    from compliance.check.finding import Finding
    from compliance.explain.cite import Style
    from compliance.explain.dossier import ChainedLine, LawLine, LimbLine, VersionLine
    from compliance.explain.labels import Labels
    from compliance.law.consolidate import Change, Content, Version
    from compliance.law.load import LimbEntry


class LawTeller:
    """Tells the law on which the shown findings of one case rest."""

    def __init__(self, check: CheckedCase, labels: Labels, findings: Iterable[Finding]) -> None:
        self.check, self.labels, self.tree, self.law = check, labels, check.tree, check.law.law
        shown = list(findings)
        self.applied = {f.ref for f in shown}
        self.exempting = {e.ref for f in shown if f.status not in QUIET for e in f.exemptions} - self.applied
        self.until = self._until(shown)

    def _until(self, shown: list[Finding]) -> date:
        """Return the last day that matters: that of a conduct, as far as the sources on the law speak."""
        known_to = max(regime.as_known_to for regime in self.tree.regimes.values())
        if self.check.options.law_date is not None:
            return self.check.options.law_date
        days = [(f.lasted or f.span).hi for f in shown if f.status not in QUIET]
        return min(known_to, max((d for d in days if d), default=known_to)) if days and all(days) else known_to

    def say(self, key: str, **parts: str) -> str:
        """Return one sentence of the dossier with its places filled."""
        return pick(TOLD[key], self.labels.lang).format(**parts)

    def lines(self) -> list[LawLine]:
        """Return a line for each paragraph, in the order in which they were adopted and stand."""
        wanted = self.applied | self.exempting
        amending = {c.by for ref in wanted for c in self._changes(ref)} - wanted
        found: dict[str, list[LimbEntry]] = {}
        for regime in sorted(self.tree.regimes):
            for entry in self.tree.of_regime(regime):
                if entry.ref in wanted | amending:
                    found.setdefault(entry.paragraph.node, []).append(entry)
        return [self._line(entries) for entries in found.values()]

    def _changes(self, ref: str) -> Iterator[Change]:
        version = self.law.on(ref, self.until)
        yield from (c for c in (version.content.chain if version else ()) if c.on <= self.until)

    def _line(self, entries: list[LimbEntry]) -> LawLine:
        first, labels, lang = entries[0], self.labels, self.labels.lang
        p, instrument = first.paragraph, first.instrument
        refs = {e.ref for e in entries}
        return {
            "node": p.node,
            "part": "applied" if refs & self.applied else "exemption" if refs & self.exempting else "amends",
            "citation": labels.citation(first),
            "cites": {style: self._cite(first, style) for style in STYLES},
            "instrument": instrument.title.of(lang),
            "adopted": instrument.adopted.isoformat(),
            "chapter_vii": self._chapter(instrument.chapter_vii),
            "title": p.title.of(lang),
            "summary": p.summary.of(lang),
            "note": p.note.of(lang) if p.note else None,
            "confidence": p.confidence,
            "confidence_label": pick(CONFIDENCE[p.confidence], lang),
            "pinpoint_seen": labels.seen(first),
            "reviewed": labels.review(first),
            "checked": labels.checked(first),
            "read": labels.say("read", text=p.read.text.of(lang), day=p.read.on.isoformat()) if p.read else None,
            "limbs": [self._limb(e) for e in entries],
            "chain": list(self._chain(entries)),
        }

    def _cite(self, entry: LimbEntry, style: Style) -> str:
        p = entry.paragraph
        return cite(Citation(entry.instrument.symbol, p.para, self.labels.seen(entry), entry.instrument.adopted), style)

    def _chapter(self, told: str | bool | None) -> str | None:
        if told is None:
            return None
        if isinstance(told, str):
            found = re.fullmatch(r"Article (\d+)", told)
            return self.say("chapter_vii_article", article=self.say("article", n=found[1]) if found else told)
        return self.say("chapter_vii" if told else "chapter_vii_not")

    def _limb(self, entry: LimbEntry) -> LimbLine:
        limb, labels, lang = entry.limb, self.labels, self.labels.lang
        versions = self.law.versions(entry.ref)
        content = (self.law.on(entry.ref, self.until) or versions[0]).content
        names = ["conduct"] * bool(limb.conduct) + list(content.elements)
        who = limb.addressees_named.of(lang) if limb.addressees_named else self.say(limb.addressees)
        return {
            "limb": entry.ref,
            "label": limb.label.of(lang),
            "kind": limb.kind,
            "kind_label": labels.of(KIND, limb.kind),
            "binding": limb.binding == "binding",
            "binding_label": self.say("binding" if limb.binding == "binding" else "call"),
            "addressees": who if limb.addressees_named or limb.nexus else "",
            "links": labels.join((self.tree.vocabulary.links[n].label.of(lang) for n in limb.nexus), "semicolon"),
            "requires": [self._requires(entry, content, name) for name in names],
            "procedure": list(self._procedure(content)),
            "versions": [self._version(v) for v in versions],
        }

    def _requires(self, entry: LimbEntry, content: Content, name: str) -> str:
        element = content.elements.get(name)
        says = element.says.of(self.labels.lang) if element else self.labels.element_sentence(entry, name)
        return f"{self.labels.element(name)}{self.labels.say('colon')}{says}"

    def _procedure(self, content: Content) -> Iterator[str]:
        labels = self.labels
        for case in content.procedure.values():
            days = f" ({case.working_days})" if case.working_days else ""
            cites = f" [{labels.join(map(labels.cite, case.cites), 'semicolon')}]" if case.cites else ""
            step = self.tree.steps[case.step].label.of(labels.lang)
            yield f"{case.says.of(labels.lang)}{labels.say('colon')}{step}{days}{cites}"

    def _version(self, version: Version) -> VersionLine:
        force = self.say({True: "in_force", False: "not_in_force", None: "not_known"}[version.in_force])
        lo, hi = version.lo.isoformat(), version.hi.isoformat() if version.hi else None
        sentence = self.say("version_span", lo=lo, hi=hi, force=force) if hi else self.say("version_since", lo=lo, force=force)
        made = [c for c in version.content.chain if c.on == version.lo]
        if made:
            sentence += f" — {self.labels.join(dict.fromkeys(self._change(c) for c in made), 'semicolon')}"
        return {"lo": lo, "hi": hi, "in_force": code(version.in_force), "sentence": sentence}

    def _change(self, change: Change) -> str:
        cite = self.labels.citation(self.tree.limbs[change.by])
        until = f"{self.labels.say('arrow')}{change.until.isoformat()}" if change.until else ""
        return f"{cite}{self.labels.say('colon')}{self.labels.of(CHANGE, change.do)}{until}"

    def _chain(self, entries: list[LimbEntry]) -> Iterator[ChainedLine]:
        """Yield every change to the limbs of one paragraph, in order of day; one act on several limbs of it is one line."""
        several = len(entries[0].paragraph.limbs) > 1
        acts: dict[tuple[date, str, str], tuple[Change, list[LimbEntry]]] = {}
        for entry in entries:
            for change in self._changes(entry.ref):
                acts.setdefault((change.on, change.by, change.do), (change, []))[1].append(entry)
        for _, (change, touched) in sorted(acts.items()):
            names = self.labels.join(dict.fromkeys(e.limb.label.of(self.labels.lang) for e in touched))
            sentence = f"{change.on.isoformat()} {self._change(change)}" + (f" [{names}]" if several else "")
            yield {
                "day": change.on.isoformat(),
                "limb": touched[0].ref,
                "by": change.by,
                "citation": self.labels.citation(self.tree.limbs[change.by]),
                "change": change.do,
                "sentence": sentence,
            }
