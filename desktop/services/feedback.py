"""The mentor's answer to an office: comments on records, decisions, assignments, packs; written into one file.

A file for an office holds what concerns that office and nothing else (issue of exports by accident: there is no way to
put a record of another office into it).
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from db import audit
from db.change import Change
from db.problem import Problem
from db.queries import destroy_requests as request_queries
from db.queries import exchange_files as file_queries
from db.queries import feedback as queries
from db.queries import partners as partner_queries
from db.queries import received as received_queries
from db.queries.exchange_files import FileQuery
from db.records.changes import Done
from db.records.exchange import DestroyRequest, ExchangeFile, FeedbackDetails, FeedbackItem, FileDetails, Partner
from db.start_checks import RELEASED_ON
from db.vocabulary import FeedbackKind, FeedbackState, FileState, KeyState, PackageKind, Role, Topic
from desktop.exchange.answer_contents import DestroyDecisionContent, FeedbackContent, PackContent, ReceiptContent
from desktop.exchange.header import AuditHead
from desktop.exchange.limits import MOST_ITEMS
from desktop.exchange.records import PackageRecord, record_of
from desktop.exchange.seal import Outgoing, SealedFile, seal_one
from desktop.exchange.stick import write_safely
from desktop.rules.check_code import check_code
from desktop.rules.local_rules import check_rule
from desktop.rules.sequences import device_histories
from desktop.rules.texts import clean_line, clean_text
from desktop.services.desk import Desk, stored_profile
from desktop.services.devices import note_sent, take_number
from desktop.services.file_marks import mark_of
from desktop.services.foreign_certificates import certificate_lists
from desktop.services.office_keys import ensure_keys
from desktop.services.packs import keep_pack, own_packs
from desktop.services.program import program_name
from desktop.services.tutoring import require_inspectorate
from desktop.services.uids import new_uid

TUTORS = (Role.MANAGER, Role.CLERK)
_ANSWERS = {FeedbackState.ACCEPTED, FeedbackState.TO_MEND, FeedbackState.REJECTED}


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackPreview:
    """What a file for an office would hold."""

    partner: Partner
    receipts: tuple[ExchangeFile, ...]
    items: tuple[FeedbackItem, ...]
    unsent: int
    destructions: tuple[DestroyRequest, ...]  # requests of the office that were decided
    packs: int
    lists: int  # offices whose certificates can be checked with it


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


def what_goes(desk: Desk, office: str) -> FeedbackPreview:
    """Return what a file for an office would hold.

    Raises Problem `partner-unknown`.
    """
    desk.require(*TUTORS)
    with desk.reading() as session:
        partner = partner_queries.get_partner(session, clean_line(office))
        items = queries.list_feedback(session, office_uid=partner.uid)
        return FeedbackPreview(
            partner=partner,
            receipts=_accepted(session, partner),
            items=items,
            unsent=sum(1 for item in items if not item.sent_in),
            destructions=request_queries.list_decided(session, partner.uid),
            packs=len(own_packs(session)),
            lists=len(certificate_lists(session)),
        )


def write_feedback(desk: Desk, office: str, folder: Path, *, name: str = "") -> Done[ExchangeFile]:
    """Write everything for one office into a file: receipts, all items, decisions on destruction, packs, lists of keys.

    Raises Problem `partner-unknown`, `partner-not-confirmed(office)`, and those of `write_safely`.
    """
    return _write(desk, office, folder, PackageKind.FEEDBACK, name)


def write_receipt(desk: Desk, office: str, folder: Path, *, name: str = "") -> Done[ExchangeFile]:
    """Write the receipts of an office's accepted files alone; see `write_feedback`."""
    return _write(desk, office, folder, PackageKind.RECEIPT, name)


def _write(desk: Desk, office: str, folder: Path, kind: PackageKind, name: str) -> Done[ExchangeFile]:
    desk.require(*TUTORS)
    with desk.changing() as change:
        partner = partner_queries.get_partner(change.session, clean_line(office))
        if partner.state is not KeyState.CONFIRMED:
            raise Problem("partner-not-confirmed", office=partner.name)
        if kind is PackageKind.FEEDBACK:  # a receipt alone may come from a kecamatan too
            require_inspectorate(change.session)
        items = queries.list_feedback(change.session, office_uid=partner.uid)
        records = list(_receipts(desk, change.session, partner))
        if kind is PackageKind.FEEDBACK:
            records += [_feedback_record(desk, change.session, item) for item in items]
            records += _destroy_decisions(desk, change.session, partner)
            records += _pack_records(desk, change.session)
            records += _list_records(desk, change.session)
        sealed = _seal(desk, change, partner, kind, tuple(records))
        written = write_safely(folder, name or sealed.name, sealed.content)
        entry = _entry(desk, partner, sealed, written.path.name)
        file_queries.insert_file(change.session, entry)
        for file in _accepted(change.session, partner):
            file_queries.update_file(change.session, file.uid, answered_by=entry.uid)
        if kind is PackageKind.FEEDBACK:
            queries.mark_sent(change.session, [item.uid for item in items], entry.uid)
        note_sent(desk, change, partner.uid, sealed.digest)
        change.audit("feedback-written", "file", entry.uid, sealed.digest)
        change.touch(Topic.FILES, Topic.FEEDBACK)
    return Done(entry, change.changes)


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


