"""The wheel: built offline, installed beside the dependencies alone, and used from any folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from tests.cli.support import ROOT, environment

pytest.importorskip("hatchling")

DATA = "compliance/_data/"
# What the formats of a report need beside their modules: a page's style and script, a sheet's template, the fonts.
SHIPPED = {
    path.relative_to(ROOT).as_posix()
    for path in (ROOT / "compliance" / "report").rglob("*")
    if path.suffix in (".css", ".js", ".json", ".md", ".ttf", ".txt", ".typ")
}
assert SHIPPED


def command(*args: object, cwd: Path, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(a) for a in args], cwd=cwd, env=env, capture_output=True, encoding="utf-8", timeout=300, check=False
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    env = environment(PYTHONPATH=None, PIP_NO_INDEX="1", PIP_DISABLE_PIP_VERSION_CHECK="1")
    done = command(
        sys.executable, "-m", "pip", "wheel", ROOT, "--no-deps", "--no-build-isolation", "--quiet", "-w", out, cwd=out, env=env
    )
    assert done.returncode == 0, done.stderr
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment that holds the wheel, and sees the dependencies where they are installed already."""
    home = tmp_path_factory.mktemp("venv")
    venv.create(home, with_pip=False, symlinks=True)
    python = home / "bin" / "python"
    packages = Path(command(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=home).stdout.strip())
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    done = command(
        sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", "--quiet", wheel, cwd=home,
        env=environment(PYTHONPATH=None, PIP_DISABLE_PIP_VERSION_CHECK="1"),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return home / "bin"


def use(installed: Path, *args: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    return command(installed / "compliance", *args, cwd=cwd, env=environment(PYTHONPATH=None))


def test_the_wheel_holds_rules_cases_schemas_and_the_mark_of_types(names: set[str]) -> None:
    for folder in ("rules", "cases"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and not path.name.startswith("."):
                assert f"compliance/_data/{path.relative_to(ROOT).as_posix()}" in names
    assert "compliance/_data/rules/rule.schema.json" in names
    assert "compliance/_data/cases/case.schema.json" in names
    assert "compliance/py.typed" in names
    for path in (ROOT / "compliance").rglob("*.py"):
        assert path.relative_to(ROOT).as_posix() in names
    assert names >= SHIPPED


def test_the_wheel_holds_nothing_else(names: set[str]) -> None:
    tops = {name.split("/")[0] for name in names}
    assert len(tops) == 2
    assert {t for t in tops if not t.endswith(".dist-info")} == {"compliance"}
    for name in names:
        assert "__pycache__" not in name
        assert "/tests/" not in name
        assert name.endswith((".py", ".typed")) or name.startswith(DATA) or ".dist-info/" in name or name in SHIPPED, name


def test_it_knows_the_rules_and_cases_that_it_ships(installed: Path, tmp_path: Path) -> None:
    """From its first run on, and where nothing may be kept: neither YAML nor a model is needed."""
    code = (
        "import sys; from pathlib import Path; import compliance; from compliance.law.snapshot import known\n"
        "from compliance.case.snapshot import known as case; from compliance.vocabulary.catalogue import Catalogue\n"
        "data = Path(compliance.__file__).parent / '_data'; tree = known(data / 'rules')\n"
        "catalogue = Catalogue(tree.catalogue_document, tree.catalogue_entries)\n"
        "cases = [case(p, tree.vocabulary, catalogue, tree.digest).id for p in sorted((data / 'cases').glob('*.yaml'))]\n"
        "print(cases, {'pydantic', 'yaml'} & set(sys.modules))"
    )
    done = command(installed / "python", "-c", code, cwd=tmp_path, env=environment(PYTHONPATH=None, COMPLIANCE_CACHE="off"))
    assert done.stderr == ""
    assert done.stdout.strip() == f"{sorted(p.stem for p in (ROOT / 'cases').glob('*.yaml'))} set()"


def test_its_metadata_names_licence_and_dependencies(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        text = next(archive.read(n).decode() for n in archive.namelist() if n.endswith("/METADATA"))
        licences = [n for n in archive.namelist() if ".dist-info/licenses/" in n]
    lines = text.split("\n\n")[0].splitlines()
    required = sorted(
        line.removeprefix("Requires-Dist: ").split("<")[0].split(">")[0]
        for line in lines
        if "Requires-Dist" in line and "extra ==" not in line
    )
    assert required == ["pydantic", "pyyaml", "rich", "typer"]
    assert "License-Expression: Apache-2.0 AND OFL-1.1" in lines
    assert "Requires-Python: >=3.11" in lines
    assert {n.rsplit("/", 1)[-1] for n in licences} == {"LICENSE", "OFL.txt"}


def test_it_checks_its_examples_from_any_folder(installed: Path, tmp_path: Path) -> None:
    done = use(installed, "check", "--examples", "--format", "json", cwd=tmp_path)
    assert done.returncode in (0, 1, 4), done.stderr
    assert not done.stderr
    report = json.loads(done.stdout)
    assert {c["id"] for c in report["cases"]} == {p.stem for p in (ROOT / "cases").glob("*.yaml")}
    assert all(c["path"].startswith(str(installed.parent)) for c in report["cases"])


def test_it_is_the_installed_package_that_ran(installed: Path, tmp_path: Path) -> None:
    where = command(installed / "python", "-c", "import compliance; print(compliance.__file__)", cwd=tmp_path,
                    env=environment(PYTHONPATH=None))  # fmt: skip
    assert where.stdout.strip().startswith(str(installed.parent))


def test_it_says_what_the_checkout_says(installed: Path, tmp_path: Path) -> None:
    """The same rule tree, hash for hash, and the same answer for the same case."""
    case = tmp_path / "case.yaml"
    case.write_bytes((ROOT / "cases" / "benghazi-agreement.yaml").read_bytes())
    there = use(installed, "check", "case.yaml", "--format", "json", cwd=tmp_path)
    here = command(
        sys.executable, "-m", "compliance", "check", "case.yaml", "--format", "json", cwd=tmp_path, env=environment()
    )
    assert there.stdout == here.stdout
    assert there.returncode == here.returncode


@pytest.mark.parametrize("args", [["--version"], ["--help"], ["law", "in-force"], ["schema", "case"], ["check"]], ids=" ".join)
def test_its_other_commands_run(args: list[str], installed: Path, tmp_path: Path) -> None:
    done = use(installed, *args, cwd=tmp_path)
    assert done.returncode == (2 if args == ["check"] else 0), done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.iterdir())


def test_it_writes_nothing_beside_itself(installed: Path, tmp_path: Path) -> None:
    """A package may be installed where nobody may write: snapshots go to the person's own cache."""
    before = {p for p in installed.parent.rglob("*") if "__pycache__" not in p.parts}
    assert use(installed, "law", "in-force", cwd=tmp_path).returncode == 0
    assert {p for p in installed.parent.rglob("*") if "__pycache__" not in p.parts} == before
    assert os.environ["COMPLIANCE_CACHE"]
