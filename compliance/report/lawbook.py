"""The rule book on a terminal: paragraphs, their history, what was in force on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.explain.labels import Labels
from compliance.explain.words import CHANGE, KIND
from compliance.files.dates import Interval
from compliance.report.labels import LABEL
from compliance.report.lines import BLANK, Line, line
from compliance.report.screen import show

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from compliance.law.compiled import CompiledLaw
    from compliance.law.consolidate import Change, Version
    from compliance.law.load import LimbEntry
    from compliance.logic.truth import Truth


class Reader:
    """Reads out one rule tree in one language."""

    def __init__(self, compiled: CompiledLaw, lang: str) -> None:
        self.compiled, self.tree, self.lang = compiled, compiled.tree, lang
        self.labels = Labels(compiled.tree, lang)

    def label(self, key: str) -> str:
        """Return a fixed word of the layout."""
        return LABEL[key][1 if self.lang == "ar" else 0]

    def line(self, text: str, style: str = "", indent: int = 0) -> Line:
        """Return one line."""
        return line(self.lang, (text, style), indent=indent)

    def day(self, entry: LimbEntry, given: date | None) -> date:
        """Return the day asked for, or the last day the sources of the regime speak for."""
        return given or self.tree.regimes[entry.regime].as_known_to

    def beyond(self, regime: str, day: date) -> Iterator[Line]:
        """Yield the caveat of a day for which the sources of a regime do not speak."""
        known_to = self.tree.regimes[regime].as_known_to
        if day > known_to:
            yield self.line(self.labels.say("beyond", day=known_to.isoformat()), "dim", 2)

    def force(self, value: Truth) -> str:
        """Return whether something is in force."""
        return self.label({True: "in_force_word", False: "not_in_force_word", None: "not_known"}[value])

    def paragraph(self, entry: LimbEntry, given: date | None) -> Iterator[Line]:
        """Yield the head of a paragraph."""
        p, labels = entry.paragraph, self.labels
        yield self.line(f"{labels.citation(entry)} — {p.title.of(self.lang)}", "bold")
        yield self.line(p.summary.of(self.lang), indent=2)
        seen = self.label("number_seen" if p.pinpoint == "seen" else "number_not_seen")
        yield self.line(f"{labels.confidence(p.confidence)} · {seen} · {labels.review(entry)} · {p.node}", "dim", 2)
        read = labels.say("read", text=p.read.text.of(self.lang), day=p.read.on.isoformat()) if p.read else ""
        yield self.line(" · ".join(s for s in (labels.checked(entry), read) if s), "dim", 2)
        if p.note:
            yield self.line(p.note.of(self.lang), "dim", 2)
        yield from self.beyond(entry.regime, self.day(entry, given))

    def limb(self, entry: LimbEntry, given: date | None) -> Iterator[Line]:
        """Yield one limb as it stands on a day."""
        day, limb, labels = self.day(entry, given), entry.limb, self.labels
        version = self.compiled.law.on(entry.ref, day)
        binding = self.label("binding" if limb.binding == "binding" else "call")
        force = self.force(version.in_force if version else False)
        kind = labels.of(KIND, limb.kind)
        what = labels.join((kind, binding))
        yield self.line(f"{limb.label.of(self.lang)} — {what} · {day.isoformat()}: {force}", indent=2)
        if limb.addressees_named or limb.nexus:
            who = limb.addressees_named.of(self.lang) if limb.addressees_named else self.label(limb.addressees)
            links = labels.join(self.tree.vocabulary.links[n].label.of(self.lang) for n in limb.nexus)
            yield self.line(
                f"{self.label('addressees')}: {who}" + (f" · {self.label('links')}: {links}" if links else ""), "dim", 4
            )
        content = (version or self.compiled.law.versions(entry.ref)[0]).content
        if limb.conduct:
            yield self.line(f"• {labels.element_sentence(entry, 'conduct')}", indent=4)
        for name, element in content.elements.items():
            yield self.line(f"• {labels.element(name)}: {element.says.of(self.lang)}", indent=4)
            for reading in element.readings:
                yield self.line(f"↔ {reading.id}: {reading.says.of(self.lang)} ({reading.holder.of(self.lang)})", "dim", 6)
        for case in content.procedure.values():
            step = self.tree.steps[case.step].label.of(self.lang)
            days = f" ({case.working_days})" if case.working_days else ""
            cites = labels.join(map(labels.cite, case.cites), "semicolon")
            tail = f" [{cites}]" if cites else ""
            yield self.line(f"• {self.label('procedure')}: {case.says.of(self.lang)}: {step}{days}{tail}", indent=4)
            for case_reading in case.readings:
                yield self.line(
                    f"↔ {case_reading.id}: {case_reading.says.of(self.lang)} ({case_reading.holder.of(self.lang)})", "dim", 6
                )
        yield from self._related(entry, day)
        if limb.note:
            yield self.line(limb.note.of(self.lang), "dim", 4)
        for change in content.chain:
            if change.on <= day:
                yield self.line(f"⋯ {self.change(change)}", "dim", 4)

    def _related(self, entry: LimbEntry, day: date) -> Iterator[Line]:
        others = [
            r
            for r in self.compiled.law.exemptions.get(entry.ref, ())
            if (v := self.compiled.law.on(r, day)) and v.in_force is not False
        ]
        for key, refs in (("exemptions", others), ("excepts", entry.limb.excepts)):
            if refs:
                names = self.labels.join((self.labels.limb(self.tree.limbs[r]) for r in refs), "semicolon")
                yield self.line(f"{self.label(key)}: {names}", "dim", 4)

    def change(self, change: Change) -> str:
        """Return one line of a chain."""
        cite = self.labels.citation(self.tree.limbs[change.by])
        until = f" → {change.until.isoformat()}" if change.until else ""
        computed = f" ({self.label('computed')})" if change.computed else ""
        what = f" [{change.what}]" if change.what else ""
        return f"{change.on.isoformat()} {cite}: {self.labels.of(CHANGE, change.do)}{what}{until}{computed}"

    def version(self, entry: LimbEntry, version: Version) -> str:
        """Return one version as a line."""
        span = Interval(version.lo, version.hi)
        to = span.hi.isoformat() if span.hi else self.label("open_end")
        last = version.content.chain[-1] if version.content.chain else None
        why = f" · {self.change(last)}" if last and last.on == version.lo else ""
        return f"{version.lo.isoformat()} – {to}: {self.force(version.in_force)}{why}"


def show_paragraphs(compiled: CompiledLaw, refs: list[str], day: date | None, lang: str) -> None:
    """Print paragraphs with their limbs as they stand on a day."""
    reader, lines, last = Reader(compiled, lang), list[Line](), None
    for ref in refs:
        entry = compiled.tree.limbs[ref]
        if entry.paragraph is not last:
            lines += [BLANK] if last else []
            lines += reader.paragraph(entry, day)
            last = entry.paragraph
        lines += reader.limb(entry, day)
    show(lines)


def show_history(compiled: CompiledLaw, refs: list[str], lang: str) -> None:
    """Print every version of some limbs."""
    reader, lines = Reader(compiled, lang), list[Line]()
    for ref in refs:
        entry = compiled.tree.limbs[ref]
        lines.append(reader.line(f"{reader.labels.limb(entry)} — {entry.limb.label.of(lang)}", "bold"))
        lines += [reader.line(reader.version(entry, v), indent=2) for v in compiled.law.versions(ref)]
    show(lines)


def show_in_force(compiled: CompiledLaw, regime: str | None, day: date | None, lang: str) -> None:
    """Print every limb that is, or may be, in force on a day, and what is declared as not encoded."""
    reader, lines = Reader(compiled, lang), list[Line]()
    for name, entries in compiled.limbs.items():
        if regime not in (None, name):
            continue
        on = day or compiled.tree.regimes[name].as_known_to
        lines.append(
            reader.line(f"{compiled.tree.regimes[name].title.of(lang)} — {reader.label('in_force')} {on.isoformat()}", "bold")
        )
        lines += reader.beyond(name, on)
        for entry in entries:
            version = compiled.law.on(entry.ref, on)
            if version is None or version.in_force is False:
                continue
            kind = reader.labels.of(KIND, entry.limb.kind)
            note = "" if version.in_force else f" · {reader.force(None)}"
            lines.append(reader.line(f"{reader.labels.limb(entry)} — {kind}{note}", indent=2))
        lines += list(_declared(reader, name, on))
    show(lines)


def _declared(reader: Reader, regime: str, on: date) -> Iterator[Line]:
    files = sorted((f for f in reader.tree.instruments.values() if f.regime == regime), key=lambda f: (f.adopted, f.symbol))
    entries = [(f, e) for f in files for e in f.not_encoded if e.from_ <= on and (e.until is None or on <= e.until)]
    if entries:
        yield reader.line(reader.label("not_encoded"), "bold")
    for file, entry in entries:
        yield reader.line(
            f"{reader.labels.declared(file.symbol, entry)}: {entry.subject.of(reader.lang)} — {entry.why.of(reader.lang)}",
            "dim",
            2,
        )
