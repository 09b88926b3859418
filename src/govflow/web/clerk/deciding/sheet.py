"""A decision as one page: what would change, the questions it asks, and the way back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from fastapi.responses import Response

from govflow.casework.desk import Desk
from govflow.errors import Rejected
from govflow.languages import LANGUAGES, Text, say
from govflow.law.citations import cited
from govflow.law.forms import Choice, Field, Form, Kind, check_answers
from govflow.law.regulations import Ground
from govflow.web.pages.forms import draw
from govflow.web.pages.page import Page
from govflow.web.pages.posted import typed_into
from govflow.web.pages.tone import sentence, status_of, what_to_do

DOMAIN = "deciding"
FEW = 6  # choices that are seen all at once

Answers = Mapping[str, object]
Act = Callable[[Answers, Desk], object]


@dataclass(frozen=True)
class Change:
    """What the decision moves: how it stands, and how it would."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Sheet:
    """A decision yet to be taken. `kind` names its texts; `ways` leads back, the nearest page last."""

    kind: str
    about: str
    changes: Sequence[Change]
    fields: Sequence[Field]
    ways: Sequence[tuple[str, str]]
    told: str

    @property
    def form(self) -> Form:
        return Form(self.kind, phrase(f"{self.kind}.title"), tuple(self.fields), "")

    def show(self, page: Page, typed: Answers, *, refusal: Rejected | None = None, status: int = 200) -> Response:
        form = draw(self.form, typed, {}, page.given, page.language, judged=status != 200)
        return page.show(
            "clerk/decision.html",
            status=status,
            here="clerk" if "clerk" in page.reader.portals else "supervisor",
            sheet=self,
            form=form,
            refusal=sentence(refusal, page.language) if refusal else "",
            next_step=what_to_do(refusal, page.language) if refusal else "",
        )

    def decide(self, page: Page, act: Act, to: str) -> Response:
        """Take the decision with what was answered; what cannot be is told on the same page, typed as it was."""
        typed = typed_into(self.form, page.sent, {})
        checked = check_answers(self.form, typed, facts={}, given=page.given)
        if checked.problems:
            return self.show(page, typed, status=422)
        try:
            with page.desk() as desk:
                act(checked.answers, desk)
        except Rejected as refusal:
            return self.show(page, typed, refusal=refusal, status=status_of(refusal))
        return page.go(to, told=self.told)


def phrase(key: str) -> Text:
    return Text(*(say(language, DOMAIN, key) for language in LANGUAGES))


def ask(kind: Kind, key: str, *, is_required: bool = True, choices: Sequence[Choice] = ()) -> Field:
    """A question of these pages; its words stand under its key."""
    return Field(
        kind, key, phrase(f"field.{key}"), 0, phrase(f"hint.{key}"), is_required, choices=tuple(choices),
        is_list_box=len(choices) > FEW,
    )  # fmt: skip


def grounds_asked(grounds: Mapping[str, Ground]) -> list[Field]:
    """A ground of the act, or one's own words and where they stand."""
    known = [ask(Kind.CHOICE, "ground", is_required=False, choices=listed(grounds))] if grounds else []
    own = [ask(Kind.TEXT, key, is_required=not grounds) for key in ("own_ground", "citation")]
    return [*known, *own]


def listed(grounds: Mapping[str, Ground]) -> list[Choice]:
    return [Choice(code, _with_place(ground)) for code, ground in grounds.items()]


def _with_place(ground: Ground) -> Text:
    place = str(ground.citation)
    return Text(*(f"{ground.title.in_(language)} ({cited(place, language)})" for language in LANGUAGES))


def ground_of(answers: Answers) -> dict[str, str]:
    """The ground that was chosen, or written."""
    ground = answers.get("ground") or answers.get("own_ground") or ""
    return {"ground": str(ground), "citation": str(answers.get("citation") or "")}
