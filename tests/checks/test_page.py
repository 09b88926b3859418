"""Every rule is described, and the page says what the rules say."""

from tests.checks.page import GROUPS, PAGE, page


def test_the_page_of_checks_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_rule_is_named_once_and_says_why_it_matters():
    rules = [rule for _, group in GROUPS for rule in group]

    assert len({rule.name for rule in rules}) == len(rules)
    assert "*error.*" in page()
