"""The whole command on invented resolutions: what is found, what is contradicted, what cannot be read."""

from __future__ import annotations

import builtins
import hashlib
from pathlib import Path
from typing import Any

import pytest

from tests.authoring.texts import pdf
from tests.authoring.texts.made import ARABIC, ENGLISH, node, rules, texts, visual
from tests.cli.support import Ran, quiet_about, run

EN_TERMS = '{en: ["thundering device"], ar: ["جهاز راعد"]}'


def verify(tree: Path, folder: Path, *more: str) -> Ran:
    return quiet_about(run("law", "verify", "--texts", folder, *more, rules=tree))


def one(tree: Path, folder: Path, name: str, *more: str) -> dict[str, Any]:
    """Return the one result of a node, from the JSON."""
    (found,) = [r for r in verify(tree, folder, "--format", "json", *more).json["results"] if r["node"] == f"made.{name}"]
    return dict(found)


def test_a_paragraph_with_its_terms_is_checked_and_its_mark_printed(tmp_path: Path) -> None:
    tree, folder = rules(tmp_path, node("ban", "1", EN_TERMS)), texts(tmp_path, X_RES_77_2003_en__txt=ENGLISH)
    ran = verify(tree, folder, "--on", "2030-01-02")
    digest = hashlib.sha256(ENGLISH.encode()).hexdigest()
    assert ran.code == 0, ran.err
    assert "r77.yaml:7: checked: made.ban" in ran.out
    assert f"SHA-256 {digest}" in ran.out
    mark = [
        "    checked:",
        '      - symbol: "X/RES/77 (2003)"',
        '        para: "1"',
        "        language: en",
        f'        sha256: "{digest}"',
        "        on: 2030-01-02",
    ]
    assert "\n".join(mark) in ran.out


def test_the_mark_pasted_makes_the_reports_say_checked(tmp_path: Path) -> None:
    tree, folder = rules(tmp_path, node("ban", "1", EN_TERMS)), texts(tmp_path, X_RES_77_2003_en__txt=ENGLISH)
    out = verify(tree, folder, "--on", "2030-01-02").out.split("\n")
    start = out.index("    checked:")
    file = tree / "north" / "r77.yaml"
    plain = file.read_text(encoding="utf-8")
    assert "number checked against no official text" in run("law", "show", "made.ban", rules=tree).flat
    assert "(number not checked)" in run("law", "show", "made.ban", rules=tree).flat
    marked = plain.replace("    limbs:", "\n".join([*out[start : start + 6], "    limbs:"]))
    file.write_text(marked, encoding="utf-8")
    shown = run("law", "show", "made.ban", rules=tree).flat
    assert "number checked against X/RES/77 (2003) (English)" in shown
    assert "(number not checked)" not in shown
    file.write_text(marked.replace('    para: "1"\n    pin', '    para: "2"\n    pin'), encoding="utf-8")
    assert "number checked against no official text" in run("law", "show", "made.ban", rules=tree).flat


def test_without_a_day_no_mark_is_made(tmp_path: Path) -> None:
    tree, folder = rules(tmp_path, node("ban", "1", EN_TERMS)), texts(tmp_path, X_RES_77_2003_en__txt=ENGLISH)
    ran = verify(tree, folder)
    assert (ran.code, "checked:\n" in ran.out) == (0, False)
    assert "Give --on DAY" in ran.out
    assert one(tree, folder, "ban")["checked"] is None


@pytest.mark.parametrize(
    ("para", "terms", "status"),
    [
        ("1", '{en: ["thundering device", "parts"]}', "checked"),
        ("2(a)", '{en: ["quiet widgets"]}', "checked"),
        ("2(b)(ii)", '{en: ["lanterns"]}', "checked"),
        ("2-3", '{en: ["neighbours of Norland", "ropes"]}', "checked"),
        ("2", '{en: ["lanterns"]}', "checked"),
        ("2(a)", '{en: ["ropes"]}', "term_missing"),
        ("1", '{en: ["thundering device", "trumpets"]}', "term_missing"),
        ("3", '{en: ["thundering device"]}', "term_missing"),
        ("5", '{en: ["thundering device"]}', "paragraph_missing"),
        ("2(d)", '{en: ["ropes"]}', "paragraph_missing"),
        ("2(b)(iii)", "", "paragraph_missing"),
        ("4-6", "", "paragraph_missing"),
        ("3", "", "exists"),
        ("3", '{ar: ["قوارب"]}', "exists"),
        (None, "", "no_number"),
        ("annexes", "", "no_number"),
    ],
)
def test_each_outcome_on_an_english_text(tmp_path: Path, para: str | None, terms: str, status: str) -> None:
    tree, folder = rules(tmp_path, node("it", para, terms)), texts(tmp_path, X_RES_77_2003_en__txt=ENGLISH)
    assert one(tree, folder, "it")["status"] == status
    ran = verify(tree, folder)
    assert ran.code == (1 if status in ("term_missing", "paragraph_missing") else 0)
    assert f"{status.replace('_', ' ')}: made.it" in ran.out


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    tree = rules(tmp_path, node("it", "1", '{en: ["thundering device", "trumpets"]}'))
    ran = verify(tree, texts(tmp_path, X_RES_77_2003_en__txt=ENGLISH))
    assert "X/RES/77 (2003) para. 1: the English text has it, without “trumpets”" in ran.flat


