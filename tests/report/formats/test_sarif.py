"""SARIF: valid, the same in both languages but for the words, and nothing that accuses or leaves its place."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from compliance.check.status import QUIET, Status
from compliance.explain.bidi import plain
from compliance.report.formats import sarif
from compliance.report.formats.plain import clean, mark, safe, uri
from compliance.report.memo.memo import Memo
from tests.cli.support import CASE_NAMES
from tests.report.formats.made import HOSTILE, memo, replaced, report, waiver

SCHEMA = json.loads((Path(__file__).parents[2] / "authoring" / "lint" / "sarif.schema.json").read_text(encoding="utf-8"))
VALID = jsonschema.Draft7Validator(SCHEMA)
DEAL = "pk-lna-arms-deal"


def log(*reports: Any, name: str = DEAL) -> Any:
    out = json.loads(sarif.render(Memo(name, reports, ())))
    VALID.validate(out)
    return out


def only(made: Any) -> Any:
    [run] = log(made)["runs"]
    return run


# --- the shipped cases -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("dossier", [False, True])
@pytest.mark.parametrize("name", CASE_NAMES)
def test_a_shipped_case_is_a_valid_log_with_a_run_a_language(name: str, dossier: bool) -> None:
    out = log(*memo(name, dossier=dossier).reports, name=name)
    english, arabic = out["runs"]
    assert [run["language"] for run in out["runs"]] == ["en", "ar"]
    assert [run["tool"]["driver"]["language"] for run in out["runs"]] == ["en", "ar"]
    assert english["automationDetails"]["id"] != arabic["automationDetails"]["id"]
    shown = [f for i in report(name)["cases"][0]["items"] for f in i["findings"] if f["status"] not in QUIET or f["readings"]]
    assert len(english["results"]) == len(shown)
    for one, other in zip(english["results"], arabic["results"], strict=True):
        for key in ("ruleId", "ruleIndex", "kind", "level", "locations", "partialFingerprints"):
            assert one[key] == other[key]
        assert re.search("[\u0600-\u06ff]", other["message"]["text"])
        assert not re.search("[\u0600-\u06ff]", one["message"]["text"])
        assert english["tool"]["driver"]["rules"][one["ruleIndex"]]["id"] == one["ruleId"]
    marks = [tuple(r["partialFingerprints"].values()) for r in english["results"]]
    assert len(set(marks)) == len(marks)


def test_nothing_shipped_is_a_failure_or_an_error() -> None:
    """Of the shipped cases none is touched with every exemption excluded."""
    for name in CASE_NAMES:
        for result in log(*memo(name).reports)["runs"][0]["results"]:
            assert result["kind"] in ("review", "open"), result
            assert result["level"] == "none"


def test_a_result_as_a_sentence() -> None:
    run = only(report(DEAL))
    told = [r["message"]["text"] for r in run["results"] if r["properties"]["item"] == "jf-17"]
    assert (
        "As reported, 16 JF-17 Thunder combat aircraft (sale), under S/RES/1970 (2011) para. 9 [goods]: touched unless"
        " excepted; law of a day from " in told[0]
    )
    assert "; rests on 2 roots: CNN, Reuters; under another reading (" in told[0]
    assert told[0].endswith("): prospective (if carried out on the law known: touched unless excepted).")
    [arabic] = log(report(DEAL, "ar"))["runs"]
    text = next(r["message"]["text"] for r in arabic["results"] if r["properties"]["item"] == "jf-17")
    assert (
        "وفق \u2066S/RES/1970 (2011)\u2069 الفقرة \u20669\u2069 [البضائع]: يمس ما لم يثبت استثناء؛ قانون يوم يقع بين " in text
    )
    assert plain(text).startswith("بحسب المنقول، 16 طائرة قتالية JF-17 ثاندر (بيع)، ")


def test_a_reading_that_differs_is_told_in_the_sentence() -> None:
    for name in CASE_NAMES:
        for item in report(name)["cases"][0]["items"]:
            for finding in item["findings"]:
                if finding["readings"]:
                    results = [r for r in only(report(name))["results"] if r["ruleId"] == finding["limb"]]
                    assert any(finding["readings"][0]["sentence"] in r["message"]["text"] for r in results)
                    return
    raise AssertionError("no shipped finding has a reading that differs")


# --- kinds and levels ------------------------------------------------------------------------------------------------


def test_every_status_that_is_not_quiet_has_a_kind() -> None:
    assert set(sarif.KINDS) == {s.value for s in Status} - {s.value for s in QUIET}
    assert [s for s, kind in sarif.KINDS.items() if kind == "fail"] == ["touched"]


@pytest.mark.parametrize("status", sorted(sarif.KINDS))
def test_only_what_touches_carries_a_level(status: str) -> None:
    made = report(DEAL)
    for item in made["cases"][0]["items"]:
        for finding in item["findings"]:
            finding["status"] = status
    for result in only(made)["results"]:
        assert result["kind"] == sarif.KINDS[status]
        assert result["level"] == ("warning" if status == "touched" else "none")


@pytest.mark.parametrize("status", sorted(s.value for s in QUIET))
def test_a_quiet_finding_makes_no_result_unless_a_reading_differs(status: str) -> None:
    made = report(DEAL)
    findings = [f for item in made["cases"][0]["items"] for f in item["findings"]]
    for finding in findings:
        finding.update(status=status, readings=[])
    run = only(made)
    assert run["results"] == []
    # The limbs were asked all the same, and are listed.
    assert {r["id"] for r in run["tool"]["driver"]["rules"]} == {f["limb"] for f in findings}
    other = {
        "reading": "wide",
        "says": "s",
        "holder": "h",
        "status": "touched",
        "carried": None,
        "sentence": "otherwise: touched",
    }
    findings[0]["readings"] = [other]
    [result] = only(made)["results"]
    assert (result["kind"], result["level"]) == ("review", "none")
    assert result["message"]["text"].endswith("otherwise: touched.")


def test_beside_a_criterion_nobody_is_named() -> None:
    seen = 0
    for name in CASE_NAMES:
        items = {i["id"]: i for i in report(name)["cases"][0]["items"]}
        for result in only(report(name))["results"]:
            said = result["properties"]
            finding = next(
                f for f in items[said["item"]]["findings"] if (f["limb"], f["conduct"]) == (result["ruleId"], said["conduct"])
            )
            if finding["kind"] == "criterion":
                seen += 1
                assert said["addressees"] == []
                assert f"({finding['conduct_label']})" not in result["message"]["text"]
    assert seen


# --- marks, suppressions, faults -------------------------------------------------------------------------------------


def test_a_result_stays_the_same_when_its_facts_or_rules_change() -> None:
    made, changed = report(DEAL), report(DEAL)
    for item in changed["cases"][0]["items"]:
        for finding in item["findings"]:
            finding.update(basis={"facts": "a" * 64, "rules": "b" * 64}, days=("2011-01-01", None), law_day="another day")
    before, after = only(made)["results"], only(changed)["results"]
    assert [r["partialFingerprints"] for r in before] == [r["partialFingerprints"] for r in after]
    assert [r["properties"]["basis"] for r in before] == [None] * len(before)
    assert [r["properties"]["basis"] for r in after] == [{"facts": "a" * 64, "rules": "b" * 64}] * len(after)


def test_marks_do_not_run_into_each_other() -> None:
    assert len({mark("ab", "c"), mark("a", "bc"), mark("abc"), mark("a", "b", "c"), mark("a\0b", "c"), mark("a", "b\0c")}) == 6


@pytest.mark.parametrize(
    ("state", "status"), [("stands", "accepted"), ("undated", "underReview"), ("expired", ""), ("lapsed", "")]
)
def test_a_waiver_suppresses_only_while_it_stands(state: str, status: str) -> None:
    made = report(DEAL, dossier=True)
    case = made["cases"][0]
    case["dossier"]["waivers"] = [waiver(case, state)]
    run = only(made)
    assert [(w["id"], w["state"]) for w in run["properties"]["waivers"]] == [(f"w-{state}", state)]
    suppressed = [r for r in run["results"] if r["suppressions"]]
    listed = [r for r in run["results"] if r["properties"]["waiversThatLapsed"]]
    assert len(suppressed) == bool(status)
    assert len(listed) == (not status)
    if status:
        [one] = suppressed[0]["suppressions"]
        assert (one["kind"], one["status"], one["justification"]) == ("external", status, "Weighed.")
        assert (one["properties"]["by"], one["properties"]["second"]) == ("A. One", "B. Two")
        # It changes no status.
        assert suppressed[0]["kind"] == "review"
    else:
        assert listed[0]["properties"]["waiversThatLapsed"][0]["state"] == state


def test_a_waiver_without_a_conduct_is_for_each_and_another_item_is_not_meant() -> None:
    made = report(DEAL, dossier=True)
    case = made["cases"][0]
    one = waiver(case, "stands", conduct=None)
    case["dossier"]["waivers"] = [one]
    meant = [r for r in only(made)["results"] if r["suppressions"]]
    conducts = [f for i in case["items"] if i["id"] == one["item"] for f in i["findings"] if f["limb"] == one["limb"]]
    assert len(meant) == len(conducts) > 1
    case["dossier"]["waivers"] = [{**one, "item": "nothing"}, {**one, "limb": "other.limb"}, {**one, "conduct": "none"}]
    assert not [r for r in only(made)["results"] if r["suppressions"]]


def test_files_that_could_not_be_read_are_notifications() -> None:
    made = report(DEAL)
    assert only(made)["invocations"][0]["executionSuccessful"] is True
    made["faults"] = [
        {"path": "cases/bad one.yaml", "line": 3, "column": 0, "message": "unknown key", "fix": "delete it"},
        {"path": "cases/gone.yaml", "line": 0, "column": 0, "message": "cannot be read", "fix": ""},
    ]
    made["exit_code"] = 2
    [invocation] = only(made)["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 2)
    first, second = invocation["toolExecutionNotifications"]
    assert first["message"]["text"] == "unknown key; delete it"
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "cases/bad%20one.yaml", "uriBaseId": "ROOT"},
        "region": {"startLine": 3, "startColumn": 1},
    }
    assert "region" not in second["locations"][0]["physicalLocation"]
    # What the reader must know stands with the run: a draft says that it is one.
    assert [n["message"]["text"] for n in invocation["toolConfigurationNotifications"]] == made["notices"]


def test_the_law_at_length_stands_in_the_rules() -> None:
    rules = {r["id"]: r for r in only(report(DEAL, dossier=True))["tool"]["driver"]["rules"]}
    assert all(r["fullDescription"]["text"] for r in rules.values())
    goods = rules["libya.arms-to-libya.goods"]
    assert goods["fullDescription"]["text"].startswith("Every Member State is to prevent arms")
    told = goods["help"]["text"].splitlines()
    assert told[0] == "S/RES/1970 (2011) para. 9: prohibition, binding"
    assert "conduct: the conduct is supply, sale or transfer" in told
    assert "number checked against no official text" in told
    assert told[-1] == "reviewed by nobody"
    bare = only(report(DEAL))["tool"]["driver"]["rules"]
    assert not any("fullDescription" in r or "help" in r for r in bare)
    assert {r["defaultConfiguration"]["level"] for r in bare if r["properties"]["kind"] == "criterion"} == {"none"}


# --- places ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("cases/a.yaml", ("cases/a.yaml", True)),
        ("cases/with space & ü.yaml", ("cases/with%20space%20%26%20%C3%BC.yaml", True)),
        ("a:b.yaml", ("a%3Ab.yaml", True)),
        ("قضية.yaml", ("%D9%82%D8%B6%D9%8A%D8%A9.yaml", True)),
        ("../other/a.yaml", ("../other/a.yaml", True)),
        ("/elsewhere/a b.yaml", ("file:///elsewhere/a%20b.yaml", False)),
    ],
)
def test_paths(path: str, expected: tuple[str, bool]) -> None:
    assert uri(path) == expected


def test_a_path_inside_the_folder_of_the_run_is_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert uri(str(tmp_path / "cases" / "a.yaml")) == ("cases/a.yaml", True)


def test_where_a_finding_stands_in_the_case() -> None:
    result = only(report(DEAL))["results"][0]
    [place] = result["locations"]
    assert place["physicalLocation"] == {"artifactLocation": {"uri": f"cases/{DEAL}.yaml", "uriBaseId": "ROOT", "index": 0}}
    item, conduct = result["properties"]["item"], result["properties"]["conduct"]
    assert [at["fullyQualifiedName"] for at in place["logicalLocations"]] == [
        f"/items/{item}",
        f"/items/{item}/conducts/{conduct}",
    ]
    made = report(DEAL)
    made["cases"][0]["items"][0]["id"] = "a/b~c"
    at = only(made)["results"][0]["locations"][0]["logicalLocations"][0]
    assert (at["name"], at["fullyQualifiedName"]) == ("a/b~c", "/items/a~1b~0c")


# --- nothing leaves its place ----------------------------------------------------------------------------------------

UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2067\u2068\ud800-\udfff]")


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("text", [HOSTILE, "\u2066" + HOSTILE, "\u2069 out \u2066"], ids=["all", "open", "shut"])
def test_hostile_texts_stay_texts(text: str, lang: str) -> None:
    made = replaced(report("past-flows", lang, dossier=True), text)
    case = made["cases"][0]
    case["dossier"]["waivers"] = [waiver(case, "stands", reason=text, by=text, sentence=text)]
    case["title"], case["id"] = text, text
    made["faults"] = [{"path": "a.yaml", "line": 1, "column": 1, "message": text, "fix": text}]
    made["receipt"]["options"]["assume"] = {text: text}
    out = sarif.render(Memo("past-flows", (made,), ())).decode("utf-8")
    VALID.validate(json.loads(out))
    for part in strings(json.loads(out)):
        assert not UNSEEN.search(part)
        assert lang == "ar" or not re.search("[\u2066\u2069]", part)
        assert [c for c in part if c in "\u2066\u2069"] == ["\u2066", "\u2069"] * part.count("\u2066")
    assert "⟨U+202E⟩" in out or "\u202e" not in text


def test_a_long_text_is_kept_whole() -> None:
    made = report("past-flows", dossier=True)
    made["cases"][0]["title"] = made["cases"][0]["items"][0]["label"] = long = "word " * 20_000
    run = only(made)
    assert run["artifacts"][0]["description"]["text"] == long.strip()
    assert all(long.strip() in r["message"]["text"] for r in run["results"])


def strings(part: Any) -> list[str]:
    if isinstance(part, dict):
        return [s for k, v in part.items() for s in (k, *strings(v))]
    if isinstance(part, list):
        return [s for v in part for s in strings(v)]
    return [part] if isinstance(part, str) else []


def test_texts_are_one_line_and_keep_the_isolates_of_the_report() -> None:
    assert clean(" a\n b\t", "en") == "a b"
    assert clean("القرار \u20661970\u2069", "ar") == "القرار \u20661970\u2069"
    assert clean("\u20661970", "ar") == "⟨U+2066⟩1970"
    assert clean("\u20661970\u2069", "en") == "⟨U+2066⟩1970⟨U+2069⟩"
    assert safe({"k\u202e": ("a\x00", 1, None)}, "ar") == {"k⟨U+202E⟩": ["a⟨U+0000⟩", 1, None]}


def test_same_input_same_bytes() -> None:
    assert sarif.render(memo(DEAL, dossier=True)) == sarif.render(memo(DEAL, dossier=True))
