"""The compiled copy: used when it is there, ignored when it is spoilt, never needed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from compliance.files import cache, yaml


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A cache folder of this test alone."""
    monkeypatch.setenv("COMPLIANCE_CACHE", str(tmp_path / "cache"))
    cache.folder.cache_clear()
    yield tmp_path / "cache"
    cache.folder.cache_clear()


def copies(folder: Path) -> list[Path]:
    return sorted(p for p in folder.rglob("*") if p.is_file())


def test_a_copy_is_written_and_used(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = yaml.parse(b"a: [1, NO, null]", "f.yaml")
    (copy,) = copies(kept)
    assert copy.name == f"{first.sha256}.json"
    assert json.loads(copy.read_bytes()) == {"data": {"a": [1, "NO", None]}}

    def never(name: str, text: str) -> object:
        raise AssertionError("composed again")

    monkeypatch.setattr(yaml, "_compose", never)
    assert yaml.parse(b"a: [1, NO, null]", "f.yaml").data == first.data


def test_a_file_whose_data_is_nothing_is_kept_too(kept: Path) -> None:
    assert yaml.parse(b"# empty", "f.yaml").data is None
    assert cache.recall(yaml.parse(b"# empty", "f.yaml").sha256) == (None,)


@pytest.mark.parametrize("spoilt", [b"", b"{", b"[]", b'{"other": 1}', b"\xff\xfe", b"[" * 100_000, b"null"])
def test_a_spoilt_copy_is_ignored_and_written_anew(kept: Path, spoilt: bytes) -> None:
    yaml.parse(b"a: 1", "f.yaml")
    (copy,) = copies(kept)
    copy.write_bytes(spoilt)
    assert yaml.parse(b"a: 1", "f.yaml").data == {"a": 1}
    assert json.loads(copy.read_bytes()) == {"data": {"a": 1}}


def test_other_bytes_have_another_copy(kept: Path) -> None:
    yaml.parse(b"a: 1", "f.yaml")
    assert yaml.parse(b"a:  1", "f.yaml").data == {"a": 1}
    assert len(copies(kept)) == 2


def test_a_faulty_file_leaves_no_copy(kept: Path) -> None:
    for raw in (b"a: 1\na: 2", b"a: \x01", b"[", b"x: !t 1"):
        with pytest.raises(yaml.FaultyFile):
            yaml.parse(raw, "f.yaml")
    assert copies(kept) == []


def test_a_folder_that_cannot_be_written_is_harmless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder can be made under a file")
    monkeypatch.setenv("COMPLIANCE_CACHE", str(blocked))
    cache.folder.cache_clear()
    assert yaml.parse(b"a: 1", "f.yaml").data == {"a": 1}
    assert yaml.parse(b"a: 1", "f.yaml").data == {"a": 1}
    cache.folder.cache_clear()


@pytest.mark.parametrize("word", ["off", "OFF", "no", "0"])
def test_the_switch(word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMPLIANCE_CACHE", word)
    cache.folder.cache_clear()
    assert cache.folder() is None
    assert yaml.parse(b"a: 1", "f.yaml").data == {"a": 1}
    cache.folder.cache_clear()


def test_the_loader_version_is_part_of_the_folder(kept: Path) -> None:
    assert cache.folder() == kept / f"yaml-{cache.LOADER_VERSION}"


def test_without_a_home_there_is_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COMPLIANCE_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)

    def homeless() -> Path:
        raise RuntimeError("no home")

    monkeypatch.setattr(Path, "home", homeless)
    cache.folder.cache_clear()
    assert cache.folder() is None
    cache.folder.cache_clear()
