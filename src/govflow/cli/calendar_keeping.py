"""Keeping a decision among the files of the calendars, under the name it is found by."""

from pathlib import Path

from govflow.law.calendars import COUNTRY
from govflow.law.calendars.new_decisions import year_of


def keep_decision(written: str, file: Path, calendars: Path) -> Path:
    """A whole year replaces its file; a later decision stands beside it, after the year it adds to."""
    home = calendars / COUNTRY if (calendars / COUNTRY).is_dir() else calendars
    year, is_whole = year_of(written, file)
    name = file.name if file.name.startswith(f"{year}-") else f"{year}-{file.stem}.yaml"
    kept = home / (f"{year}.yaml" if is_whole else name)
    kept.write_text(written, encoding="utf-8")
    return kept
