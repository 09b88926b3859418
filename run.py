#!/usr/bin/env python3
"""Everything from a fresh clone, with nothing installed but Python 3.11:

python3 run.py setup            prepares .venv with the command .venv/bin/govflow
python3 run.py demo             prepares the same and starts a filled office (--port, --empty, --database URL)
python3 run.py test [--quick]   prepares the same and runs the tests; the rest of the line goes to pytest
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

try:
    import fcntl
except ImportError:
    sys.exit("govflow runs on Linux and macOS; on Windows use it inside WSL.")

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
TOLD = VENV / "setup.log"
NEEDED_MB = 1500
CHROMIUM = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def main(words: list[str]) -> None:
    """Read the command line and do one of the three things."""
    guard_python()
    doings = {"setup": set_up, "demo": demo, "test": test}
    if not words or words[0] not in doings:
        print(__doc__)
        sys.exit(0 if words[:1] in (["--help"], ["-h"]) else 2)
    try:
        doings[words[0]](words[1:])
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as trouble:
        stop(f"The set-up cannot go on: {trouble.strerror or trouble} ({trouble.filename or ROOT}).")


def set_up(words: list[str]) -> None:
    if words:
        stop(f"setup takes nothing more, but was given: {' '.join(words)}", code=2)
    prepare("requirements.lock")
    say(f"Ready: {VENV / 'bin' / 'govflow'} --help")


def demo(words: list[str]) -> None:
    prepare("requirements.lock")
    become([str(VENV / "bin" / "govflow"), "demo", *words])


def test(words: list[str]) -> None:
    prepare("requirements-test.lock")
    find_chromium()
    keep_in_memory()
    chosen = ["-m", "not slow"] if "--quick" in words else []
    others = [word for word in words if word != "--quick"]
    become([str(PYTHON), "-m", "pytest", "-n", "2", "--dist", "worksteal", *chosen, *others])


def prepare(lock: str) -> None:
    """Make .venv what `lock` and this folder ask for. Where nothing has changed it takes no time."""
    with alone():
        if not is_usable():
            make_environment()
        if is_changed(lock):
            install(lock)
        build_assets()


@contextmanager
def alone() -> Iterator[None]:
    """Two set-ups started at once take turns."""
    with (ROOT / "run.py").open() as gate:
        fcntl.flock(gate, fcntl.LOCK_EX)
        yield


def is_usable() -> bool:
    """Whether .venv was made for this place and its Python still answers."""
    place = VENV / "made-for"
    if not place.exists() or place.read_text() != str(ROOT):
        return False
    return PYTHON.exists() and subprocess.run([PYTHON, "-c", "import pip"], capture_output=True).returncode == 0


def make_environment() -> None:
    guard_room()
    if find_spec("venv") is None or find_spec("ensurepip") is None:
        stop("Python here cannot make virtual environments. On Debian: apt-get install python3-venv, then again.")
    say("Preparing .venv …")
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], capture_output=True, text=True)
    if made.returncode:
        stop(f"Python could not make the virtual environment: {last_line(made.stdout + made.stderr)}")
    (VENV / "made-for").write_text(str(ROOT))


def is_changed(lock: str) -> bool:
    stamp = stamp_of(lock)
    return not stamp.exists() or stamp.read_text() != fingerprint(lock)


def stamp_of(lock: str) -> Path:
    return VENV / f"{lock}.installed"


def fingerprint(lock: str) -> str:
    return hashlib.sha256((ROOT / lock).read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()


def install(lock: str) -> None:
    """First the packages, each by its hash; then govflow itself, as it stands in this folder."""
    guard_room()
    say("Installing the packages; the first time this takes about a minute …")
    pip("--require-hashes", "--requirement", lock)
    pip("--no-deps", "--no-build-isolation", "--editable", ".")
    for stamp in VENV.glob("*.installed"):
        stamp.unlink()
    stamp_of(lock).write_text(fingerprint(lock))
    if lock == "requirements-test.lock":  # it holds all that the other one holds
        stamp_of("requirements.lock").write_text(fingerprint("requirements.lock"))


def pip(*words: str) -> None:
    manners = ["--disable-pip-version-check", "--no-input", "--quiet", "--retries", "2"]
    done = subprocess.run(
        [PYTHON, "-m", "pip", "install", *manners, *words], cwd=ROOT, capture_output=True, text=True
    )
    if done.returncode:
        TOLD.write_text(done.stdout + done.stderr)
        stop(f"{why(done.stdout + done.stderr)} (All that was said: {TOLD})")


def build_assets() -> None:
    """Bundle what the pages load, where their sources have changed since the last time."""
    done = subprocess.run([PYTHON, ROOT / "hatch_build.py"], cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        TOLD.write_text(done.stdout + done.stderr)
        stop(f"{why(done.stdout + done.stderr)} (All that was said: {TOLD})")


def why(told: str) -> str:
    """One sentence for what pip or npm said at length."""
    causes = {
        "The disk is full; free some room and start again.": ("No space left", "ENOSPC"),
        "A package is not the one that was locked: its hash differs. Nothing of it was installed.": (
            "DO NOT MATCH THE HASHES", "EINTEGRITY",
        ),
        "The packages could not be fetched: the network is missing or closed. Set-up needs it the first time.": (
            "Temporary failure in name resolution", "Name or service not known", "Failed to establish",
            "Max retries", "No matching distribution", "timed out", "Could not fetch", "Connection",
            "ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ETIMEDOUT", "ECONNRESET", "ProxyError",
        ),
    }  # fmt: skip
    return next(
        (sentence for sentence, signs in causes.items() if any(sign in told for sign in signs)),
        f"The set-up failed: {last_line(told)}",
    )


def find_chromium() -> None:
    """The browser tests need a Chromium; as root on Debian we may install it, elsewhere we use what is there."""
    if any(shutil.which(name) for name in CHROMIUM):
        return
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        say("There is no Chromium here; the browser tests are left out unless you install it.")
        return
    say("Installing Chromium for the browser tests …")
    quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
        done = subprocess.run(["apt-get", "--quiet", *words], env=quietly, capture_output=True, text=True)
    if done.returncode:
        say(f"Chromium could not be installed: {last_line(done.stderr)}")


def keep_in_memory() -> None:
    """Databases of tests live a moment: where memory can hold them they need not wait for the disk."""
    memory = Path("/dev/shm")  # noqa: S108 - only what tests write, in folders of their own
    if "TMPDIR" not in os.environ and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 2 * 2**30:
        os.environ["TMPDIR"] = str(memory)


def guard_python() -> None:
    if sys.version_info < (3, 11):
        stop(f"govflow needs Python 3.11 or newer; this is {sys.version.split()[0]} ({sys.executable}).")


def guard_room() -> None:
    free = shutil.disk_usage(ROOT).free // 2**20
    if free < NEEDED_MB:
        stop(f"There are {free} MB free here, but the set-up needs {NEEDED_MB} MB ({ROOT}).")
    if not os.access(ROOT, os.W_OK):
        stop(f"This folder cannot be written to: {ROOT}")


def become(command: list[str]) -> NoReturn:
    """Go on as another program, which then gets the signals and gives the exit code."""
    sys.stdout.flush()
    os.chdir(ROOT)
    os.execv(command[0], command)


def last_line(told: str) -> str:
    return next((line.strip() for line in reversed(told.splitlines()) if line.strip()), "it gave no reason")


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def stop(sentence: str, code: int = 1) -> NoReturn:
    say(sentence)
    sys.exit(code)


if __name__ == "__main__":
    main(sys.argv[1:])
