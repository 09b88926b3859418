"""What is found in a decision table before it is asked."""

from pathlib import Path

from govflow.checks.gathering import gather
from govflow.checks.tables import table_findings
from govflow.engine.decisions import compile_decisions, read_decisions
from govflow.languages import LANGUAGES
from tests.engine.decisions.writing import decision, definitions, input_data, needs, table, text


def found(logic: str, *parts: str, wants: str = "") -> list[tuple[str, dict]]:
    xml = definitions(*parts, decision("d", logic, wants=wants))
    model = compile_decisions([read_decisions(xml, "f.dmn")])
    findings = list(table_findings(model))
    assert all(one.words(language) for one in findings for language in LANGUAGES)
    return [(one.rule, {name: fact for name, fact in one.facts.items() if name != "table"}) for one in findings]


def ages(*cells: str, policy: str = "UNIQUE") -> str:
    return table(policy, ["age: number"], ["r: number"], [(cell, str(n)) for n, cell in enumerate(cells)])


def test_a_whole_table_has_nothing_to_say() -> None:
    assert found(ages("< 18", "[18..63)", ">= 63")) == []


def test_a_gap_is_shown_by_an_example() -> None:
    assert found(ages("< 18", "> 18")) == [("table-has-gap", {"example": "age = 18"})]


def test_a_default_closes_every_gap() -> None:
    logic = table("UNIQUE", ["age: number"], ["r"], [("< 18", "1")], defaults={"r": "0"})
    assert found(logic) == []


def test_an_overlap_names_both_rules() -> None:
    assert found(ages("<= 18", ">= 18")) == [("rules-overlap", {"number": 1, "other": 2, "example": "age = 18"})]


def test_rules_may_overlap_where_the_policy_says_which_goes_first() -> None:
    assert found(ages("<= 18", "-", policy="FIRST")) == []


def test_a_rule_behind_those_that_take_everything_is_never_reached() -> None:
    assert found(ages("< 18", ">= 18", "20", policy="FIRST")) == [("rule-never-reached", {"number": 3})]


def test_gaps_are_found_across_columns() -> None:
    rules = [('"gold"', "true", "1"), ('"gold"', "false", "2"), ('not("gold")', "true", "3")]
    logic = table("UNIQUE", ["award: string", "alive: boolean"], ["r"], rules)
    assert found(logic) == [("table-has-gap", {"example": 'award = "…"; alive = false'})]


def test_the_values_of_a_declared_type_are_all_there_are() -> None:
    item = (
        '<itemDefinition name="tAward"><typeRef>string</typeRef>'
        '<allowedValues><text>"gold", "silver"</text></allowedValues></itemDefinition>'
    )
    rules = [('"gold"', "1"), ('"silver"', "2")]
    logic = table("UNIQUE", ["award: string"], ["r"], rules)
    assert found(logic, item, input_data("award", "tAward"), wants=needs("in award")) == []
    bronze = table("UNIQUE", ["award: string"], ["r"], [*rules, ('"bronze"', "3")])
    assert found(bronze, item, input_data("award", "tAward"), wants=needs("in award")) == [
        ("rule-never-fires", {"number": 3})
    ]


def test_days_have_neighbours() -> None:
    cells = ('< date("2008-06-01")', '> date("2008-06-01")')
    logic = table("UNIQUE", ["day: date"], ["r"], [(cell, "1") for cell in cells])
    assert found(logic) == [("table-has-gap", {"example": "day = 2008-06-01"})]


def test_types_that_do_not_meet() -> None:
    logic = table("UNIQUE", ["age: number"], ["r: boolean"], [('"18"', "true"), ("-", '"yes"')])
    assert [rule for rule, _ in found(logic)] == ["output-of-other-type", "cell-of-other-type", "rule-never-fires"]


def test_a_text_nobody_can_read() -> None:
    assert [rule for rule, _ in found(text("1 +"))] == ["decision-broken"]


def test_govflow_check_reads_tables_too(tmp_path: Path) -> None:
    (tmp_path / "good.dmn").write_bytes(definitions(decision("d", ages("< 18", ">= 18"))))
    (tmp_path / "gap.dmn").write_bytes(definitions(decision("d", ages("< 18", "> 18"))))
    (tmp_path / "other.dmn").write_bytes(b"<a/>")
    (tmp_path / "broken.dmn").write_bytes(b"<a")
    verdicts = {Path(one.path).stem: one for work in gather([tmp_path]) for one in work.check()}
    rules = {name: [finding.rule for finding in one.findings] for name, one in verdicts.items()}
    assert rules == {"good": [], "gap": ["table-has-gap"], "other": ["not-decisions"], "broken": ["not-xml"]}
    assert all(finding.words("kk") for one in verdicts.values() for finding in one.findings)


def test_what_depends_on_other_facts_is_said_to_be_unexamined() -> None:
    assert found(ages("< limit")) == [("table-not-examined", {})]
