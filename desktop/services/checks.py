"""The health of the register: database, audit chain, attachments, backups."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from db import audit, backup
from db.models.reports import AttachmentModel
from db.problem import Problem
from desktop.services.certificate_checks import compare_certificates
from desktop.services.content_checks import changed_papers, compare_reports
from desktop.services.desk import Desk
from resources.language import _


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One thing that was checked; `problem` is what was found wrong, or None."""

    name: str
    detail: str
    problem: Problem | None = None


def check(desk: Desk) -> tuple[CheckLine, ...]:
    """Check everything and return a line for each; reads only."""
    return (
        *(CheckLine(_("Saat dibuka"), "", finding) for finding in desk.register.findings),
        _database(desk),
        _chain(desk),
        _reports(desk),
        _papers(desk),
        _certificates(desk),
        _attachments(desk),
        *_backups(desk.register.directory),
    )


def _database(desk: Desk) -> CheckLine:
    with desk.reading() as session:
        connection = session.connection()
        pages = connection.exec_driver_sql("PRAGMA cipher_integrity_check").fetchall()
        structure = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
        orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    sound = not pages and structure == "ok" and not orphans
    return CheckLine(
        _("Basis data"), _("semua halaman cocok dengan segelnya"), None if sound else Problem("register-damaged")
    )


def _chain(desk: Desk) -> CheckLine:
    with desk.reading() as session:
        verdict = audit.verify(session)
    problem = None
    if not verdict.sound:
        problem = Problem("audit-chain-broken", entry=verdict.broken_at, subject=verdict.subject_uid)
    return CheckLine(_("Jejak audit"), _("{n} entri berantai").format(n=verdict.checked), problem)


def _reports(desk: Desk) -> CheckLine:
    with desk.reading() as session:
        found = compare_reports(session)
    problem = None
    if found.changed:
        problem = Problem("report-content-changed", numbers=_some(found.changed))
    elif found.missing:
        problem = Problem("reports-missing", count=found.missing)
    return CheckLine(_("Isi laporan"), _("{n} laporan cocok dengan jejaknya").format(n=found.count), problem)


def _papers(desk: Desk) -> CheckLine:
    with desk.reading() as session:
        count, wrong = changed_papers(session)
    problem = Problem("papers-changed", codes=_some(wrong)) if wrong else None
    return CheckLine(_("Dokumen terbit"), _("{n} dokumen cocok dengan kode ceknya").format(n=count), problem)


def _certificates(desk: Desk) -> CheckLine:
    with desk.reading() as session:
        found = compare_certificates(session)
    problem = None
    if found.changed:
        problem = Problem("certificates-changed", numbers=_some(found.changed))
    elif found.missing:
        problem = Problem("certificates-missing", count=found.missing)
    return CheckLine(_("Sertifikat"), _("{n} sertifikat cocok dengan jejaknya").format(n=found.count), problem)


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:5]) + (" …" if len(names) > 5 else "")


def _attachments(desk: Desk) -> CheckLine:
    with desk.reading() as session:
        known = session.execute(select(AttachmentModel.sealed_name)).scalars().all()
    found = desk.register.attachments.check(known)
    problem = None
    if found.missing or found.damaged:
        problem = Problem("attachments-damaged", missing=len(found.missing), damaged=len(found.damaged))
    return CheckLine(_("Lampiran"), _("{n} berkas utuh").format(n=found.sound), problem)


def _backups(directory: Path) -> tuple[CheckLine, ...]:
    backups = backup.list_backups(directory)
    if not backups:
        return (CheckLine(_("Cadangan"), _("belum ada")),)
    latest = backups[0]
    detail = _("{n} cadangan, terbaru {at}").format(n=len(backups), at=f"{latest.made_at.astimezone():%d-%m-%Y %H.%M}")
    return (CheckLine(_("Cadangan"), detail),)
