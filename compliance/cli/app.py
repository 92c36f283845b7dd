"""The command line: its commands, and the parser of their arguments."""

from __future__ import annotations

import typer

from compliance import __version__
from compliance.cli import ask, check, compare, explain, report, schema, sources, verify, waive, whatif
from compliance.cli.arguments import CHECK
from compliance.cli.lazy import LazyGroup
from compliance.cli.options import command

app = typer.Typer(
    name="compliance",
    cls=LazyGroup,
    help="Test reported transfers against the UN Security Council's embargoes, clause by clause, in English and Arabic.\n\n"
    "A finding says that an item touches a paragraph, and why; it accuses nobody.\n\n"
    "Begin with:  compliance check cases/",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("check")(command(CHECK, check.check))
app.command("report")(report.report)
app.command("explain")(explain.explain)
app.command("ask")(ask.ask)
app.command("whatif")(whatif.whatif)
app.command("verify")(verify.verify)
app.command("compare")(compare.compare)
app.command("waive")(waive.waive)
app.command("schema")(schema.schema)
app.command("sources")(sources.sources)


def _version(value: bool) -> None:
    if value:
        typer.echo(f"compliance {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version."),
) -> None:
    """Options before the command."""
