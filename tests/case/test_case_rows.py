"""Every reported item of the list is found again in the cases, on an item and on a claim."""

from compliance.case.load import Case
from compliance.law.compiled import CompiledLaw

# The list of reported items; row 15 is split into four.
ROWS = [*(str(n) for n in range(1, 25) if n != 15), "15a", "15b", "15c", "15d"]


def test_every_row_stands_on_an_item(cases: dict[str, Case]) -> None:
    found = {row for case in cases.values() for item in case.file.items.values() for row in item.rows}
    assert found == set(ROWS)


def test_every_row_stands_on_a_claim_that_supplies_facts(cases: dict[str, Case]) -> None:
    found = {row for case in cases.values() for claim in case.file.claims if claim.kind == "fact" for row in claim.rows}
    assert found == set(ROWS)


def test_every_claim_carries_rows_of_its_own_case(cases: dict[str, Case]) -> None:
    for case in cases.values():
        here = {row for item in case.file.items.values() for row in item.rows}
        for claim in case.file.claims:
            assert claim.rows, (case.id, claim.id)
            assert set(claim.rows) <= here, (case.id, claim.id)


def test_a_claim_on_an_item_carries_a_row_of_it_or_of_its_whole(cases: dict[str, Case]) -> None:
    for case in cases.values():
        items = case.file.items
        for claim in case.file.claims:
            for target in (*claim.states, *claim.denies):
                name = target.partition(".")[0]
                family = {name, items[name].part_of, *(n for n, i in items.items() if i.part_of == name)}
                rows = {row for member in family if member for row in items[member].rows}
                assert rows & set(claim.rows), (case.id, claim.id, target)


def test_a_source_is_described_alike_in_every_case(cases: dict[str, Case]) -> None:
    seen: dict[str, object] = {}
    for case in cases.values():
        for name, source in case.file.sources.items():
            assert seen.setdefault(name, source) == source, (case.id, name)


def test_every_source_of_a_case_is_used(cases: dict[str, Case]) -> None:
    for case in cases.values():
        used = {name for claim in case.file.claims for name in (claim.source, *claim.through)}
        used |= {
            value.to
            for claim in case.file.claims
            for values in claim.states.values()
            for value in values.values()
            if hasattr(value, "to")
        }
        assert used == set(case.file.sources), case.id


def test_only_articles_with_a_day_they_were_held_lack_a_date(cases: dict[str, Case]) -> None:
    for case in cases.values():
        for name, source in case.file.sources.items():
            if source.file:
                assert source.published is None and source.held_on and source.not_before, (case.id, name)
                assert source.sha256 and source.paragraphs and source.language == "ar", (case.id, name)


def test_what_nobody_reports_is_claimed_nowhere(cases: dict[str, Case]) -> None:
    silent = {
        "destination", "origin", "transit", "flag", "aircraft_registration", "carrier", "broker", "consignee", "financier",
        "end_user", "approval", "approval_date", "notified", "notice_received", "negative_decision", "performance_date",
    }  # fmt: skip
    for case in cases.values():
        for claim in case.file.claims:
            told = {name for values in (*claim.states.values(), *claim.denies.values()) for name in values}
            assert not told & silent, (case.id, claim.id)
            assert claim.act is None


def test_views_of_the_law_supply_nothing(cases: dict[str, Case]) -> None:
    laws = [claim for case in cases.values() for claim in case.file.claims if claim.kind == "law"]
    assert laws and not any(claim.states or claim.denies for claim in laws)


def test_reference_data_names_only_actors_it_holds(book: CompiledLaw) -> None:
    actors = book.tree.vocabulary.actors
    for name, actor in actors.items():
        assert set(actor.one_of) <= set(actors), name
        assert {s.value for s in actor.attributes.get("answers_to", [])} <= set(actors), name
        for spell in actor.attributes.get("state", []):
            assert spell.value in book.tree.vocabulary.states, name


def test_spells_of_one_attribute_do_not_overlap(book: CompiledLaw) -> None:
    from compliance.vocabulary.index import span

    for name, actor in book.tree.vocabulary.actors.items():
        for attribute, spells in actor.attributes.items():
            spans = [span(s) for s in spells]
            for i, one in enumerate(spans):
                assert not any(one.meet(other) for other in spans[i + 1 :]), (name, attribute)
