"""``compliance explain``: the whole argument for a finding, or why a paragraph does not apply."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from compliance.cli.arguments import Lang
from compliance.cli.codes import usage
from compliance.cli.common import book_of, one_case, options_of
from compliance.cli.options import KnownOnOption, LangOption, LawDateOption, ReadingOption, RulesOption
from compliance.explain.model import CaseLine, ItemLine
from compliance.files.diagnostics import nearest
from compliance.law.find import limbs_named
from compliance.report.run import Run, build


def explain(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="A case file.")],
    item: Annotated[str | None, typer.Argument(metavar="ITEM", help="An item, by identifier or by row number.")] = None,
    paragraph: Annotated[
        str | None, typer.Argument(metavar="PARAGRAPH", help="A paragraph: 9, '9(c)', 1970/9, or a limb of the rule tree.")
    ] = None,
    lang: LangOption = Lang.en,
    law_date: LawDateOption = None,
    known_on: KnownOnOption = None,
    rules: RulesOption = None,
    reading: ReadingOption = None,
) -> None:
    """Explain findings in full: each element with its facts and claims, each exemption, each reading.

    \b
    Examples:
      compliance explain cases/pk-lna-arms-deal.yaml
      compliance explain cases/pk-lna-arms-deal.yaml jf-17
      compliance explain cases/pk-lna-arms-deal.yaml 1 "9(c)" --lang ar
    """
    from compliance.report.screens import explain_items

    options = options_of(law_date, known_on, reading)
    book = book_of(rules, reading)
    run = Run(book, options, lang.value)
    run.add(one_case(case, book))
    report = build(run, full=True)
    found = _items(report["cases"][0], item)
    limbs: frozenset[str] | None = None
    if paragraph is not None:
        limbs = frozenset(limbs_named(book.tree, paragraph))
        if not limbs:
            named = re.compile(rf"(?<![\w/(]){re.escape(paragraph)}(?![\w(])")
            declared = [n for r in report["regimes"] for n in r["not_examined"] if named.search(n["citation"])]
            if declared:
                for entry in declared:
                    typer.echo(f"{entry['citation']}: {entry['subject']} — {entry['why']}")
                raise typer.Exit
            usage(f"no paragraph '{paragraph}' in this rule tree", "see 'compliance law in-force'")
    explain_items(report, found, limbs, book.tree)


def _items(case: CaseLine, wanted: str | None) -> list[ItemLine]:
    if wanted is None:
        return case["items"]
    found = [i for i in case["items"] if wanted == i["id"] or wanted in i["rows"]]
    if not found:
        names = [i["id"] for i in case["items"]]
        usage(f"this case has no item '{wanted}'", nearest(wanted, names) or f"it has {', '.join(names)}")
    return found
