"""Exit codes: each of them, which comes first where several hold, what narrows them, and that the counts are printed."""

from __future__ import annotations

import itertools
import shutil
from pathlib import Path

import pytest

from tests.cli.support import CASES, RULES, Ran, quiet_about, run

# What each case of the made-up tree comes to. ``before`` lies before the law, ``excepted`` shows an approval.
CODES = {
    "touched": 1,
    "unless": 1,
    "prospective": 4,
    "open": 4,
    "excepted": 0,
    "clear": 0,
    "before": 0,
    "conflict": 1,
}
STATUS = {
    "touched": "touched",
    "unless": "touched_unless",
    "prospective": "prospective",
    "open": "open",
    "excepted": "excepted",
    "clear": "not_touched",
    "before": "not_in_force",
}


def case(name: str) -> Path:
    return CASES / f"{name}.yaml"


@pytest.fixture(scope="module")
def bad_rules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tree") / "rules"
    shutil.copytree(RULES, folder)
    with (folder / "north" / "r1.yaml").open("a") as file:
        file.write("surprise: true\n")
    return folder


@pytest.fixture(scope="module")
def bad_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bad") / "bad.yaml"
    path.write_text("case: [\n")
    return path


@pytest.mark.parametrize(("name", "code"), CODES.items())
def test_each_status_gives_its_code(name: str, code: int) -> None:
    assert quiet_about(run("check", case(name))).code == code


@pytest.mark.parametrize(("name", "status"), STATUS.items())
def test_the_counts_hold_the_status_and_every_other(name: str, status: str) -> None:
    counts = run("check", case(name), "--format", "json").json["counts"]
    assert list(counts) == list(STATUS.values())
    assert counts[status] == 1


def test_usage_is_2() -> None:
    for args in (["check"], ["check", "--bogus"], ["bogus"], ["check", case("clear"), "--lang", "fr"], ["explain"]):
        ran = quiet_about(run(*args, rules=None))
        assert ran.code == 2, args
        assert ran.err
        assert not ran.out


def test_an_unreadable_case_is_3_and_the_others_are_still_checked(bad_case: Path) -> None:
    ran = quiet_about(run("check", bad_case, case("clear")))
    assert ran.code == 3
    assert f"{bad_case}:2:1: error: " in ran.err
    assert "not touched: 1" in ran.out
    assert f"Files that could not be read (1): {bad_case}" in ran.flat


def test_a_bad_rule_tree_is_5(bad_rules: Path, tmp_path: Path) -> None:
    ran = quiet_about(run("check", case("touched"), rules=bad_rules))
    assert ran.code == 5
    assert "r1.yaml:" in ran.err
    assert "unknown key 'surprise'" in ran.err
    assert not ran.out
    assert quiet_about(run("check", case("touched"), rules=tmp_path)).code == 5
    assert quiet_about(run("check", case("touched"), rules=tmp_path / "nowhere")).code == 5


def test_order_of_the_codes(bad_rules: Path, bad_case: Path) -> None:
    """Of what holds, the first of 2, 5, 3, 1, 4, 0 is given: every subset of six things that can be so at once."""
    order = [2, 5, 3, 1, 4, 0]
    paths = {3: bad_case, 1: case("touched"), 4: case("open"), 0: case("clear")}
    for size in range(1, len(order) + 1):
        for holding in itertools.combinations(order, size):
            given = [p for code, p in paths.items() if code in holding] or [case("clear")]
            args = ["--law-date", "nonsense"] if 2 in holding else []
            ran = quiet_about(run("check", *given, *args, rules=bad_rules if 5 in holding else RULES))
            expected = next(code for code in order if code in holding)
            assert ran.code == expected, holding


@pytest.mark.parametrize(
    ("only", "codes"),
    [
        ("touched", {"touched": 1, "unless": 0, "prospective": 0, "open": 0}),
        ("touched_unless", {"touched": 0, "unless": 1, "prospective": 0, "open": 0}),
        ("prospective", {"touched": 0, "unless": 0, "prospective": 4, "open": 0}),
        ("open", {"touched": 0, "unless": 0, "prospective": 0, "open": 4}),
        ("touched,open", {"touched": 1, "unless": 0, "prospective": 0, "open": 4}),
        (" touched , touched_unless ", {"touched": 1, "unless": 1, "prospective": 0, "open": 0}),
        ("never", {"touched": 0, "unless": 0, "prospective": 0, "open": 0}),
    ],
)
def test_fail_on_narrows(only: str, codes: dict[str, int]) -> None:
    for name, code in codes.items():
        assert run("check", case(name), "--fail-on", only, "-q").code == code, name


def test_fail_on_leaves_usage_rules_and_faults_alone(bad_rules: Path, bad_case: Path) -> None:
    assert run("check", bad_case, "--fail-on", "never").code == 3
    assert run("check", case("clear"), "--fail-on", "never", rules=bad_rules).code == 5
    wrong = run("check", case("clear"), "--fail-on", "touchd")
    assert wrong.code == 2
    assert "did you mean 'touched'?" in wrong.err


@pytest.mark.parametrize("extra", [[], ["-q"], ["-v"], ["--fail-on", "never"], ["--lang", "ar"]])
def test_all_counts_are_printed_whichever_code(extra: list[str], bad_case: Path) -> None:
    arabic = "ar" in extra
    words = ["touched", "touched unless excepted", "prospective", "open", "excepted", "not touched", "not in force"]
    if arabic:
        words = ["يمس", "يمس ما لم يثبت استثناء", "مرتقب", "مفتوح", "مستثنى", "لا يمس", "غير نافذ"]
    for paths in ([case("touched")], [case("open")], [case("clear")], [bad_case], [bad_case, case("unless")]):
        ran: Ran = quiet_about(run("check", *paths, *extra))
        plain = ran.flat.translate(dict.fromkeys(map(ord, "\u2066\u2069\u200f")))
        for word in words:
            assert f"{word}: " in plain, (paths, word)


def test_all_counts_in_markdown(bad_case: Path) -> None:
    out = run("check", bad_case, case("touched"), "--format", "markdown").out
    assert "touched: 1 · touched unless excepted: 0 · prospective: 0 · open: 0 · excepted: 0 · not touched: 0" in out
    assert "Files that could not be read" in out


def test_quiet_prints_the_counts_only() -> None:
    out = run("check", case("touched"), "-q").out
    assert "touched: 1" in out
    assert len(out.splitlines()) == 2
