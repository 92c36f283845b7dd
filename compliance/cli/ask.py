"""``compliance ask``: the questions whose answers would settle most."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from compliance.cli.arguments import Format, Lang
from compliance.cli.codes import usage
from compliance.cli.common import book_of, one_case, options_of
from compliance.cli.options import KnownOnOption, LangOption, LawDateOption, ReadingOption, RulesOption
from compliance.report.run import Run, build


def ask(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="A case file.")],
    format: Annotated[Format, typer.Option("--format", help="How to print the questions: text or json.")] = Format.text,
    lang: LangOption = Lang.en,
    law_date: LawDateOption = None,
    known_on: KnownOnOption = None,
    rules: RulesOption = None,
    reading: ReadingOption = None,
) -> None:
    """Ask what would settle most, in order, with the paragraph that asks it and the kind of document that would answer.

    \b
    Examples:
      compliance ask cases/pk-lna-arms-deal.yaml
      compliance ask cases/pk-lna-arms-deal.yaml --lang ar
    """
    if format is Format.markdown:
        usage("--format: questions are printed as text or json")
    options = options_of(law_date, known_on, reading)
    book = book_of(rules, reading)
    run = Run(book, options, lang.value)
    run.add(one_case(case, book))
    report = build(run)
    if format is Format.json:
        import json

        typer.echo(json.dumps(report["cases"][0]["questions"], ensure_ascii=False, indent=2))
    else:
        from compliance.report.screens import show_questions

        show_questions(report)
