"""Numbers of people, organisations and accounts in Kazakhstan, and their check digits."""

import re

from govflow.law.forms.problems import Wrong

FIRST_WEIGHTS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
SECOND_WEIGHTS = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)
BIN_KINDS = "456"
IBAN = re.compile(r"KZ\d{2}\d{3}[0-9A-Z]{13}")
BIC = re.compile(r"[A-Z]{6}[0-9A-Z]{2}([0-9A-Z]{3})?")
PHONE = re.compile(r"(\+?7|8)(\d{10})")
EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
CENTURY = {"1": 18, "2": 18, "3": 19, "4": 19, "5": 20, "6": 20}


def checked_iin(typed: str) -> str:
    digits = _twelve_digits(typed, "iin_length")
    if check_digit(digits[:11]) != int(digits[11]):
        raise Wrong("iin_check")
    return digits


def checked_bin(typed: str) -> str:
    digits = _twelve_digits(typed, "bin_length")
    if digits[4] not in BIN_KINDS:
        raise Wrong("bin_kind")
    if check_digit(digits[:11]) != int(digits[11]):
        raise Wrong("bin_check")
    return digits


def checked_iin_or_bin(typed: str) -> str:
    """The fifth digit tells them apart: tens of a day go up to three, kinds of organisations begin at four."""
    digits = _twelve_digits(typed, "iin_length")
    return checked_bin(digits) if digits[4] in BIN_KINDS else checked_iin(digits)


def checked_iban(typed: str) -> str:
    account = _joined(typed).upper()
    if not IBAN.fullmatch(account):
        raise Wrong("iban_shape")
    moved = account[4:] + account[:4]
    if int("".join(str(int(letter, 36)) for letter in moved)) % 97 != 1:
        raise Wrong("iban_check")
    return account


def checked_bic(typed: str) -> str:
    code = _joined(typed).upper()
    if not BIC.fullmatch(code):
        raise Wrong("bic_shape")
    return code


def checked_phone(typed: str) -> str:
    found = PHONE.fullmatch(re.sub(r"[\s()\-–]", "", typed))
    if not found or not typed.isascii():
        raise Wrong("phone_shape")
    return f"+7{found[2]}"


def checked_email(typed: str) -> str:
    if len(typed) > 254 or not EMAIL.fullmatch(typed):
        raise Wrong("email_shape")
    return typed


def check_digit(eleven: str) -> int | None:
    """The twelfth digit, or None where the number can never be issued."""
    for weights in (FIRST_WEIGHTS, SECOND_WEIGHTS):
        digit = sum(int(one) * weight for one, weight in zip(eleven, weights, strict=True)) % 11
        if digit < 10:
            return digit
    return None


def birth_in(iin: str) -> str | None:
    """The day of birth an IIN was made from, ISO; None where the digits name no century."""
    century = CENTURY.get(iin[6])
    return None if century is None else f"{century}{iin[:2]}-{iin[2:4]}-{iin[4:6]}"


def _twelve_digits(typed: str, code: str) -> str:
    digits = _joined(typed)
    if len(digits) != 12 or not (digits.isascii() and digits.isdigit()):
        raise Wrong(code, found=len(digits))
    return digits


def _joined(typed: str) -> str:
    return re.sub(r"[\s\-]", "", typed)
