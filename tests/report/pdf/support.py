"""Memoranda as PDF, and what a reader of PDF finds in them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pypdf

from compliance.report.formats.pdf import render
from compliance.report.memo.memo import Memo
from compliance.report.memo.model import Block, Document, Pairs, Section, Span
from compliance.report.memo.words import furniture
from tests.report.sample import Lang, document

LANGS: tuple[tuple[Lang, ...], ...] = (("en",), ("ar",), ("en", "ar"))


def small(lang: Lang, *blocks: Block) -> Document:
    """A memorandum of one section that has these blocks."""
    section = Section("one", 1, "الأول" if lang == "ar" else "First", blocks)
    return Document(lang, "مذكرة" if lang == "ar" else "Memo", "Kind", Pairs((("Case", (Span("x"),)),)), (), (section,),
                    words=furniture(lang))  # fmt: skip


def pdf(*documents: Document) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(render(Memo("x", (), documents))))


@cache
def made(langs: tuple[Lang, ...]) -> bytes:
    return render(Memo("x", (), tuple(document(lang) for lang in langs)))


@cache
def sample(langs: tuple[Lang, ...]) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(made(langs)))


def text(reader: pypdf.PdfReader) -> str:
    """The text of all pages, without marks of direction, and with every run of blanks as one."""
    whole = "\n".join(page.extract_text() for page in reader.pages)
    return " ".join(re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", whole).split())


def unbroken(reader: pypdf.PdfReader) -> str:
    """The text without blanks, as a person reads a word that goes on in the next line."""
    return text(reader).replace(" ", "").replace("\u200b", "")


def parts(reader: pypdf.PdfReader) -> Iterator[Any]:
    """Yield the elements of the tree of tags."""
    todo = [reader.trailer["/Root"]["/StructTreeRoot"]]
    while todo:
        node = todo.pop().get_object()
        if not isinstance(node, pypdf.generic.DictionaryObject):
            continue
        if "/S" in node:
            yield node
        below = node.get("/K", [])
        below = below.get_object() if hasattr(below, "get_object") else below
        todo += list(below) if isinstance(below, list) else [below] if hasattr(below, "get_object") else []


def outline(reader: pypdf.PdfReader) -> list[str]:
    def names(level: list[Any]) -> Iterator[str]:
        for entry in level:
            if isinstance(entry, list):
                yield from names(entry)
            else:
                yield re.sub("[\u2066-\u2069]", "", entry.title)

    return list(names(reader.outline))


def fonts(reader: pypdf.PdfReader) -> set[tuple[str, bool]]:
    """The names of the fonts in a file, and whether each is embedded."""
    found = set()
    for number in range(1, len(reader.xref_objStm) + sum(len(x) for x in reader.xref.values()) + 1):
        try:
            thing = reader.get_object(number)
        except Exception:  # a number that no object bears
            continue
        if isinstance(thing, dict) and thing.get("/Type") == "/FontDescriptor":
            found.add((str(thing["/FontName"]).split("+")[-1], any(k in thing for k in ("/FontFile2", "/FontFile3"))))
    return found
