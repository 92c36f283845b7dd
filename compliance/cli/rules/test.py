"""``compliance rules test``: run the examples beside the rule files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from compliance.cli.arguments import Lang
from compliance.cli.codes import Code, bad_rules, usage
from compliance.cli.common import shipped, tree_of
from compliance.cli.options import LangOption
from compliance.cli.rules.shared import DataFormat
from compliance.files.diagnostics import FaultyFile, nearest
from compliance.files.safe import visible
from compliance.law.load import TESTS


def test(
    path: Annotated[Path | None, typer.Argument(metavar="[PATH]", help="A rule tree, or one file of examples in one.")] = None,
    rules: Annotated[Path | None, typer.Option("--rules", help="Folder of the rule tree, where PATH is one file.")] = None,
    limb: Annotated[str | None, typer.Option("--limb", help="Only examples of this limb.")] = None,
    format: Annotated[DataFormat, typer.Option("--format", help="How to print: text or json.")] = DataFormat.text,
    lang: LangOption = Lang.en,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="Name the examples that pass as well.")] = False,
) -> None:
    """Run every example of a rule tree and show each that fails: expected, got, and what decided.

    \b
    Examples:
      compliance rules test
      compliance rules test rules/un/libya/s-res-1970-2011.tests.yaml

    Exit codes: 0 every example passes; 1 one fails; 2 usage; 5 the rule tree or an example is faulty.
    """
    from compliance.authoring.examples.load import load_examples
    from compliance.authoring.examples.run import run_all
    from compliance.authoring.examples.show import as_line, failure, printed, total
    from compliance.authoring.linter.run import root_of
    from compliance.check.ask import Laws
    from compliance.explain.bidi import isolate
    from compliance.explain.labels import Labels
    from compliance.law.compiled import CompiledLaw

    if path is not None and not path.exists():
        usage(f"'{path}' is not there", "give the folder of a rule tree, or a file of examples in one")
    if path is not None and path.is_file() and not path.name.endswith(TESTS):
        # Named is the rule file; meant are the examples beside it.
        beside = path.with_name(path.name.removesuffix(".yaml") + TESTS)
        if not beside.exists():
            usage(f"'{path}' holds no examples", f"write them beside it, in {beside.name}")
        path = beside
    folder = rules or (root_of(path) if path else shipped("rules"))
    tree = tree_of(folder)
    if limb is not None and limb not in tree.limbs:
        fix = nearest(limb, tree.limbs) or "list them: compliance rules vocabulary limbs"
        usage(f"no limb '{limb}' in this rule tree", fix)
    try:
        laws = Laws(CompiledLaw(tree))
        outcomes = list(run_all(laws, (e for e in load_examples(tree, path) if limb in (None, e.example.limb))))
    except FaultyFile as error:
        bad_rules(error)
    failed = [o for o in outcomes if not o.passed]
    if format is DataFormat.json:
        typer.echo(json.dumps({"examples": [as_line(o) for o in outcomes]}, ensure_ascii=False, indent=2))
    else:
        labels = Labels(tree, lang.value)
        for outcome in outcomes:
            if not outcome.passed:
                for line in failure(outcome, labels):
                    for part in printed(line, lang.value):
                        typer.echo(part)
            elif verbose:
                typer.echo(visible(f"ok   {outcome.loaded.name}: {outcome.got}"))
        typer.echo(isolate(total(labels, len(outcomes), len(failed)), lang.value))
    raise typer.Exit(Code.FOUND if failed else Code.OK)
