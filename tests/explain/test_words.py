"""The words of the product: complete, alike in both languages, and none that accuses or guesses."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest

from compliance.case.model import Claim
from compliance.check.finding import Mark
from compliance.check.status import Status
from compliance.explain import words
from compliance.files.yaml import read
from compliance.law.load import load
from compliance.law.model import Effect, Limb, Paragraph
from compliance.logic.values import Reason
from compliance.report.labels import LABEL
from compliance.report.markdown import Markdown
from compliance.report.text import Text
from tests.cli.support import CASES, ROOT, RULES, SHIPPED_CASES, SHIPPED_RULES, run, shipped_report, written

PACKAGE = ROOT / "compliance"
TABLES: dict[str, dict[str, tuple[str, str]]] = {
    **{name: table for name, table in vars(words).items() if name.isupper() and name != "COUNT"},
    "LABEL": LABEL,
}
ARABIC, LATIN = re.compile("[\u0600-\u06ff]"), re.compile("[A-Za-z]")
PAIRS = [(table, key, pair) for table, entries in TABLES.items() for key, pair in entries.items()]


def values(annotation: object) -> set[str]:
    return set(get_args(annotation))


# --- complete --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("table", "key", "pair"), PAIRS, ids=lambda x: x if isinstance(x, str) else "")
def test_every_word_is_there_in_both_languages(table: str, key: str, pair: tuple[str, str]) -> None:
    english, arabic = pair
    bare = [re.sub(r"\{.*?\}", "", text) for text in pair]
    assert not ARABIC.search(english)
    assert english.strip()
    assert arabic.strip()
    if LATIN.search(bare[0]):
        assert ARABIC.search(bare[1])
    assert not LATIN.search(bare[1].replace("-v", ""))
    assert english == english.strip() or table == "SAY"


@pytest.mark.parametrize(("table", "key", "pair"), PAIRS, ids=lambda x: x if isinstance(x, str) else "")
def test_both_languages_have_the_same_places(table: str, key: str, pair: tuple[str, str]) -> None:
    # English counts a noun where Arabic sets the bare number after it.
    alike = {"count": "n", "total": "of"}
    english, arabic = ([name for _, name, _, _ in string.Formatter().parse(text) if name is not None] for text in pair)
    assert sorted(alike.get(n, n) for n in english) == sorted(alike.get(n, n) for n in arabic)
    assert all(name.isidentifier() for name in (*english, *arabic))


def test_every_code_has_its_words() -> None:
    fields = {
        "STATUS": {s.value for s in Status},
        "MARK": {m.value for m in Mark},
        "REASON": {r.value for r in Reason},
        "KIND": values(Limb.model_fields["kind"].annotation),
        "CONFIDENCE": values(Paragraph.model_fields["confidence"].annotation),
        "CHANGE": values(Effect.model_fields["do"].annotation),
        "CLAIM_KIND": values(Claim.model_fields["kind"].annotation),
        "TRUTH": {"true", "false", "unknown"},
    }
    for table, codes in fields.items():
        assert codes, table
        assert codes <= set(TABLES[table]), (table, codes - set(TABLES[table]))
    assert values(Limb.model_fields["addressees"].annotation) <= set(LABEL)
    assert {s.value for s in Status} <= set(LABEL)


@pytest.mark.parametrize("root", [SHIPPED_RULES, RULES], ids=["shipped", "made-up"])
def test_every_element_and_value_of_a_rule_tree_has_its_words(root: Path) -> None:
    tree = load(root)
    made = {"conduct", "nexus", "stage", "procedure"}
    for entry in tree.limbs.values():
        for name in {*entry.limb.elements, *made}:
            assert tree.vocabulary.elements[name].label.en
    for name, fact in tree.vocabulary.facts.items():
        if fact.type in ("enum", "set"):
            assert fact.values or fact.values_from, name
        if fact.derived is None and fact.element:
            assert fact.question or name in ("performance_date", "end_date", "measures_taken"), name


@cache
def pages(lang: str) -> dict[str, str]:
    """The report of the shipped cases in full on a page and in Markdown, and the rule book."""
    report = shipped_report(lang, full=True)
    law = [["law", "in-force"], ["law", "show", "9"], ["law", "history", "9"]]
    return {
        "text": written(Text(lang, verbose=1), report),
        "folded": written(Text(lang), shipped_report(lang)),
        "markdown": written(Markdown(lang), report),
        **{" ".join(args): run(*args, "--lang", lang, rules=SHIPPED_RULES).out for args in law},
    }


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_every_code_of_the_shipped_reports_came_out_as_words(lang: str) -> None:
    """A code that has no words would be shown as itself, with its underscore or its colon."""
    out = pages(lang)["text"] + run("check", CASES, "-v", "--lang", lang).out
    tree = load(SHIPPED_RULES)
    codes = {*Status, *Mark, *Reason, *tree.vocabulary.facts, *tree.vocabulary.definitions, *tree.vocabulary.stages}
    assert {code for code in map(str, codes) if "_" in code} & {*re.findall(r"[\w.-]+", out)} == set()
    assert "judge:" not in out
    assert "norm:" not in out
    assert not re.search(r"\{\w+\}|\bNone\b|\bTrue\b|\bFalse\b", out)


@cache
def constants() -> frozenset[str]:
    """Every string in the package that stands outside the tables of words, and the literal parts of f-strings."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        if path.name == "words.py" or path == PACKAGE / "report" / "labels.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    return frozenset(found)


