"""The sample reports are what the program writes, in each format and language, to the byte."""

from __future__ import annotations

import json
import os
from functools import cache
from itertools import product

import jsonschema
import pytest

from compliance.report.formats import FORMATS, writer
from compliance.report.memo.compose import index
from compliance.report.memo.memo import Memo
from compliance.report.schema import report_schema
from tests.cli.support import CASE_NAMES, ROOT
from tests.report.memo.support import shipped_in, shipped_memos
from tests.selection import WRITERS

SAMPLE = ROOT / "docs" / "sample"
LANGS = ("en", "ar", "both")
INDEX = "index"
# What turns a memorandum into a file that is no text. The memoranda of all cases are read above in the formats that are, and
# one case shows that each writer still does what it did.
SHORT = "past-flows"
PAGED = [name for name, form in FORMATS.items() if not form.text]


@cache
def memoranda(lang: str) -> dict[str, Memo]:
    """The memoranda of the shipped cases, built once a language for all formats."""
    return {memo.name: memo for memo in (shipped_memos() if lang == "both" else shipped_in(lang))}


def file_of(form: str, name: str) -> str:
    if name == INDEX:
        return "index.md" if form == "markdown" else "index.html"
    return f"{name}{FORMATS[form].suffix}"


def written(form: str, lang: str, name: str) -> bytes:
    memos = memoranda(lang)
    if name == INDEX:
        form, files = ("markdown" if form == "markdown" else "html"), {memo: file_of(form, memo) for memo in memos}
        return writer(form)(index(list(memos.values()), files))
    return writer(form)(memos[name])


def samples() -> list[object]:
    every = product(FORMATS, LANGS, [*CASE_NAMES, INDEX])
    later = pytest.mark.on_change(*WRITERS)
    return [
        pytest.param(form, lang, name, marks=later if form in PAGED and name not in (SHORT, INDEX) else ())
        for form, lang, name in every
    ]


@pytest.mark.parametrize(("form", "lang", "name"), samples())
def test_a_sample_is_what_the_program_writes(form: str, lang: str, name: str) -> None:
    made, held = written(form, lang, name), SAMPLE / form / lang / file_of(form, name)
    if os.environ.get("UPDATE_GOLDEN"):
        held.parent.mkdir(parents=True, exist_ok=True)
        held.write_bytes(made)
    # Compared first: a report of two files that are no text would be long.
    same = held.is_file() and held.read_bytes() == made
    assert same, f"{held.relative_to(ROOT)}: see what changed, then UPDATE_GOLDEN=1"


def test_every_shipped_case_is_in_the_sample_and_nothing_else() -> None:
    assert len(CASE_NAMES) == 5
    for form, lang in product(FORMATS, LANGS):
        wanted = sorted(file_of(form, name) for name in (*CASE_NAMES, INDEX))
        assert sorted(path.name for path in (SAMPLE / form / lang).iterdir()) == wanted


def test_no_sample_names_a_folder_of_a_machine() -> None:
    for path in SAMPLE.rglob("*"):
        if path.is_file():
            assert str(ROOT).encode() not in path.read_bytes(), path


@pytest.mark.parametrize("lang", ["en", pytest.param("ar", marks=pytest.mark.on_change(*WRITERS))])
def test_the_data_of_a_sample_fits_its_schema(lang: str) -> None:
    validator = jsonschema.Draft202012Validator(report_schema())
    for path in sorted((SAMPLE / "json" / lang).glob("*.json")):
        made = json.loads(path.read_text(encoding="utf-8"))
        assert validator.is_valid(made), (path.name, next(validator.iter_errors(made)).message)
        del made["cases"][0]["dossier"]["law"]
        assert not validator.is_valid(made)
