"""Which columns each list has when it is saved as a spreadsheet."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from db.problem import Problem
from desktop.rules.audit_words import action_words, subject_words
from desktop.rules.labels import label
from desktop.services import (
    audit,
    certificate_sheets,
    coverage_sheets,
    exchange_sheets,
    mentor_sheets,
    office_sheets,
    officials,
    papers,
    people_sheets,
    reports,
    session_sheets,
)
from desktop.services.desk import Desk
from desktop.sheets.writer import Column, ColumnKind
from resources.language import _

_PAGE = 1000


def table_of(desk: Desk, what: str, query: Any = None) -> tuple[str, list[Column], Sequence[Sequence[Any]]]:
    """Return title, columns and rows of a list.

    `query` narrows it: a year for the calendar, a `Period` for statements, a `ReportQuery` for reports, a
    `PeopleQuery` for people, a `SessionQuery` for sessions, a `CoverageQuery` for the coverage, a `CertificateQuery`
    for certificates, a `FileQuery` for files; for participants it is the uid of their session.
    Raises Problem `list-unknown`.
    """
    match what:
        case "reports":
            return (
                _("Register gratifikasi"),
                _report_columns(),
                list(_report_rows(desk, query or reports.ReportQuery())),
            )
        case "officials":
            return _("Perangkat"), _official_columns(), _official_rows(desk)
        case "calendar":
            return office_sheets.calendar_table(desk, query)
        case "statements":
            return office_sheets.statements_table(desk, query)
        case "accounts":
            return office_sheets.accounts_table(desk)
        case "backups":
            return office_sheets.backups_table(desk)
        case "papers":
            return _("Dokumen terbit"), _paper_columns(), _paper_rows(desk)
        case "audit":
            return _("Jejak audit"), _audit_columns(), _audit_rows(desk)
        case "people":
            return people_sheets.people_table(desk, query)
        case "sessions":
            return session_sheets.sessions_table(desk, query)
        case "participants":
            return session_sheets.participants_table(desk, query)
        case "coverage":
            return coverage_sheets.coverage_table(desk, query)
        case "certificates":
            return certificate_sheets.certificates_table(desk, query)
        case "files":
            return exchange_sheets.files_table(desk, query)
        case "matrix":
            return mentor_sheets.matrix_table(desk, query)
        case "office-coverage":
            return mentor_sheets.coverage_table(desk)
        case "received":
            return mentor_sheets.received_table(desk, query)
    raise Problem("list-unknown", name=what)


def _report_columns() -> list[Column]:
    date, money = ColumnKind.DATE, ColumnKind.MONEY
    return [
        Column(_("Nomor register")),
        Column(_("Tanggal catat"), date),
        Column(_("Jenis")),
        Column(_("Tanggal terima/tolak"), date),
        Column(_("Pelapor")),
        Column(_("Jabatan")),
        Column(_("Pemberi")),
        Column(_("Instansi pemberi")),
        Column(_("Hubungan")),
        Column(_("Peristiwa")),
        Column(_("Jenis objek")),
        Column(_("Uraian")),
        Column(_("Jumlah objek"), ColumnKind.NUMBER),
        Column(_("Nilai taksiran (Rp)"), money),
        Column(_("Status")),
        Column(_("Batas waktu berikut"), date),
        Column(_("Terlambat")),
        Column(_("Penetapan")),
    ]


def _report_rows(desk: Desk, query: reports.ReportQuery) -> Iterator[Sequence[Any]]:
    offset = 0
    while True:
        page = reports.find_reports(
            desk, replace(query, offset=offset, limit=_PAGE, without_secret=True), with_totals=False
        )
        for row in page.rows:
            yield (
                row.number,
                row.registered_on,
                label(row.kind),
                row.received_on,
                row.reporter_name,
                row.reporter_position,
                row.giver_name,
                row.giver_institution,
                label(row.relation) if row.relation else "",
                label(row.occasion) if row.occasion else "",
                label(row.object_kind) if row.object_kind else "",
                row.description,
                row.object_count,
                row.total_value,
                label(row.state),
                row.next_deadline,
                _("ya") if row.late else "",
                label(row.outcome) if row.outcome else "",
            )
        if len(page.rows) < _PAGE:
            return
        offset += _PAGE


def _official_columns() -> list[Column]:
    date = ColumnKind.DATE
    return [
        Column(_("Nama")),
        Column(_("NIK (disamarkan)")),
        Column(_("NIP/NIPD (disamarkan)")),
        Column(_("Jabatan")),
        Column(_("Pangkat/golongan")),
        Column(_("Unit kerja")),
        Column(_("Tingkat risiko")),
        Column(_("Menjabat sejak"), date),
        Column(_("Menjabat sampai"), date),
    ]


def _official_rows(desk: Desk) -> list[Sequence[Any]]:
    return [
        (
            person.name,
            person.nik,
            person.nip,
            person.position,
            person.rank,
            person.unit,
            label(person.risk_level),
            person.active_from,
            person.active_to,
        )
        for person in officials.list_officials(desk)
    ]


def _paper_columns() -> list[Column]:
    date = ColumnKind.DATE
    return [
        Column(_("Tanggal"), date),
        Column(_("Dokumen")),
        Column(_("Nomor")),
        Column(_("Kode periksa")),
        Column(_("Dicetak")),
        Column(_("Ditandatangani"), date),
        Column(_("Pindaian")),
    ]


def _paper_rows(desk: Desk) -> list[Sequence[Any]]:
    return [
        (
            paper.dated,
            paper.title,
            paper.number,
            paper.check_code,
            _("ya") if paper.printed else "",
            paper.signed_on,
            _("ada") if paper.scan_uid else (_("ditunggu") if paper.needs_scan else ""),
        )
        for paper in papers.list_papers(desk)
    ]


def _audit_columns() -> list[Column]:
    return [
        Column(_("Nomor urut"), ColumnKind.NUMBER),
        Column(_("Waktu")),
        Column(_("Akun")),
        Column(_("Tindakan")),
        Column(_("Kode tindakan")),
        Column(_("Jenis catatan")),
        Column(_("Pengenal catatan")),
        Column(_("Sidik rantai")),
    ]


def _audit_rows(desk: Desk) -> list[Sequence[Any]]:
    return [
        (
            entry.seq,
            f"{entry.at.astimezone():%Y-%m-%d %H:%M:%S %z}",
            entry.account_name,
            action_words(entry.action),
            entry.action,
            subject_words(entry.subject_kind),
            entry.subject_uid,
            entry.hash,
        )
        for entry in audit.list_entries(desk, limit=1_000_000)
    ]
