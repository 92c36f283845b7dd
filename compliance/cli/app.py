"""The command line: its commands, and the one place where an error becomes a line for a person."""

from __future__ import annotations

import gc
import os
import signal
import sys

import typer

from compliance import __version__
from compliance.cli import ask, check, compare, explain, report, schema, sources, verify, waive, whatif
from compliance.cli.common import Code
from compliance.cli.lazy import LazyGroup
from compliance.files.diagnostics import FaultyFile

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
app.command("check")(check.check)
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


def main() -> None:
    """Run the command line; no traceback ever reaches a person (set COMPLIANCE_DEBUG=1 to see one)."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if hasattr(signal, "SIGPIPE"):
        # A reader that goes away ends this program as it ends any other, never with a code that would mean a finding.
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    # One short run: collecting cycles costs a tenth of it and frees next to nothing.
    gc.disable()
    try:
        app()
    except BrokenPipeError:
        # The reader of the pipe went away; nothing is wrong and nothing more can be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except FaultyFile as error:
        # What a command loads it has dealt with; this is law that only a reading brings out.
        for fault in error.diagnostics:
            typer.echo(fault.render(), err=True)
        sys.exit(Code.BAD_RULES)
    except OSError as error:
        # A full disk, a device that is gone: no fault of the program, and nothing that was asked for is done.
        typer.echo(f"compliance: cannot go on: {error.strerror or error}", err=True)
        sys.exit(Code.BAD_USAGE)
    except RecursionError:
        _internal("a file is nested too deeply for this program")
    except Exception as error:
        if os.environ.get("COMPLIANCE_DEBUG"):
            raise
        _internal(f"{type(error).__name__}: {error}")


def _internal(message: str) -> None:
    typer.echo(f"compliance: internal error: {message}", err=True)
    typer.echo("This is a fault of the program, not of your files. Run again with COMPLIANCE_DEBUG=1 to see where.", err=True)
    sys.exit(70)
