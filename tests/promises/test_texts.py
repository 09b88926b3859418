"""Every text a person sees exists in Kazakh, Russian and English, and says the same facts in each."""

from importlib import import_module
from pkgutil import walk_packages
from string import Formatter

import pytest
from babel.messages.pofile import read_po

import govflow
from govflow.casework.cases.events import EVENT_NAMES
from govflow.checks.rules import BEHAVIOUR_RULES, DRAWING_RULES, LAW_RULES
from govflow.errors import Rejected
from govflow.languages.catalogue import LANGUAGES, TEXTS, keys_of
from govflow.settings import Settings, meanings

DOMAINS = sorted({path.name.split(".")[0] for path in TEXTS.glob("*.po")})


def messages(domain: str, language: str) -> dict[str, tuple[str, ...]]:
    """Every text of a domain by its key, all plural forms of it."""
    with (TEXTS / f"{domain}.{language}.po").open("rb") as file:
        catalog = read_po(file, locale=language)
    found = {}
    for message in catalog:
        if message.id:
            key = message.id if isinstance(message.id, str) else message.id[0]
            found[str(key)] = (message.string,) if isinstance(message.string, str) else tuple(message.string)
    return found


def placeholders(forms: tuple[str, ...]) -> set[str]:
    return {name for form in forms for _, name, _, _ in Formatter().parse(form) if name}


@pytest.mark.parametrize("domain", DOMAINS)
def test_a_domain_has_the_same_keys_in_every_language(domain: str):
    kazakh = set(messages(domain, "kk"))
    for language in LANGUAGES:
        assert set(messages(domain, language)) == kazakh, language


@pytest.mark.parametrize("domain", DOMAINS)
def test_a_text_says_the_same_facts_in_every_language(domain: str):
    kazakh = messages(domain, "kk")
    for language in LANGUAGES:
        for key, forms in messages(domain, language).items():
            assert placeholders(forms) == placeholders(kazakh[key]), f"{domain}.{key} in {language}"


@pytest.mark.parametrize("domain", DOMAINS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty_or_marked_as_a_guess(domain: str, language: str):
    with (TEXTS / f"{domain}.{language}.po").open("rb") as file:
        catalog = read_po(file, locale=language)
    for message in catalog:
        forms = [message.string] if isinstance(message.string, str) else message.string
        assert all(form.strip() for form in forms) or not message.id, f"{domain}.{message.id} is empty"
        assert not message.fuzzy or not message.id, f"{domain}.{message.id} is marked fuzzy"


def every_rejection(of: type[Rejected] = Rejected) -> set[type[Rejected]]:
    for module in walk_packages(govflow.__path__, "govflow."):
        if not module.name.endswith("__main__") and ".migrations" not in module.name:
            import_module(module.name)
    return {each for each in _below(of) if each.__module__.startswith("govflow.")}


def _below(of: type[Rejected]) -> set[type[Rejected]]:
    return {each for child in of.__subclasses__() for each in {child, *_below(child)}}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rejection_has_its_words(language: str):
    domains = [domain for domain in DOMAINS if domain.startswith("errors")]
    spoken = {key for domain in domains for key in keys_of(domain, language)}
    assert {each.__name__ for each in every_rejection()} - spoken == set()


def test_every_rejection_has_its_line_for_the_log():
    assert [each for each in every_rejection() if not each.__doc__] == []


def test_every_setting_says_what_it_means():
    described = meanings()
    assert all(described[name].strip() for name in Settings.__dataclass_fields__)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_event_has_its_sentence(language: str):
    assert set(EVENT_NAMES) - keys_of("events", language) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_check_rule_says_what_it_found_and_what_to_do(language: str):
    for rule in (*DRAWING_RULES, *BEHAVIOUR_RULES, *LAW_RULES):
        assert {rule.name, f"{rule.name}.do"} <= keys_of(rule.domain, language), rule.name
