"""`govflow doctor` says when the time-zone data are older than 2024a."""

from datetime import datetime, timedelta, tzinfo
from typing import Any

import pytest

from govflow.cli import doctor
from govflow.languages import LANGUAGES
from govflow.settings import Settings


class OldZone(tzinfo):
    """A zone as data of 2023 have it: still six hours ahead."""

    def __init__(self, key: str) -> None:
        self.key = key

    def utcoffset(self, moment: datetime | None) -> timedelta:
        return timedelta(hours=6)


@pytest.mark.parametrize("language", LANGUAGES)
def test_data_that_know_of_2024_are_well(language: str):
    assert doctor.time_zones(Settings(), language).is_well


@pytest.mark.parametrize("language", LANGUAGES)
def test_older_data_are_named_with_their_zone(language: str, monkeypatch: Any):
    monkeypatch.setattr(doctor, "ZoneInfo", OldZone)
    found = doctor.time_zones(Settings(), language)
    assert not found.is_well
    assert "Asia/Almaty" in found.sentence
    assert "tzdata" in found.sentence
