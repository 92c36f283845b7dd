"""FollowTheMoney: every entity as the library takes it, every reference resolved, and nobody marked."""

from __future__ import annotations

import json
import re
import warnings
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from compliance.report.formats import ftm
from compliance.report.memo.memo import Memo
from tests.cli.support import CASE_NAMES, ROOT, SHIPPED_RULES
from tests.report.formats.made import HOSTILE, memo, replaced, report, waiver

with warnings.catch_warnings():
    # The library would rather have another one for transliteration, which no check of an entity needs.
    warnings.simplefilter("ignore")
    from followthemoney import model
    from followthemoney.exc import InvalidData
    from followthemoney.types import registry

pytestmark = pytest.mark.filterwarnings("ignore:Install 'pyicu'")
DEAL = "pk-lna-arms-deal"
ARABIC = re.compile("[\u0600-\u06ff]")


@cache
def shipped(name: str) -> tuple[Any, ...]:
    return entities(*memo(name, dossier=True).reports)


def entities(*reports: Any) -> tuple[Any, ...]:
    data = ftm.render(Memo(DEAL, reports, ()))
    assert data.endswith(b"\n")
    return tuple(json.loads(line) for line in data.decode("utf-8").removesuffix("\n").split("\n"))


def of(found: tuple[Any, ...], schema: str) -> list[Any]:
    return [entity for entity in found if entity["schema"] == schema]


def faults(found: tuple[Any, ...]) -> list[str]:
    """Return what the library would not take as it is, and every reference to nothing or to a wrong kind of thing."""
    by, out = {entity["id"]: entity for entity in found}, []
    if len(by) != len(found):
        out.append("an identifier stands twice")
    for entity in found:
        schema = model.get(entity["schema"])
        if schema is None or schema.abstract:
            out.append(f"no schema {entity['schema']}")
            continue
        try:
            schema.validate(entity)
        except InvalidData as exc:
            out.append(f"{entity['schema']}: {exc.errors}")
        try:
            proxy = model.get_proxy(entity, cleaned=False)
        except InvalidData as exc:
            out.append(f"{entity['schema']}: {exc}")
            continue
        for key, values in entity["properties"].items():
            prop = schema.properties.get(key)
            if prop is None or prop.stub or prop.deprecated or not values:
                out.append(f"{entity['schema']}.{key} is not to be set")
                continue
            if sorted(proxy.get(key)) != sorted(values):
                out.append(f"{entity['schema']}.{key}: {values} would be {proxy.get(key)}")
            out += [f"{key}: too long" for value in values if len(value) > prop.type.max_length]
            for value in values if prop.type == registry.entity else ():
                if value not in by or not model[by[value]["schema"]].is_a(prop.range):
                    out.append(f"{entity['schema']}.{key} refers to {by.get(value, {}).get('schema')}")
    return out


# --- the shipped cases -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", CASE_NAMES)
def test_the_library_takes_every_entity_as_it_is(name: str) -> None:
    assert faults(shipped(name)) == []
    assert len(shipped(name)) > 20


def test_the_check_finds_what_is_wrong() -> None:
    """The test above can fail: each of these is one fault of another kind."""
    whole = shipped(DEAL)
    note, event = of(whole, "Note")[0], of(whole, "Event")[0]
    document = of(whole, "Article")[0]
    for bad in (
        {**note, "id": event["id"]},
        {"id": "a1", "schema": "Thing", "properties": {}},
        {"id": "a1", "schema": "Nothing", "properties": {}},
        {"id": "a1", "schema": "Event", "properties": {"summary": ["no name"]}},
        {"id": "a1", "schema": "Asset", "properties": {"name": ['"quoted"']}},
        {"id": "a1", "schema": "Asset", "properties": {"name": ["two  spaces"]}},
        {"id": "a1", "schema": "Asset", "properties": {"country": ["Nowhere"]}},
        {"id": "a1", "schema": "Asset", "properties": {"name": ["x" * 500]}},
        {"id": "a1", "schema": "Asset", "properties": {"noteEntities": [note["id"]]}},
        {"id": "a1", "schema": "Asset", "properties": {"colour": ["red"]}},
        {"id": "a1", "schema": "Note", "properties": {"entity": ["gone"]}},
        {"id": "a1", "schema": "Note", "properties": {"proof": [event["id"]]}},
        {"id": "a1", "schema": "Event", "properties": {"name": ["x"], "involved": [document["id"]]}},
        {"id": "a1", "schema": "Event", "properties": {"name": ["x"], "startDate": ["last week"]}},
    ):
        assert faults((*whole, bad)), bad


