"""A run over cases: each is checked and made into lines by itself; what stands for all of them together is summed up."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from compliance import __version__
from compliance.case.checked import CheckedCase
from compliance.check.status import ITEM_ORDER
from compliance.explain.codes import SCHEMA_VERSION
from compliance.explain.labels import Labels
from compliance.files.dataclass import dataclass, field, replace
from compliance.files.dates import Interval
from compliance.files.safe import visible
from compliance.report.build import case_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compliance.case.checked import Options
    from compliance.case.load import Case
    from compliance.check.finding import Result
    from compliance.explain.model import CaseLine, FaultLine, NotExaminedLine, RegimeLine, Report
    from compliance.files.diagnostics import Diagnostic
    from compliance.law.compiled import CompiledLaw
    from compliance.law.model import NotEncoded
    from compliance.report.dossier.build import Filing

Part = TypeVar("Part")


@dataclass(slots=True)
class Run:
    """The checks of one run, case by case, with the faults of files that could not be read."""

    law: CompiledLaw
    options: Options
    lang: str = "en"
    checks: list[CheckedCase] = field(default_factory=list)
    faults: list[Diagnostic] = field(default_factory=list)

    def add(self, case: Case) -> Result:
        """Check one case and keep the result."""
        self.checks.append(self.checked(case))
        return self.checks[-1].result

    def checked(self, case: Case) -> CheckedCase:
        """Check one case and keep nothing of it."""
        return CheckedCase(case, self.law, self.options)


@dataclass(slots=True)
class Totals:
    """What a report says of all its cases together, summed up case by case so that none has to be kept.

    ``cases`` holds the hash of each case, ``counts`` how many items come out how, ``declared`` which entries of the law that is
    not encoded were in force on some day that a case looked at: each by its instrument and its place in it.
    """

    counts: dict[str, int] = field(default_factory=lambda: {s.value: 0 for s in ITEM_ORDER})
    cases: dict[str, str] = field(default_factory=dict)
    declared: set[tuple[str, int]] = field(default_factory=set)

    def take(self, run: Run, check: CheckedCase) -> None:
        """Count one case in."""
        self.cases[check.case.id] = check.case.document.sha256
        spans: dict[str, set[Interval]] = {}
        for item in check.result.items:
            self.counts[item.status.value] += 1
            for finding in item.findings:
                spans.setdefault(run.law.tree.limbs[finding.ref].regime, set()).add(finding.span)
        for regime, days in spans.items():
            self.declared |= _in_force(run, regime, days)

    def join(self, other: Totals) -> None:
        """Count in what another run summed up."""
        for status, n in other.counts.items():
            self.counts[status] += n
        self.cases |= other.cases
        self.declared |= other.declared


def build(run: Run, *, full: bool = False, questions: bool = True, filing: Filing | None = None) -> Report:
    """Return the report of a run.

    ``full`` shows every finding instead of folding the quiet ones into lines; ``filing`` makes it a report for the file, with a
    dossier for each case.
    """
    totals = Totals()
    for check in run.checks:
        totals.take(run, check)
    report = frame(run, totals, full=full, filing=filing)
    report["cases"] = [line(run, one, full=full, questions=questions, filing=filing) for one in run.checks]
    return report


def line(
    run: Run,
    check: CheckedCase,
    *,
    full: bool = False,
    questions: bool = True,
    filing: Filing | None = None,
    late: bool = False,
) -> CaseLine:
    """Return what a report says of one case, as it is printed."""
    made = case_line(run, check, full=full, questions=questions, filing=filing, late=late)
    return _isolated(made) if run.lang == "ar" else made


def frame(run: Run, totals: Totals, *, full: bool = False, filing: Filing | None = None) -> Report:
    """Return the report of a run without its cases: what stands before and after them."""
    labels = Labels(run.law.tree, run.lang)
    report: Report = {
        "schema_version": SCHEMA_VERSION,
        "lang": "ar" if run.lang == "ar" else "en",
        "notices": [labels.say("notice"), labels.say("convention"), labels.draft()],
        "counts": totals.counts,
        "cases": [],
        "regimes": [_regime(run, totals, labels, name) for name in sorted(run.law.tree.regimes)],
        "faults": faults_of(run),
        "receipt": {
            "tool": "compliance",
            "version": __version__,
            "rules": run.law.tree.digest,
            "cases": totals.cases,
            "options": {
                "law_date": run.options.law_date.isoformat() if run.options.law_date else None,
                "known_on": run.options.known_on.isoformat() if run.options.known_on else None,
                "readings": sorted(run.options.readings),
                "assume": {k: str(v) for k, v in sorted({**run.options.assume, **run.options.judged}.items())},
            },
        },
    }
    if filing:
        documents = run.law.tree.documents
        report["receipt"]["rule_files"] = {name: documents[name].sha256 for name in sorted(documents)}
        mine = {name: digest for name, digest in filing.hashes.items() if name in report["receipt"]["cases"]}
        if mine:
            report["receipt"]["waivers"] = mine
        options = report["receipt"]["options"]
        options |= {"cite": filing.cite, "on": filing.on.isoformat() if filing.on else None, "full": full}
    return _isolated(report) if run.lang == "ar" else report


def _isolated(part: Part) -> Part:
    # English has no need of it.
    from compliance.report.isolated import isolated

    return isolated(part)


def faults_of(run: Run) -> list[FaultLine]:
    """Return the faults of the files that could not be read, in order of place."""
    return [
        {"path": visible(d.path), "line": d.line, "column": d.column, "message": d.message, "fix": d.fix}
        for d in sorted(run.faults)
    ]  # fmt: skip


def apart(run: Run) -> Iterator[Run]:
    """Yield a run for each case that was read, with that case alone."""
    for one in run.checks:
        yield replace(run, checks=[one], faults=[])


def _regime(run: Run, totals: Totals, labels: Labels, name: str) -> RegimeLine:
    regime, day = run.law.tree.regimes[name], run.options.law_date
    declared = _in_force(run, name, (Interval(day, day),)) if day else totals.declared
    return {
        "id": name,
        "title": regime.title.of(run.lang),
        "as_known_to": regime.as_known_to.isoformat(),
        "not_examined": [_not_examined(run, labels, at[0], entry) for at, entry in _declared(run, name) if at in declared],
    }


def _in_force(run: Run, regime: str, days: Iterable[Interval]) -> set[tuple[str, int]]:
    """Return what a regime declares as not encoded and was in force on some of these days."""
    return {at for at, entry in _declared(run, regime) if any(Interval(entry.from_, entry.until).meet(span) for span in days)}


def _declared(run: Run, regime: str) -> Iterator[tuple[tuple[str, int], NotEncoded]]:
    files = ((name, f) for name, f in run.law.tree.instruments.items() if f.regime == regime)
    for name, file in sorted(files, key=lambda f: (f[1].adopted, f[1].symbol)):
        for place, entry in enumerate(file.not_encoded):
            yield (name, place), entry


def _not_examined(run: Run, labels: Labels, instrument: str, entry: NotEncoded) -> NotExaminedLine:
    return {
        "citation": labels.declared(run.law.tree.instruments[instrument].symbol, entry),
        "pinpoint_seen": entry.pinpoint == "seen",
        "subject": entry.subject.of(labels.lang),
        "why": entry.why.of(labels.lang),
    }
