"""Why a decision cannot be loaded or undone."""

from govflow.errors import Rejected


class AlreadyLoaded(Rejected):
    """{name} is loaded already, as number {no}."""


class AlreadyFiled(Rejected):
    """The files of the calendars have the acts of {name} already."""


class NoSuchDecree(Rejected):
    """There is no loaded decision {no}."""


class AlreadyUndone(Rejected):
    """Decision {no} was undone by {by}."""


class NotADecision(Rejected):
    """{name} does not say which year it adds to; a whole year is a file of the calendars."""
