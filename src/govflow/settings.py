"""What an installation may set. Read once from the environment, then passed, never looked up."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, get_type_hints
from zoneinfo import ZoneInfo

from govflow.errors import Rejected


class WrongSetting(Rejected):
    """{variable} is '{value}', but must be {expected}."""


EXPECTED: dict[type[Any], str] = {int: "a whole number", str: "a time zone such as Asia/Almaty"}


SHIPPED = ("processes", "forms", "calendars")  # folders that come with govflow
HOMES = (Path(__file__).parents[2], Path(sys.prefix) / "share" / "govflow")  # of a checkout, and of a package


class Profile(StrEnum):
    """What an installation is for."""

    PRODUCTION = "production"
    TRAINING = "training"
    DEMO = "demo"


@dataclass(frozen=True)
class Settings:
    """Each field is the environment variable GOVFLOW_<NAME>; its meaning stands in its type."""

    profile: Annotated[
        Profile, "production offers what is in force; training and demo any edition, on a clock that can be moved"
    ] = Profile.PRODUCTION
    database: Annotated[str, "address of the database, SQLite or PostgreSQL"] = "sqlite:///var/govflow.db"
    processes: Annotated[Path, "folder of the editions"] = Path("processes")
    forms: Annotated[Path, "folder of the forms"] = Path("forms")
    calendars: Annotated[Path, "folder of the calendars"] = Path("calendars")
    storage: Annotated[Path, "folder of uploaded files, outside the web root"] = Path("var/files")
    host: Annotated[str, "address the server listens on"] = "127.0.0.1"
    port: Annotated[int, "port the server listens on"] = 8017
    zone: Annotated[str, "time zone of offices that name none"] = "Asia/Almaty"


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of this process: what the environment says over the defaults."""
    given = os.environ if environment is None else environment  # noqa: TID251 - this is the door
    chosen: dict[str, object] = {}
    for setting in fields(Settings):
        written = given.get(variable(setting.name))
        if written is not None:
            chosen[setting.name] = _understood(setting.name, type(setting.default), written)
        elif setting.name in SHIPPED:
            chosen[setting.name] = _found(Path(setting.name))
    return Settings(**chosen)  # type: ignore[arg-type]


def _found(folder: Path) -> Path:
    """The folder where govflow is run, else the one that came with it."""
    return next((place for place in (folder, *(home / folder for home in HOMES)) if place.is_dir()), folder)


def _understood(name: str, kind: type[Any], written: str) -> object:
    try:
        return _zone(written) if name == "zone" else kind(written)
    except (ValueError, LookupError, OSError):
        expected = ", ".join(kind) if issubclass(kind, StrEnum) else EXPECTED[kind]
        raise WrongSetting(variable=variable(name), value=written, expected=expected) from None


def _zone(written: str) -> str:
    return ZoneInfo(written).key


def variable(name: str) -> str:
    """The environment variable of a setting."""
    return f"GOVFLOW_{name.upper()}"


def meanings() -> dict[str, str]:
    """What each setting means."""
    hints = get_type_hints(Settings, include_extras=True)
    return {name: hint.__metadata__[0] for name, hint in hints.items()}
