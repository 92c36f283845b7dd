"""``compliance law``: the rule book itself."""

from __future__ import annotations

from typing import Annotated

import typer

from compliance.cli.arguments import Lang
from compliance.cli.codes import usage
from compliance.cli.common import book_of, day_of
from compliance.cli.laws import coverage, verify
from compliance.cli.options import LangOption, ReadingOption, RulesOption
from compliance.law.find import limbs_named

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    help="Read the rule book: a paragraph, its history, what was in force.\n\nBegin with:  compliance law in-force",
)

OnOption = Annotated[
    str | None, typer.Option("--on", metavar="DAY", help="The day; by default the last day the sources speak for.")
]
NameArgument = Annotated[str, typer.Argument(metavar="PARAGRAPH", help="9, '9(c)', 1970/9, a node or a limb of the rule tree.")]


@app.command("show")
def show(
    paragraph: NameArgument,
    on: OnOption = None,
    lang: LangOption = Lang.en,
    rules: RulesOption = None,
    reading: ReadingOption = None,
) -> None:
    """Show a paragraph as it stands on a day, with its limbs, exemptions and chain of amendments.

    \b
    Example:
      compliance law show 1970/9 --on 2014-08-27
    """
    from compliance.report.lawbook import show_paragraphs

    day, book = day_of("--on", on), book_of(rules, reading)
    found = limbs_named(book.tree, paragraph)
    if not found:
        usage(f"no paragraph '{paragraph}' in this rule tree", "see 'compliance law in-force'")
    show_paragraphs(book, found, day, lang.value)


@app.command("history")
def history(
    paragraph: NameArgument, lang: LangOption = Lang.en, rules: RulesOption = None, reading: ReadingOption = None
) -> None:
    """Show every version of a paragraph, from its first day on.

    \b
    Example:
      compliance law history 2292/3
    """
    from compliance.report.lawbook import show_history

    book = book_of(rules, reading)
    found = limbs_named(book.tree, paragraph)
    if not found:
        usage(f"no paragraph '{paragraph}' in this rule tree", "see 'compliance law in-force'")
    show_history(book, found, lang.value)


@app.command("in-force")
def in_force(
    on: OnOption = None,
    regime: Annotated[str | None, typer.Option("--regime", help="One regime only.")] = None,
    lang: LangOption = Lang.en,
    rules: RulesOption = None,
    reading: ReadingOption = None,
) -> None:
    """List what was in force on a day, and what is declared but not encoded.

    \b
    Example:
      compliance law in-force --on 2012-06-01
    """
    from compliance.report.lawbook import show_in_force

    day, book = day_of("--on", on), book_of(rules, reading)
    if regime is not None and regime not in book.tree.regimes:
        usage(f"no regime '{regime}' in this rule tree", f"it has {', '.join(sorted(book.tree.regimes))}")
    show_in_force(book, regime, day, lang.value)


app.command("coverage")(coverage.coverage)
app.command("verify")(verify.verify)
