"""The record of a certificate as JSON: what `sigap list certificates --json` and `sigap show certificate` give."""

import dataclasses
from dataclasses import dataclass
from datetime import date, datetime

from db.records.certificate import CertificateRecord, CertificateWords
from db.vocabulary import CertificateState


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateDocument:
    """A certificate as JSON: what the register says of it, and in `words` what stands on the paper."""

    uid: str
    owner_office: str
    session_uid: str
    participant_uid: str
    person_uid: str
    number: str
    year: int
    running_number: int | None
    state: CertificateState
    issued_on: date
    expires_on: date | None
    issued_at: datetime
    issued_by: str
    check_code: str
    qr: str
    void_reason: str
    voided_on: date | None
    words: CertificateWords


def document_of(record: CertificateRecord) -> CertificateDocument:
    """Return a certificate as its JSON record."""
    return CertificateDocument(**{f.name: getattr(record, f.name) for f in dataclasses.fields(CertificateDocument)})
