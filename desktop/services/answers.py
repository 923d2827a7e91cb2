"""The mentor's answers, taken in at a village: receipts, comments, decisions, assignments, packs, keys, voids.

A file is taken over as a whole or not at all; the same file again changes nothing.
"""

from collections import Counter
from dataclasses import dataclass, fields, replace

from db.change import Change
from db.problem import Problem
from db.queries import destroy_requests as request_queries
from db.queries import exchange_files as file_queries
from db.queries import feedback as feedback_queries
from db.queries import partners as partner_queries
from db.records.changes import Done
from db.records.exchange import ExchangeFile, FeedbackItem, FileDetails, Partner
from db.vocabulary import (
    FeedbackKind,
    FeedbackState,
    FileState,
    KeyState,
    PackageKind,
    PartnerRelation,
    RequestState,
    Role,
    Topic,
)
from desktop.exchange.answer_contents import DestroyDecisionContent, FeedbackContent, ReceiptContent
from desktop.exchange.payload import Payload
from desktop.exchange.records import PackageRecord
from desktop.exchange.senders import check_sender
from desktop.exchange.unseal import OpenedFile
from desktop.rules.texts import clean_line
from desktop.services import partners
from desktop.services.desk import Desk, stored_profile
from desktop.services.foreign_certificates import take_list
from desktop.services.packs import take_pack
from desktop.services.uids import new_uid

