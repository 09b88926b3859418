"""What no file of this repository may hold."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FORBIDDEN = {
    "the address of a package registry": re.compile(
        r"//(?:registry|files|index|proxy)\.[\w-]+\.(?:org|com|io|dev)|\bpypi\.(?:org|python)|\bnpmjs\.(?:org|com)"
    ),
    "an address inside a lock": re.compile(r'"resolved": *"http|--(?:extra-)?index-url[ =]|--find-links[ =]'),
    "a path of somebody's machine": re.compile(r"(?:^|[^\w.])/(?:work|root|home/[a-z]\w+|Users/[A-Za-z]\w+)/"),
    "work left for later": re.compile(r"\b(?:TO" r"DO|FIX" r"ME)\b"),
}
LARGEST = 2_000_000


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        return []


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_tracked_file_holds(what: str):
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:120]}"
        for path in tracked()
        for number, line in enumerate(lines(path), 1)
        if FORBIDDEN[what].search(line)
    ]
    assert found == [], f"{what} stands in a tracked file"


def test_what_is_built_is_not_tracked():
    built = ("node_modules/", "src/govflow/web/assets/", ".venv/", "var/", "dist/")
    assert [path for path in tracked() if str(path.relative_to(ROOT)).startswith(built)] == []


def test_no_tracked_file_is_too_large_to_read():
    assert [path.name for path in tracked() if path.stat().st_size > LARGEST] == []


def test_locked_packages_carry_their_hashes():
    for lock in ROOT.glob("requirements*.lock"):
        packages = re.split(r"\n(?=\S)", lock.read_text().strip())
        assert packages
        assert [package.split(" ")[0] for package in packages if "--hash=sha256:" not in package] == []
