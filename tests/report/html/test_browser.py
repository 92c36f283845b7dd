"""The page in a browser: folds, choices, languages, ways in, paper, and all of it without its script."""

from __future__ import annotations

import io

import pytest

from compliance.files.dataclass import replace
from compliance.report.formats.html import render
from compliance.report.memo.memo import Memo
from compliance.report.memo.model import Document, Paragraph, Part, Section, Span
from tests.report.html.conftest import Visitor
from tests.report.html.pages import SHOWN, page
from tests.report.sample import document

OPEN = "details.part, details.legend"


def several(lang: str = "en") -> Document:
    """A document of two items with three findings, of two statuses."""
    made = document("ar" if lang == "ar" else "en")

    def finding(name: str, status: str, item: str) -> Part:
        told = (Paragraph((Span(f"told of {name}"),)),)
        return Part(name, (Span(name),), told, folds=True, status=status, items=(item,), deep=1)

    one = Part("item-a", (Span("A"),), (finding("f1", "touched_unless", "a"), finding("f2", "not_touched", "a")), items=("a",))
    two = Part("item-b", (Span("B"),), (finding("f3", "not_touched", "b"),), items=("b",))
    section = Section("application", 1, "Application", (Paragraph((Span("to f2", to="f2"),)), one, two))
    return replace(made, sections=(section,), items=(("a", "A"), ("b", "B")))


SEVERAL = render(Memo("made-up", (), (several(),))).decode()


@pytest.mark.parametrize("shown", SHOWN)
def test_a_page_is_never_wider_than_the_window(visit: Visitor, shown: str) -> None:
    opened = visit(page(shown)).page
    opened.click("[data-fold=open]")
    for width in (1280, 320):
        opened.set_viewport_size({"width": width, "height": 700})
        assert opened.evaluate("document.documentElement.scrollWidth") <= width
    assert opened.evaluate("getComputedStyle(document.body).direction") == ("rtl" if shown == "ar" else "ltr")


def test_a_word_of_thousands_of_letters_widens_nothing(visit: Visitor) -> None:
    opened = visit(page("en", "x" * 5_000), viewport={"width": 320, "height": 700}).page
    assert opened.evaluate("document.documentElement.scrollWidth") <= 320


def test_all_folds_open_and_close(visit: Visitor) -> None:
    opened = visit(page("en")).page
    folds = opened.locator(OPEN)
    states = "all => all.map(fold => fold.open)"
    assert folds.evaluate_all(states) == [False] * 3
    opened.click("[data-fold=open]")
    assert folds.evaluate_all(states) == [True] * 3
    opened.click("[data-fold=close]")
    assert folds.evaluate_all(states) == [False] * 3


def test_a_fold_opens_by_the_keyboard(visit: Visitor) -> None:
    opened = visit(page("en")).page
    opened.locator("#finding-1 > summary").focus()
    opened.keyboard.press("Enter")
    assert opened.locator("#finding-1").get_attribute("open") is not None
    assert opened.get_by_text("It would fall within").is_visible()


def test_parts_are_chosen_by_status_and_by_item_and_counted(visit: Visitor) -> None:
    opened = visit(SEVERAL).page
    status, item, shown = (opened.locator(s) for s in ("[data-filter=status]", "[data-filter=item]", "[role=status]"))

    def seen() -> list[str]:
        return [name for name in ("item-a", "f1", "f2", "item-b", "f3") if opened.locator(f"#{name}").is_visible()]

    assert (seen(), shown.inner_text()) == (["item-a", "f1", "f2", "item-b", "f3"], "Shown: 3 of 3")
    status.select_option(label="not touched")
    assert (seen(), shown.inner_text()) == (["item-a", "f2", "item-b", "f3"], "Shown: 2 of 3")
    item.select_option(label="B")
    assert (seen(), shown.inner_text()) == (["item-b", "f3"], "Shown: 1 of 3")
    status.select_option(label="touched unless excepted")
    assert seen() == [] and shown.inner_text() == "Shown: 0 of 3 Nothing is left by this choice."
    status.select_option(label="all")
    item.select_option(label="all")
    assert len(seen()) == 5


def test_a_link_to_a_part_that_is_not_shown_shows_it(visit: Visitor) -> None:
    opened = visit(SEVERAL).page
    opened.locator("[data-filter=item]").select_option(label="B")
    opened.click("text=to f2")
    assert opened.get_by_text("told of f2").is_visible()
    assert opened.locator("[data-filter=item]").input_value() == ""


def test_a_cell_of_the_matrix_leads_to_its_argument(visit: Visitor) -> None:
    from playwright.sync_api import expect

    opened = visit(page("en")).page
    link = opened.locator("#matrix td a")
    for _ in range(2):
        link.click()
        expect(opened.locator("#finding-1[open] > summary")).to_be_focused()
        expect(opened.locator("#finding-1 > summary")).to_be_in_viewport()
        opened.click("[data-fold=close]")


