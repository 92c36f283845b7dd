"""What came of verifying, as lines for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance import __version__
from compliance.audit.words import AUDIT, KEYS
from compliance.explain.bidi import LRI, PDI, RLM, isolate
from compliance.explain.words import pick
from compliance.files.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.audit.verify import Input, Verdict

# Marks of direction that an Arabic report holds itself.
_MARKS = LRI + PDI + RLM
# How many differing lines are printed unless all are asked for.
SHOWN = 20


def lines(verdict: Verdict, lang: str, *, full: bool = False) -> Iterator[str]:
    """Yield what was found, and at the end whether the report holds."""

    def say(key: str, **parts: str) -> str:
        return pick(AUDIT[key], lang).format(**parts)

    for one in verdict.inputs:
        yield from _input(one, lang)
    same = verdict.version == __version__
    yield say("tool_same", version=__version__) if same else say("tool_moved", old=verdict.version, new=__version__)
    yield say("kernel", n=str(verdict.derived.held), skipped=str(verdict.derived.skipped))
    for wrong in verdict.derived.wrong:
        yield say(
            "kernel_wrong", path=where(wrong.path, lang), told=wrong.told or say("absent"), found=wrong.found or say("absent")
        )
    if verdict.not_again:
        yield say("rerun_not", why=say(verdict.not_again))
    else:
        yield say("rerun", n=str(max(0, verdict.lines - len(verdict.differing))), all=str(verdict.lines))
    yield say("untold", n=str(verdict.untold))
    cut = len(verdict.differing) if full else SHOWN
    for d in verdict.differing[:cut]:
        told, found = (say("absent") if v is None else v for v in (d.old, d.new))
        yield say("rerun_differs", path=where(d.path, lang), told=_short(told), found=_short(found))
    if len(verdict.differing) > cut:
        yield say("rerun_more", n=str(len(verdict.differing) - cut))
    what = say("comma").join(map(say, verdict.moved)) or say("none")
    if verdict.holds:
        yield say("holds")
    elif verdict.differing or verdict.derived.wrong or verdict.not_again:
        yield say("moved", what=what)
    else:
        yield say("moved_same", what=what)


def heading(verdict: Verdict, lang: str) -> str:
    """Return which report of several the lines that follow are of."""
    return pick(AUDIT[f"report_{verdict.lang}"], lang) + pick(AUDIT["colon"], lang).rstrip()


def where(path: tuple[str, ...], lang: str) -> str:
    """Return a way into a report in words."""
    named = (pick(KEYS[p], lang) if p in KEYS else p for p in path)
    return pick(AUDIT["step"], lang).join(named)


def _input(one: Input, lang: str) -> Iterator[str]:
    def say(key: str, **parts: str) -> str:
        return pick(AUDIT[key], lang).format(**parts)

    what = say(one.what) + (f" {one.name}" if one.name else "")
    if one.here is None:
        yield say("hash_gone", what=what, path=one.path)
    elif not one.told:
        yield say("hash_new", what=what, path=one.path)
    elif not one.moved:
        yield say("hash_same", what=what, hash=one.told[:12])
    else:
        yield say("hash_moved", what=what, old=one.told[:12], new=one.here[:12])
        if one.files:
            for key, names in (("file_moved", one.files.changed), ("file_new", one.files.new), ("file_gone", one.files.gone)):
                if names:
                    yield "  " + say(key, files=say("comma").join(names))


def printable(line: str, lang: str) -> str:
    """Return a line for a terminal: nothing in it can act there, and in Arabic its left-to-right runs are isolated."""
    return visible(line) if lang == "en" else RLM + isolate(visible(line, keep=_MARKS), "ar")


def _short(text: str) -> str:
    return text if len(text) <= 160 else f"{text[:160]}…"
