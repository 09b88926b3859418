"""Why a task cannot be taken or completed."""

from govflow.errors import Rejected


class NoSuchTask(Rejected):
    """There is no task {item} for this person."""


class NotOnYourDesk(Rejected):
    """Task {item} is not on the desk of {officer}."""


class TakenByAnother(Rejected):
    """Task {item} is held by {holder}."""


class AlreadyDone(Rejected):
    """Task {item} was already done by {by} at {at}: entry {reference}."""


class NoLongerOpen(Rejected):
    """Task {item} is no longer needed."""


class NoWayChosen(Rejected):
    """No way was chosen at {item}."""


class NotAWay(Rejected):
    """{flow} does not lead on from {item}."""
