"""``compliance rules fmt``: one layout for every rule file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from compliance.cli.codes import Code
from compliance.cli.common import shipped
from compliance.files.diagnostics import Diagnostic, FaultyFile
from compliance.files.safe import visible

PathsArgument = Annotated[
    list[Path] | None, typer.Argument(metavar="[PATH]...", show_default=False, help="Files or folders; the shipped rules.")
]
CheckOption = Annotated[bool, typer.Option("--check", help="Write nothing; name the files that would change.")]
DiffOption = Annotated[bool, typer.Option("--diff", help="Write nothing; print what would change.")]


def fmt(paths: PathsArgument = None, check: CheckOption = False, diff: DiffOption = False) -> None:
    """Write rule files, and the tests beside them, in one layout.

    Indentation, spacing, blank lines, line ends and quotes become one; the words, the data, the order and every comment
    stay. A file with a fault is named and left alone.

    \b
    Exit codes: 0 done or nothing to do, 1 files would change (--check, --diff),
    2 wrong usage, 5 a file has a fault.
    \b
    Example:
      compliance rules fmt --diff rules/
    """
    from compliance.authoring.layout.files import change, find
    from compliance.files.whole import replace

    files, faults = find(paths or [shipped("rules")])
    changed = 0
    for path in files:
        try:
            made = change(path)
            if not made.changes:
                continue
            if not (check or diff):
                replace(path, (made.after.encode("utf-8"),))
        except FaultyFile as error:
            faults += error.diagnostics
            continue
        except OSError as error:
            faults.append(Diagnostic(str(path), 0, 0, f"cannot be written: {error.strerror or error}", "check its rights"))
            continue
        changed += 1
        if diff:
            typer.echo("".join(visible(line) + "\n" for line in made.diff().splitlines()), nl=False)
        if check or not diff:
            typer.echo(visible(f"would lay out {path}" if check else f"laid out {path}"))
    for fault in sorted(faults):
        typer.echo(visible(fault.render()), err=True)
    dry = check or diff
    typer.echo(_total(len(files), changed, dry=dry), err=True)
    if faults:
        raise typer.Exit(Code.BAD_RULES)
    if changed and dry:
        raise typer.Exit(Code.FOUND)


def _total(files: int, changed: int, *, dry: bool) -> str:
    """Return how many files were looked at, and how many of them change."""
    noun = "file" if files == 1 else "files"
    return f"{files} {noun}: {changed} {'would change' if dry else 'changed'}"
