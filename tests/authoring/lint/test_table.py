"""The table of the lints: codes that never change, documentation that is whole, and a page that is made from it."""

from __future__ import annotations

import ast
import re
import shutil
import tempfile
from pathlib import Path

import pytest

from compliance.authoring.linter import manual
from compliance.authoring.linter.model import Lint
from compliance.authoring.linter.run import finding_of, lint
from compliance.authoring.lints import sections, table
from compliance.files import codes
from compliance.files.dataclass import replace
from compliance.files.diagnostics import Diagnostic, FaultyFile
from compliance.law.validate import load_valid
from tests.authoring.lint.support import tree
from tests.cli.support import ROOT, run

STEP = "steps:\n  licence: {label: {en: licence, ar: الرخصة}, when: {fact: approval, is: granted}}\n"
HERE = Path(__file__).parent
MALFORMED = ROOT / "tests" / "malformed"
# A code that stands here is never given to another lint, nor a lint another code. Add to it; change nothing.
FROZEN = {
    "R001": "unreadable-file",
    "R002": "forbidden-character",
    "R003": "malformed-yaml",
    "R004": "tab-indentation",
    "R005": "doubled-key",
    "R006": "refused-yaml",
    "R010": "wrong-shape",
    "R011": "unknown-key",
    "R012": "missing-key",
    "R013": "faulty-day",
    "R014": "unknown-word",
    "R015": "malformed-condition",
    "R016": "missing-text",
    "R017": "no-rule-file",
    "R018": "faulty-review",
    "R101": "undeclared-fact",
    "R102": "undeclared-name",
    "R103": "undeclared-value",
    "R104": "unfitting-test",
    "R105": "fact-of-another-conduct",
    "R106": "declared-twice",
    "R107": "circular-definition",
    "R108": "faulty-vocabulary",
    "R120": "unused-fact",
    "R121": "unused-definition",
    "R122": "unused-element-name",
    "R123": "unused-step",
    "R124": "unused-link",
    "R201": "element-without-sentence",
    "R202": "long-summary",
    "R203": "equal-summaries",
    "R204": "scaffold-text",
    "R205": "missing-source",
    "R206": "text-in-another-language",
    "R208": "doubled-entry",
    "R301": "dangling-amendment",
    "R302": "one-sided-amendment",
    "R303": "clash-of-amendments",
    "R304": "gap-in-validity",
    "R305": "overlap-in-validity",
    "R306": "day-past-as-known-to",
    "R307": "day-before-adoption",
    "R308": "day-in-other-digits",
    "R309": "impossible-days",
    "R310": "late-extension",
    "R401": "exemption-never-applies",
    "R402": "exemptions-alike",
    "R403": "cyclic-defeat",
    "R404": "excepts-another-regime",
    "R405": "faulty-limb",
    "R501": "missing-hit",
    "R502": "missing-miss",
    "R503": "missing-unknown",
    "R504": "faulty-example",
    "R511": "pinpoint-not-checked",
    "R512": "node-not-reviewed",
    "R521": "paragraph-left-out",
    "R522": "numbers-left-out",
    "R531": "not-formatted",
    "R901": "allowed-without-reason",
    "R902": "unused-allowance",
}


def test_codes_and_names_are_stable() -> None:
    assert {code: lint.name for code, lint in table().items()} == FROZEN


def test_each_code_of_the_loader_has_its_lint_and_no_check() -> None:
    loader = {v for k, v in vars(codes).items() if k.isupper()}
    assert loader <= set(table())
    for code, one in table().items():
        if one.check is None:
            assert code in loader or code in ("R901", "R902"), code
            assert one.severity == ("warning" if code.startswith("R9") else "error")


@pytest.mark.parametrize("one", table().values(), ids=lambda one: one.code)
def test_each_lint_is_documented(one: Lint) -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", one.since)
    assert one.title[0].isupper()
    assert not one.title.endswith(".")
    assert one.does.endswith(".")
    assert one.why.endswith(".")
    assert len(re.findall(r"[.!?](?= |$)", one.why)) == 1, "why it matters is one sentence"
    assert one.example.strip() != one.instead.strip()
    assert len(one.title) < 72


