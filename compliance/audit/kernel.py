"""What follows inside a report, from its own parts: a second way to each answer, which shares nothing with the check.

The order of statuses is that of the design: not in force, not touched, excepted, open, prospective, touched unless, touched;
other kinds of limb have words of their own. Derived are each status and what it carries, what fails, the truth of exemptions,
what an item takes and touches, roots and counts. What is unknown may still be decided by the check, which tries every value,
and days on which the law differs are joined there: such an answer is held only to what its parts leave possible, and counted
apart. Whether a paragraph was in force is seen from the versions in a report for the file; a report of a check holds none.
Sentences, notes, readings, conflicts, questions, and which claims there are, follow only from making the report again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from compliance.explain.model import CaseLine, ElementLine, ExemptionLine, FindingLine, ItemLine, Report

# The words of the other kinds for what a prohibition would be.
_WORDS = {
    "obligation": {
        "touched": "triggered", "touched_unless": "triggered_unless", "prospective": "open", "not_touched": "not_triggered",
        "excepted": "not_triggered",
    },
    "authorization": {
        "touched": "available", "touched_unless": "open", "prospective": "open", "not_touched": "not_available",
        "excepted": "not_available",
    },
    "criterion": {
        "touched": "open", "touched_unless": "open", "prospective": "open", "not_touched": "not_triggered",
        "excepted": "not_triggered",
    },
}  # fmt: skip
# A status, and what it carries.
_Plain = tuple[str, str | None]
_STRONGEST = ("touched", "touched_unless", "prospective", "open", "excepted", "not_touched", "not_in_force")
_QUIET = ("not_touched", "not_in_force", "not_triggered", "not_available")


@dataclass(frozen=True, slots=True)
class Wrong:
    """A line that does not follow from the parts under it."""

    path: tuple[str, ...]
    told: str
    found: str


@dataclass(slots=True)
class Derived:
    """How many answers were derived, how many could not be, and which do not follow."""

    held: int = 0
    skipped: int = 0
    wrong: list[Wrong] = field(default_factory=list)

    def hold(self, path: tuple[str, ...], told: object, found: object) -> None:
        """Count an answer that was derived, and keep it where it is another than the report's."""
        if told == found:
            self.held += 1
        else:
            self.wrong.append(Wrong(path, _shown(told), _shown(found)))


def derive(report: Report) -> Derived:
    """Derive every answer of a report again from its own parts."""
    into = Derived()
    counts = dict.fromkeys(report["counts"], 0)
    for case in report["cases"]:
        for item in case["items"]:
            if item["status"] in counts:
                counts[item["status"]] += 1
            _item(into, case, item, report["receipt"]["options"]["law_date"])
    into.hold(("counts",), report["counts"], counts)
    return into


def _item(into: Derived, case: CaseLine, item: ItemLine, law_date: str | None) -> None:
    here = (case["id"], item["id"])
    claims = {c["id"]: c["root"] for c in case["claims"]}
    found = [f["status"] for f in item["findings"] if f["kind"] == "prohibition"] + [g["status"] for g in item["grouped"]]
    strongest = next((s for s in _STRONGEST if s in found), "not_touched")
    into.hold((*here, "status"), item["status"], strongest)
    touches = {f["limb_label"] for f in item["findings"] if f["kind"] == "prohibition" and f["status"] not in _QUIET}
    into.hold((*here, "touches"), sorted(item["touches"]), sorted(touches))
    for finding in item["findings"]:
        place = (*here, f"{finding['limb_label']}, {finding['conduct_label']}")
        # An answer over days that differ joins them; the parts shown are those of the last.
        joined = bool(finding["periods"]) or len(set(finding.get("days", (None,)))) > 1
        _finding(into, place, finding, _in_force(case, finding, law_date, joined), joined)
        roots = sorted({claims[c] for c in finding["claims"] if c in claims})
        into.hold((*place, "roots"), sorted(finding["roots"]), roots)
        strangers = [c for c in _claims(finding) if c not in claims]
        into.hold((*place, "claims"), strangers, [])


def _claims(finding: FindingLine) -> Iterator[str]:
    yield from finding["claims"]
    for element in (*finding["elements"], *(e for x in finding["exemptions"] for e in x["elements"])):
        yield from (c for fact in element["facts"] for c in fact["claims"])


