"""What a check loads before it does anything: a short run is mostly that."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.cli.support import CASES, RULES, environment

# Of the standard library: what takes longer to load than a check of known files can pay for.
DEAR = {"argparse", "copy", "dataclasses", "difflib", "inspect", "logging", "multiprocessing", "subprocess", "tempfile", "uuid"}
# What reads, validates, compares and writes up, and no check of known files asks for.
LATER = (
    "compliance.audit",
    "compliance.authoring",
    "compliance.case.model",
    "compliance.case.validate",
    "compliance.cli.app",
    "compliance.explain.dossier",
    "compliance.explain.model",
    "compliance.files.encode",
    "compliance.files.schema_types",
    "compliance.files.yaml",
    "compliance.law.canonical",
    "compliance.law.fingerprint",
    "compliance.law.graph",
    "compliance.law.model",
    "compliance.law.validate",
    "compliance.report.formats",
    "compliance.report.isolated",
    "compliance.report.memo",
)


CODE = """
import sys
from compliance.cli import main
try:
    main()
except SystemExit:
    print(*sys.modules, file=sys.stderr)
"""


def test_a_check_of_known_files_loads_only_what_it_needs(tmp_path: Path) -> None:
    # Without -S the site of an environment may load something of its own.
    command = [sys.executable, "-S", "-c", CODE, "check", CASES / "clear.yaml", "--rules", RULES]
    env = environment(COMPLIANCE_CACHE=str(tmp_path), PYTHONPATH=os.pathsep.join(filter(None, sys.path)))
    runs = [subprocess.run(command, capture_output=True, encoding="utf-8", env=env, check=True) for _ in range(2)]
    new, known = (set(done.stderr.split()) for done in runs)
    assert {"pydantic", "yaml", "dataclasses", "compliance.law.validate"} <= new
    assert {name.partition(".")[0] for name in known} <= {*sys.stdlib_module_names, "compliance", "__main__"}
    assert not known & DEAR
    assert not {name for name in known if name.startswith(LATER)}
