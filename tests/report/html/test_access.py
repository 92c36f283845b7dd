"""What axe-core finds in the page: nothing, in each language, in the light and in the dark, with all folds open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.report.html.conftest import Visitor
from tests.report.html.pages import SHOWN, page

if TYPE_CHECKING:
    from playwright.sync_api import Page

TAGS = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}


def faults(opened: Page, only: dict[str, object]) -> list[tuple[str, list[str]]]:
    """Return each rule that a page breaks, with the elements that break it."""
    from axe_playwright_python.sync_playwright import Axe

    rules = Axe().run(opened, options={"runOnly": only, "resultTypes": ["violations"]}).response["violations"]
    return [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in rules]


@pytest.mark.parametrize("shown", SHOWN)
def test_a_page_can_be_used_by_everyone(visit: Visitor, shown: str) -> None:
    opened = visit(page(shown), color_scheme="light").page
    opened.click("[data-fold=open]")
    opened.locator("details.told").evaluate_all("all => all.forEach(fold => { fold.open = true; })")
    assert faults(opened, TAGS) == []
    # In the dark nothing changes but the colours.
    opened.emulate_media(color_scheme="dark")
    assert faults(opened, {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}) == []


def test_the_dark_page_has_dark_paper_and_a_fault_would_be_found(visit: Visitor) -> None:
    opened = visit(page("en"), color_scheme="dark").page
    assert opened.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(23, 25, 28)"
    opened.evaluate("document.querySelector('h1').style.color = '#333'")
    found = faults(opened, {"type": "rule", "values": ["color-contrast"]})
    assert [rule for rule, _ in found] == ["color-contrast"]
