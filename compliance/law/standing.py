"""How far a node can be relied on: reviewed by a second person or not, its number checked against a text or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from compliance.law.meaning import definition_meaning, paragraph_meaning
from compliance.law.model import Paragraph
from compliance.law.tree import RuleTree
from compliance.vocabulary.review import Checked, Review

# lapsed: the node means something else than it did when it was reviewed.
State = Literal["reviewed", "lapsed", "unreviewed"]


@dataclass(frozen=True, slots=True)
class Standings:
    """How many nodes of a tree are reviewed, and how many reviews lapsed."""

    reviewed: int
    lapsed: int
    unreviewed: int

    @property
    def total(self) -> int:
        """Every node: paragraphs and definitions."""
        return self.reviewed + self.lapsed + self.unreviewed


def state(review: Review | None, meaning: str) -> State:
    """Return what a review is worth, given what the node means now."""
    if review is None:
        return "unreviewed"
    return "reviewed" if review.meaning == meaning else "lapsed"


def of_paragraph(tree: RuleTree, paragraph: Paragraph) -> State:
    """Return the state of a paragraph; what it means is made out only where somebody reviewed it."""
    return "unreviewed" if paragraph.review is None else state(paragraph.review, paragraph_meaning(tree, paragraph.node))


def of_definition(tree: RuleTree, name: str) -> State:
    """Return the state of a definition; what it means is made out only where somebody reviewed it."""
    review = tree.book.definitions[name].review
    return "unreviewed" if review is None else state(review, definition_meaning(tree, name))


def standings(tree: RuleTree) -> Standings:
    """Count the nodes of a tree by state."""
    states = [of_paragraph(tree, p) for file in tree.instruments.values() for p in file.paragraphs]
    states += [of_definition(tree, name) for name in tree.book.definitions]
    return Standings(states.count("reviewed"), states.count("lapsed"), states.count("unreviewed"))


def checks(symbol: str, paragraph: Paragraph) -> tuple[Checked, ...]:
    """Return the checks that stand: those of this instrument and of the number that the paragraph has now."""
    return tuple(
        c for c in paragraph.checked if c.symbol == symbol and paragraph.para is not None and c.para in (None, paragraph.para)
    )
