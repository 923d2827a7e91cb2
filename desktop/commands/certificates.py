"""Certificates on the command line: their list, one of them, and all of a session as one PDF."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import click
import msgspec

from db.problem import Problem
from db.records.certificate import CertificateRecord, CertificateRow
from db.records.period import Period
from db.vocabulary import CertificateState
from desktop.rules.labels import label
from desktop.rules.words import date_short, decimal_text
from resources.language import _

if TYPE_CHECKING:
    from desktop.services.desk import Desk

READY = "ready-classic"


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateWishes:
    """What `sigap print certificates` was asked for beside the session."""

    issue: bool = False
    design: str = ""
    dated: date | None = None
    double_sided: bool = True


def list_certificates(desk: "Desk", as_json: bool, search: str, period: Period | None, limit: int) -> None:
    """Print the register of certificates, in the order of their numbers."""
    from desktop.services import certificate_documents, certificates

    query = certificates.CertificateQuery(search=search, period=period, limit=limit, sort="number", descending=False)
    page = certificates.find_certificates(desk, query)
    if as_json:
        records = [certificate_documents.document_of(certificates.certificate(desk, row.uid)) for row in page.rows]
        click.echo(json.dumps(msgspec.to_builtins(records), ensure_ascii=False, indent=1))
        return
    for row in page.rows:
        click.echo(_line(row))
    click.echo(_("{n} sertifikat, {void} dibatalkan").format(n=page.count, void=page.void))


def certificate_lines(record: CertificateRecord) -> Iterator[str]:
    """Give the lines of one certificate."""
    words = record.words
    yield f"{_('Nomor')}: {record.number}"
    yield f"{_('Status')}: {label(record.state)}"
    if record.state is CertificateState.VOID:
        yield f"{_('Dibatalkan')}: {date_short(record.voided_on)} · {record.void_reason}"
    yield f"{_('Nama')}: {words.name}"
    for line in words.identity_lines:
        yield f"  {line}"
    yield f"{_('Sebagai')}: {label(words.role)}"
    yield f"{_('Kegiatan')}: {words.activity}"
    yield f"  {words.details}"
    if words.lesson_hours:
        yield f"{_('Jam pelajaran')}: {decimal_text(words.lesson_hours)} JP"
    if words.result is not None:
        yield f"{_('Hasil')}: {label(words.result)}"
    yield f"{_('Tanggal')}: {date_short(record.issued_on)}"
    if record.expires_on is not None:
        yield f"{_('Berlaku sampai')}: {date_short(record.expires_on)}"
    yield f"{_('Kode cek')}: {record.check_code}"


def certificates_pdf(desk: "Desk", session_uid: str, wishes: CertificateWishes) -> bytes:
    """Return the certificates of a session as one PDF, issuing them first for everybody who qualifies when asked.

    Raises Problem `certificates-not-issued`, `certificates-none-qualify`, and those of issuing.
    """
    from desktop.services import certificates

    if wishes.issue:
        on = wishes.dated or desk.today
        chosen = [item.person.uid for item in certificates.candidates(desk, session_uid, on) if item.qualifies]
        if chosen:
            issued = certificates.issue(desk, session_uid, chosen, wishes.design or READY, issued_on=on).record
            for row in issued:
                click.echo(_line(row))
    uids = certificates.of_session(desk, session_uid)
    if not uids:
        raise Problem("certificates-none-qualify" if wishes.issue else "certificates-not-issued")
    return certificates.pdf(desk, uids, double_sided=wishes.double_sided)


def check_certificates(desk: "Desk", session_uid: str, wishes: CertificateWishes) -> None:
    """Raise the Problem that would stop `certificates_pdf`; asked before the first of several papers is issued.

    Where nobody qualifies for one and the same reason, that reason is told.
    """
    from desktop.services import certificate_designs, certificates

    desk.require(*certificates.WRITERS)
    if not session_uid:
        raise Problem("paper-needs-session", field="session")
    standing = certificates.of_session(desk, session_uid)
    if wishes.issue:
        certificate_designs.design(desk, wishes.design or READY)
        people = certificates.candidates(desk, session_uid, wishes.dated)
        if not standing and not any(one.qualifies for one in people):
            reasons = {one.why_not for one in people}  # where it is one and the same for all, it is the session's
            raise Problem(reasons.pop() if len(reasons) == 1 else "certificates-none-qualify")
    elif not standing:
        raise Problem("certificates-not-issued")


def _line(row: CertificateRow) -> str:
    parts = (row.number, row.name, label(row.role), row.activity, date_short(row.issued_on), row.check_code)
    void = " · " + _("DIBATALKAN") if row.state is CertificateState.VOID else ""
    return " · ".join(parts) + void
