"""Nothing in a report can be changed unnoticed: each kind of place is changed, added to, shortened and put out of order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest

from compliance.audit.again import again
from compliance.audit.read import reports_of
from compliance.audit.verify import Verdict, verify
from compliance.explain.model import Report
from compliance.files.diagnostics import FaultyFile
from compliance.law.load import load
from tests.audit.support import report, world
from tests.cli.support import quiet_about, run

Path_ = tuple[str | int, ...]


def places(part: Any, at: Path_ = ()) -> Iterator[Path_]:
    """Yield the way to each value, and to each thing that can be done to a list or an object."""
    if isinstance(part, dict):
        for key, value in part.items():
            yield from places(value, (*at, key))
        yield (*at, "+key")
    elif isinstance(part, list):
        for i, value in enumerate(part):
            yield from places(value, (*at, i))
        yield (*at, "+entry")
        if part:
            yield (*at, "-entry")
        if len(part) > 1 and part[0] != part[1]:
            yield (*at, "swap")
    else:
        yield at


def one_of_each(made: Any) -> list[Path_]:
    """Return one place of each kind: entries of one list are alike."""
    kinds: dict[Path_, Path_] = {}
    for place in places(made):
        kinds.setdefault(tuple("*" if isinstance(step, int) else step for step in place), place)
    return list(kinds.values())


def copied(made: Any) -> Any:
    """A copy of what can be written as JSON, made by the faster way."""
    return json.loads(json.dumps(made))


def changed(made: Any, place: Path_) -> Any:
    made = copied(made)
    part = made
    for step in place[:-1]:
        part = part[step]
    last = place[-1]
    if last == "+key":
        part["remark"] = "more"
    elif last == "+entry":
        part.append(copied(part[-1]) if part else "more")
    elif last == "-entry":
        part.pop()
    elif last == "swap":
        part[0], part[1] = part[1], part[0]
    else:
        old = part[last]
        part[last] = not old if isinstance(old, bool) else old + 1 if isinstance(old, int) else f"{old or ''}x"
    return made


class Verifier:
    """Verifies many reports that differ little, and makes each again only once for its options."""

    def __init__(self, rules: Path) -> None:
        self.rules, self.tree = rules, load(rules)
        self.made: dict[str, Report | str] = {}

    def again(self, made: Report, files: dict[str, Path]) -> Report | str:
        key = json.dumps([made["receipt"]["options"], made["lang"], {k: str(v) for k, v in files.items()}])
        if key not in self.made:
            self.made[key] = again(self.tree, made, files)
        found = self.made[key]
        return found if isinstance(found, str) else cast("Report", copied(found))

    def of(self, path: Path) -> list[Verdict]:
        return [verify(one, self.rules, None, self.again) for one in reports_of(path)]


@pytest.mark.parametrize(("command", "case"), [("report", "unless.yaml"), ("check", "conflict.yaml")])
def test_no_kind_of_place_can_be_changed_unnoticed(tmp_path: Path, command: str, case: str) -> None:
    rules, cases = world(tmp_path)
    path = tmp_path / "r.json"
    quiet_about(run(command, cases / case, "--format", "json", "--output", path, rules=rules))
    made = json.loads(path.read_text(encoding="utf-8"))
    verifier = Verifier(rules)
    assert all(v.holds for v in verifier.of(path))
    kinds = one_of_each(made)
    assert len(kinds) > 150
    unnoticed = []
    for place in kinds:
        path.write_text(json.dumps(changed(made, place)), encoding="utf-8")
        try:
            if all(v.holds for v in verifier.of(path)):
                unnoticed.append(place)
        except FaultyFile:
            # It is no report any more.
            continue
    assert unnoticed == []


STATUSES = ("not_in_force", "not_touched", "excepted", "open", "touched_unless", "touched")


@pytest.mark.parametrize(
    "case", ["unless.yaml", "conflict.yaml", "excepted.yaml", "open.yaml", "prospective.yaml", "before.yaml"]
)
def test_no_other_status_follows_from_the_parts_of_a_finding(tmp_path: Path, case: str) -> None:
    from compliance.audit.kernel import derive

    rules, cases = world(tmp_path)
    made = report(cases / case, rules, tmp_path / "r.json", "-v")
    sound = derive(made)
    assert sound.wrong == []
    assert sound.skipped == 0
    tried = 0
    for finding in (f for c in made["cases"] for i in c["items"] for f in i["findings"] if f["kind"] == "prohibition"):
        old = (finding["status"], finding["carried"])
        for status in STATUSES:
            if status != old[0]:
                finding |= {"status": status, "carried": None}
                assert any(w.path[-1] == "status" and len(w.path) == 4 for w in derive(made).wrong), (old, status)
                tried += 1
        finding |= {"status": old[0], "carried": old[1]}
    assert tried >= 5


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_whatever_is_changed_in_one_of_two_reports_they_are_compared(tmp_path: Path, lang: str) -> None:
    from compliance.audit.compare import Comparer

    rules, cases = world(tmp_path)
    old = report(cases / "unless.yaml", rules, tmp_path / "r.json")
    path = tmp_path / "new.json"
    compared = 0
    for place in one_of_each(old):
        path.write_text(json.dumps(changed(old, place)), encoding="utf-8")
        try:
            (new,) = reports_of(path)
        except FaultyFile:
            continue
        for one, other in ((old, new), (new, old)):
            Comparer(one, other, lang).compare()
            compared += 1
    assert compared > 300
