"""Findings and verdicts as values."""

from govflow.checks.findings import Finding, Outcome, Place, Rule, Severity, Verdict, found


def test_a_rule_names_the_place_and_the_facts_of_what_it_finds():
    rule = Rule("long-name", Severity.WARNING, lambda name: [found("a.bpmn", 3, "T1", name=name)])

    assert list(rule.findings("x")) == [
        Finding("long-name", Severity.WARNING, Place("a.bpmn", 3, "T1"), {"name": "x"})
    ]


def test_only_an_error_weighs_against_a_file():
    note = Finding("n", Severity.NOTE, Place("a.bpmn"))
    error = Finding("e", Severity.ERROR, Place("a.bpmn"))

    assert not Verdict("a.bpmn", Outcome.RUNS, findings=(note,)).has_errors
    assert Verdict("a.bpmn", Outcome.REFUSED, findings=(note, error)).has_errors
