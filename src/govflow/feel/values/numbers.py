"""Numbers are decimals of 34 digits, rounded half to even, as in IEEE 754 decimal128."""

from decimal import ROUND_HALF_EVEN, Context, Decimal

DIGITS = Context(prec=34, rounding=ROUND_HALF_EVEN, Emin=-6143, Emax=6144, traps=[])
LONGEST_PLAIN = 1000


def finite(number: Decimal) -> Decimal | None:
    """The number, or None where there is none (division by zero, a root of a negative)."""
    return number if number.is_finite() else None


def number_of(value: int | float | str | Decimal) -> Decimal:
    return DIGITS.create_decimal(str(value) if isinstance(value, float) else value)


def plain(number: Decimal) -> str:
    """The number as people write it, without an exponent unless it would be absurdly long."""
    if number == number.to_integral_value() and -10 < number.adjusted() < LONGEST_PLAIN:
        return str(int(number))
    text = f"{number:f}" if abs(number.adjusted()) < LONGEST_PLAIN else str(number)
    return text.rstrip("0").rstrip(".") if "." in text and "E" not in text else text
