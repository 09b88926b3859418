"""Look-alikes of what common tools export: nearly all run, each change is listed, and both engines agree."""

from pathlib import Path

import pytest

from govflow.checks.findings import Outcome, Severity, Verdict
from govflow.checks.review import review_alone
from govflow.languages import LANGUAGES

EXPORTS = sorted((Path(__file__).parent / "exports").iterdir())
NOTHING_TO_RUN = {"conversation.bpmn": "conversation-not-run"}


def verdict(path: Path) -> Verdict:
    return review_alone(path.name, path.read_bytes())


@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: path.name)
def test_an_export_runs_and_its_changes_are_listed(path: Path):
    found = verdict(path)

    if path.name in NOTHING_TO_RUN:
        assert found.outcome is Outcome.REFUSED
        assert {finding.rule for finding in found.findings} == {"no-process", NOTHING_TO_RUN[path.name]}
        return
    assert found.outcome is (Outcome.RUNS_AFTER_CHANGES if found.changes else Outcome.RUNS)
    assert [finding for finding in found.findings if finding.severity is Severity.ERROR] == []
    assert found.references


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_change_and_finding_can_be_said(language: str):
    for path in EXPORTS:
        found = verdict(path)
        assert all(one.words(language) for one in (*found.changes, *found.findings))


def test_at_least_nine_in_ten_run():
    outcomes = [verdict(path).outcome for path in EXPORTS]

    assert outcomes.count(Outcome.REFUSED) <= len(outcomes) / 10
