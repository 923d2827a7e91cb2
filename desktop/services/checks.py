"""The health of the register: database, audit chain, attachments, backups."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from db import audit, backup
from db.models.reports import AttachmentModel, ReportModel, RevisionModel
from db.problem import Problem
from db.records.canonical import content_hash
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
        _contents(desk),
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


def _contents(desk: Desk) -> CheckLine:
    """Compare each report's hash with its latest kept revision: a row edited from outside no longer fits."""
    with desk.reading() as session:
        rows = session.execute(
            select(ReportModel.number, ReportModel.content_hash, RevisionModel.content).join(
                RevisionModel,
                (RevisionModel.subject_uid == ReportModel.uid) & (RevisionModel.revision == ReportModel.revision),
                isouter=True,
            )
        ).all()
    wrong = [number for number, kept, content in rows if content is None or content_hash(content) != kept]
    problem = Problem("report-content-changed", numbers=", ".join(wrong[:5])) if wrong else None
    return CheckLine(_("Isi laporan"), _("{n} laporan cocok dengan sidiknya").format(n=len(rows)), problem)


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
