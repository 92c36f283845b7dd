"""The workbook as a reader finds it: every finding a row, sheets of each language, and a sentence where there is nothing."""

from __future__ import annotations

import re
from typing import Any

import pytest

from compliance.report.figures.palette import LIGHT, tone
from compliance.report.formats.workbook.words import COLUMNS, EMPTY, SHEETS, WORDS
from tests.report.formats.made import memo, report, waiver
from tests.report.workbook.read import bare, cells, opened, parts, render, rows, sheet

DEAL = "pk-lna-arms-deal"
OPEN = ("unreported", "claimed", "part_shown")


@pytest.fixture(scope="module")
def both() -> Any:
    return opened(render(*memo(DEAL, dossier=True).reports))


def test_every_word_is_a_pair_that_names_the_same_places() -> None:
    for table in (SHEETS, COLUMNS, EMPTY, WORDS):
        for key, (english, arabic) in table.items():
            assert sorted(re.findall(r"{(\w+)}", english)) == sorted(re.findall(r"{(\w+)}", arabic)), key
            assert not re.search("[\u0600-\u06ff]", english), key
            words = re.sub(r"{\w+}|SHA-256", "", english)
            assert bool(re.search("[A-Za-z]", words)) is bool(re.search("[\u0600-\u06ff]", arabic)), key


def test_sheets_of_both_languages_stand_in_one_workbook(both: Any) -> None:
    wanted = [pair[side] for side in (0, 1) for pair in SHEETS.values()]
    assert sorted(both.sheetnames) == sorted(wanted)
    half = len(both.sheetnames) // 2
    for n, page in enumerate(both):
        assert len(page.title) <= 31
        assert bool(page.sheet_view.rightToLeft) is (n >= half), page.title
        assert bool(re.search("[\u0600-\u06ff]", page.title)) is (n >= half)


def test_the_heading_stays_and_filters(both: Any) -> None:
    for page in both:
        assert re.fullmatch(r"[A-Z]2", page.freeze_panes), page.title
        assert page.print_title_rows == "$1:$1"
        heads = [cell.value for cell in page[1]]
        assert all(heads)
        assert len(set(heads)) == len(heads), page.title
        if page.max_row > 2:
            assert page.auto_filter.ref.startswith("A1:")
            assert page.auto_filter.ref.endswith(str(page.max_row))
        for cell in page[1]:
            assert cell.font.bold
            assert page.column_dimensions[cell.column_letter].width


@pytest.mark.parametrize("name", [DEAL, "past-flows"])
def test_each_finding_of_a_shipped_case_is_one_row(both: Any, name: str) -> None:
    english, arabic = memo(name, dossier=True).reports
    book = both if name == DEAL else opened(render(english, arabic))
    for made in (english, arabic):
        lang = made["lang"]
        [case] = made["cases"]
        told = rows(sheet(book, "findings", lang), lang)
        found = [(i, f) for i in case["items"] for f in i["findings"]]
        assert len(told) == len(found)
        for row, (item, f) in zip(told, found, strict=True):
            assert row["item_code"] == item["id"]
            assert row["limb_code"] == f["limb"]
            assert row["status"] == bare(f["status_label"])
            assert row["claims"].split("، " if lang == "ar" else ", ") == (f["claims"] or [""])
            assert row["law_day"] == bare(f["law_day"])
            for reading in f["readings"]:
                assert bare(reading["sentence"]) in row["readings"]
            for exemption in f["exemptions"]:
                where = (
                    "excluded" if exemption["mark"] == "excluded" else "open" if exemption["mark"] in OPEN else "other_marks"
                )
                assert f"{bare(exemption['limb_label'])} ({bare(exemption['mark_label'])})" in row[where]
            gone = [e["label"] for e in f["elements"] if e["name"] in f["failing"]]
            assert all(bare(label) in row["failing"] for label in gone)


def test_every_list_of_the_report_is_in_a_sheet(both: Any) -> None:
    made = report(DEAL, dossier=True)
    [case] = made["cases"]
    text = "\n".join(str(cell.value) for cell in cells(both))
    wanted = [c["says"] for c in case["claims"]] + [q["question"] for q in case["questions"]]
    wanted += [s["title"] for s in case["sources"]] + [law["summary"] for law in case["dossier"]["law"]]
    wanted += [n["why"] for r in made["regimes"] for n in r["not_examined"]] + [made["receipt"]["rules"], case["sha256"]]
    wanted += [f["question"] for f in case["dossier"]["flags"]] + [p["name"] for p in case["dossier"]["parties"]]
    wanted += case["inferences"] + [told for item in case["items"] for told in item["asides"]]
    wanted += [v["value"] for d in case["dossier"]["disputes"] for v in d["sides"]] + made["notices"]
    assert len(wanted) > 80
    for told in wanted:
        assert " ".join(told.split()) in text, told


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_each_element_stands_with_its_facts_and_their_claims(both: Any, lang: str) -> None:
    told = rows(sheet(both, "elements", lang), lang)
    [case] = report(DEAL, lang, dossier=True)["cases"]
    wanted = []
    for item in case["items"]:
        for f in item["findings"]:
            for e in f["elements"] if f["kind"] != "criterion" else ():
                facts = [(x["label"], x["value"], x["claims"]) for x in e["facts"]] or [("", "", [])]
                wanted += [(item["id"], f["limb"], e["label"], *x) for x in facts]
    comma = "، " if lang == "ar" else ", "
    assert [(r["item_code"], r["limb_code"], r["element"], r["fact"], r["value"], r["claims"]) for r in told] == [
        (item, limb, *map(bare, (label, fact, value)), comma.join(dict.fromkeys(claims)))
        for item, limb, label, fact, value, claims in wanted
    ]
    assert len(told) > 100


