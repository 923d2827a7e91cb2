"""Whether certificates are still what the log says was issued: edits made outside the program are named."""

import zlib
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import audit
from db.models.system import AuditEntryModel, AuditSaltModel
from db.problem import Problem
from db.queries import certificates as queries
from db.records import canonical
from db.records.certificate import CertificateRecord
from db.vocabulary import CertificateState
from desktop.rules.check_code import check_code
from desktop.services.certificate_issuing import logged

ISSUED, VOIDED = "certificate-issued", "certificate-voided"


@dataclass(frozen=True, slots=True)
class CertificatesFound:
    """How many certificates were compared, the numbers of those that were changed, and how many are gone."""

    count: int
    changed: tuple[str, ...]
    missing: int


def compare_certificates(session: Session) -> CertificatesFound:
    """Compare every certificate with its log, its check code and its look."""
    lines = _lines(session)
    looks: dict[str, bool] = {}
    changed: list[str] = []
    count = 0
    for row in queries.iterate(session):
        count += 1
        if row["look"] not in looks:
            content = queries.look_content(session, row["look"])
            looks[row["look"]] = canonical.content_hash(content) == row["look"]
        if not (looks[row["look"]] and _as_issued(row, lines.pop(row["uid"], {}))):
            changed.append(str(row["number"]))
    return CertificatesFound(count, tuple(changed), len(lines))


def _as_issued(row: Any, lines: dict[str, tuple[str, bytes | None]]) -> bool:
    try:
        record = queries.record_of(row)
    except Problem:
        return False
    words = record.words
    shown = (row["number"], row["name"], row["role"], row["activity"], row["issued_on"], row["expires_on"])
    said = (words.number, words.name, words.role, words.activity, words.issued_on, words.expires_on)
    return (
        shown == said
        and check_code(zlib.decompress(row["content"])) == record.check_code
        and row["search_text"] == queries.search_text(record)
        and ISSUED in lines
        and _fits(lines[ISSUED], logged(record))
        and _void_as_logged(record, lines)
    )


def _void_as_logged(record: CertificateRecord, lines: dict[str, tuple[str, bytes | None]]) -> bool:
    if record.state is not CertificateState.VOID:
        return VOIDED not in lines
    return VOIDED in lines and _fits(lines[VOIDED], (record.number, record.void_reason, record.voided_on))


def _fits(line: tuple[str, bytes | None], content: object) -> bool:
    content_hash, salt = line
    return salt is None or audit.salted_hash(salt, content) == content_hash


def _lines(session: Session) -> dict[str, dict[str, tuple[str, bytes | None]]]:
    found: dict[str, dict[str, tuple[str, bytes | None]]] = {}
    statement = (
        select(AuditEntryModel.subject_uid, AuditEntryModel.action, AuditEntryModel.content_hash, AuditSaltModel.salt)
        .join(AuditSaltModel, AuditSaltModel.seq == AuditEntryModel.seq, isouter=True)
        .where(AuditEntryModel.subject_kind == "certificate", AuditEntryModel.action.in_((ISSUED, VOIDED)))
        .order_by(AuditEntryModel.seq)
    )
    for uid, action, content_hash, salt in session.execute(statement):
        found.setdefault(uid, {})[action] = (content_hash, salt)
    return found
