"""``compliance rules review``: what a second person approved, and what changed since."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from compliance.cli.codes import Code, usage
from compliance.cli.common import day_of, shipped, tree_of
from compliance.cli.rules.shared import DataFormat
from compliance.files.diagnostics import nearest
from compliance.files.safe import visible

if TYPE_CHECKING:
    from compliance.authoring.review.listing import Node


class FailOn(StrEnum):
    """What makes the list end with exit code 1."""

    lapsed = "lapsed"
    unreviewed = "unreviewed"


def review(
    path: Annotated[Path | None, typer.Argument(metavar="[PATH]", help="A rule tree, or one rule file in one.")] = None,
    rules: Annotated[Path | None, typer.Option("--rules", help="Folder of the rule tree, where PATH is one file.")] = None,
    format: Annotated[DataFormat, typer.Option("--format", help="How to print: text or json.")] = DataFormat.text,
    fail_on: Annotated[
        FailOn | None, typer.Option("--fail-on", help="End with 1 if a review lapsed; 'unreviewed': or if one is missing.")
    ] = None,
    mark: Annotated[
        str | None, typer.Option("--mark", metavar="NODE", help="Print the mark of a review of this node instead.")
    ] = None,
    author: Annotated[str | None, typer.Option("--author", help="With --mark: who wrote the node.")] = None,
    reviewer: Annotated[str | None, typer.Option("--reviewer", help="With --mark: the other person who reviewed it.")] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="With --mark: the day of the review.")] = None,
) -> None:
    """List the nodes that nobody reviewed, those that were reviewed, and those changed since.

    A mark lapses when what the node means changes: its conditions, days, words, or a definition
    that it rests on. Labels, notes, comments and layout do not count.

    \b
    Examples:
      compliance rules review
      compliance rules review rules/ --fail-on lapsed

    Exit codes: 0 a list; 1 what --fail-on names was found; 2 usage; 5 the rule tree is faulty.
    """
    from compliance.authoring.review.listing import counts, nodes
    from compliance.authoring.review.show import lines

    if path is not None and not path.exists():
        usage(f"there is no '{path}'", "give a rule tree, or one rule file in one")
    tree = tree_of(rules or (path if path and path.is_dir() else shipped("rules")))
    if mark is not None:
        _mark(nodes(tree), mark, author, reviewer, on)
        return
    for option, value in (("--author", author), ("--reviewer", reviewer), ("--on", on)):
        if value is not None:
            usage(f"{option} says nothing without --mark", "add --mark NODE")
    only = path if path and not path.is_dir() else None
    found = nodes(tree, only)
    if only and not found:
        usage(f"'{only}' holds no paragraph and no definition of this rule tree", "name the tree with --rules")
    n = counts(found)
    if format is DataFormat.json:
        data = {"counts": n, "checked": sum(bool(f.checked) for f in found), "nodes": [f.as_line() for f in found]}
        typer.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        for line in lines(found):
            typer.echo(visible(line))
    if fail_on and (n["lapsed"] or (fail_on is FailOn.unreviewed and n["unreviewed"])):
        raise typer.Exit(Code.FOUND)


def _mark(found: list[Node], name: str, author: str | None, reviewer: str | None, on: str | None) -> None:
    from pydantic import ValidationError

    from compliance.authoring.review.show import review_block
    from compliance.vocabulary.review import Review

    node = next((n for n in found if n.name == name), None)
    if node is None:
        usage(
            f"there is no node or definition '{name}' in this rule tree",
            nearest(name, (n.name for n in found)) or "name it as 'compliance rules review' lists it",
        )
    day = day_of("--on", on)
    if author is None or reviewer is None or day is None:
        usage("--mark needs --author, --reviewer and --on", "name two persons and the day of the review")
    try:
        made = Review(author=author, reviewer=reviewer, on=day, meaning=node.meaning)
    except ValidationError as error:
        detail = error.errors()[0]
        usage(detail["msg"], detail.get("ctx", {}).get("fix", ""))
    typer.echo(visible(f"# into {node.path}:{node.line}, beside the keys of '{node.name}'"))
    typer.echo(review_block(made, node.indent))
