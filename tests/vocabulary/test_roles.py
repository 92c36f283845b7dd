"""Roles of facts: which there are, what a tree without them is told, and that nothing depends on what a fact is called."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any, get_args

import pytest

from compliance.files.diagnostics import FaultyFile
from compliance.files.yaml import read
from compliance.law.load import RuleSet
from compliance.law.validate import load_valid
from compliance.vocabulary.model import FactDeclaration
from compliance.vocabulary.roles import ROLES, RoleName, Roles
from tests.cli.support import CASES, RULES, run

SMALL = Path(__file__).parents[1] / "malformed" / "tree"


def without(tmp_path: Path, *patterns: str, tree: Path = SMALL) -> str:
    """Return what a tree is told from whose vocabulary something was taken."""
    root = Path(shutil.copytree(tree, tmp_path / "tree"))
    for path in root.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        for pattern in patterns:
            text = re.sub(pattern, "", text)
        path.write_text(text, encoding="utf-8")
    with pytest.raises(FaultyFile) as caught:
        load_valid(root)
    return str(caught.value).replace(f"{root}/", "")


def test_the_list_of_roles_is_one(shipped: RuleSet) -> None:
    assert set(get_args(RoleName)) == set(ROLES)
    single = {name for name, role in ROLES.items() if not role.several}
    assert set(Roles.__annotations__) == single | {"users", "route"}
    assert {d.role for d in shipped.vocabulary.facts.values()} - {None} == set(ROLES)


def test_a_role_that_no_fact_has_is_the_name_of_none() -> None:
    roles = Roles.of({})
    assert roles == Roles()
    assert roles.all() == roles.dating == frozenset()


def test_several_facts_use_an_item_and_its_way_goes_in_the_order_of_its_places() -> None:
    def fact(**more: Any) -> FactDeclaration:
        words = {"en": "a", "ar": "ا"}
        return FactDeclaration.model_validate({"type": "actor", "scope": "conduct", "label": words, "meaning": words, **more})

    roles = Roles.of({"taker": fact(role="user", route=3), "maker": fact(route=1), "holder": fact(role="user"), "one": fact()})
    assert roles.users == ("taker", "holder")
    assert roles.route == ("maker", "taker")
    assert roles.all() == {"taker", "holder", "maker"}


def test_a_tree_without_roles_is_told_which_fact_to_give_which(tmp_path: Path) -> None:
    told = without(tmp_path, r" role: \w+,").splitlines()
    # A tree without any role is from before there were some: it is told of those too that it can do without.
    could = [line for line in told if ", and one could; " in line]
    roles = [one for line in could for one in re.findall("say `role: ([a-z_]+)`", line)]
    assert roles == ["last_day", "performance_day", "user", "destination", "measures"]
    assert [line for line in told if line not in could] == [
        "vocabulary.facts.yaml:1:1: error: no fact has the role 'day', which any limb is judged by; "
        "say `role: day` of the fact that holds the day of the conduct: that on which the stage was reached: "
        "'date' or 'notice_received'",
        "vocabulary.facts.yaml:2:3: error: no fact has the role 'conduct', which any limb is judged by; "
        "say `role: conduct` of the fact that holds the kind of conduct",
        "vocabulary.facts.yaml:3:3: error: no fact has the role 'stage', which any limb is judged by; "
        "say `role: stage` of the fact that holds the stage that a conduct has reached",
        "vocabulary.facts.yaml:11:3: error: no fact has the role 'item_class', which the catalogue of items is read for; "
        "say `role: item_class` of the fact that holds the class of the item, which the catalogue says of a designation",
    ]


def test_a_tree_in_which_no_fact_can_have_a_role_is_told_of_what_type_it_is(tmp_path: Path) -> None:
    told = without(tmp_path, r"(?m)^  stage: .*\n")
    assert told.startswith("vocabulary.facts.yaml:1:1: error: no fact has the role 'stage'")
    assert told.endswith("the stage that a conduct has reached, of type enum, scope conduct, values from stages")


def test_an_act_must_cover_somebody(tmp_path: Path) -> None:
    told = without(tmp_path, r"    role: user\n", tree=RULES)
    assert "no fact has the role 'user', which an act that proves a value must cover; say `role: user`" in told
    assert told.endswith(": 'supplier' or 'recipient'")


def test_some_stage_carries_out_what_the_law_of_the_day_of_performance_governs(tmp_path: Path) -> None:
    [line] = without(tmp_path, r"carried_out: true, ").splitlines()
    assert re.fullmatch(
        r"vocabulary.conducts.yaml:1:\d+: error: no stage says that a conduct is carried out then, which the day of '\w+' "
        "depends on; say `carried_out: true` of 'performed'",
        line,
    )


def test_a_tree_that_only_declares_needs_no_roles(tmp_path: Path) -> None:
    shutil.copy(SMALL / "vocabulary.classes.yaml", tmp_path)
    assert load_valid(tmp_path).vocabulary.roles == Roles()


# --- what a fact is called decides nothing ---


def renamed(names: dict[str, str], data: Any, within: str = "") -> Any:
    """Return a rule file or a case with its facts called otherwise, wherever they are named."""
    if isinstance(data, list):
        names_facts = within in ("reported", "unreported")
        return [names.get(d, d) if names_facts and isinstance(d, str) else renamed(names, d, within) for d in data]
    if not isinstance(data, dict):
        return data
    made = {}
    for key, value in data.items():
        if key in ("fact", "act_day") or (within, key) in (("derived", "of"), ("passed", "since"), ("passed", "until")):
            made[key] = names.get(value, value)
        elif key == "links":
            made[key] = {n: {**renamed(names, link), "state": names[link["state"]]} for n, link in value.items()}
        elif key == "facts" or within in ("states", "denies"):
            made[key] = {names.get(n, n): renamed(names, v) for n, v in value.items()}
        else:
            made[key] = renamed(names, value, key)
    return made


def write(names: dict[str, str], source: Path, target: Path) -> Path:
    for path in source.rglob("*.yaml"):
        into = target / path.relative_to(source)
        into.parent.mkdir(parents=True, exist_ok=True)
        into.write_text(json.dumps(renamed(names, read(path).data), ensure_ascii=False), encoding="utf-8")
    return target


def test_facts_called_otherwise_give_the_same_findings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = load_valid(RULES).vocabulary.facts
    outputs = []
    for before, folder in (("", "one"), ("x_", "two")):
        names, root = {name: before + name for name in facts}, tmp_path / folder
        rules, cases = write(names, RULES, root / "rules"), write(names, CASES, root / "cases")
        assert set(load_valid(rules).vocabulary.facts) == set(names.values())
        for more in (["--lang", "ar"], ["-v", "--law-date", "2003-01-01"], ["--known-on", "2004-01-01"]):
            monkeypatch.chdir(root)
            ran = run("check", cases.name, *more, rules=rules)
            assert not ran.err
            outputs.append(re.sub("[0-9a-f]{12}", "HASH", ran.out))
    assert "touched" in outputs[0]
    assert outputs[3:] == outputs[:3]
