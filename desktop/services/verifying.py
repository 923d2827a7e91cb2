"""Is a certificate or a paper genuine? Its code is read, its signature checked, and both laid beside the register."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from db.problem import Problem
from db.queries import certificates as queries
from db.records import canonical
from db.records.certificate import CertificateRecord
from db.records.certificate_code import SignerKeys, Verdict, VerdictKind, VoidNumbers
from db.records.paper import IssuedPaper
from db.vocabulary import Role, Topic
from desktop.exchange.certificate_code import decode, is_certificate_code, text_hash
from desktop.rules.check_code import tidy_code
from desktop.rules.texts import clean_line
from desktop.services import certificates, papers
from desktop.services.certificate_checking import check_text
from desktop.services.code_reading import read_codes
from desktop.services.desk import Desk
from desktop.services.office_keys import own_public_keys
from desktop.services.signers import own_signers, signer_keys, void_numbers
from desktop.services.verify_page import verify_page

READERS = (Role.MANAGER, Role.CLERK, Role.TRAINER, Role.READER)
LONGEST = 20_000  # characters of a pasted text
_CHECK_CODE_LENGTH = 19

PAGE_NAME = "periksa-sertifikat.html"

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What one code is worth.

    `verdict` is of the signed code of a certificate, None where only a check code or a number was given.
    `certificate` is the one this register holds for it, `paper` the issued paper that carries the check code.
    A certificate that is VALID by its signature and not in this register of its own office is worth a question.
    """

    verdict: Verdict | None = None
    certificate: CertificateRecord | None = None
    paper: IssuedPaper | None = None
    own_office: bool = False  # the key is this office's own


def verify_text(desk: Desk, text: str) -> Checked:
    """Check what was typed, pasted or scanned: the text of a QR code, a check code, or a number of a certificate.

    Raises Problem `code-unknown` for a check code or number that nothing here carries; a text that is no code at all
    gets the verdict UNREADABLE with its Problem.
    """
    desk.require(*READERS)
    text = text[:LONGEST]
    if is_certificate_code(text):
        return _check_code(desk, text)
    return _look_up(desk, text)


def verify_file(desk: Desk, content: bytes, file_name: str, on_progress: Progress | None = None) -> tuple[Checked, ...]:
    """Check every code on a picture or in a PDF, in the order of its pages; codes of other programs are passed over.

    Raises the Problems of `code_reading.read_codes`, and `certificate-code-not-ours` where there is no other code.
    """
    desk.require(*READERS)
    found = []
    for text in read_codes(content, file_name, on_progress):
        if is_certificate_code(text):
            found.append(_check_code(desk, text))
        elif len(tidy_code(text)) == _CHECK_CODE_LENGTH:  # papers carry their check code as a QR
            try:
                found.append(_look_up(desk, text))
            except Problem:
                continue
    if not found:
        raise Problem("certificate-code-not-ours", field="file")
    return tuple(found)


def _check_code(desk: Desk, text: str) -> Checked:
    with desk.reading() as session:
        verdict = check_text(text, *known_to(session, desk, text))
        fields = verdict.fields
        if fields is None:
            return Checked(verdict=verdict)
        own = verdict.key_id in own_signers(session, desk.today)
        record = queries.find_by_number(session, fields.number) if own else None
    same = record is not None and text_hash(canonical.to_bytes(record.words)) == fields.text_hash
    trusted = verdict.kind in (VerdictKind.VALID, VerdictKind.VOID)
    return Checked(verdict=verdict, certificate=_seen(desk, record) if same and trusted else None, own_office=own)


def known_to(session: Session, desk: Desk, text: str = "") -> tuple[SignerKeys, VoidNumbers]:
    """Return the keys and void numbers a code is checked against."""
    try:
        claimed = decode(text).fields.office_code if text else ""
    except Problem:
        claimed = ""
    return signer_keys(session, desk.today, claimed), void_numbers(session)


def _seen(desk: Desk, record: CertificateRecord | None) -> CertificateRecord | None:
    """Return a certificate as this person may see it."""
    return None if record is None else certificates.certificate(desk, record.uid)


def checking_page(desk: Desk) -> bytes:
    """Return the page that checks certificates in any browser without a network: keys and void numbers as of today.

    That it was written is in the audit log. Raises Problem `not-allowed` for a reader.
    """
    desk.require(Role.MANAGER, Role.CLERK, Role.TRAINER)
    office = own_public_keys(desk)
    with desk.changing() as change:
        keys = signer_keys(change.session, desk.today)
        void = void_numbers(change.session, with_reasons=False)
        page = verify_page(keys, void, office_name=office.office_name, made_on=desk.today)
        change.audit("checking-page-written", "certificates", "", (len(keys), len(void)))
        change.touch(Topic.AUDIT)
    return page


def _look_up(desk: Desk, text: str) -> Checked:
    """Look for a check code, or a number as it is printed."""
    code, number = tidy_code(text), clean_line(text)
    with desk.reading() as session:
        record = queries.find_by_check_code(session, code) or queries.find_by_number(session, number)
    if record is not None:
        return Checked(certificate=_seen(desk, record), own_office=True)
    paper = papers.find_by_check_code(desk, text) if len(code) == _CHECK_CODE_LENGTH else None
    if paper is not None:
        return Checked(paper=paper, own_office=True)
    if len(code) == _CHECK_CODE_LENGTH or any(sign.isdigit() for sign in number):
        raise Problem("code-unknown", field="code", code=number[:80])
    with desk.reading() as session:
        return Checked(verdict=check_text(text, *known_to(session, desk)))
