"""Who has returned the periodic statement (Surat Pernyataan Gratifikasi)."""

from datetime import date

from db.problem import Problem
from db.queries import officials as official_queries
from db.queries import papers as queries
from db.records.changes import Done
from db.records.paper import StatementStatus
from db.records.period import Period
from db.vocabulary import Role, Topic
from desktop.services.desk import Desk

ANSWERS = ("never", "reported", "unreported")


def list_statements(desk: Desk, period: Period) -> tuple[StatementStatus, ...]:
    """Return every official who was active at the end of the period, with whether the statement came back.

    What it says is told to who may see identities only.
    """
    desk.require(Role.MANAGER, Role.CLERK, Role.READER)
    with desk.reading() as session:
        returned = queries.statements(session, period.code)
        people = official_queries.list_officials(session, min(period.last_day, desk.today))
    return tuple(
        StatementStatus(
            official_uid=person.uid,
            official_name=person.name,
            position=person.position,
            period=period.code,
            returned_on=returned.get(person.uid, (None, ""))[0],
            answer=returned.get(person.uid, (None, ""))[1] if desk.sees_identities else "",
        )
        for person in people
    )


def mark_returned(desk: Desk, period: Period, official_uid: str, on: date, answer: str) -> Done[None]:
    """Note that a statement came back, and what it says: never, reported or unreported.

    Raises Problem `statement-answer-unknown`, `date-in-future`.
    """
    desk.require(Role.MANAGER, Role.CLERK)
    if answer not in ANSWERS:
        raise Problem("statement-answer-unknown", field="answer")
    if on > desk.today:
        raise Problem("date-in-future", field="returned_on", date=on)
    with desk.changing() as change:
        official_queries.get_official(change.session, official_uid)
        queries.put_statement(change.session, period.code, official_uid, on, answer, desk.account.uid, desk.clock.now())
        change.audit("statement-returned", "official", official_uid, (period.code, answer))
        change.touch(Topic.PAPERS)
    return Done(None, change.changes)


def unmark_returned(desk: Desk, period: Period, official_uid: str) -> Done[None]:
    """Take back a wrong note."""
    desk.require(Role.MANAGER, Role.CLERK)
    with desk.changing() as change:
        queries.forget_statement(change.session, period.code, official_uid)
        change.audit("statement-note-removed", "official", official_uid, period.code)
        change.touch(Topic.PAPERS)
    return Done(None, change.changes)
