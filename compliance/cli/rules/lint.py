"""``compliance rules lint``: what is wrong with a rule tree, and what to do."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from compliance.cli.codes import Code, usage
from compliance.cli.common import shipped
from compliance.files.diagnostics import nearest

ROUNDS = 4


class LintFormat(StrEnum):
    """Formats of the findings."""

    text = "text"
    sarif = "sarif"
    json = "json"


def lint(
    path: Annotated[Path | None, typer.Argument(metavar="[PATH]", help="A rule tree, or one file or folder in one.")] = None,
    rules: Annotated[Path | None, typer.Option("--rules", help="Folder of the rule tree, where PATH is a part of it.")] = None,
    format: Annotated[LintFormat, typer.Option("--format", help="How to print: text, sarif or json.")] = LintFormat.text,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what can be mended without loss, then lint again.")] = False,
    select: Annotated[
        list[str] | None, typer.Option("--select", metavar="CODE,..", help="Only these; R3 means every code that begins so.")
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option("--ignore", metavar="CODE,..", help="Not these.")] = None,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="List the notes instead of counting them.")] = False,
) -> None:
    """Say what is wrong with the rule files: each finding with its place, why it matters and what to do.

    \b
    Examples:
      compliance rules lint
      compliance rules lint rules/ --format sarif > lint.sarif
      compliance rules explain R302

    Exit codes: 0 no error and no warning; 1 there are some; 2 usage; 5 the rule tree does not load.
    """
    from compliance.authoring.linter import mend, text
    from compliance.authoring.linter.model import Severity
    from compliance.authoring.linter.run import chosen, lint, root_of
    from compliance.authoring.lints import table

    if path is not None and not path.exists():
        usage(f"'{path}' is not there", "give the folder of a rule tree, or a file in one")
    root = rules or (root_of(path) if path else shipped("rules"))
    try:
        codes = chosen(_words(select), _words(ignore))
    except KeyError as error:
        word = str(error.args[0])
        usage(f"'{word}' is no code of a lint", nearest(word, table()) or "'compliance rules explain' lists them")
    result = lint(root, codes, path)
    # One round may make room for another: a file is laid out anew only after its words are right.
    for _ in range(ROUNDS if fix and result.loads else 0):
        mended = mend.mend(result)
        if not mended:
            break
        typer.echo(f"mended {mended.findings} in {mended.files} file{'s' * (mended.files != 1)}", err=True)
        result = lint(root, codes, path)
    if format is LintFormat.text:
        colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        for line in text.lines(result, notes=verbose, colour=colour):
            typer.echo(line)
    elif format is LintFormat.json:
        from compliance.authoring.linter.data import as_json

        typer.echo(as_json(result), nl=False)
    else:
        from compliance.authoring.linter.sarif import as_sarif

        typer.echo(as_sarif(result), nl=False)
    if not result.loads:
        raise typer.Exit(Code.BAD_RULES)
    failing = result.count(Severity.ERROR) + result.count(Severity.WARNING)
    raise typer.Exit(Code.FOUND if failing else Code.OK)


def _words(given: list[str] | None) -> list[str]:
    return [word.strip() for text in given or () for word in text.split(",") if word.strip()]
