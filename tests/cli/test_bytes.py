"""The same input gives the same bytes, and no order decides anything."""

from __future__ import annotations

import itertools
import json
import os
import random
import shutil
from pathlib import Path
from typing import Any

from compliance.files.yaml import read
from compliance.report.json import render
from tests.cli.support import CASES, ROOT, RULES, run, shipped_report, spawn, spawn_each

FORMS = ("json", "text", "markdown")


def test_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    """One process a seed, for all formats."""
    made = {}
    for seed in ("0", "4242"):
        files = {form: tmp_path / f"{form}-{seed}" for form in FORMS}
        lines = [["check", CASES, "--rules", RULES, "--lang", "ar", "--format", f, "--output", p] for f, p in files.items()]
        assert {ran.code for ran in spawn_each(*lines, PYTHONHASHSEED=seed)} == {1}
        made[seed] = {form: path.read_bytes() for form, path in files.items()}
    assert made["0"] == made["4242"]


def test_shipped_cases_give_the_same_bytes_in_every_process() -> None:
    ran = spawn("check", "cases/", "--format", "json", "--rules", "rules", cwd=ROOT, PYTHONHASHSEED="31337")
    assert ran.out == render(shipped_report())


def test_same_bytes_with_and_without_compiled_copies(tmp_path: Path) -> None:
    runs = [spawn("check", CASES, "--format", "json", "--rules", RULES, COMPLIANCE_CACHE=c)
            for c in ("off", str(tmp_path), str(tmp_path))]  # fmt: skip
    assert len({r.out for r in runs}) == 1
    assert list(tmp_path.rglob("*.json"))


def test_a_broken_compiled_copy_is_made_again(tmp_path: Path) -> None:
    args = ("check", CASES / "clear.yaml", "--format", "json", "--rules", RULES)
    good = spawn(*args, COMPLIANCE_CACHE=str(tmp_path))
    copies = list(tmp_path.rglob("*.json"))
    for i, path in enumerate(copies):
        path.write_bytes((b"", b"{", b"[]", b"\xff\x00", b'{"other": 1}')[i % 5])
    again = spawn(*args, COMPLIANCE_CACHE=str(tmp_path))
    assert (again.code, again.out, again.err) == (good.code, good.out, good.err)


def test_a_cache_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    args = ("check", CASES / "clear.yaml", "--format", "json", "--rules", RULES)
    assert spawn(*args, COMPLIANCE_CACHE=str(tmp_path / "file")).out == spawn(*args).out


def test_order_of_arguments_does_not_matter() -> None:
    names = ["touched", "open", "clear"]
    outs = {
        run("check", *(CASES / f"{n}.yaml" for n in order), "--format", "json").out for order in itertools.permutations(names)
    }
    assert len(outs) == 1
    assert (
        run("check", CASES / "open.yaml", CASES, CASES, "--format", "json").out == run("check", CASES, "--format", "json").out
    )


def test_order_in_which_files_were_made_does_not_matter(tmp_path: Path) -> None:
    """Two copies of one tree, their files made in opposite orders, so that a folder may list them differently."""
    outs = []
    for name, backwards in (("a", False), ("b", True)):
        root = tmp_path / name
        for source in sorted((*RULES.rglob("*.yaml"), *CASES.rglob("*.yaml")), reverse=backwards):
            target = root / source.relative_to(RULES.parent)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
        here = Path.cwd()
        try:
            os.chdir(root)
            outs.append(run("check", "cases", "--format", "json", rules=Path("rules")).out)
        finally:
            os.chdir(here)
    assert outs[0] == outs[1]


def test_order_inside_a_case_moves_no_answer(tmp_path: Path) -> None:
    """Claims, sources, items and the facts of a claim, shuffled: other bytes in, the same answers out."""
    chance = random.Random(7)
    for path in sorted(CASES.glob("*.yaml")):
        data: Any = read(path).data
        for claim in data["claims"]:
            claim["states"] = {k: _shuffled(v, chance) for k, v in _shuffled(claim["states"], chance).items()}
        chance.shuffle(data["claims"])
        for key in ("sources", "items"):
            data[key] = _shuffled(data[key], chance)
        other = tmp_path / path.name
        other.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        answers = [_answers(run("check", p, "--format", "json").json) for p in (path, other)]
        assert answers[0] == answers[1], path.name


def _shuffled(entries: dict, chance: random.Random) -> dict:  # type: ignore[type-arg]
    pairs = list(entries.items())
    chance.shuffle(pairs)
    return dict(pairs)


def _answers(report: dict) -> object:  # type: ignore[type-arg]
    case = report["cases"][0]
    items = {i["id"]: i for i in case["items"]}
    return items, case["claims"], case["sources"], [{**q, "items": sorted(q["items"])} for q in case["questions"]]
