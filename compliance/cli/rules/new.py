"""``compliance rules new``: scaffolds of a regime, an instrument or a paragraph."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from compliance.authoring.scaffold.ask import KINDS, Ask
from compliance.cli.codes import bad_rules, usage
from compliance.cli.common import day_of, shipped, tree_of
from compliance.files.diagnostics import FaultyFile, UserError, nearest
from compliance.files.safe import visible
from compliance.law.load import RuleSet

if TYPE_CHECKING:
    from compliance.authoring.scaffold.make import Scaffold

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    help="Begin a regime, an instrument or a paragraph, with its tests. What is to be written is marked, and it loads.",
)

RulesOption = Annotated[Path | None, typer.Option("--rules", help="Folder of the rule tree, instead of the shipped one.")]
SymbolOption = Annotated[str, typer.Option("--symbol", help="Official symbol, as printed in citations.")]
AdoptedOption = Annotated[str, typer.Option("--adopted", metavar="DAY", help="The day it was adopted, as 2011-02-26.")]
NodeOption = Annotated[str, typer.Option("--node", help="Identifier of the paragraph, from its content.")]
KindOption = Annotated[str, typer.Option("--kind", help=f"Kind of limb: {', '.join(KINDS)}.")]
LimbOption = Annotated[str, typer.Option("--limb", help="Identifier of the limb inside the paragraph.")]
ParaOption = Annotated[str, typer.Option("--para", help="Number of the paragraph, if it is known.", show_default=False)]
FromOption = Annotated[
    str | None, typer.Option("--from", metavar="DAY", help="First day in force; by default the day of adoption.")
]
UntilOption = Annotated[
    str | None, typer.Option("--until", metavar="DAY", help="Last day in force; for an extension the new one.")
]
OfOption = Annotated[
    list[str] | None,
    typer.Option("--of", metavar="LIMB", help="Limb that it excepts from, extends, ends, changes or follows; repeatable."),
]
ConductOption = Annotated[str | None, typer.Option("--conduct", help="Definition that says which conducts it covers.")]
PrincipalOption = Annotated[bool, typer.Option("--principal", help="Shown in every report of the regime.")]
CallOption = Annotated[bool, typer.Option("--call", help="It calls upon; it does not bind.")]
StateOption = Annotated[str | None, typer.Option("--state", metavar="CODE", help="State to which the items go.")]


@app.command("regime")
def regime(
    name: Annotated[str, typer.Argument(metavar="ID", help="Identifier of the regime, as un.some-name.")],
    symbol: SymbolOption,
    adopted: AdoptedOption,
    state: Annotated[str, typer.Option("--state", metavar="CODE", help="State to which the items go.")],
    node: NodeOption,
    instrument: Annotated[str, typer.Option("--instrument", help="Identifier of its first instrument.")],
    kind: KindOption = "prohibition",
    limb: LimbOption = "any",
    para: ParaOption = "",
    first: FromOption = None,
    until: UntilOption = None,
    conduct: ConductOption = None,
    principal: PrincipalOption = False,
    known_to: Annotated[
        str | None, typer.Option("--as-known-to", metavar="DAY", help="Last day the sources speak for; by default the first.")
    ] = None,
    vocabulary: Annotated[bool, typer.Option("--vocabulary", help="Copy the shipped vocabulary into an empty folder.")] = False,
    rules: RulesOption = None,
) -> None:
    """Begin a regime: its file, its definitions, its first instrument, and tests.

    \b
    Example:
      compliance rules new regime un.example --symbol "S/RES/1 (2030)" --adopted 2030-01-15
        --state XX --instrument un.s-res-1-2030 --node example.arms --rules my-rules --vocabulary
    """
    from compliance.authoring.scaffold.make import Scaffold, add_instrument, add_regime, copy_vocabulary

    root = rules if rules is not None else shipped("rules")
    scaffold = Scaffold(root)

    def make() -> Ask:
        tree = _tree(root, vocabulary)
        day = _day("--adopted", adopted)
        begins = day_of("--from", first) or day
        ask = Ask(node, kind, begins, para, limb, principal, False, day_of("--until", until), conduct)
        if vocabulary:
            copy_vocabulary(scaffold, shipped("rules"))
        known = day_of("--as-known-to", known_to) or max(begins, day)
        folder, place = add_regime(scaffold, tree.vocabulary, None if vocabulary else tree, name, state, begins, known, symbol)
        add_instrument(scaffold, tree.vocabulary, folder, instrument, name, symbol, day, ask, place, state)
        return ask

    _done(scaffold, make)


@app.command("instrument")
def instrument(
    name: Annotated[str, typer.Argument(metavar="ID", help="Identifier of the instrument, as un.s-res-1-2030.")],
    regime: Annotated[str, typer.Option("--regime", help="The regime it belongs to.")],
    symbol: SymbolOption,
    adopted: AdoptedOption,
    node: NodeOption,
    kind: KindOption = "prohibition",
    limb: LimbOption = "any",
    para: ParaOption = "",
    first: FromOption = None,
    until: UntilOption = None,
    of: OfOption = None,
    conduct: ConductOption = None,
    principal: PrincipalOption = False,
    call: CallOption = False,
    state: StateOption = None,
    rules: RulesOption = None,
) -> None:
    """Begin an instrument of a regime, with its first paragraph, and tests beside it.

    \b
    Example:
      compliance rules new instrument un.s-res-2-2031 --regime un.example
        --symbol "S/RES/2 (2031)" --adopted 2031-01-15 --node example.training
    """
    from compliance.authoring.scaffold.make import Scaffold, add_instrument, cases_of, place_of

    root = rules if rules is not None else shipped("rules")
    scaffold = Scaffold(root)

    def make() -> Ask:
        tree = _tree(root)
        day = _day("--adopted", adopted)
        begins = day_of("--from", first) or day
        ask = Ask(node, kind, begins, para, limb, principal, call, day_of("--until", until), conduct, tuple(of or ()))
        if regime not in tree.regimes:
            fix = nearest(regime, tree.regimes) or f"it has {', '.join(sorted(tree.regimes))}"
            raise UserError(f"--regime: '{regime}' is not in this tree", fix)
        if name in tree.instruments:
            raise UserError(
                f"instrument '{name}' is in this tree already", "add a paragraph to it: compliance rules new paragraph"
            )
        place, where = place_of(tree, regime, state)
        document = next(d for d in tree.documents.values() if isinstance(d.data, dict) and d.data.get("regime") == regime)
        folder = Path(tree.name_of(document)).parent.as_posix()
        cases = cases_of(tree, ask, symbol)
        add_instrument(scaffold, tree.vocabulary, folder, name, regime, symbol, day, ask, place, where, cases)
        return ask

    _done(scaffold, make)


@app.command("paragraph")
def paragraph(
    node: Annotated[str, typer.Argument(metavar="NODE", help="Identifier of the paragraph, from its content.")],
    instrument: Annotated[str, typer.Option("--instrument", help="The instrument it stands in.")],
    kind: KindOption = "prohibition",
    limb: LimbOption = "any",
    para: ParaOption = "",
    first: FromOption = None,
    until: UntilOption = None,
    of: OfOption = None,
    conduct: ConductOption = None,
    principal: PrincipalOption = False,
    call: CallOption = False,
    state: StateOption = None,
    rules: RulesOption = None,
) -> None:
    """Add a paragraph at the end of the file of an instrument, and its tests beside it. Comments stay.

    \b
    Example:
      compliance rules new paragraph example.humanitarian --instrument un.s-res-1-2030
        --kind exemption --of example.arms.any --para "9(a)"
    """
    from compliance.authoring.scaffold.make import Scaffold, add_paragraph, place_of

    root = rules if rules is not None else shipped("rules")
    scaffold = Scaffold(root)

    def make() -> Ask:
        tree = _tree(root)
        if instrument not in tree.instruments:
            fix = nearest(instrument, tree.instruments) or "begin it: compliance rules new instrument"
            raise UserError(f"--instrument: '{instrument}' is not in this tree", fix)
        file = tree.instruments[instrument]
        begins = day_of("--from", first) or file.adopted
        ask = Ask(node, kind, begins, para, limb, principal, call, day_of("--until", until), conduct, tuple(of or ()))
        if any(p.node == node for i in tree.instruments.values() for p in i.paragraphs):
            raise UserError(f"paragraph '{node}' is in this tree already", "choose another identifier")
        place, where = place_of(tree, file.regime, state)
        add_paragraph(scaffold, tree, instrument, ask, place, where)
        return ask

    _done(scaffold, make)


def _day(option: str, text: str) -> date:
    day = day_of(option, text)
    assert day is not None
    return day


def _tree(root: Path, vocabulary: bool = False) -> RuleSet:
    """Return the tree that is there; for an empty folder the shipped one, whose vocabulary is then copied."""
    if vocabulary:
        return tree_of(None)
    if not root.is_dir() or not any(root.rglob("*.yaml")):
        raise UserError(f"'{root}' holds no vocabulary", "copy the shipped one with --vocabulary, in 'rules new regime'")
    return tree_of(root)


def _done(scaffold: Scaffold, make: Callable[[], Ask]) -> None:
    """Make a scaffold, write it, and say what was written; or say why not."""
    from compliance.authoring.scaffold import SCAFFOLD_MARK
    from compliance.authoring.scaffold.make import finish

    try:
        ask = make()
        tried = finish(scaffold, ask)
    except FaultyFile as error:
        bad_rules(error)
    except OSError as error:
        usage(f"'{error.filename or scaffold.root}' cannot be written: {error.strerror or error}", "check its rights")
    for name in scaffold.names():
        if name not in scaffold.copied:
            typer.echo(visible(f"{'changed' if name in scaffold.changed else 'wrote'} {scaffold.root / name}"))
    if scaffold.copied:
        typer.echo(visible(f"copied {len(scaffold.copied)} files of the shipped vocabulary to {scaffold.root}"))
    passed = f"; the new limb has {tried.passed} examples, and they pass" if ask.answers else ""
    typer.echo(f"The tree loads{passed}.")
    if tried.upset:
        typer.echo("These examples answer otherwise from now on; mend them as you write:")
        for name in tried.upset:
            typer.echo(visible(f"  {name}"))
    typer.echo(f"Now search for '{SCAFFOLD_MARK}' and write; what is left is a warning of:")
    typer.echo(visible(f"  compliance rules lint {scaffold.root}"))
    if ask.answers is None:
        typer.echo("A limb of this kind answers nothing itself: add examples to those of the limbs that it bears on.")
