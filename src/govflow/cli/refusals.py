"""How a command says no: the sentence on the error stream, and the code 1."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from govflow.errors import Rejected, WrongFile
from govflow.languages import keys_of, say
from govflow.law.citations import in_words

REJECTED = 1


@contextmanager
def refusing(language: str, domain: str) -> Iterator[None]:
    """Ends the command where a rule says no or a file is wrong; the words of rejections are in `domain`."""
    try:
        yield
    except Rejected as rejected:
        click.echo(words_of(rejected, language, domain), err=True)
        sys.exit(REJECTED)
    except WrongFile as wrong:
        click.echo(wrong.told().in_(language), err=True)
        sys.exit(REJECTED)


def words_of(rejected: Rejected, language: str, domain: str) -> str:
    key = type(rejected).__name__
    facts = in_words(rejected.facts, language)
    return say(language, domain, key, **facts) if key in keys_of(domain, language) else str(rejected)
