"""``compliance waive``: the entry of a waiver with the hashes of what it would be given for."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from compliance.cli.codes import usage
from compliance.cli.common import book_of, one_case, options_of
from compliance.cli.options import KnownOnOption, LawDateOption, ReadingOption, RulesOption
from compliance.files.diagnostics import nearest
from compliance.files.safe import visible
from compliance.report.run import Run


def waive(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="A case file.")],
    item: Annotated[str, typer.Argument(metavar="ITEM", help="An item, by identifier or by row number.")],
    paragraph: Annotated[str, typer.Argument(metavar="PARAGRAPH", help="A paragraph: 9, 1970/9, or a limb of the rule tree.")],
    conduct: Annotated[str | None, typer.Option("--conduct", metavar="NAME", help="One conduct of the item only.")] = None,
    law_date: LawDateOption = None,
    known_on: KnownOnOption = None,
    rules: RulesOption = None,
    reading: ReadingOption = None,
) -> None:
    """Print what to write into the waivers beside a case: an officer's judgement on a finding, which changes no answer.

    The places that are to be written are refused until somebody writes them. The hashes are of the facts and the rules as they
    are now: when either changes, the waiver lapses.

    \b
    Example:
      compliance waive cases/pk-lna-arms-deal.yaml jf-17 libya.arms-to-libya.goods --conduct sale
    """
    from compliance.case.fingerprint import basis_of
    from compliance.case.waivers import UNWRITTEN, beside
    from compliance.check.status import QUIET
    from compliance.explain.waivers import combined, matching
    from compliance.law.find import limbs_named
    from compliance.law.fingerprint import Meanings

    book = book_of(rules, reading)
    run = Run(book, options_of(law_date, known_on, reading))
    loaded = one_case(case, book)
    result = run.add(loaded)
    names = {i.item: i for i in result.items}
    found = item if item in names else next((n for n in names if item in loaded.file.items[n].rows), None)
    if found is None:
        usage(f"this case has no item '{item}'", nearest(item, names) or f"it has {', '.join(names)}")
    conducts = loaded.file.items[found].conducts
    if conduct is not None and conduct not in conducts:
        usage(f"item '{found}' has no conduct '{conduct}'", nearest(conduct, conducts) or f"it has {', '.join(conducts)}")
    limbs = [paragraph] if paragraph in book.tree.limbs else list(limbs_named(book.tree, paragraph))
    found_in = {f.ref: f.status for f in names[found].findings if f.status not in QUIET}
    wanted = [ref for ref in limbs if ref in found_in]
    if not wanted:
        loud = f"it has {', '.join(dict.fromkeys(found_in))}" if found_in else "nothing of this item would need one"
        usage(f"item '{found}' has no finding under '{paragraph}' that says something", loud)
    check, meanings = run.checks[0], Meanings(book.tree)
    lines = [f"# {visible(str(beside(case)))}", f"waivers: {loaded.id}", "entries:"]
    for ref in wanted:
        basis = combined([basis_of(check, f, meanings) for f in matching(result, found, ref, conduct)])
        lines += [
            f"  - id: {found}-{ref.rpartition('.')[2]}",
            f"    item: {found}",
            *([f"    conduct: {conduct}"] if conduct else []),
            f"    limb: {ref}",
            f'    reason: {{en: "{UNWRITTEN} why", ar: "{UNWRITTEN} السبب"}}',
            f'    by: "{UNWRITTEN} who judges"',
            f'    second: "{UNWRITTEN} who confirms it"',
            f'    on: "{UNWRITTEN} the day, as 2011-02-26"',
            f'    expires: "{UNWRITTEN} its last day"',
            f"    facts: {basis.facts}",
            f"    rules: {basis.rules}",
        ]
    typer.echo("\n".join(lines))