def _accepted(session: Session, partner: Partner) -> tuple[ExchangeFile, ...]:
    return file_queries.list_files(
        session,
        FileQuery(
            outgoing=False,
            kinds=frozenset({PackageKind.EXPORT}),
            states=frozenset({FileState.ACCEPTED}),
            partner_uid=partner.uid,
            limit=500,
        ),
    )


def _receipts(desk: Desk, session: Session, partner: Partner) -> list[PackageRecord]:
    files = _accepted(session, partner)
    own = stored_profile(session).office.uid
    missing = {
        history.device: tuple(number for gap in history.gaps for number in gap.numbers)
        for history in device_histories(map(mark_of, files), RELEASED_ON)
    }
    return [
        record_of(
            "receipts",
            ReceiptContent(
                digest=file.digest,
                device=file.device,
                sequence=file.sequence,
                period=file.period,
                state=file.state,
                code=file.check_code,
                received_at=file.at,
                accepted_at=file.decided_at or file.at,
                by_name=file.decided_by,
                counts=dict(file.details.counts),
                arrivals={name: dict(found) for name, found in file.details.arrivals.items()},
                set_aside=file.details.set_aside[:MOST_ITEMS],  # the counts tell how many more there are
                missing=missing.get(file.device, ()),
            ),
            uid=file.uid,
            owner_office=own,
            created_at=file.at,
        )
        for file in files
    ]


def _feedback_record(desk: Desk, session: Session, item: FeedbackItem) -> PackageRecord:
    content = FeedbackContent(**{f.name: getattr(item, f.name) for f in fields(FeedbackContent)})
    # An item changes by being closed and by nothing else.
    revision = 1 if item.closed_at is None else 2
    return record_of(
        "feedback", content, uid=item.uid, revision=revision, owner_office=item.author_office, created_at=item.at
    )


def _destroy_decisions(desk: Desk, session: Session, partner: Partner) -> list[PackageRecord]:
    own = stored_profile(session).office.uid
    return [
        record_of(
            "destroy_decisions",
            DestroyDecisionContent(
                collection=request.collection,
                record_uid=request.record_uid,
                minutes=request.minutes,
                state=request.state,
                decided_at=request.decided_at or request.at,
                by_name=request.decided_by,
                reason=request.reason,
            ),
            uid=request.uid,
            owner_office=own,
            created_at=request.decided_at or request.at,
        )
        for request in request_queries.list_decided(session, partner.uid)
    ]


def _pack_records(desk: Desk, session: Session) -> list[PackageRecord]:
    own = stored_profile(session).office.uid
    return [
        record_of("packs", content, uid=uid, owner_office=own, created_at=desk.clock.now())
        for uid, content in own_packs(session)
    ]


def _list_records(desk: Desk, session: Session) -> list[PackageRecord]:
    own = stored_profile(session).office.uid
    return [
        record_of("certificate_keys", content, uid=content.key_id, owner_office=own, created_at=desk.clock.now())
        for content in certificate_lists(session)
    ]


def _seal(
    desk: Desk, change: Change, partner: Partner, kind: PackageKind, records: tuple[PackageRecord, ...]
) -> SealedFile:
    kept = ensure_keys(change)
    chain = audit.state(change.session)
    device, last = take_number(desk, change, partner.uid)
    return seal_one(
        Outgoing(
            kind=kind,
            keys=kept.current,
            recipients=(partner.keys,),
            device=device,
            sequence=last.sequence + 1,
            previous=last.digest,
            uid=new_uid(desk.clock),
            program=program_name(),
            written_at=desk.clock.now(),
            records=records,
            audit=AuditHead(count=chain.count, head=chain.head),
            rotations=kept.rotations,
        )
    )


def _entry(desk: Desk, partner: Partner, sealed: SealedFile, file_name: str) -> ExchangeFile:
    header = sealed.header
    return ExchangeFile(
        uid=new_uid(desk.clock),
        outgoing=True,
        kind=header.kind,
        state=FileState.WRITTEN,
        partner_uid=partner.uid,
        partner_code=partner.code,
        partner_name=partner.name,
        key_id=header.office.key_id,
        device=header.device,
        sequence=header.sequence,
        digest=sealed.digest,
        previous=header.previous,
        sha256=sealed.sha256,
        part_set=header.part.set,
        file_name=file_name,
        length=len(sealed.content),
        written_at=header.written_at,
        at=desk.clock.now(),
        by_name=desk.account.name,
        audit_count=header.audit.count,
        audit_head=header.audit.head,
        check_code=check_code(sealed.digest.encode()),
        details=FileDetails(counts=dict(header.counts), totals=dict(header.totals), program=header.program),
    )
