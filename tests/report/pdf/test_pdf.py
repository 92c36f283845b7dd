"""A memorandum as PDF: tagged, for the archive, in our fonts, the same every time, and whole."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import time
from pathlib import Path

import pytest

from compliance.report import fonts as shipped
from compliance.report.formats import pdf as writer
from compliance.report.memo.model import Cell, Column, Figure, Listing, Pairs, Paragraph, Part, Row, Span, Table
from tests.cli.support import ROOT, environment
from tests.report.pdf.support import LANGS, fonts, made, outline, parts, pdf, sample, small, text, unbroken
from tests.report.sample import Lang, document

EACH = pytest.mark.parametrize("langs", LANGS, ids="-".join)


@EACH
def test_it_is_for_the_archive_and_for_everybody(langs: tuple[Lang, ...]) -> None:
    reader = sample(langs)
    meta = reader.xmp_metadata
    assert meta is not None
    xmp = meta.stream.get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in xmp
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/OutputIntents"]
    assert root["/Lang"] == langs[0]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert root["/ViewerPreferences"].get("/Direction", "/L2R") == ("/R2L" if langs == ("ar",) else "/L2R")


@EACH
def test_it_has_its_title_and_no_day_of_its_making(langs: tuple[Lang, ...]) -> None:
    found = sample(langs).metadata
    assert found is not None
    assert found.title == " — ".join(document(lang).title for lang in langs)
    assert found["/CreationDate"].startswith("D:19800101")


@EACH
def test_its_tags_tell_headings_tables_lists_notes_links_and_pictures(langs: tuple[Lang, ...]) -> None:
    found = list(parts(sample(langs)))
    kinds = [part["/S"] for part in found]
    for kind in (
        "/H1",
        "/H2",
        "/H3",
        "/Table",
        "/TH",
        "/TD",
        "/L",
        "/LI",
        "/LBody",
        "/Note",
        "/Link",
        "/Figure",
        "/TOC",
        "/TOCI",
    ):
        assert kind in kinds, kind
    assert kinds.count("/H1") == 4 * len(langs)
    told = [str(part.get("/Alt", "")) for part in found if part["/S"] == "/Figure"]
    assert len(told) == 3 * len(langs)
    words = {"en": "The argument: The argument in words.", "ar": "الحجة: الحجة بالكلام."}
    for lang in langs:
        assert words[lang] in told


def test_the_languages_of_its_parts_are_marked() -> None:
    found = {str(part.get("/Lang")) for part in parts(sample(("en", "ar")))}
    assert "ar" in found


@EACH
def test_its_bookmarks_are_the_headings_of_the_first_language(langs: tuple[Lang, ...]) -> None:
    words = {
        "en": ["1. Short answers", "2. The law", "3. Application", "16 aircraft under para. 2 touched unless excepted", "More",
               "4. Exemptions"],
        "ar": ["1. أجوبة موجزة", "2. القانون", "3. التطبيق", "16 طائرة وفق الفقرة 2 يمس ما لم يثبت استثناء", "المزيد",
               "4. الاستثناءات"],
    }  # fmt: skip
    assert outline(sample(langs)) == words[langs[0]]


@EACH
def test_every_font_in_it_is_shipped_and_embedded(langs: tuple[Lang, ...]) -> None:
    ours = {path.stem for path in shipped.FOLDER.glob("*.ttf")}
    found = fonts(sample(langs))
    assert found
    assert {name for name, _ in found} <= ours
    assert all(embedded for _, embedded in found)


@EACH
def test_the_same_memorandum_gives_the_same_bytes_from_any_folder(
    langs: tuple[Lang, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made.cache_clear()
    before = made(langs)
    made.cache_clear()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    assert made(langs) == before


def test_another_process_gives_the_same_bytes(tmp_path: Path) -> None:
    code = (
        "import sys, hashlib; from tests.report.pdf.support import made; print(hashlib.sha256(made(('en', 'ar'))).hexdigest())"
    )
    env = environment(PYTHONPATH=str(ROOT), PYTHONHASHSEED="7", LANG="ar_EG.UTF-8", SOURCE_DATE_EPOCH="99")
    ran = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=env, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == hashlib.sha256(made(("en", "ar"))).hexdigest()


def test_every_word_of_the_sample_is_printed() -> None:
    found = text(sample(("en",)))
    for words in (
        "Memorandum", "Sale of 16 aircraft", "This tests reported facts; it is no legal advice.", "What the words mean",
        "an exemption is open", "One item touches one paragraph.", "Items by paragraphs", "The deal", "not touched",
        "It is reported to have been sold, says Reuters.", "It would fall within S/RES/1 (2001)", "met object", "inner",
        "Resolution 1 (2001), para. 2; number not checked.", "Deep.", "procedure", "Page 1 of 4", "Table 1.", "Figure 3.",
        "Contents",
    ):  # fmt: skip
        assert words in found, words


def test_two_languages_stand_side_by_side_on_wide_sheets() -> None:
    reader = sample(("en", "ar"))
    box = reader.pages[0].mediabox
    assert box.width > box.height
    found = text(reader)
    assert "Short answers" in found
    assert "أجوبة" in found
    one = sample(("en",)).pages[0].mediabox
    assert one.width < one.height


def test_links_lead_to_parts_tables_and_rows() -> None:
    rows = (Row((Cell((Span("named"),)),), anchor="row-1"),)
    table = Table("T", (Column("C"),), rows, anchor="table-1")
    line = tuple(Span(to, to=to) for to in ("part-1", "table-1", "row-1", "nowhere", "beside.pdf"))
    reader = pdf(small("en", Paragraph(line), Part("part-1", (Span("Part"),), (table,))))
    links = [a.get_object() for page in reader.pages[2:] for a in page.get("/Annots", [])]
    assert sum("/Dest" in a or a.get("/A", {}).get("/S") == "/GoTo" for a in links) == 3
    assert [a["/A"]["/URI"] for a in links if a.get("/A", {}).get("/S") == "/URI"] == ["beside.pdf"]


def test_anchors_may_come_twice_and_links_may_lead_to_none() -> None:
    two = tuple(Part("same", (Span(f"P{n}", to="same"),), (Paragraph((Span("x", to="missing"),)),)) for n in (1, 2))
    assert outline(pdf(small("en", *two))) == ["1. First", "P1", "P2"]


def test_no_level_of_heading_is_left_out() -> None:
    deep = Part("d", (Span("Deep"),), (), deep=3)
    kinds = [part["/S"] for part in parts(pdf(small("en", deep)))]
    assert "/H2" in kinds
    assert "/H5" not in kinds


def test_a_note_of_a_heading_stands_below_it_and_not_in_the_bookmark() -> None:
    reader = pdf(small("en", Part("p", (Span("Heading", note=(Span("the note"),)),), ())))
    assert outline(reader) == ["1. First", "Heading"]
    assert "the note" in text(reader)


def test_a_code_breaks_and_is_copied_whole() -> None:
    code = "9c18f0" * 30
    for lang in ("en", "ar"):
        reader = pdf(small(lang, Paragraph((Span("في " if lang == "ar" else "in "), Span(code, "code")))))
        whole = "".join(reader.pages[2].extract_text().split())
        assert "\u200b" not in whole
        assert code in unbroken(reader)


def test_a_long_table_repeats_its_heading_and_takes_little_time() -> None:
    rows = tuple(
        Row((Cell((Span(f"item {n}"),)), Cell((Span("touched"),), "touched"), Cell((Span("c" * 20),)))) for n in range(3000)
    )
    begun = time.process_time()
    reader = pdf(small("en", Table("Long", (Column("Heading of a column"), Column("B"), Column("C")), rows)))
    assert time.process_time() - begun < 30
    assert len(reader.pages) > 40
    for page in (reader.pages[10], reader.pages[-1]):
        assert "Heading of a column" in " ".join(page.extract_text().split())
    assert "item 2999" in reader.pages[-1].extract_text()


def test_a_picture_that_is_no_picture_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("compliance.report.formats.pdf.blocks.svg", lambda *a, **k: "no picture")
    with pytest.raises(writer.PdfFault, match="SVG"):
        made.__wrapped__(("en",))


def test_a_warning_is_a_fault(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    template = tmp_path / "template.typ"
    template.write_text(writer._TEMPLATE.read_text(encoding="utf-8") + '\n#text(font: "No Such Face")[x]\n', encoding="utf-8")
    monkeypatch.setattr(writer, "_TEMPLATE", template)
    with pytest.raises(writer.PdfFault, match="unknown font family: no such face"):
        made.__wrapped__(("en",))


def test_the_sample_has_pictures_to_print() -> None:
    assert any(isinstance(block, Figure) for section in document("en").sections for block in section.blocks)


def test_lists_and_pairs_stand_line_by_line_beside_each_other() -> None:
    def listing(lang: Lang) -> Listing:
        return Listing(tuple((Paragraph((Span(f"{lang} {n}"),)),) for n in "abc"), ordered=True)

    def pairs(lang: Lang) -> Pairs:
        return Pairs(tuple((f"{lang} term {n}", (Span(f"{lang} says {n}"),)) for n in "ab"))

    found = text(pdf(*(small(lang, listing(lang), pairs(lang)) for lang in ("en", "ar"))))
    at = [found.index(f"{lang} {n}") for n in "abc" for lang in ("en", "ar")]
    assert at == sorted(at)
    at = [found.index(f"{lang} says {n}") for n in "ab" for lang in ("en", "ar")]
    assert at == sorted(at)
    assert "3. en c" in found
