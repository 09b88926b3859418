"""Every command explains itself, and every command that a page of ours names exists."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from govflow.cli import main
from govflow.cli.commands import COMMANDS

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *ROOT.glob("docs/**/*.md"), *ROOT.glob("deploy/*")]
CALLED = re.compile(r"(?:^|[`/ ])govflow ((?:[a-z]+ ?)+)|\"govflow\", \"([a-z]+)\"", re.MULTILINE)


def leaves(command: click.Command, words: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every command that does something itself."""
    if not isinstance(command, click.Group):
        yield words
        return
    context = click.Context(command)
    for name in command.list_commands(context):
        found = command.get_command(context, name)
        assert found is not None
        yield from leaves(found, (*words, name))


@pytest.mark.parametrize("words", list(leaves(main)), ids=" ".join)
def test_a_command_explains_itself_with_an_example(words: tuple[str, ...]):
    """Its own, or one of the group it belongs to."""
    helped = [CliRunner().invoke(main, [*words[:depth], "--help"]) for depth in range(1, len(words) + 1)]
    assert [one.exit_code for one in helped] == [0] * len(helped)
    assert any(f"govflow {words[0]}" in one.output for one in helped), (
        f"`govflow {' '.join(words)} --help` shows no example"
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_names_only_commands_that_exist(page: Path):
    shown = code_in(page)
    named = {words.split()[0] for found in CALLED.findall(shown) for words in found if words}
    assert named - set(COMMANDS) == set()


def code_in(page: Path) -> str:
    """What a page shows as code: a page in prose may say "govflow is …"."""
    words = page.read_text()
    if page.suffix != ".md":
        return "\n".join(line for line in words.splitlines() if "bin/govflow" in line or line.startswith("CMD"))
    return "\n".join(re.findall(r"```.*?```|`[^`\n]+`", words, re.DOTALL))


def test_a_page_links_only_to_what_is_there():
    for page in PAGES:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text()):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"
