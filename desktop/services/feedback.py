"""What the mentor says to an office: comments on records, decisions of KPK, assignments, packs of rules."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from db.change import Change
from db.problem import Problem
from db.queries import feedback as queries
from db.queries import partners as partner_queries
from db.queries import received as received_queries
from db.records.changes import Done
from db.records.exchange import FeedbackDetails, FeedbackItem
from db.vocabulary import FeedbackKind, FeedbackState, Role, Topic
from desktop.exchange.answer_contents import PackContent
from desktop.rules.local_rules import check_rule
from desktop.rules.texts import clean_line, clean_text
from desktop.services.desk import Desk, stored_profile
from desktop.services.packs import keep_pack
from desktop.services.tutoring import require_inspectorate
from desktop.services.uids import new_uid

TUTORS = (Role.MANAGER, Role.CLERK)
_ANSWERS = {FeedbackState.ACCEPTED, FeedbackState.TO_MEND, FeedbackState.REJECTED}


def comment(
    desk: Desk, record_uid: str, state: FeedbackState, text: str = "", mend_by: date | None = None
) -> Done[FeedbackItem]:
    """Say how a received record is looked at: accepted, to be mended by a day, or rejected.

    Raises Problem `received-unknown`, `comment-state(state)`, `comment-text-missing`, `comment-day-missing`,
    `comment-day-past(day)`.
    """
    desk.require(*TUTORS)
    text = clean_text(text)
    if state not in _ANSWERS:
        raise Problem("comment-state", state=state)
    if state is not FeedbackState.ACCEPTED and not text:
        raise Problem("comment-text-missing", field="text")
    if state is FeedbackState.TO_MEND and mend_by is None:
        raise Problem("comment-day-missing", field="due_on")
    if mend_by is not None and mend_by < desk.today:
        raise Problem("comment-day-past", field="due_on", day=mend_by)
    with desk.changing() as change:
        require_inspectorate(change.session)
        row = received_queries.get_row(change.session, record_uid)
        for earlier in queries.list_feedback(change.session, record_uid=record_uid, states=queries.OPEN):
            if earlier.kind is FeedbackKind.COMMENT:  # the new word takes the place of the open one
                _close(desk, change, earlier)
        item = replace(
            _item(desk, change.session, FeedbackKind.COMMENT, state, row.office_uid),
            collection=row.collection,
            record_uid=record_uid,
            seen_revision=row.revision,
            text=text,
            due_on=mend_by,
        )
        _put(change, item)
    return Done(item, change.changes)


def decide_on_report(
    desk: Desk, record_uid: str, number: str, dated: date, outcome: str, text: str = ""
) -> Done[FeedbackItem]:
    """Pass on what KPK decided about a report.

    Raises Problem `received-unknown`, `decision-number-missing`.
    """
    desk.require(*TUTORS)
    if not clean_line(number):
        raise Problem("decision-number-missing", field="number")
    with desk.changing() as change:
        require_inspectorate(change.session)
        row = received_queries.get_row(change.session, record_uid)
        item = replace(
            _item(desk, change.session, FeedbackKind.DECISION, FeedbackState.OPEN, row.office_uid),
            collection=row.collection,
            record_uid=record_uid,
            seen_revision=row.revision,
            text=clean_text(text),
            details=FeedbackDetails(number=clean_line(number), dated=dated, outcome=outcome),
        )
        _put(change, item)
    return Done(item, change.changes)


def assign(
    desk: Desk, office: str, text: str, due_on: date | None = None, details: FeedbackDetails | None = None
) -> Done[FeedbackItem]:
    """Give an office a task, such as training these people on these topics.

    Raises Problem `partner-unknown`, `comment-text-missing` or `comment-day-past(day)`.
    """
    done = assign_all(desk, [office], text, due_on, details)
    return Done(done.record[0], done.changes)


def assign_all(
    desk: Desk,
    offices: Sequence[str],
    text: str,
    due_on: date | None = None,
    details: FeedbackDetails | None = None,
) -> Done[tuple[FeedbackItem, ...]]:
    """Give several offices the same task, all of them or none; see `assign`."""
    desk.require(*TUTORS)
    text = clean_text(text)
    if not text:
        raise Problem("comment-text-missing", field="text")
    if due_on is not None and due_on < desk.today:
        raise Problem("comment-day-past", field="due_on", day=due_on)
    items = []
    with desk.changing() as change:
        require_inspectorate(change.session)
        for office in offices:
            partner = partner_queries.get_partner(change.session, clean_line(office))
            item = replace(
                _item(desk, change.session, FeedbackKind.ASSIGNMENT, FeedbackState.OPEN, partner.uid),
                text=text,
                due_on=due_on,
                details=details or FeedbackDetails(),
            )
            _put(change, item)
            items.append(item)
    return Done(tuple(items), change.changes)


def close(desk: Desk, uid: str) -> Done[FeedbackItem]:
    """Note that an item needs no more attention.

    Raises Problem `feedback-unknown`.
    """
    desk.require(*TUTORS)
    with desk.changing() as change:
        require_inspectorate(change.session)
        closed = _close(desk, change, queries.get_feedback(change.session, uid))
        change.touch(Topic.FEEDBACK)
    return Done(closed, change.changes)


def make_pack(desk: Desk, content: PackContent) -> Done[str]:
    """Keep a pack of rules; it travels with the next file to every office.

    Raises Problem `pack-source-missing` or `deadline-rule-impossible`.
    """
    desk.require(Role.MANAGER)
    content = replace(content, source=clean_line(content.source))
    if not content.source:
        raise Problem("pack-source-missing", field="source")
    for rule in content.deadlines:
        wrong = check_rule(rule)
        if wrong is not None and wrong.code == "deadline-rule-impossible":
            raise wrong
    with desk.changing() as change:
        require_inspectorate(change.session)
        uid = keep_pack(desk, change, stored_profile(change.session).office.uid, content)
        change.audit("pack-made", "pack", uid, content)
        change.touch(Topic.FEEDBACK)
    return Done(uid, change.changes)


def items_of(desk: Desk, *, office_uid: str = "", record_uid: str = "") -> tuple[FeedbackItem, ...]:
    """Return what was said to an office, or about a record."""
    desk.require(*TUTORS, Role.READER)
    with desk.reading() as session:
        return queries.list_feedback(session, office_uid=office_uid, record_uid=record_uid)


def _item(desk: Desk, session: Session, kind: FeedbackKind, state: FeedbackState, office_uid: str) -> FeedbackItem:
    return FeedbackItem(
        uid=new_uid(desk.clock),
        kind=kind,
        state=state,
        author_office=stored_profile(session).office.uid,
        office_uid=office_uid,
        at=desk.clock.now(),
        by_name=desk.account.name,
    )


def _put(change: Change, item: FeedbackItem) -> None:
    queries.put_feedback(change.session, item)
    change.audit(f"feedback-{item.kind.value}", "feedback", item.uid, item)
    change.touch(Topic.FEEDBACK, Topic.RECEIVED)


def _close(desk: Desk, change: Change, item: FeedbackItem) -> FeedbackItem:
    closed = replace(
        item,
        state=FeedbackState.CLOSED,
        closed_at=desk.clock.now(),
        closed_by=desk.account.name,
        sent_in="",  # the office is to hear of it
    )
    queries.put_feedback(change.session, closed)
    change.audit("feedback-closed", "feedback", item.uid)
    return closed
