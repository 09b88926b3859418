"""A condition or table that waits for a value its form does not offer never meets it: a misspelling."""

from collections.abc import Iterator, Mapping

from govflow.checks.asking import every_expression
from govflow.checks.findings import Found, Rule, Severity, found
from govflow.checks.law import Law, given_by
from govflow.engine.conditions import is_understood
from govflow.engine.decisions import tables_in
from govflow.feel import FeelFault, compile_expression, compile_unary
from govflow.feel.tree import Binary, Literal, Name, Node
from govflow.feel.walking import every_node
from govflow.law.forms import Kind

Offered = Mapping[str, frozenset[str]]


def look(law: Law) -> Iterator[Found]:
    offered = _offered(law)
    for file, line, place, text in every_expression(law):
        yield from _in_text(file, line, place, text, offered)
    yield from _in_tables(law, offered)


def _offered(law: Law) -> Offered:
    """The values of the facts that nothing but choices in forms gives."""
    chosen: dict[str, set[str]] = {}
    otherwise: set[str] = set()
    for form in law.forms.values():
        for field in form.each():
            if field.kind is Kind.CHOICE:
                chosen.setdefault(field.key, set()).update(choice.value for choice in field.choices)
            else:
                otherwise.add(field.key)
    for element in law.elements:
        asked = law.forms.get(element.attributes.get("form", ""))
        own = {field.key for field in asked.each()} if asked else set()
        otherwise |= set(given_by(element, law)) - own | {one.name for one in element.sets}
    return {name: frozenset(values) for name, values in chosen.items() if name not in otherwise}


def _in_text(file: str, line: int, place: str, text: str, offered: Offered) -> Iterator[Found]:
    for name, value in _compared(text) if is_understood(text) else ():
        if value not in offered.get(name, (value,)):
            yield found(file, line, place, name=name, value=value, offered=", ".join(sorted(offered[name])))


def _compared(text: str) -> Iterator[tuple[str, str]]:
    """Each fact that is compared with a text, and the text."""
    for node in every_node(compile_expression(text).tree):
        if isinstance(node, Binary) and node.sign in ("=", "!="):
            for one, other in ((node.left, node.right), (node.right, node.left)):
                if isinstance(one, Name) and isinstance(other, Literal) and isinstance(other.value, str):
                    yield one.name, other.value


def _in_tables(law: Law, offered: Offered) -> Iterator[Found]:
    decisions = [(file.file, one.id, one.logic) for file in law.decisions for one in file.decisions]
    for file, place, table in ((file, place, table) for file, place, one in decisions for table in tables_in(one)):
        asked = [(number, column.text) for number, column in enumerate(table.inputs) if column.text in offered]
        for rule in table.rules:
            for number, name in asked:
                for value in sorted(_texts_in(rule.inputs[number]) - offered[name]):
                    told = ", ".join(sorted(offered[name]))
                    yield found(file, rule.line, place, name=name, value=value, offered=told)


def _texts_in(cell: str) -> frozenset[str]:
    try:
        tests: tuple[Node, ...] = compile_unary(cell).tree.tests
    except FeelFault:
        return frozenset()
    return frozenset(test.value for test in tests if isinstance(test, Literal) and isinstance(test.value, str))


RULE = Rule("value-not-offered", Severity.WARNING, look, "checks_law")
