"""Comments that allow a finding: ``# compliance: allow R302 and why``, on its line or on the line above."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compliance.authoring.linter.model import Finding
from compliance.files.dataclass import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compliance.files.document import Document

REASONLESS, UNUSED = "R901", "R902"
_COMMENT = re.compile(r"(?:^|\s)#\s*compliance:\s*allow\b[ \t]*([A-Za-z]\d*)?[ \t:,-]*(.*)$")


@dataclass(frozen=True, slots=True)
class Allowed:
    """One such comment: where it stands, the code that it allows, and why."""

    path: str
    line: int
    column: int
    code: str
    reason: str


def allowed(document: Document) -> Iterator[Allowed]:
    """Yield the comments of a file that allow a finding."""
    if "compliance:" not in document.text:
        return
    for number, line in enumerate(document.text.split("\n"), 1):
        if match := _COMMENT.search(line):
            column = line.index("#", match.start()) + 1
            yield Allowed(document.path, number, column, (match[1] or "").upper(), match[2].strip())


def sift(
    findings: Iterable[Finding], comments: Iterable[Allowed], known: Iterable[str], looked_for: frozenset[str]
) -> list[Finding]:
    """Drop what a comment allows; add a finding for each comment that gives no reason or allows nothing.

    ``looked_for`` are the codes of this run: of a code that was not looked for nobody can say that nothing was found.
    """
    known, comments = set(known), list(comments)
    by_place: dict[tuple[str, int, str], Allowed] = {}
    for one in comments:
        for line in (one.line, one.line + 1):
            by_place.setdefault((one.path, line, one.code), one)
    used: set[Allowed] = set()
    left = []
    for finding in findings:
        comment = by_place.get((finding.path, finding.line, finding.code))
        if comment is not None:
            used.add(comment)
        if comment is None or not comment.reason:
            left.append(finding)
    return left + [f for f in (_wrong(one, known, used, looked_for) for one in comments) if f is not None]


def _wrong(one: Allowed, known: set[str], used: set[Allowed], looked_for: frozenset[str]) -> Finding | None:
    def finding(code: str, message: str, fix: str) -> Finding | None:
        return Finding(one.path, one.line, one.column, code, message, fix) if code in looked_for else None

    if one.code not in known:
        what = f"'{one.code}' is no code of a lint" if one.code else "this comment allows no code"
        return finding(
            UNUSED, what, "write it as '# compliance: allow CODE reason'; 'compliance rules explain' lists the codes"
        )
    if not one.reason:
        return finding(REASONLESS, f"{one.code} is allowed without a reason", "write the reason after the code")
    if one not in used and one.code in looked_for:
        return finding(UNUSED, f"there is no {one.code} here to allow", "delete the comment, or move it to the line it is for")
    return None