@pytest.mark.parametrize("name", CASE_NAMES)
def test_nobody_is_marked(name: str) -> None:
    """No person, no sanction, no topic; a finding hangs on an event, and a criterion of listing is not told at all."""
    found = shipped(name)
    allowed = {"Article", "Document", "Organization", "PublicBody", "Asset", "Event", "Note", "UnknownLink", "Documentation"}
    assert {entity["schema"] for entity in found} <= allowed
    assert not any("topics" in entity["properties"] or "program" in entity["properties"] for entity in found)
    parties = {entity["id"] for schema in ("Organization", "PublicBody") for entity in of(found, schema)}
    assert not any(parties & set(note["properties"].get("entity", ())) for note in of(found, "Note"))
    made = report(name, dossier=True)["cases"][0]
    criteria = {f["limb_label"] for i in made["items"] for f in i["findings"] if f["kind"] == "criterion"}
    assert criteria or name in ("islamabad-visit",)
    texts = "\n".join(text for entity in found for values in entity["properties"].values() for text in values)
    assert not any(f"{label}:" in texts for label in criteria)


@pytest.mark.parametrize("name", CASE_NAMES)
def test_every_party_has_an_act_and_every_event_is_told_as_reported(name: str) -> None:
    found = shipped(name)
    acting = {end for link in of(found, "UnknownLink") for end in link["properties"]["subject"]}
    roots = {claim["root_label"] for claim in report(name, dossier=True)["cases"][0]["claims"]}
    for schema in ("Organization", "PublicBody"):
        for party in of(found, schema):
            assert party["id"] in acting or roots & set(party["properties"]["name"]), party
    for event in of(found, "Event"):
        assert event["properties"]["summary"][0].startswith("It is reported: ")
        assert event["properties"]["summary"][1].startswith("نُقل: ")
        assert event["properties"]["proof"]
        assert ("startDate" in event["properties"]) == (" bounds" in event["properties"]["summary"][0])


@pytest.mark.parametrize("name", CASE_NAMES)
def test_each_entity_has_the_texts_of_both_languages(name: str) -> None:
    arabic, english = entities(report(name, "ar", dossier=True)), entities(report(name, "en", dossier=True))
    assert [(e["id"], e["schema"]) for e in arabic] == [(e["id"], e["schema"]) for e in english]
    for both, ar, en in zip(shipped(name), arabic, english, strict=True):
        for key, values in both["properties"].items():
            assert values == list(dict.fromkeys([*en["properties"].get(key, []), *ar["properties"].get(key, [])]))
        for key in ("name", "title", "role"):
            for text in en["properties"].get(key, []):
                assert not ARABIC.search(text)
            for text in ar["properties"].get(key, []):
                # A designation may be the same in both.
                assert ARABIC.search(text) or text in en["properties"][key]


def test_what_an_entity_says() -> None:
    found = shipped(DEAL)
    by = {entity["id"]: entity["properties"] for entity in found}
    [pakistan] = of(found, "PublicBody")
    assert pakistan["properties"]["name"] == ["Pakistan", "باكستان"]
    assert pakistan["properties"]["country"] == ["pk"]
    force = next(e for e in of(found, "Organization") if e["properties"]["name"][0].startswith("Libyan National Army"))
    assert force["properties"]["country"] == ["ly"]
    assert force["properties"]["notes"][0] == (
        "Standing, from reference data: armed force outside the recognised Government's control"
    )
    event = next(e for e in of(found, "Event") if e["properties"]["name"][0] == "16 JF-17 Thunder combat aircraft: sale")
    assert {pakistan["id"], force["id"]} <= set(event["properties"]["involved"])
    assert (event["properties"]["startDate"], event["properties"]["endDate"]) == (["2025-11-27"], ["2026-10-31"])
    links = [e["properties"] for e in of(found, "UnknownLink") if event["id"] in e["properties"]["object"]]
    roles = {(by[link["subject"][0]]["name"][0], link["role"][0]) for link in links}
    assert ("Pakistan", "is reported as: supplier") in roles
    assert ("16 JF-17 Thunder combat aircraft", "is reported as the item") in roles
    notes = [e["properties"] for e in of(found, "Note") if event["id"] in e["properties"].get("entity", ())]
    [finding] = [note for note in notes if "[goods]" in note["name"][0]]
    assert finding["name"][0] == "S/RES/1970 (2011) para. 9 [goods]: touched unless excepted"
    assert finding["description"][0].startswith("As reported, 16 JF-17 Thunder combat aircraft (sale), under ")
    claim = next(note for note in notes if note.get("publisher") == ["Reuters", "رويترز"])
    assert claim["summary"][0].startswith("claim of fact; by way of Reuters; Admiralty grade ")
    assert by[claim["proof"][0]]["fileName"]
    # A text without a day has none; its hash is a note, since the library's own field is for another kind.
    article = of(found, "Article")[0]["properties"]
    assert "publishedAt" not in article
    assert "contentHash" not in article
    assert article["notes"][0].startswith("SHA-256 of the text: ")


def test_identifiers_stay_and_are_of_the_case() -> None:
    again = entities(*memo(DEAL, dossier=True).reports)
    assert [e["id"] for e in again] == [e["id"] for e in shipped(DEAL)]
    ids = [{e["id"] for e in shipped(name)} for name in CASE_NAMES]
    assert len(set().union(*ids)) == sum(map(len, ids))
    changed = report(DEAL, dossier=True)
    for item in changed["cases"][0]["items"]:
        item["label"] = "another label"
        for finding in item["findings"]:
            finding.update(status="open", status_label="open", law_day="another day")
    assert [e["id"] for e in entities(changed)] == [e["id"] for e in shipped(DEAL)]


