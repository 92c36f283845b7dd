"""The facts as reported: claim by claim, conflicts side by side, inferences shown as such, and who passes what to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.report.memo.model import Cell, Chain, Column, Figure, Part, Place, Row, Section, Span, Table
from compliance.report.memo.writer import cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.explain.dossier import DisputeLine, PlaceLine, RouteLine, SaidLine
    from compliance.explain.model import ClaimLine
    from compliance.report.memo.model import Block, Line
    from compliance.report.memo.writer import Writer


def facts(w: Writer, number: int) -> Section:
    """Return what the sources say."""
    cited = {c["source"] for c in w.case["claims"]}
    blocks: list[Block] = [
        w.paragraph("facts_intro", claims=w.count("claim", len(w.case["claims"])), sources=w.count("source", len(cited)))
    ]
    if inferred := list(_inferences(w)):
        blocks.append(Part("inferences", w.line("inferences"), (w.bullets(inferred),)))
    blocks.append(Part("disputes", w.line("side_by_side"), tuple(_disputes(w))))
    if w.dossier["routes"]:
        pictures = tuple(_route(w, r, i) for i, r in enumerate(w.dossier["routes"], 1))
        blocks.append(Part("routes", w.line("routes"), pictures))
    blocks.append(_claims(w))
    return Section("facts", number, w.title("facts"), tuple(blocks))


def _inferences(w: Writer) -> Iterator[str]:
    yield from w.case["inferences"]
    yield from (i["sentence"] for i in w.dossier["inferences"])
    unnamed: dict[str, list[ClaimLine]] = {}
    for claim in w.case["claims"]:
        if claim["root_inferred"]:
            unnamed.setdefault(claim["root"], []).append(claim)
    for claims in unnamed.values():
        yield w.say("inferred_root", root=claims[0]["root_label"], claims=w.join(c["id"] for c in claims))


def _disputes(w: Writer) -> Iterator[Block]:
    if not w.dossier["disputes"]:
        yield w.paragraph("no_dispute")
    for dispute in w.dossier["disputes"]:
        yield _dispute(w, dispute)
        yield w.small("dispute_element" if dispute["element"] else "dispute_shown")


def _dispute(w: Writer, dispute: DisputeLine) -> Table:
    rows = []
    for side in dispute["sides"]:
        value = w.say("denied", value=side["value"]) if side["denied"] else side["value"]
        rows.append(Row((cell(value), Cell(claims_line(side["claims"])), cell(w.semicolons(side["roots"])))))
    of = f" ({dispute['conduct_label']})" if dispute["conduct_label"] else ""
    caption = w.say("dispute_caption", fact=dispute["label"], items=w.labels(dispute["items"]) + of)
    heads = (Column(w.say("value"), 2), Column(w.say("claims"), 2), Column(w.say("root"), 2))
    return Table(caption, heads, tuple(rows))


def claims_line(claims: list[str]) -> Line:
    """Return identifiers of claims, each leading to its claim."""
    spans: list[Span] = []
    for i, claim in enumerate(claims):
        spans += [Span(" ")] * bool(i) + [Span(claim, "code", to=f"claim-{claim}")]
    return tuple(spans)


def _route(w: Writer, route: RouteLine, i: int) -> Figure:
    places = tuple(Place(p["role_label"], p["name"], p["known"], p["detail"]) for p in route["places"])
    told = w.bullets([w.say("stop", role=p["role_label"], name=_told(p)) for p in route["places"]], ordered=True)
    return Figure(w.say("route_caption", items=w.labels(route["items"])), Chain(places), (told,), anchor=f"route-{i}")


def _told(place: PlaceLine) -> str:
    return f"{place['name']} ({place['detail']})" if place["detail"] else place["name"]


def _claims(w: Writer) -> Part:
    rows = tuple(_claim(w, c) for c in w.case["claims"])
    heads = (
        Column(w.say("claim"), 2),
        Column(w.say("says"), 4),
        Column(w.say("where"), 3),
        Column(w.say("kind_grade"), 2),
        Column(w.say("gives"), 6),
    )
    table = Table(w.say("claims_caption"), heads, rows, anchor="claims-table")
    return Part("claims", w.line("claims_caption"), (table,))


def _claim(w: Writer, claim: ClaimLine) -> Row:
    rows = f" [{w.join(claim['rows'])}]" if claim["rows"] else ""
    source = next(s["title"] for s in w.case["sources"] if s["id"] == claim["source"])
    where = [w.say("paragraph_of", source=source, paragraph=claim["paragraph"])]
    if claim["root"] != claim["source"]:
        where.append(w.say("goes_back", root=claim["root_label"]))
    if claim["hands"]:
        where.append(w.say("quoting", hands=w.join(claim["hands"])))
    kind = [claim["kind_label"]] + ([w.say("grade", grade=claim["grade"])] if claim["grade"] else [])
    return Row((
        Cell((Span(claim["id"], "code"), Span(rows))),
        cell(claim["says"]),
        cell(w.semicolons(where)),
        cell(w.semicolons(kind)),
        cell(_gives(w, claim)),
    ), anchor=f"claim-{claim['id']}")  # fmt: skip


# The fact whose value the name of a conduct says already where two conducts are told alike.
KIND = "conduct"


def _gives(w: Writer, claim: ClaimLine) -> str:
    """What a claim gives to the rules, target by target; conducts of which it says the same are told together."""
    targets: dict[str, list[SaidLine]] = {}
    for said in claim.get("said", []):
        targets.setdefault(said["target"], []).append(said)
    alike: dict[str, list[str]] = {}
    for target, told in targets.items():
        same = [(s["fact"], s["value"], s["denied"], s["inferred"]) for s in told if s["fact"] != KIND]
        # Told apart by item as well, so that both languages come to the same lines.
        alike.setdefault(repr((target.partition(".")[0], same)), []).append(target)
    return w.semicolons(_given(w, [(t, targets[t]) for t in several]) for several in alike.values())


def _given(w: Writer, several: list[tuple[str, list[SaidLine]]]) -> str:
    """What is said alike of one item, or of some conducts of it."""
    item = several[0][0].partition(".")[0]
    name = w.items[item]["label"] if item in w.items else item
    names = {f["conduct"]: f["conduct_label"] for f in w.items[item]["findings"]} if item in w.items else {}
    conducts = [c for c in (t.partition(".")[2] for t, _ in several) if c]
    head = f"{name} ({w.join((names.get(c, c) for c in conducts), 'semicolon')})" if conducts else name
    values: dict[str, dict[str, None]] = {}
    kinds = {s["value"]: s["label"] for _, told in several for s in told if s["fact"] == KIND}
    if kinds:
        values[w.join(kinds, "semicolon")] = dict.fromkeys(kinds.values())
    for _, told in several:
        for said in (s for s in told if s["fact"] != KIND):
            value = w.say("denied", value=said["value"]) if said["denied"] else said["value"]
            value += f" ({w.say('inferred_value')})" if said["inferred"] else ""
            values.setdefault(value, {})[said["label"]] = None
    return w.say("about", item=head, facts=w.join(f"{w.join(labels)} = {value}" for value, labels in values.items()))
