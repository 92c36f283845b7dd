"""What the wheel holds beside its files: the snapshots of the shipped rules and cases, made from them when it is built."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Snapshots(BuildHookInterface[Any]):
    """Makes the snapshots, so that an installed program knows its own files from its first run on."""

    PLUGIN_NAME = "custom"
    made = ""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make them; a faulty rule tree or case ends the build."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from compliance.case import load as cases
        from compliance.case.snapshot import make as make_case
        from compliance.law.snapshot import make
        from compliance.law.validate import load_valid
        from compliance.vocabulary.catalogue import Catalogue

        self.made = tempfile.mkdtemp()
        tree = load_valid(Path(self.root, "rules"))
        make(tree, Path(self.made))
        found, _ = cases.find([Path(self.root, "cases")])
        for path in found:
            case = cases.load(path, tree.vocabulary, Catalogue(tree.catalogue_document))
            make_case(case, tree.digest, Path(self.made))
        build_data["force_include"][self.made] = "compliance/_data/snapshots"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the folder in which they were made."""
        shutil.rmtree(self.made, ignore_errors=True)
