"""A node that nobody reviewed.

What it does:
    Notes each paragraph and each definition that no second person reviewed, or whose meaning changed since.

Why it matters:
    One person's reading of a resolution is a draft; the report says so until another has reviewed it.

Example:
    - node: north.arms   # without 'review', or with one of an earlier meaning

Instead:
    review: {...}   # what `compliance rules review --mark` prints
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.authoring.linter.model import Severity
from compliance.law.review_status import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.authoring.linter.model import Finding
    from compliance.authoring.linter.world import World
    from compliance.law.review_status import State

CODE = "R512"
SEVERITY = Severity.NOTE
SINCE = "0.1.0"


def check(world: World) -> Iterator[Finding]:
    """Yield each node without a review that stands."""
    standing = Standing(world.tree)
    fix = "let another person review it; 'compliance rules review' lists what to look at"
    for document, path, paragraph in world.paragraphs():
        if told := _told(standing.paragraph(paragraph)):
            yield world.at(CODE, document, (*path, "node"), f"'{paragraph.node}' {told}", fix)
    for name in world.book.definitions:
        if told := _told(standing.definition(name)):
            yield world.declared(CODE, "definition", name, f"definition '{name}' {told}", fix)


def _told(state: State) -> str:
    told = {"unreviewed": "was reviewed by nobody", "lapsed": "means something else than when it was reviewed"}
    return told.get(state, "")