_ANSWERS = frozenset({PackageKind.RECEIPT, PackageKind.FEEDBACK, PackageKind.UPDATE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What a file from the mentor brought: its line in the book of files, and how many things of each kind."""

    file: ExchangeFile
    receipts: int = 0
    to_mend: int = 0
    accepted: int = 0
    rejected: int = 0
    decisions: int = 0
    assignments: int = 0
    destructions: int = 0  # requests to destroy a record that were decided
    packs: int = 0
    keys: int = 0
    seen_before: bool = False


def take_answer(desk: Desk, opened: OpenedFile, file_name: str) -> Done[Taken]:
    """Take over a file of the mentor.

    Raises Problem `answer-not-ours` for a kind of file that is not an answer, `answer-not-from-mentor(office)`,
    `mentor-not-confirmed(office)`, and those of `senders.check_sender` and `payload.read_payload`.
    """
    desk.require(Role.MANAGER, Role.CLERK)
    header = opened.header
    if header.kind not in _ANSWERS:
        raise Problem("answer-not-ours", kind=header.kind)
    payload = opened.payload()
    with desk.changing() as change:
        session = change.session
        known = partner_queries.known_keys(
            session, header.office.uid, header.office.code, (header.office.key_id, *_old_keys(opened))
        )
        sender = check_sender(header, known)
        mentor = partner_queries.get_partner(session, header.office.uid)
        _check_mentor(mentor, payload, trusted=sender.trusted)
        before = file_queries.find_by_digest(session, opened.digest)
        if before is not None:
            return Done(Taken(file=before, seen_before=True), change.changes)
        partners.follow_rotation(change, sender)
        entry = _entry(desk, opened, mentor, file_name)
        taken = _take(desk, change, mentor, entry, payload)
        file_queries.insert_file(session, entry)
        change.audit("answer-taken", "file", entry.uid, opened.digest)
        change.touch(Topic.FILES, Topic.FEEDBACK)
    return Done(taken, change.changes)


def feedback_on(desk: Desk, record_uid: str) -> tuple[FeedbackItem, ...]:
    """Return what the mentor said about one record."""
    desk.require(Role.MANAGER, Role.CLERK)
    with desk.reading() as session:
        return feedback_queries.list_feedback(session, record_uid=record_uid)


def open_feedback(desk: Desk) -> tuple[FeedbackItem, ...]:
    """Return everything the mentor said that is still open, the earliest due first."""
    desk.require(Role.MANAGER, Role.CLERK)
    with desk.reading() as session:
        own = stored_profile(session).office.uid
        return tuple(
            item
            for item in feedback_queries.list_feedback(session, office_uid=own, states=feedback_queries.OPEN)
            if item.author_office != own and item.closed_at is None
        )


def mark_done(desk: Desk, uid: str, note: str = "") -> Done[FeedbackItem]:
    """Note that an assignment of the mentor was carried out; the mentor hears of it with the next export.

    Raises Problem `feedback-unknown`, also for what is no assignment.
    """
    desk.require(Role.MANAGER, Role.CLERK, Role.TRAINER)
    with desk.changing() as change:
        item = feedback_queries.get_feedback(change.session, uid)
        if item.kind is not FeedbackKind.ASSIGNMENT:
            raise Problem("feedback-unknown")
        if item.closed_at is not None:  # done already, or closed by the mentor
            return Done(item, change.changes)
        # As with a mended record: the mentor looks at it, and closes it.
        done = replace(item, state=FeedbackState.MENDED, closed_at=desk.clock.now(), closed_by=desk.account.name)
        feedback_queries.put_feedback(change.session, done)
        change.audit("assignment-done", "feedback", uid, clean_line(note))
        change.touch(Topic.FEEDBACK)
    return Done(done, change.changes)


def _old_keys(opened: OpenedFile) -> tuple[str, ...]:
    return tuple(rotation.old_key_id for rotation in opened.header.rotations)


def _check_mentor(mentor: Partner, payload: Payload, *, trusted: bool) -> None:
    """Refuse who is not the mentor; an office that gets copies may say that it has them, and nothing else."""
    copies = mentor.relation is PartnerRelation.COPY and all(r.collection == "receipts" for r in payload.records)
    if mentor.relation is not PartnerRelation.MENTOR and not copies:
        raise Problem("answer-not-from-mentor", office=mentor.name)
    if not trusted or mentor.state is KeyState.PENDING:
        raise Problem("mentor-not-confirmed", office=mentor.name)


def _take(desk: Desk, change: Change, mentor: Partner, entry: ExchangeFile, payload: Payload) -> Taken:
    receipts = sum(_take_receipt(change, entry, record.content) for record in payload.of("receipts"))
    words = Counter(_word(record.content) for record in payload.of("feedback"))
    for record in payload.of("feedback"):
        _take_feedback(desk, change, mentor, entry, record)
    destructions = sum(_take_destruction(change, record.content) for record in payload.of("destroy_decisions"))
    packs = sum(take_pack(desk, change, mentor.uid, record) for record in payload.of("packs"))
    keys = sum(take_list(change, record.content) for record in payload.of("certificate_keys"))
    return Taken(
        file=entry,
        receipts=receipts,
        to_mend=words["to_mend"],
        accepted=words["accepted"],
        rejected=words["rejected"],
        decisions=words["decisions"],
        assignments=words["assignments"],
        destructions=destructions,
        packs=packs,
        keys=keys,
    )


def _take_receipt(change: Change, entry: ExchangeFile, content: ReceiptContent) -> int:
    """Note the receipt at the file it answers; a receipt for a file this register does not know is passed over.

    So is one for a file that went to another office.
    """
    sent = file_queries.find_by_digest(change.session, content.digest, outgoing=True)
    if sent is None or sent.partner_uid != entry.partner_uid:
        return 0
    if _is_older(change, entry, sent.answered_by):
        return 1
    state = FileState.RECEIVED_THERE if content.state is FileState.ACCEPTED else content.state
    details = replace(sent.details, arrivals=content.arrivals, set_aside=content.set_aside, missing=content.missing)
    file_queries.update_file(
        change.session,
        sent.uid,
        state=state,
        answered_by=entry.uid,
        decided_at=content.accepted_at,
        decided_by=content.by_name,
        check_code=content.code,
        details=details,
    )
    return 1


def _is_older(change: Change, entry: ExchangeFile, answered_by: str) -> bool:
    """Tell whether an answer was made before the one that is noted already: by the numbers of its computer."""
    if answered_by in ("", entry.uid):
        return False
    noted = file_queries.get_file(change.session, answered_by)
    return noted.device == entry.device and noted.sequence > entry.sequence


def _take_feedback(desk: Desk, change: Change, mentor: Partner, entry: ExchangeFile, record: PackageRecord) -> None:
    content: FeedbackContent = record.content
    own = stored_profile(change.session).office.uid
    item = FeedbackItem(
        uid=record.uid,
        author_office=mentor.uid,
        office_uid=own,
        sent_in=entry.uid,
        **{f.name: getattr(content, f.name) for f in fields(FeedbackContent)},
    )
    known = feedback_queries.list_feedback(change.session, uid=record.uid)
    if known and _is_older(change, entry, known[0].sent_in):
        return
    if known and known[0].closed_at is not None and item.closed_at is None:
        # Done here meanwhile: the mentor, who has not heard of it, does not open it again.
        item = replace(item, state=known[0].state, closed_at=known[0].closed_at, closed_by=known[0].closed_by)
    feedback_queries.put_feedback(change.session, item)
    change.touch(Topic.REPORTS, Topic.SESSIONS)


def _take_destruction(change: Change, content: DestroyDecisionContent) -> int:
    """Note the decision at the waiting request with the same minutes; what this office did not ask is passed over.

    A decision stays as it came first; an older file, which may answer a request refused before, changes nothing.
    """
    session = change.session
    asked = request_queries.find_request(session, content.collection, content.record_uid)
    if asked is None or asked.office_uid != stored_profile(session).office.uid or asked.minutes != content.minutes:
        return 0
    if asked.state is not RequestState.WAITING or content.state is RequestState.WAITING:
        return 0
    request_queries.decide_request(
        session, asked.uid, content.state, content.decided_at, content.by_name, content.reason
    )
    change.audit(
        f"destruction-{content.state.value}-there",
        content.collection.removesuffix("s"),
        content.record_uid,
        (content.minutes, content.reason),
    )
    change.touch(Topic.REPORTS, Topic.SESSIONS)
    return 1


def _word(content: FeedbackContent) -> str:
    if content.kind.value == "decision":
        return "decisions"
    if content.kind.value == "assignment":
        return "assignments"
    if content.state is FeedbackState.REJECTED:
        return "rejected"
    return "to_mend" if content.state is FeedbackState.TO_MEND else "accepted"


def _entry(desk: Desk, opened: OpenedFile, mentor: Partner, file_name: str) -> ExchangeFile:
    header = opened.header
    return ExchangeFile(
        uid=new_uid(desk.clock),
        outgoing=False,
        kind=header.kind,
        state=FileState.ACCEPTED,
        partner_uid=mentor.uid,
        partner_code=mentor.code,
        partner_name=mentor.name,
        key_id=header.office.key_id,
        device=header.device,
        sequence=header.sequence,
        digest=opened.digest,
        previous=header.previous,
        sha256=opened.sha256,
        period=header.period,
        part_set=header.part.set,
        part_number=header.part.number,
        part_of=header.part.of,
        file_name=clean_line(file_name)[:200],
        length=len(opened.body),
        written_at=header.written_at,
        at=desk.clock.now(),
        by_name=desk.account.name,
        decided_at=desk.clock.now(),
        decided_by=desk.account.name,
        audit_count=header.audit.count,
        audit_head=header.audit.head,
        details=FileDetails(
            counts=dict(header.counts),
            totals=dict(header.totals),
            attachments=len(header.blobs),
            program=header.program,
        ),
    )
