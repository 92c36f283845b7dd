"""A report written case by case: each is checked, written and dropped, so that memory does not grow with their number."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any, Protocol

from compliance.case.load import again, attempt
from compliance.files.dataclass import astuple, dataclass, field
from compliance.files.diagnostics import Diagnostic, FaultyFile
from compliance.report.processes import shared
from compliance.report.run import Totals, frame, line
from compliance.report.spool import Aside, Spool

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from compliance.case.load import Case
    from compliance.explain.model import CaseLine, Report
    from compliance.report.run import Run

# Cases between two collections of what refers to itself: it costs little then, and nothing piles up.
SWEEP = 16


class Writer(Protocol):
    """A format that is written case by case; ``late`` says that it prints only some of what a case says."""

    late: bool

    def case(self, case: CaseLine) -> tuple[str, str]:
        """Return what stands for a case before all cases, and the case."""
        ...

    def whole(self, report: Report, heads: Iterable[str], cases: Iterable[str]) -> Iterator[str]:
        """Yield the report, of which ``report`` has no cases; ``heads`` and ``cases`` may be read more than once."""
        ...


@dataclass(slots=True)
class Stream:
    """The report of a run over case files. Where only totals are asked for, no line of a case is made."""

    run: Run
    writer: Writer
    full: bool = False
    only_totals: bool = False
    _totals: Totals = field(default_factory=Totals)
    _spools: list[Spool] = field(default_factory=list)
    _heads: list[tuple[int, int, int]] = field(default_factory=list)
    _cases: list[tuple[int, int, int]] = field(default_factory=list)
    _done: int = 0

    def check(self, files: list[Path], read: Callable[[Path], Case], processes: int, step: Callable[[], None]) -> None:
        """Check every case and put its lines aside; ``step`` is called after each.

        A file that cannot be read is kept as a fault of the run and stops no other. Raises ``FaultyFile`` where the fault is in
        no case.
        """
        # The last is this process, where others share the work.
        self._spools = [Spool(shared=processes > 1) for _ in range(processes)] + [Spool()] * (processes > 1)
        first: dict[str, Path] = {}
        # Law and vocabulary stay to the end: what looks for garbage, or shares memory, has no need to touch them.
        gc.freeze()
        try:
            for path, done in zip(files, shared(len(files), processes, lambda i, p: self._one(files[i], read, p)), strict=True):
                step()
                if "faults" in done:
                    self.run.faults += [Diagnostic(*fault) for fault in done["faults"]]
                elif first.setdefault(done["case"], path) != path:
                    self.run.faults.append(again(path, done["case"], first[done["case"]]))
                else:
                    self._totals.join(Totals(done["counts"], {done["case"]: done["sha256"]}, set(map(tuple, done["declared"]))))
                    for places, place in zip((self._heads, self._cases), done["aside"], strict=False):
                        places.append(tuple(place))
        finally:
            gc.unfreeze()

    def _one(self, path: Path, read: Callable[[Path], Case], process: int) -> dict[str, Any]:
        """Check one case file, put its lines aside, and return the rest of what is kept of it as plain data."""
        self._done += 1
        if self._done % SWEEP == 0:
            # No case is held here, so what is found alive stays to the end as well.
            gc.collect()
            gc.freeze()
        case = attempt(path, read)
        if isinstance(case, FaultyFile):
            return {"faults": [astuple(fault) for fault in case.diagnostics]}
        check = self.run.checked(case)
        totals, spool = Totals(), self._spools[process]
        totals.take(self.run, check)
        lines = () if self.only_totals else self.writer.case(line(self.run, check, full=self.full, late=self.writer.late))
        return {
            "case": case.id,
            "sha256": case.document.sha256,
            "counts": totals.counts,
            "declared": list(totals.declared),
            "aside": [(process, *spool.add(text)) for text in lines],
        }

    def report(self) -> Report:
        """Return the report without its cases."""
        return frame(self.run, self._totals)

    def text(self, report: Report) -> Iterator[str]:
        """Yield the whole report as it is written."""
        return self.writer.whole(report, Aside(self._spools, self._heads), Aside(self._spools, self._cases))
