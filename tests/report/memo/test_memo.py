"""The memorandum: its sections, what it shows and what it folds, and that both languages say the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from compliance.case.checked import Options
from compliance.cli.common import load_cases
from compliance.explain.bidi import plain
from compliance.explain.cite import Style
from compliance.law.compiled import CompiledLaw
from compliance.law.load import load
from compliance.report.dossier.build import Filing
from compliance.report.memo.compose import index, memo
from compliance.report.memo.memo import Memo
from compliance.report.memo.model import Document, Figure, Part, Section, Table, Timeline, spans
from compliance.report.memo.sentences import SECTION
from compliance.report.run import Run, apart, build
from tests.cli.support import CASE_NAMES, CASES, RULES, _shipped_run
from tests.report.memo.support import anchors, blocks, memos_of, shape, shipped_memos, text


@pytest.fixture(params=CASE_NAMES)
def made(request: pytest.FixtureRequest) -> Memo:
    return next(m for m in shipped_memos() if m.name == request.param)


def section(document: Document, name: str) -> Section:
    return document.sections[list(SECTION).index(name)]


def words(document: Document, name: str) -> str:
    return plain("\n".join(map(text, section(document, name).blocks)))


def deal() -> Document:
    return next(m for m in shipped_memos() if m.name == "pk-lna-arms-deal").documents[0]


def test_every_section_is_there_numbered_in_order(made: Memo) -> None:
    for document in made.documents:
        assert [s.number for s in document.sections] == list(range(1, len(SECTION) + 1))
        assert [s.title for s in document.sections] == [SECTION[k][document.rtl] for k in SECTION]
        assert all(s.blocks for s in document.sections)


def test_both_languages_have_one_shape(made: Memo) -> None:
    one, other = made.documents
    assert len(one.cover.rows) == len(other.cover.rows)
    for a, b in zip(one.sections, other.sections, strict=True):
        for left, right in zip(a.blocks, b.blocks, strict=True):
            assert shape(left) == shape(right), (made.name, a.title)


def test_no_word_of_one_language_stands_in_the_other_for_want_of_a_translation(made: Memo) -> None:
    english = {s.text for s in spans(made.documents[0]) if len(s.text) > 20 and s.look != "code"}
    arabic = {plain(s.text) for s in spans(made.documents[1])}
    # Titles of sources that exist in one language only are told in it; nothing of the program is.
    assert not {t for t in english & arabic if "<http" not in t and "S/RES" not in t}


def test_every_link_leads_somewhere_and_no_anchor_stands_twice(made: Memo) -> None:
    for document in made.documents:
        there = anchors(document)
        assert len(there) == len(set(there))
        leads = {s.to for s in spans(document) if s.to}
        assert leads
        assert leads <= set(there), leads - set(there)


def test_the_cover_says_what_it_stands_on(made: Memo) -> None:
    report = made.reports[0]
    told = "\n".join("".join(s.text for s in line) for _, line in made.documents[0].cover.rows)
    for needed in (made.name, report["receipt"]["rules"], report["cases"][0]["sha256"], report["receipt"]["version"]):
        assert needed in told
    assert "Draft: no rule in this tree has been reviewed" in told
    assert report["regimes"][0]["as_known_to"] in told
    assert any("no legal advice" in n and "accuses nobody" in n for n in made.documents[0].notices)


def test_the_matrix_has_every_item_under_every_principal_prohibition(made: Memo) -> None:
    case = made.reports[0]["cases"][0]
    (table,) = (b for b in section(made.documents[0], "matrix").blocks if isinstance(b, Table))
    assert [r.cells[0].line[0].to for r in table.rows] == [f"item-{i['id']}" for i in case["items"]]
    principal = {f["limb_label"] for i in case["items"] for f in i["findings"] if f["principal"]}
    assert principal <= {c.label for c in table.columns}
    for row, item in zip(table.rows, case["items"], strict=True):
        assert row.level == (1 if item["part_of"] else 0)
        for cell in row.cells[1:]:
            # Colour never stands alone, and a cell that says something leads to its argument.
            assert cell.line[0].text
            assert (cell.line[0].to is not None) == (cell.status not in ("not_touched", "not_in_force", None))


def test_every_claim_stands_once_with_its_place_its_root_and_its_kind(made: Memo) -> None:
    case = made.reports[0]["cases"][0]
    tables = [b for b in blocks(made.documents[0]) if isinstance(b, Table) and b.anchor == "claims-table"]
    rows = {r.anchor: plain(" | ".join("".join(s.text for s in c.line) for c in r.cells)) for t in tables for r in t.rows}
    assert set(rows) == {f"claim-{c['id']}" for c in case["claims"]}
    for claim in case["claims"]:
        row = rows[f"claim-{claim['id']}"]
        assert claim["says"] in row
        assert f"para. {claim['paragraph']}" in row
        assert claim["kind_label"] in row
        assert claim["root_label"] in row or claim["root"] == claim["source"]
        assert all(h in row for h in claim["hands"])


def test_conflicting_values_stand_side_by_side_with_their_roots() -> None:
    told = words(deal(), "facts")
    for needed in ("price in millions of US dollars", "3,000", "4,000", "CNN", "Reuters", "no rule asks for it"):
        assert needed in told


def test_inferences_are_shown_as_inferences() -> None:
    told = words(deal(), "facts")
    assert "bears no date" in told
    assert "that it is Reuters is an inference" in told
    assert "inferred from the day of a text that bears none" in told
    # A loose name, and a name that only the catalogue classes.
    assert "with the other claims it is taken to be Libyan National Army" in told
    assert "comes from the catalogue of items, not from the source" in told


def test_each_paragraph_has_its_chain_its_force_and_how_firmly_it_is_known(made: Memo) -> None:
    told = words(made.documents[0], "law")
    for line in made.reports[0]["cases"][0]["dossier"]["law"]:
        assert line["cites"]["un"] in told
        assert line["summary"] in told
        assert line["confidence_label"] in told
        assert line["reviewed"] in told
        for change in line["chain"]:
            assert change["sentence"] in told
    if made.reports[0]["cases"][0]["dossier"]["marks"]:
        figures = [b.drawing for b in blocks(made.documents[0]) if isinstance(b, Figure) and isinstance(b.drawing, Timeline)]
        assert len(figures) == 1
        assert figures[0].marks


def test_one_status_line_has_both_outcomes_and_the_roots() -> None:
    told = words(deal(), "application")
    assert "touched unless excepted · under another reading: prospective" in told
    assert "if carried out on the law known: touched unless excepted" in told
    assert "roots: 2" in told
    other = next(m for m in shipped_memos() if m.name == "benghazi-agreement").documents[0]
    assert "one root:" in words(other, "application")


def test_every_step_of_an_argument_names_the_claims_that_it_uses() -> None:
    case = next(m for m in shipped_memos() if m.name == "pk-lna-arms-deal").reports[0]["cases"][0]
    finding = next(f for f in case["items"][0]["findings"] if f["status"] == "touched_unless")
    document = deal()
    anchor = f"finding-arms-deal-{finding['conduct']}-{finding['limb']}"
    (part,) = (b for b in blocks(document) if isinstance(b, Part) and b.anchor == anchor)
    used = {s.to for s in spans(_alone(document, part)) if s.to and s.to.startswith("claim-")}
    assert used == {f"claim-{c}" for e in finding["elements"] for f in e["facts"] for c in f["claims"]}


def _alone(document: Document, part: Part) -> Document:
    from compliance.files.dataclass import replace

    return replace(document, sections=(Section("x", 1, "x", (part,)),))


def test_what_stands_alike_is_told_once() -> None:
    """Many items must not make hundreds of findings on paper."""
    findings = parts = 0
    for made in shipped_memos():
        case = made.reports[0]["cases"][0]
        findings += sum(len(i["findings"]) for i in case["items"])
        parts += sum(isinstance(b, Figure) and b.caption.startswith("The argument") for b in blocks(made.documents[0]))
    assert findings > 250
    assert parts < 30


def test_a_finding_that_is_folded_leads_to_the_argument_that_serves_it() -> None:
    told = [b for b in blocks(deal()) if isinstance(b, Part) and "The argument is that for" in text(b) and b.deep == 1]
    assert len(told) == 4
    for part in told:
        assert "combat aircraft" in text(part) or "trainer aircraft" in text(part)


def test_the_worksheet_has_every_exemption_with_what_is_met_what_not_and_who_asks() -> None:
    document = next(m for m in shipped_memos() if m.name == "pk-lna-arms-deal")
    told = words(document.documents[0], "exemptions")
    for item in document.reports[0]["cases"][0]["items"]:
        for f in item["findings"]:
            if f["status"] in ("touched_unless", "prospective", "open") and f["kind"] == "prohibition":
                for e in f["exemptions"]:
                    assert e["limb_label"] in told
                    assert e["mark_label"] in told
                    assert not e["who_applies"] or e["who_applies"] in told


def test_what_could_be_said_against_it_has_the_open_exemptions_and_the_other_readings() -> None:
    told = words(deal(), "counter")
    assert "An exemption may be shown: S/RES/1970 (2011) para. 9(c)" in told
    assert "under another reading" in told
    assert "The conduct is not reported to have been carried out" in told
    assert "no year is reported" in told


def test_red_flags_are_questions(made: Memo) -> None:
    for document, report in zip(made.documents, made.reports, strict=True):
        found = report["cases"][0]["dossier"]["flags"]
        assert all(plain(f["question"]).rstrip().endswith(("?", "؟")) for f in found)
        assert all(f["source"] and f["items"] for f in found)
        for flag in found:
            assert plain(flag["question"]) in words(document, "flags")


def test_nobody_is_named_without_a_reported_act(made: Memo) -> None:
    for party in made.reports[0]["cases"][0]["dossier"]["parties"]:
        assert party["acts"]
    told = words(made.documents[0], "reply")
    assert "is reported as" in told
    assert "No denial of these acts is reported." in told


def test_the_sources_and_the_inputs_are_all_there(made: Memo) -> None:
    report = made.reports[0]
    told = words(made.documents[0], "sources") + words(made.documents[0], "reproduction")
    for source in report["cases"][0]["sources"]:
        assert source["title"] in told
        assert not source["sha256"] or source["sha256"] in told
    assert f"compliance report cases/{made.name}.yaml --lang en" in told.replace(
        str(Path(report["cases"][0]["path"]).parent), "cases"
    )
    assert report["receipt"]["rules"] in told


@pytest.mark.parametrize("style", ["un", "oscola", "bluebook", "arabic"])
def test_a_footnote_cites_in_the_style_that_is_asked_for(style: Style) -> None:
    one = next(r for r in apart(_shipped_run()) if r.checks[0].case.id == "pk-lna-arms-deal")
    document = memo([build(one, filing=Filing(style))]).documents[0]
    notes = {s.note[0].text for s in spans(document) if s.note}
    shown = {
        "un": "S/RES/1970 (2011), para. 9",
        "oscola": "UNSC Res 1970",
        "bluebook": "S.C. Res. 1970",
        "arabic": "قرار مجلس الأمن",
    }
    assert notes
    assert any(shown[style] in n for n in notes)
    assert not any(word in n for n in notes for other, word in shown.items() if other != style and other != "un")


def test_an_index_leads_to_every_memorandum_and_lists_what_could_not_be_read() -> None:
    several = list(shipped_memos())
    faults: Any = [{"path": "x.yaml", "line": 3, "column": 1, "message": "is broken", "fix": "mend it"}]
    page = index(several, {m.name: f"{m.name}.pdf" for m in several}, faults).documents[0]
    assert {s.to for s in spans(page) if s.to} == {f"{m.name}.pdf" for m in several}
    assert "x.yaml:3:1: is broken; mend it" in "\n".join(map(text, page.sections[1].blocks))


def test_made_up_cases_of_every_status_give_a_memorandum_in_both_languages() -> None:
    run = Run(CompiledLaw(load(RULES)), Options())
    load_cases(run, [CASES])
    assert not run.faults
    for made in memos_of(run):
        one, other = made.documents
        for a, b in zip(one.sections, other.sections, strict=True):
            assert [shape(x) for x in a.blocks] == [shape(x) for x in b.blocks], (made.name, a.title)
        leads = {s.to for s in spans(one) if s.to}
        assert leads <= set(anchors(one))
    names = {i["status"] for m in memos_of(run, ("en",)) for i in m.reports[0]["cases"][0]["items"]}
    assert {"touched", "touched_unless", "prospective", "open", "excepted", "not_touched", "not_in_force"} <= names


def test_the_same_input_gives_the_same_document() -> None:
    [again] = memos_of(next(apart(_shipped_run())))
    assert again == shipped_memos()[0]


def test_an_item_knows_the_line_at_which_it_begins(made: Memo) -> None:
    case = made.reports[0]["cases"][0]
    lines = Path(case["path"]).read_text(encoding="utf-8").splitlines()
    for item in case["items"]:
        assert lines[item["line"] - 1].strip().startswith(f"{item['id']}:")


def test_each_exemption_stands_in_one_of_the_short_answers(made: Memo) -> None:
    told = words(made.documents[0], "answers").splitlines()
    case = made.reports[0]["cases"][0]
    held: dict[str, tuple[str, set[str]]] = {}
    for item in case["items"]:
        for f in item["findings"]:
            if f["kind"] == "prohibition" and f["status"] not in ("not_touched", "not_in_force"):
                for e in f["exemptions"]:
                    if e["mark"] != "not_in_force":
                        name = e["citation"] if e["pinpoint_seen"] else e["limb_label"]
                        held.setdefault(e["limb"], (name, set()))[1].add(e["truth"])
    for name, truths in held.values():
        heads = {
            "true": "Shown in full:",
            "unknown": "Neither shown nor excluded:",
            "false": "Excluded for everything examined here:",
        }
        lines = {truth: next((t for t in told if t.startswith(head)), "") for truth, head in heads.items()}
        assert all(name in lines[t] for t in truths & {"true", "unknown"})
        # What is open for one thing is not excluded for everything, whatever its number begins with.
        assert (f"{name};" in lines["false"] or lines["false"].endswith(f"{name}.")) == (truths == {"false"})


def test_the_route_says_how_the_council_treats_whom() -> None:
    told = words(deal(), "facts")
    assert "recipient: Libyan National Army (LNA, also LAAF; HAF in Panel usage) (armed force outside" in told
