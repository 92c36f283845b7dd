"""Examples that would close gaps: facts that the solver found, shrunk, with what the check answers on them today."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from compliance.authoring.coverage.show import WORDS, condition_text
from compliance.authoring.solve.candidates import persons
from compliance.authoring.solve.witness import as_example, judge_of, shrunk
from compliance.check.ask import asked
from compliance.files.yaml import written

if TYPE_CHECKING:
    from compliance.authoring.coverage.feasible import Closing, Gap, Verdict
    from compliance.authoring.coverage.measure import Coverage
    from compliance.authoring.solve.witness import Witness


def suggestions(coverage: Coverage, verdict: Verdict) -> str:
    """Return one example a gap as YAML, in the order of the files; who keeps one has to agree with its answer."""
    found = [
        f"# {len(verdict.closing)} suggestions. Each 'expect' is what the rules answer today: keep it only if it is right.\n"
    ]
    closed: set[Gap] = set()
    names: set[str] = set()
    for gap, closing in verdict.closing.items():
        if gap in closed:
            continue
        site, direction = gap
        line, column = coverage.sites.place(site)
        small = _small(coverage, gap, closing)
        closed |= set(_decided_by(coverage, closing, small))
        name = _name(f"{closing.limb}-{line}-{column}-{WORDS[direction]}", names)
        example: dict[str, Any] = as_example(coverage.laws, closing.limb, small, name, closing.readings)
        if actors := small.actors(coverage.tree.vocabulary):
            local = persons(coverage.tree.vocabulary, actors)
            dumped = {who: local[who].model_dump(by_alias=True, mode="json", exclude_defaults=True) for who in sorted(actors)}
            found.append("# needs under 'actors':\n" + _commented(written(dumped)))
        found.append(f"# {site.file}:{line}:{column}: {WORDS[direction]}: {condition_text(coverage, site)}\n")
        found.append(written([example]))
    return "".join(found)


def _small(coverage: Coverage, gap: Gap, closing: Closing) -> Witness:
    return shrunk(closing.witness, lambda less: gap in _decided_by(coverage, closing, less))


def _decided_by(coverage: Coverage, closing: Closing, given: Witness) -> set[Gap]:
    """Return every gap that an example of these facts would close."""
    judge = judge_of(coverage.laws, given, closing.readings)
    return {(site, value) for site, value, decides in coverage.shown(judge, asked(judge, closing.limb)) if decides}


def _name(text: str, taken: set[str]) -> str:
    """Return an identifier that no suggestion before has: several conditions may stand at one place."""
    plain = re.sub(r"[^a-z0-9-]+", "-", text.lower()).strip("-")
    name, number = plain, 2
    while name in taken:
        name, number = f"{plain}-{number}", number + 1
    taken.add(name)
    return name


def _commented(text: str) -> str:
    return "".join(f"#   {line}\n" for line in text.splitlines())
