"""Running the command line from a test: in this process where that is enough, else in a process of its own."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import chdir
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

from compliance.files.dataclass import dataclass, replace

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(__file__).resolve().parent / "data"
RULES = DATA / "rules"
CASES = DATA / "cases"
SHIPPED_RULES = ROOT / "rules"
SHIPPED_CASES = ROOT / "cases"
# A shipped case is called as its file, so that tests can be told apart by case before any is read.
CASE_NAMES = sorted(path.stem for path in SHIPPED_CASES.glob("*.yaml"))


@dataclass(frozen=True)
class Ran:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def flat(self) -> str:
        """Standard output with its line breaks undone, so that a sentence can be looked for wherever it wraps."""
        return " ".join(self.out.split())


def run(*args: object, rules: Path | None = RULES) -> Ran:
    """Run the command line in this process; ``rules=None`` leaves out ``--rules``."""
    from compliance.cli import main

    argv = ["compliance", *map(str, args)]
    if rules is not None:
        argv += ["--rules", str(rules)]
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    code: object = 0
    with mock.patch.object(sys, "argv", argv), mock.patch.object(sys, "stdout", out), mock.patch.object(sys, "stderr", err):
        try:
            main()
        except SystemExit as end:
            code = end.code
    texts = [s.buffer.getvalue().decode("utf-8") for s in (out, err)]  # type: ignore[attr-defined]
    return Ran(0 if code is None else int(str(code)), *texts)


# The commands whose help teaches by example.
TAUGHT = [["check"], ["explain"], ["ask"], ["whatif"], ["law", "show"], ["law", "history"], ["law", "in-force"], ["schema"],
          ["sources"]]  # fmt: skip


def taught(command: list[str]) -> list[str]:
    """Return the examples in the help of a command."""
    out = run(*command, "--help", rules=None).out
    return [line.strip() for line in out.splitlines() if line.strip().startswith(f"compliance {' '.join(command)} ")]


def environment(**changes: str | None) -> dict[str, str]:
    """Return the environment of a child: that of this process without what shapes output, and with ``changes``."""
    shaping = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "TERM", "TTY_COMPATIBLE", "PYTHONHASHSEED", "COMPLIANCE_DEBUG")
    env = {k: v for k, v in os.environ.items() if k not in shaping}
    env["PYTHONPATH"] = str(ROOT)
    for name, value in changes.items():
        if value is None:
            env.pop(name, None)
        else:
            env[name] = value
    return env


def spawn(*args: object, cwd: Path | None = None, timeout: float = 60, **changes: str | None) -> Ran:
    """Run the command line in a process of its own, with its output in pipes."""
    done = subprocess.run(
        [sys.executable, "-m", "compliance", *map(str, args)],
        capture_output=True, cwd=cwd, env=environment(**changes), timeout=timeout, check=False,
    )  # fmt: skip
    return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


_EACH = """
import json, os, sys
from compliance.cli import main
for at, words in enumerate(json.loads(sys.argv[1])):
    if not os.fork():
        for stream, name in ((1, "out"), (2, "err")):
            os.dup2(os.open(f"{at}.{name}", os.O_WRONLY | os.O_CREAT), stream)
        sys.argv = ["compliance", *words]
        main()
        sys.exit(0)
    with open(f"{at}.code", "w") as file:
        file.write(str(os.waitstatus_to_exitcode(os.wait()[1])))
"""


def spawn_each(*lines: Sequence[object], **changes: str | None) -> list[Ran]:
    """Run each command line in a process of its own; the first of them starts once, for all, and every output is a file."""
    told = json.dumps([[str(word) for word in line] for line in lines])
    with tempfile.TemporaryDirectory() as name:
        env = environment(**changes)
        subprocess.run([sys.executable, "-c", _EACH, told], cwd=name, env=env, timeout=60, check=True)
        files = (
            [(Path(name) / f"{at}.{part}").read_text("utf-8") for part in ("code", "out", "err")] for at in range(len(lines))
        )
        return [Ran(int(code), out, err) for code, out, err in files]


def quiet_about(ran: Ran) -> Ran:
    """Assert that nothing of the program's own failure reached the person."""
    assert "Traceback" not in ran.out + ran.err
    assert "internal error" not in ran.err, ran.err
    assert ran.code in (0, 1, 2, 3, 4, 5), (ran.code, ran.err)
    return ran


def write_case(folder: Path, name: str, *, item: dict[str, Any] | None = None, conduct: dict[str, Any] | None = None,
               **extra: Any) -> Path:  # fmt: skip
    """Write a case with one item and one sale of it; JSON is YAML. ``extra`` replaces top keys of the case."""
    sale = {"conduct": "sale", "stage": "agreed", "date": "2004-03-01", "supplier": "XO", "recipient": "norland-rebels",
            "destination": "XN"}  # fmt: skip
    both = {"en": name, "ar": "اسم"}
    data: dict[str, Any] = {
        "case": name,
        "title": both,
        "sources": {"paper": {"title": {"en": "A paper", "ar": "صحيفة"}, "kind": "press", "published": "2004-03-02"}},
        "items": {"thing": {"label": both, "rows": ["1"], "conducts": {"sale": {}}}},
        "claims": [
            {"id": "c1", "source": "paper", "paragraph": "1", "kind": "fact", "says": {"en": "It was sold.", "ar": "بيع."},
             "states": {"thing": item or {"class": "rifle"}, "thing.sale": {**sale, **(conduct or {})}}},
        ],
    }  # fmt: skip
    data |= extra
    path = folder / f"{name}.yaml"
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


@cache
def _shipped_run() -> Any:
    """The checks of the shipped cases on the shipped rules, made once in a process, as from the folder of the repository."""
    from compliance.case.checked import Options
    from compliance.cli.common import load_cases
    from compliance.law.compiled import CompiledLaw
    from compliance.law.load import load
    from compliance.report.run import Run

    made = Run(CompiledLaw(load(SHIPPED_RULES)), Options())
    with chdir(ROOT):
        load_cases(made, [SHIPPED_CASES.relative_to(ROOT)])
    return made


@cache
def shipped_report(lang: str = "en", *, full: bool = False) -> Any:
    """The report of the shipped cases, as ``check`` makes it; ``full`` as with ``-v``."""
    from compliance.report.run import build

    return build(replace(_shipped_run(), lang=lang), full=full)


def written(writer: Any, report: Any) -> str:
    """Return a report in a format that is written case by case."""
    parts = [writer.case(case) for case in report["cases"]]
    return "".join(writer.whole({**report, "cases": []}, [head for head, _ in parts], [case for _, case in parts]))
