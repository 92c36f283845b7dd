"""``compliance law verify``: hold the rule tree against official texts that the user downloaded."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from compliance.cli.codes import Code, usage
from compliance.cli.common import day_of, shipped, tree_of
from compliance.cli.options import RulesOption
from compliance.cli.rules.shared import DataFormat
from compliance.files.safe import visible

# How many problems and notes are printed one by one; the JSON holds them all.
SHOWN = 10


def verify(
    texts: Annotated[Path, typer.Option("--texts", metavar="FOLDER", help="Official texts: plain text (UTF-8) or PDF.")],
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAY", help="The day of the check, for the marks that are printed.")
    ] = None,
    rules: RulesOption = None,
    format: Annotated[DataFormat, typer.Option("--format", help="How to print: text or json.")] = DataFormat.text,
) -> None:
    """Look up each paragraph and its terms of art in official texts that you downloaded; nothing is sent or fetched.

    A text is matched by its symbol, in the file name or on its first page. A node whose number and
    terms are found is checked, and the mark to paste into its rule file is printed.

    \b
    Example:
      compliance law verify --texts ~/resolutions --on 2026-01-31

    Exit codes: 0 nothing is contradicted; 1 a number or a term is not there, or a file cannot be
    trusted; 2 usage; 5 the rule tree is faulty.
    """
    from compliance.authoring.texts.show import as_data, lines
    from compliance.authoring.texts.verify import verify as hold

    day, tree = day_of("--on", on), tree_of(rules or shipped("rules"))
    if not texts.is_dir():
        usage(f"--texts: '{texts}' is no folder", "give the folder that holds the texts")
    try:
        verified = hold(tree, texts)
    except ImportError:
        usage("a PDF needs an extra", "pip install 'compliance[authoring]', or save the texts as .txt")
    pool = verified.pool
    if not pool.files:
        usage(f"--texts: '{texts}' holds no file", "download the texts into it")
    if format is DataFormat.json:
        typer.echo(json.dumps(as_data(verified, day), ensure_ascii=False, indent=2))
    else:
        for line in lines(verified, day):
            typer.echo(visible(line))
    for label, said in (("problem", pool.problems), ("note", pool.notes)):
        for one in [*said[:SHOWN], *([f"and {len(said) - SHOWN} more"] if len(said) > SHOWN else [])]:
            typer.echo(visible(f"{label}: {one}"), err=True)
    if not pool.texts:
        usage(f"--texts: no file in '{texts}' could be taken for a text of this rule tree", "see what is said of each above")
    if verified.contradicted:
        raise typer.Exit(Code.FOUND)
