"""What follows inside a report, from its own parts: a second way to each answer, which shares nothing with the check.

The order of statuses is that of the design: not in force, not touched, excepted, open, prospective, touched unless, touched;
other kinds of limb have words of their own. What this cannot see it counts apart: whether a paragraph was in force, an answer
that the check found by trying what is unknown, and one that joins several days.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

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
            _item(into, case, item)
    into.hold(("counts",), report["counts"], counts)
    return into


def _item(into: Derived, case: CaseLine, item: ItemLine) -> None:
    here = (case["id"], item["id"])
    claims = {c["id"]: c["root"] for c in case["claims"]}
    found = [f["status"] for f in item["findings"] if f["kind"] == "prohibition"] + [g["status"] for g in item["grouped"]]
    strongest = next((s for s in _STRONGEST if s in found), "not_touched")
    into.hold((*here, "status"), item["status"], strongest)
    touches = {f["limb_label"] for f in item["findings"] if f["kind"] == "prohibition" and f["status"] not in _QUIET}
    into.hold((*here, "touches"), sorted(item["touches"]), sorted(touches))
    for finding in item["findings"]:
        place = (*here, f"{finding['limb_label']}, {finding['conduct_label']}")
        _finding(into, place, finding)
        roots = sorted({claims[c] for c in finding["claims"] if c in claims})
        into.hold((*place, "roots"), sorted(finding["roots"]), roots)
        strangers = [c for c in _claims(finding) if c not in claims]
        into.hold((*place, "claims"), strangers, [])


def _claims(finding: FindingLine) -> Iterator[str]:
    yield from finding["claims"]
    for element in (*finding["elements"], *(e for x in finding["exemptions"] for e in x["elements"])):
        yield from (c for fact in element["facts"] for c in fact["claims"])


def _finding(into: Derived, place: tuple[str, ...], f: FindingLine) -> None:
    failing = [e["name"] for e in f["elements"] if e["truth"] == "false" and e["name"] != "stage"]
    into.hold((*place, "failing"), [n for n in f["failing"] if n != "stage"], failing)
    # An answer over days that differ joins them; the parts shown are those of the last.
    joined = bool(f["periods"]) or len(set(f.get("days", (None,)))) > 1
    for exemption in f["exemptions"]:
        truth = _exemption(exemption)
        if truth == exemption["truth"] or not joined:
            into.hold((*place, exemption["limb_label"], "truth"), exemption["truth"], truth)
        else:
            into.skipped += 1
    plain, carried = _status(f)
    words = _WORDS.get(f["kind"], {})
    status = words.get(plain, plain)
    told = (f["status"], f["carried"])
    found = (status, None if words else carried)
    if f["status"] == "not_in_force" or (told != found and (status == "open" or joined or f["status"] == "open")):
        # Out of force is seen from the versions alone; an open answer may be decided by trying, or by law that is not known.
        into.skipped += 1
    else:
        into.hold((*place, "status"), told, found)


def _exemption(e: ExemptionLine) -> str:
    if e["mark"] == "not_in_force":
        return "false"
    truths = [x["truth"] for x in e["elements"]]
    if e["mark"] == "law_not_known":
        return "false" if "false" in truths else "unknown"
    return "false" if "false" in truths else "unknown" if "unknown" in truths or not truths else "true"


def _status(f: FindingLine) -> tuple[str, str | None]:
    """The status of a prohibition by its parts, and what it carries."""
    stage = next((e for e in f["elements"] if e["name"] == "stage"), None)
    truths = [e["truth"] for e in f["elements"] if e["name"] != "stage"]
    exempt = [e["truth"] for e in f["exemptions"]]
    if "false" in truths or _nothing_of_it(f, stage):
        return "not_touched", None
    if "true" in exempt:
        return "excepted", None
    if "unknown" in truths or (stage and stage["truth"] == "unknown"):
        return "open", None
    carried = "touched_unless" if "unknown" in exempt else "touched"
    return ("prospective", carried) if stage and stage["truth"] == "false" else (carried, None)


def _nothing_of_it(f: FindingLine, stage: ElementLine | None) -> bool:
    """Tell whether the stage is nothing of the conduct at all, and does not only fall short of it."""
    return stage is not None and stage["truth"] == "false" and "stage" in f["failing"]


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return " ".join(str(v) for v in value if v is not None)
    if isinstance(value, dict):
        return ", ".join(f"{k}={v}" for k, v in value.items() if v)
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
