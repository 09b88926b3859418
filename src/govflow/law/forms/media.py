"""What a file is by its first bytes, whatever it is called."""

UNKNOWN = "application/octet-stream"
SIGNS = (
    (b"%PDF-", "application/pdf"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF8", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"PK\x03\x04", "application/zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
)
# What a file with such a name must be. A name that ends otherwise promises nothing.
PROMISED = {
    ".pdf": "application/pdf",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".zip": "application/zip",
    ".docx": "application/zip",
    ".xlsx": "application/zip",
    ".odt": "application/zip",
    ".doc": "application/x-ole-storage",
    ".xls": "application/x-ole-storage",
}


def media_of(content: bytes) -> str:
    return next((media for sign, media in SIGNS if content.startswith(sign)), UNKNOWN)


def is_what_it_is_called(name: str, media: str) -> bool:
    """Whether bytes of this kind may stand in a file of this name."""
    promised = next((media for end, media in PROMISED.items() if name.lower().endswith(end)), None)
    return promised is None or promised == media
