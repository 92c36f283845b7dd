"""Groups of commands that are imported when they are named: a check does not pay for the workbench."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import typer
from typer.core import TyperGroup


def _rules() -> typer.Typer:
    from compliance.cli.rules import app

    return app


def _law() -> typer.Typer:
    from compliance.cli.law import app

    return app


GROUPS: Mapping[str, Callable[[], typer.Typer]] = {"law": _law, "rules": _rules}


class LazyGroup(TyperGroup):
    """The top of the command line; its groups of commands are built on demand."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names of all commands, the groups behind the single ones."""
        return [*super().list_commands(ctx), *GROUPS]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return a command, built now if it is a group."""
        if cmd_name in GROUPS:
            group = typer.main.get_command(GROUPS[cmd_name]())
            group.name = cmd_name
            return group
        return super().get_command(ctx, cmd_name)
