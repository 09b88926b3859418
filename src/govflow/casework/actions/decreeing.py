"""A decision about working days is written down while cases run; from then on every process counts with it.

What it moves is counted anew by `replaying`. To undo is to load the opposite, a new act. Whoever does so moves the
deadlines of the whole country: a supervisor of the top of the house, an operator, or the console.
"""

from dataclasses import replace

from govflow.casework.deadlines.store import resting_on
from govflow.casework.decrees.decrees import Decree, digest_of_text, text_of_files
from govflow.casework.decrees.rejections import (
    AlreadyFiled,
    AlreadyLoaded,
    AlreadyUndone,
    FilesFirst,
    NoSuchDecree,
    NotADecision,
    NothingFiled,
    YearCannotBeUndone,
)
from govflow.casework.decrees.shelf import Shelf, is_filed
from govflow.casework.decrees.store import keep_decree, unapplied
from govflow.casework.desk import Desk
from govflow.casework.desk.recounting import stale_in
from govflow.casework.people.officers import Doer, Duty, Officer
from govflow.casework.people.rejections import NotForTheWholeHouse, NotYourDuty
from govflow.casework.people.store import is_above_all
from govflow.clock import technical_now
from govflow.languages import Text
from govflow.law.calendars import Calendars
from govflow.law.calendars.new_decisions import brings
from govflow.law.calendars.special_days import facts_of
from govflow.law.calendars.undoing import opposite
from govflow.law.reading import read_yaml_text


def load_decision(text: str, name: str, *, by: Doer, desk: Desk) -> Decree:
    """Write a new decision down. Nothing is moved yet; what is counted from now on is counted with it."""
    _refuse_others(by, desk)
    refuse_other_files(text, name)
    shelf = _shelf(desk)
    _refuse_before_files(desk)
    _refuse_known(text, name, shelf)
    after = understood(text, name, shelf.standing)
    return _put_down(_new(text, name, digest_of_text(text), after, by, desk), desk)


def _refuse_known(text: str, name: str, shelf: Shelf) -> None:
    """An act is loaded once; a whole year may come again, unless it stands already."""
    year, _ = brings(text, name)
    if year is not None:
        standing, after = shelf.standing.years.get(year), understood(text, name, shelf.standing).years[year]
        if standing is not None and facts_of(standing) == facts_of(after):
            raise AlreadyFiled(name=name)
        return
    digest, undone = digest_of_text(text), {one.undoes for one in shelf.decrees}
    known = next((one for one in shelf.decrees if one.digest == digest and one.no not in undone), None)
    if known is not None:
        raise AlreadyLoaded(name=name, no=known.no)
    if is_filed(shelf.filed, text, name):
        raise AlreadyFiled(name=name)


def load_files(*, by: Doer, desk: Desk) -> Decree:
    """Decide that open deadlines are counted with what the files of this release say."""
    _refuse_others(by, desk)
    shelf = _shelf(desk)
    if not unapplied(desk.connection) and not _stale_cases(desk):
        raise NothingFiled()
    version = shelf.standing.now.version
    text = text_of_files(version, shelf.acts_new_in_files())
    return _put_down(_new(text, version, digest_of_text(text), shelf.standing, by, desk), desk)


def undo_decision(no: int, title: Text, *, by: Doer, desk: Desk) -> Decree:
    """Write down the opposite of a loaded decision, a new act with a title of its own."""
    _refuse_others(by, desk)
    shelf = _shelf(desk)
    old = next((one for one in shelf.decrees if one.no == no), None)
    if old is None:
        raise NoSuchDecree(no=no)
    undone = next((one for one in shelf.decrees if one.undoes == no), None)
    if undone is not None:
        raise AlreadyUndone(no=no, by=undone.no)
    if not old.can_be_undone:
        raise YearCannotBeUndone(name=old.name)
    code = f"UNDO-{shelf.last_no + 1}"
    today = desk.now.astimezone(desk.house.zone).date()
    text = opposite(old.text, old.name, shelf.before(no), code=code, title=title, known=today)
    after = understood(text, code, shelf.standing)
    return _put_down(replace(_new(text, code, digest_of_text(text), after, by, desk), undoes=no), desk)


def understood(text: str, name: str, standing: Calendars) -> Calendars:
    """The calendars with a decision; a wrong file says where."""
    refuse_other_files(text, name)
    return standing.with_decision(text, name)


def refuse_other_files(text: str, name: str) -> None:
    """A decision adds to a year, or says a whole year anew."""
    root = read_yaml_text(text, name)
    if not root.is_mapping or not (root.find("adds_to") or root.find("year")):
        raise NotADecision(name=name)


def _refuse_others(by: Doer, desk: Desk) -> None:
    if not isinstance(by, Officer) or by.has(Duty.OPERATOR):
        return
    if not by.has(Duty.SUPERVISOR):
        raise NotYourDuty(officer=by.id, duty=Duty.SUPERVISOR)
    if not is_above_all(desk.connection, by.units_as(Duty.SUPERVISOR)):
        raise NotForTheWholeHouse(officer=by.id)


def _refuse_before_files(desk: Desk) -> None:
    """What a release changed is decided on by itself, so that no other act carries it along unseen."""
    if not unapplied(desk.connection) and (left := _stale_cases(desk)):
        raise FilesFirst(cases=left)


def _stale_cases(desk: Desk) -> int:
    stale = stale_in(desk.house, desk.connection, desk.house.shelf.standing)
    return len(resting_on(desk.connection, stale))


def _shelf(desk: Desk) -> Shelf:
    desk.house.learn(desk.connection)
    return desk.house.shelf


def _new(text: str, name: str, digest: str, after: Calendars, by: Doer, desk: Desk) -> Decree:
    shelf = desk.house.shelf
    return Decree(
        no=shelf.last_no + 1, name=name, text=text, digest=digest,
        known_on=desk.now.astimezone(desk.house.zone).date(), ordered_at=desk.now, loaded_at=technical_now(),
        loaded_by=by.id, calendar_before=shelf.standing.now.version, calendar_after=after.now.version,
    )  # fmt: skip


def _put_down(decree: Decree, desk: Desk) -> Decree:
    keep_decree(desk.rows, decree)
    desk.knock()
    return decree
