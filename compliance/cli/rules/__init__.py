"""``compliance rules``: the auditor's workbench, one file a command."""

from __future__ import annotations

import typer

from compliance.cli.rules import coverage, diff, explain, fmt, lint, mutate, new, prove, review, test, vocabulary

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    help="Write, test, review and compare rule files.\n\nBegin with:  compliance rules lint",
)
app.command("lint")(lint.lint)
app.command("explain")(explain.explain)
app.command("test")(test.test)
app.command("review")(review.review)
app.command("fmt")(fmt.fmt)
app.command("coverage")(coverage.coverage)
app.command("mutate")(mutate.mutate)
app.command("prove")(prove.prove)
app.command("diff")(diff.diff)
app.command("vocabulary")(vocabulary.vocabulary)
app.add_typer(new.app, name="new")
