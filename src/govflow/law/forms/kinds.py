"""From what was typed to what is kept, kind by kind."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal

from govflow.law.forms import identifiers
from govflow.law.forms.fields import Field, Kind
from govflow.law.forms.media import is_what_it_is_called
from govflow.law.forms.problems import Wrong

LONGEST_TEXT = 10_000
MOST_DIGITS = 15  # what a JSON number carries exactly
MONEY_DIGITS = 13
SHOWN_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
A_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?", re.ASCII)
GROUPING = re.compile(r"(?<=\d)[\s\u00a0\u202f](?=\d{3})")
FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def kept(field: Field, typed: object) -> object:
    """The value kept for what was typed into a field; None where it was left empty."""
    if field.kind in (Kind.YES_NO, Kind.CHOICES, Kind.FILES):
        return MANY_SHAPED[field.kind](field, typed)
    text = _one_text(typed)
    if field.kind is Kind.LINES:
        text = text.replace("\r\n", "\n")
    if not text:
        return None
    return ONE_TEXT[field.kind](field, text)


def _one_text(typed: object) -> str:
    if typed is None:
        return ""
    if isinstance(typed, bool) or not isinstance(typed, str | int | float | Decimal):
        raise Wrong("not_one_value")
    return FORBIDDEN.sub("", str(typed)).strip()


def read_day(text: str) -> date:
    """A day as people here write it, 07.03.2018, or as machines do, 2018-03-07."""
    shown = SHOWN_DAY.fullmatch(text)
    try:
        if shown:
            return date(int(shown[3]), int(shown[2]), int(shown[1]))
        if ISO_DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise Wrong("not_a_date")


def _day(field: Field, text: str) -> str:
    return read_day(text).isoformat()


def _moment(field: Field, text: str) -> str:
    day, _, clock = text.replace("T", " ", 1).partition(" ")
    try:
        return datetime.combine(read_day(day), _clock(clock.strip())).isoformat(timespec="minutes")
    except Wrong:
        raise Wrong("not_a_moment") from None


def _time(field: Field, text: str) -> str:
    return _clock(text).isoformat(timespec="minutes")


def _clock(text: str) -> time:
    found = A_TIME.fullmatch(text)
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        raise Wrong("not_a_time")
    return time(int(found[1]), int(found[2]))


def _text(field: Field, text: str) -> str:
    limits = field.limits
    longest = LONGEST_TEXT if limits.longest is None else limits.longest
    if len(text) > longest:
        raise Wrong("too_long", most=longest, found=len(text))
    if limits.shortest is not None and len(text) < limits.shortest:
        raise Wrong("too_short", least=limits.shortest, found=len(text))
    if limits.pattern is not None and not re.fullmatch(limits.pattern, text):
        raise Wrong("pattern")
    return text


def _number(field: Field, text: str) -> int | float:
    """A number as JSON has it; with at most fifteen digits it is exactly what was typed."""
    number = _decimal(text)
    decimals = 2 if field.kind is Kind.MONEY else field.limits.decimals
    if field.kind is Kind.WHOLE and number != number.to_integral_value():
        raise Wrong("not_whole")
    if decimals is not None and -int(number.as_tuple().exponent) > decimals:
        raise Wrong("too_many_decimals", most=decimals)
    if field.kind is Kind.MONEY and (number < 0 or number >= Decimal(10) ** MONEY_DIGITS):
        raise Wrong("not_money")
    _within(field, number)
    return int(number) if number == number.to_integral_value() else float(number)


def _decimal(text: str) -> Decimal:
    plain = GROUPING.sub("", text).replace(",", ".").replace("−", "-").removesuffix("₸").strip()
    if not re.fullmatch(r"[+-]?\d+(\.\d+)?", plain) or not plain.isascii():
        raise Wrong("not_a_number")
    number = Decimal(plain)
    if len(number.normalize().as_tuple().digits) > MOST_DIGITS or number.adjusted() > MOST_DIGITS:
        raise Wrong("too_many_digits", most=MOST_DIGITS)
    return number


def _within(field: Field, number: Decimal) -> None:
    least, most = field.limits.least, field.limits.most
    if least is not None and number < Decimal(str(least)):
        raise Wrong("too_small", least=f"{least:g}")
    if most is not None and number > Decimal(str(most)):
        raise Wrong("too_big", most=f"{most:g}")


def _choice(field: Field, text: str) -> str:
    if text not in {choice.value for choice in field.choices}:
        raise Wrong("not_a_choice")
    return text


def _choices(field: Field, typed: object) -> list[str] | None:
    several = typed if isinstance(typed, list | tuple) else [typed] if typed else []
    return [_choice(field, _one_text(one)) for one in several] or None


def _yes_or_no(field: Field, typed: object) -> bool:
    if isinstance(typed, bool):
        return typed
    text = _one_text(typed)
    if text not in ("", "on", "true", "false", "yes", "no", "1", "0"):
        raise Wrong("not_a_choice")
    return text in ("on", "true", "yes", "1")


def _files(field: Field, typed: object) -> list[dict[str, object]] | None:
    """Each file as what is known of it; the bytes stay with the documents of the case."""
    several = typed if isinstance(typed, list | tuple) else [typed] if typed else []
    if len(several) > 1 and not field.limits.several_files:
        raise Wrong("too_many_files")
    return [_file(field, one) for one in several] or None


def _file(field: Field, one: object) -> dict[str, object]:
    if not isinstance(one, Mapping) or not isinstance(one.get("name"), str) or not isinstance(one.get("size"), int):
        raise Wrong("file_kind", accepts=", ".join(field.limits.accepts))
    accepts, largest = field.limits.accepts, field.limits.largest_file
    if accepts and not str(one["name"]).lower().endswith(accepts):
        raise Wrong("file_kind", accepts=", ".join(accepts))
    if "kind" in one and not is_what_it_is_called(str(one["name"]), str(one["kind"])):
        raise Wrong("file_disguised")
    if largest is not None and one["size"] > largest:
        raise Wrong("file_size", most=f"{largest / 1_048_576:.3g}")
    return {name: one[name] for name in ("name", "size", "kind", "digest") if name in one}


def _identifier(check: Callable[[str], str]) -> Callable[[Field, str], str]:
    return lambda field, text: check(text)


ONE_TEXT: dict[Kind, Callable[[Field, str], object]] = {
    Kind.TEXT: _text,
    Kind.LINES: _text,
    Kind.IIN: _identifier(identifiers.checked_iin),
    Kind.BIN: _identifier(identifiers.checked_bin),
    Kind.IIN_OR_BIN: _identifier(identifiers.checked_iin_or_bin),
    Kind.IBAN: _identifier(identifiers.checked_iban),
    Kind.BIC: _identifier(identifiers.checked_bic),
    Kind.PHONE: _identifier(identifiers.checked_phone),
    Kind.EMAIL: _identifier(identifiers.checked_email),
    Kind.DATE: _day,
    Kind.MOMENT: _moment,
    Kind.TIME: _time,
    Kind.MONEY: _number,
    Kind.NUMBER: _number,
    Kind.WHOLE: _number,
    Kind.CHOICE: _choice,
}
MANY_SHAPED: dict[Kind, Callable[[Field, object], object]] = {
    Kind.YES_NO: _yes_or_no,
    Kind.CHOICES: _choices,
    Kind.FILES: _files,
}
