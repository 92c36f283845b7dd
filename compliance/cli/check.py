"""``compliance check``: every item of every case against every paragraph."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from compliance.cli.common import (
    Format,
    KnownOnOption,
    Lang,
    LangOption,
    LawDateOption,
    ReadingOption,
    RulesOption,
    VerboseOption,
    book_of,
    code_of,
    fail_on_of,
    load_cases,
    options_of,
    print_faults,
    shipped,
    usage,
    write,
)
from compliance.report.run import Run, build

EPILOG = """\b
Examples:
  compliance check cases/
  compliance check --examples --lang ar
  compliance check case.yaml -v --law-date 2014-08-27
  compliance check cases/ --format json --output report.json
  compliance check cases/ --fail-on touched

Exit codes: 0 nothing touched, nothing undecided; 1 something touched, or touched unless an exemption is shown; 4 nothing
of that, something open or prospective; 2 usage; 3 a case could not be read; 5 the rule tree is invalid.
"""


def check(
    paths: Annotated[list[Path] | None, typer.Argument(metavar="PATH...", help="Case files, or folders of them.")] = None,
    examples: Annotated[bool, typer.Option("--examples", help="Check the shipped example cases.")] = False,
    format: Annotated[Format, typer.Option("--format", help="How to print the report.")] = Format.text,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file.")] = None,
    lang: LangOption = Lang.en,
    law_date: LawDateOption = None,
    known_on: KnownOnOption = None,
    rules: RulesOption = None,
    reading: ReadingOption = None,
    fail_on: Annotated[
        str | None, typer.Option("--fail-on", metavar="STATUS,...", help="Statuses that give exit code 1 or 4; or: never.")
    ] = None,
    verbose: VerboseOption = 0,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Print the counts only.")] = False,
) -> None:
    """Check cases: which paragraphs each reported item touches, why, and what would change the answer."""
    options, chosen = options_of(law_date, known_on, reading), fail_on_of(fail_on)
    if not paths and not examples:
        usage("no PATH given", "name a case file or a folder, or add --examples")
    if output is not None and output.suffix in (".yaml", ".yml"):
        usage(f"--output: {output} is named as a case or a rule file", "name a file that is not YAML")
    run = Run(book_of(rules, reading), options, lang.value)
    load_cases(run, [*(paths or []), *([shipped("cases")] if examples else [])])
    report = build(run, full=verbose > 0)
    code = code_of(report, chosen)
    print_faults(run)
    if format is Format.json:
        from compliance.report import json

        write(json.render(report), output)
    elif format is Format.markdown:
        from compliance.report import markdown

        write(markdown.render(report), output)
    else:
        from compliance.report import text

        if output is None:
            text.show(report, verbose=verbose, quiet=quiet)
        else:
            write(text.render(report, verbose=verbose, quiet=quiet), output)
    raise typer.Exit(code)


check.__doc__ = f"{check.__doc__}\n\n{EPILOG}"
