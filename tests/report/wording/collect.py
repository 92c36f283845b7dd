"""Every sentence that the product can print: pairs of its source, texts of its data, and what they come to in a report."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from compliance.case.waivers import WaiverFile
from compliance.explain.bidi import plain
from compliance.explain.cite import Style
from compliance.explain.model import Report
from compliance.files.dataclass import dataclass, replace
from compliance.files.yaml import read
from compliance.report.dossier.build import Filing
from compliance.report.formats import ftm, sarif
from compliance.report.isolated import CODES
from compliance.report.memo.compose import index, memo
from compliance.report.memo.memo import Memo
from compliance.report.memo.model import Document, Place, Span
from compliance.report.run import apart, build
from tests.cli.support import ROOT, SHIPPED_CASES, SHIPPED_RULES, _shipped_run
from tests.report.memo.support import shipped_in, shipped_memos

ARABIC, LATIN = re.compile("[\u0600-\u06ff]"), re.compile("[A-Za-z]")
PACKAGE = ROOT / "compliance"


@dataclass(frozen=True)
class Text:
    """A text in one language, and where it stands; ``claim`` where it is what a source is reported to say."""

    where: str
    lang: str
    text: str
    claim: bool = False


@dataclass(frozen=True)
class Both:
    """A text in both languages."""

    where: str
    en: str
    ar: str
    claim: bool = False

    def sides(self) -> tuple[Text, Text]:
        return Text(self.where, "en", self.en, self.claim), Text(self.where, "ar", self.ar, self.claim)


# --- the source ------------------------------------------------------------------------------------------------------


def _docstrings(tree: ast.AST) -> set[int]:
    nodes = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    bodies = [node.body for node in ast.walk(tree) if isinstance(node, nodes)]
    return {id(body[0].value) for body in bodies if body and isinstance(body[0], ast.Expr)}


@cache
def source_pairs() -> tuple[Both, ...]:
    """Every English string with its Arabic beside it, wherever it stands in the package."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Tuple) and len(node.elts) == 2):
                continue
            en, ar = (e.value if isinstance(e, ast.Constant) else None for e in node.elts)
            if isinstance(en, str) and isinstance(ar, str) and ARABIC.search(ar) and not ARABIC.search(en):
                found.append(Both(f"{path.relative_to(ROOT)}:{node.lineno}", en, ar))
    return tuple(found)


@cache
def source_strings() -> tuple[Text, ...]:
    """Every other string of the package that may reach a person: help, faults, labels; not the docstrings of its own code."""
    paired = {text for pair in source_pairs() for text in (pair.en, pair.ar)}
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        # A docstring of a command is its help.
        skipped = set() if path.parts[len(PACKAGE.parts)] == "cli" else _docstrings(tree)
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and id(node) not in skipped
                and node.value not in paired
            ):
                lang = "ar" if ARABIC.search(node.value) else "en"
                found.append(Text(f"{path.relative_to(ROOT)}:{node.lineno}", lang, node.value))
    return tuple(found)


# --- the data --------------------------------------------------------------------------------------------------------


def _bilingual(data: Any, at: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str, str]]:
    if isinstance(data, dict):
        if set(data) == {"en", "ar"} and all(isinstance(v, str) for v in data.values()):
            yield at, data["en"], data["ar"]
            return
        for key, value in data.items():
            yield from _bilingual(value, (*at, str(key)))
    elif isinstance(data, list):
        for i, value in enumerate(data):
            yield from _bilingual(value, (*at, str(i)))


@cache
def data_pairs() -> tuple[Both, ...]:
    """Every text of the shipped rules and cases that has both languages."""
    found = []
    for path in sorted([*SHIPPED_RULES.rglob("*.yaml"), *SHIPPED_CASES.rglob("*.yaml")]):
        for at, en, ar in _bilingual(read(path).data):
            claim = SHIPPED_CASES in path.parents and at[0] == "claims" and at[-1] == "says"
            found.append(Both(f"{path.relative_to(ROOT)}: {'.'.join(at)}", en, ar, claim))
    return tuple(found)


# --- what they come to -----------------------------------------------------------------------------------------------


# Of a report in full; one that is folded has the style that the command takes by itself.
STYLE: dict[str, Style] = {"en": "oscola", "ar": "bluebook"}


# In full every limb is told of every case, so that two cases say what all would.
IN_FULL = ("past-flows", "pk-lna-arms-deal")


@cache
def filed(lang: str, *, full: bool) -> tuple[Report, ...]:
    """A report for the file of each shipped case, folded; or of some in full, with another style of citation."""
    if not full:
        return tuple(memo.reports[0] for memo in shipped_in(lang))
    runs = [run for run in apart(_shipped_run()) if run.checks[0].case.id in IN_FULL]
    return tuple(build(replace(run, lang=lang), full=True, filing=Filing(STYLE[lang])) for run in runs)


@cache
def all_filed(lang: str) -> tuple[Report, ...]:
    """Every report for the file in one language, in full and folded."""
    return (*filed(lang, full=True), *filed(lang, full=False))


