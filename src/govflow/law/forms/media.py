"""What a file is by its first bytes: what its name and its sender say is believed only where the bytes agree."""

UNKNOWN = "application/octet-stream"
ZIP, OLE = (b"PK\x03\x04",), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)
OFFICE = "application/vnd.openxmlformats-officedocument."
SIGNS: dict[str, tuple[bytes, ...]] = {
    "application/pdf": (b"%PDF-",),
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/gif": (b"GIF8",),
    "image/tiff": (b"II*\x00", b"MM\x00*"),
    "application/zip": ZIP,
    f"{OFFICE}wordprocessingml.document": ZIP,
    f"{OFFICE}spreadsheetml.sheet": ZIP,
    "application/msword": OLE,
    "application/vnd.ms-excel": OLE,
}
# What a name that ends so promises; one that ends otherwise promises nothing.
PROMISED = {
    ".pdf": "application/pdf",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".zip": "application/zip",
    ".docx": f"{OFFICE}wordprocessingml.document",
    ".xlsx": f"{OFFICE}spreadsheetml.sheet",
    ".doc": "application/msword",
    ".xls": "application/vnd.ms-excel",
}


def media_of(content: bytes, said: str = "") -> str:
    """The kind of a file, as its sender says it where that can be."""
    if content.startswith(SIGNS.get(said, ())):
        return said
    return next((media for media, signs in SIGNS.items() if content.startswith(signs)), UNKNOWN)


def is_what_it_is_called(name: str, media: str) -> bool:
    """Whether bytes of this kind may stand in a file of this name."""
    promised = next((media for end, media in PROMISED.items() if name.lower().endswith(end)), None)
    return promised is None or SIGNS[promised] == SIGNS.get(media)