def _finding(into: Derived, place: tuple[str, ...], f: FindingLine, force: tuple[str, ...], joined: bool) -> None:
    failing = [e["name"] for e in f["elements"] if e["truth"] == "false" and e["name"] != "stage"]
    into.hold((*place, "failing"), [n for n in f["failing"] if n != "stage"], failing)
    for exemption in f["exemptions"]:
        truth = _exemption(exemption)
        if truth == exemption["truth"] or not joined:
            into.hold((*place, exemption["limb_label"], "truth"), exemption["truth"], truth)
        else:
            into.skipped += 1
    words = _WORDS.get(f["kind"], {})

    def worded(plain: _Plain) -> _Plain:
        return (words.get(plain[0], plain[0]), None if words else plain[1])

    told = (f["status"], f["carried"])
    for version in force:
        if told == (found := worded(_status(f, version))):
            if version == "false" and len(force) > 1:
                into.skipped += 1
            else:
                into.hold((*place, "status"), told, found)
            return
    if told in set(map(worded, _possible(f))):
        into.skipped += 1
    else:
        into.hold((*place, "status"), told, worded(_status(f, next(iter(force)))))


def _in_force(case: CaseLine, f: FindingLine, law_date: str | None, joined: bool) -> tuple[str, ...]:
    """Return whether a paragraph may have been in force on the days of a finding, the likeliest first."""
    lo, hi = (law_date, law_date) if law_date else f.get("days", (None, None))
    versions = [
        v for law in case["dossier"]["law"] for limb in law["limbs"] if limb["limb"] == f["limb"] for v in limb["versions"]
    ] if "dossier" in case else []  # fmt: skip
    on = {v["in_force"] for v in versions if (hi is None or v["lo"] <= hi) and (lo is None or v["hi"] is None or v["hi"] >= lo)}
    if versions:
        # Before its first version a paragraph was not yet made.
        on |= {"false"} if not on or lo is None or lo < min(v["lo"] for v in versions) else set()
        on |= {"unknown"} if len(on) > 1 else set()
        return tuple(t for t in ("true", "unknown", "false") if t in on)
    # Law that is not known lies after what the sources speak for, or on some of the days alone.
    return ("true", "unknown", "false") if f["caveat"] or joined else ("true", "false")


def _exemption(e: ExemptionLine) -> str:
    if e["mark"] == "not_in_force":
        return "false"
    truths = [x["truth"] for x in e["elements"]]
    if e["mark"] == "law_not_known":
        return "false" if "false" in truths else "unknown"
    return "false" if "false" in truths else "unknown" if "unknown" in truths or not truths else "true"


def _status(f: FindingLine, in_force: str) -> _Plain:
    """The status of a prohibition by its parts, and what it carries."""
    stage = next((e for e in f["elements"] if e["name"] == "stage"), None)
    truths = {e["truth"] for e in f["elements"] if e["name"] != "stage"} | ({"false"} if _nothing_of_it(f, stage) else set())
    return _first(in_force, truths, {e["truth"] for e in f["exemptions"]}, stage["truth"] if stage else "true")


def _possible(f: FindingLine) -> Iterator[_Plain]:
    """Yield what the check may still decide where several parts are unknown: that one of them fails, or holds, either way.

    One unknown alone cannot be decided so: if it came out alike in every way, that is what would be shown of it.
    """
    truths = [e["truth"] for e in f["elements"]]
    if truths.count("unknown") > 1:
        yield "not_touched", None
    if [e["truth"] for e in f["exemptions"]].count("unknown") > 1 and "false" not in truths:
        yield "excepted", None


def _first(in_force: str, elements: Set[str], exempt: Set[str], stage: str) -> _Plain:
    """Return the first status that holds."""
    if in_force == "false":
        return "not_in_force", None
    if "false" in elements:
        return "not_touched", None
    if "true" in exempt:
        return "excepted", None
    if in_force == "unknown" or "unknown" in elements or stage == "unknown":
        return "open", None
    carried = "touched_unless" if "unknown" in exempt else "touched"
    return ("prospective", carried) if stage == "false" else (carried, None)


def _nothing_of_it(f: FindingLine, stage: ElementLine | None) -> bool:
    """Tell whether the stage is nothing of the conduct at all, and does not only fall short of it."""
    return stage is not None and stage["truth"] == "false" and "stage" in f["failing"]


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return " ".join(str(v) for v in value if v is not None)
    if isinstance(value, dict):
        return ", ".join(f"{k}={v}" for k, v in value.items() if v)
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
