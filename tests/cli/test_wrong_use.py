"""Every command used wrongly: a sentence and code 1 or 2, never a traceback; JSON stays JSON."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from govflow.cli import main
from govflow.cli.commands import COMMANDS
from tests.web.conftest import ROOT

CARD = ROOT / "tests" / "web" / "library-card.bpmn"
EDITION = ROOT / "processes" / "mothers-benefit" / "2018-02-11"
TABLES = next(EDITION.glob("*.dmn"))
FOLDERS = {f"GOVFLOW_{name.upper()}": str(ROOT / name) for name in ("processes", "forms", "calendars")}
FILES = {
    "empty": b"",
    "binary": bytes(range(256)) * 20,
    "latin.txt": "Өтініш".encode("utf-16"),
    "mark.bpmn": b"\xef\xbb\xbf" + CARD.read_bytes(),
    "crlf.bpmn": CARD.read_bytes().replace(b"\n", b"\r\n"),
    "root.bpmn": b"<x/>",
    "entity.bpmn": b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>",
    "deep.bpmn": b"<a>" * 50_000,
    "deep.json": b"[" * 100_000,
    "deep.yaml": b"- " * 100_000,
    "deep-map.json": b'{"a":' * 100_000,
    "number.json": b'{"a": ' + b"9" * 10_000 + b"}",
    "nan.json": b'{"a": NaN}',
    "wide.csv": b"a" * 200_000,
    "zero.csv": b"id,since,term\n\x00,\x00,\x00\n",
}
READ_A_FILE = (
    "check {}", "run {}", "run {} --trace", "run CARD --data {}", "run CARD --script {}", "decide {} --input x",
    "decide {} --input {}", "rehearse {}", "rehearse EDITION --examples {}", "calendar load {}",
    "calendar replay {}",
    "count --batch {}",
)  # fmt: skip
WITHOUT_A_FILE = (
    "count", "count 30", "count xwd --since 2018-03-14", "count 99999999999d --since 2018-03-14",
    "count 100000y --since 2018-03-14", "count -5wd --since 2018-03-14", "count 30wd --since 0001-01-01",
    "count 30wd --since 9999-12-31", "count 30wd --since 2018-02-30", "count 30min --since 2018-03-14T10:00+99:00",
    "count 1d --since 2018-03-14 --zone ../etc/passwd", "count 1d --since 2018-03-14 --pause x..y",
    "count 1h --since 2018-03-14T10:00 --hours 99:00-10:00", "count 1d --since 2018-03-14 --office nowhere",
    "count 1d --since 2018-03-14 --calendars FOLDER", "count 1d --since 2018-03-14 --extended 99999999999999999999",
    "check", "run", "decide", "rehearse nowhere", "nothing", "calendar show x", "calendar show 99999",
    "calendar show -- -1", "calendar ics 9999", "calendar draft 0", "calendar draft 3000", "calendar diff 1",
    "calendar resume 5", "case show nothing", "case story nothing", "case list --limit x",
    "case list --limit 99999999999999999999", "bench --cases 0", "bench --database x", "demo --port 0",
    "serve --port 99999", "serve --port x",
)  # fmt: skip
ADDRESSES = (
    "", "x", "://", "sqlite:////proc/nowhere/x.db", "sqlite:///FOLDER", "sqlite:///binary", "mysql://x", "oracle://x",
    "postgresql://u:secret@127.0.0.1:1/x", "postgresql+asyncpg://x", "postgresql://[::1",
)  # fmt: skip
ASK_A_DATABASE = ("case list", "case show X", "ledger verify", "serve --port 8499", "work", "calendar resume 1")
SETTINGS = (
    {"GOVFLOW_PORT": "x"}, {"GOVFLOW_ZONE": ""},
    {"GOVFLOW_PROFILE": "x"}, {"GOVFLOW_ZONE": "Mars/X"}, {"GOVFLOW_ZONE": "../../etc/passwd"},
    {"GOVFLOW_PROCESSES": "nowhere"}, {"GOVFLOW_PROCESSES": "binary"}, {"GOVFLOW_CALENDARS": "FOLDER"},
    {"GOVFLOW_FORMS": "nowhere"},
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, content in FILES.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "FOLDER").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(line: str, file: str = "", **environment: str) -> Result:
    words = line.replace("{}", file).split()
    places = {"CARD": str(CARD), "EDITION": str(EDITION)}
    used = {**FOLDERS, "GOVFLOW_DATABASE": "sqlite:///fresh.db", **environment}
    return CliRunner().invoke(main, [places.get(word, word) for word in words], env=used)


def assert_answered(found: Result, line: str, codes: tuple[int, ...] = (0, 1, 2)) -> None:
    assert found.exception is None or isinstance(found.exception, SystemExit), (line, found.exception)
    assert found.exit_code in codes, (line, found.output[-300:])
    assert found.output.strip() or found.exit_code == 0, line
    assert "Traceback" not in found.output
    if "--json" in line and found.stdout.strip():
        json.loads(found.stdout)


@pytest.mark.parametrize("command", READ_A_FILE)
def test_a_file_that_is_not_what_a_command_reads_is_answered_in_a_sentence(folder: Path, command: str):
    for name in (*FILES, "FOLDER", "nowhere", "/proc/self/mem", "/dev/null"):
        for line in (command, f"{command} --json"):
            assert_answered(told(line, name), f"{line} ({name})")


@pytest.mark.parametrize("line", WITHOUT_A_FILE)
def test_wrong_words_are_answered_in_a_sentence(folder: Path, line: str):
    assert_answered(told(line), line, codes=(1, 2))


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_that_is_no_database_of_ours_is_answered_in_a_sentence(folder: Path, address: str):
    for line in ASK_A_DATABASE:
        found = told(line, GOVFLOW_DATABASE=address)
        assert_answered(found, f"{line} at {address}", codes=(1, 2))
        assert "secret" not in found.output
    for line in ("database check --json", "doctor --json", "doctor"):
        found = told(line, GOVFLOW_DATABASE=address)
        assert_answered(found, f"{line} at {address}", codes=(1,))
        assert "secret" not in found.output


def test_a_setting_that_cannot_be_is_answered_in_a_sentence(folder: Path):
    told("database upgrade")
    for setting in SETTINGS:
        for line in ("case list --json", "ledger verify --json"):
            assert_answered(told(line, **setting), f"{line} with {setting}")
        assert_answered(told("doctor --json", **setting), f"doctor with {setting}", codes=(1,))


def test_a_database_that_cannot_be_written_is_answered_in_a_sentence(folder: Path):
    told("database upgrade", GOVFLOW_DATABASE="sqlite:///kept.db")
    with (folder / "kept.db").open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 4000)
    for line in ("case list", "ledger verify --json", "database upgrade", "database check --json", "doctor --json"):
        assert_answered(told(line, GOVFLOW_DATABASE="sqlite:///kept.db"), line, codes=(1,))


@pytest.mark.parametrize("name", COMMANDS)
def test_a_word_no_command_knows_is_wrong_use(folder: Path, name: str):
    assert_answered(told(f"{name} --no-such-word"), name, codes=(2,))
    assert_answered(told(f"{name} --language xx"), name, codes=(2,))


@pytest.mark.slow
def test_a_reader_that_has_read_enough_ends_a_command_quietly(folder: Path):
    command = [sys.executable, "-m", "govflow.cli", "calendar", "show", "2018"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.read(10)
        running.stdout.close()
        assert running.stderr.read() == b""


@pytest.mark.slow
def test_an_interrupted_command_says_so_in_a_word(folder: Path):
    command = [sys.executable, "-m", "govflow.cli", "decide", str(TABLES), "--input", "-"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        with pytest.raises(subprocess.TimeoutExpired):
            running.wait(timeout=3)
        running.send_signal(signal.SIGINT)
        said = running.communicate()[1]
    assert b"Traceback" not in said
    assert running.returncode in (1, 130, -signal.SIGINT)
