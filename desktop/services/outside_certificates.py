"""Certificates of other bodies, such as KPK's e-learning: registered with their file, then looked up by somebody."""

from collections.abc import Iterable
from dataclasses import fields, replace

from db.change import Change
from db.problem import Problem
from db.queries import outside_certificates as queries
from db.queries.people import known_person
from db.queries.revisions import add_revision
from db.records import canonical
from db.records.canonical import content_hash
from db.records.changes import Done
from db.records.person import OutsideCertificateDraft, OutsideCertificateRecord
from db.vocabulary import AttachmentKind, LearningState, Topic
from desktop.rules.findings import refuse_blocked
from desktop.rules.outside_certificates import check_outside_certificate
from desktop.rules.texts import clean_line, clean_record
from desktop.services import attachments, pictures
from desktop.services.desk import Desk, stored_profile
from desktop.services.people import READERS, WRITERS
from desktop.services.uids import new_uid


def certificates_of(desk: Desk, person_uid: str) -> tuple[OutsideCertificateRecord, ...]:
    """Return the certificates of a person, the latest first; a reader gets them without number and note."""
    desk.require(*READERS)
    with desk.reading() as session:
        found = queries.certificates_of(session, person_uid)
    return tuple(_shown(desk, record) for record in found)


def all_certificates(desk: Desk, states: Iterable[LearningState] = ()) -> tuple[OutsideCertificateRecord, ...]:
    """Return the certificates of everybody in some states (none named: in any), the latest first."""
    desk.require(*READERS)
    with desk.reading() as session:
        found = queries.all_certificates(session, states)
    return tuple(_shown(desk, record) for record in found)


def add(
    desk: Desk, draft: OutsideCertificateDraft, content: bytes | None = None, file_name: str = ""
) -> Done[OutsideCertificateRecord]:
    """Register a certificate of a person, with its picture or PDF where there is one, as not checked yet.

    Raises Problem `person-unknown`, `outside-certificate-number-taken(number, name)`, the blocking findings, and the
    Problems of `pictures.prepare`.
    """
    desk.require(*WRITERS)
    kept = pictures.prepare(content, file_name) if content is not None else None
    with desk.changing() as change:
        draft = _checked(desk, change, _unchecked(draft), "")
        uid = new_uid(desk.clock)
        queries.insert_certificate(change.session, uid, stored_profile(change.session).office.uid, draft)
        record = queries.get_certificate(change.session, uid)
        _keep_revision(desk, change, record, "")
        change.audit("outside-certificate-added", "outside-certificate", uid, draft)
        if kept is not None:
            record = _attach(desk, change, record, kept)
        change.touch(Topic.PEOPLE)
    return Done(record, change.changes)


def change_certificate(
    desk: Desk, uid: str, draft: OutsideCertificateDraft, content: bytes | None = None, file_name: str = ""
) -> Done[OutsideCertificateRecord]:
    """Correct a certificate by a new revision, and give it another file where one is handed over.

    What was checked before must be checked again. Raises the Problems of `add`, and `outside-certificate-unknown`.
    """
    desk.require(*WRITERS)
    kept = pictures.prepare(content, file_name) if content is not None else None
    with desk.changing() as changing:
        before = queries.get_certificate(changing.session, uid)
        draft = clean_record(replace(draft, person_uid=before.person_uid))
        record = before
        if replace(draft, state=before.state) != draft_of(before) or kept is not None or _opened(draft, before):
            draft = _checked(desk, changing, _unchecked(draft), uid)
            record = _write(desk, changing, before, draft, before.attachment_uid)
            changing.audit("outside-certificate-changed", "outside-certificate", uid, draft)
            if kept is not None:
                record = _attach(desk, changing, record, kept)
            changing.touch(Topic.PEOPLE)
    return Done(record, changing.changes)


