"""``compliance law coverage``: which paragraphs of a regime are encoded, declared, missing."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from compliance.cli.codes import usage
from compliance.cli.common import book_of, day_of
from compliance.cli.options import RulesOption
from compliance.cli.rules.shared import DataFormat
from compliance.files.diagnostics import nearest
from compliance.files.safe import visible


def coverage(
    regime: Annotated[str, typer.Option("--regime", help="The regime, by its identifier in the rule tree.")],
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAY", help="The day; by default the last day the sources speak for.")
    ] = None,
    rules: RulesOption = None,
    format: Annotated[DataFormat, typer.Option("--format", help="How to print: text or json.")] = DataFormat.text,
) -> None:
    """Count the paragraphs of each instrument: encoded, declared, named and neither, known by numbering alone.

    Sub-paragraphs count with their paragraph. That a paragraph is missing says nothing of whether
    it was in force that day: nothing is known of it.

    \b
    Example:
      compliance law coverage --regime un.libya --on 2020-01-01
    """
    from compliance.authoring.review.paragraphs import covered, lines, totals

    day, book = day_of("--on", on), book_of(rules, None)
    if regime not in book.tree.regimes:
        known = sorted(book.tree.regimes)
        usage(f"no regime '{regime}' in this rule tree", nearest(regime, known) or f"it has {', '.join(known)}")
    file = book.tree.regimes[regime]
    asked = day or file.as_known_to
    found = list(covered(book, regime, asked))
    if format is DataFormat.json:
        data = {
            "regime": regime,
            "on": asked.isoformat(),
            "as_known_to": file.as_known_to.isoformat(),
            "totals": totals(found),
            "instruments": [c.as_line() for c in found],
        }
        typer.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    for line in lines(file.title.en, asked, found):
        typer.echo(visible(line))
    if asked > file.as_known_to:
        typer.echo(f"The sources of this regime speak to {file.as_known_to.isoformat()}; after it the law is not known.")
