"""Every node of a rule tree with the state of its review and of the check of its number."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Literal

from compliance.explain.labels import Labels
from compliance.files.dataclass import asdict, dataclass
from compliance.law.fingerprint import Meanings
from compliance.law.review_status import checks, state

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from compliance.law.load import RuleSet
    from compliance.law.review_status import State
    from compliance.vocabulary.review import Checked, Review

STATES: tuple[State, ...] = ("lapsed", "unreviewed", "reviewed")


@dataclass(frozen=True, slots=True)
class Node:
    """A paragraph or a definition: where it stands, what it means now, and what persons said of it."""

    kind: Literal["paragraph", "definition"]
    name: str
    citation: str
    path: str
    line: int
    # How far to the right its keys stand.
    indent: int
    meaning: str
    state: State
    review: Review | None
    # The checks that stand, and those of a number or an instrument that it has no more.
    checked: tuple[Checked, ...]
    void: tuple[Checked, ...]

    def as_line(self) -> dict[str, Any]:
        """Return the node as plain data."""
        data = asdict(self)
        data["review"] = self.review.model_dump(mode="json") if self.review else None
        for key, found in (("checked", self.checked), ("void", self.void)):
            data[key] = [c.model_dump(mode="json") for c in found]
        return data


def nodes(tree: RuleSet, only: Path | None = None) -> list[Node]:
    """Return the nodes of a tree, or of one file of it, by file and line."""
    meanings = Meanings(tree)
    found = [*_paragraphs(tree, meanings), *_definitions(tree, meanings)]
    wanted = os.path.realpath(only) if only else None
    return sorted(
        (n for n in found if wanted is None or os.path.realpath(n.path) == wanted), key=lambda n: (n.path, n.line, n.name)
    )


def counts(of: Iterable[Node]) -> dict[State, int]:
    """Count nodes by state."""
    states = [n.state for n in of]
    return {s: states.count(s) for s in STATES}


def _paragraphs(tree: RuleSet, meanings: Meanings) -> Iterator[Node]:
    labels, seen = Labels(tree, "en"), set[str]()
    for entry in tree.limbs.values():
        paragraph = entry.paragraph
        if paragraph.node in seen:
            continue
        seen.add(paragraph.node)
        meaning = meanings.paragraph(paragraph.node)
        stand = checks(entry.instrument.symbol, paragraph)
        void = tuple(c for c in paragraph.checked if c not in stand)
        document = entry.document
        line, column = document.positions.of(entry.path[:2])
        was = paragraph.review
        yield Node(
            "paragraph", paragraph.node, labels.citation(entry), document.path, line, column - 1, meaning, state(was, meaning),
            was, stand, void,
        )  # fmt: skip


def _definitions(tree: RuleSet, meanings: Meanings) -> Iterator[Node]:
    for name, definition in tree.vocabulary.definitions.items():
        meaning = meanings.definition(name)
        document, path = tree.sites[("definition", name)]
        line, _ = document.positions.of(path, key=True)
        _, column = document.positions.of(path)
        cites = "; ".join(definition.cites)
        was, found = definition.review, tuple(definition.checked)
        yield Node(
            "definition", name, cites, document.path, line, column - 1, meaning, state(was, meaning), was, found, ()
        )  # fmt: skip
