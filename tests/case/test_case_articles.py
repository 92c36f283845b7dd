"""Cases against the articles they cite."""

import hashlib
import os
from pathlib import Path

import pytest

from compliance.case.load import Case, load
from compliance.case.verify_sources import verify
from compliance.files.diagnostics import FaultyFile
from compliance.law.compiled import CompiledLaw

ARTICLE = """عنوان المقال

قال ناطق باسم الجهة المعنية إن الشحنة الأولى وصلت إلى الميناء القديم صباح أمس الأول

No further ship was seen in the old harbour during the whole of that long week, he added.
"""

CASE = """case: made-up
title: {{en: Made up, ar: مختلق}}
sources:
  x:
    title: {{en: An article, ar: مقال}}
    kind: press
    file: {file}
    sha256: {sha256}
    paragraphs: {paragraphs}
items:
  goods:
    label: {{en: Goods, ar: بضائع}}
    conducts: {{supply: {{}}}}
claims:
  - id: one
    source: x
    paragraph: "{paragraph}"
    kind: fact
    says: {{en: "{en}", ar: "{ar}"}}
    states:
      goods.supply: {{conduct: supply, stage: performed}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "x.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path / "texts"


def _case(tmp_path: Path, book: CompiledLaw, **changes: str) -> Case:
    given = {
        "file": "x.txt",
        "sha256": hashlib.sha256(ARTICLE.encode()).hexdigest(),
        "paragraphs": "3",
        "paragraph": "2",
        "en": "A ship came in.",
        "ar": "جاءت سفينة.",
    }
    path = tmp_path / "case.yaml"
    path.write_text(CASE.format(**{**given, **changes}), encoding="utf-8")
    return load(path, book.tree.vocabulary, book.catalogue)


def _faults(tmp_path: Path, book: CompiledLaw, folder: Path, **changes: str) -> list[tuple[int, str]]:
    return [(d.line, d.message) for d in verify([_case(tmp_path, book, **changes)], folder)]


def test_a_case_that_fits_its_article_has_no_fault(tmp_path: Path, book: CompiledLaw, folder: Path) -> None:
    assert _faults(tmp_path, book, folder) == []


def test_another_text_under_the_same_name(tmp_path: Path, book: CompiledLaw, folder: Path) -> None:
    (fault,) = verify([_case(tmp_path, book, sha256="a" * 64)], folder)
    assert fault.line == 8 and "another text" in fault.message and "check the claims" in fault.fix


def test_wrong_number_of_lines(tmp_path: Path, book: CompiledLaw, folder: Path) -> None:
    assert _faults(tmp_path, book, folder, paragraphs="5") == [(9, "'x.txt' has 3 non-empty lines")]


def test_a_place_that_the_article_does_not_have(tmp_path: Path, book: CompiledLaw, folder: Path) -> None:
    (first, second) = _faults(tmp_path, book, folder, paragraphs="9", paragraph="2-4")
    assert first == (9, "'x.txt' has 3 non-empty lines")
    assert second == (17, "'x' has 3 non-empty lines; there is no 4")


@pytest.mark.parametrize("paragraph", ["0", "3-2"])
def test_a_place_that_is_no_place(tmp_path: Path, book: CompiledLaw, folder: Path, paragraph: str) -> None:
    with pytest.raises(FaultyFile, match=f"yaml:17:16: error: '{paragraph}' is no range of lines"):
        _faults(tmp_path, book, folder, paragraph=paragraph)


@pytest.mark.parametrize("name", ["y.txt", "../x.txt", ".."])
def test_an_article_that_is_not_there(tmp_path: Path, book: CompiledLaw, folder: Path, name: str) -> None:
    ((line, message),) = _faults(tmp_path, book, folder, file=name)
    assert line == 7 and ("cannot be read" in message or "without a folder" in message)


def test_an_article_that_is_no_text(tmp_path: Path, book: CompiledLaw, folder: Path) -> None:
    (folder / "x.txt").write_bytes(b"\xff\xfe\x00")
    assert _faults(tmp_path, book, folder) == [(7, "'x.txt' is not UTF-8")]


COPY_AR = "زعم أن الشحنة الأولى وصلت إلى الميناء القديم صباح أمس الأول"
COPY_EN = "Further SHIP was seen: in the old harbour, during the whole week"


@pytest.mark.parametrize(("lang", "text", "line"), [("ar", COPY_AR, 2), ("en", COPY_EN, 3)])
def test_nine_words_in_a_row_are_a_copy(
    tmp_path: Path, book: CompiledLaw, folder: Path, lang: str, text: str, line: int
) -> None:
    message = f"9 words or more in a row are copied from line {line} of 'x.txt'"
    assert _faults(tmp_path, book, folder, **{lang: text}) == [(19, message)]


def test_marks_and_spelling_hide_no_copy(tmp_path: Path, book: CompiledLaw, folder: Path) -> None:
    marked = COPY_AR.replace("الأولى", "الاولي").replace("صباح", "صَبَـاح").replace("أمس", "امس")
    assert len(_faults(tmp_path, book, folder, ar=marked)) == 1


def test_eight_words_in_a_row_are_not(tmp_path: Path, book: CompiledLaw, folder: Path) -> None:
    assert _faults(tmp_path, book, folder, en="ship was seen in the old harbour during") == []


# The articles are not the project's to ship. Where somebody has them, the cases are held against them.
if "COMPLIANCE_ARTICLES" in os.environ:

    def test_the_cases_of_the_project_fit_their_articles(cases: dict[str, Case]) -> None:
        assert verify(list(cases.values()), Path(os.environ["COMPLIANCE_ARTICLES"])) == []
