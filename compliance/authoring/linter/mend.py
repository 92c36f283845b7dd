"""Mend what can be mended without loss: small edits that keep every comment, or a file written anew by the formatter."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from compliance.files.dataclass import dataclass
from compliance.files.whole import replace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compliance.authoring.linter.model import Edit, Finding
    from compliance.authoring.linter.run import Result


@dataclass(frozen=True, slots=True)
class Mended:
    """How many findings were mended, in how many files."""

    findings: int
    files: int

    def __bool__(self) -> bool:
        return self.findings > 0


def mend(result: Result) -> Mended:
    """Write the edits of every finding to its file, each file at once or not at all."""
    by_file: dict[str, list[Finding]] = {}
    for finding in result.findings:
        if finding.mendable:
            by_file.setdefault(finding.path, []).append(finding)
    done = 0
    for path, findings in sorted(by_file.items()):
        edited = [f for f in findings if f.edits]
        rewritten = next((f.rewritten for f in findings if f.rewritten is not None), None)
        if edited:
            # A file that is to be laid out anew as well is laid out by the next run, on what it then says.
            replace(Path(path), (applied(result.texts[path], (e for f in edited for e in f.edits)).encode("utf-8"),))
            done += len(edited)
        elif rewritten is not None:
            replace(Path(path), (rewritten.encode("utf-8"),))
            done += 1
    return Mended(done, len(by_file))


def applied(text: str, edits: Iterable[Edit]) -> str:
    """Return a text after edits. Of two that overlap only the first is made, so that nothing is lost."""
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    out: list[str] = []
    at = 0
    for edit in sorted(set(edits)):
        begin, end = starts[edit.line - 1] + edit.column - 1, starts[edit.end_line - 1] + edit.end_column - 1
        if begin < at:
            continue
        out += (text[at:begin], edit.text)
        at = end
    return "".join((*out, text[at:]))
