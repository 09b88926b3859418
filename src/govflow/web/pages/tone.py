"""How a refusal reaches a person: the status of the answer, the sentence, and what to do next."""

from govflow.errors import Rejected
from govflow.languages import keys_of, say, say_refusal
from govflow.law.citations import in_words

NOT_FOUND = ("NoSuchCase", "NoSuchTask", "NoSuchDeadline", "EditionNotKnown", "NoSuchDocument", "NoSuchUpload")
STATUS = {
    **dict.fromkeys(NOT_FOUND, 404),
    "NotSignedIn": 401,
    "NotForYou": 403,
    "NotYourUnit": 403,
    "NotYourDuty": 403,
    "SamePersonTwice": 403,
    "FormOutOfDate": 403,
    "NotYourDeadline": 403,
    "GroundMissing": 422,
    "NotAnEdition": 422,
    "WrongAnswers": 422,
    "NoWayChosen": 422,
    "WrongUpload": 422,
    "WrongDay": 422,
    "TooManyAttempts": 429,
    "WrongPassword": 401,
}


def status_of(refusal: Rejected) -> int:
    """409 is the plain case: a rule of the case said no."""
    return STATUS.get(type(refusal).__name__, 409)


def sentence(refusal: Rejected, language: str) -> str:
    """The refusal in the reader's language, from whichever domain of errors knows it."""
    own_words = getattr(refusal, "words", None)
    if own_words is not None:
        return str(own_words(language))
    said = say_refusal(language, type(refusal).__name__, **in_words(refusal.facts, language))
    return said or say(language, "errors_web", "other")


def details(refusal: Rejected, language: str) -> list[str]:
    """What else is known: each wrong answer, why an upload cannot be read."""
    problems = refusal.facts.get("problems")
    if isinstance(problems, tuple | list):
        return [f"{problem.path}: {problem.words(language)}" for problem in problems]
    reason = f"upload.{refusal.facts.get('reason')}"
    return [say(language, "errors_web", reason)] if reason in keys_of("errors_web", language) else []


def what_to_do(refusal: Rejected, language: str) -> str:
    own = f"next.{type(refusal).__name__}"
    return say(language, "errors_web", own if own in keys_of("errors_web", language) else "next")
