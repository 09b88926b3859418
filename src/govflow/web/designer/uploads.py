"""What a designer has uploaded and not yet opened: kept by digest, outside anything the server gives out."""

import hashlib
import io
import lzma
import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from govflow.errors import Rejected

# what a zip that is damaged, locked or packed in a way unknown here makes of its reading
BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, RuntimeError, ValueError)
LARGEST = 20_000_000
MOST_ENTRIES = 500
MOST_UNPACKED = 50_000_000
DIGEST = re.compile(r"[0-9a-f]{64}")
ZIP, XML = b"PK\x03\x04", b"<"
MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


class WrongUpload(Rejected):
    """An upload that is neither a diagram nor an edition: {reason}."""


class NoSuchUpload(Rejected):
    """There is no upload {digest}."""


@dataclass(frozen=True)
class Uploaded:
    """An uploaded file and the diagrams in it. `is_edition` where it is a zip with a regulation."""

    digest: str
    name: str
    content: bytes
    diagrams: dict[str, bytes]
    is_edition: bool


def keep_upload(folder: Path, name: str, content: bytes) -> Uploaded:
    """Look at an upload and keep it; what it is follows from its bytes, never from its name."""
    digest = hashlib.sha256(content).hexdigest()
    uploaded = _seen(digest, Path(name).name[:120] or "diagram.bpmn", content)
    place = folder / "uploads"
    place.mkdir(parents=True, exist_ok=True)
    (place / digest).write_bytes(content)
    (place / f"{digest}.name").write_text(uploaded.name, encoding="utf-8")
    return uploaded


def find_upload(folder: Path, digest: str) -> Uploaded:
    place = folder / "uploads" / digest
    if not DIGEST.fullmatch(digest) or not place.is_file():
        raise NoSuchUpload(digest=digest[:12])
    name = place.with_suffix(".name").read_text(encoding="utf-8")
    return _seen(digest, name, place.read_bytes())


def _seen(digest: str, name: str, content: bytes) -> Uploaded:
    if not content:
        raise WrongUpload(reason="empty")
    if len(content) > LARGEST:
        raise WrongUpload(reason="too_large")
    if content.startswith(ZIP):
        diagrams, is_edition = _unpacked(content)
        return Uploaded(digest, name, content, diagrams, is_edition)
    if not _is_markup(content):
        raise WrongUpload(reason="kind")
    return Uploaded(digest, name, content, {name: content}, is_edition=False)


def _is_markup(content: bytes) -> bool:
    start = content[:200]
    for mark in MARKS:
        start = start.removeprefix(mark)
    return start.replace(b"\x00", b"").lstrip().startswith(XML)


def _unpacked(content: bytes) -> tuple[dict[str, bytes], bool]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            members = packed.infolist()
            if len(members) > MOST_ENTRIES or sum(member.file_size for member in members) > MOST_UNPACKED:
                raise WrongUpload(reason="too_large")
            diagrams = {
                Path(member.filename).name: _read(packed, member)
                for member in members
                if member.filename.lower().endswith((".bpmn", ".bpmn2", ".bpmn20.xml"))
                and not _is_noise(member.filename)
            }
            is_edition = any(member.filename.endswith("regulation.yaml") for member in members)
    except BROKEN as trouble:
        raise WrongUpload(reason="broken_zip") from trouble
    if not diagrams:
        raise WrongUpload(reason="no_diagram")
    return diagrams, is_edition


def _read(packed: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """As much as the member says it holds; one that holds more does not fit its own checksum."""
    with packed.open(member) as opened:
        return opened.read(member.file_size + 1)


def _is_noise(name: str) -> bool:
    return "__MACOSX" in name or Path(name).name.startswith(".")