def verify(desk: Desk, uid: str) -> Done[OutsideCertificateRecord]:
    """Note that this person looked the certificate up today and found it to be right.

    Raises Problem `outside-certificate-unknown`, `outside-certificate-incomplete` without number, date or completion.
    """
    desk.require(*WRITERS)
    with desk.changing() as changing:
        before = queries.get_certificate(changing.session, uid)
        if before.state is LearningState.NOT_YET or not before.number or before.dated is None:
            raise Problem("outside-certificate-incomplete")
        draft = replace(draft_of(before), state=LearningState.VERIFIED)
        queries.replace_certificate(
            changing.session,
            before,
            draft,
            attachment_uid=before.attachment_uid,
            checked_by=desk.account.name,
            checked_on=desk.today,
        )
        record = queries.get_certificate(changing.session, uid)
        _keep_revision(desk, changing, record, "")
        changing.audit("outside-certificate-checked", "outside-certificate", uid)
        changing.touch(Topic.PEOPLE)
    return Done(record, changing.changes)


def remove(desk: Desk, uid: str, reason: str) -> Done[None]:
    """Take a certificate off the list of its person; it stays in the register with its reason.

    Raises Problem `reason-missing`, `outside-certificate-unknown`.
    """
    desk.require(*WRITERS)
    reason = clean_line(reason)
    if not reason:
        raise Problem("reason-missing", field="reason")
    with desk.changing() as changing:
        record = queries.get_certificate(changing.session, uid)
        queries.remove_certificate(changing.session, record.id, desk.clock.now(), reason)
        changing.audit("outside-certificate-removed", "outside-certificate", uid, reason)
        changing.touch(Topic.PEOPLE)
    return Done(None, changing.changes)


def draft_of(record: OutsideCertificateRecord) -> OutsideCertificateDraft:
    """Return what was typed about a certificate."""
    return OutsideCertificateDraft(**{f.name: getattr(record, f.name) for f in fields(OutsideCertificateDraft)})


def _unchecked(draft: OutsideCertificateDraft) -> OutsideCertificateDraft:
    draft = clean_record(draft)
    return replace(draft, state=LearningState.DONE) if draft.state is LearningState.VERIFIED else draft


def _opened(draft: OutsideCertificateDraft, before: OutsideCertificateRecord) -> bool:
    return draft.state is not before.state and draft.state is LearningState.NOT_YET


def _checked(desk: Desk, change: Change, draft: OutsideCertificateDraft, own_uid: str) -> OutsideCertificateDraft:
    person = known_person(change.session, draft.person_uid, "")
    refuse_blocked(check_outside_certificate(draft, desk.today))
    other = queries.with_number(change.session, draft.issuer, draft.number, own_uid) if draft.number else None
    if other is not None:
        name = other.person_name or person.name
        raise Problem("outside-certificate-number-taken", field="number", number=draft.number, name=name)
    return draft


def _write(
    desk: Desk, change: Change, before: OutsideCertificateRecord, draft: OutsideCertificateDraft, attachment_uid: str
) -> OutsideCertificateRecord:
    queries.replace_certificate(
        change.session, before, draft, attachment_uid=attachment_uid, checked_by="", checked_on=None
    )
    record = queries.get_certificate(change.session, before.uid)
    _keep_revision(desk, change, record, "")
    return record


def _attach(
    desk: Desk, change: Change, record: OutsideCertificateRecord, kept: pictures.KeptFile
) -> OutsideCertificateRecord:
    """Keep the file with the person; an earlier one stays among the person's files."""
    caption = f"{record.title} {record.number}".strip()
    attachment = attachments.keep(desk, change, kept, record.person_uid, AttachmentKind.CERTIFICATE_COPY, caption)
    queries.replace_certificate(
        change.session,
        replace(record, revision=record.revision - 1),  # the file belongs to the revision just written
        draft_of(record),
        attachment_uid=attachment.uid,
        checked_by="",
        checked_on=None,
    )
    return queries.get_certificate(change.session, record.uid)


def _keep_revision(desk: Desk, change: Change, record: OutsideCertificateRecord, reason: str) -> None:
    content = canonical.to_bytes(draft_of(record))
    add_revision(
        change.session,
        subject_kind="outside-certificate",
        subject_uid=record.uid,
        revision=record.revision,
        at=desk.clock.now(),
        by_uid=desk.account.uid,
        by_name=desk.account.name,
        reason=reason,
        content=content,
        content_hash=content_hash(content),
    )


def _shown(desk: Desk, record: OutsideCertificateRecord) -> OutsideCertificateRecord:
    return record if desk.sees_people else replace(record, number="", note="", attachment_uid="")
