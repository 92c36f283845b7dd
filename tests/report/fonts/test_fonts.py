"""The fonts that are shipped: what they cover is written down, whatever they cannot show is written out, and Typst agrees."""

from __future__ import annotations

import json
import os
import random
import re
import time
import unicodedata

import pytest

from compliance.report.fonts import ARABIC, FOLDER, SANS, SERIF, SYMBOLS, families, shown

ttlib = pytest.importorskip("fontTools.ttLib")

FILES = sorted(FOLDER.glob("*.ttf"))
FAMILIES = (SERIF, SANS, ARABIC, *SYMBOLS)
EVERY = sorted(set().union(*families().values()))
MARKS = [c for c in EVERY if unicodedata.category(c).startswith("M")]
# Name records: copyright, family, version, licence.
COPYRIGHT, FAMILY, VERSION, LICENCE = 0, 1, 5, 13


def name(font: object, record: int) -> str:
    return str(font["name"].getDebugName(record))  # type: ignore[index]


@pytest.fixture(scope="module")
def opened() -> dict[str, object]:
    return {path.name: ttlib.TTFont(path, lazy=True) for path in FILES}


# --- the files ---


def test_the_data_says_what_every_weight_of_a_family_has(opened: dict[str, object]) -> None:
    found: dict[str, set[int]] = {}
    for font in opened.values():
        has = set(font.getBestCmap())  # type: ignore[attr-defined]
        family = name(font, FAMILY)
        found[family] = found[family] & has if family in found else has
    lines = [f" {json.dumps(family)}: {json.dumps(stretches(has))}" for family, has in sorted(found.items())]
    made, held = "{\n" + ",\n".join(lines) + "\n}\n", FOLDER / "coverage.json"
    if os.environ.get("UPDATE_GOLDEN"):
        held.write_text(made, encoding="utf-8")
    assert held.read_text(encoding="utf-8") == made


def stretches(codes: set[int]) -> list[list[int]]:
    found: list[list[int]] = []
    for code in sorted(codes):
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return found


def test_the_families_are_those_that_a_format_may_name() -> None:
    assert set(families()) == set(FAMILIES)


def test_each_file_is_under_the_licence_that_stands_beside_it(opened: dict[str, object]) -> None:
    licence = FOLDER.joinpath("OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE" in licence
    for font in opened.values():
        assert "SIL Open Font License, Version 1.1" in name(font, LICENCE)
        assert f"{name(font, FAMILY)}: {name(font, COPYRIGHT)}\n" in licence
        # A file that was changed may not bear a name that its author reserved.
        assert "reserved" not in name(font, COPYRIGHT).lower().replace("all rights reserved", "")
        # Any document may hold it, also in parts.
        assert font["OS/2"].fsType == 0  # type: ignore[index]


def test_the_page_beside_them_names_each_file_with_its_version(opened: dict[str, object]) -> None:
    page = FOLDER.joinpath("README.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| `(\S+\.ttf)` \| ([\d.]+) \|", page, re.M))
    found = {file: re.search(r"\d+\.\d+", name(font, VERSION)) for file, font in opened.items()}
    assert told == {file: match and match.group() for file, match in found.items()}


def test_arabic_keeps_what_joins_its_letters(opened: dict[str, object]) -> None:
    for weight in ("Regular", "Bold"):
        font = opened[f"NotoNaskhArabic-{weight}.ttf"]
        features = {record.FeatureTag for table in ("GSUB", "GPOS") for record in font[table].table.FeatureList.FeatureRecord}  # type: ignore[index]
        assert {"init", "medi", "fina", "rlig", "mark", "mkmk"} <= features
    for letter in "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئـ،؛؟٪":
        assert letter in families()[ARABIC]


def test_all_of_them_are_small() -> None:
    assert sum(path.stat().st_size for path in FILES) < 2_500_000


# --- texts ---


def test_what_reports_are_written_with_is_shown() -> None:
    for text in (
        "S/RES/1970 (2011) ¶ 9(c) — “touched unless” … ✓ ✗ ○ → ⟨ ⟩ €",
        "Müller, Ōsaka, Đặng, Çağlar, Łódź, ʿAyn, Ḥaftar, Əliyev",
        "Рособоронэкспорт Ελλάδα",
        "يمس ما لم يثبت استثناء؛ «نعم»، ٪",
        "مُحَمَّد پاکستان ٹینک",
    ):
        assert shown(text) == text


