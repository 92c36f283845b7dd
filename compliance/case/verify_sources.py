"""Check case files against the articles they cite: the same text, places that exist, and nothing copied."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

from compliance.files.normalise import folded_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.case.load import Case
    from compliance.files.diagnostics import Diagnostic
    from compliance.files.document import Data, PathKey

# A run of this many words in common is a copy; shorter runs are names and set phrases.
COPIED = 9

_WORD = re.compile(r"\w+")
_Run = tuple[str, ...]


class _Article:
    """One article as it lies in the folder."""

    def __init__(self, raw: bytes) -> None:
        self.sha256 = hashlib.sha256(raw).hexdigest()
        self.text = raw.decode("utf-8-sig")
        self.lines = [line for line in self.text.splitlines() if line.strip()]

    def runs(self) -> Iterator[tuple[_Run, int]]:
        """Yield each run of words with the number of the line in which it begins; a run may go on into the next line."""
        words = [(word, number) for number, line in enumerate(self.lines, 1) for word in _words(line)]
        for i in range(len(words) - COPIED + 1):
            yield tuple(w for w, _ in words[i : i + COPIED]), words[i][1]


def verify(cases: list[Case], folder: Path) -> list[Diagnostic]:
    """Return every fault of ``cases`` against the articles in ``folder``, in order of place.

    Looked at: that each file a source names is there with the hash and the number of non-empty lines given, that every claim
    on it points at lines it has, and that no text of a case repeats nine or more words in a row of any article named.
    """
    read: dict[str, _Article | str] = {}
    for case in cases:
        for source in case.file.sources.values():
            if source.file and source.file not in read:
                read[source.file] = _read(folder, source.file)
    articles = {name: a for name, a in read.items() if isinstance(a, _Article)}
    copied: dict[_Run, tuple[str, int]] = {}
    for name, article in sorted(articles.items()):
        for run, line in article.runs():
            copied.setdefault(run, (name, line))
    faults: set[Diagnostic] = set()
    for case in cases:
        faults.update(_sources(case, read))
        faults.update(_places(case, articles))
        faults.update(_copies(case, copied))
    return sorted(faults)


def _read(folder: Path, name: str) -> _Article | str:
    if Path(name).name != name or name in (".", ".."):
        return "a file name without a folder is expected here"
    try:
        return _Article((folder / name).read_bytes())
    except UnicodeDecodeError:
        return f"'{name}' is not UTF-8"
    except OSError as error:
        return f"'{name}' cannot be read in the folder of articles: {error.strerror or error}"


def _sources(case: Case, read: dict[str, _Article | str]) -> Iterator[Diagnostic]:
    fault = case.document.fault
    for key, source in case.file.sources.items():
        if source.file is None:
            continue
        article = read[source.file]
        if isinstance(article, str):
            yield fault(("sources", key, "file"), article, "correct the name or give the folder that holds it")
            continue
        if source.sha256 != article.sha256:
            message = f"'{source.file}' is another text: its SHA-256 is {article.sha256}"
            hint = "give this hash" if source.sha256 is None else "check the claims against the text, then give its hash"
            yield fault(("sources", key, "sha256"), message, hint)
        if source.paragraphs != len(article.lines):
            message = f"'{source.file}' has {len(article.lines)} non-empty lines"
            yield fault(("sources", key, "paragraphs"), message, f"write {len(article.lines)}")


def _places(case: Case, articles: dict[str, _Article]) -> Iterator[Diagnostic]:
    for i, claim in enumerate(case.file.claims):
        article = articles.get(case.file.sources[claim.source].file or "")
        last = int(claim.paragraph.rpartition("-")[2])
        at: PathKey = ("claims", i, "paragraph")
        if article is not None and last > len(article.lines):
            message = f"'{claim.source}' has {len(article.lines)} non-empty lines; there is no {last}"
            yield case.document.fault(at, message, "count the non-empty lines from 1")


def _copies(case: Case, copied: dict[_Run, tuple[str, int]]) -> Iterator[Diagnostic]:
    for at, text in _texts(case.document.data, ()):
        words = _words(text)
        for i in range(len(words) - COPIED + 1):
            found = copied.get(tuple(words[i : i + COPIED]))
            if found:
                message = f"{COPIED} words or more in a row are copied from line {found[1]} of '{found[0]}'"
                yield case.document.fault(at, message, "say it in own words")
                break


def _texts(data: Data, at: PathKey) -> Iterator[tuple[PathKey, str]]:
    if isinstance(data, str):
        yield at, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _texts(value, (*at, key))
    elif isinstance(data, list):
        for i, value in enumerate(data):
            yield from _texts(value, (*at, i))


def _words(text: str) -> list[str]:
    """Return the words of a text, folded so that marks, spelling of letters and punctuation hide no copy."""
    return _WORD.findall(folded_name(text))
