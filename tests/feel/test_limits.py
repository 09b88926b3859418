"""Whatever is written or asked, an evaluation ends soon with a fault that names the limit."""

from time import perf_counter

import pytest

from govflow.feel import FeelFault, LimitPassed, SyntaxFault, compile_expression
from govflow.languages import LANGUAGES

DOUBLED = ", ".join(f"a{n}: [a{n - 1}, a{n - 1}]" for n in range(1, 40))
FAR_TOO_LONG = 10  # seconds; ends in about one, on a busy machine in two


def fault_of(text: str) -> FeelFault:
    start = perf_counter()
    with pytest.raises(FeelFault) as caught:
        compile_expression(text).value({}, lenient=True)
    assert perf_counter() - start < FAR_TOO_LONG
    assert all(caught.value.words(language) for language in LANGUAGES)
    return caught.value


@pytest.mark.parametrize(
    "text",
    [
        "(" * 10_000,
        "[" * 3_000 + "]" * 3_000,
        "-" * 5_000 + "1",
        "1" + " + 1" * 20_000,
        "a" + ".b" * 20_000,
        "1 in (" * 500,
        "if " * 2_000,
        "{" * 5_000,
        '"' + "\\" * 9_999,
        "1 instance of " + "list<" * 500 + "number" + ">" * 500,
        "1" * 200_000,
        "1e99999999999999999999",
    ],
)
def test_a_monstrous_text_is_refused(text: str) -> None:
    assert isinstance(fault_of(text), SyntaxFault)


@pytest.mark.parametrize(
    "text",
    [
        "for i in 1..10000000000 return i",
        "for i in [1..1e6000] return 1",
        "for i in -1e6000..1 return i",
        "some x in 1..1000, y in 1..1000 satisfies x * y < 0",
        "for a in 1..1000000 return for b in 1..1000 return b",
        "{f: function(n) f(n), r: f(1)}.r",
        "{f: function(n) if n = 0 then 0 else f(n - 1) + f(n - 1), r: f(50)}.r",
        '{f: function(s, n) if n = 0 then s else f(s + s, n - 1), r: f("aaaaaaaa", 60)}.r',
        "count(for i in 1..300000 return [i, i, i, i, i, i, i])",
        "distinct values(for i in 1..100000 return i)",
        "sort(for i in 1..100000 return -i, function(a, b) a < b)",
        f"{{a0: [1, 1], {DOUBLED}}}",
        f"{{a0: [1, 1], {DOUBLED}, r: string(a39)}}.r",
        f"{{a0: [1, 1], {DOUBLED}, r: a39 = a39}}.r",
        "{big: for i in 1..100000 return i, n: [big], r: for j in 1..100000 return n = n}.r",
        'for i in 1..100000 return matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", "^(a|aa)+$")',
        'matches(string join(for i in 1..1000 return "x", ""), "(x+x+)+y")',
    ],
)
def test_an_evaluation_without_an_end_is_stopped(text: str) -> None:
    assert isinstance(fault_of(text), LimitPassed)


@pytest.mark.parametrize(
    "text", ["[1][1e6000]", 'substring("a", -1e6000)', "remove([1], 1e6000)", "date(1e6000, 1, 1)"]
)
def test_a_monstrous_number_is_told_like_any_other(text: str) -> None:
    assert isinstance(fault_of_a_case(text), FeelFault)


def fault_of_a_case(text: str) -> FeelFault:
    with pytest.raises(FeelFault) as caught:
        compile_expression(text).value({})
    assert all(caught.value.words(language) for language in LANGUAGES)
    return caught.value


def test_what_is_deep_but_sensible_is_read() -> None:
    assert compile_expression("(" * 40 + "1" + ")" * 40).value({}) == 1
    assert compile_expression("1" + " + 1" * 100).value({}) == 101
    assert compile_expression("{f: function(n) if n = 0 then 0 else 1 + f(n - 1), r: f(60)}.r").value({}) == 60
