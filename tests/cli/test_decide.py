"""`govflow decide`, as a person and as a machine call it."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from govflow.cli import main
from tests.engine.decisions.writing import SPACE, decision, definitions, input_data, knowledge, needs, table, text

PAY = table("UNIQUE", ["x: number"], ["fee: number"], [("< 10", "x / 3"), (">= 10", "0")])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    xml = definitions(
        input_data("x", "number"),
        input_data("since", "date"),
        decision("fee", PAY, wants=needs("in x")),
        decision("next day", text('since + duration("P1D")'), wants=needs("in since")),
        knowledge("twice", {"n": "number"}, text("n * 2")),
    )
    path = tmp_path / "fees.dmn"
    path.write_bytes(xml)
    return path


def call(*words: object) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["decide", *map(str, words)])
    return result.exit_code, result.output


def answers(*words: object) -> Any:
    code, output = call(*words, "--json")
    assert code == 0, output
    return json.loads(output)


def test_every_decision_is_made_when_none_is_named(file: Path) -> None:
    found = answers(file, "--input", '{"x": 9, "since": "2018-02-28"}')
    assert found["values"] == {"fee": 3, "next day": "2018-03-01"}
    assert [one["tables"][0]["rules"][0]["rule"] for one in found["decisions"] if one["tables"]] == [1]


def test_one_is_asked_by_id_or_name_and_numbers_keep_their_digits(file: Path) -> None:
    code, output = call(file, "--decision", "fee", "--input", '{"x": 1}', "--json")
    assert code == 0
    assert '"value": 0.3333333333333333333333333333333333' in output
    assert answers(file, "--decision", "twice", "--input", '{"n": 0.1}')["value"] == 0.2


def test_what_has_no_answer_is_null_with_its_reason(file: Path) -> None:
    found = answers(file, "--decision", "fee", "--input", '{"x": "many"}', "--language", "ru")
    assert found["value"] is None
    assert "number" in found["messages"][0]


def test_a_person_reads_why(file: Path) -> None:
    code, output = call(file, "--input", '{"x": 9}', "--language", "kk")
    assert code == 0
    assert "fee = 3" in output
    assert "1-қағида қолданылды" in output


def test_the_input_may_be_a_file(file: Path, tmp_path: Path) -> None:
    facts = tmp_path / "facts.json"
    facts.write_text('{"x": 20}')
    assert answers(file, "--decision", "fee", "--input", facts)["value"] == 0


def test_imports_are_found_beside_the_file(tmp_path: Path) -> None:
    (tmp_path / "rates.dmn").write_bytes(definitions(decision("rate", text("7")), namespace="urn:rates"))
    (tmp_path / "broken.dmn").write_bytes(b"<no")
    wants = "<informationRequirement><requiredDecision href='urn:rates#rate'/></informationRequirement>"
    link = f"<import namespace='urn:rates' name='rates' importType='{SPACE}'/>"
    main_file = tmp_path / "main.dmn"
    main_file.write_bytes(definitions(link, decision("d", text("rates.rate * 2"), wants=wants)))
    assert answers(main_file)["values"] == {"d": 14}


def test_of_two_neighbours_of_one_namespace_the_one_at_the_location_is_meant(tmp_path: Path) -> None:
    for place, worth in (("a-old.dmn", "1"), ("rates.dmn", "7"), ("z.dmn", "3")):
        (tmp_path / place).write_bytes(definitions(decision("rate", text(worth)), namespace="urn:rates"))
    wants = "<informationRequirement><requiredDecision href='urn:rates#rate'/></informationRequirement>"
    main_file = tmp_path / "main.dmn"
    for location, worth in (("locationURI='./rates.dmn'", 7), ("", 1)):
        link = f"<import namespace='urn:rates' name='rates' importType='{SPACE}' {location}/>"
        main_file.write_bytes(definitions(link, decision("d", text("rates.rate"), wants=wants)))
        assert answers(main_file)["values"] == {"d": worth}


def test_a_service_is_asked_by_its_name_with_what_its_types_say(tmp_path: Path) -> None:
    shop = (
        "<decisionService id='srv' name='Days left'><variable name='Days left' typeRef='number'/>"
        "<outputDecision href='#left'/><inputData href='#in day of birth'/></decisionService>"
    )
    xml = definitions(
        input_data("day of birth", "date"),
        decision("left", text('(date("2018-03-14") - day of birth).days'), wants=needs("in day of birth")),
        shop,
    )
    file = tmp_path / "service.dmn"
    file.write_bytes(xml)
    facts = ("--input", '{"day of birth": "2018-03-04"}')
    assert answers(file, "--decision", "Days left", *facts)["value"] == 10
    assert answers(file, "--decision", "srv", *facts)["values"] == {"Days left": 10}


@pytest.mark.parametrize(
    "words", [("--decision", "nothing"), ("--input", "{"), ("--input", "[1]"), ("--input", "no such file")]
)
def test_wrong_use_ends_with_two(file: Path, words: tuple[str, ...]) -> None:
    assert call(file, *words)[0] == 2


def test_a_file_that_is_no_dmn_ends_with_one(tmp_path: Path) -> None:
    path = tmp_path / "a.dmn"
    path.write_bytes(b"<a/>")
    code, output = call(path)
    assert code == 1
    assert "a.dmn:1" in output
