"""Files of a folder as texts: plain text, or PDF through pypdf (an extra). What cannot be read is said, never guessed."""

from __future__ import annotations

import codecs
import hashlib
import logging
from io import BytesIO
from typing import TYPE_CHECKING

from compliance.authoring.texts.arrange import arranged
from compliance.files.dataclass import dataclass
from compliance.files.diagnostics import UserError
from compliance.files.normalise import normal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_BYTES = 60_000_000
MAX_PAGES = 2_000
# How much of a plain text counts as its first page.
HEAD = 3_000


@dataclass(frozen=True, slots=True)
class OfficialText:
    """One file that could be read: its hash, its first page and the whole, normalised."""

    path: Path
    sha256: str
    first_page: str
    whole: str


def files(folder: Path) -> Iterator[Path]:
    """Yield the files under a folder in order of name; hidden ones are left out."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts):
            yield path


def read(path: Path) -> OfficialText:
    """Read one file. Raises ``UserError`` for what gives no text, ``ImportError`` where a PDF needs the extra."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UserError(f"it is larger than {MAX_BYTES // 1_000_000} MB", "split it")
        raw = path.read_bytes()
    except OSError as error:
        raise UserError(f"it cannot be opened: {error.strerror or error}") from None
    digest = hashlib.sha256(raw).hexdigest()
    if b"%PDF-" in raw[:1024]:
        pages = _pages(raw)
        return OfficialText(path, digest, normal(pages[0]), normal(arranged("\n".join(pages))))
    text = normal(_decoded(raw))
    if not any(c.isalpha() for c in text):
        raise UserError("it is empty")
    return OfficialText(path, digest, text[:HEAD], text)


def _decoded(raw: bytes) -> str:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    elif b"\0" in raw:
        raise UserError("it is neither plain text nor PDF")
    else:
        encoding = "utf-8-sig"
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        raise UserError("it is neither UTF-8 text nor PDF", "save it as UTF-8") from None


def _pages(raw: bytes) -> list[str]:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UserError("it is encrypted", "save a copy without a password")
        if len(reader.pages) > MAX_PAGES:
            raise UserError(f"it has more than {MAX_PAGES} pages")
        pages = [page.extract_text() for page in reader.pages]
    except DependencyError:
        raise UserError("it is encrypted", "save a copy without a password") from None
    except (PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError, OverflowError) as error:
        # A damaged file can fail anywhere inside the reader.
        raise UserError(f"it is no PDF that can be read ({type(error).__name__})", "download it again") from None
    if not any(c.isalpha() for page in pages for c in page):
        raise UserError("it holds pictures of pages and no text", "use the text version")
    return pages
