"""The page as text: well formed, in itself complete, and the same whatever a case says."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from itertools import pairwise

import pytest

from compliance.report.formats.html import render
from compliance.report.memo.memo import Memo
from compliance.report.memo.model import Span
from tests.report.html.pages import SHOWN, Element, page, paragraph, parse, saying

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</style></script></title></textarea><b>",
    "&lt;b&gt; &amp; &#x202e;",
    "]]><!-- --!> <?php {{7*7}} ${x} %s {n} {all}",
    "a\u202eb\u2066c\u200ed\u061ce\u2069\u2069f",
    "\x00\x07\x1b[31mred\x1b[0m\ufffe\ud800",
    "بيع <b>16</b> طائرة \u202e(x)",
    "",
    " ",
)
MARKS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")


@pytest.fixture(scope="module", params=SHOWN)
def shown(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def tree(shown: str) -> Element:
    return parse(page(shown))


@cache
def _plain(shown: str) -> list[tuple[str, tuple[str, ...]]]:
    return outline(parse(page(shown, "words")))


def outline(top: Element) -> list[tuple[str, tuple[str, ...]]]:
    """The elements of a page with their attributes; what depends on the words of a line stands aside."""
    found = []
    for part in top.inner:
        if isinstance(part, Element):
            if part.tag not in ("bdi", "svg") and part.attrs.get("class") != "day":
                found.append((part.tag, tuple(sorted(part.attrs))))
            found += [] if part.tag == "svg" else outline(part)
    return found


def test_every_identifier_stands_once_and_every_link_leads_somewhere(tree: Element) -> None:
    names = [e.attrs["id"] for e in tree.all() if "id" in e.attrs]
    assert len(names) == len(set(names))
    links = [e.attrs["href"] or "" for e in tree.all("a")]
    assert links and all(link.startswith("#") and link[1:] in names for link in links)
    named = [name for e in tree.all() for name in (e.attrs.get("aria-labelledby") or "").split()]
    assert named and set(named) <= set(names)


def test_nothing_is_fetched_and_nothing_acts_but_the_one_script(tree: Element) -> None:
    assert not tree.all("link", "img", "iframe", "object", "embed", "base", "form", "use", "image", "foreignobject")
    assert len(tree.all("script")) == len(tree.all("style")) == 1
    for element in tree.all():
        assert not [a for a in element.attrs if a.startswith("on") or a in ("src", "srcset", "style", "action", "xlink:href")]
    style = tree.all("style")[0].text
    assert "url(" not in style and "@import" not in style and "http" not in style
    assert "http" not in tree.all("script")[0].text


def test_the_policy_allows_the_inlined_texts_and_nothing_else(tree: Element) -> None:
    (meta,) = (e for e in tree.all("meta") if e.attrs.get("http-equiv") == "Content-Security-Policy")
    policy = dict(part.strip().split(" ", 1) for part in (meta.attrs["content"] or "").split(";"))
    hashes = {
        tag: base64.b64encode(hashlib.sha256(tree.all(tag)[0].text.encode()).digest()).decode() for tag in ("style", "script")
    }
    assert policy == {
        "default-src": "'none'",
        "style-src": f"'sha256-{hashes['style']}'",
        "script-src": f"'sha256-{hashes['script']}'",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_the_same_documents_give_the_same_bytes(shown: str) -> None:
    assert page(shown) == page(shown)


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words[:24]))
def test_what_a_case_says_changes_no_element_of_the_page(shown: str, words: str) -> None:
    text = page(shown, words)
    top = parse(text)
    assert outline(top) == _plain(shown)
    assert len(top.all("script")) == 1
    outside = re.sub("<svg.*?</svg>", "", text, flags=re.S)
    assert not MARKS.search(outside)
    assert all(c.isprintable() or c in "\n\u2066\u2067\u2069" for c in text)
    if "<" in words:
        assert words in top.all("h1")[0].text or not words.isascii()


@pytest.mark.parametrize("letter", ["x", "ا", "<"])
def test_a_text_of_a_hundred_kilobytes_is_written_in_full(letter: str) -> None:
    (words,) = (e.text for e in [paragraph(Span(letter * 100_000))])
    assert words == letter * 100_000


def test_headings_go_down_by_one_and_there_is_one_at_the_top(tree: Element) -> None:
    levels = [int(e.tag[1]) for e in tree.all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_a_fold_has_its_heading_for_a_button_and_no_other_button_inside_that(tree: Element) -> None:
    folds = tree.all("details")
    assert {e.attrs.get("class") for e in folds} == {None, "legend", "part", "told"}
    for fold in folds:
        summary = next(e for e in fold.inner if isinstance(e, Element))
        assert summary.tag == "summary" and summary.text.strip()
        assert not summary.all("a", "button", "select")
        if fold.attrs.get("class") == "part":
            assert summary.all("h3", "h4")


def test_tables_have_a_caption_a_head_for_each_column_and_one_for_each_row(tree: Element) -> None:
    for table in tree.all("table"):
        assert table.all("caption")[0].text.strip()
        assert {e.attrs["scope"] for e in table.all("th")} <= {"col", "row", "rowgroup"}
        heads = len([e for e in table.all("th") if e.attrs["scope"] == "col"])
        for row in table.all("tbody")[0].all("tr"):
            cells = row.all("th", "td")
            assert cells[0].tag == "th" and cells[0].attrs.get("colspan", "1") in ("1", str(heads))
            assert len(cells) == heads or cells[0].attrs.get("colspan") == str(heads)


def test_each_note_leads_back_to_each_place_where_it_stands(tree: Element, shown: str) -> None:
    refs = [e for e in tree.all("a") if e.attrs.get("role") == "doc-noteref"]
    backs = [e for e in tree.all("a") if e.attrs.get("role") == "doc-backlink"]
    assert len(refs) == len(SHOWN[shown])
    assert [f"#{e.attrs['id']}" for e in refs] == [e.attrs["href"] for e in backs]


def test_the_same_note_has_one_number_in_two_places() -> None:
    note = (Span("Resolution 1"),)
    found = paragraph(Span("a", note=note), Span("b", note=(Span("other"),)), Span("c", note=note))
    refs = [e for e in found.all("a") if e.attrs.get("role") == "doc-noteref"]
    assert [e.text for e in refs] == ["1", "2", "1"]
    assert len({e.attrs["id"] for e in refs}) == 3


def test_the_page_says_its_language_and_every_change_of_it(tree: Element, shown: str) -> None:
    html = tree.all("html")[0]
    assert (html.attrs["lang"], html.attrs["dir"]) == (("ar", "rtl") if shown == "ar" else ("en", "ltr"))
    for element in tree.all():
        if element.attrs.get("lang") == "ar":
            assert element.attrs["dir"] == "rtl"
    if shown == "both":
        marked = [e.attrs["data-lang"] for e in tree.all("h1")[0].all("span") if "data-lang" in e.attrs]
        assert marked == ["en", "ar"]


def test_latin_in_arabic_is_isolated_and_a_number_is_of_no_language() -> None:
    found = paragraph(Span("تنقل Reuters في 2010-12-31"), lang="ar").all("bdi")
    assert [(e.text, e.attrs["dir"], e.attrs.get("lang")) for e in found] == [
        ("Reuters", "ltr", "en"),
        ("2010-12-31", "ltr", None),
    ]


def test_arabic_in_english_is_isolated() -> None:
    (found,) = paragraph(Span("a force called القوة ب here")).all("bdi")
    assert (found.text, found.attrs["dir"], found.attrs["lang"]) == ("القوة ب", "rtl", "ar")


@pytest.mark.parametrize("to", ["other.html", "pk-lna.deal.html", "قضية.html"])
def test_a_link_may_lead_to_a_file_beside_the_page(to: str) -> None:
    (link,) = paragraph(Span("there", to=to)).all("a")
    assert re.fullmatch(r"[\w.%-]+\.html", link.attrs["href"] or "")


@pytest.mark.parametrize(
    "to",
    [
        "javascript:alert(1)//.html",
        "JavaScript:alert.html",
        "data:text.html",
        "http://a.example/b.html",
        "//a.example/b.html",
        "../b.html",
        "/b.html",
        "C:\\b.html",
        "a\\b.html",
        "b.html?c.html",
        "b.html#c.html",
        " b.html",
        "b.html\n",
        ".html",
        "nowhere",
        "",
    ],
)
def test_a_link_leads_nowhere_else(to: str) -> None:
    found = paragraph(Span("there", to=to))
    assert not found.all("a") and found.text == "there"


def test_a_status_is_a_word_with_a_colour() -> None:
    found = paragraph(Span("touched unless excepted", "status", status="touched_unless"), Span("new", "status", status="<x>"))
    assert [(e.text, e.attrs["class"]) for e in found.all("span")] == [
        ("touched unless excepted", "st t-amber"),
        ("new", "st t-grey"),
    ]


def test_parts_are_chosen_by_the_numbers_of_statuses_and_items(tree: Element) -> None:
    (part,) = (e for e in tree.all("details") if "data-status" in e.attrs)
    assert (part.attrs["id"], part.attrs["data-status"], part.attrs["data-items"]) == ("finding-1", "0", "0")
    for kind in ("status", "item"):
        (select,) = (e for e in tree.all("select") if e.attrs["data-filter"] == kind)
        assert {o.attrs["value"] for o in select.all("option")} == {"", "0"}


def test_a_page_with_nothing_to_fold_has_no_button_for_it() -> None:
    bare = saying(Span("words"))
    top = parse(render(Memo("made-up", (), (bare,))).decode("utf-8"))
    assert [e.attrs for e in top.all("button") if "data-fold" in e.attrs] == []
    assert [e.attrs["data-fold"] for e in parse(page("en")).all("button") if "data-fold" in e.attrs] == ["open", "close"]


def test_a_page_with_nothing_to_choose_has_no_choice() -> None:
    top = parse(page("en", legend=(), items=()))
    assert not top.all("select") and not [e for e in top.all() if "data-status" in e.attrs or "data-items" in e.attrs]
