"""Red flags as questions: those of the rule tree, and those that the claims themselves raise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.explain.words import pick
from compliance.law.compile import Compiler
from compliance.logic.program import run
from compliance.logic.values import Reason, Unknown
from compliance.report.dossier.words import TOLD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.case.checked import CheckedCase
    from compliance.check.finding import Finding
    from compliance.explain.dossier import FlagLine
    from compliance.explain.labels import Labels
    from compliance.logic.program import Program
    from compliance.vocabulary.model import RedFlag


def flags(check: CheckedCase, labels: Labels, loud: dict[tuple[str, str], Finding]) -> list[FlagLine]:
    """Return the questions that the conducts of which something is found give rise to, each once, with its items."""
    found: dict[str, FlagLine] = {}
    programs = {name: _program(check, flag) for name, flag in check.tree.vocabulary.red_flags.items()}
    for (item, conduct), finding in loud.items():
        for name, flag in check.tree.vocabulary.red_flags.items():
            if _raised(check, flag, programs[name], finding):
                line = found.setdefault(name, _line(check, labels, name, flag))
                line["items"] += [item] if item not in line["items"] else []
        for line in (*_one_root(check, labels, finding), *_loose(check, labels, item, conduct)):
            into = found.setdefault(line["flag"], line)
            into["items"] += [item] if item not in into["items"] else []
    order = list(check.tree.vocabulary.red_flags)
    return sorted(found.values(), key=lambda f: (order.index(f["flag"]) if f["flag"] in order else len(order), f["flag"]))


def _program(check: CheckedCase, flag: RedFlag) -> Program:
    compiler = Compiler(check.tree, check.law.readings)
    if flag.when is not None:
        compiler.condition(flag.when)
    return tuple(compiler.nodes)


def _raised(check: CheckedCase, flag: RedFlag, program: Program, finding: Finding) -> bool:
    """Tell whether a red flag is raised: what it asks for is so on some day that the conduct may have."""
    views = [check.judge.column(finding, p).view for p in finding.periods]
    states = {name: views[-1].get(name) for name in (*flag.reported, *flag.unreported)}
    silent = {n for n, s in states.items() if isinstance(s, Unknown) and s.reason is Reason.NOT_REPORTED}
    if any(n in silent for n in flag.reported) or any(n not in silent for n in flag.unreported):
        return False
    return not program or any(run(program, view)[-1] is True for view in views)


def _line(check: CheckedCase, labels: Labels, name: str, flag: RedFlag) -> FlagLine:
    sources = [check.tree.vocabulary.sources[s] for s in flag.sources]
    return {
        "flag": name,
        "question": flag.question.of(labels.lang),
        "why": flag.why.of(labels.lang),
        "source": labels.join((f"{s.title} <{s.url}>" if s.url else s.title for s in sources), "semicolon"),
        "items": [],
    }


def _own(labels: Labels, flag: str, key: str, **parts: str) -> FlagLine:
    return {
        "flag": flag,
        "question": pick(TOLD[f"{key}_question"], labels.lang).format(**parts),
        "why": pick(TOLD[f"{key}_why"], labels.lang).format(**parts),
        "source": pick(TOLD["from_the_claims"], labels.lang),
        "items": [],
    }


def _one_root(check: CheckedCase, labels: Labels, finding: Finding) -> Iterator[FlagLine]:
    roots = check.roots(check.claims(finding))
    if len(roots) == 1:
        root = check.case.file.sources[roots[0]].title.of(labels.lang)
        yield _own(labels, f"one-root:{roots[0]}", "one_root", root=root)


def _loose(check: CheckedCase, labels: Labels, item: str, conduct: str) -> Iterator[FlagLine]:
    """A name that stands for one of several, where the other claims do not settle which."""
    for resolved in check.support[item, conduct].values():
        if not isinstance(resolved.fact, Unknown):
            continue
        for say in resolved.assertions:
            name = str(say.reported)
            actor = check.tree.vocabulary.actors.get(name) or check.case.file.actors.get(name)
            if say.counts and actor is not None and actor.one_of:
                yield _own(labels, f"loose:{name}", "loose", name=actor.name.of(labels.lang))
