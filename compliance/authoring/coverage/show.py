"""Coverage as lines for a person and as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from compliance.authoring.coverage.measure import DIRECTIONS
from compliance.files.dataclass import dataclass
from compliance.files.yaml import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.authoring.coverage.feasible import Gap, Verdict
    from compliance.authoring.coverage.measure import Coverage
    from compliance.authoring.coverage.sites import Site
    from compliance.logic.truth import Truth

WORDS: dict[Truth, str] = {True: "true", False: "false", None: "unknown"}


class Count(TypedDict):
    """Of one file or of all: conditions, and directions (three a condition) that examples saw, decided, or cannot."""

    conditions: int
    directions: int
    seen: int
    decided: int
    impossible: int


class GapLine(TypedDict):
    """One direction of one condition in which no example decided an answer."""

    file: str
    line: int
    column: int
    condition: str
    direction: str
    seen: bool
    impossible: bool
    days_exhausted: int


class CoverageReport(TypedDict):
    """The whole measure."""

    total: Count
    files: dict[str, Count]
    examples: int
    gaps: list[GapLine]


@dataclass(frozen=True, slots=True)
class Shown:
    """A coverage with what was proved of its gaps (None: nothing was tried) and the number of examples run."""

    coverage: Coverage
    verdict: Verdict | None
    examples: int

    def report(self) -> CoverageReport:
        """Return the measure as data."""
        files: dict[str, Count] = {}
        total = _count()
        gaps: list[GapLine] = []
        impossible = self.verdict.impossible if self.verdict else {}
        sites = self.coverage.sites
        for site in sorted(self.coverage.found, key=lambda s: (s.file, sites.place(s), s.what)):
            seen = self.coverage.found[site]
            for count in (files.setdefault(site.file, _count()), total):
                count["conditions"] += 1
                count["directions"] += len(DIRECTIONS)
                count["seen"] += len(seen.seen)
                count["decided"] += len(seen.decided)
                count["impossible"] += sum((site, d) in impossible for d in DIRECTIONS)
            gaps += [self._gap((site, d), impossible) for d in DIRECTIONS if d not in seen.decided]
        return {"total": total, "files": files, "examples": self.examples, "gaps": gaps}

    def _gap(self, gap: Gap, impossible: dict[Gap, int]) -> GapLine:
        site, direction = gap
        line, column = self.coverage.sites.place(site)
        return {
            "file": self.coverage.tree.documents[site.file].path,
            "line": line,
            "column": column,
            "condition": condition_text(self.coverage, site),
            "direction": WORDS[direction],
            "seen": direction in self.coverage.found[site].seen,
            "impossible": gap in impossible,
            "days_exhausted": impossible.get(gap, 0),
        }


def _count() -> Count:
    return {"conditions": 0, "directions": 0, "seen": 0, "decided": 0, "impossible": 0}


def percent(count: Count) -> float:
    """Return decided directions in per cent of those that are possible (100 where none is)."""
    possible = count["directions"] - count["impossible"]
    return 100.0 if not possible else 100.0 * count["decided"] / possible


def condition_text(coverage: Coverage, site: Site) -> str:
    """Return a condition as its file writes it, on one line."""
    data: object = coverage.tree.documents[site.file].data
    for key in site.path:
        data = data[key]  # type: ignore[index]
    if isinstance(data, dict) and "rows" in data:
        return f"table over {data['fact']}"
    text = data if isinstance(data, str) else " ".join(written(data).split())  # type: ignore[arg-type]
    return f"{text} ({site.what})" if site.what else text


def lines(shown: Shown) -> Iterator[str]:
    """Yield the measure for a person: a line a file, the gaps by line, what is impossible, the total."""
    report = shown.report()
    width = max((len(f) for f in report["files"]), default=4)
    yield f"{'file':<{width}}  conditions  seen  decided  possible  per cent"
    for file, count in sorted(report["files"].items()):
        possible = count["directions"] - count["impossible"]
        yield (
            f"{file:<{width}}  {count['conditions']:>10}  {count['seen']:>4}  {count['decided']:>7}  {possible:>8}"
            f"  {percent(count):>8.1f}"
        )
    missing = [g for g in report["gaps"] if not g["impossible"]]
    if missing:
        yield ""
        yield "No example decides an answer by:"
        yield from (_gap_line(g) for g in missing)
    proved = [g for g in report["gaps"] if g["impossible"]]
    if proved:
        yield ""
        yield "Shown to be impossible: no facts on any day of law make the condition decide so. Every combination was"
        yield "searched of facts not told, told, or told as one of two kinds, on a known day; of sets, one value, two or all:"
        yield from (_gap_line(g) for g in proved)
    total = report["total"]
    yield ""
    possible = total["directions"] - total["impossible"]
    yield (
        f"{report['examples']} examples, {total['conditions']} conditions: {total['decided']} of {possible} possible directions"
        f" decide an answer ({percent(total):.1f} per cent); {total['impossible']} are impossible"
    )
    if shown.verdict is None and missing:
        yield "Which gaps are impossible was not looked into: pip install compliance[authoring]"


def _gap_line(gap: GapLine) -> str:
    seen = "" if gap["impossible"] else " (seen, never decisive)" if gap["seen"] else " (never seen)"
    return f"  {gap['file']}:{gap['line']}:{gap['column']}: {gap['direction']}: {gap['condition']}{seen}"
