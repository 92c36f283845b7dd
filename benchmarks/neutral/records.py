"""Made-up records for the neutral rule set: seeded, plain Python, about a fifth of the cells unknown.

A record is a dictionary by the facts of ``benchmarks/rules``; None is unknown, a day is its ordinal. One destination in eight
is a State that the provisions are about.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from itertools import accumulate
from pathlib import Path

from compliance.vocabulary.index import Vocabulary

Record = dict[str, str | bool | int | None]
RULES = Path(__file__).resolve().parent.parent / "rules"

# The share of each cell that is unknown.
UNKNOWN = {
    "date": 0.03, "conduct": 0.05, "class": 0.1, "origin": 0.15, "transit": 0.4, "nationality": 0.25, "flag": 0.35,
    "destination": 0.08, "recipient": 0.25, "purpose": 0.35, "lethal": 0.3, "approval": 0.3, "notified": 0.25,
    "notice_date": 0.2, "temporary": 0.3, "listed": 0.1, "quantity": 0.2,
}  # fmt: skip
TARGETED, ARMS, ARMS_TO_TARGET, NOTIFIED = 0.12, 0.25, 0.6, 0.35
# How often a State of the provisions stands in another place than the destination.
BESIDE = {"origin": 0.05, "transit": 0.05, "nationality": 0.02, "flag": 0.02}
TRUE = {"lethal": 0.6, "approval": 0.3, "temporary": 0.3, "listed": 0.03}
FIRST, LAST = date(1990, 1, 1).toordinal(), date(2025, 12, 31).toordinal()


class _Skewed:
    """Draws the first value most often: the one in place n is drawn in proportion to 1/n."""

    def __init__(self, values: list[str]) -> None:
        self.values, self.weights = values, list(accumulate(1 / n for n in range(1, len(values) + 1)))

    def draw(self, chance: random.Random) -> str:
        return chance.choices(self.values, cum_weights=self.weights)[0]


def run_out(notice: int) -> int:
    """Return the fifth day after a day that is neither a Saturday nor a Sunday."""
    weekday = date.fromordinal(notice).weekday()
    return notice + (7 if weekday < 5 else 11 - weekday)


def records(vocabulary: Vocabulary, count: int, *, seed: int = 1) -> Iterator[Record]:
    """Yield so many records over the vocabulary of the neutral rule set."""
    chance = random.Random(seed)
    about = sorted(code for code in vocabulary.states if code.startswith("X"))
    places = _Skewed([code for code in vocabulary.states if code not in about])
    arms = _Skewed([c for c in vocabulary.classes if c in vocabulary.under("arms") and c not in ("arms", "small", "heavy")])
    other = _Skewed([c for c in reversed(vocabulary.classes) if c not in vocabulary.under("arms")])
    conducts = _Skewed(list(vocabulary.conducts))
    recipients = _Skewed(list(reversed(vocabulary.values("recipient"))))
    purposes = vocabulary.values("purpose")
    for _ in range(count):
        targeted = chance.random() < TARGETED
        day = chance.randint(FIRST, LAST)
        is_arms = chance.random() < (ARMS_TO_TARGET if targeted else ARMS)
        record: Record = {
            "date": day,
            "conduct": conducts.draw(chance),
            "class": (arms if is_arms else other).draw(chance),
            "destination": chance.choice(about) if targeted else places.draw(chance),
            "recipient": recipients.draw(chance),
            "purpose": chance.choice(purposes),
            "notified": chance.random() < NOTIFIED,
            "notice_date": day + chance.randint(-20, 5),
            "quantity": chance.randint(1, 2000),
        }
        for name, share in BESIDE.items():
            record[name] = chance.choice(about) if chance.random() < share else places.draw(chance)
        for name, share in TRUE.items():
            record[name] = chance.random() < share
        if not record["notified"]:
            record["notice_date"] = None
        for name, share in UNKNOWN.items():
            if chance.random() < share:
                record[name] = None
        notice = record["notice_date"]
        record["notice_over"] = None if notice is None else run_out(int(notice))
        yield record
