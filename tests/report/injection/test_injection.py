"""Nothing that a case or a waiver contains breaks out of its place, in any format."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from markdown_it import MarkdownIt

from compliance.report.formats import FORMATS, writer
from compliance.report.memo.memo import Memo
from tests.cli.support import RULES, quiet_about, run
from tests.report.injection.support import Fill, bilingual, case, fields, memos, render, waivers, write
from tests.selection import WRITERS

# Each would do something in one format or another; a field that begins with it is the worst case.
PAYLOADS = {
    "markup": "<script>alert(1)</script><img src=x onerror=alert(1)></td></table></section><!-- ]]> &lt;b&gt; &#60;",
    "attribute": "\" onmouseover=\"alert(1)\" ' onfocus='alert(1)' style=\"x\" `",
    "link": "[x](javascript:alert(1)) ![x](http://example.org/x.png) <http://example.org> http://www.example.org",
    "formula": "=HYPERLINK(\"http://example.org\",\"x\")",
    "formula-plus": "+1+cmd|' /C calc'!A0",
    "formula-minus": "-1+1",
    "formula-at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "typst": "#panic(\"x\") #import \"/etc/passwd\" $x^2$ @ref <label> ] [ \\u{41} // /* */ = heading",
    "word": "{ INCLUDETEXT \"c:\\\\x\" } \\* MERGEFORMAT DDEAUTO c:\\\\x <w:p/> ]]>",
    "markdown": "# heading | a | b |\\n|---| **b** `c` ~~s~~ [^1] [^en1]: x --- > q",
    "template": "{{7*7}} ${7*7} {% x %} %s {0} {title}",
    "script": "</script><script>alert(1)</script> \\u2028 */ ;alert(1)//",
}  # fmt: skip
PLAIN = "plain words"


# Mixtures of them: in each of three every field has another one, so that a writer which is slow meets all of them.
MIXED = ("mixed 0", "mixed 4", "mixed 8")
ORDER = {field: at for at, field in enumerate(fields())}
# Each alone in every field, where what writes changed.
ALONE = [*MIXED, *(pytest.param(name, marks=pytest.mark.on_change(*WRITERS)) for name in PAYLOADS)]


def filling(name: str) -> Fill:
    """Return what fills the fields: one text everywhere, or in a mixture each field with its own."""
    if name not in MIXED:
        return lambda _: PAYLOADS.get(name, name)
    texts, by = list(PAYLOADS.values()), int(name.partition(" ")[2])
    return lambda field: texts[(ORDER[field] + by) % len(texts)]


@cache
def hostile(name: str) -> Callable[[str], Memo]:
    """Return the memoranda of the case with hostile words, built once for all formats."""
    return memos(filling(name))


def made(name: str, form: str, lang: str = "en") -> bytes:
    return writer(form)(hostile(name)(lang))


@cache
def short(form: str, lang: str = "en") -> bytes:
    """Return what a format writes of the case where every field is short; made once."""
    return made(PLAIN, form, lang)


TEXTUAL = ("html", "markdown", "json", "sarif", "ftm")


def test_the_case_uses_every_free_text_field_there_is() -> None:
    used: set[str] = set()

    def walk(part: Any, path: str = "") -> None:
        if isinstance(part, dict):
            if set(part) == {"en", "ar"}:
                used.add(path)
                return
            for key, value in part.items():
                walk(value, f"{path}.{key}")
        elif isinstance(part, list):
            for value in part:
                walk(value, path)

    for made in (case(lambda _: "x"), waivers(lambda _: "x")):
        walk(made)
    last_two = {".".join(p.split(".")[-1:]) for p in used}
    wanted = {p.split(".")[-1] for p in bilingual()}
    assert wanted <= last_two, wanted - last_two
    assert len(fields()) > 20


class Tags(HTMLParser):
    """The tags of a page with the names of their attributes; pictures, whose lines wrap by the words, stand as one."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, tuple[str, ...]]] = []
        self.text: list[str] = []
        self.values: list[str] = []
        self._in_svg = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_svg += tag == "svg"
        self.values += [v or "" for k, v in attrs if k in ("href", "src", "action", "style") or k.startswith("on")]
        if self._in_svg <= 1 and not (self._in_svg and tag != "svg"):
            self.found.append((tag, tuple(sorted(k for k, _ in attrs))))

    def handle_endtag(self, tag: str) -> None:
        self._in_svg -= tag == "svg"
        if not self._in_svg:
            self.found.append((f"/{tag}", ()))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def tags(page: bytes) -> Tags:
    parser = Tags()
    parser.feed(page.decode("utf-8"))
    parser.close()
    return parser


