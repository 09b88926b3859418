"""Officers who do anything allowed, in any order, on any day: every case stays sound and in the end closes."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govflow.casework.actions.pausing import pause_term, resume_term
from govflow.errors import Rejected
from tests.casework.conftest import HEAD, INTAKE, SPEC, SPEC2, Office, local
from tests.casework.soundness import assert_sound

DEEDS = st.lists(
    st.tuples(
        st.sampled_from(
            ["accept", "register", "examine", "back", "bring", "rework", "decide", "wait", "stop", "go"]
        ),
        st.integers(0, 12),
    ),
    max_size=25,
)


def do(office: Office, case: str, deed: str) -> None:
    """One thing somebody tries; what is not possible now is rejected and changes nothing."""
    match deed:
        case "accept":
            office.does(INTAKE, case, "ACCEPT")
        case "register":
            office.replies(case, "REGISTER", found=False)
        case "examine":
            office.does(SPEC2, case, "EXAMINE", sign="DRAFT", verdict="OK")
        case "back":
            office.does(SPEC, case, "EXAMINE", sign="DRAFT", verdict="BACK", back_term=12)
        case "bring":
            office.brings(case, papers=1)
        case "rework":
            office.does(INTAKE, case, "REWORK")
        case "decide":
            office.does(HEAD, case, "DECIDE", sign="DECISION", award=True)
        case "stop" | "go":
            stop(office, case, deed == "stop")


def stop(office: Office, case: str, is_stop: bool) -> None:
    clock = office.clocks(case).get("T-DOC30")
    if clock is None:
        return
    with office.desk() as desk:
        if is_stop:
            pause_term(case, clock.no, ground="g", citation="c", by=INTAKE, desk=desk)
        else:
            resume_term(case, clock.no, by=INTAKE, desk=desk)


@given(deeds=DEEDS)
@settings(
    max_examples=20, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
def test_whatever_is_done_the_case_stays_sound(
    deeds: list[tuple[str, int]], prepared_sqlite: Path, make_office: Callable[..., Office]
):
    with TemporaryDirectory() as folder:
        shutil.copyfile(prepared_sqlite, Path(folder) / "walk.db")
        office = make_office(f"sqlite:///{folder}/walk.db")
        case = office.on("2018-03-01").opens()
        for deed, days in deeds:
            if days:
                office.rings_until(office.now + timedelta(days=days))
            try:
                do(office, case, deed)
            except (Rejected, KeyError):
                continue
        assert_sound(office.house)
        finish(office, case)
        assert assert_sound(office.house) == 1
        office.house.database.close()


def finish(office: Office, case: str) -> None:
    """However far it came, the case can be brought to its end."""
    for deed in ("accept", "register", "go", "examine", "bring", "rework", "examine", "decide"):
        try:
            do(office, case, deed)
        except (Rejected, KeyError):
            continue
    if office.open_items(case):
        office.rings_until(local("2019-06-01"))
        do(office, case, "decide")
    assert office.story(case)[-1] == "CaseClosed"