@pytest.mark.parametrize("hash", ["#deeper", "#finding-1"])
def test_an_address_opens_the_folds_around_what_it_names(visit: Visitor, hash: str) -> None:
    opened = visit(page("en"), hash).page
    assert opened.locator(hash).get_attribute("open") is not None
    assert opened.locator(hash).is_visible()


@pytest.mark.parametrize("hash", ["#nowhere", "#%", "#%E0%A4%A", "#"])
def test_an_address_that_names_nothing_does_no_harm(visit: Visitor, hash: str) -> None:
    assert visit(page("en"), hash).page.locator("[data-print]").is_visible()


def test_a_page_in_two_languages_shows_either_or_both(visit: Visitor) -> None:
    opened = visit(page("both")).page
    english, arabic = opened.get_by_text("One item touches one paragraph."), opened.get_by_text("بند واحد يمس فقرة واحدة.")
    pressed = "all => all.map(b => b.getAttribute('aria-pressed'))"
    root = "[document.documentElement.lang, document.documentElement.dir]"
    boxes = english.bounding_box(), arabic.bounding_box()
    assert boxes[0] and boxes[1] and boxes[0]["y"] == pytest.approx(boxes[1]["y"], abs=8) and boxes[0]["x"] < boxes[1]["x"]
    opened.click("button[data-show=ar]")
    assert (english.is_visible(), arabic.is_visible(), opened.evaluate(root)) == (False, True, ["ar", "rtl"])
    assert opened.locator("button[data-show]").evaluate_all(pressed) == ["false", "false", "true"]
    assert opened.locator("[data-filter=item]").inner_text().split("\n")[-1] == "16 طائرة"
    opened.click("button[data-show=en]")
    assert (english.is_visible(), arabic.is_visible(), opened.evaluate(root)) == (True, False, ["en", "ltr"])
    opened.click("button[data-show=both]")
    assert english.is_visible() and arabic.is_visible()


def test_a_choice_outlives_a_change_of_language(visit: Visitor) -> None:
    opened = visit(page("both")).page
    opened.locator("[data-filter=status]").select_option(value="0")
    opened.click("button[data-show=ar]")
    assert opened.locator("[data-filter=status]").input_value() == "0"
    assert opened.locator("[data-filter=status] option:checked").inner_text() == "يمس ما لم يثبت استثناء"


@pytest.mark.parametrize("shown", SHOWN)
def test_without_its_script_everything_can_be_reached(visit: Visitor, shown: str) -> None:
    opened = visit(page(shown), java_script_enabled=False).page
    assert not opened.locator(".bar").is_visible()
    assert opened.locator("nav a").first.is_visible()
    for fold in ("#finding-1", "#deeper"):
        opened.locator(f"{fold} > summary").click()
    told = opened.get_by_text("Deep." if shown != "ar" else "عميق.", exact=True)
    assert told.is_visible()


@pytest.mark.parametrize("script", [True, False])
def test_paper_has_what_is_folded_and_what_was_not_chosen(visit: Visitor, script: bool) -> None:
    from pypdf import PdfReader

    opened = visit(SEVERAL, java_script_enabled=script).page
    if script:
        opened.locator("[data-filter=item]").select_option(label="B")
    sheets = PdfReader(io.BytesIO(opened.pdf(prefer_css_page_size=True))).pages
    text = "\n".join(sheet.extract_text() for sheet in sheets)
    assert all(f"told of {name}" in text for name in ("f1", "f2", "f3"))
    assert "an exemption is open" in text and "Open all" not in text and "Contents" not in text
    assert (round(sheets[0].mediabox.width), round(sheets[0].mediabox.height)) == (595, 842)
    if script:
        assert opened.locator(OPEN).evaluate_all("all => all.some(fold => fold.open)") is False


def test_the_first_stop_of_the_keyboard_leads_to_the_text(visit: Visitor) -> None:
    opened = visit(page("en")).page
    opened.keyboard.press("Tab")
    opened.keyboard.press("Enter")
    assert opened.evaluate("document.activeElement.localName") == "main"


def test_a_region_is_a_stop_of_the_keyboard_only_where_it_scrolls(visit: Visitor) -> None:
    opened = visit(page("en"), viewport={"width": 360, "height": 700}).page
    stops = "all => all.map(region => [region.tabIndex === 0, region.scrollWidth > region.clientWidth])"
    found = opened.locator(".scroll").evaluate_all(stops)
    assert [True, True] in found and all(stop == scrolls for stop, scrolls in found)


@pytest.mark.parametrize("words", ["<img src=x onerror=alert(1)>", "{n} $& $' <b>", "\u202e</script><script>alert(1)</script>"])
def test_what_a_case_says_never_acts(visit: Visitor, words: str) -> None:
    opened = visit(page("both", words)).page
    opened.click("[data-fold=open]")
    opened.click("button[data-show=ar]")
    assert opened.locator("main img, main script, main b").count() == 0
