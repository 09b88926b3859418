"""`govflow check`: one entry per file, whatever the files are."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result

from govflow.cli.commands import main
from tests.engine.generator.sketch import bpmn

PLAIN = bpmn("start S\nuser A\nend E\nS > A > E")
DEADLOCK = bpmn(
    "start S\nxor G\nuser A\nuser B\nand J\nend E\nS > G\nG > A : x = 1\nG > B : default\nA > J\nB > J\nJ > E"
)
BAD = {
    "not-xml.bpmn": b"this is no diagram",
    "cut-short.bpmn": PLAIN[: len(PLAIN) // 2],
    "empty.bpmn": b"",
    "bytes.bpmn": bytes(range(256)),
    "entities.bpmn": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]><definitions>&x;</definitions>',
    "html.bpmn": b"<html><body>a page</body></html>",
    "no-process.bpmn": b'<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"/>',
}


def check(*paths: Path, words: tuple[str, ...] = ("--json",)) -> Result:
    return CliRunner().invoke(main, ["check", *map(str, paths), *words])


def entries(result: Result) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(result.stdout)
    return found


def test_a_good_diagram_runs_and_the_command_ends_well(tmp_path: Path):
    (tmp_path / "plain.bpmn").write_bytes(PLAIN)

    result = check(tmp_path / "plain.bpmn")

    assert result.exit_code == 0
    [entry] = entries(result)
    assert (entry["verdict"], entry["changes"], entry["findings"]) == ("runs", [], [])
    assert entry["references"] == ["P: library, 4 walks, 4 steps"]


def test_a_fault_is_told_with_its_element_line_rule_and_the_way_to_it(tmp_path: Path):
    (tmp_path / "deadlock.bpmn").write_bytes(DEADLOCK)

    result = check(tmp_path / "deadlock.bpmn")

    assert result.exit_code == 1
    [entry] = entries(result)
    [finding] = [one for one in entry["findings"] if one["rule"] == "deadlock"]
    assert (finding["element"], finding["severity"]) == ("J", "error")
    assert finding["line"] > 1
    assert finding["facts"]["steps"] == ["begin S [G_to_B]", "task B"]


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_is_no_diagram_is_refused_with_a_reason(tmp_path: Path, name: str):
    (tmp_path / name).write_bytes(BAD[name])

    result = check(tmp_path / name)

    assert result.exit_code == 1
    [entry] = entries(result)
    assert entry["verdict"] == "refused"
    assert entry["findings"][0]["words"]


def test_a_folder_is_searched_to_its_depth_and_bad_files_hide_no_others(tmp_path: Path):
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "plain.bpmn").write_bytes(PLAIN)
    for name, content in BAD.items():
        (tmp_path / "a" / name).write_bytes(content)
    with ZipFile(tmp_path / "two.zip", "w") as packed:
        packed.writestr("one.bpmn", PLAIN)
        packed.writestr("deep/other.bpmn", DEADLOCK)

    found = {str(entry["path"]): entry["verdict"] for entry in entries(check(tmp_path))}

    assert found.pop(str(tmp_path / "a" / "b" / "plain.bpmn")) == "runs"
    assert found.pop(f"{tmp_path / 'two.zip'}!one.bpmn") == "runs"
    assert found.pop(f"{tmp_path / 'two.zip'}!deep/other.bpmn") == "runs"
    assert set(found.values()) == {"refused"}
    assert len(found) == len(BAD)


def test_a_broken_zip_is_refused(tmp_path: Path):
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04 not really")

    [entry] = entries(check(tmp_path / "broken.zip"))

    assert entry["verdict"] == "refused"


def test_a_path_that_is_not_there_is_wrong_use(tmp_path: Path):
    assert check(tmp_path / "nothing.bpmn").exit_code == 2
    assert CliRunner().invoke(main, ["check"]).exit_code == 2


def test_an_empty_folder_gives_an_empty_list(tmp_path: Path):
    result = check(tmp_path)

    assert (result.exit_code, entries(result)) == (0, [])


@pytest.mark.parametrize(("language", "words"), [("kk", "орындалады"), ("ru", "выполняется"), ("en", "runs")])
def test_people_read_it_in_their_language(tmp_path: Path, language: str, words: str):
    (tmp_path / "plain.bpmn").write_bytes(PLAIN)

    result = check(tmp_path / "plain.bpmn", words=("--language", language))

    assert f"plain.bpmn: {words}" in result.stdout
