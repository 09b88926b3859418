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
    """{name} says neither which year it adds to nor that it is a whole year."""


class YearCannotBeUndone(Rejected):
    """{name} says a whole year anew; to go back, load the file of the year as it was."""


class FilesFirst(Rejected):
    """The files of this release changed days {cases} cases rest on; that must be decided on first."""


class NothingFiled(Rejected):
    """No open deadline rests on a day that the files of this release say otherwise."""
