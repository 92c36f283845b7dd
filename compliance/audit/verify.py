"""Whether a report still follows from what it names: by its own parts, by the hashes of its inputs, and by making it again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from compliance import __version__
from compliance.audit import hashes
from compliance.audit.kernel import derive
from compliance.audit.lines import count, differences
from compliance.explain.model import Report
from compliance.files.dataclass import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Collection

    from compliance.audit.kernel import Derived
    from compliance.audit.lines import Difference

# How the receipt of this program's reports calls it, and how the name of a file of waivers ends.
TOOL = "compliance"
WAIVERS = ".waivers.yaml"
# What made it again: a report of the same cases with the options of a receipt; or why that cannot be done, as a key of AUDIT.
Again = Callable[[Report, dict[str, Path]], "Report | str"]


@dataclass(frozen=True, slots=True)
class Input:
    """One input of a report: what it is, the hash that the receipt names, and the hash that it has here (None: not found)."""

    what: str
    name: str
    path: str
    # Empty for what was not there when the report was made.
    told: str
    here: str | None
    files: hashes.Moved | None = None

    @property
    def moved(self) -> bool:
        """Tell whether it is another than the receipt names."""
        return self.told != self.here


@dataclass(slots=True)
class Verdict:
    """What came of verifying one report."""

    lang: str
    version: str
    inputs: list[Input]
    derived: Derived
    moved: list[str] = field(default_factory=list)
    lines: int = 0
    # Values that nothing here derives again: where the case files were, and the faults of files that were not read.
    untold: int = 0
    differing: list[Difference] = field(default_factory=list)
    # Why it was not made again, as a key of AUDIT; empty where it was.
    not_again: str = ""

    @property
    def holds(self) -> bool:
        """Tell whether nothing moved and every line follows."""
        return not (self.moved or self.differing or self.derived.wrong or self.not_again)


def verify(report: Report, rules: Path, cases: Path | None, again: Again) -> Verdict:
    """Return what came of verifying a report against a rule tree and the case files that it names, or those under a folder."""
    receipt = report["receipt"]
    files = {c["id"]: _case_file(c["id"], c["path"], receipt["cases"].get(c["id"], ""), cases) for c in report["cases"]}
    inputs = [_rules(report, rules)]
    inputs += [
        Input("case", c["id"], str(files[c["id"]]), c["sha256"], hashes.of_file(files[c["id"]])) for c in report["cases"]
    ]
    inputs += _waivers(report, files)
    verdict = Verdict(report["lang"], receipt["version"], inputs, derive(report))
    verdict.moved = list(dict.fromkeys(i.what for i in inputs if i.moved))
    if (receipt["tool"], receipt["version"]) != (TOOL, __version__):
        verdict.moved.append("tool")
    _again(verdict, report, files, again)
    if (verdict.differing or verdict.derived.wrong) and not verdict.moved:
        verdict.moved.append(_which(report, files, again))
    elif verdict.derived.wrong or not _consistent(report):
        verdict.moved.append("report")
    verdict.untold = len(report["cases"]) + sum(map(count, report["faults"]))
    return verdict


def _consistent(report: Report) -> bool:
    """Tell whether a receipt and the report over it name the same cases, and its hash of the rules is that of its files."""
    receipt = report["receipt"]
    named = [(c["id"], c["sha256"]) for c in report["cases"]]
    files = receipt.get("rule_files")
    whole = files is None or hashes.whole(files) == receipt["rules"]
    return whole and len(named) == len(receipt["cases"]) and dict(named) == receipt["cases"]


def _waivers(report: Report, files: dict[str, Path]) -> list[Input]:
    """Return the waivers beside the cases: those that the receipt names, and for a report that shows them any that came."""
    told = report["receipt"].get("waivers", {})
    found = []
    for case in report["cases"]:
        name, path = case["id"], files[case["id"]]
        beside = path.with_name(path.stem + WAIVERS) if path.name else path / WAIVERS
        here = hashes.of_file(beside)
        if name in told or (here and "dossier" in case):
            found.append(Input("waivers", name, str(beside), told.get(name, ""), here))
    return found


def _case_file(case: str, path: str, told: str, folder: Path | None) -> Path:
    """Return where a case is: as the report names it, or the file under a folder with its hash, else with its name."""
    if folder is None:
        return Path(path)
    there = sorted(p for p in folder.rglob("*.yaml") if p.is_file()) if folder.is_dir() else [folder]
    same = [p for p in there if hashes.of_file(p) == told]
    return next(iter([*same, *(p for p in there if p.name == Path(path).name)]), folder / Path(path).name)


def _rules(report: Report, root: Path) -> Input:
    receipt, files = report["receipt"], hashes.of_rules(root)
    told = receipt.get("rule_files", {})
    return Input(
        "rules",
        "",
        str(root),
        receipt["rules"],
        hashes.whole(files) if files else None,
        hashes.moved(told, files) if told else None,
    )


def _again(verdict: Verdict, report: Report, files: dict[str, Path], again: Again) -> None:
    """Make the report again and hold every line of it against the one given."""
    made = again(report, files)
    if isinstance(made, str):
        verdict.not_again = made
        return
    old, new = _comparable(report, verdict.moved), _comparable(made, verdict.moved)
    verdict.lines = count(old)
    verdict.differing = list(differences(old, new))


def _which(report: Report, files: dict[str, Path], again: Again) -> str:
    """Tell options that were changed in the receipt from lines that were changed in the report."""
    told: Any = report["receipt"]["options"]
    plain: dict[str, Any] = {"law_date": None, "known_on": None, "readings": []}
    tries: list[dict[str, Any]] = [plain, *({k: v} for k, v in plain.items())]
    if "full" in told:
        tries.append({"full": not told["full"]})
    for changes in tries:
        options: Any = {**told, **changes}
        if options == told or not _consistent(report):
            continue
        other = again({**report, "receipt": {**report["receipt"], "options": options}}, files)
        if not isinstance(other, str) and not list(differences(_lines(report), _lines(other))):
            return "options"
    return "report"


def _comparable(report: Report, moved: Collection[str]) -> Any:
    """Return what must be the same: every line, and of the receipt what is not known to have moved."""
    of = {"rules": ("rules", "rule_files"), "case": ("cases",), "waivers": ("waivers",), "tool": ("tool", "version")}
    without = {key for what in moved for key in of.get(what, ())}
    return {**_lines(report), "receipt": {k: v for k, v in report["receipt"].items() if k not in without}}


def _lines(report: Report) -> Any:
    """Return a report without its receipt, where its case files were, and the faults of files that were no part of it."""
    cases = [{k: v for k, v in c.items() if k not in ("path", "sha256")} for c in report["cases"]]
    return {**{k: v for k, v in report.items() if k not in ("receipt", "faults")}, "cases": cases}
