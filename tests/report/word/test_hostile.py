"""No word of a case or a rule breaks out of its place in a Word file."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import docx
import pytest

from compliance.files.dataclass import replace
from compliance.report.formats import word
from compliance.report.memo.compose import memo as composed
from compliance.report.memo.memo import Memo
from compliance.report.memo.model import Document, Paragraph, Section, Span
from tests.report import sample
from tests.report.formats.made import HOSTILE, replaced, report
from tests.report.word.read import W, disorder, made, parts, text
from tests.selection import WRITERS

LONG = "x" * 100_000
BAD = [
    HOSTILE,
    "<w:p/>&lt;]]><!-- <?xml version='1.0'?>",
    '{ HYPERLINK "https://evil.example" } INCLUDETEXT "c:\\secret" DDEAUTO',
    "\u202eevil\u202c\u2066\u2069\u200f\u061c\x00\x08\x0b\ufffe\uffff",
    "=cmd|' /C calc'!A0",
    "\t\r\n \u2028",
    "🏳️‍🌈 e\u0301 \U000e0001",
    "سهم\u202eA\u2066B",
    LONG,
]
# Side by side both languages are written; each by itself, where what writes changed.
EACH = [("en", "ar"), *(pytest.param((lang,), marks=pytest.mark.on_change(*WRITERS)) for lang in ("en", "ar"))]
HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


@pytest.mark.parametrize("langs", EACH, ids=str)
@pytest.mark.parametrize("words", BAD, ids=range(len(BAD)))
def test_a_text_stays_a_text(words: str, langs: tuple[str, ...]) -> None:
    content = made(*langs, words=words)
    file, plain = parts(content), parts(made(*langs))
    docx.Document(io.BytesIO(content))
    for name, root in file.items():
        assert list(disorder(root)) == []
        assert not HIDDEN.search("".join(root.itertext())), name
    # The same elements as with harmless words, but for runs: what is said changes, and nothing that is done.
    for tag in ("p", "tbl", "tr", "tc", "hyperlink", "bookmarkStart", "footnoteReference", "instrText", "fldChar", "br", "tab"):
        assert len(list(file["word/document.xml"].iter(W + tag))) == len(list(plain["word/document.xml"].iter(W + tag))), tag
    assert [c.text for c in file["word/document.xml"].iter(f"{W}instrText")] == [
        c.text for c in plain["word/document.xml"].iter(f"{W}instrText")
    ]
    assert set(file) == set(plain)
    rels = [sorted(r.items()) for r in file["word/_rels/document.xml.rels"]]
    assert rels == [sorted(r.items()) for r in plain["word/_rels/document.xml.rels"]]


def test_control_characters_are_written_out() -> None:
    told = text(parts(made("en", words="a\x00b\x1b[31mc\u200bd"))["word/document.xml"])
    assert "a⟨U+0000⟩b⟨U+001B⟩[31mc⟨U+200B⟩d" in told


def test_a_long_text_is_whole_in_the_text_and_short_only_where_it_is_found_again() -> None:
    file = parts(made("en", words=LONG))
    title = [p for p in file["word/document.xml"].iter(f"{W}p") if p.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "Title"]
    assert [text(p) for p in title] == [LONG]
    [head] = [text(root) for name, root in file.items() if "header" in name]
    assert head.endswith("x…")
    assert len(head) < 200
    assert all(len(c.get(f"{W}val")) <= 255 for c in file["word/document.xml"].iter(f"{W}tblCaption"))


@pytest.mark.parametrize("words", [HOSTILE, "<b>&amp; a long sentence " + "y" * 1_000], ids=["hostile", "long"])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_every_free_text_of_a_report_stays_a_text(lang: str, words: str) -> None:
    bad = replaced(report("pk-lna-arms-deal", lang, dossier=True), words)
    content = word.render(composed([bad]))
    docx.Document(io.BytesIO(content))
    for name, root in parts(content).items():
        assert list(disorder(root)) == []
        assert not HIDDEN.search("".join(root.itertext())), name


def _linked(to: str) -> Document:
    section = Section("one", 1, "One", (Paragraph((Span("there", to=to),)),))
    return replace(sample.document("en"), sections=(section,))


@pytest.mark.parametrize(
    "to",
    [
        "https://evil.example", "file:///etc/passwd", "\\\\host\\share\\x.docx", "../x.docx", "/x.docx", "a/b.docx", "x.docx#y",
        "C:x.docx", "javascript:alert(1)", "x.docx", "x.exe", "answers\n", ".docx", "nowhere", '" \\o "', "",
    ],
)  # fmt: skip
def test_what_is_no_anchor_of_the_file_is_no_link(to: str) -> None:
    file = parts(word.render(Memo("x", (), (_linked(to),))))
    assert not any(r.get("TargetMode") == "External" for name in file if name.endswith(".rels") for r in file[name])
    assert [text(h) for h in file["word/document.xml"].iter(f"{W}hyperlink")] == ["1. One"]
    assert "there" in text(file["word/document.xml"])


@pytest.mark.parametrize("langs", [("en",), ("ar",), ("en", "ar")], ids=str)
def test_the_same_memorandum_gives_the_same_bytes(langs: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    first = made(*langs)
    monkeypatch.setattr(time, "time", lambda: 4_000_000_000.0)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(2_000_000_000))
    assert word.render(Memo("made-up", (), tuple(sample.document(lang) for lang in langs))) == first
    with zipfile.ZipFile(io.BytesIO(first)) as whole:
        assert {info.date_time for info in whole.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert whole.namelist()[0] == "[Content_Types].xml"
