"""The Word file as Word and a lawyer find it: parts, styles, headings, lists, tables, footnotes, links and fields."""

from __future__ import annotations

import io
import re
from functools import cache
from typing import Any

import docx
import pytest

from compliance.report.figures.palette import LIGHT, tone
from compliance.report.formats import word
from compliance.report.formats.word.xml import el, ordered
from compliance.report.memo.compose import memo as composed
from compliance.report.memo.memo import Memo
from compliance.report.memo.model import Part, spans
from compliance.report.memo.runs import runs
from tests.report import sample
from tests.report.formats.made import report
from tests.report.word.read import R, W, disorder, made, parts, text, value

ALL = [("en",), ("ar",), ("en", "ar")]


@cache
def real(*langs: str) -> tuple[Memo, bytes]:
    memo = composed([report("pk-lna-arms-deal", lang, dossier=True) for lang in langs])
    return memo, word.render(memo)


@cache
def read(langs: tuple[str, ...], kind: str = "made") -> dict[str, Any]:
    return parts(made(*langs) if kind == "made" else real(*langs)[1])


@pytest.fixture(params=[(kind, langs) for kind in ("made", "real") for langs in ALL], ids=str)
def file(request: pytest.FixtureRequest) -> dict[str, Any]:
    kind, langs = request.param
    return read(langs, kind)


def test_every_part_keeps_the_order_of_the_schema(file: dict[str, Any]) -> None:
    for name, root in file.items():
        assert list(disorder(root)) == [], name


def test_what_has_no_place_in_the_order_is_refused() -> None:
    with pytest.raises(KeyError):
        ordered("w:pPr", [el("w:t")])
    assert [c.tag for c in ordered("w:pPr", [el("w:bidi"), el("w:pStyle")])] == [f"{W}pStyle", f"{W}bidi"]


def test_the_parts_are_related_and_typed(file: dict[str, Any]) -> None:
    related = {r.get("Target"): r.get("Type").rpartition("/")[2] for r in file["word/_rels/document.xml.rels"]}
    assert related["footnotes.xml"] == "footnotes"
    types = {o.get("PartName"): o.get("ContentType") for o in file["[Content_Types].xml"] if o.get("PartName")}
    assert types["/word/footnotes.xml"].endswith("wordprocessingml.footnotes+xml")
    assert {f"/{name}" for name in file if name.endswith(".xml") and not name.startswith("[")} <= set(types)
    assert not any(r.get("TargetMode") == "External" for name in file if name.endswith(".rels") for r in file[name])


def test_every_style_and_list_that_is_used_is_defined(file: dict[str, Any]) -> None:
    styles = {(s.get(f"{W}type"), s.get(f"{W}styleId")) for s in file["word/styles.xml"].iter(f"{W}style")}
    assert len(styles) == len({name for _, name in styles})
    kinds = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table", "basedOn": None, "next": "paragraph"}
    for root in file.values():
        for tag, kind in kinds.items():
            for used in root.iter(f"{W}{tag}"):
                name = used.get(f"{W}val")
                assert (kind, name) in styles if kind else name in {n for _, n in styles}, name
    numbering = file["word/numbering.xml"]
    lists = {n.get(f"{W}numId"): value(n, "abstractNumId") for n in numbering.iter(f"{W}num")}
    assert set(lists.values()) <= {a.get(f"{W}abstractNumId") for a in numbering.iter(f"{W}abstractNum")}
    used_lists = {n.get(f"{W}val") for root in file.values() for n in root.iter(f"{W}numId")}
    assert used_lists <= set(lists)


def test_footnotes_and_the_marks_that_refer_to_them_are_the_same(file: dict[str, Any]) -> None:
    notes = file["word/footnotes.xml"]
    ids = [note.get(f"{W}id") for note in notes]
    assert ids[:2] == ["-1", "0"]
    assert [n.get(f"{W}type") for n in notes[:2]] == ["separator", "continuationSeparator"]
    referred = [r.get(f"{W}id") for r in file["word/document.xml"].iter(f"{W}footnoteReference")]
    assert referred == ids[2:] == [str(n) for n in range(1, len(ids) - 1)]
    assert referred
    assert [n.get(f"{W}id") for n in file["word/settings.xml"].find(f"{W}footnotePr")] == ["-1", "0"]
    assert all(text(note).strip() and note.find(f".//{W}footnoteRef") is not None for note in notes[2:])


