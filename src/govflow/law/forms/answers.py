"""Judging what was typed into a form: what is kept, and what is wrong where.

Which fields are hidden depends on the answers, and the answers that count depend on which fields are hidden; so
the form is judged again until nothing changes. Computed values are worked out here and nowhere else; one that
cannot be, and a form that never settles, is a fault of the form.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from govflow.feel import FeelFault, Given
from govflow.law.forms.expressions import Expression
from govflow.law.forms.fields import Field, Form, Kind
from govflow.law.forms.identifiers import birth_in
from govflow.law.forms.kinds import kept, read_day
from govflow.law.forms.problems import FormFault, Place, Problem, Wrong

MOST_ROWS = 500
MOST_TIMES = 50


@dataclass(frozen=True)
class Checked:
    """The answers to keep, what is wrong, what is only worth a second look, and which fields are not shown.

    `faults` are what the form could not work out; nothing may be kept while there are any.
    """

    answers: Mapping[str, object]
    problems: tuple[Problem, ...]
    hints: tuple[Problem, ...] = ()
    hidden: frozenset[Place] = frozenset()
    faults: tuple[FormFault, ...] = ()

    @property
    def are_right(self) -> bool:
        return not self.problems and not self.faults


@dataclass
class _Pass:
    """One judging of the whole form."""

    facts: Mapping[str, object]
    given: Given
    seen: Mapping[str, object]  # the answers as the pass before left them
    problems: list[Problem]
    hints: list[Problem]
    hidden: set[Place]
    faults: list[FormFault]

    def value(self, expression: Expression, place: Place, scope: Mapping[str, object]) -> object:
        """The value over the facts, the answers and a scope of its own; None, and a fault, where there is none."""
        try:
            return expression.exactly({**self.facts, **self.seen, **scope}, self.given)
        except FeelFault as fault:
            self.faults.append(FormFault(place, fault))
            return None


def check_answers(form: Form, typed: Mapping[str, object], *, facts: Mapping[str, object], given: Given) -> Checked:
    """Judge `typed` (nested as the form is) for a case that has `facts`; `given` is what FEEL may ask."""
    checked = _judged(form, typed, facts, given, {})
    for _ in range(MOST_TIMES):
        before, checked = checked, _judged(form, typed, facts, given, checked.answers)
        if checked.answers == before.answers and checked.hidden == before.hidden:
            break
    else:
        checked = replace(checked, faults=(*checked.faults, FormFault((), Problem((), "never_settles"))))
    strangers = tuple(_strangers(form.fields, typed, ()))
    return replace(checked, problems=checked.problems + strangers)


def _judged(
    form: Form, typed: Mapping[str, object], facts: Mapping[str, object], given: Given, seen: Mapping[str, object]
) -> Checked:
    one = _Pass(facts, given, seen, [], [], set(), [])
    answers = _fields(one, form.fields, typed, (), facts, {})
    return Checked(answers, tuple(one.problems), tuple(one.hints), frozenset(one.hidden), tuple(one.faults))


def _fields(
    one: _Pass,
    fields: tuple[Field, ...],
    typed: Mapping[str, object],
    place: Place,
    before: Mapping[str, object],
    scope: Mapping[str, object],
) -> dict[str, object]:
    """The answers of the fields of one level; `before` is what the case already says at this level."""
    answers: dict[str, object] = {}
    for field in fields:
        here = (*place, field.key) if field.key else place
        inner = {**scope, **answers} if any(isinstance(step, int) for step in place) else {}
        if field.hide is not None and one.value(field.hide, here, inner) is True:
            _hide(one, field, here)
            answers.update({name: None for name in _names(field) if before.get(name) is not None})
        elif field.kind is Kind.GROUP and not field.key:
            answers.update(_fields(one, field.fields, typed, place, before, scope))
        elif field.computed is not None:
            answers[field.key] = _computed(one, field, field.computed, here, {**inner, **answers})
        elif field.is_asked:
            answers[field.key] = _answer(one, field, typed.get(field.key), here, before.get(field.key), inner)
            _rule(one, field, here, {**inner, **answers})
    return answers


def _hide(one: _Pass, field: Field, place: Place) -> None:
    one.hidden.add(place if field.key else (*place, f"line-{field.line}"))


def _names(field: Field) -> Iterator[str]:
    """The answers a field stands for: its own, or those of a group without a path."""
    if field.key and (field.is_asked or field.is_computed):
        yield field.key
    elif field.kind is Kind.GROUP:
        for inner in field.fields:
            yield from _names(inner)


def _computed(
    one: _Pass, field: Field, expression: Expression, place: Place, scope: Mapping[str, object]
) -> object:
    """The value as a field of its kind keeps it."""
    value = one.value(expression, place, scope)
    if value is None or field.kind is Kind.COMPUTED:
        return value
    try:
        return kept(field, value)
    except Wrong as wrong:
        one.faults.append(FormFault(place, Problem(place, wrong.code, wrong.facts)))
        return None


def _answer(
    one: _Pass, field: Field, typed: object, place: Place, before: object, scope: Mapping[str, object]
) -> object:
    if field.kind is Kind.GROUP:
        return _fields(one, field.fields, _as_mapping(typed), place, _as_mapping(before), scope)
    if field.kind is Kind.ROWS:
        return _rows(one, field, typed, place, scope)
    try:
        value = kept(field, typed)
        _not_empty(field, value)
        _in_time(one, field, value, place, scope)
    except Wrong as wrong:
        one.problems.append(Problem(place, wrong.code, wrong.facts))
        return None
    _compare_birth(one, field, value, place, scope)
    return value


def _rows(one: _Pass, field: Field, typed: object, place: Place, scope: Mapping[str, object]) -> list[object]:
    rows = [_as_mapping(row) for row in typed] if isinstance(typed, list | tuple) else []
    most = min(MOST_ROWS, int(field.limits.most or MOST_ROWS))
    least = int(field.limits.least or field.is_required)
    if len(rows) > most:
        one.problems.append(Problem(place, "too_many_rows", {"most": most}))
        return []
    if len(rows) < least:
        one.problems.append(Problem(place, "too_few_rows", {"least": least}))
    filled = [(number, row) for number, row in enumerate(rows) if not _is_empty(row)]
    judged = filled if len(filled) >= least else list(enumerate(rows))
    return [_fields(one, field.fields, row, (*place, number), {}, scope) for number, row in judged]


def _is_empty(typed: object) -> bool:
    """Whether nothing was typed: a row offered and left alone is no row."""
    if isinstance(typed, Mapping):
        return all(_is_empty(inner) for inner in typed.values())
    return typed in (None, "", False, [], ()) or (isinstance(typed, str) and not typed.strip())


def _as_mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


def _not_empty(field: Field, value: object) -> None:
    if field.is_required and field.kind is Kind.YES_NO and value is not True:
        raise Wrong("must_be_ticked")
    if field.is_required and value is None:
        raise Wrong("required")


def _in_time(one: _Pass, field: Field, value: object, place: Place, scope: Mapping[str, object]) -> None:
    if value is None or field.kind not in (Kind.DATE, Kind.MOMENT):
        return
    day = read_day(str(value)[:10])
    earliest = _limit(one, field.limits.earliest, place, scope)
    latest = _limit(one, field.limits.latest, place, scope)
    if earliest is not None and day < earliest:
        raise Wrong("too_early", limit=f"{earliest:%d.%m.%Y}")
    if latest is not None and day > latest:
        raise Wrong("too_late", limit=f"{latest:%d.%m.%Y}")


def _limit(one: _Pass, expression: Expression | None, place: Place, scope: Mapping[str, object]) -> date | None:
    value = one.value(expression, place, scope) if expression else None
    if value is None:
        return None
    try:
        return read_day(str(value)[:10])
    except Wrong:
        return None


def _rule(one: _Pass, field: Field, place: Place, scope: Mapping[str, object]) -> None:
    """A rule is asked once the field itself is right."""
    if field.rule is None or any(problem.place == place for problem in one.problems):
        return
    if one.value(field.rule.holds, place, scope) is False:
        one.problems.append(Problem(place, "rule", {}, field.rule.words))


def _compare_birth(one: _Pass, field: Field, value: object, place: Place, scope: Mapping[str, object]) -> None:
    if field.compared_birth is None or not isinstance(value, str):
        return
    told = {**one.facts, **one.seen, **scope}.get(field.compared_birth)
    made_from = birth_in(value)
    if told and made_from and told != made_from:
        one.hints.append(Problem(place, "iin_other_birth"))


def _strangers(fields: tuple[Field, ...], typed: Mapping[str, object], place: Place) -> Iterator[Problem]:
    """Names the form does not have: a page never sends them, a machine may by mistake."""
    known = set(_known(fields))
    for name in typed:
        if name not in known:
            yield Problem((*place, name), "unknown_field", {"name": name[:80]})


def _known(fields: tuple[Field, ...]) -> Iterator[str]:
    for field in fields:
        if field.key:
            yield field.key
        else:
            yield from _known(field.fields)
