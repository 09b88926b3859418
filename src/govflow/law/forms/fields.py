"""A form and its fields, as the file says them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from govflow.languages import Text
from govflow.law.forms.expressions import Expression


class Kind(StrEnum):
    """What a field holds."""

    TEXT = "text"
    LINES = "lines"
    IIN = "iin"
    BIN = "bin"
    IIN_OR_BIN = "iin_or_bin"
    IBAN = "iban"
    BIC = "bic"
    PHONE = "phone"
    EMAIL = "email"
    DATE = "date"
    MOMENT = "moment"
    TIME = "time"
    MONEY = "money"
    NUMBER = "number"
    WHOLE = "whole"
    YES_NO = "yes_no"
    CHOICE = "choice"
    CHOICES = "choices"
    FILES = "files"
    GROUP = "group"
    ROWS = "rows"
    COMPUTED = "computed"
    WORDS = "words"
    LINE = "line"


SHOWN_ONLY = frozenset({Kind.WORDS, Kind.LINE})
NUMBERS = frozenset({Kind.MONEY, Kind.NUMBER, Kind.WHOLE})


@dataclass(frozen=True)
class Choice:
    value: str
    label: Text


@dataclass(frozen=True)
class Limits:
    """How short, long, small, big, early or late an answer may be."""

    shortest: int | None = None
    longest: int | None = None
    least: float | None = None
    most: float | None = None
    decimals: int | None = None
    pattern: str | None = None
    earliest: Expression | None = None
    latest: Expression | None = None
    accepts: tuple[str, ...] = ()  # ends of file names, with the dot
    largest_file: int | None = None
    several_files: bool = False


@dataclass(frozen=True)
class Rule:
    """What must hold over the whole form, and what is said where it does not."""

    holds: Expression
    words: Text


@dataclass(frozen=True)
class Field:
    kind: Kind
    key: str  # empty for what holds no answer, and for a group without a path
    label: Text
    line: int
    hint: Text | None = None
    is_required: bool = False
    is_readonly: bool = False
    hide: Expression | None = None
    limits: Limits = field(default_factory=Limits)
    choices: tuple[Choice, ...] = ()
    fields: tuple["Field", ...] = ()
    rule: Rule | None = None
    start: Expression | None = None
    computed: Expression | None = None
    compared_birth: str | None = None
    is_list_box: bool = False  # choices drawn as a box that opens
    rows_at_first: int = 0

    @property
    def is_asked(self) -> bool:
        return self.kind not in SHOWN_ONLY and not self.is_computed and not self.is_readonly

    @property
    def is_computed(self) -> bool:
        """Worked out from the other answers, whatever a browser sends for it."""
        return self.computed is not None


@dataclass(frozen=True)
class Form:
    code: str  # `<form>/<version>`
    title: Text
    fields: tuple[Field, ...]
    source: str

    def each(self) -> Iterator[Field]:
        """Every field, those inside groups and rows included."""
        return each_of(self.fields)

    def expressions(self) -> Iterator[tuple[Field, Expression]]:
        """All FEEL of the form, each beside its field."""
        for one in self.each():
            own = (one.hide, one.computed, one.start, one.limits.earliest, one.limits.latest)
            yield from ((one, each) for each in (*own, one.rule.holds if one.rule else None) if each)


def each_of(fields: tuple[Field, ...]) -> Iterator[Field]:
    """Fields and those inside them, as they stand on the page."""
    for one in fields:
        yield one
        yield from each_of(one.fields)
