"""What there is to check under a path: editions, single diagrams, and what zips hold."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import BadZipFile, ZipFile, ZipInfo

from govflow.checks.editions import PASSPORT, is_edition
from govflow.checks.findings import Finding, Outcome, Place, Severity, Verdict
from govflow.checks.proving import QUICK, Effort
from govflow.checks.review import review_alone, review_edition
from govflow.checks.tables import review_tables

DIAGRAMS = (".bpmn", ".bpmn2", ".bpmn20.xml", ".dmn")
TABLES = ".dmn"
MOST_BYTES = 20_000_000
MOST_IN_ZIP = 200_000_000
MOST_NAMES = 5_000


@dataclass(frozen=True)
class Work:
    """Something to check, and how: nothing is read before its turn comes."""

    path: str
    check: Callable[[], list[Verdict]]


def gather(paths: list[Path], effort: Effort = QUICK) -> Iterator[Work]:
    for path in paths:
        if path.is_dir():
            yield from _in_folder(path, effort)
        elif path.suffix.lower() == ".zip":
            yield Work(str(path), partial(_check_zip, path, effort))
        else:
            yield Work(str(path), partial(_check_file, path, effort))


def _in_folder(folder: Path, effort: Effort) -> Iterator[Work]:
    """An edition is one piece of work; every other diagram, at any depth, is one by itself."""
    if is_edition(folder):
        yield Work(str(folder), partial(review_edition, folder, effort=effort))
        for tables in sorted(folder.glob(f"*{TABLES}")):
            yield Work(str(tables), partial(_check_file, tables, effort))
        return
    try:
        inside = sorted(folder.iterdir())
    except OSError as trouble:
        yield Work(str(folder), partial(_unreadable, str(folder), str(trouble)))
        return
    for path in inside:
        if path.is_dir() and not path.is_symlink():
            yield from _in_folder(path, effort)
        elif path.name.lower().endswith(DIAGRAMS):
            yield Work(str(path), partial(_check_file, path, effort))
        elif path.suffix.lower() == ".zip":
            yield Work(str(path), partial(_check_zip, path, effort))


def _check_file(path: Path, effort: Effort) -> list[Verdict]:
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            return [_refused(str(path), "too-large-to-read", size=size // 1_000_000, limit=MOST_BYTES // 1_000_000)]
        return [_review(str(path), path.read_bytes(), effort)]
    except OSError as trouble:
        return _unreadable(str(path), str(trouble))


def _check_zip(path: Path, effort: Effort) -> list[Verdict]:
    try:
        with ZipFile(path) as packed:
            return _check_packed(path, packed, effort)
    except (BadZipFile, OSError, NotImplementedError, RuntimeError, EOFError) as trouble:
        return _unreadable(str(path), str(trouble))


def _check_packed(path: Path, packed: ZipFile, effort: Effort) -> list[Verdict]:
    entries = [entry for entry in packed.infolist() if not entry.is_dir()]
    size = sum(entry.file_size for entry in entries)
    if size > MOST_IN_ZIP or len(entries) > MOST_NAMES:
        return [_refused(str(path), "too-large-to-read", size=size // 1_000_000, limit=MOST_IN_ZIP // 1_000_000)]
    if any(Path(entry.filename).name == PASSPORT for entry in entries):
        return _check_unpacked(path, packed, entries, effort)
    diagrams = [entry for entry in entries if entry.filename.lower().endswith(DIAGRAMS)]
    return [_review(f"{path}!{entry.filename}", packed.read(entry), effort) for entry in diagrams]


def _review(path: str, content: bytes, effort: Effort) -> Verdict:
    return review_tables(path, content) if path.lower().endswith(TABLES) else review_alone(path, content, effort)


def _check_unpacked(path: Path, packed: ZipFile, entries: list[ZipInfo], effort: Effort) -> list[Verdict]:
    """An edition in a zip, laid out for a moment; names that lead out of the folder are left out."""
    with TemporaryDirectory() as laid_out:
        root = Path(laid_out).resolve()
        for entry in entries:
            target = (root / entry.filename).resolve()
            if target.is_relative_to(root):
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(packed.read(entry))
        found = [verdict for work in _in_folder(root, effort) for verdict in work.check()]
    return [_moved(verdict, f"{root}/", f"{path}!") for verdict in found]


def _moved(verdict: Verdict, old: str, new: str) -> Verdict:
    def move(finding: Finding) -> Finding:
        at = finding.place
        place = Place(at.path.replace(old, new), at.line, at.element)
        return Finding(finding.rule, finding.severity, place, finding.facts, finding.domain)

    return Verdict(
        verdict.path.replace(old, new),
        verdict.outcome,
        tuple(move(change) for change in verdict.changes),
        tuple(move(finding) for finding in verdict.findings),
        verdict.references,
    )


def _unreadable(path: str, reason: str) -> list[Verdict]:
    return [_refused(path, "unreadable", reason=reason)]


def _refused(path: str, rule: str, **facts: object) -> Verdict:
    return Verdict(path, Outcome.REFUSED, (), (Finding(rule, Severity.ERROR, Place(path), facts),))


def failed(path: str, trouble: Exception) -> Verdict:
    """The check itself stopped at a file: said there, so that the files after it are still checked."""
    return _refused(path, "check-failed", reason=f"{type(trouble).__name__}: {trouble}")
