"""Arguments for the parser of all commands."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from compliance.cli.arguments import KNOWN_ON, LANG, LAW_DATE, READING, RULES, VERBOSE, Lang

if TYPE_CHECKING:
    from collections.abc import Callable

    from compliance.cli.arguments import Argument

# What each kind of argument is read as.
_TYPES = {
    "paths": list[Path] | None, "path": Path | None, "text": str | None, "texts": list[str] | None, "number": int | None,
    "flag": bool, "count": int,
}  # fmt: skip


def option(one: Argument) -> Any:
    """Return how an argument is written and explained."""
    if not one.flags:
        return typer.Argument(metavar=one.metavar, help=one.help)
    # The parser names the short one first where it explains them.
    known: dict[str, Any] = {"metavar": one.metavar, "help": one.help}
    if one.kind == "count":
        known |= {"count": True, "show_default": False}
    if one.kind == "number":
        known |= {"min": 1}
    return typer.Option(*one.flags, **known)


LangOption = Annotated[Lang, option(LANG)]
RulesOption = Annotated[Path | None, option(RULES)]
LawDateOption = Annotated[str | None, option(LAW_DATE)]
KnownOnOption = Annotated[str | None, option(KNOWN_ON)]
ReadingOption = Annotated[list[str] | None, option(READING)]
VerboseOption = Annotated[int, option(VERBOSE)]


def command(table: tuple[Argument, ...], body: Callable[..., None]) -> Callable[..., None]:
    """Return a command for the parser, with the arguments of a table."""

    def run(**given: Any) -> None:
        body(**given)

    types = {one.name: Annotated[_TYPES.get(one.kind, one.kind), option(one)] for one in table}  # type: ignore[arg-type]
    kind = inspect.Parameter.KEYWORD_ONLY
    run.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [inspect.Parameter(one.name, kind, default=one.default, annotation=types[one.name]) for one in table]
    )
    run.__annotations__ = dict(types)
    run.__doc__ = body.__doc__
    return run
