"""Why a clock cannot be changed."""

from govflow.errors import Rejected


class NoSuchDeadline(Rejected):
    """Case {case} has no running deadline {deadline}."""


class NotPaused(Rejected):
    """Deadline {deadline} is not stopped."""


class AlreadyPaused(Rejected):
    """Deadline {deadline} is already stopped."""


class MayNotExtend(Rejected):
    """The act does not let {term} be extended this way."""


class NotYourDeadline(Rejected):
    """{officer} does not answer for deadline {deadline}."""


class GroundMissing(Rejected):
    """A deadline or a case is changed on a ground with its place in an act only."""


class ClockIsReal(Rejected):
    """In production business time is the wall clock; it cannot be moved."""
