"""Why a person may not do something."""

from govflow.errors import Rejected


class NotYourUnit(Rejected):
    """{officer} has no role in unit {unit}."""


class NotYourDuty(Rejected):
    """{officer} is not a {duty}."""


class SamePersonTwice(Rejected):
    """{officer} has already acted as {other} in this pass and may not act as {actor}."""


class WrongPassword(Rejected):
    """{known_as} and the password do not belong together."""


class NotForTheWholeHouse(Rejected):
    """{officer} does not watch over the whole house."""