def test_each_link_has_its_bookmark_and_each_bookmark_its_own_name(file: dict[str, Any]) -> None:
    body = file["word/document.xml"]
    starts = list(body.iter(f"{W}bookmarkStart"))
    names, ids = [b.get(f"{W}name") for b in starts], [b.get(f"{W}id") for b in starts]
    assert len(set(names)) == len(names)
    assert sorted(ids) == sorted(b.get(f"{W}id") for b in body.iter(f"{W}bookmarkEnd"))
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[A-Za-z]\w{0,39}", name, re.ASCII) for name in names)
    links = [link for part in ("document", "footnotes") for link in file[f"word/{part}.xml"].iter(f"{W}hyperlink")]
    assert links
    assert all(link.get(f"{W}anchor") in names and link.get(f"{R}id") is None for link in links)


def test_no_field_but_those_of_the_writer(file: dict[str, Any]) -> None:
    wanted = r' (PAGE|NUMPAGES|TOC \\o "1-[12]" \\h \\z \\u|SEQ (Table|Figure)(Second)? \\\* ARABIC) '
    codes = [c.text for root in file.values() for c in root.iter(f"{W}instrText")]
    assert all(re.fullmatch(wanted, code) for code in codes)
    for name, root in file.items():
        kinds = [c.get(f"{W}fldCharType") for c in root.iter(f"{W}fldChar")]
        assert sorted(kinds) == sorted(["begin", "separate", "end"] * (len(kinds) // 3)), name
    assert {" PAGE ", " NUMPAGES "} <= {c.text for name in file if "footer" in name for c in file[name].iter(f"{W}instrText")}
    assert sum(code.startswith(" TOC") for code in codes) == 1


def test_every_cell_ends_with_a_paragraph_and_no_two_tables_touch(file: dict[str, Any]) -> None:
    for cell in file["word/document.xml"].iter(f"{W}tc"):
        assert cell[-1].tag == f"{W}p"
    for table in file["word/document.xml"].iter(f"{W}tbl"):
        assert table.getnext().tag == f"{W}p"
        wide = [int(c.get(f"{W}w")) for c in table.iterchildren(f"{W}tblGrid") for c in c]
        for row in table.iterchildren(f"{W}tr"):
            spans_ = [int(value(c, "tcPr/gridSpan") or 1) for c in row.iterchildren(f"{W}tc")]
            assert sum(spans_) == len(wide)


@pytest.mark.parametrize("langs", ALL, ids=str)
def test_headings_are_those_of_word_and_word_counts_them(langs: tuple[str, ...]) -> None:
    memo, content = real(*langs)
    body = docx.Document(io.BytesIO(content)).element.body
    heads: dict[str, list[str]] = {}
    for p in body.iterchildren(f"{W}p"):
        heads.setdefault(value(p, "pPr/pStyle") or "", []).append(text(p))
    sections = [[s.title for s in d.sections] for d in memo.documents]
    assert heads["Heading1"] == [title for titles in zip(*sections, strict=True) for title in titles]
    firsts = [[b for s in d.sections for b in s.blocks if isinstance(b, Part) and b.deep == 0] for d in memo.documents]
    words = ["".join("".join(r.text for r in runs(s.text, d.lang)) for s in b.title) for d, bs in
             zip(memo.documents, firsts, strict=True) for b in bs]  # fmt: skip
    assert sorted(heads["Heading2"]) == sorted(words)
    assert {"Heading3", "Heading4"} <= set(heads)
    file = parts(content)
    [first] = [s for s in file["word/styles.xml"].iter(f"{W}style") if s.get(f"{W}styleId") == "Heading1"]
    assert value(first, "name") == "heading 1"
    assert value(first, "pPr/numPr/numId") == "1"
    [title] = {text(p) for p in body.iter(f"{W}p") if value(p, "pPr/pStyle") == "Title"} - {memo.documents[-1].title} or {
        memo.documents[0].title
    }
    assert title == memo.documents[0].title


def test_a_section_out_of_the_count_says_where_the_count_goes_on() -> None:
    from compliance.files.dataclass import replace

    document = sample.document("en")
    late = replace(document, sections=(replace(document.sections[0], number=7), *document.sections[1:2]))
    file = parts(word.render(Memo("x", (), (late,))))
    starts = [n.get(f"{W}val") for n in file["word/numbering.xml"].iter(f"{W}startOverride")]
    assert starts == ["7", "2"]


def test_tables_repeat_their_heading_and_colour_what_the_words_say() -> None:
    body = read(("en",))["word/document.xml"]
    tables = [t for t in body.iter(f"{W}tbl") if value(t, "tblPr/tblStyle") == "ReportTable"]
    assert [text(t[2]) for t in tables] == ["Itempara. 2 [goods]S/RES/2", "ClaimSays"]
    for table in tables:
        rows = list(table.iterchildren(f"{W}tr"))
        assert value(rows[0], "trPr/tblHeader") == ""
        assert all(value(row, "trPr/tblHeader") is None for row in rows[1:])
    matrix = list(tables[0].iter(f"{W}tc"))
    [head] = [c for c in matrix if text(c) == "The deal"]
    assert value(head, "tcPr/gridSpan") == "3"
    for word_, code in (("touched unless excepted", "touched_unless"), ("not touched", "not_touched")):
        [cell] = [c for c in matrix if text(c) == word_]
        assert cell.find(f"{W}tcPr/{W}shd").get(f"{W}fill") == LIGHT[tone(code)].fill.lstrip("#").upper()
    assert value(matrix[0], "tcPr/shd") == "clear"


def test_lists_are_lists_of_word_and_each_counts_for_itself() -> None:
    file = read(("en", "ar"), "real")
    numbering = file["word/numbering.xml"]
    kinds = {a.get(f"{W}abstractNumId"): value(a, "lvl/numFmt") for a in numbering.iter(f"{W}abstractNum")}
    lists = {n.get(f"{W}numId"): value(n, "abstractNumId") for n in numbering.iter(f"{W}num")}
    by_list: dict[str, set[bool]] = {}
    for p in file["word/document.xml"].iter(f"{W}p"):
        if (number := value(p, "pPr/numPr/numId")) and kinds[lists[number] or ""] == "decimal":
            by_list.setdefault(lists[number] or "", set()).add(value(p, "pPr/bidi") is not None)
    assert len(by_list) > 2
    assert all(len(sides) == 1 for sides in by_list.values())
    assert "bullet" in kinds.values()
    typed = [text(p) for p in file["word/document.xml"].iter(f"{W}p") if re.match(r"[•·]", text(p))]
    assert typed == []


@pytest.mark.parametrize("langs", ALL, ids=str)
def test_nothing_that_is_said_is_lost(langs: tuple[str, ...]) -> None:
    memo, content = real(*langs)
    file = parts(content)
    whole = re.sub(
        r"\s+", " ", " ".join(text(p) for name in ("document", "footnotes") for p in file[f"word/{name}.xml"].iter(f"{W}p"))
    )
    for document in memo.documents:
        for span in spans(document):
            told = re.sub(r"\s+", " ", "".join(run.text for run in runs(span.text, document.lang))).strip()
            assert told in whole, told


def test_the_file_says_what_it_is_and_names_no_person_and_no_clock() -> None:
    core = docx.Document(io.BytesIO(made("en", "ar"))).core_properties
    assert core.title == "Sale of 16 aircraft / بيع 16 طائرة"
    assert core.language == "en, ar"
    assert (core.author, core.last_modified_by, core.created, core.modified) == ("", "", None, None)
    assert not [name for name in read(("en",)) if "app.xml" in name or "thumbnail" in name or "customXml" in name]
    settings = read(("en",))["word/settings.xml"]
    assert {c.get(f"{W}val") for c in settings.iter(f"{W}compatSetting") if c.get(f"{W}name") == "compatibilityMode"} == {"15"}


def test_the_contents_list_every_section_and_lead_to_it() -> None:
    memo, content = real("ar")
    body = parts(content)["word/document.xml"]
    entries = [p for p in body.iter(f"{W}p") if value(p, "pPr/pStyle") == "TOC1"]
    assert [text(p) for p in entries] == [f"{s.number}. {s.title}" for s in memo.documents[0].sections]
    marks = {b.get(f"{W}name"): text(b.getparent()) for b in body.iter(f"{W}bookmarkStart")}
    for entry, section in zip(entries, memo.documents[0].sections, strict=True):
        assert marks[entry.find(f"{W}hyperlink").get(f"{W}anchor")] == section.title
