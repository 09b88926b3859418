"""Text files given to a command."""

from pathlib import Path

from govflow.errors import WrongFile


def read_words(path: Path) -> str:
    """What is written in a file, with or without a mark of UTF-8 at its beginning."""
    written = path.read_bytes()
    try:
        return written.decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        raise WrongFile(path, written[: trouble.start].count(b"\n") + 1, "UTF-8 text", "other bytes") from None