@pytest.mark.parametrize(
    ("text", "written"),
    {
        "another script": ("a中b", "a⟨U+4E2D⟩b"),
        "beyond the first plane": ("x😀", "x⟨U+1F600⟩"),
        "a control character": ("a\x07b\x1b[0m", "a⟨U+0007⟩b⟨U+001B⟩[0m"),
        "a lone surrogate": ("a\ud800", "a⟨U+D800⟩"),
        "private use": ("\ue000\U000f0000", "⟨U+E000⟩⟨U+F0000⟩"),
        "no character": ("\ufffe\U0010ffff", "⟨U+FFFE⟩⟨U+10FFFF⟩"),
        "unseen characters": ("a\u200bb\u00adc\ufeff", "a⟨U+200B⟩b⟨U+00AD⟩c⟨U+FEFF⟩"),
        "lines and tabs": ("a\n\t b\u2028c\u00a0d", "a b c d"),
        "spaces at the ends": (" a  ", " a "),
        "direction marks, which the runs need": ("\u2066a\u2069\u202e", "\u2066a\u2069\u202e"),
        "a mark on its letter": ("e\u0301 ب\u064e\u0651", "e\u0301 ب\u064e\u0651"),
        "a mark of another font than its letter": ("ب\u0308", "ب⟨U+0308⟩"),
        "a mark after a mark of another font": ("ب\u0308\u064e", "ب⟨U+0308⟩⟨U+064E⟩"),
        "a mark on nothing": ("\u0301a \u0301", "⟨U+0301⟩a ⟨U+0301⟩"),
        "a pile of marks": ("e" + "\u0301" * 6, "e" + "\u0301" * 4 + "⟨U+0301⟩" * 2),
        "nothing": ("", ""),
    }.values(),
    ids=lambda value: ascii(value)[:24],
)
def test_what_no_font_can_show_is_written_out(text: str, written: str) -> None:
    assert shown(text) == written
    assert shown(written) == written


def test_a_long_text_is_read_once() -> None:
    start = time.process_time()
    for text in ("a" * 100_000, "中" * 100_000, "e" + "\u0301" * 100_000, "ب\u064e" * 50_000, " " * 100_000):
        shown(text)
    assert time.process_time() - start < 5


# --- the program that sets them ---

SHEET = b"""
#set document(title: "Fonts")
#let (faces, lines) = json(bytes(sys.inputs.data))
#for face in faces { for (lang, weight) in (("en", "regular"), ("en", "bold"), ("ar", "regular")) { for line in lines {
  par(text(font: face, weight: weight, lang: lang, line))
} } }
"""


def compiled(lines: list[str]) -> object:
    """The lines set in every face, as an archive file, for which a character without a letter is an error."""
    typst = pytest.importorskip("typst")
    faces = [[*order, *SYMBOLS] for latin in (SERIF, SANS) for order in ((latin, ARABIC), (ARABIC, latin))]
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FOLDER])
    data = json.dumps({"faces": faces, "lines": lines})
    compiler = typst.Compiler(SHEET, font_paths=fonts, ignore_system_fonts=True, sys_inputs={"data": data})
    return compiler.compile_with_warnings(format="pdf", pdf_standards=["a-2a", "ua-1"])


def seen(text: str) -> str:
    """A text as ``shown`` leaves it, without the direction marks."""
    return "".join(c for c in shown(text) if unicodedata.category(c) != "Cf")


def test_typst_finds_a_letter_for_every_character_and_its_marks() -> None:
    chance = random.Random(1970)
    letters = [c for c in EVERY if c not in set(MARKS)]
    piles = ("".join(chance.choices(MARKS, k=chance.randrange(4))) for _ in iter(int, 1))
    mixed = ["".join(chance.choice(letters) + next(piles) for _ in range(12)) for _ in range(60)]
    _, warnings = compiled([seen("".join(letters)), seen(" ".join(f"a{mark}ب{mark}" for mark in MARKS)), *map(seen, mixed)])  # type: ignore[misc]
    assert warnings == []


@pytest.mark.parametrize("text", ["中", "\u0489\u222f\u0347\u06ec", "\ue000"], ids=ascii)
def test_typst_refuses_what_is_written_out(text: str) -> None:
    typst = pytest.importorskip("typst")
    with pytest.raises(typst.TypstError, match=r"could not be displayed|private"):
        compiled([text])
    compiled([shown(text)])
