"""Findings as text: one line with place, severity, code and message, then why it matters and what to do."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from compliance.authoring.linter.model import Severity
from compliance.authoring.lints import table
from compliance.files.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.authoring.linter.model import Finding
    from compliance.authoring.linter.run import Result

WIDTH = 80
_DIM, _PLAIN = "\x1b[2m", "\x1b[0m"
_COLOURS = {Severity.ERROR: "\x1b[31m", Severity.WARNING: "\x1b[33m", Severity.NOTE: "\x1b[36m"}


def line_of(finding: Finding) -> str:
    """Return ``path:line:column: severity CODE message``."""
    severity = table()[finding.code].severity
    return visible(f"{finding.path}:{finding.line}:{finding.column}: {severity} {finding.code} {finding.message}")


def lines(result: Result, *, notes: bool, colour: bool) -> Iterator[str]:
    """Yield the lines of a report, by file; notes are only counted unless ``notes``."""
    lints = table()
    before = None
    explained: set[str] = set()
    for finding in result.findings:
        lint = lints[finding.code]
        if lint.severity is Severity.NOTE and not notes:
            continue
        if before not in (None, finding.path):
            yield ""
        before = finding.path
        head = line_of(finding)
        if colour:
            word = f" {lint.severity} {finding.code} "
            head = head.replace(word, f" {_COLOURS[lint.severity]}{lint.severity} {finding.code}{_PLAIN} ", 1)
        yield head
        # Why a lint matters is said once a report, what to do every time.
        why = "" if finding.code in explained else lint.why
        explained.add(finding.code)
        for label, told in (("why: ", why), ("fix: ", finding.fix)):
            for wrapped in _wrapped(label, visible(told)) if told else ():
                yield f"{_DIM}{wrapped}{_PLAIN}" if colour else wrapped
    if before is not None:
        yield ""
    if not notes and result.count(Severity.NOTE):
        yield f"notes: {_notes(result)} (-v lists them)"
    yield summary(result)


def summary(result: Result) -> str:
    """Return one line that counts."""
    if not result.loads:
        found = _many(len(result.findings), "fault")
        return f"{found}: the tree does not load; the other lints were not run"
    counts = [_many(result.count(s), s.value) for s in Severity]
    mendable = sum(f.mendable for f in result.findings)
    tail = f"; --fix mends {mendable}" if mendable else ""
    return f"{_many(result.files, 'file')}: {', '.join(counts)}{tail}"


def _notes(result: Result) -> str:
    found: dict[str, int] = {}
    for finding in result.findings:
        if table()[finding.code].severity is Severity.NOTE:
            found[finding.code] = found.get(finding.code, 0) + 1
    return ", ".join(f"{n} {table()[code].name} ({code})" for code, n in sorted(found.items()))


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'s' * (count != 1)}"


def _wrapped(label: str, text: str) -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=f"    {label}",
        subsequent_indent="         ",
        break_long_words=False,
        break_on_hyphens=False,
    )
