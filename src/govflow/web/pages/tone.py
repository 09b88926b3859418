"""How a refusal reaches a person: the status of the answer, the sentence, and what to do next."""

from govflow.errors import Rejected
from govflow.languages import keys_of, say

NOT_FOUND = ("NoSuchCase", "NoSuchTask", "NoSuchDeadline", "EditionNotKnown", "NoSuchDocument", "NoSuchUpload")
STATUS = {
    **dict.fromkeys(NOT_FOUND, 404),
    "NotSignedIn": 401,
    "NotForYou": 403,
    "NotYourUnit": 403,
    "NotYourDuty": 403,
    "SamePersonTwice": 403,
    "FormOutOfDate": 403,
    "WrongAnswers": 422,
    "WrongUpload": 422,
    "WrongDay": 422,
    "TooManyAttempts": 429,
    "WrongPassword": 401,
}


def status_of(refusal: Rejected) -> int:
    """409 is the plain case: a rule of the case said no."""
    return STATUS.get(type(refusal).__name__, 409)


def sentence(refusal: Rejected, language: str) -> str:
    name = type(refusal).__name__
    for domain in ("errors", "errors_web"):
        if name in keys_of(domain, language):
            return say(language, domain, name, **{key: str(fact) for key, fact in refusal.facts.items()})
    return say(language, "errors_web", "other")


def what_to_do(refusal: Rejected, language: str) -> str:
    own = f"next.{type(refusal).__name__}"
    return say(language, "errors_web", own if own in keys_of("errors_web", language) else "next")
