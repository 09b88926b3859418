"""The set-up speaks in sentences: whatever is missing, never a traceback."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import run

ROOT = Path(__file__).parents[2]


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """As much of a fresh clone as the set-up reads before it installs anything."""
    place = tmp_path / "clone"
    place.mkdir()
    for name in ("run.py", "pyproject.toml", "requirements.lock", "requirements-test.lock"):
        shutil.copy(ROOT / name, place)
    return place


def call(place: Path, *words: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "run.py", *words],
        cwd=place,
        env={"PATH": os.environ["PATH"], **environment},  # noqa: TID251 - programs are found as here
        capture_output=True,
        text=True,
    )


def test_the_set_up_needs_nothing_but_python():
    tree = ast.parse((ROOT / "run.py").read_text())
    named = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    modules = {
        name.partition(".")[0]
        for node in named
        for name in (
            [node.module or ""] if isinstance(node, ast.ImportFrom) else [each.name for each in node.names]
        )
    }
    assert modules - sys.stdlib_module_names == set()


def test_without_a_word_it_says_what_it_can_do(clone: Path):
    said = call(clone)
    assert said.returncode == 2
    assert "run.py demo" in said.stdout


def test_a_python_without_venv_is_told_what_to_install(clone: Path):
    broken = clone / "broken"
    broken.mkdir()
    (broken / "ensurepip.py").write_text("")
    (broken / "sitecustomize.py").write_text(
        "import importlib.util as u; f = u.find_spec\n"
        "u.find_spec = lambda name, package=None: None if name == 'ensurepip' else f(name, package)\n"
    )
    said = call(clone, "setup", PYTHONPATH=str(broken))
    assert said.returncode == 1
    assert "python3-venv" in said.stderr
    assert "Traceback" not in said.stderr


@pytest.mark.slow
def test_without_a_network_it_says_so_and_the_next_start_begins_again(clone: Path):
    closed = {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_RETRIES": "0", "PIP_CONFIG_FILE": os.devnull}
    said = call(clone, "setup", **closed)
    assert said.returncode == 1
    assert "network" in said.stderr
    assert "Traceback" not in said.stderr
    assert not (clone / ".venv" / "requirements.lock.installed").exists()


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("NewConnectionError: Temporary failure in name resolution", "network"),
        ("npm error code ENOTFOUND", "network"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES", "hash differs"),
        ("something else\nthe last word\n", "the last word"),
    ],
)
def test_what_pip_says_at_length_becomes_one_sentence(told: str, expected: str):
    assert expected in run.why(told)


def test_a_changed_lock_is_installed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(run, "VENV", tmp_path)
    assert run.is_changed("requirements.lock")
    run.stamp_of("requirements.lock").write_text(run.fingerprint("requirements.lock"))
    assert not run.is_changed("requirements.lock")
    run.stamp_of("requirements.lock").write_text("another lock")
    assert run.is_changed("requirements.lock")


def test_what_the_checks_run_calls_is_what_the_readme_says():
    assert "GOVFLOW_TEST_ALL=1 exec python3 run.py test" in (ROOT / ".ci" / "run").read_text()
    readme = (ROOT / "README.md").read_text()
    assert "python3 run.py demo" in readme
    assert "python3 run.py test" in readme
