"""What the program itself asks of a case, told by role: no fact is known to Python by its name.

A tree says in ``facts.yaml`` which of its facts has which role. The attributes of actors below are no facts but words of the
format of reference data: for a State the program answers them itself, from the table of States.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from compliance.files.dataclass import astuple, dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from compliance.vocabulary.model import FactDeclaration

# Attributes of an actor: whose organ or national it is, whether it is an organ, whether its State is a Member of the United
# Nations, in whose territory it sits, and how the Security Council treats it.
STATE, ORGAN, MEMBER, TERRITORY, STANDING = "state", "organ", "un_member", "territory", "standing"

RoleName = Literal[
    "conduct",
    "stage",
    "day",
    "performance_day",
    "last_day",
    "item_class",
    "user",
    "destination",
    "measures",
    "designer",
]


@dataclass(frozen=True, slots=True)
class Role:
    """What a fact in a role holds, and of what type and scope it must be.

    ``values_from``: the list of the vocabulary whose words are its values. ``several``: more facts than one may have the role.
    """

    holds: str
    type: str
    scope: str = "conduct"
    values_from: str | None = None
    several: bool = False


ROLES: dict[RoleName, Role] = {
    "conduct": Role("the kind of conduct", "enum", values_from="conducts"),
    "stage": Role("the stage that a conduct has reached", "enum", values_from="stages"),
    "day": Role("the day of the conduct: that on which the stage was reached", "day"),
    "performance_day": Role("the day of delivery or assistance", "day"),
    "last_day": Role("the last day of a conduct that lasts", "day"),
    "item_class": Role("the class of the item, which the catalogue says of a designation", "class", "item"),
    "user": Role(
        "who receives or uses the item; an act counts only where it covers all who are reported", "actor", several=True
    ),
    "destination": Role("the State to which the item goes", "state"),
    "measures": Role("whether a State that did not act itself took measures to prevent the conduct", "boolean"),
    "designer": Role("a State that only designed or made a part", "state", "item"),
}


@dataclass(frozen=True, slots=True)
class Roles:
    """The fact in each role. A role that no fact of a tree has is the empty text, which is the name of no fact."""

    conduct: str = ""
    stage: str = ""
    day: str = ""
    performance_day: str = ""
    last_day: str = ""
    item_class: str = ""
    destination: str = ""
    measures: str = ""
    designer: str = ""
    users: tuple[str, ...] = ()
    # Facts that tell the way of an item, in the order in which it passes from hand to hand.
    route: tuple[str, ...] = ()

    @classmethod
    def of(cls, facts: Mapping[str, FactDeclaration]) -> Roles:
        """Return the roles of some declared facts."""
        single = {d.role: name for name, d in facts.items() if d.role and not ROLES[d.role].several}
        users = tuple(name for name, d in facts.items() if d.role == "user")
        route = sorted((d.route, name) for name, d in facts.items() if d.route is not None)
        return cls(**single, users=users, route=tuple(name for _, name in route))

    @property
    def dating(self) -> frozenset[str]:
        """The facts by which the day of a conduct is found."""
        return frozenset({self.conduct, self.stage, self.day, self.performance_day, self.last_day} - {""})

    def all(self) -> frozenset[str]:
        """Return every fact that has a role."""
        held = astuple(self)
        return frozenset(name for value in held for name in ((value,) if isinstance(value, str) else value) if name)