def test_a_node_without_a_number_is_told_where_its_terms_stand(tmp_path: Path) -> None:
    tree = rules(tmp_path, node("it", None, '{en: ["neighbours of Norland"]}'))
    ran = verify(tree, texts(tmp_path, X_RES_77_2003_en__txt=ENGLISH))
    assert "no number is known; its terms stand in 3 of the English text" in ran.flat
    assert ran.code == 0


def test_two_languages_are_two_checks(tmp_path: Path) -> None:
    tree = rules(tmp_path, node("ban", "1", EN_TERMS))
    folder = texts(tmp_path, X_RES_77_2003_en__txt=ENGLISH, N0377__txt=ARABIC)
    found = verify(tree, folder, "--format", "json").json["results"]
    assert {(r["language"], r["status"]) for r in found if r["node"] == "made.ban"} == {("en", "checked"), ("ar", "checked")}


def test_arabic_sub_paragraphs_by_their_own_letters(tmp_path: Path) -> None:
    tree = rules(tmp_path, node("b", "2(b)", '{ar: ["المجلس"]}') + node("a", "2(a)", '{ar: ["المجلس"]}'))
    folder = texts(tmp_path, X_RES_77_2003_ar__txt=ARABIC)
    assert (one(tree, folder, "b")["status"], one(tree, folder, "a")["status"]) == ("checked", "term_missing")


def test_pdf_files_in_both_languages(tmp_path: Path) -> None:
    tree, folder = rules(tmp_path, node("ban", "1", EN_TERMS) + node("b", "2(b)", EN_TERMS)), texts(tmp_path)
    head, rest = ENGLISH.split("2. Decides")
    pdf.write(folder / "X_RES_77_(2003)-EN.pdf", [head, f"2. Decides{rest}"])
    pdf.write(folder / "N0377124.pdf", [visual(ARABIC)])
    ran = verify(tree, folder, "--format", "json")
    assert ran.code == 1, ran.err
    found = {(r["node"], r["language"]): r["status"] for r in ran.json["results"] if r["node"].startswith("made.")}
    assert found == {
        ("made.ban", "en"): "checked",
        ("made.ban", "ar"): "checked",
        ("made.b", "en"): "term_missing",
        ("made.b", "ar"): "term_missing",
    }
    assert [t["paragraphs"] for t in ran.json["texts"]] == [[1, 2, 3, 4]] * 2


def test_the_other_instruments_have_no_text(tmp_path: Path) -> None:
    tree, folder = rules(tmp_path, node("ban", "1", EN_TERMS)), texts(tmp_path, X_RES_77_2003_en__txt=ENGLISH)
    counts = verify(tree, folder, "--format", "json").json["counts"]
    assert counts["checked"] == 1
    assert counts["no_text"] > 5


def test_a_declared_paragraph_and_a_stated_count_are_held_against_the_text(tmp_path: Path) -> None:
    tree = rules(tmp_path, node("ban", "1", EN_TERMS), "operative: 6\n")
    file = tree / "north" / "r77.yaml"
    both = '{en: "s", ar: "م"}'
    file.write_text(
        file.read_text(encoding="utf-8")
        + f'not_encoded:\n  - {{para: "3-5", pinpoint: seen, from: 2003-01-01, subject: {both}, why: {both}}}\n',
        encoding="utf-8",
    )
    ran = verify(tree, texts(tmp_path, X_RES_77_2003_en__txt=ENGLISH))
    assert ran.code == 1
    assert "ends with paragraph 4, and 'operative' says 6" in ran.out
    assert "has no paragraph 5; declared as not encoded: 3-5" in ran.out