def test_same_input_same_bytes() -> None:
    assert ftm.render(memo(DEAL, dossier=True)) == ftm.render(memo(DEAL, dossier=True))


# --- what a case may hold --------------------------------------------------------------------------------------------


def test_a_dated_text_and_a_dated_conduct_have_their_day() -> None:
    made = report(DEAL, dossier=True)
    case = made["cases"][0]
    case["sources"][0].update(written="2026-01-05", inference=None, kind="panel")
    case["dossier"]["marks"][0].update(lo="2026-01-03", hi="2026-01-03")
    found = entities(made)
    assert faults(found) == []
    [document] = of(found, "Document")
    assert document["properties"]["publishedAt"] == ["2026-01-05"]
    dated = [e["properties"] for e in of(found, "Event") if "date" in e["properties"]]
    assert [e["date"] for e in dated] == [["2026-01-03"]]
    assert "startDate" not in dated[0]
    assert "bounds" not in dated[0]["summary"][0]
    case["sources"][0]["inference"] = "reckoned"
    assert "publishedAt" not in of(entities(made), "Document")[0]["properties"]


def test_a_party_without_an_act_is_not_named() -> None:
    made = report(DEAL, dossier=True)
    for party in made["cases"][0]["dossier"]["parties"]:
        party["acts"] = []
    found = entities(made)
    assert faults(found) == []
    assert not of(found, "PublicBody")
    assert not any("Libyan National Army (LNA" in name for e in found for name in e["properties"].get("name", ()))


@pytest.mark.parametrize("state", ["stands", "undated", "expired", "lapsed"])
def test_a_waiver_is_a_note_on_what_it_is_for(state: str) -> None:
    made = report(DEAL, dossier=True)
    case = made["cases"][0]
    case["dossier"]["waivers"] = [waiver(case, state), waiver(case, state, waiver="w-gone", item="gone")]
    found = entities(made)
    assert faults(found) == []
    notes = [e["properties"] for e in of(found, "Note") if e["properties"]["name"][0].startswith("Recorded judgement")]
    assert [note["description"] for note in notes] == [[f"waiver of A. One: {state}"]] * 2
    assert [note["summary"] for note in notes] == [["Weighed."]] * 2
    assert len(notes[0]["entity"]) == 1
    # Of a finding that is no longer made nothing is left to hang it on; it is told all the same.
    assert "entity" not in notes[1]


def test_a_loose_name_says_so_and_an_unknown_country_is_left_out() -> None:
    made = report(DEAL, dossier=True)
    for party in made["cases"][0]["dossier"]["parties"]:
        party.update(loose=True, state="not known", standing=None)
    found = entities(made)
    assert faults(found) == []
    [body] = of(found, "PublicBody")
    assert body["properties"]["notes"] == ["Named loosely: one of several that may be meant."]
    assert "country" not in body["properties"]


def test_a_report_of_a_check_alone_gives_what_it_has() -> None:
    found = entities(report(DEAL))
    assert faults(found) == []
    assert not of(found, "PublicBody")
    assert not of(found, "Asset")
    assert of(found, "Event")
    assert of(found, "Note")


def test_every_state_of_the_reference_data_is_a_country_of_the_library() -> None:
    codes = re.findall(r"^  ([A-Z]{2}):", (SHIPPED_RULES / "reference" / "states.yaml").read_text(encoding="utf-8"), re.M)
    assert len(codes) > 190
    taken = {code: registry.country.clean(code.lower()) for code in codes}
    # A State that is no more goes by four letters in the library, which takes its two in.
    assert {code: name for code, name in taken.items() if name != code.lower()} == {"SU": "suhh", "YU": "yucs"}


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize(
    "text", [HOSTILE, '"quoted \' twice"', "''\"\"", "\u2066open", "e\u0301 composed  \t\n later", "\u202e"]
)
def test_hostile_texts_are_taken_as_they_are_written(text: str, lang: str) -> None:
    found = entities(replaced(report("past-flows", lang, dossier=True), text))
    assert faults(found) == []
    for entity in found:
        for values in entity["properties"].values():
            for value in values:
                assert not re.search("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", value)


def test_a_long_text_is_cut_where_the_library_would_and_says_so() -> None:
    made = report("past-flows", dossier=True)
    made["cases"][0]["items"][0]["label"] = "word " * 20_000
    made["cases"][0]["claims"][0]["says"] = "w" * 100_000
    found = entities(made)
    assert faults(found) == []
    [event] = of(found, "Event")
    assert event["properties"]["name"][0].endswith("wor…")
    longest = max((v for e in of(found, "Note") for v in e["properties"].get("description", ())), key=len)
    assert len(longest) == 65_000
    assert longest.endswith("w…")


def test_the_format_needs_no_library() -> None:
    text = (ROOT / "compliance" / "report" / "formats" / "ftm.py").read_text(encoding="utf-8")
    assert not re.search(r"^\s*(import|from) followthemoney", text, re.M)
    assert Path(ftm.__file__).name == "ftm.py"
