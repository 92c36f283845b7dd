"""What a lawyer knows of a new paragraph, and what of it is no good."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compliance.files.dataclass import dataclass, field
from compliance.files.diagnostics import UserError, nearest

if TYPE_CHECKING:
    from datetime import date

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*\Z")
LIMB_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
# Kinds of limb that a scaffold can be made of, and what an example of each answers: hit, miss, unknown.
ANSWERS: dict[str, tuple[str, str, str]] = {
    "prohibition": ("touched", "not_touched", "open"),
    "exemption": ("applies", "does_not_apply", "open"),
    "obligation": ("triggered", "not_triggered", "open"),
    "authorization": ("available", "not_available", "open"),
    "criterion": ("open", "not_triggered", "open"),
}
# Kinds that change other limbs, or nothing, and answer nothing themselves.
SILENT = ("recommendation", "extension", "termination", "modification")
# What a kind does to the limbs that it has to name.
VERBS = {"exemption": "excepts from", "extension": "extends", "termination": "ends", "modification": "changes"}
KINDS = (*ANSWERS, *SILENT)
# Kinds that a rule file may hold, of too many forms for a scaffold.
BY_HAND = ("definition", "procedure")


@dataclass(frozen=True, slots=True)
class Ask:
    """What is known of a paragraph with one limb. ``para`` is empty where no number is known."""

    node: str
    kind: str
    first: date
    para: str = ""
    limb: str = "any"
    principal: bool = False
    call: bool = False
    until: date | None = None
    conduct: str | None = None
    limbs: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        """Refuse what no file can hold."""
        checked_id("--node", self.node)
        if not LIMB_ID.match(self.limb):
            raise UserError(f"--limb: '{self.limb}' is no identifier", "use small letters, digits and hyphens, as in goods")
        if self.kind in BY_HAND:
            raise UserError(f"--kind: no scaffold is made of a {self.kind}", "begin another kind, and write this limb by hand")
        if self.kind not in KINDS:
            raise UserError(
                f"--kind: '{self.kind}' is not one of {', '.join(KINDS)}", nearest(self.kind, KINDS) or "choose one of these"
            )
        if self.until and self.until < self.first:
            raise UserError("--until: the last day lies before the first", "exchange the two days or correct one")
        if self.kind in VERBS and not self.limbs:
            a = "an" if self.kind[0] in "aeiou" else "a"
            raise UserError(f"{a} {self.kind} needs the limbs that it {VERBS[self.kind]}", "name each with --of")
        if self.kind == "extension" and self.until is None:
            raise UserError("an extension needs its last day", "give it with --until")

    @property
    def calls(self) -> bool:
        """Whether it only calls upon; then it answers nothing itself."""
        return self.call or self.kind == "recommendation"

    @property
    def answers(self) -> tuple[str, str, str] | None:
        """What an example of it answers (hit, miss, unknown), or None where it answers nothing itself."""
        return None if self.calls else ANSWERS.get(self.kind)

    @property
    def ref(self) -> str:
        """The limb as other files point at it."""
        return f"{self.node}.{self.limb}"


def checked_id(what: str, name: str) -> str:
    """Return an identifier, or refuse it."""
    if not ID.match(name):
        raise UserError(f"{what}: '{name}' is no identifier", "use small letters, digits, hyphens and dots, as in un.some-name")
    return name
