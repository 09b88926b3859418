"""Files written to hurt the reader are refused with their line; the process goes on."""

from collections.abc import Iterator

import pytest
import yaml

from govflow.errors import WrongFile
from govflow.law.reading import read_yaml_text
from govflow.law.reading.composing import compose
from tests.web.conftest import ROOT

LAUGHS = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [{f'*a{n - 1}, ' * 9}x]\n" for n in range(1, 12))


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("a: " + "[" * 100_000, "more than 100 levels"),
        ("- " * 100_000, "more than 100 levels"),
        ("{a: " * 50_000, "more than 100 levels"),
        ("".join(f"{' ' * depth}a:\n" for depth in range(300)), "more than 100 levels"),
        (LAUGHS, "more than 1000000 values"),
        ("a: &a [*a]", "nothing complete is called &a"),
        ("a: *nowhere", "nothing complete is called &nowhere"),
        ("--- 1\n--- 2\n", "one document is expected"),
        ("a: \x00", "control characters"),
    ],
)
def test_what_would_end_the_process_is_refused_with_its_line(written: str, found: str):
    with pytest.raises(WrongFile, match=found.replace("*", r"\*")):
        read_yaml_text(written, "x.yaml")


def test_a_key_that_is_no_text_is_refused_where_it_stands():
    with pytest.raises(WrongFile, match=r"x.yaml:1: expected a text as a key, found a list"):
        read_yaml_text("? [1, 2]\n: 3\n", "x.yaml").value()


def test_a_number_no_machine_counts_with_is_a_text():
    read = read_yaml_text(f"whole: {'9' * 5000}\nother: {'9' * 400}.0\ntwelve: 12\nhalf: 0.5\n", "x.yaml").value()
    assert read == {"whole": "9" * 5000, "other": "9" * 400 + ".0", "twelve": 12, "half": 0.5}


def test_what_an_anchor_names_is_repeated():
    assert read_yaml_text("a: &a {b: [1, yes]}\nc: *a\n", "x.yaml").value() == {
        "a": {"b": [1, "yes"]},
        "c": {"b": [1, "yes"]},
    }


@pytest.mark.parametrize("name", ["processes/mothers-benefit/2018-02-11/regulation.yaml", "calendars/kz/2018.yaml"])
def test_nodes_are_those_of_the_library(name: str):
    written = (ROOT / name).read_text(encoding="utf-8")
    assert list(leaves(compose(written))) == list(leaves(yaml.compose(written, Loader=yaml.CSafeLoader)))


def leaves(node: yaml.Node | None) -> Iterator[tuple[str, str, int]]:
    assert node is not None
    if isinstance(node, yaml.ScalarNode):
        yield node.tag, node.value, node.start_mark.line
        return
    for part in node.value:
        for one in part if isinstance(part, tuple) else (part,):
            yield from leaves(one)
