"""``compliance verify``: whether each line of a report still follows from what it names, and what moved."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from compliance.cli.arguments import Lang
from compliance.cli.codes import Code
from compliance.cli.common import shipped, tree_of
from compliance.cli.options import LangOption, RulesOption, VerboseOption
from compliance.files.diagnostics import FaultyFile
from compliance.files.safe import visible


def verify(
    report: Annotated[Path, typer.Argument(metavar="REPORT.json", help="What check or report wrote with --format json.")],
    cases: Annotated[Path | None, typer.Option("--cases", metavar="PATH", help="Where the case files are now.")] = None,
    rules: RulesOption = None,
    lang: LangOption = Lang.en,
    verbose: VerboseOption = 0,
) -> None:
    """Verify a report: derive every line of it again, and say what moved: the case, the rules, the tool or the options.

    Three ways: by the hashes that its receipt names, taken again from the bytes; by its own parts, without the check; and by
    making it again. Exit codes: 0 it holds; 1 something moved, or a line does not follow; 2 usage; 3 it cannot be
    read; 5 the rule tree is invalid.

    \b
    Examples:
      compliance report cases/pk-lna-arms-deal.yaml --format json --output report.json
      compliance verify report.json
    """
    from compliance.audit.again import again
    from compliance.audit.read import reports_of
    from compliance.audit.show import heading, lines, printable
    from compliance.audit.verify import verify as verified

    tree = tree_of(rules)
    try:
        found = reports_of(report)
    except FaultyFile as error:
        typer.echo(visible(error.diagnostics[0].render()), err=True)
        raise typer.Exit(Code.UNREADABLE) from None
    root = rules if rules is not None else shipped("rules")
    verdicts = [verified(one, root, cases, partial(again, tree)) for one in found]
    for verdict in verdicts:
        head = [heading(verdict, lang.value)] if len(verdicts) > 1 else []
        for line in (*head, *lines(verdict, lang.value, full=verbose > 0)):
            typer.echo(printable(line, lang.value))
    raise typer.Exit(Code.OK if all(v.holds for v in verdicts) else Code.FOUND)
