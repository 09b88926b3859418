"""What every change must pass before anybody reads it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAMS = Path(sys.executable).parent
CHECKS = {
    "lint": ["ruff", "check", "."],
    "format": ["ruff", "format", "--check", "."],
    "types": ["mypy"],
    "import rules": ["lint-imports"],
}


@pytest.mark.parametrize("name", CHECKS)
def test_the_code_passes(name: str):
    program, *words = CHECKS[name]
    checked = subprocess.run(
        [PROGRAMS / program, *words],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},  # noqa: TID251 - handed on as it is
        capture_output=True,
        text=True,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
