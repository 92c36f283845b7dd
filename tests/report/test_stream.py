"""A report that is written case by case holds no case that it has written."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from compliance.case.checked import CheckedCase, Options
from compliance.case.load import load
from compliance.law.compiled import CompiledLaw
from compliance.law.load import RuleSet
from compliance.report.json import Json
from compliance.report.markdown import Markdown
from compliance.report.run import Run
from compliance.report.screen import screen
from compliance.report.stream import Stream, Writer
from compliance.report.text import Text

ROOT = Path(__file__).resolve().parents[2]
WRITERS: dict[str, Callable[[], Writer]] = {
    "text": lambda: Text("en"),
    "text of all": lambda: Text("ar", verbose=2),
    "terminal": lambda: Text("en", out=screen()),
    "json": Json,
    "markdown": lambda: Markdown("en"),
}


@pytest.mark.parametrize("name", WRITERS)
def test_nothing_of_a_case_is_held_once_it_is_written(name: str, shipped: RuleSet) -> None:
    law = CompiledLaw(shipped)
    made: list[weakref.ref[CheckedCase]] = []
    held: list[int] = []

    def step() -> None:
        gc.collect()
        held.append(sum(ref() is not None for ref in made))

    class Keeping(Run):
        """A run whose checks are watched."""

        def checked(self, *given: Any) -> CheckedCase:
            check = super().checked(*given)
            made.append(weakref.ref(check))
            return check

    files = [ROOT / "cases" / f"{case}.yaml" for case in ("past-flows", "islamabad-visit")]
    stream = Stream(Keeping(law, Options()), WRITERS[name]())
    stream.check(files, lambda path: load(path, shipped.vocabulary, law.catalogue), 1, step)
    assert len(made) == len(files)
    assert held == [0] * len(files)
