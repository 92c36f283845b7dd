"""``compliance check``: every item of every case against every paragraph."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from compliance.case.load import find
from compliance.cli.arguments import Format
from compliance.cli.codes import print_faults, usage
from compliance.cli.common import book_of, code_of, fail_on_of, of_catalogue, options_of, reader, shipped, write
from compliance.cli.progress import bar
from compliance.files.diagnostics import FaultyFile
from compliance.report.processes import EACH, number
from compliance.report.run import Run
from compliance.report.stream import Stream

if TYPE_CHECKING:
    from pathlib import Path

    from compliance.cli.arguments import Lang
    from compliance.report.stream import Writer

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
    *,
    paths: list[Path] | None,
    examples: bool,
    format: Format,
    output: Path | None,
    lang: Lang,
    law_date: str | None,
    known_on: str | None,
    rules: Path | None,
    reading: list[str] | None,
    fail_on: str | None,
    jobs: int | None,
    verbose: int,
    quiet: bool,
) -> None:
    """Check cases: which paragraphs each reported item touches, why, and what would change the answer."""
    options, chosen = options_of(law_date, known_on, reading), fail_on_of(fail_on)
    if not paths and not examples:
        usage("no PATH given", "name a case file or a folder, or add --examples")
    if output is not None and output.suffix in (".yaml", ".yml"):
        usage(f"--output: {output} is named as a case or a rule file", "name a file that is not YAML")
    run = Run(book_of(rules, reading), options, lang.value)
    files, run.faults = find([*(paths or []), *([shipped("cases")] if examples else [])])
    brief = quiet and format is Format.text
    stream = Stream(run, _writer(format, lang.value, output, verbose, quiet=quiet), full=verbose > 0, only_totals=brief)
    try:
        with bar("check", len(files), least=2 * EACH) as step:
            stream.check(files, reader(run.law), number(jobs, len(files)), step)
    except FaultyFile as error:
        of_catalogue(run.law, error)
    report = stream.report()
    print_faults(run.faults)
    write(stream.text(report), output)
    sys.exit(code_of(report, chosen))


def _writer(format: Format, lang: str, output: Path | None, verbose: int, *, quiet: bool) -> Writer:
    """Return what writes the report; a format is read from its file when it is asked for."""
    if format is Format.json:
        from compliance.report.json import Json

        return Json()
    if format is Format.markdown:
        from compliance.report.markdown import Markdown

        return Markdown(lang)
    from compliance.report.screen import screen
    from compliance.report.text import Text

    return Text(lang, verbose=verbose, quiet=quiet, out=None if output else screen())


check.__doc__ = f"{check.__doc__}\n\n{EPILOG}"
