"""A workbook read back by another library than the one that wrote it."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import openpyxl

from compliance.explain.bidi import plain
from compliance.report.formats import workbook
from compliance.report.formats.workbook.words import COLUMNS, SHEETS
from compliance.report.memo.memo import Memo


def render(*reports: Any) -> bytes:
    return workbook.render(Memo("made-up", reports, ()))


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def sheet(book: Any, key: str, lang: str = "en") -> Any:
    return book[SHEETS[key][lang == "ar"]]


def cells(book: Any) -> list[Any]:
    return [cell for page in book for row in page.iter_rows() for cell in row if cell.value is not None]


def bare(text: Any) -> str:
    """A text without the marks of direction that the writer sets."""
    return plain(str(text or "")).replace("\u200e", "")


def rows(page: Any, lang: str = "en") -> list[dict[str, str]]:
    """The rows of a sheet by the keys of its columns; of keys with the same heading, the first."""
    keys: dict[str, str] = {}
    for key, pair in COLUMNS.items():
        keys.setdefault(pair[lang == "ar"], key)
    heads, *rest = page.iter_rows(values_only=True)
    return [{keys[bare(h)]: bare(v) for h, v in zip(heads, row, strict=True) if h} for row in rest]


def parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as whole:
        return {name: whole.read(name).decode("utf-8") for name in whole.namelist()}
