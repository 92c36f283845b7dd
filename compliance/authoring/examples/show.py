"""Say how an example came out, as a lawyer would want it: expected, got, and the element that decided."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import TypedDict

from compliance.authoring.examples.run import Difference, Outcome, stage_of
from compliance.check.finding import Missing
from compliance.explain.speak import Speaker
from compliance.explain.words import STATUS
from compliance.law.tree import LimbEntry

WIDTH = 80
EXEMPTION_WORDS = {"applies": "the exemption applies", "does_not_apply": "the exemption does not apply"}
TRUTH_WORDS = {"true": "met", "false": "not met", "unknown": "unknown"}


class Line(TypedDict):
    """One example in JSON."""

    file: str
    line: int
    id: str
    limb: str
    citation: str
    passed: bool
    expected: str
    got: str
    differences: list[dict[str, str]]
    decided: list[str]


def as_line(outcome: Outcome) -> Line:
    """Return an outcome as data."""
    loaded, example = outcome.loaded, outcome.loaded.example
    return {
        "file": loaded.document.path,
        "line": loaded.document.positions.of(loaded.path)[0],
        "id": example.id,
        "limb": example.limb,
        "citation": outcome.finding.entry.citation(),
        "passed": outcome.passed,
        "expected": example.expect,
        "got": outcome.got,
        "differences": [{"what": d.what or "answer", "expected": d.expected, "got": d.got} for d in outcome.differences],
        "decided": list(outcome.decided),
    }


def failure(outcome: Outcome, speaker: Speaker) -> Iterator[str]:
    """Yield the lines that show a failing example."""
    loaded, example, entry = outcome.loaded, outcome.loaded.example, outcome.finding.entry
    line, column = loaded.document.positions.of(loaded.path)
    yield f"{loaded.document.path}:{line}:{column}: example '{example.id}' fails"
    yield f"  {speaker.limb(entry)}"
    if example.why:
        yield f"  {example.why}"
    for difference in outcome.differences:
        expected, got = (_word(difference, w, speaker) for w in (difference.expected, difference.got))
        what = f" ({_what(difference.what, entry, speaker)})" if difference.what else ""
        yield f"    expected{what}: {expected}"
        yield f"    got{what}: {got}"
    yield from (f"    {said}" for said in _decided(outcome, speaker))


def folded(line: str) -> list[str]:
    """Return a line cut at its spaces to the width of a screen, the rest moved in. A line with a place is never cut."""
    if not line.startswith(" "):
        return [line]
    rest = line[: len(line) - len(line.lstrip())] + "  "
    return textwrap.wrap(line, WIDTH, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False) or [line]


def _word(difference: Difference, word: str, speaker: Speaker) -> str:
    if difference.what in ("", "if carried out"):
        return EXEMPTION_WORDS.get(word) or speaker.of(STATUS, word)
    return TRUTH_WORDS.get(word, word)


def _what(what: str, entry: LimbEntry, speaker: Speaker) -> str:
    head, _, name = what.partition(" ")
    if head == "element":
        return f"element '{name}': {speaker.element_sentence(entry, name)}"
    return f"exemption {speaker.limb(speaker.tree.limbs[name])}" if head == "exemption" else what


def _decided(outcome: Outcome, speaker: Speaker) -> Iterator[str]:
    """Yield what decided: the parts that fail, or those unknown with what they rest on, or an exemption."""
    finding = outcome.finding
    if outcome.got == "not_in_force":
        yield f"decided by: the law of the day, {speaker.span(finding.span)}"
        return
    truths = {**finding.outcome.elements, "stage": stage_of(finding)}
    for name in outcome.decided:
        if name in speaker.tree.limbs:
            stands = next(e for e in finding.exemptions if e.ref == name)
            unknown = _rests(stands.missing, speaker)
            how = "is shown" if finding.outcome.exemptions[name] else "is not shown and not excluded"
            yield f"decided by: exemption {speaker.limb(speaker.tree.limbs[name])} {how}{unknown}"
            continue
        truth = TRUTH_WORDS[{True: "true", False: "false", None: "unknown"}[truths.get(name, True)]]
        unknown = _rests(finding.missing, speaker) if name in finding.unknown else ""
        yield f"decided by: element '{name}' is {truth}: {speaker.element_sentence(finding.entry, name)}{unknown}"


def _rests(missing: tuple[Missing, ...], speaker: Speaker) -> str:
    return f" [{speaker.join(speaker.missing(m) for m in missing)}]" if missing else ""
