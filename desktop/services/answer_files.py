"""The files in which a mentor answers an office: receipts, everything that was said, decisions, packs, lists of keys.

A file for an office holds what concerns that office and nothing else (issue of exports by accident: there is no way to
put a record of another office into it).
"""

from dataclasses import dataclass, fields
from pathlib import Path

from sqlalchemy.orm import Session

from db import audit
from db.change import Change
from db.problem import Problem
from db.queries import destroy_requests as request_queries
from db.queries import exchange_files as file_queries
from db.queries import feedback as queries
from db.queries import partners as partner_queries
from db.queries.exchange_files import FileQuery
from db.records.changes import Done
from db.records.exchange import DestroyRequest, ExchangeFile, FeedbackItem, FileDetails, Partner
from db.start_checks import RELEASED_ON
from db.vocabulary import FileState, KeyState, PackageKind, Topic
from desktop.exchange.answer_contents import DestroyDecisionContent, FeedbackContent, ReceiptContent
from desktop.exchange.header import AuditHead
from desktop.exchange.limits import MOST_ITEMS
from desktop.exchange.records import PackageRecord, record_of
from desktop.exchange.seal import Outgoing, SealedFile, seal_one
from desktop.exchange.stick import write_safely
from desktop.rules.check_code import check_code
from desktop.rules.sequences import device_histories
from desktop.rules.texts import clean_line
from desktop.services.desk import Desk, stored_profile
from desktop.services.devices import note_sent, take_number
from desktop.services.feedback import TUTORS
from desktop.services.file_marks import mark_of
from desktop.services.foreign_certificates import certificate_lists
from desktop.services.office_keys import ensure_keys
from desktop.services.packs import own_packs
from desktop.services.program import program_name
from desktop.services.tutoring import require_inspectorate
from desktop.services.uids import new_uid


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
