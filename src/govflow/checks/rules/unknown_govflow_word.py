"""A misspelt attribute or element of the govflow namespace is asked for by nothing: what it says never happens."""

from collections.abc import Iterator
from difflib import get_close_matches

from govflow.checks.findings import Found, Rule, Severity, found
from govflow.engine.definitions.own_words import strange_words
from govflow.engine.net import Model


def look(model: Model) -> Iterator[Found]:
    for file in model.definitions:
        for one in strange_words(file.xml, file.name):
            last = one.word.split()[-1]
            like = get_close_matches(last, one.known, n=1, cutoff=0.6) or one.known
            yield found(file.name, one.line, one.element, word=one.word, like=", ".join(like))


RULE = Rule("unknown-govflow-word", Severity.ERROR, look)