# --- what cannot be used ---------------------------------------------------------------------------------------------


BOTH = {"X_RES_77_2003_en__txt": ENGLISH}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    return rules(tmp_path, node("ban", "1", EN_TERMS))


def test_a_folder_that_is_not_there(tree: Path, tmp_path: Path) -> None:
    ran = verify(tree, tmp_path / "nowhere")
    assert (ran.code, ran.out) == (2, "")
    assert "is no folder" in ran.err


def test_a_file_in_place_of_a_folder(tree: Path, tmp_path: Path) -> None:
    assert "is no folder" in verify(tree, texts(tmp_path, **BOTH) / "X-RES-77-2003-en.txt").err


def test_an_empty_folder(tree: Path, tmp_path: Path) -> None:
    ran = verify(tree, texts(tmp_path))
    assert (ran.code, ran.out) == (2, "")
    assert "holds no file" in ran.err


def test_a_day_that_is_none(tree: Path, tmp_path: Path) -> None:
    assert verify(tree, texts(tmp_path, **BOTH), "--on", "yesterday").code == 2


def bad(tree: Path, folder: Path, says: str) -> None:
    """Assert that a folder with one good text and one bad file says so, and still checks the good one."""
    ran = verify(tree, folder)
    assert ran.code == 1, ran.out
    assert says in ran.err
    assert "checked: made.ban" in ran.out


def test_a_scan_without_text(tree: Path, tmp_path: Path) -> None:
    folder = texts(tmp_path, **BOTH)
    pdf.picture(folder / "scan.pdf")
    bad(tree, folder, "scan.pdf: it holds pictures of pages and no text; use the text version")


def test_an_encrypted_pdf(tree: Path, tmp_path: Path) -> None:
    from pypdf import PdfReader, PdfWriter

    folder = texts(tmp_path, **BOTH)
    writer = PdfWriter(clone_from=PdfReader(pdf.write(tmp_path / "plain.pdf", [ENGLISH])))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(folder / "locked.pdf")
    bad(tree, folder, "locked.pdf: it is encrypted; save a copy without a password")


@pytest.mark.parametrize("cut", [40, 300, 900])
def test_a_damaged_pdf(tree: Path, tmp_path: Path, cut: int) -> None:
    folder = texts(tmp_path, **BOTH)
    whole = pdf.write(tmp_path / "plain.pdf", [ENGLISH]).read_bytes()
    (folder / "broken.pdf").write_bytes(whole[:cut])
    bad(tree, folder, "broken.pdf: it ")


@pytest.mark.parametrize(
    ("name", "raw", "says"),
    [
        ("x.bin", b"\x7fELF\0\0\1\2", "it is neither plain text nor PDF"),
        ("x.docx", b"PK\x03\x04\x14\0\x06\0", "it is neither plain text nor PDF"),
        ("latin.txt", "1. D\u00e9cide".encode("latin-1"), "neither UTF-8 text nor PDF; save it as UTF-8"),
        ("odd.txt", b"\xff\xfea", "neither UTF-8 text nor PDF; save it as UTF-8"),
        ("empty.txt", b"", "it is empty"),
        ("blank.txt", b" \n\n", "it is empty"),
    ],
)
def test_files_that_are_no_text(tree: Path, tmp_path: Path, name: str, raw: bytes, says: str) -> None:
    folder = texts(tmp_path, **BOTH)
    (folder / name).write_bytes(raw)
    bad(tree, folder, f"{name}: {says}" if says.startswith("it") else says)


def test_a_text_in_utf_16(tree: Path, tmp_path: Path) -> None:
    folder = texts(tmp_path)
    (folder / "X_RES_77_(2003).txt").write_bytes(ENGLISH.encode("utf-16"))
    assert one(tree, folder, "ban")["status"] == "checked"


def test_a_text_of_no_instrument_is_said_and_contradicts_nothing(tree: Path, tmp_path: Path) -> None:
    folder = texts(tmp_path, **BOTH, shopping_list__txt="1. Bread and butter\n2. Milk")
    ran = verify(tree, folder)
    assert ran.code == 0
    assert "shopping-list.txt: its name and first page hold the symbol of no instrument" in ran.err


def test_nothing_but_texts_of_no_instrument(tree: Path, tmp_path: Path) -> None:
    ran = verify(tree, texts(tmp_path, shopping_list__txt="1. Bread and butter\n2. Milk"))
    assert ran.code == 2
    assert "no file" in ran.err