@pytest.mark.parametrize("lang", ["en", "ar", "both"])
@pytest.mark.parametrize("name", PAYLOADS)
def test_a_page_has_the_same_tags_whatever_the_words(name: str, lang: str) -> None:
    hostile = tags(made(name, "html", lang))
    plain = tags(short("html", lang))
    without_breaks = [t for t in hostile.found if t[0].strip("/") not in ("bdi", "wbr")]
    assert without_breaks == [t for t in plain.found if t[0].strip("/") not in ("bdi", "wbr")]
    assert not [v for v in hostile.values if re.match(r"\s*(?!#|[\w.-]+$)", v)], "only anchors and files beside it are led to"


@pytest.mark.parametrize("lang", ["en", "both"])
@pytest.mark.parametrize("name", PAYLOADS)
def test_markdown_has_the_same_tokens_whatever_the_words(name: str, lang: str) -> None:
    def tokens(text: bytes) -> list[str]:
        md = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable(["table", "strikethrough"])
        found: list[str] = []
        for token in md.parse(text.decode("utf-8")):
            found.append(token.type)
            found += [t.type for t in token.children or [] if t.type not in ("text", "softbreak")]
        return found

    assert tokens(made(name, "markdown", lang)) == tokens(short("markdown", lang))


def strings(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        for value in part.values():
            yield from strings(value)
    elif isinstance(part, list):
        for value in part:
            yield from strings(value)
    elif isinstance(part, str):
        yield part


def messages(part: Any) -> Iterator[str]:
    """Yield the text of every message."""
    if isinstance(part, dict):
        for key, value in part.items():
            if key == "message" and isinstance(value, dict) and "text" in value:
                yield value["text"]
            yield from messages(value)
    elif isinstance(part, list):
        for value in part:
            yield from messages(value)


@pytest.mark.parametrize("name", PAYLOADS)
@pytest.mark.parametrize("form", ["json", "sarif", "ftm"])
def test_data_holds_the_words_as_they_are(name: str, form: str) -> None:
    raw = made(name, form).decode("utf-8")
    parts = [json.loads(line) for line in raw.splitlines() if line] if form == "ftm" else [json.loads(raw)]
    shown = list(strings(parts))
    if form == "json":
        assert PAYLOADS[name] in shown
    if form == "sarif":
        # A viewer takes brackets in the text of a message for a link, unless a backslash stands before them.
        assert not [m for m in messages(parts) if re.search(r"(?<!\\)\]\(", m)]
    assert raw.isprintable() or all(c in "\n\t" or c.isprintable() or ord(c) > 127 for c in raw)


@pytest.mark.parametrize("name", ALONE)
def test_a_workbook_has_no_formula_and_no_link(name: str) -> None:
    import openpyxl

    raw = made(name, "xlsx", "both")
    book = openpyxl.load_workbook(io.BytesIO(raw))
    cells = [c for sheet in book for row in sheet.iter_rows() for c in row if c.value is not None]
    assert cells
    assert {c.data_type for c in cells} <= {"s", "n"}
    assert not [c for c in cells if c.data_type == "n" and isinstance(c.value, str)]
    assert not [c for c in cells if c.hyperlink]
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        sheets = [parts.read(n).decode("utf-8") for n in parts.namelist() if n.startswith("xl/worksheets/sheet")]
        assert not any("<f>" in s or "<hyperlink" in s for s in sheets)
        assert not [n for n in parts.namelist() if "external" in n.lower()]


@pytest.mark.parametrize("name", ALONE)
def test_a_word_document_is_well_formed_and_leads_nowhere(name: str) -> None:
    def elements(raw: bytes) -> list[str]:
        with zipfile.ZipFile(io.BytesIO(raw)) as parts:
            found: list[str] = []
            for part in sorted(n for n in parts.namelist() if n.endswith((".xml", ".rels"))):
                root = etree.fromstring(parts.read(part))
                for element in root.iter():
                    assert element.get("TargetMode") != "External", part
                    if isinstance(element.tag, str) and part.startswith("word/") and "instrText" in element.tag:
                        found.append(f"{part}: {element.text}")
            return found

    hostile = elements(made(name, "docx", "both"))
    assert hostile == elements(short("docx", "both")), "fields come from the program alone"


@pytest.mark.parametrize("name", ALONE)
def test_a_pdf_prints_the_words_and_runs_nothing(name: str) -> None:
    from pypdf import PdfReader

    raw = made(name, "pdf")
    reader = PdfReader(io.BytesIO(raw))
    text = "".join("".join(page.extract_text().split()) for page in reader.pages)
    told = {key for key, payload in PAYLOADS.items() if "".join(payload.split()[0:1])[:8] in text}
    # Of a mixture some fields are not printed.
    assert len(told) >= 8 if name in MIXED else name in told
    uris = [
        a.get_object().get("/A", {}).get("/URI")
        for page in reader.pages
        for a in page.get("/Annots", [])
        if a.get_object().get("/A")
    ]
    assert not [u for u in uris if u], uris
    assert b"/JavaScript" not in raw
    assert b"/Launch" not in raw


LONG = "A" * 100_000


@pytest.mark.parametrize("field", fields())
def test_a_long_string_in_any_field_is_written_whole(field: str) -> None:
    memo = memos(lambda name: LONG if name == field else PLAIN)("en")
    for form in TEXTUAL:
        raw = writer(form)(memo)
        if b"AAAA" in raw:
            # A property of an entity has a greatest length; what is cut there ends in a mark.
            assert len(raw) > len(short(form)) + 50_000 or (form == "ftm" and "AAA…" in raw.decode("utf-8")), form


@pytest.mark.parametrize("form", ["pdf", "docx", "xlsx"])
def test_long_strings_in_every_field_at_once_are_set_in_time(form: str) -> None:
    raw = render(lambda name: LONG if name in ("claim.says", "item.note", "waiver.reason") else PLAIN, form)
    assert len(raw) > len(short(form))


REFUSED = ["\x1b[31mred", "\x1b]0;title\x07", "\x07", "\x00", "\u202egnp", "\u2066x", "\u2069x", "\u2028", "\ufeff"]


@pytest.mark.parametrize("bad", REFUSED, ids=repr)
def test_what_acts_on_a_terminal_or_reorders_text_is_refused_with_its_place(bad: str, tmp_path: Path) -> None:
    path = write(tmp_path, lambda name: PLAIN)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(PLAIN, bad, 1), encoding="utf-8")
    ran = quiet_about(run("report", path, "--format", "markdown", "--output", tmp_path / "x.md", rules=RULES))
    assert ran.code == 3
    assert ran.err.startswith(f"{path}:1:")
    assert not (tmp_path / "x.md").exists()
    assert not set(bad) & set(ran.err) - set("[31mred]0;titlegnpx")


