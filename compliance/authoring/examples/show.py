"""Say how an example came out, as a lawyer would want it: expected, got, and the element that decided."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, TypedDict

from compliance.authoring.examples.run import stage_of, truths
from compliance.authoring.examples.words import ANSWER, PART, SAY
from compliance.explain.bidi import LRI, PDI, isolate
from compliance.explain.words import pick
from compliance.files.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.authoring.examples.run import Difference, Outcome
    from compliance.check.finding import Missing
    from compliance.explain.labels import Labels
    from compliance.law.load import LimbEntry

WIDTH = 80


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
        "citation": outcome.entry.citation(),
        "passed": outcome.passed,
        "expected": example.expect,
        "got": outcome.got,
        "differences": [{"what": d.what or "answer", "expected": d.expected, "got": d.got} for d in outcome.differences],
        "decided": list(outcome.decided),
    }


def say(labels: Labels, key: str, **parts: str) -> str:
    """Return one sentence in the language of some labels."""
    return pick(SAY[key], labels.lang).format(**parts)


def total(labels: Labels, n: int, bad: int) -> str:
    """Return how many examples were run, and how many came out otherwise than expected."""
    return say(labels, "total_one" if n == 1 else "total", n=str(n), good=str(n - bad), bad=str(bad))


def failure(outcome: Outcome, labels: Labels) -> Iterator[str]:
    """Yield the lines that show a failing example."""
    loaded, example, entry = outcome.loaded, outcome.loaded.example, outcome.entry
    line, column = loaded.document.positions.of(loaded.path)
    yield f"{loaded.document.path}:{line}:{column}: {say(labels, 'fails', id=example.id)}"
    yield f"  {labels.limb(entry)}"
    if example.why:
        yield f"  {example.why}"
    for difference in outcome.differences:
        what = f" ({_what(difference.what, entry, labels)})" if difference.what else ""
        for key, word in (("expected", difference.expected), ("got", difference.got)):
            yield f"    {say(labels, key)}{what}: {_word(difference, word, labels)}"
    yield from (f"    {said}" for said in _decided(outcome, labels))


def folded(line: str) -> list[str]:
    """Return a line cut at its spaces to the width of a screen, the rest moved in. A line with a place is never cut."""
    if not line.startswith(" "):
        return [line]
    rest = line[: len(line) - len(line.lstrip())] + "  "
    return textwrap.wrap(line, WIDTH, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False) or [line]


def printed(line: str, lang: str) -> list[str]:
    """Return a line as a terminal gets it: nothing in it acts, it fits the screen, and in Arabic Latin runs stand apart."""
    parts = folded(visible(line))
    if lang != "ar":
        return parts
    if line.startswith(" "):
        return [isolate(part, lang) for part in parts]
    place, colon, rest = parts[0].partition(": ")
    return [f"{LRI}{place}{PDI}{colon}{isolate(rest, lang)}"]


def _word(difference: Difference, word: str, labels: Labels) -> str:
    return labels.of(ANSWER if difference.what in ("", "if carried out") else PART, word)


def _what(what: str, entry: LimbEntry, labels: Labels) -> str:
    head, _, name = what.partition(" ")
    if head == "element":
        return say(labels, "element", name=name, says=labels.element_sentence(entry, name))
    return say(labels, "exemption", limb=labels.limb(labels.tree.limbs[name])) if head == "exemption" else say(labels, what)


def _decided(outcome: Outcome, labels: Labels) -> Iterator[str]:
    """Yield what decided: the parts that fail, or those unknown with what they rest on, or an exemption."""
    finding = outcome.finding
    if outcome.got == "not_in_force":
        yield say(labels, "by_law", day=labels.span(finding.span))
        return
    parts = truths(finding)
    every = {**parts.elements, "stage": stage_of(parts)}
    for name in outcome.decided:
        if name in labels.tree.limbs:
            stands = next(e for e in finding.exemptions if e.ref == name)
            how = "by_shown" if parts.exemptions[name] else "by_open"
            yield say(labels, how, limb=labels.limb(labels.tree.limbs[name])) + _rests(stands.missing, labels)
            continue
        unknown = _rests(finding.missing, labels) if name in finding.unknown else ""
        truth, says = labels.truth(every.get(name, True)), labels.element_sentence(outcome.entry, name)
        yield say(labels, "by_element", name=name, truth=truth, says=says) + unknown


def _rests(missing: tuple[Missing, ...], labels: Labels) -> str:
    return f" [{labels.join(labels.missing(m) for m in missing)}]" if missing else ""
