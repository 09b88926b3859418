"""The package that is shipped carries what it needs to run, and nothing that only tests need."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]
MADE_BY = {"yaml": "PyYAML", "argon2": "argon2-cffi"}  # where the package is called otherwise
COME_WITH_THOSE = {"starlette"}  # FastAPI is made of it and says so


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


def test_every_package_we_import_is_one_we_ask_for():
    """What happens to be installed beside us is not there on somebody else's machine."""
    asked_for = {name_of(line).lower() for line in dependencies()} | COME_WITH_THOSE
    imported = {
        name.partition(".")[0]
        for path in (ROOT / "src").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        for name in names_in(node)
    }
    strangers = imported - sys.stdlib_module_names - {"govflow"}
    assert {MADE_BY.get(name, name).lower() for name in strangers} - asked_for == set()


def names_in(node: ast.AST) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return [node.module] if node.module and node.level == 0 else []
    return [alias.name for alias in node.names] if isinstance(node, ast.Import) else []


def dependencies() -> list[str]:
    listed: list[str] = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    return listed


def name_of(requirement: str) -> str:
    return re.split(r"[\[<>=; ]", requirement, maxsplit=1)[0]