@pytest.mark.parametrize("table", ["SAY", "LABEL"])
def test_no_sentence_is_left_that_nothing_says(table: str) -> None:
    made = {"element_", "clock_", "ask_", "evidence_", "judgement_"} & constants()
    codes = {s.value for s in Status} | values(Limb.model_fields["addressees"].annotation)
    for key in TABLES[table]:
        assert key in constants() or key in codes or any(key.startswith(m) for m in made), key


# --- counting --------------------------------------------------------------------------------------------------------

ENGLISH = {0: "0 findings", 1: "1 finding", 2: "2 findings", 3: "3 findings", 11: "11 findings", 101: "101 findings"}
NUMBERS = {
    "finding": {
        0: "لا نتائج", 1: "نتيجة واحدة", 2: "نتيجتان", 3: "3 نتائج", 10: "10 نتائج", 11: "11 نتيجة", 99: "99 نتيجة",
        100: "100 نتيجة", 101: "101 نتيجة", 102: "102 نتيجة", 103: "103 نتائج", 110: "110 نتائج", 111: "111 نتيجة",
    },
    "root": {
        0: "لا أصول", 1: "أصل واحد", 2: "أصلان", 3: "3 أصول", 10: "10 أصول", 11: "11 أصلا", 99: "99 أصلا", 100: "100 أصل",
        101: "101 أصل", 102: "102 أصل", 103: "103 أصول",
    },
}  # fmt: skip


@pytest.mark.parametrize(("n", "text"), ENGLISH.items())
def test_english_counts(n: int, text: str) -> None:
    assert words.count("finding", n, "en") == text


@pytest.mark.parametrize(("what", "n", "text"), [(w, n, t) for w, entries in NUMBERS.items() for n, t in entries.items()])
def test_arabic_counts(what: str, n: int, text: str) -> None:
    assert words.count(what, n, "ar") == text


@pytest.mark.parametrize("what", words.COUNT)
def test_every_noun_has_its_forms(what: str) -> None:
    english, arabic = words.COUNT[what]
    assert len(english) == 2
    assert len(arabic) == 6
    assert not any(ARABIC.search(form) for form in english)
    assert all(ARABIC.search(form) and not LATIN.search(form) for form in arabic)
    # None, one and two are words of their own; the rest follow a number.
    assert arabic[0].startswith("لا ")
    assert len({*arabic[:4]}) == 4
    for n in range(3, 200):
        assert words.count(what, n, "ar").startswith(f"{n} ")


# --- every text of the shipped files in both languages ---------------------------------------------------------------


def pairs(data: Any, at: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str, str]]:
    if isinstance(data, dict):
        if set(data) == {"en", "ar"}:
            yield at, data["en"], data["ar"]
            return
        for key, value in data.items():
            yield from pairs(value, (*at, str(key)))
    elif isinstance(data, list):
        for i, value in enumerate(data):
            yield from pairs(value, (*at, str(i)))


SHIPPED = sorted([*SHIPPED_RULES.rglob("*.yaml"), *SHIPPED_CASES.rglob("*.yaml")])


