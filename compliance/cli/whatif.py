"""``compliance whatif``: what would change, without touching the file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from compliance.case.checked import Options
from compliance.case.load import Case
from compliance.case.parse_assumptions import parse
from compliance.cli.arguments import Lang
from compliance.cli.codes import usage
from compliance.cli.common import book_of, one_case, options_of
from compliance.cli.options import KnownOnOption, LangOption, LawDateOption, ReadingOption, RulesOption
from compliance.explain.model import Report
from compliance.files.dataclass import replace
from compliance.files.diagnostics import UserError
from compliance.law.compiled import CompiledLaw
from compliance.report.run import Run, build


def whatif(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="A case file.")],
    set_: Annotated[
        list[str],
        typer.Option(
            "--set",
            metavar="FACT=VALUE",
            help="Assume this; also item.FACT=VALUE, item.conduct.FACT=VALUE, judge.QUESTION=true.",
        ),
    ],
    lang: LangOption = Lang.en,
    law_date: LawDateOption = None,
    known_on: KnownOnOption = None,
    rules: RulesOption = None,
    reading: ReadingOption = None,
) -> None:
    """Show which findings would change if a fact were so. The file is not touched.

    \b
    Examples:
      compliance whatif cases/pk-lna-arms-deal.yaml --set approval=not_sought
      compliance whatif cases/pk-lna-arms-deal.yaml --set recipient=libya-recognised-government --set jf-17.sale.date=2010-05-01
    """
    from compliance.report.screens import show_changes

    options = options_of(law_date, known_on, reading)
    book = book_of(rules, reading)
    found = one_case(case, book)
    try:
        assume, judged = parse(set_, found, book.tree, book.catalogue)
    except UserError as error:
        usage(f"--set: {error.message}", error.fix)
    changed = replace(options, assume=assume, judged=judged)
    show_changes(_report(book, found, options, lang), _report(book, found, changed, lang), set_)


def _report(book: CompiledLaw, case: Case, options: Options, lang: Lang) -> Report:
    run = Run(book, options, lang.value)
    run.add(case)
    return build(run, full=True, questions=False)
