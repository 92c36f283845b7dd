"""``compliance rules explain``: what a code of the linter means."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from compliance.cli.codes import usage
from compliance.files.diagnostics import nearest


class ManualFormat(StrEnum):
    """Formats of the manual."""

    text = "text"
    markdown = "markdown"


def explain(
    code: Annotated[
        str | None, typer.Argument(metavar="[CODE]", help="A code or a name, as R302; without it all are listed.")
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="Explain every lint.")] = False,
    format: Annotated[ManualFormat, typer.Option("--format", help="How to print: text or markdown.")] = ManualFormat.text,
) -> None:
    """Explain a lint: what it does, why it matters, an example, and what to write instead.

    \b
    Examples:
      compliance rules explain R302
      compliance rules explain --all --format markdown
    """
    from compliance.authoring.linter import manual
    from compliance.authoring.lints import table

    lints = table()
    if code is None:
        if format is ManualFormat.markdown:
            typer.echo(manual.markdown(lints.values()), nl=False)
        else:
            typer.echo("\n\n\n".join(map(manual.plain, lints.values())) if all_ else manual.listed(lints.values()))
        return
    if all_:
        usage("give either a code or --all")
    found = [one for one in lints.values() if code.upper() == one.code or code.lower() == one.name]
    if not found:
        names = [*lints, *(one.name for one in lints.values())]
        usage(f"there is no lint '{code}'", nearest(code, names) or "'compliance rules explain' lists them")
    typer.echo((manual.section if format is ManualFormat.markdown else manual.plain)(found[0]).rstrip("\n"))
