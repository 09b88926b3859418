"""Registering what cases can run under: an edition that came as a folder or zip, or a diagram from anywhere."""

import io
import lzma
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from govflow.casework.cases.editions import Post, ServedEdition
from govflow.casework.cases.rejections import NotAnEdition, TrainingOnly
from govflow.casework.cases.serving import serve_edition, serve_training
from govflow.casework.desk import Desk
from govflow.casework.desk.storing import store_edition
from govflow.casework.people.officers import Duty, Officer
from govflow.casework.people.rejections import NotYourDuty
from govflow.errors import WrongFile
from govflow.languages import expected
from govflow.settings import Profile

# what a zip that is damaged or packed in a way unknown here makes of its reading
BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, RuntimeError, ValueError)
MOST_FILES = 500
MOST_BYTES = 50_000_000
UPLOADED = {"uploaded": True}


def register_edition(source: Path | bytes, *, by: Officer, desk: Desk) -> ServedEdition:
    """Register an edition: its folder, or the bytes of a zip with it and its forms."""
    _refuse_others(by)
    with TemporaryDirectory() as kept:
        folder, forms = _unpacked(source, Path(kept)) if isinstance(source, bytes) else (source, source / "forms")
        try:
            edition = serve_edition(folder, forms, UPLOADED)
        except WrongFile as wrong:
            raise NotAnEdition(reason=wrong.told(Path(wrong.path).name)) from wrong
    _refuse_undrawn(edition)
    return _register(edition, by, desk)


def _refuse_undrawn(edition: ServedEdition) -> None:
    """Every process a case may begin with must be drawn, or no page that offers the service could be shown."""
    law = edition.regulation
    for process in (law.main_process, *law.separate_processes):
        if process not in edition.model.processes:
            raise _no_edition("undrawn", process=process)


def open_training_service(
    diagram: Mapping[str, bytes], service: str, title: str, lanes: Mapping[str, Post], *, by: Officer, desk: Desk
) -> ServedEdition:
    """Register diagrams from anywhere as a training service; each lane is acted for by a role within a unit."""
    _refuse_others(by)
    if desk.house.profile is Profile.PRODUCTION:
        raise TrainingOnly(service=service)
    posts = {lane: {"actor": post.actor, "unit": post.unit} for lane, post in lanes.items()}
    setting = {**UPLOADED, "service": service, "title": title, "lanes": posts}
    return _register(serve_training(dict(diagram), setting), by, desk)


def _refuse_others(by: Officer) -> None:
    if not by.has(Duty.DESIGNER):
        raise NotYourDuty(officer=by.id, duty=Duty.DESIGNER)


def _register(edition: ServedEdition, by: Officer, desk: Desk) -> ServedEdition:
    store_edition(edition, desk, by=by.id)
    desk.registered.append(edition)
    return edition


def _unpacked(packed: bytes, kept: Path) -> tuple[Path, Path]:
    """The folder of the edition in a zip, and that of its forms."""
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as zipped:
            _refuse_unsafe(zipped)
            zipped.extractall(kept)
    except BROKEN as trouble:
        raise _no_edition("damaged") from trouble
    found = sorted(kept.rglob("regulation.yaml"))
    if not found:
        raise _no_edition("no_regulation")
    forms = next((path for path in sorted(kept.rglob("forms")) if path.is_dir()), kept / "forms")
    return found[0].parent, forms


def _refuse_unsafe(zipped: zipfile.ZipFile) -> None:
    members = zipped.infolist()
    if len(members) > MOST_FILES or sum(member.file_size for member in members) > MOST_BYTES:
        raise _no_edition("too_large", files=MOST_FILES, megabytes=MOST_BYTES // 1_000_000)
    for member in members:
        path = PurePosixPath(member.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts:
            raise _no_edition("outside", name=member.filename)


def _no_edition(why: str, **facts: object) -> NotAnEdition:
    return NotAnEdition(reason=expected(why, **facts))
