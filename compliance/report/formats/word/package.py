"""The file around the text: its parts, what it says of itself, and the same bytes for the same parts."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, cast

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart

from compliance.report.formats.word import frame
from compliance.report.formats.word.notes import CONTENT_TYPE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document as Word

    from compliance.report.formats.word.xml import El
    from compliance.report.memo.model import Document

# What the template of python-docx holds and a memorandum does not need.
_DROPPED = {"thumbnail", "extended-properties", "customXml", "stylesWithEffects", "webSettings", "fontTable"}
# The first moment that a zip file can name: a clock would change the bytes.
_MOMENT = (1980, 1, 1, 0, 0, 0)


def begin() -> Word:
    """Return an empty file without the words, pictures and programs that the template names."""
    word = docx.Document()
    for rels in (word.part.package.rels, word.part.rels):
        for mark in [m for m, r in rels.items() if r.reltype.rpartition("/")[2] in _DROPPED]:
            del rels[mark]
    return word


def replace(word: Word, *, styles: El, numbering: El, notes: El) -> None:
    """Put parts in the place of those of the template."""
    word.part._styles_part._element = styles
    word.part.numbering_part._element = numbering
    word.part._settings_part._element = frame.settings()
    part = XmlPart(PackURI("/word/footnotes.xml"), CONTENT_TYPE, notes, word.part.package)
    word.part.relate_to(part, RT.FOOTNOTES)


def describe(word: Word, documents: Sequence[Document]) -> None:
    """Say what the file is: no person wrote it, and no moment is told, since none is known to the program."""
    properties = word.core_properties
    element = properties._element
    for child in list(element):
        element.remove(child)
    properties.title = frame.short(" / ".join(document.title for document in documents), 250)
    properties.subject = frame.short(" / ".join(document.kind for document in documents), 250)
    properties.language = ", ".join(document.lang for document in documents)


def packed(word: Word) -> bytes:
    """Return the bytes of a file, its parts in one order and without a clock."""
    raw, out = io.BytesIO(), io.BytesIO()
    word.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        names = sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", not name.startswith("_rels"), name))
        for name in names:
            info = zipfile.ZipInfo(name, _MOMENT)
            info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            target.writestr(info, source.read(name))
    return out.getvalue()


def body(word: Word) -> El:
    """Return the body of a file, empty but for what it says of its sheets."""
    return cast("El", word.element.body)
