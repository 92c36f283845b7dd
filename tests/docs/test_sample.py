"""The sample reports are what the command writes, in each format and language, to the byte."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import jsonschema
import pytest

from compliance.report.formats import FORMATS
from compliance.report.schema import report_schema
from tests.cli.support import ROOT, quiet_about, run

SAMPLE = ROOT / "docs" / "sample"
LANGS = ("en", "ar", "both")


def written(folder: Path, form: str, lang: str) -> dict[str, bytes]:
    """Write the reports of the shipped cases into a folder, and return the files."""
    ran = quiet_about(run("report", "cases/", "--format", form, "--lang", lang, "--output", folder, rules=None))
    assert (ran.code, ran.err) == (0, "")
    return {p.name: p.read_bytes() for p in folder.iterdir()}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("form", FORMATS)
def test_a_sample_is_what_the_command_writes(form: str, lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    made = written(tmp_path / "made", form, lang)
    held = SAMPLE / form / lang
    if os.environ.get("UPDATE_GOLDEN"):
        shutil.rmtree(held, ignore_errors=True)
        held.mkdir(parents=True)
        for name, content in made.items():
            (held / name).write_bytes(content)
    assert sorted(made) == sorted(p.name for p in held.iterdir()), "see what changed, then UPDATE_GOLDEN=1"
    different = [name for name, content in made.items() if (held / name).read_bytes() != content]
    assert not different, f"{form}/{lang}: {', '.join(different)}: see what changed, then UPDATE_GOLDEN=1"


def test_every_shipped_case_is_in_the_sample() -> None:
    cases = {p.stem for p in (ROOT / "cases").glob("*.yaml")}
    assert len(cases) == 5
    for form in FORMATS:
        for lang in LANGS:
            assert {p.name.partition(".")[0] for p in (SAMPLE / form / lang).iterdir()} == cases | {"index"}


def test_no_sample_names_a_folder_of_a_machine() -> None:
    for path in SAMPLE.rglob("*"):
        if path.is_file():
            assert str(ROOT).encode() not in path.read_bytes(), path


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_data_of_a_sample_fits_its_schema(lang: str) -> None:
    validator = jsonschema.Draft202012Validator(report_schema())
    for path in sorted((SAMPLE / "json" / lang).glob("*.json")):
        made = json.loads(path.read_text(encoding="utf-8"))
        assert validator.is_valid(made), (path.name, next(validator.iter_errors(made)).message)
        del made["cases"][0]["dossier"]["law"]
        assert not validator.is_valid(made)
