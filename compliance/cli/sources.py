"""``compliance sources``: hold the cases against the texts that they refer to."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from compliance.case.checked import Options
from compliance.cli.codes import Code, print_faults
from compliance.cli.common import book_of, load_cases
from compliance.cli.options import RulesOption
from compliance.report.run import Run


def sources(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Case files, or folders of them.")],
    texts: Annotated[Path, typer.Option("--texts", metavar="FOLDER", help="Folder that holds the texts.")],
    rules: RulesOption = None,
) -> None:
    """Check that each text a case names has the hash and the paragraphs the case gives, and that nothing is copied from it.

    \b
    Example:
      compliance sources cases/ --texts articles/
    """
    from compliance.case.verify_sources import verify

    run = Run(book_of(rules, None), Options())
    load_cases(run, paths)
    run.faults += verify([check.case for check in run.checks], texts)
    print_faults(run.faults)
    if run.faults:
        raise typer.Exit(Code.UNREADABLE)
    files = {s.file for check in run.checks for s in check.case.file.sources.values() if s.file}
    typer.echo(f"{len(files)} text{'s' * (len(files) != 1)} compared: hashes and paragraphs hold, nothing is copied")
