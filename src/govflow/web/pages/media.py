"""What a file is, by its first bytes: what the sender says of it is believed only where the bytes agree."""

ANYTHING = "application/octet-stream"
ZIP = (b"PK\x03\x04",)
OFFICE = "application/vnd.openxmlformats-officedocument."
MARKS: dict[str, tuple[bytes, ...]] = {
    "application/pdf": (b"%PDF-",),
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/tiff": (b"II*\x00", b"MM\x00*"),
    "application/zip": ZIP,
    f"{OFFICE}wordprocessingml.document": ZIP,
    f"{OFFICE}spreadsheetml.sheet": ZIP,
}


def media_of(content: bytes, said: str) -> str:
    """The type a file is given out with."""
    if content.startswith(MARKS.get(said, ())):
        return said
    return next((media for media, marks in MARKS.items() if content.startswith(marks)), ANYTHING)