def test_a_name_that_says_another_symbol_than_the_page(tree: Path, tmp_path: Path) -> None:
    folder = texts(tmp_path, **BOTH)
    (folder / "R_1_(2001).txt").write_text(ENGLISH, encoding="utf-8")
    bad(tree, folder, "its name says R/1 (2001), its first page X/RES/77 (2003); it is left out")


def test_a_text_that_does_not_show_its_symbol_is_taken_by_its_name_and_said(tree: Path, tmp_path: Path) -> None:
    ran = verify(tree, texts(tmp_path, X_RES_77_2003_en__txt=ENGLISH.replace("X/RES/77 (2003)", "")))
    assert ran.code == 0
    assert "taken for X/RES/77 (2003) by its name alone" in ran.err


def test_a_name_that_says_another_language(tree: Path, tmp_path: Path) -> None:
    folder = texts(tmp_path, **BOTH, X_RES_77_2003_ar__txt=ENGLISH)
    bad(tree, folder, "its name says Arabic, and it reads as English; it is left out")


def test_two_texts_of_one_language_that_differ(tree: Path, tmp_path: Path) -> None:
    folder = texts(tmp_path, **BOTH, X_RES_77_2003_corr_en__txt=ENGLISH + "\n")
    ran = verify(tree, folder)
    assert ran.code == 2
    assert "has 2 English texts that differ" in ran.err


def test_one_text_twice_is_one_text(tree: Path, tmp_path: Path) -> None:
    ran = verify(tree, texts(tmp_path, **BOTH, copy__txt=ENGLISH))
    assert ran.code == 0
    assert "the same file as" in ran.err


def test_a_text_without_numbered_paragraphs(tree: Path, tmp_path: Path) -> None:
    folder = texts(tmp_path, **BOTH, X_RES_77_2003_ar__txt="X/RES/77 (2003)\nإن جمعية الدول المتخيلة تنظر في الأمر")
    bad(tree, folder, "no operative paragraph with a number at the head of a line")


def test_a_text_whose_language_cannot_be_told(tree: Path, tmp_path: Path) -> None:
    folder = texts(tmp_path, **BOTH, other__txt="X/RES/77 (2003)\n1. Zzz qqq www xxx kkk jjj vvv")
    bad(tree, folder, "its language cannot be told")


def test_a_folder_of_other_things_floods_nobody(tree: Path, tmp_path: Path) -> None:
    folder = texts(tmp_path, **BOTH)
    for i in range(40):
        (folder / f"z{i}.txt").write_text("Nothing of it.", encoding="utf-8")
        (folder / f"b{i}.bin").write_bytes(b"\0")
    err = verify(tree, folder).err
    assert len(err.splitlines()) == 22
    assert "problem: and 30 more" in err
    assert "note: and 30 more" in err


def test_hidden_files_are_left_out(tree: Path, tmp_path: Path) -> None:
    folder = texts(tmp_path, **BOTH)
    (folder / ".DS_Store").write_bytes(b"\0\0\0\1")
    assert (verify(tree, folder).code, verify(tree, folder).err) == (0, "")


def test_a_control_character_in_a_file_name_reaches_no_terminal(tree: Path, tmp_path: Path) -> None:
    folder = texts(tmp_path, **BOTH)
    (folder / "bell\x07.txt").write_text("1. Nothing known here", encoding="utf-8")
    ran = verify(tree, folder)
    assert "\x07" not in ran.out + ran.err
    assert "bell\\x07.txt" in ran.err


def test_a_pdf_without_the_library_names_the_extra(tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, real = texts(tmp_path, **BOTH), builtins.__import__
    pdf.write(folder / "a.pdf", [ENGLISH])

    def absent(name: str, *args: Any, **more: Any) -> Any:
        if name.partition(".")[0] == "pypdf":
            raise ImportError(name)
        return real(name, *args, **more)

    monkeypatch.setattr(builtins, "__import__", absent)
    ran = verify(tree, folder)
    assert (ran.code, ran.out) == (2, "")
    assert "pip install 'compliance[authoring]'" in ran.err


def test_the_same_folder_gives_the_same_bytes(tree: Path, tmp_path: Path) -> None:
    folder = texts(tmp_path, **BOTH, N0377__txt=ARABIC, other__txt="nothing of it")
    assert verify(tree, folder) == verify(tree, folder)