def test_a_docstring_that_lacks_a_section_is_refused() -> None:
    with pytest.raises(ValueError, match="is documented by"):
        sections("A title.\n\nWhat it does:\n    Something.\n")


def test_one_file_holds_one_lint() -> None:
    for path in sorted((ROOT / "compliance" / "authoring" / "lints").glob("*.py")):
        if path.stem != "__init__":
            names = [
                t.id for n in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(n, ast.Assign) for t in n.targets
            ]
            assert names.count("CODE") == 1


def test_every_lint_is_shown_at_work() -> None:
    """Each code is expected by a defective file here, or is given to a malformed file of the loader's own tests."""
    text = "".join(p.read_bytes().decode("utf-8", "replace") for p in (HERE / "defects").glob("*.yaml"))
    shown = set(re.findall(r"^# expect: .*?: \w+ (R\d+) ", text, re.MULTILINE)) | loaders_own()
    assert set(table()) - shown == set()


def loaders_own() -> set[str]:
    return {code for found in _malformed().values() for code in found}


def _malformed() -> dict[str, set[str]]:
    if not _FOUND:
        for path in sorted((MALFORMED / "rules").glob("*.yaml")):
            with tempfile.TemporaryDirectory() as folder:
                root = Path(shutil.copytree(MALFORMED / "tree", Path(folder) / "tree"))
                shutil.copy(path, root)
                try:
                    load_valid(root)
                except FaultyFile as error:
                    _FOUND[path.stem] = {d.code for d in error.diagnostics}
    return _FOUND


_FOUND: dict[str, set[str]] = {}


def test_every_fault_of_the_loader_has_a_code() -> None:
    found = _malformed()
    assert len(found) > 100
    assert [name for name, given in found.items() if not given <= set(table())] == []


def test_a_fault_without_a_code_is_one_of_shape() -> None:
    assert finding_of(Diagnostic("x", 1, 1, "odd; do this")) == finding_of(Diagnostic("x", 1, 1, "odd", "do this", "R010"))


def test_the_page_is_what_the_docstrings_say() -> None:
    ran = run("rules", "explain", "--all", "--format", "markdown", rules=None)
    assert ran.code == 0
    page = ROOT / "docs" / "lints.md"
    assert page.read_text(encoding="utf-8") == ran.out, f"make it again: {manual.COMMAND} > docs/lints.md"


def test_explain() -> None:
    ran = run("rules", "explain", "R302", rules=None)
    assert ran.code == 0
    assert ran.out.startswith("R302 one-sided-amendment\n")
    assert run("rules", "explain", "one-sided-amendment", rules=None).out == ran.out
    assert run("rules", "explain", "r302", rules=None).out == ran.out
    assert all(len(line) <= 100 for line in ran.out.splitlines())
    listed = run("rules", "explain", rules=None)
    assert [line.split()[0] for line in listed.out.splitlines()] == sorted(FROZEN)
    assert all(len(line) <= 80 for line in listed.out.splitlines())
    assert run("rules", "explain", "--all", rules=None).out.count("Why it matters") == len(FROZEN)


def test_a_lint_that_was_retired_finds_nothing_and_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    retired = {**table(), "R123": replace(table()["R123"], deprecated="0.9.0")}
    root = tree(tmp_path)
    (root / "vocabulary" / "more.yaml").write_text(STEP, encoding="utf-8")
    assert [f.code for f in lint(root, frozenset({"R123"})).findings] == ["R123"]
    monkeypatch.setattr("compliance.authoring.linter.run.table", lambda: retired)
    assert lint(root, frozenset({"R123"})).findings == ()
    assert "retired in 0.9.0" in manual.plain(retired["R123"])


@pytest.mark.parametrize("args", [["R999"], ["R302", "--all"], ["one-sided"]])
def test_explain_of_what_is_not_there(args: list[str]) -> None:
    ran = run("rules", "explain", *args, rules=None)
    assert ran.code == 2
    assert not ran.out
    assert len(ran.err.splitlines()) == 1
