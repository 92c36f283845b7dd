"""What the check takes to be so on one attribute: a value, or unknown with one reason."""

from __future__ import annotations

from enum import StrEnum

from compliance.files.dataclass import dataclass
from compliance.files.dates import Interval


class Reason(StrEnum):
    """Why a fact is unknown. The order is that of the design; it carries no rank."""

    NOT_REPORTED = "not_reported"
    CONFLICTING = "conflicting"
    IMPRECISE = "imprecise"
    WITHHELD = "withheld"
    JUDGEMENT = "judgement"
    LAW_NOT_KNOWN = "law_not_known"


Value = str | bool | int | Interval | frozenset[str]


@dataclass(frozen=True, slots=True)
class Known:
    """A value. ``complete`` matters for sets only: True if the source itself says that nothing else belongs to it."""

    value: Value
    complete: bool = False


@dataclass(frozen=True, slots=True)
class Unknown:
    """No value. ``candidates`` are the only values it can have, where the reports (or the domain) bound them.

    ``claimed``: somebody asserts a value that this fact does not take from a bare assertion. ``part``: the act that would
    prove it is recorded in part.
    """

    reason: Reason
    candidates: tuple[Value, ...] | None = None
    claimed: bool = False
    part: bool = False


Fact = Known | Unknown
NOT_REPORTED = Unknown(Reason.NOT_REPORTED)
