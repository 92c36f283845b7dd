"""``compliance rules prove``: properties of a rule tree over all facts and all days."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from compliance.cli.codes import Code, bad_rules, usage
from compliance.cli.common import tree_of
from compliance.cli.options import RulesOption
from compliance.cli.rules.shared import DataFormat, folder_of
from compliance.files.diagnostics import FaultyFile, nearest
from compliance.files.safe import visible


def prove(
    path: Annotated[
        Path | None, typer.Argument(metavar="[PATH]", help="Folder of a rule tree; by default the shipped one.")
    ] = None,
    rules: RulesOption = None,
    regime: Annotated[str | None, typer.Option("--regime", help="One regime only.")] = None,
    format: Annotated[DataFormat, typer.Option("--format", help="How to print: text or json.")] = DataFormat.text,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="Name each limb for which a property holds.")] = False,
) -> None:
    """Show, for each regime, what must hold whatever the case; each failure comes with a case.

    No limb is dead; no exemption is out of reach of what it excepts from; no two norms of equal rank contradict; each day has
    one version of each limb. Searched is every combination of the kinds of facts that the conditions can tell apart, on the
    first day of every stretch on which neither the law nor the reference data changes.

    \b
    Examples:
      compliance rules prove
      compliance rules prove rules/ --regime un.libya --format json

    Exit codes: 0 all holds; 1 something fails; 2 usage; 5 the rule tree is invalid.
    """
    from compliance.authoring.prove.run import prove as results_of
    from compliance.authoring.prove.show import as_line, failure, summary
    from compliance.authoring.solve.case import CaseWriter
    from compliance.authoring.solve.solver import SolverMissingError
    from compliance.check.ask import Laws
    from compliance.explain.labels import Labels
    from compliance.law.compiled import CompiledLaw

    path = folder_of(path, rules)
    tree = tree_of(path)
    if regime is not None and regime not in tree.regimes:
        usage(
            f"no regime '{regime}' in this rule tree",
            nearest(regime, tree.regimes) or f"it has {', '.join(sorted(tree.regimes))}",
        )
    try:
        laws = Laws(CompiledLaw(tree))
        found = {name: list(results_of(laws, name)) for name in sorted(tree.regimes) if regime in (None, name)}
    except FaultyFile as error:
        bad_rules(error)
    except SolverMissingError:
        usage("the solver that searches the facts is not installed", "pip install compliance[authoring]")
    labels, writer = Labels(tree, "en"), CaseWriter(laws)
    if format is DataFormat.json:
        lines = [as_line(name, r, writer) for name, results in found.items() for r in results]
        typer.echo(json.dumps({"results": lines}, ensure_ascii=False, indent=2))
    else:
        for name, results in found.items():
            for result in results:
                if not result.holds:
                    for line in failure(result, labels, writer):
                        typer.echo(visible(line))
                elif verbose:
                    typer.echo(visible(f"holds: {result.property}: {', '.join(result.limbs)}"))
            for line in summary(name, results):
                typer.echo(visible(line))
    failed = any(not r.holds for results in found.values() for r in results)
    raise typer.Exit(Code.FOUND if failed else Code.OK)
