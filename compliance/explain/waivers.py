"""Whether recorded judgements still stand, as lines of a report."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Literal

from compliance.case.fingerprint import Basis, basis_of
from compliance.explain.labels import Labels
from compliance.explain.words import pick

if TYPE_CHECKING:
    from datetime import date

    from compliance.case.checked import CheckedCase, Options
    from compliance.case.waivers import Waiver, WaiverFile
    from compliance.check.finding import Finding, Result
    from compliance.explain.dossier import WaiverLine
    from compliance.explain.words import Pair
    from compliance.law.fingerprint import Meanings

WAIVED: dict[str, Pair] = {
    "stands": (
        "Waiver {id}, recorded by {by} and confirmed by {second} on {on}, stands on {day}; it expires after {expires}."
        " It changes no answer.",
        "الإعفاء {id}، سجّله {by} وأكده {second} في {on}، قائم في {day}؛ وينقضي بعد {expires}. ولا يغير جوابا.",
    ),
    "undated": (
        "Waiver {id}, recorded by {by} and confirmed by {second} on {on}, expires after {expires}; no day was given by which to"
        " tell whether it has. It changes no answer.",
        "الإعفاء {id}، سجّله {by} وأكده {second} في {on}، ينقضي بعد {expires}؛ ولم يُعطَ يوم يُعرف به هل انقضى. ولا يغير جوابا.",
    ),
    "expired": (
        "Waiver {id}, recorded by {by} and confirmed by {second} on {on}, expired after {expires}.",
        "الإعفاء {id}، سجّله {by} وأكده {second} في {on}، انقضى بعد {expires}.",
    ),
    "not_yet": (
        "Waiver {id}, recorded by {by} and confirmed by {second} on {on}, was not yet given on {day}.",
        "الإعفاء {id}، سجّله {by} وأكده {second} في {on}، لم يكن قد أُعطي في {day}.",
    ),
    "lapsed": (
        "Waiver {id}, recorded by {by} and confirmed by {second} on {on}, has lapsed: changed since then: {moved}.",
        "الإعفاء {id}، سجّله {by} وأكده {second} في {on}، سقط: ما تغيّر منذئذ: {moved}.",
    ),
    "facts": ("the facts", "الوقائع"),
    "rules": ("the rules", "القواعد"),
    # Where the report was asked for with options, which are part of what a finding rests on.
    "facts_or_options": ("the facts, or the options of the report", "الوقائع أو خيارات التقرير"),
    "rules_or_options": ("the rules, or the options of the report", "القواعد أو خيارات التقرير"),
    "finding": ("the finding, which is no longer made", "النتيجة، إذ لم تعد قائمة"),
    "comma": (", ", "، "),
}

State = Literal["stands", "undated", "expired", "lapsed"]


def waivers_of(check: CheckedCase, file: WaiverFile | None, on: date | None, lang: str, meanings: Meanings) -> list[WaiverLine]:
    """Return the waivers of a case with whether each stands on ``on``, the day that a person gave, in order of identifier."""
    entries = sorted(file.entries, key=lambda w: w.id) if file else []
    return [_line(check, waiver, on, lang, meanings) for waiver in entries]


def combined(found: list[Basis]) -> Basis:
    """Return the hashes that a waiver of several conducts is given for: those of its findings as one."""
    if len(found) == 1:
        return found[0]
    facts, rules = ("\n".join(sorted(part)) for part in ((b.facts for b in found), (b.rules for b in found)))
    return Basis(hashlib.sha256(facts.encode()).hexdigest(), hashlib.sha256(rules.encode()).hexdigest())


def matching(result: Result, item: str, limb: str, conduct: str | None) -> list[Finding]:
    """Return the findings that a waiver speaks of."""
    return [
        f
        for i in result.items
        for f in i.findings
        if i.item == item and f.ref == limb and (conduct is None or f.conduct == conduct)
    ]  # fmt: skip


def _line(check: CheckedCase, waiver: Waiver, on: date | None, lang: str, meanings: Meanings) -> WaiverLine:
    findings = matching(check.result, waiver.item, waiver.limb, waiver.conduct)
    moved = ["finding"]
    if findings:
        now = combined([basis_of(check, f, meanings) for f in findings])
        moved = [what for what in ("facts", "rules") if getattr(now, what) != getattr(waiver, what)]
    state, key = _state(waiver, on, moved)

    def say(word: str, **parts: str) -> str:
        return pick(WAIVED[word], lang).format(**parts)

    sentence = say(
        key, id=waiver.id, by=waiver.by, second=waiver.second, on=waiver.on.isoformat(), expires=waiver.expires.isoformat(),
        day=on.isoformat() if on else "", moved=say("comma").join(say(_with_options(check.options, what)) for what in moved),
    )  # fmt: skip
    return {
        "waiver": waiver.id,
        "item": waiver.item,
        "conduct": waiver.conduct,
        "limb": waiver.limb,
        "limb_label": Labels(check.tree, lang).limb(check.tree.limbs[waiver.limb]),
        "reason": waiver.reason.of(lang),
        "by": waiver.by,
        "second": waiver.second,
        "on": waiver.on.isoformat(),
        "expires": waiver.expires.isoformat(),
        "state": state,
        "moved": moved,
        "sentence": sentence,
    }


def _with_options(options: Options, what: str) -> str:
    """Return the word for what moved: options that a report was asked for with move the hash that they are part of."""
    asked = {"facts": options.known_on or options.assume or options.judged, "rules": options.law_date or options.readings}
    return f"{what}_or_options" if asked.get(what) else what


def _state(waiver: Waiver, on: date | None, moved: list[str]) -> tuple[State, str]:
    """Return the state of a waiver and the sentence that says it; one that was not yet given does not stand either."""
    if moved:
        return "lapsed", "lapsed"
    if on is None:
        return "undated", "undated"
    if on < waiver.on:
        return "expired", "not_yet"
    return ("expired", "expired") if on > waiver.expires else ("stands", "stands")
