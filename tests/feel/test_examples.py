"""Every function and operator by example: `expression => its value`, one a line."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from govflow.feel import Surroundings, compile_expression
from govflow.feel.functions import BUILT_INS
from govflow.feel.values.comparing import equal

FOLDER = Path(__file__).parent / "examples"
EXAMPLES = [
    tuple(line.split(" => "))
    for path in sorted(FOLDER.glob("*.txt"))
    for line in path.read_text(encoding="utf-8").splitlines()
]
GIVEN = Surroundings(datetime(2018, 3, 14, 9, 0, tzinfo=UTC), ZoneInfo("Asia/Almaty"))


@pytest.mark.parametrize(("text", "expected"), EXAMPLES)
def test_an_expression_is_worth_what_the_example_says(text: str, expected: str) -> None:
    value = compile_expression(text).value({}, GIVEN, lenient=True)
    wanted = compile_expression(expected).value({}, GIVEN, lenient=True)
    assert equal(value, wanted) is True, f"{text} is {value}"


def test_every_function_has_an_example() -> None:
    written = "\n".join(text for text, _ in EXAMPLES)
    assert [name for name in BUILT_INS if f"{name}(" not in written and name not in ("and", "or")] == []
