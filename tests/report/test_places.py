"""Nothing from a case or a rule leaves its place: not in Markdown, not on a terminal, not in Arabic."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from compliance.report.markdown import escape
from tests.cli.support import CASES, quiet_about, run, write_case

# Each would do something if it were taken for markup.
MARKUP = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</div><h1>out</h1>",
    "<!-- comment",
    "&lt;b&gt; &copy;",
    "[link](http://example.org)",
    "![image](http://example.org/x.png)",
    "<http://example.org>",
    "http://example.org and www.example.org",
    "`code` and ``more",
    "``` fence",
    "~~~ fence",
    "**bold** __bold__ *it* _it_ ~~out~~",
    "| a | b | c",
    "|---|---|",
    "a\nb",
    "a\n\n# heading\n\n- list",
    "a\r\nb",
    "# heading",
    "- item",
    "+ item",
    "1. item",
    "2) item",
    "> quote",
    "---",
    "===",
    "    indented",
    "\ttabbed",
    "trailing backslash \\",
    "back\\slash \\* \\`",
    "[ref]: http://example.org",
    "[^1] footnote",
    "$math$",
    "[bold]rich[/bold] [link=http://example.org]x[/link]",
    ":warning: :smile:",
    "{braces} {0} {lo} %s %(x)s",
    "a  \nhard break",
    "<br>",
]
PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
FREE = "plain words"


def case_with(words: str, folder: Path) -> Path:
    """A case in which every free text is ``words``."""
    both = {"en": words, "ar": words}
    return write_case(
        folder, "free",
        title=both,
        sources={words: {"title": both, "publisher": both, "kind": "press", "not_before": ["comet"], "held_on": "2004-12-31"}},
        actors={"someone": {"name": both}},
        items={"thing": {"label": both, "rows": [words], "conducts": {"sale": {"label": both}}},
               "part": {"label": both, "part_of": "thing", "conducts": {"sale": {}}}},
        claims=[
            {"id": words, "rows": [words], "source": words, "paragraph": "1", "kind": "fact", "says": both,
             "hands": [{"who": both}],
             "states": {"thing": {"class": "rifle", "price": 3},
                        "thing.sale": {"conduct": "sale", "stage": "agreed", "date": "2004-03-01", "supplier": "XO",
                                       "recipient": "someone", "destination": "XN"},
                        "part.sale": {"conduct": "sale", "recipient": "someone"}}},
        ],
    )  # fmt: skip


def shape(tokens: list[Token]) -> list[tuple[str, str]]:
    """The structure of a document: every token but the words themselves and the soft breaks between them."""
    flat: list[tuple[str, str]] = []
    for token in tokens:
        if token.type == "inline":
            kinds = [t.type for t in token.children or [] if t.type not in ("text", "text_special")]
            flat.append(("inline", " ".join(kinds)))
        else:
            flat.append((token.type, token.tag))
    return flat


@pytest.fixture(scope="module")
def benign(tmp_path_factory: pytest.TempPathFactory) -> str:
    ran = run("check", case_with(FREE, tmp_path_factory.mktemp("benign")), "-v", "--format", "markdown")
    assert ran.code == 1, ran.err
    return ran.out


@pytest.mark.parametrize("words", MARKUP)
def test_markup_in_a_case_is_words_in_markdown(words: str, tmp_path: Path, benign: str) -> None:
    ran = quiet_about(run("check", case_with(words, tmp_path), "-v", "--format", "markdown"))
    assert ran.code == 1, ran.err
    tokens = PARSER.parse(ran.out)
    assert shape(tokens) == shape(PARSER.parse(benign))
    inner = [child for token in tokens for child in token.children or []]
    known = {"text", "text_special", "softbreak", "hardbreak", "strong_open", "strong_close", "code_inline", "html_inline"}
    assert {t.type for t in inner} <= known
    assert {t.content for t in inner if t.type == "html_inline"} <= {"<br>"}
    # And it is read as it was written, but for its blanks.
    read = "".join(t.content for t in inner if t.type in ("text", "text_special"))
    assert " ".join(words.split()) in read


@pytest.mark.parametrize("words", MARKUP)
def test_markup_in_a_case_is_words_on_a_page(words: str, tmp_path: Path) -> None:
    for command in (["check", "-v"], ["ask"]):
        ran = quiet_about(run(*command, case_with(words, tmp_path)))
        assert "".join(words.split()) in "".join(ran.out.split()), command


@pytest.mark.parametrize("words", MARKUP)
def test_markup_in_a_case_is_the_same_text_in_json(words: str, tmp_path: Path) -> None:
    case = run("check", case_with(words, tmp_path), "--format", "json").json["cases"][0]
    assert case["title"] == words
    assert case["items"][0]["label"] == words


@pytest.mark.parametrize("words", ["<b>x</b> | `y`", "a\nb", "[x](http://example.org)"])
def test_markup_in_a_rule_is_words(words: str, tmp_path: Path) -> None:
    import json
    import shutil

    from tests.cli.support import RULES

    tree = Path(shutil.copytree(RULES, tmp_path / "rules"))
    path = tree / "north" / "r1.yaml"
    text = path.read_text(encoding="utf-8")
    for old in ("the item is military", "Arms to Norland", "Vests for relief", "What the Committee approves", "travel"):
        assert f"{{en: {old}, " in text
        text = text.replace(f"{{en: {old}, ", f"{{en: {json.dumps(words)}, ")
    path.write_text(text, encoding="utf-8")
    out = quiet_about(run("check", CASES / "unless.yaml", "--format", "markdown", rules=tree)).out
    plain = run("check", CASES / "unless.yaml", "--format", "markdown").out
    assert shape(PARSER.parse(out)) == shape(PARSER.parse(plain))


def test_the_summary_table_has_three_cells_a_row(tmp_path: Path) -> None:
    out = run("check", case_with("a | b", tmp_path), "--format", "markdown").out
    rows = [line for line in out.splitlines() if line.startswith("|")]
    assert len(rows) == 4
    assert all(len(re.split(r"(?<!\\)\|", row)) == 5 for row in rows)


def test_escape_leaves_plain_words_alone() -> None:
    for text in ("plain", "2004-03-01 (R/1)", "S/RES/1 (2001) para. 9(c)", "طائرات «قتالية»؛ نعم", "-5 degrees", "1.5"):
        assert escape(text) == text
    assert escape("") == ""


# --- what a terminal acts on -----------------------------------------------------------------------------------------

CONTROLS = ["\x1b[31m", "\x1b]8;;http://example.org\x07", "\x9b31m", "\x00", "\x07", "\x08", "\x7f", "\x0b", "\x0c",
            "\u202e", "\u202a", "\u2066", "\u2069"]  # fmt: skip


@pytest.mark.parametrize("escaped", [False, True], ids=["raw", "written"])
@pytest.mark.parametrize("control", CONTROLS, ids=repr)
def test_no_control_character_comes_through(control: str, escaped: bool, tmp_path: Path) -> None:
    """Neither raw nor written as an escape of YAML, in a value or in a key."""
    path = case_with(FREE, tmp_path)
    bad = "".join(f"\\x{ord(c):02x}" if ord(c) < 256 else f"\\u{ord(c):04x}" for c in control) if escaped else control
    good = path.read_text(encoding="utf-8")
    for text in (good.replace(FREE, f"plain {bad}words"), good.replace('"thing":', f'"thing{bad}":')):
        path.write_text(text, encoding="utf-8")
        ran = quiet_about(run("check", path))
        assert ran.code == 3
        assert "control character U+" in ran.err
        assert control not in ran.out + ran.err


# --- direction -------------------------------------------------------------------------------------------------------

LRI, PDI, RLM = "\u2066", "\u2069", "\u200f"
LEFT = re.compile(r"[A-Za-z0-9\u0660-\u0669\u00c0-\u024f]")


def outside(line: str) -> str:
    """What of a line stands outside its isolates; raises where they are not balanced or one stands in another."""
    depth, kept = 0, []
    for character in line:
        if character == LRI:
            depth += 1
        elif character == PDI:
            depth -= 1
        elif depth == 0:
            kept.append(character)
        assert depth in (0, 1), line
    assert depth == 0, line
    return "".join(kept)


# What a screen may say to left of Arabic without isolating it: nothing of ours; the frame of a table has no letters.
def isolated(text: str) -> None:
    for line in text.splitlines():
        assert not LEFT.search(outside(line)), line


COMMANDS: list[list[Any]] = [
    ["check", CASES], ["check", CASES, "-v"], ["check", CASES, "-q"], ["check", CASES / "unless.yaml", "missing.yaml"],
    ["check", CASES, "--law-date", "2006-01-01", "--reading", "every-aircraft", "--known-on", "2004-03-04"],
    *(["explain", CASES / f"{name}.yaml"] for name in ("unless", "conflict", "open", "prospective", "before")),
    ["explain", CASES / "unless.yaml", "rifles", "R/2/2"],
    *(["ask", CASES / f"{name}.yaml"] for name in ("conflict", "open")),
    ["whatif", CASES / "unless.yaml", "--set", "approval=granted"], ["whatif", CASES / "unless.yaml", "--set", "class=rifle"],
    ["law", "show", "1"], ["law", "show", "1(b)"], ["law", "show", "2", "--on", "2012-01-01"], ["law", "history", "2"],
    ["law", "in-force"],
]  # fmt: skip


@pytest.mark.parametrize("args", COMMANDS, ids=lambda a: " ".join(getattr(x, "name", str(x)) for x in a))
def test_left_to_right_runs_are_isolated_on_every_arabic_line(args: list[Any]) -> None:
    ran = quiet_about(run(*args, "--lang", "ar"))
    assert LRI in ran.out
    isolated(ran.out)


@pytest.mark.parametrize("args", COMMANDS, ids=lambda a: " ".join(getattr(x, "name", str(x)) for x in a))
def test_english_has_no_direction_marks(args: list[Any]) -> None:
    out = run(*args).out
    assert out
    assert not any(mark in out for mark in (LRI, PDI, RLM))


def test_every_arabic_line_begins_from_the_right() -> None:
    for line in run("check", CASES, "-v", "--lang", "ar").out.splitlines():
        if any("\u0600" <= c <= "\u06ff" for c in line) and "─" not in line:
            assert line.lstrip(" ").startswith(RLM) or line.startswith((" البند", " الحالة")), line


def test_markdown_in_arabic() -> None:
    out = run("check", CASES, "missing.yaml", "-v", "--format", "markdown", "--lang", "ar").out
    lines = out.splitlines()
    assert lines[0] == '<div dir="rtl" lang="ar">'
    assert lines[-1] == "</div>"
    for line in lines[1:-1]:
        words = re.sub(r"^\s*\d+\. |<br>", "", line)
        isolated(words)
    for form in ("markdown", "json"):
        english = run("check", CASES, "--format", form).out
        assert not any(mark in english for mark in (LRI, PDI, RLM))


def test_json_in_arabic_isolates_sentences_and_leaves_codes_alone() -> None:
    """Every code is the same in both languages; every Arabic sentence is isolated."""
    english, arabic = (run("check", CASES, "-v", "--format", "json", "--lang", lang).json for lang in ("en", "ar"))
    seen = _compare(english, arabic, "")
    assert seen > 1000


# Keys whose values are words in the language of the report; every other value is a code or a number.
WORDS = """
    notices title label status_label touches limb_label conduct_label citation carried_label law_day notes
    caveat sentence value mark_label procedure who_applies says holder days roots_sentence confidence_label
    limbs outside asides root_label hands kind_label question evidence paragraphs inference inferences subject
    why lang
    """.split()  # noqa: SIM905


def _compare(one: Any, two: Any, key: str) -> int:
    assert type(one) is type(two) or None in (one, two), key
    if isinstance(one, dict):
        assert list(one) == list(two), key
        return sum(_compare(one[k], two[k], k) for k in one)
    if isinstance(one, list):
        assert len(one) == len(two), key
        return sum(_compare(a, b, key) for a, b in zip(one, two, strict=True))
    if key in WORDS:
        if isinstance(two, str) and key != "lang":
            assert not LEFT.search(outside(two)), (key, two)
        return 1
    assert one == two, key
    return 0
