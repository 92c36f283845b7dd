"""``compliance rules diff``: two rule trees compared."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from compliance.cli.arguments import Format, Lang
from compliance.cli.codes import Code, bad_rules
from compliance.cli.common import shipped
from compliance.cli.options import LangOption, VerboseOption
from compliance.files.diagnostics import FaultyFile

EPILOG = """\b
Examples:
  compliance rules diff rules/ ../draft/rules
  compliance rules diff HEAD rules/
  compliance rules diff v1.0:rules HEAD --cases cases/ --lang ar

Exit codes: 0 compared; 1 with --exit-code, where a finding changes; 2 a tree that cannot be had; 3 a case could not be
read on a side; 5 a tree with faults.
"""


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="Folder of a rule tree, or REV or REV:path of this repository.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The same, for the tree to compare with it.")],
    cases: Annotated[
        list[Path] | None, typer.Option("--cases", metavar="PATH", help="Case files or folders; by default the shipped cases.")
    ] = None,
    format: Annotated[Format, typer.Option("--format", help="How to print the comparison.")] = Format.text,
    lang: LangOption = Lang.en,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="End with 1 where a finding changes.")] = False,
    verbose: VerboseOption = 0,
) -> None:
    """Compare two rule trees: what changed in the text, and which findings change through it."""
    from compliance.authoring.diff.archive import archive
    from compliance.authoring.diff.report import Comparison, build
    from compliance.authoring.diff.sides import side
    from compliance.authoring.diff.witness import witnesses
    from compliance.authoring.solve.solver import SolverMissingError

    before, after = side(old, "OLD", Path()), side(new, "NEW", Path())
    comparison = Comparison(before, after, lang.value)
    try:
        comparison.archive = archive(before.tree, after.tree, cases or [shipped("cases")])
    except FaultyFile as error:
        bad_rules(error)
    try:
        comparison.witnesses = witnesses(before.tree, after.tree, comparison.days, lang.value)
    except SolverMissingError:
        typer.echo("compliance: no facts were searched for: pip install compliance[authoring]", err=True)
    report = build(comparison)
    if format is Format.json:
        typer.echo(json.dumps(report, ensure_ascii=False, indent=2))
    elif format is Format.markdown:
        from compliance.authoring.diff import markdown

        typer.echo(markdown.render(report, verbose=verbose), nl=False)
    else:
        from compliance.authoring.diff import screen

        screen.show(report, verbose=verbose)
    found = report["archive"]
    if found and found["faults"]:
        raise typer.Exit(Code.UNREADABLE)
    raise typer.Exit(Code.FOUND if exit_code and found and found["findings"] else Code.OK)


diff.__doc__ = f"{diff.__doc__}\n\n{EPILOG}"
