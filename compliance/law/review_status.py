"""How far a node can be relied on: reviewed by a second person or not, its number checked against a text or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from compliance.files.dataclass import dataclass

if TYPE_CHECKING:
    from compliance.law.fingerprint import Meanings
    from compliance.law.load import RuleSet
    from compliance.law.model import Paragraph
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


class Standing:
    """The state of the nodes of one tree. What a node means is made out only where somebody reviewed it."""

    def __init__(self, tree: RuleSet) -> None:
        self.tree = tree
        self._meanings: Meanings | None = None
        self._states: dict[tuple[str, str], State] = {}

    def paragraph(self, paragraph: Paragraph) -> State:
        """Return the state of a paragraph."""
        return self._state(("paragraph", paragraph.node), paragraph.review)

    def definition(self, name: str) -> State:
        """Return the state of a definition."""
        return self._state(("definition", name), self.tree.vocabulary.definitions[name].review)

    def all(self) -> Standings:
        """Count the nodes of the tree by state."""
        states = [self.paragraph(p) for file in self.tree.instruments.values() for p in file.paragraphs]
        states += [self.definition(name) for name in self.tree.vocabulary.definitions]
        return Standings(states.count("reviewed"), states.count("lapsed"), states.count("unreviewed"))

    def _state(self, key: tuple[str, str], review: Review | None) -> State:
        if review is None:
            return "unreviewed"
        if key not in self._states:
            # What a node means is asked of a reviewed one alone.
            from compliance.law.fingerprint import Meanings

            self._meanings = self._meanings or Meanings(self.tree)
            kind, name = key
            meaning = self._meanings.paragraph(name) if kind == "paragraph" else self._meanings.definition(name)
            self._states[key] = state(review, meaning)
        return self._states[key]


def checks(symbol: str, paragraph: Paragraph) -> tuple[Checked, ...]:
    """Return the checks that stand: those of this instrument and of the number that the paragraph has now."""
    return tuple(
        c for c in paragraph.checked if c.symbol == symbol and paragraph.para is not None and c.para in (None, paragraph.para)
    )
