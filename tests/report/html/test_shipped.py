"""The pages of the shipped cases: every way in them leads somewhere, and nothing of them is lost or loads another."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise, product
from unicodedata import normalize
from urllib.parse import unquote

import pytest

from compliance.report.formats.html import render
from compliance.report.formats.html.inline import plain
from compliance.report.memo.compose import index
from compliance.report.memo.memo import Memo
from compliance.report.memo.model import spans
from tests.cli.support import CASE_NAMES
from tests.report.html.conftest import Visitor
from tests.report.html.pages import SHOWN, Element, parse
from tests.report.html.test_access import TAGS, faults
from tests.report.memo.support import anchors, shipped_memos

DEAL, SHORT = "pk-lna-arms-deal", "past-flows"


def shipped(name: str, shown: str) -> Memo:
    """A shipped case in one language or in both; ``index`` is the page that leads to all of them."""
    found = {memo.name: memo for memo in shipped_memos()}
    found["index"] = index(shipped_memos(), {memo.name: f"{memo.name}.html" for memo in shipped_memos()})
    memo = found[name]
    kept = [i for i, document in enumerate(memo.documents) if document.lang in SHOWN[shown]]
    return Memo(memo.name, tuple(memo.reports[i] for i in kept), tuple(memo.documents[i] for i in kept))


@cache
def page(name: str, shown: str) -> str:
    return render(shipped(name, shown)).decode("utf-8")


@pytest.fixture(scope="module", params=list(product([*CASE_NAMES, "index"], SHOWN)), ids="-".join)
def read(request: pytest.FixtureRequest) -> Iterator[tuple[Memo, Element]]:
    name, shown = request.param
    return shipped(name, shown), parse(page(name, shown))  # type: ignore[return-value]


def words(text: str) -> str:
    return re.sub(r"\s+", " ", plain(text)).strip()


def test_every_link_of_a_memorandum_leads_somewhere(read: tuple[Memo, Element]) -> None:
    memo, tree = read
    names = [e.attrs["id"] for e in tree.all() if "id" in e.attrs]
    assert len(names) == len(set(names))
    files = {f"{name}.html" for name in CASE_NAMES}
    links = [unquote(e.attrs["href"] or "") for e in tree.all("a")]
    assert all(link[1:] in names if link.startswith("#") else link in files for link in links)
    wanted = [span.to for document in memo.documents for span in spans(document) if span.to]
    known = {a for document in memo.documents for a in anchors(document)} | files
    assert wanted and set(wanted) <= known
    assert memo.name != "index" or files <= set(links)


def test_every_word_of_a_memorandum_is_in_its_page(read: tuple[Memo, Element]) -> None:
    memo, tree = read
    (main,) = tree.all("main")
    told = words(main.text)
    for document in memo.documents:
        assert [s.text for s in spans(document) if words(s.text) not in told] == []


def test_no_heading_is_passed_over(read: tuple[Memo, Element]) -> None:
    _, tree = read
    levels = [int(e.tag[1]) for e in tree.all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_the_page_asks_for_nothing(read: tuple[Memo, Element]) -> None:
    _, tree = read
    assert not tree.all("link", "img", "iframe", "object", "embed", "base", "form", "use", "image")
    assert not [a for e in tree.all() for a in e.attrs if a in ("src", "srcset", "style", "action") or a.startswith("on")]


def test_each_argument_can_be_reached_from_the_matrix(read: tuple[Memo, Element]) -> None:
    memo, tree = read
    cells = [c for t in tree.all("table") if "matrix" in (t.attrs.get("class") or "") for c in t.all("td")]
    assert bool(cells) == (memo.name != "index")
    parts = {e.attrs["id"] for e in tree.all("details", "div") if e.attrs.get("class") == "part"}
    decided = [c for c in cells if not re.search("t-(grey|green)", c.attrs.get("class") or "t-grey")]
    assert all(c.text.strip() for c in cells)
    assert all([(a.attrs["href"] or "")[1:] in parts for a in c.all("a")] == [True] for c in decided)


@pytest.mark.parametrize("shown", SHOWN)
def test_a_memorandum_is_the_same_bytes_twice(shown: str) -> None:
    assert render(shipped(DEAL, shown)) == page(DEAL, shown).encode("utf-8")


# --- in the browser ---


@pytest.mark.parametrize("name", [DEAL, "index"])
def test_a_page_is_never_wider_than_a_small_window(visit: Visitor, name: str) -> None:
    opened = visit(page(name, "both"), viewport={"width": 320, "height": 700}).page
    # The index has nothing to fold.
    if name != "index":
        opened.locator("details").evaluate_all("all => all.forEach(fold => { fold.open = true; })")
    for shown in ("both", "en", "ar"):
        opened.click(f"button[data-show={shown}]")
        assert opened.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize(("name", "shown"), [(DEAL, "en"), ("index", "both")])
def test_a_page_can_be_used_by_everyone(visit: Visitor, name: str, shown: str) -> None:
    assert faults(visit(page(name, shown)).page, TAGS) == []


def test_every_cell_of_the_matrix_opens_the_argument_it_leads_to(visit: Visitor) -> None:
    from playwright.sync_api import expect

    opened = visit(page(DEAL, "en"), reduced_motion="reduce").page
    links = opened.locator("table.matrix td a")
    assert links.count() > 1
    for link in links.all():
        name = (link.get_attribute("href") or "")[1:]
        link.click()
        expect(opened.locator(f"[id='{name}']")).to_be_in_viewport()
        opened.click("[data-fold=close]")


def test_paper_has_every_argument_of_a_memorandum(visit: Visitor) -> None:
    from pypdf import PdfReader

    opened = visit(page(SHORT, "en")).page
    sheets = PdfReader(io.BytesIO(opened.pdf(prefer_css_page_size=True))).pages
    text = _letters("".join(sheet.extract_text() for sheet in sheets))
    folded = [e for e in parse(page(SHORT, "en")).all("details") if e.attrs.get("class") == "part"]
    # Lines break between pages after the third at the earliest, so the first words of each stand together.
    said = {_letters(p.text)[:60] for e in folded for p in e.all("h3", "h4", "h5", "li", "dd") if not p.all("a", "sup")}
    assert len(said) > 20
    assert sorted(said - {line for line in said if line in text}) == []


def _letters(text: str) -> str:
    # A sheet may have two letters in one sign.
    return re.sub(r"\W+", "", normalize("NFKC", text))
