"""``compliance report``: a memorandum on each case, in any of the formats that a person may want it in."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from compliance.cli.codes import Code, print_faults, usage
from compliance.cli.common import book_of, day_of, load_cases, options_of, shipped, waivers_beside
from compliance.cli.options import KnownOnOption, LawDateOption, ReadingOption, RulesOption, VerboseOption
from compliance.cli.progress import bar
from compliance.explain.cite import STYLES
from compliance.files.dataclass import dataclass, replace
from compliance.files.whole import replace as whole
from compliance.report.run import Run

if TYPE_CHECKING:
    from compliance.case.waivers import WaiverFile
    from compliance.explain.cite import Style
    from compliance.report.memo.memo import Memo

EPILOG = """\b
Examples:
  compliance report cases/pk-lna-arms-deal.yaml --format html --output memo.html
  compliance report cases/pk-lna-arms-deal.yaml --format pdf --lang ar --output memo.pdf
  compliance report cases/ --format docx --lang both --output memoranda/
  compliance report cases/pk-lna-arms-deal.yaml --format json --output report.json

Several cases go into a folder, with an index page. Formats other than html, markdown, json, sarif and ftm need an extra:
  pip install compliance[reports]

Exit codes: 0 the reports were written; 2 usage; 3 a case could not be read (the others were written); 5 the rule tree is
invalid.
"""


class ReportFormat(StrEnum):
    """Formats of a report for the file."""

    html = "html"
    pdf = "pdf"
    docx = "docx"
    xlsx = "xlsx"
    markdown = "markdown"
    json = "json"
    sarif = "sarif"
    ftm = "ftm"


class ReportLang(StrEnum):
    """Languages of a report: one, or both side by side."""

    en = "en"
    ar = "ar"
    both = "both"


class Cite(StrEnum):
    """Styles of citation."""

    un = "un"
    oscola = "oscola"
    bluebook = "bluebook"
    arabic = "arabic"


assert tuple(Cite) == STYLES


def report(
    paths: Annotated[list[Path] | None, typer.Argument(metavar="CASE...", help="Case files, or folders of them.")] = None,
    examples: Annotated[bool, typer.Option("--examples", help="Report on the shipped example cases.")] = False,
    format: Annotated[ReportFormat, typer.Option("--format", help="What to write.")] = ReportFormat.html,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file; for several cases, into this folder.")
    ] = None,
    lang: Annotated[ReportLang, typer.Option("--lang", help="Language, or both side by side.")] = ReportLang.en,
    cite: Annotated[Cite | None, typer.Option("--cite", help="Style of citation; by default un, for Arabic arabic.")] = None,
    law_date: LawDateOption = None,
    known_on: KnownOnOption = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAY", help="The day by which a waiver has expired or not; none by default.")
    ] = None,
    rules: RulesOption = None,
    reading: ReadingOption = None,
    verbose: VerboseOption = 0,
) -> None:
    """Write a memorandum on each case: facts as reported, the law, the argument, exemptions, what stands against it."""
    options, until = options_of(law_date, known_on, reading), day_of("--on", on)
    if not paths and not examples:
        usage("no CASE given", "name a case file or a folder, or add --examples")
    if output is not None and output.suffix in (".yaml", ".yml"):
        usage(f"--output: {output} is named as a case or a rule file", "name a file that is not YAML")
    _ready(format.value)
    run = Run(book_of(rules, reading), options)
    load_cases(run, [*(paths or []), *([shipped("cases")] if examples else [])])
    waivers, hashes = waivers_beside(run)
    print_faults(run.faults)
    filing = _Filing(lang, cite, until, verbose > 0, waivers, hashes)
    if len(run.checks) > 1 or (output is not None and output.is_dir()):
        if output is None:
            usage(f"there are {len(run.checks)} cases", "give a folder: --output FOLDER")
        _folder(run, filing, output, format.value)
    elif run.checks:
        _single(run, filing, output, format.value)
    raise typer.Exit(Code.UNREADABLE if run.faults else Code.OK)


@dataclass(frozen=True, slots=True)
class _Filing:
    """What a person asked of every memorandum of a run."""

    lang: ReportLang
    cite: Cite | None
    on: date | None
    full: bool
    waivers: Mapping[str, WaiverFile]
    hashes: Mapping[str, str]

    def memo(self, run: Run) -> Memo:
        """Return the memorandum on the one case of a run, in one language or in both."""
        from compliance.report.dossier.build import Filing
        from compliance.report.memo.compose import memo
        from compliance.report.run import build

        reports = []
        for code in ("en", "ar") if self.lang is ReportLang.both else (self.lang.value,):
            style: Style = self.cite.value if self.cite else "arabic" if code == "ar" else "un"
            reports.append(
                build(replace(run, lang=code), full=self.full, filing=Filing(style, self.on, self.waivers, self.hashes))
            )
        return memo(reports)


def _ready(name: str) -> None:
    """End with what to install, if a format needs a package that is not there."""
    from compliance.report.formats import EXTRA, MissingPackageError, writer

    try:
        writer(name)
    except MissingPackageError as missing:
        why = f"--format {name} needs the package '{missing.package}', which is not installed"
        usage(why, f"pip install compliance[{EXTRA}]")


def _single(run: Run, filing: _Filing, output: Path | None, name: str) -> None:
    """Write the memorandum on one case to a file, or to standard output."""
    from compliance.report.formats import FORMATS, writer

    if output is None and not FORMATS[name].text and sys.stdout.isatty():
        usage(f"--format {name} is no text", f"give a file: --output {run.checks[0].case.id}{FORMATS[name].suffix}")
    with bar("report", 3) as step:
        step()
        made = filing.memo(run)
        step()
        _write(writer(name)(made), output)
        step()


def _folder(run: Run, filing: _Filing, output: Path, name: str) -> None:
    """Write each memorandum into a folder and, of several, the index that leads to them."""
    from compliance.report.formats import FORMATS, writer
    from compliance.report.memo.compose import index
    from compliance.report.run import apart, faults_of

    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        usage(f"--output: {output} is no folder and cannot be made one: {error.strerror}", "name a folder")
    made: list[Memo] = []
    files: dict[str, str] = {}
    with bar("report", 2 * len(run.checks)) as step:
        for alone in apart(run):
            made.append(filing.memo(alone))
            step()
            files[made[-1].name] = f"{made[-1].name}{FORMATS[name].suffix}"
            _write(writer(name)(made[-1]), output / files[made[-1].name])
            step()
    if len(made) > 1:
        # A page that a person can read leads also to what only a program reads.
        page = name if name == "markdown" else "html"
        _write(writer(page)(index(made, files, faults_of(run))), output / f"index{FORMATS[page].suffix}")


def _write(content: bytes, output: Path | None) -> None:
    if output is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        whole(output, (content,))
    except OSError as error:
        usage(f"--output: {output} cannot be written: {error.strerror}", "name another file")


report.__doc__ = f"{report.__doc__}\n\n{EPILOG}"
