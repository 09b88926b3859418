"""Why a case cannot be opened, found or moved."""

from govflow.errors import Rejected


class NoSuchCase(Rejected):
    """There is no case {case} here for this person."""


class NotInForce(Rejected):
    """No edition of {service} is in force on {on}."""


class EditionNotKnown(Rejected):
    """Edition {edition} is not known to this installation."""


class NobodyServes(Rejected):
    """No unit of kind {kind} serves territory {territory}."""


class CaseIsClosed(Rejected):
    """Case {case} is closed."""


class WrongAnswers(Rejected):
    """The answers have {count} problems."""


class NotAwaited(Rejected):
    """Case {case} does not wait for {what}."""


class UnknownCode(Rejected):
    """{code} is not one of the {kind} of this service."""


class MovedByAnother(Rejected):
    """Case {case} was changed by somebody else in the meantime."""


class SentTwice(Rejected):
    """This form was already answered: {reference}."""


class NotAnEdition(Rejected):
    """This is not an edition: {reason}."""


class TrainingOnly(Rejected):
    """{service} has no act behind it; it can only be opened for training."""