@pytest.mark.parametrize("bad", REFUSED, ids=repr)
def test_written_as_an_escape_it_is_refused_all_the_same(bad: str, tmp_path: Path) -> None:
    """JSON is YAML: a control character may come as an escape, which the loader reads as the character."""
    path = write(tmp_path, lambda name: bad if name == "claim.says" else PLAIN)
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")), ensure_ascii=True), encoding="utf-8")
    ran = quiet_about(run("report", path, "--format", "html", "--output", tmp_path / "x.html", rules=RULES))
    shown = (tmp_path / "x.html").read_text(encoding="utf-8") if (tmp_path / "x.html").exists() else ""
    assert ran.code == 3 or not (set(bad) - set("[31mred]0;titlegnpx")) & set(shown)


@pytest.mark.parametrize("form", FORMATS)
def test_the_command_writes_no_other_words(form: str, tmp_path: Path) -> None:
    path, out = write(tmp_path, filling(MIXED[0])), tmp_path / "out"
    ran = quiet_about(run("report", path, "--format", form, "--output", out, rules=RULES))
    assert (ran.code, ran.err) == (0, "")
    assert out.stat().st_size > 500


def test_every_format_is_tested_here() -> None:
    text = Path(__file__).read_text(encoding="utf-8")
    assert all(f'"{form}"' in text for form in FORMATS)