def test_a_stage_that_falls_short_is_in_prospect_and_no_failure(both: Any) -> None:
    stages = [r for r in rows(sheet(both, "elements")) if r["status"] == "prospective" and r["element"] == "stage"]
    assert stages
    assert {r["mark"] for r in stages} == {"prospective"}


def test_the_route_says_which_stops_nobody_reported(both: Any) -> None:
    told = rows(sheet(both, "route"))
    assert [r["stop"] for r in told] == [str(n) for n in range(1, len(told) + 1)]
    assert {r["known"] for r in told} == {"yes", "no"}
    assert all(bool(r["party"] == "not reported") is (r["known"] == "no") for r in told)


def test_a_status_has_its_colour_and_its_word(both: Any) -> None:
    page = sheet(both, "findings")
    column = [cell.value for cell in page[1]].index(COLUMNS["status"][0])
    seen = set()
    for row in page.iter_rows(min_row=2):
        ground = row[column].fill.fgColor.rgb[2:].lower()
        seen.add((row[column].value, ground))
    assert ("touched unless excepted", LIGHT[tone("touched_unless")].fill[1:]) in seen
    assert ("not touched", LIGHT[tone("not_touched")].fill[1:]) in seen
    assert len({ground for _, ground in seen}) > 2


def test_a_waiver_stands_beside_its_finding_and_in_its_own_sheet() -> None:
    made = report(DEAL, dossier=True)
    [case] = made["cases"]
    case["dossier"]["waivers"] = [waiver(case, "stands"), waiver(case, "lapsed")]
    book = opened(render(made))
    assert [row["waiver"] for row in rows(sheet(book, "waivers"))] == ["w-stands", "w-lapsed"]
    noted = [row["waiver"] for row in rows(sheet(book, "findings")) if row["waiver"]]
    assert len(noted) == 1
    assert "waiver of A. One: stands" in noted[0]
    assert "waiver of A. One: lapsed" in noted[0]


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_an_empty_list_is_said_in_a_sentence(lang: str) -> None:
    made = report(DEAL, lang, dossier=True)
    [case] = made["cases"]
    case |= {"items": [], "claims": [], "sources": [], "questions": []}
    case["dossier"] |= {key: [] for key in ("law", "disputes", "parties", "flags", "routes", "marks", "waivers")}
    made["regimes"] = []
    book = opened(render(made))
    for key, said in EMPTY.items():
        page = sheet(book, key, lang)
        if key not in ("about", "receipt"):
            assert bare(page["A2"].value) == bare(said[lang == "ar"]), key
            assert page.max_row == 2


def test_a_report_without_a_dossier_is_a_workbook_too() -> None:
    book = opened(render(report(DEAL)))
    assert len(rows(sheet(book, "findings"))) == sum(len(i["findings"]) for i in report(DEAL)["cases"][0]["items"])
    assert sheet(book, "law").max_row == 2


def test_a_criterion_of_listing_names_nobody(both: Any) -> None:
    criteria = [row for row in rows(sheet(both, "findings")) if row["kind"] == "listing criterion"]
    assert criteria
    named = [p["name"] for p in report(DEAL, dossier=True)["cases"][0]["dossier"]["parties"]]
    for row in criteria:
        said = " ".join(text for key, text in row.items() if key != "case")
        assert not any(name.split(" (")[0] in said for name in named), row


def test_nothing_of_its_own_accuses() -> None:
    told = " ".join(text for table in (SHEETS, COLUMNS, EMPTY, WORDS) for pair in table.values() for text in pair)
    assert not re.search(r"violat|illegal|guilty|breach|انتهاك|انتهك|غير قانوني|مذنب|مخالف", told)


def test_what_the_file_says_of_itself() -> None:
    content = render(report(DEAL))
    book = opened(content)
    assert book.properties.title == "Arms deal between Pakistan and the Libyan National Army"
    assert not book.properties.creator
    assert str(book.properties.created) == str(book.properties.modified) == "1980-01-01 00:00:00"
    assert not any("vbaProject" in name or "externalLink" in name for name in parts(content))
