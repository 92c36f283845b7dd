"""Which findings changed between two reports, and which of facts, rules, tool or options caused each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compliance.audit.folded import may_fold, shows_all
from compliance.audit.words import AUDIT
from compliance.check.status import QUIET
from compliance.explain.words import MARK, STATUS, pick
from compliance.files.dataclass import dataclass, field
from compliance.report.compare import differences, findings, items, paired, standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.explain.model import CaseLine, ClaimLine, FindingLine, ItemLine, Report
    from compliance.report.compare import Difference


# What a sentence on each aspect calls that which differs, where it is not ``what``.
_PLACE = {"exemption": "limb", "reading": "reading"}


@dataclass(frozen=True, slots=True)
class Cause:
    """What caused a change: the inputs that moved, and whether it can be told that each of them bears on this finding."""

    moved: tuple[str, ...]
    told: bool


@dataclass(frozen=True, slots=True)
class Changed:
    """A finding that changed, or an item or a case that is on one side only; each difference as a sentence."""

    path: tuple[str, ...]
    says: tuple[str, ...]
    cause: Cause | None = None


@dataclass(slots=True)
class Comparison:
    """What is other in the newer report."""

    counts: list[tuple[str, int, int]] = field(default_factory=list)
    findings: list[Changed] = field(default_factory=list)
    items: list[Changed] = field(default_factory=list)
    claims: list[Changed] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)
    # Findings that one report shows and the other may only fold: they cannot be compared.
    folded: int = 0


class Comparer:
    """Compares two reports in one language."""

    def __init__(self, old: Report, new: Report, lang: str) -> None:
        self.old, self.new, self.lang = old, new, lang
        options: list[Any] = [dict(r["receipt"]["options"]) for r in (old, new)]
        for each in options:
            # What shapes the page alone moves no finding.
            for key in ("cite", "full", "on"):
                each.pop(key, None)
        self.options_moved = options[0] != options[1]
        self.folding = shows_all(old) != shows_all(new)
        self.same_lang = old["lang"] == new["lang"]
        self.tool_moved = old["receipt"]["version"] != new["receipt"]["version"]
        self.rules_moved = old["receipt"]["rules"] != new["receipt"]["rules"]

    def say(self, key: str, **parts: str) -> str:
        """Return one sentence."""
        return pick(AUDIT[key], self.lang).format(**parts)

    def status(self, status: str, carried: str | None = None) -> str:
        """Return a status as words."""
        word = pick(STATUS[status], self.lang) if status in STATUS else status
        return f"{word} ({pick(STATUS[carried], self.lang)})" if carried in STATUS else word

    def mark(self, mark: str) -> str:
        """Return the mark of an exemption as words."""
        return pick(MARK[mark], self.lang) if mark in MARK else mark

    def compare(self) -> Comparison:
        """Return what is other."""
        into = Comparison()
        counts = [r["counts"] for r in (self.old, self.new)]
        into.counts = [(s, counts[0].get(s, 0), counts[1].get(s, 0)) for s in dict.fromkeys((*counts[0], *counts[1]))]
        cases = [{c["id"]: c for c in r["cases"]} for r in (self.old, self.new)]
        for name, one, other in paired(*cases):
            if one is not None and other is not None:
                self._case(into, one, other)
                continue
            into.items.append(Changed((name,), (self.say("case_new" if other else "case_gone", case=name),)))
            alone = other or one
            for item in alone["items"] if alone else ():
                self._alone(into, name, item, Cause(("cases",), told=True), newer=other is not None)
        moved = {"rules": self.rules_moved, "tool": self.tool_moved, "options": self.options_moved}
        facts = any(cases[0][n]["sha256"] != cases[1][n]["sha256"] for n in cases[0] if n in cases[1])
        into.moved = ["facts"] * facts + [what for what, is_so in moved.items() if is_so]
        return into

    def _case(self, into: Comparison, old: CaseLine, new: CaseLine) -> None:
        claims = [{c["id"]: self._telling(c) for c in case["claims"]} for case in (old, new)]
        told: dict[str, list[str]] = {"claims_new": [], "claims_gone": [], "claims_changed": []}
        for name, was, now in paired(*claims):
            if was != now:
                told["claims_new" if was is None else "claims_gone" if now is None else "claims_changed"].append(name)
        if said := tuple(self.say(key, claims=self.say("comma").join(sorted(names))) for key, names in told.items() if names):
            into.claims.append(Changed((old["id"],), said))
        facts_moved = old["sha256"] != new["sha256"]
        for name, one, other in paired(items(old), items(new)):
            if one is None or other is None:
                into.items.append(Changed((old["id"], name), (self.say("item_new" if other else "item_gone"),)))
                if (shown := other or one) is not None:
                    self._alone(into, old["id"], shown, self._cause(None, None, facts_moved), newer=other is not None)
                continue
            self._item(into, old["id"], one, other, facts_moved)

    def _telling(self, claim: ClaimLine) -> tuple[object, ...]:
        """Return what makes a claim another one: its words too, where both reports have them in one language."""
        said = (claim["says"], str(claim.get("said"))) if self.same_lang else ()
        return (claim["source"], claim["paragraph"], claim["root"], claim["kind"], claim["grade"], *said)

    def _alone(self, into: Comparison, case: str, item: ItemLine, cause: Cause, *, newer: bool) -> None:
        """Add the findings of an item that is in one report only, but for those that say nothing of it."""
        for finding in item["findings"]:
            if finding["status"] not in QUIET:
                says = tuple(self._differences(*((None, finding) if newer else (finding, None))))
                into.findings.append(Changed(self._path(case, item, finding), says, cause))

    def _path(self, case: str, item: ItemLine, finding: FindingLine) -> tuple[str, ...]:
        return (case, item["label"], self.say("comma").join((finding["limb_label"], finding["conduct_label"])))

    def _item(self, into: Comparison, case: str, old: ItemLine, new: ItemLine, facts_moved: bool) -> None:
        if old["status"] != new["status"]:
            said = self.say("item_status", old=self.status(old["status"]), new=self.status(new["status"]))
            into.items.append(Changed((case, new["label"]), (said,)))
        if self.same_lang and old["label"] != new["label"]:
            said = self.say("item_label", old=old["label"], new=new["label"])
            into.items.append(Changed((case, new["id"]), (said,)))
        for _, one, other in paired(findings(old), findings(new)):
            shown = other or one
            assert shown is not None
            if (one is None or other is None) and self.folding and may_fold(shown):
                into.folded += 1
            elif said_all := tuple(self._differences(one, other)):
                into.findings.append(Changed(self._path(case, new, shown), said_all, self._cause(one, other, facts_moved)))

    def _differences(self, old: FindingLine | None, new: FindingLine | None) -> Iterator[str]:
        if old is None or new is None:
            now, was = (self.status(f["status"], f["carried"]) if f else self.say("not_shown") for f in (new, old))
            yield self.say("status", old=was, new=now)
            return
        found: dict[str, list[Difference]] = {}
        for each in differences(standing(old), standing(new)):
            found.setdefault(each.aspect, []).append(each)
        for aspect, several in found.items():
            if aspect == "unknown":
                yield from self._unknown(several, old, new)
            else:
                yield from (self._told(each, old, new) for each in several)

    def _told(self, each: Difference, old: FindingLine, new: FindingLine) -> str:
        """Return one difference as a sentence."""
        name, none = each.name, self.say("none")
        was: str
        now: str
        match each.aspect:
            case "failing":
                was, now = (self._elements(f) for f in (old, new))
            case "roots":
                was, now = (self.say("comma").join(f["roots"]) or none for f in (old, new))
            case "exemption":
                name = next(e["limb_label"] for f in (new, old) for e in f["exemptions"] if e["limb"] == name)
                was, now = (none if mark is None else self.mark(mark) for mark in (each.old, each.new))
            case "conflict":
                was, now = (none if r is None else self.say("robust" if r else "hinges") for r in (each.old, each.new))
            case _:
                was, now = (none if a is None else self.status(*a) for a in (each.old, each.new))
        return self.say(each.aspect, **{_PLACE.get(each.aspect, "what"): name}, old=was, new=now)

    def _unknown(self, several: list[Difference], old: FindingLine, new: FindingLine) -> Iterator[str]:
        """Yield what has become unknown, then what is known now."""
        for key, finding, facts in (
            ("unknown_new", new, {d.name for d in several if d.new}),
            ("unknown_gone", old, {d.name for d in several if d.old}),
        ):
            said = {m["fact"]: m["sentence"] for m in finding["missing"] if m["fact"] in facts}
            if said:
                yield self.say(key, what=self.say("semicolon").join(said.values()))

    def _elements(self, finding: FindingLine) -> str:
        """Return the elements that fail, by their labels."""
        labels = {e["name"]: e["label"] for e in finding["elements"]}
        return self.say("comma").join(labels.get(n, n) for n in finding["failing"]) or self.say("none")

    def _cause(self, old: FindingLine | None, new: FindingLine | None, facts_moved: bool) -> Cause:
        """Tell which inputs moved that bear on a finding, by its own hashes; without them by those of the whole report."""
        one, other = (f.get("basis") if f else None for f in (old, new))
        told = one is not None and other is not None
        facts, rules = facts_moved, self.rules_moved
        options = self.options_moved
        if one is not None and other is not None:
            of_facts, of_rules = one["facts"] != other["facts"], one["rules"] != other["rules"]
            # Reference data that bears on a day, and a claim that names another actor, move the hash of the other kind.
            facts = facts_moved and (of_facts or (of_rules and not self.rules_moved))
            rules = self.rules_moved and (of_rules or (of_facts and not facts_moved))
            options = options and (of_facts or of_rules)
        found = {"facts": facts, "rules": rules, "tool": self.tool_moved, "options": options}
        moved = tuple(what for what, is_so in found.items() if is_so)
        return Cause(moved or ("report",), told or len(moved) <= 1)
