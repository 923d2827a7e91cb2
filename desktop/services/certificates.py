"""Certificates: who gets one, issued, printed again to the byte, void with a reason, found in their register."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from db.problem import Problem
from db.queries import certificates as queries
from db.queries import participants as participant_queries
from db.queries import sessions as session_queries
from db.queries.certificates import CertificatePage, CertificateQuery
from db.records import canonical
from db.records.certificate import CertificateLook, CertificateRecord, CertificateRow, CertificateWords
from db.records.changes import Done
from db.vocabulary import CertificateState, Role, Topic
from desktop.printing.certificate import PrintedCertificate, draw
from desktop.rules.certificate_candidates import Candidate, candidate
from desktop.rules.certificate_words import NIK_LABEL
from desktop.rules.check_code import check_code, tidy_code
from desktop.rules.texts import clean_line, clean_record, clean_text
from desktop.services.certificate_issuing import issue, row_of
from desktop.services.desk import Desk
from desktop.services.participants import shown

__all__ = [
    "CertificatePage",
    "CertificateQuery",
    "candidates",
    "certificate",
    "find_by_check_code",
    "find_certificates",
    "issue",
    "of_session",
    "pdf",
    "void",
    "years",
]

READERS = (Role.MANAGER, Role.CLERK, Role.TRAINER, Role.READER)
WRITERS = (Role.MANAGER, Role.CLERK, Role.TRAINER)
Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


def candidates(desk: Desk, session_uid: str, issued_on: date | None = None) -> tuple[Candidate, ...]:
    """Return everybody on the list of a session with whether a certificate can be issued, and why not.

    `issued_on` is the date it would bear, today without it. Raises Problem `session-unknown`.
    """
    desk.require(*READERS)
    with desk.reading() as session:
        record = session_queries.get_session(session, session_uid)
        people = participant_queries.list_participants(session, session_uid)
    found = (candidate(record, person, issued_on or desk.today) for person in people)
    return tuple(replace(item, person=shown(desk, item.person)) for item in found)


def find_certificates(desk: Desk, query: CertificateQuery) -> CertificatePage:
    """Return one page of the register of certificates."""
    desk.require(*READERS)
    query = clean_record(query)
    with desk.reading() as session:
        count, void_count = queries.totals(session, query)
        return CertificatePage(rows=queries.find_rows(session, query), count=count, void=void_count)


def years(desk: Desk) -> tuple[int, ...]:
    """Return the years in which certificates were issued, the latest first."""
    desk.require(*READERS)
    with desk.reading() as session:
        return queries.years(session)


def certificate(desk: Desk, uid: str) -> CertificateRecord:
    """Return a certificate by uid, number or check code; a reader sees no scores and no numbers of persons.

    Raises Problem `certificate-unknown`, `certificate-changed`.
    """
    desk.require(*READERS)
    wanted = clean_line(uid)
    with desk.reading() as session:
        record = queries.get_certificate(session, wanted)
    return record if desk.sees_people else replace(record, words=_without_numbers(record.words))


def find_by_check_code(desk: Desk, code: str) -> CertificateRecord | None:
    """Return the certificate that carries a check code as a person types it, or None."""
    try:
        return certificate(desk, tidy_code(code))
    except Problem as problem:
        if problem.code == "certificate-unknown":
            return None
        raise


def of_session(desk: Desk, session_uid: str) -> tuple[str, ...]:
    """Return the uids of the certificates of a session that stand, in the order they were issued."""
    desk.require(*READERS)
    with desk.reading() as session:
        session_queries.get_session(session, session_uid)
        return queries.of_session(session, session_uid)


def pdf(
    desk: Desk,
    uids: Sequence[str],
    *,
    on_progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    double_sided: bool = True,
) -> bytes:
    """Return certificates as one PDF in the order given, drawn from the words and the look they were issued with.

    `double_sided` is as in `printing.certificate.draw`. Raises Problem `certificates-none`, `certificate-unknown`,
    `certificate-is-void`, `certificate-changed`, `printing-cancelled`.
    """
    desk.require(*WRITERS)
    if not uids:
        raise Problem("certificates-none")
    printed = []
    looks: dict[str, CertificateLook] = {}
    with desk.reading() as session:
        for record, content in queries.get_certificates(session, uids):
            if record.state is CertificateState.VOID:
                raise Problem("certificate-is-void", number=record.number)
            if record.look not in looks:
                looks[record.look] = _look(queries.look_content(session, record.look), record)
            if check_code(content) != record.check_code or record.words.number != record.number:
                raise Problem("certificate-changed", number=record.number)
            printed.append(
                (record.uid, PrintedCertificate(record.words, looks[record.look], record.check_code, record.qr))
            )
    with_nik = [uid for uid, item in printed if any(line.startswith(NIK_LABEL) for line in item.words.identity_lines)]
    drawn = draw(
        [item for _uid, item in printed], double_sided=double_sided, on_progress=on_progress, cancelled=cancelled
    )
    if with_nik:
        with desk.changing() as change:
            for uid in with_nik:
                change.audit("identity-opened", "certificate", uid)
            change.touch(Topic.AUDIT)
    return drawn


def void(desk: Desk, uid: str, reason: str) -> Done[CertificateRow]:
    """Void a certificate; its number is never used again, and the person may get a new one.

    Raises Problem `reason-missing`, `certificate-unknown`, `certificate-is-void`.
    """
    desk.require(*WRITERS)
    reason = clean_text(reason)
    if not reason:
        raise Problem("reason-missing", field="reason")
    with desk.changing() as change:
        record = queries.get_certificate(change.session, clean_line(uid))
        if record.state is CertificateState.VOID:
            raise Problem("certificate-is-void", number=record.number)
        queries.void_certificate(change.session, record.uid, reason, desk.today)
        participant_queries.put_certificate(change.session, record.participant_uid, "")
        session_queries.touch_revision(change.session, record.session_uid, desk.clock.now())
        change.audit("certificate-voided", "certificate", record.uid, (record.number, reason, desk.today))
        change.touch(Topic.CERTIFICATES, Topic.SESSIONS)
        after = queries.get_certificate(change.session, record.uid)
    return Done(row_of(after), change.changes)


def _look(content: bytes, record: CertificateRecord) -> CertificateLook:
    if canonical.content_hash(content) != record.look:
        raise Problem("certificate-changed", number=record.number)
    return canonical.from_bytes(content, CertificateLook)


def _without_numbers(words: CertificateWords) -> CertificateWords:
    lines = tuple(line for line in words.identity_lines if sum(sign.isdigit() for sign in line) < 6)
    return replace(words, identity_lines=lines, pre_score=None, post_score=None, result=None)
