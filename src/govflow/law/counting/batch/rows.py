"""Reading the table: any order of columns, any of the usual separators, and the line of every row."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from govflow.errors import WrongFile

COLUMNS = ("id", "start", "term", "unit")
SEPARATORS = ",;\t|"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True)
class Row:
    """A row by the names of its columns; a column that is missing is empty."""

    cells: Mapping[str, str]
    path: str = ""
    line: int = 0

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "").strip()


def read_rows(path: Path) -> list[Row]:
    """The rows of a table; one that is no such table is a WrongFile naming what is missing."""
    lines = _text(path).splitlines(keepends=True)
    place = next((place for place, line in enumerate(lines) if line.strip()), None)
    if place is None:
        raise WrongFile(path, 1, f"the columns {', '.join(COLUMNS)}", "an empty file")
    table = csv.reader(lines[place:], delimiter=_separator(lines[place]), strict=True)
    try:
        names = _names(next(table), path, place + 1)
        found = list(_rows(table, names, path, place))
    except csv.Error as trouble:
        raise WrongFile(path, place + table.line_num, "a row of a CSV table", str(trouble)) from trouble
    if not found:
        raise WrongFile(path, place + 1, "rows below the names of the columns", "none")
    return found


def _text(path: Path) -> str:
    content = path.read_bytes()
    try:
        return content.decode("utf-16" if content.startswith(_UTF_16) else "utf-8-sig")
    except UnicodeDecodeError as trouble:
        line = content.count(b"\n", 0, trouble.start) + 1
        raise WrongFile(path, line, "text in UTF-8", f"the byte {content[trouble.start]:#04x}") from trouble


def _separator(head: str) -> str:
    return max(SEPARATORS, key=head.count)


def _names(head: list[str], path: Path, line: int) -> list[str]:
    names = ["_".join(name.lower().split()) for name in head]
    missing = [column for column in COLUMNS if column not in names]
    if missing:
        raise WrongFile(path, line, f"the columns {', '.join(COLUMNS)}", f"no {', '.join(missing)}")
    twice = next((name for name in names if name and names.count(name) > 1), None)
    if twice:
        raise WrongFile(path, line, "each column once", f"{twice} twice")
    return names


def _rows(table: Iterator[list[str]], names: list[str], path: Path, before: int) -> Iterator[Row]:
    line = before + 2
    for values in table:
        if any(value.strip() for value in values):
            if any(value.strip() for value in values[len(names) :]):
                raise WrongFile(path, line, f"{len(names)} values", str(len(values)))
            yield Row(dict(zip(names, values, strict=False)), str(path), line)
        line = before + getattr(table, "line_num", line) + 1