@pytest.mark.parametrize("path", SHIPPED, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_every_text_is_english_in_english_and_arabic_in_arabic(path: Path) -> None:
    catalogue = path.name == "catalogue.yaml"
    for at, english, arabic in pairs(read(path).data):
        assert english == english.strip(), at
        assert arabic == arabic.strip(), at
        assert not ARABIC.search(english), (at, english)
        # An item may be called by its Latin designation in both languages.
        if not (catalogue and at[-1] == "name"):
            assert ARABIC.search(arabic), (at, arabic)
            # The same years and numbers of resolutions are named in both.
            years = [sorted(set(re.findall(r"(?<!\d)[12]\d{3}(?!\d)", text))) for text in (english, arabic)]
            assert years[0] == years[1], (at, english, arabic)


# --- what is never said ----------------------------------------------------------------------------------------------

# Verdicts, and words of likelihood. A finding says that an item touches a paragraph, never that anyone broke the law.
VERDICT = re.compile(
    r"\b(violat\w*|illegal\w*|unlawful\w*|guilt\w*|breach\w*|infring\w*|contraven\w*|wrongdoing)\b", re.IGNORECASE
)
GUESS = re.compile(r"\b(un)?likel(y|ihood)\b|\bprobabl[ey]\b|\bpresumabl[ey]\b|\bapparently\b", re.IGNORECASE)
VERDICT_AR = re.compile("نتهك|نتهاك|غير قانوني|غير مشروع|غير شرعي|مذنب|خرق|مخالفة")
GUESS_AR = re.compile("مرجح|الأرجح|ربما|على الأغلب")
VOWELS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u0640]")

# Sentences that use such a word and are meant to, each with its reason.
MEANT = {
    "This report tests reported facts": "it says that no breach is found",
    "يختبر هذا التقرير وقائع منقولة": "it says that no breach is found",
}
# Where a rule file may use the word of the norm itself: what a paragraph is about, in the project's summary of it; who is
# said to have found what; what another body reports.
NORMS = re.compile(
    r"paragraphs\.\d+\.(title|summary|note)|not_encoded\.\d+\.(subject|why)"
    r"|elements\.(grounds|breach|conduct)\.says|definitions\.\w+\.(reasons|readings\.\d+\.(holder|says))|limbs\.\d+\.label"
)


def said(text: str) -> list[str]:
    """Return the verdicts and guesses in a text of either language."""
    plain = VOWELS.sub("", text)
    return [
        m.group() for rx, t in ((VERDICT, text), (GUESS, text), (VERDICT_AR, plain), (GUESS_AR, plain)) for m in rx.finditer(t)
    ]


@pytest.mark.parametrize(("table", "key", "pair"), PAIRS, ids=lambda x: x if isinstance(x, str) else "")
def test_no_sentence_of_the_product_accuses_or_guesses(table: str, key: str, pair: tuple[str, str]) -> None:
    for text in pair:
        if not any(text.startswith(start) for start in MEANT):
            assert not said(text), text


def norm_texts() -> Iterator[str]:
    """Yield the texts of the shipped rules that use the word of the norm itself; checked below to stand where it may."""
    for path in SHIPPED_RULES.rglob("*.yaml"):
        for _, english, arabic in pairs(read(path).data):
            yield from (text for text in (english, arabic) if said(text))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_no_text_of_a_shipped_file_accuses_or_guesses(path: Path) -> None:
    """In a resolution the word may stand for what the paragraph is about; in a case or in the vocabulary never."""
    law = SHIPPED_RULES / "un" in path.parents
    for at, *texts in pairs(read(path).data):
        where = ".".join(at)
        for text in texts:
            guess = GUESS.search(text) or GUESS_AR.search(VOWELS.sub("", text))
            assert not guess, (where, text)
            assert not said(text) or (law and NORMS.search(where)), (where, text)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_no_rendered_report_accuses_or_guesses(lang: str) -> None:
    """Whatever a report says in such a word is the norm's own text, told as such, or meant."""
    marks = dict.fromkeys(map(ord, "\u2066\u2069\u200f\\"))
    norms = sorted(norm_texts(), key=len, reverse=True)
    for name, page in pages(lang).items():
        out = " ".join(page.translate(marks).split())
        for words_of_norm in norms:
            out = out.replace(" ".join(words_of_norm.split()), "")
        for start in MEANT:
            head, found, tail = out.partition(start)
            while found:
                out = head + re.split(r"do\.|وحدها\.", tail, maxsplit=1)[1]
                head, found, tail = out.partition(start)
        assert not said(out), name


# --- direction, on the shipped cases ---------------------------------------------------------------------------------


def test_shipped_reports_isolate_every_left_to_right_run_in_arabic() -> None:
    from tests.report.test_places import isolated

    for name, page in pages("ar").items():
        for line in page.splitlines():
            frame = r'^\s*\d+\. |<br>|<div dir="rtl" lang="ar">|</div>' if name == "markdown" else "$"
            isolated(re.sub(frame, "", line))


def test_every_kind_of_source_has_a_word() -> None:
    from typing import get_args

    from compliance.explain.words import SOURCE_KIND
    from compliance.vocabulary.model import SourceKind

    assert set(SOURCE_KIND) == set(get_args(SourceKind))
