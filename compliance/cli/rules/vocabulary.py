"""``compliance rules vocabulary``: the words that a rule file may use."""

from __future__ import annotations

from typing import Annotated

import typer

from compliance.cli.arguments import Lang
from compliance.cli.codes import Code, usage
from compliance.cli.common import tree_of
from compliance.cli.options import LangOption, RulesOption
from compliance.files.diagnostics import nearest
from compliance.files.safe import visible


def vocabulary(
    kind: Annotated[
        str | None, typer.Argument(metavar="[KIND]", help="Kind of word; without it, every kind is counted or searched.")
    ] = None,
    search: Annotated[
        str | None, typer.Option("--search", metavar="TEXT", help="Only words in which this text stands, in either language.")
    ] = None,
    rules: RulesOption = None,
    lang: LangOption = Lang.en,
) -> None:
    """List the words that a rule file may use, with their labels: facts, definitions, classes, States, limbs and so on.

    \b
    Examples:
      compliance rules vocabulary
      compliance rules vocabulary facts
      compliance rules vocabulary --search approval

    Exit codes: 0 a list; 1 nothing is found; 2 usage; 5 the rule tree is faulty.
    """
    from compliance.authoring.vocabulary import USE, found, lines, overview

    if kind is not None and kind not in USE:
        usage(f"'{kind}' is no kind of word", nearest(kind, USE) or f"choose one of {', '.join(USE)}")
    tree = tree_of(rules)
    if kind is None and search is None:
        for line in overview(tree, lang.value):
            typer.echo(visible(line))
        return
    words = found(tree, kind, search, lang.value)
    for line in lines(words, lang.value):
        typer.echo(visible(line))
    if not words:
        typer.echo("nothing found; search for a part of the word, or list a kind: compliance rules vocabulary facts", err=True)
        raise typer.Exit(Code.FOUND)
