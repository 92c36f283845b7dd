"""The list of reviews as lines for a person, and the mark to paste into a rule file."""

from __future__ import annotations

import json
import textwrap
from itertools import groupby
from typing import TYPE_CHECKING

from compliance.authoring.review.listing import counts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.authoring.review.listing import Node
    from compliance.vocabulary.review import Checked, Review

WIDTH = 80
SAID = {
    "unreviewed": "reviewed by nobody",
    "reviewed": "reviewed by {reviewer} on {on}",
    "lapsed": "LAPSED: changed since {reviewer} reviewed it on {on}",
}


def lines(found: list[Node]) -> Iterator[str]:
    """Yield the list, file by file, and the totals."""
    for path, group in groupby(found, key=lambda n: n.path):
        of = list(group)
        yield f"{path}: {_counts(of)}"
        for node in of:
            review = node.review
            said = SAID[node.state].format(reviewer=review and review.reviewer, on=review and review.on)
            yield f"{path}:{node.line}: {node.name}"
            told = f"{node.citation or node.kind}: {said}; {_checked(node)}"
            yield from textwrap.wrap(told, WIDTH, initial_indent="    ", subsequent_indent="      ", break_long_words=False)
    yield f"In all {_counts(found)}; number checked against a text: {sum(bool(n.checked) for n in found)}."


def _counts(of: list[Node]) -> str:
    n, noun = counts(of), "node" if len(of) == 1 else "nodes"
    return f"{len(of)} {noun}, {n['reviewed']} reviewed, {n['lapsed']} lapsed, {n['unreviewed']} unreviewed"


def _checked(node: Node) -> str:
    said = [f"checked against {c.symbol} ({c.language}) on {c.on}" for c in node.checked]
    said += [f"a check of {c.symbol}{f' para. {c.para}' if c.para else ''} no longer fits" for c in node.void]
    return "; ".join(said) or "checked by nobody"


def review_block(review: Review, indent: int = 0) -> str:
    """Return the mark of a review as it stands in a rule file, moved to the right by some columns."""
    body = [
        "review:",
        f"  author: {_quoted(review.author)}",
        f"  reviewer: {_quoted(review.reviewer)}",
        f"  on: {review.on.isoformat()}",
        f"  meaning: {_quoted(review.meaning)}",
    ]
    return "\n".join(" " * indent + line for line in body)


def checked_block(checked: list[Checked], indent: int = 0) -> str:
    """Return the mark of the texts in which a number was found, as it stands in a rule file."""
    body = ["checked:"]
    for c in checked:
        para = [f"    para: {_quoted(c.para)}"] if c.para else []
        body += [f"  - symbol: {_quoted(c.symbol)}", *para, f"    language: {c.language}"]
        body += [f"    sha256: {_quoted(c.sha256)}", f"    on: {c.on.isoformat()}"]
    return "\n".join(" " * indent + line for line in body)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
