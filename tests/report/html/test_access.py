"""What axe-core finds in the page: nothing, in each language, in the light and in the dark, with all folds open."""

from __future__ import annotations

import pytest

from tests.report.html.conftest import Visitor
from tests.report.html.pages import SHOWN, page

TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.mark.parametrize("shown", SHOWN)
def test_a_page_can_be_used_by_everyone(visit: Visitor, shown: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    opened = visit(page(shown), color_scheme="light").page
    opened.click("[data-fold=open]")
    opened.locator("details.told").evaluate_all("all => all.forEach(fold => { fold.open = true; })")

    def found(only: dict[str, object]) -> list[tuple[str, list[str]]]:
        rules = Axe().run(opened, options={"runOnly": only, "resultTypes": ["violations"]}).response["violations"]
        return [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in rules]

    assert found({"type": "tag", "values": TAGS}) == []
    # In the dark nothing changes but the colours.
    opened.emulate_media(color_scheme="dark")
    assert found({"type": "rule", "values": ["color-contrast", "link-in-text-block"]}) == []


def test_the_dark_page_has_dark_paper_and_a_fault_would_be_found(visit: Visitor) -> None:
    from axe_playwright_python.sync_playwright import Axe

    opened = visit(page("en"), color_scheme="dark").page
    assert opened.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(23, 25, 28)"
    opened.evaluate("document.querySelector('h1').style.color = '#333'")
    found = Axe().run(opened, options={"runOnly": {"type": "rule", "values": ["color-contrast"]}}).response["violations"]
    assert [rule["id"] for rule in found] == ["color-contrast"]