@cache
def documents() -> tuple[Document, ...]:
    """Every document of the shipped cases, folded and in full, and the index of them."""
    made = [memo(pair) for pair in zip(filed("en", full=True), filed("ar", full=True), strict=True)]
    made += shipped_memos()
    files = {m.name: f"{m.name}.html" for m in made}
    made += [index(made[len(IN_FULL) :], files), *(memo(waived(on)) for on in (date(2026, 6, 1), date(2030, 1, 1), None))]
    return tuple(document for m in made for document in m.documents)


@cache
def waived(on: date | None) -> tuple[Report, ...]:
    """One case with waivers: one that stands, expired or bears on an unknown day, and one that has lapsed."""
    [plain_report] = [r for r in filed("en", full=False) if r["cases"][0]["id"] == "past-flows"]
    [item] = plain_report["cases"][0]["items"]
    finding = next(f for f in item["findings"] if f["status"] == "open" and f["kind"] == "prohibition")
    place = {"item": item["id"], "conduct": finding["conduct"], "limb": finding["limb"]}
    told = {"reason": {"en": "Weighed with the file.", "ar": "وُزن مع الملف."}, "by": "A. One", "second": "B. Two"}
    entry = {"id": "one", **place, **told, "on": "2026-01-01", "expires": "2027-01-01", **finding["basis"]}
    entries = [entry, {**entry, "id": "two", "facts": "0" * 64}]
    filing = {"past-flows": WaiverFile.model_validate({"waivers": "past-flows", "entries": entries})}
    run = _shipped_run()
    checks = [check for check in run.checks if check.case.id == "past-flows"]
    return tuple(build(replace(run, lang=lang, checks=checks), filing=Filing(STYLE[lang], on, filing)) for lang in ("en", "ar"))


# Fields of a document that are codes for a program and no words.
_CODES = {"anchor", "status", "kind", "look", "to", "lang", "first", "last", "lo", "hi", "known_to", "items"}


def _lines(part: Any, where: str) -> Iterator[tuple[str, str]]:
    """Yield every line of a part of a document as one text, without what it marks as code."""
    if isinstance(part, tuple) and part and all(isinstance(p, Span) for p in part):
        yield where, "".join(s.text if s.look != "code" else " … " for s in part)
        for span in part:
            yield from _lines(span.note, f"{where}.note")
    elif isinstance(part, str):
        yield where, part
    elif isinstance(part, tuple | list):
        for inner in part:
            yield from _lines(inner, where)
    elif hasattr(part, "__data_fields__") and not isinstance(part, type):
        for name in part.__data_fields__:
            if name not in _CODES and (name != "role" or isinstance(part, Place)):
                yield from _lines(getattr(part, name), f"{where}.{name}")


def document_lines(document: Document) -> Iterator[Text]:
    """Yield every text of one document, line by line; ``where`` begins with the anchor of the section."""
    parts: list[tuple[str, Any]] = [
        ("cover", (document.title, document.kind)),
        ("cover", document.cover),
        ("cover", document.notices),
        # The first of the three is a code.
        ("legend", [entry[1:] for entry in document.legend]),
        ("items", [label for _, label in document.items]),
    ]
    parts += [(section.anchor, (section.title, section.blocks)) for section in document.sections]
    for name, part in parts:
        for where, text in _lines(part, name):
            if line := " ".join(plain(text).split()):
                yield Text(f"{where} ({document.title})", document.lang, line)


@cache
def printed() -> tuple[Text, ...]:
    """Every line of every document, once."""
    return tuple(dict.fromkeys(line for document in documents() for line in document_lines(document)))


def _told(part: Any, key: str) -> Iterator[tuple[str, str]]:
    if isinstance(part, dict):
        for name, value in part.items():
            yield from _told(value, name)
    elif isinstance(part, list | tuple):
        for value in part:
            yield from _told(value, key)
    elif isinstance(part, str) and (key not in CODES or " " in part):
        yield key, part


@cache
def told() -> tuple[Text, ...]:
    """Every text of the reports as data, once; codes and hashes are left out."""
    found = []
    for report in (*all_filed("en"), *all_filed("ar")):
        says = {plain(claim["says"]) for case in report["cases"] for claim in case["claims"]}
        rest = {k: v for k, v in report.items() if k != "receipt"}
        found += [
            Text(f"{report['cases'][0]['id']}: {key}", report["lang"], " ".join(plain(text).split()), plain(text) in says)
            for key, text in _told(rest, "")
        ]
    return tuple(dict.fromkeys(found))


@cache
def data_formats() -> tuple[Text, ...]:
    """Every text that the formats for programs make of the reports."""
    found = []
    for pair in zip(filed("en", full=False), filed("ar", full=False), strict=True):
        for report in pair:
            alone = Memo(report["cases"][0]["id"], (report,), ())
            for name, data in (("sarif", sarif.render(alone)), ("ftm", ftm.render(alone))):
                for part in map(json.loads, [data] if name == "sarif" else data.splitlines()):
                    found += [Text(name, report["lang"], plain(text)) for key, text in _told(part, "") if " " in text]
    return tuple(dict.fromkeys(found))
