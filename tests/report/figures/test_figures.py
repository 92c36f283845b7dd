"""Pictures as SVG: mirrored for Arabic, told in words as well as in colours, and the same whatever a case says."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import pytest

from compliance.files.dataclass import replace
from compliance.report.figures import svg
from compliance.report.figures.canvas import WIDTH
from compliance.report.figures.lettering import lines, width
from compliance.report.figures.palette import DARK, LIGHT, Tone, tone
from compliance.report.memo.model import (
    ArgumentTree,
    Bar,
    Chain,
    Drawing,
    Figure,
    Lane,
    Leaf,
    MarkedDays,
    Part,
    Place,
    Timeline,
)
from tests.report.sample import Lang, document

SVG = "{http://www.w3.org/2000/svg}"
BOTH: tuple[Lang, ...] = ("en", "ar")
MARKS = str.maketrans("", "", "\u2066\u2067\u2069")
HOSTILE = (
    "<script>alert(1)</script>",
    '"/><a onload="x">',
    "]]>--><!--&amp;&#x202e;",
    "a\u202eb\u2066c\u200ed\u061ce\u2069\u2069f",
    "\x00\x07\x1b[31m\ufffe\ud800",
    "x" * 100_000,
    "ا" * 100_000,
    "word " * 20_000,
    "",
    " \n\t ",
)


def drawings(lang: Lang, words: str | None = None) -> list[Drawing]:
    blocks = [b for section in document(lang, words).sections for b in section.blocks]
    blocks += [b for part in blocks if isinstance(part, Part) for b in part.blocks]
    found = [b.drawing for b in blocks if isinstance(b, Figure)]
    assert {type(d) for d in found} == {Timeline, ArgumentTree, Chain}
    return found


def drawn(drawing: Drawing, lang: str = "en", **options: Any) -> ElementTree.Element:
    made = svg(drawing, lang, fonts="Sans", **{"standalone": True, **options})
    return ElementTree.fromstring(made)


def texts(top: ElementTree.Element) -> list[tuple[float, str]]:
    """Each line of text with the side from which it is placed, counted from the left."""
    return [(float(e.attrib["x"]), "".join(e.itertext()).translate(MARKS)) for e in top.iter(f"{SVG}text")]


def at(top: ElementTree.Element, text: str) -> float:
    return next(x for x, words in texts(top) if words == text)


@pytest.mark.parametrize("lang", BOTH)
@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words[:20]))
@pytest.mark.parametrize("standalone", [True, False])
def test_what_a_case_says_changes_no_element(lang: Lang, words: str, standalone: bool) -> None:
    for drawing in drawings(lang, words):
        made = svg(drawing, lang, fonts=words, standalone=standalone, ident=words or "x", title=words)
        # A picture holds what can be seen of a text; only its name and its identifiers are whole.
        assert len(made) < 60_000 + (0 if standalone else 4) * len(words) + len(words)
        top = ElementTree.fromstring(made.encode("utf-8"))
        allowed = {"svg", "title", "rect", "path", "text"}
        assert {e.tag.removeprefix(SVG) for e in top.iter()} <= allowed
        assert not [a for e in top.iter() for a in e.attrib if a.startswith("on") or a in ("href", "style")]
        marks = [c for c in "".join(t for t in top.itertext()) if not c.isprintable()]
        assert marks.count("\u2066") + marks.count("\u2067") == marks.count("\u2069") == len(marks) / 2


@pytest.mark.parametrize("lang", BOTH)
def test_a_picture_that_stands_alone_has_its_own_colours_and_needs_nothing(lang: Lang) -> None:
    for drawing in drawings(lang):
        made = svg(drawing, lang, fonts="Sans", standalone=True)
        assert made == svg(drawing, lang, fonts="Sans", standalone=True)
        assert made.startswith('<svg xmlns="http://www.w3.org/2000/svg" ')
        assert not any(word in made for word in ("class=", "var(", "foreignObject", "id=", "url(", "direction"))
        shapes = [e for e in ElementTree.fromstring(made) if e.tag != f"{SVG}text"]
        assert shapes and all(e.attrib.keys() & {"fill", "stroke"} for e in shapes)


@pytest.mark.parametrize("lang", BOTH)
def test_a_picture_in_a_page_has_classes_a_name_and_its_own_identifiers(lang: Lang) -> None:
    for drawing in drawings(lang):
        made = svg(drawing, lang, fonts="Sans", standalone=False, ident="page-figure-7", title="What & where")
        top = ElementTree.fromstring(made)
        assert "xmlns" not in made and "#" not in made
        assert (top.attrib["role"], top.attrib["aria-labelledby"]) == ("img", "page-figure-7-title")
        assert [(e.attrib["id"], e.text) for e in top.iter() if "id" in e.attrib] == [("page-figure-7-title", "What & where")]
        assert all("class" in e.attrib for e in top if e.tag != "title")
        # A page may run from right to left; the places in a picture do not.
        assert top.attrib["direction"] == "ltr"


@pytest.mark.parametrize("lang", BOTH)
def test_nothing_stands_outside_the_picture(lang: Lang) -> None:
    for drawing in drawings(lang):
        top = drawn(drawing, lang)
        high = float(top.attrib["height"])
        for box in top.iter(f"{SVG}rect"):
            x, y, w, h = (float(box.attrib[a]) for a in ("x", "y", "width", "height"))
            assert x >= -0.1 and y >= -0.1 and x + w <= WIDTH + 0.1 and y + h <= high
        assert all(0 <= x <= WIDTH for x, _ in texts(top))


def leaves(*names: str) -> tuple[Leaf, ...]:
    return tuple(Leaf(name, f"says {name}", "true", "met") for name in names)


TREE = ArgumentTree("Head", "open", "open", "Elements", leaves("one", "two"), "Exemptions", leaves("three"))


def test_elements_stand_where_reading_starts_and_exemptions_opposite() -> None:
    english, arabic = drawn(TREE, "en"), drawn(TREE, "ar")
    assert at(english, "one") < at(english, "Head") < at(english, "three")
    assert at(arabic, "one") > at(arabic, "Head") > at(arabic, "three")
    for x, words in texts(english):
        if words == "met":
            continue
        assert WIDTH - x == pytest.approx(at(arabic, words), abs=0.11)


def test_a_tree_may_lack_either_side() -> None:
    for bare in (replace(TREE, left=()), replace(TREE, right=()), replace(TREE, left=(), right=())):
        assert "Head" in [words for _, words in texts(drawn(bare))]


def test_every_leaf_and_the_finding_have_their_word() -> None:
    words = [w for _, w in texts(drawn(TREE))]
    assert words.count("met") == 3 and words.count("open") == 1


def test_a_chain_runs_as_the_text_does_and_in_even_rows() -> None:
    places = tuple(Place(f"role{n}", f"name{n}", n % 2 == 0) for n in range(9))
    english, arabic = drawn(Chain(places), "en"), drawn(Chain(places), "ar")
    assert at(english, "name0") < at(english, "name1") < at(english, "name2")
    assert at(arabic, "name0") > at(arabic, "name1") > at(arabic, "name2")
    assert at(english, "name3") == at(english, "name0") == at(english, "name6")
    dashed = [e for e in english.iter(f"{SVG}rect") if "stroke-dasharray" in e.attrib]
    assert len(dashed) == 4


@pytest.mark.parametrize("number", [0, 1, 2, 5])
def test_a_chain_may_be_short(number: int) -> None:
    top = drawn(Chain(tuple(Place("role", f"name{n}", True) for n in range(number))))
    assert len(list(top.iter(f"{SVG}rect"))) == number


def lane(*bars: Bar) -> Timeline:
    return Timeline((Lane("Lane", bars),), (), "2001-01-01", "2010-12-31", None, "")


def boxes(top: ElementTree.Element, fill: str) -> list[tuple[float, float]]:
    found = [e for e in top.iter(f"{SVG}rect") if e.attrib["fill"] == fill and e.attrib["height"] == "18"]
    return [(float(e.attrib["x"]), float(e.attrib["width"])) for e in found]


def test_days_run_as_the_text_does() -> None:
    line = lane(Bar("2001-01-01", "2002-12-31", "true", "in force"), Bar("2003-01-01", None, "false", "ended"))
    for lang, before in (("en", 1), ("ar", -1)):
        top = drawn(line, lang)
        ((solid, _),) = boxes(top, LIGHT["blue"].fill)
        ((empty, _),) = boxes(top, LIGHT["quiet"].fill)
        assert (empty - solid) * before > 0
        years = {words: x for x, words in texts(top) if words.isdigit()}
        assert (years["2005"] - years["2002"]) * before > 0


def test_both_days_of_a_bar_are_in_it_and_an_open_end_runs_to_the_edge() -> None:
    whole = drawn(lane(Bar("2001-01-01", "2010-12-31", "true", "x")))
    unbounded = drawn(lane(Bar(None, None, "true", "x")))
    beyond = drawn(lane(Bar("1999-01-01", "2020-01-01", "true", "x")))
    assert boxes(whole, LIGHT["blue"].fill) == boxes(unbounded, LIGHT["blue"].fill) == boxes(beyond, LIGHT["blue"].fill)
    ((_, day),) = boxes(drawn(lane(Bar("2005-05-05", "2005-05-05", "true", "x"))), LIGHT["blue"].fill)
    assert day >= 1.5


def test_a_bar_too_short_for_its_word_is_told_by_its_line_and_the_key() -> None:
    line = lane(Bar("2001-01-01", "2001-02-01", "unknown", "law not known"), Bar("2001-02-02", None, "true", "in force"))
    top = drawn(line)
    assert [w for _, w in texts(top)].count("law not known") == 1
    assert [w for _, w in texts(top)].count("in force") == 2
    dashed = [e for e in top.iter(f"{SVG}rect") if "stroke-dasharray" in e.attrib]
    assert {e.attrib["fill"] for e in dashed} == {LIGHT["sand"].fill} and len(dashed) == 2


def test_marked_days_are_named_and_dated() -> None:
    marks = (
        MarkedDays("early", "2002-01-01", "2002-01-31"),
        MarkedDays("late", "2010-01-01", "2010-01-01"),
        MarkedDays("open", None, None),
    )
    words = [w for _, w in texts(drawn(replace(lane(), marks=marks)))]
    assert {"early", "2002-01-01 – 2002-01-31", "late", "2010-01-01", "open", "… – …"} <= set(words)


@pytest.mark.parametrize(
    "first, last, ticks",
    [
        ("2001-01-01", "2012-12-31", "2005"),
        ("2025-11-02", "2026-06-30", "2026-01"),
        ("1900-01-01", "2026-01-01", "1960"),
        ("2025-03-03", "2025-03-03", None),
        ("2025-03-04", "2025-03-03", None),
    ],
)
def test_the_years_or_months_stand_under_the_lanes(first: str, last: str, ticks: str | None) -> None:
    words = [w for _, w in texts(drawn(replace(lane(), first=first, last=last)))]
    assert ticks in words if ticks else words == ["Lane"]
    assert len(words) <= 14


# --- lettering ---


def test_lines_hold_to_their_width_and_number() -> None:
    text = "the quick brown fox jumps over the lazy dog " * 20
    found = lines(text, "en", 120, 12, most=4)
    assert len(found) == 4
    assert all(sum(width(r.text, 12) for r in line) <= 121 for line in found)
    assert found[-1][-1].text == "…"


def test_a_text_that_fits_is_whole() -> None:
    (line,) = lines("S/RES/1 (2001) para. 2", "en", 400, 12, most=1)
    assert "".join(r.text for r in line) == "S/RES/1 (2001) para. 2"


def test_runs_keep_their_language_and_the_blank_between_them() -> None:
    (line,) = lines("الفقرة 9(c) من S/RES/1970 (2011) نافذة", "ar", 900, 12, most=1)
    assert [r.lang for r in line] == ["ar", "en", "ar", "en", "ar"]
    assert "".join(r.text for r in line) == "الفقرة 9(c) من S/RES/1970 (2011) نافذة"


def test_a_word_wider_than_a_line_is_cut() -> None:
    found = lines("x" * 1000, "en", 60, 12, most=3)
    assert len(found) == 3 and all(sum(width(r.text, 12) for r in line) <= 62 for line in found)


# --- colours ---


def light(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    a, b = sorted((light(one), light(other)))
    return (b + 0.05) / (a + 0.05)


@pytest.mark.parametrize("tones", [LIGHT, DARK], ids=["light", "dark"])
def test_every_ink_can_be_read_and_every_line_seen(tones: dict[str, Tone]) -> None:
    paper = tones["paper"].fill
    for name, shade in tones.items():
        assert contrast(shade.ink, shade.fill) >= 4.5, name
        assert contrast(shade.ink, paper) >= 4.5, name
        if name not in ("quiet", "ground"):
            assert contrast(shade.line, paper) >= 3, name
            assert contrast(shade.line, shade.fill) >= 2.5, name


def test_both_sets_of_colours_name_the_same_tones() -> None:
    assert list(LIGHT) == list(DARK)
    assert tone("touched") != tone("not_touched") == tone(None) == tone("nobody knows")
