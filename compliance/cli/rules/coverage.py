"""``compliance rules coverage``: which conditions the examples decide by."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from compliance.cli.codes import Code, bad_rules, usage
from compliance.cli.common import shipped, tree_of
from compliance.cli.options import RulesOption
from compliance.cli.rules.shared import DataFormat, folder_of
from compliance.files.diagnostics import FaultyFile
from compliance.files.safe import visible


def coverage(
    path: Annotated[
        Path | None, typer.Argument(metavar="[PATH]", help="Folder of a rule tree; by default the shipped one.")
    ] = None,
    rules: RulesOption = None,
    fail_under: Annotated[
        float | None, typer.Option("--fail-under", metavar="PER_CENT", min=0, max=100, help="Exit with 1 below this.")
    ] = None,
    suggest: Annotated[bool, typer.Option("--suggest", help="Print an example that would close each gap.")] = False,
    format: Annotated[DataFormat, typer.Option("--format", help="How to print: text or json.")] = DataFormat.text,
) -> None:
    """Measure for every condition whether examples saw it true, false and unknown, and whether it decided an answer each time.

    A condition decides where changing it alone would change the answer of its limb. Directions that no facts can bring
    about are proved so and listed; they do not count against the examples. A condition of a definition, a link or a step is
    one condition, whichever limb uses it.

    \b
    Examples:
      compliance rules coverage
      compliance rules coverage rules/ --fail-under 100
      compliance rules coverage --suggest > suggestions.yaml

    Exit codes: 0 measured; 1 below --fail-under, or an example fails; 2 usage; 5 the rule tree or an example is faulty.
    """
    from compliance.authoring.coverage.feasible import examine
    from compliance.authoring.coverage.measure import Coverage
    from compliance.authoring.coverage.show import Shown, lines, percent
    from compliance.authoring.coverage.suggest import suggestions
    from compliance.authoring.examples.load import load_examples
    from compliance.authoring.solve.solver import SolverMissingError
    from compliance.check.ask import Laws
    from compliance.law.compiled import CompiledLaw

    path = folder_of(path, rules)
    tree = tree_of(path)
    try:
        measured = Coverage(Laws(CompiledLaw(tree)))
        outcomes = measured.add(load_examples(tree, path or shipped("rules")))
    except FaultyFile as error:
        bad_rules(error)
    verdict = None
    try:
        verdict = examine(measured, measured.gaps())
    except SolverMissingError:
        if suggest:
            usage("--suggest needs a solver that is not installed", "pip install compliance[authoring]")
    shown = Shown(measured, verdict, len(outcomes))
    if suggest and verdict is not None:
        for line in suggestions(measured, verdict).splitlines():
            typer.echo(visible(line))
    elif format is DataFormat.json:
        typer.echo(json.dumps(shown.report(), ensure_ascii=False, indent=2))
    else:
        for line in lines(shown):
            typer.echo(visible(line))
    failed = sum(not o.passed for o in outcomes)
    if failed:
        typer.echo(f"compliance: {failed} examples do not pass; see 'compliance rules test'", err=True)
    below = fail_under is not None and percent(shown.report()["total"]) < fail_under
    raise typer.Exit(Code.FOUND if failed or below else Code.OK)
