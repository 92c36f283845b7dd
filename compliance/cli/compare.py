"""``compliance compare``: which findings changed between two reports, and what caused it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from compliance.cli.arguments import Format, Lang
from compliance.cli.codes import Code
from compliance.cli.options import LangOption
from compliance.files.dataclass import asdict
from compliance.files.diagnostics import FaultyFile
from compliance.files.safe import visible

if TYPE_CHECKING:
    from compliance.audit.compare import Changed, Comparison


def compare(
    old: Annotated[Path, typer.Argument(metavar="OLD.json", help="The older report, in JSON.")],
    new: Annotated[Path, typer.Argument(metavar="NEW.json", help="The newer report, in JSON.")],
    format: Annotated[Format, typer.Option("--format", help="How to print it.")] = Format.text,
    lang: LangOption = Lang.en,
) -> None:
    """Compare two reports: which findings changed, and which of facts, rules, tool or options caused it.

    Reports that ``compliance report`` wrote hold for each finding the hashes of what it rests on, so that the cause of each
    change can be told; of those that ``compliance check`` wrote only what moved as a whole. Exit codes: 0 no finding changed; 1
    some did; 2 usage; 3 a report cannot be read.

    \b
    Example:
      compliance compare old.json new.json
    """
    from compliance.audit.compare import Comparer
    from compliance.audit.read import reports_of
    from compliance.audit.show import printable

    try:
        sides = [{r["lang"]: r for r in reports_of(path)} for path in (old, new)]
    except FaultyFile as error:
        typer.echo(visible(error.diagnostics[0].render()), err=True)
        raise typer.Exit(Code.UNREADABLE) from None
    # The labels come from the reports: their language is used where both have it.
    shared = [code for code in (lang.value, *sides[0]) if code in sides[0] and code in sides[1]]
    one, other = ((side[shared[0]] if shared else next(iter(side.values()))) for side in sides)
    found = Comparer(one, other, lang.value).compare()
    if format is Format.json:
        # Half of a letter cannot be written out; it stays the escape that it came as.
        text = json.dumps(asdict(found), ensure_ascii=False, indent=2)
        typer.echo(text.encode("utf-8", "backslashreplace").decode())
    else:
        for line in _lines(found, lang.value, markdown=format is Format.markdown):
            typer.echo(printable(line, lang.value))
    raise typer.Exit(Code.FOUND if found.findings else Code.OK)


def _lines(found: Comparison, lang: str, *, markdown: bool) -> Iterator[str]:
    from compliance.audit.words import AUDIT
    from compliance.explain.words import STATUS, pick
    from compliance.report.markdown import escape

    def say(key: str, **parts: str) -> str:
        return pick(AUDIT[key], lang).format(**parts)

    def shown(text: str) -> str:
        return escape(text) if markdown else text

    def entry(changed: Changed) -> Iterator[str]:
        head = say("step").join(changed.path)
        yield f"- **{shown(head)}**" if markdown else head
        for sentence in changed.says:
            yield f"  - {shown(sentence)}" if markdown else f"  {sentence}"
        if changed.cause is not None:
            what = say("comma").join(map(say, changed.cause.moved))
            key = "cause_several" if len(changed.cause.moved) > 1 else "cause"
            if changed.cause.moved == ("report",):
                key = "cause_report"
            elif not changed.cause.told:
                key = "cause_unknown"
            yield f"  - {shown(say(key, what=what))}" if markdown else f"  {say(key, what=what)}"

    if found.moved:
        yield shown(say("between", what=say("comma").join(map(say, found.moved))))
    counts = [
        say("count", status=pick(STATUS[s], lang), old=str(a), new=str(b)) for s, a, b in found.counts if a != b and s in STATUS
    ]
    if counts:
        yield shown(say("counts", counts=say("semicolon").join(counts)))
    for changed in (*found.claims, *found.items, *found.findings):
        yield from entry(changed)
    if found.folded:
        yield shown(say("folded", n=str(found.folded)))
    yield shown(say("changed", n=str(len(found.findings))) if found.findings else say("no_change"))
