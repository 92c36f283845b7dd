"""``compliance rules mutate``: change one thing of the rule files at a time and list what no example notices."""

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


def mutate(
    path: Annotated[
        Path | None, typer.Argument(metavar="[PATH]", help="Folder of a rule tree; by default the shipped one.")
    ] = None,
    rules: RulesOption = None,
    limb: Annotated[
        str | None, typer.Option("--limb", metavar="REF", help="Only what is written in this limb or paragraph.")
    ] = None,
    format: Annotated[DataFormat, typer.Option("--format", help="How to print: text or json.")] = DataFormat.text,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="List the changes that change nothing as well.")] = False,
) -> None:
    """Change one thing of the rule files at a time and list each change that no example notices.

    Each condition is negated; each day, and each number of days or months, moved by one; each entry of a list, each element,
    case and amendment removed; each exemption dropped; each answer of a table turned; each step put in the place of another.
    A change for which the tree no longer loads counts as noticed. One that no facts could tell apart (the law of every day, or
    each answer of a table, stays the same) is counted and not held against the examples. What is only shown is left as it
    is, and so is what a limb follows, when it is shown, the scope of a regime and the reference data.

    \b
    Examples:
      compliance rules mutate --limb libya.seizure.seize
      compliance rules mutate rules/ --format json

    Exit codes: 0 what could be noticed is; 1 it is not, or an example fails; 2 usage; 5 the rule tree or an example is faulty.
    """
    from compliance.authoring.examples.load import load_examples
    from compliance.authoring.mutate.mutants import mutants, mutants_of_limb
    from compliance.authoring.mutate.run import Watch
    from compliance.authoring.mutate.show import lines, report
    from compliance.law.find import limbs_named

    path = folder_of(path, rules)
    tree = tree_of(path)
    refs = limbs_named(tree, limb) if limb is not None else []
    if limb is not None and not refs:
        usage(f"no limb '{limb}' in this rule tree", "see 'compliance law in-force'")
    try:
        watch = Watch(tree, load_examples(tree, path or shipped("rules")))
    except FaultyFile as error:
        bad_rules(error)
    made = (m for ref in refs for m in mutants_of_limb(tree, ref)) if refs else mutants(tree)
    found = report([watch.notices(m) for m in made])
    if format is DataFormat.json:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        for line in lines(found, verbose=verbose):
            typer.echo(visible(line))
    if watch.failing:
        failed = f"{len(watch.failing)} example{'s do' if len(watch.failing) > 1 else ' does'} not pass and can notice nothing"
        typer.echo(f"compliance: {failed}; see 'compliance rules test'", err=True)
    raise typer.Exit(Code.FOUND if found["survivors"] or watch.failing else Code.OK)
