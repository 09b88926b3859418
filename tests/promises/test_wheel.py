"""The package that is shipped carries what it needs to run, and nothing that only tests need."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_the_wheel_carries_the_built_pages_the_texts_and_the_law(tmp_path: Path):
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", ".", "--no-deps", "--no-build-isolation", "-q", "-w", tmp_path],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    names = ZipFile(next(tmp_path.glob("govflow-*.whl"))).namelist()
    for needed in (
        "govflow/web/assets/page.js",
        "govflow/web/assets/style.css",
        "govflow/languages/texts/errors.kk.po",
    ):
        assert needed in names
    assert any("/share/govflow/processes/" in name for name in names)
    assert [
        name for name in names if "for-tests" in name or name.startswith("tests/") or ".built-from" in name
    ] == []
