"""Lists of an inspectorate as spreadsheets: the matrix, the registers of all offices."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from db.queries.received import ReceivedQuery
from db.records.period import Period
from db.vocabulary import (
    CertificateState,
    ParticipantRole,
    ReportKind,
    ReportState,
    RiskLevel,
    SessionKind,
    SessionState,
)
from desktop.rules.labels import label
from desktop.services import matrix as matrix_service
from desktop.services.desk import Desk
from desktop.services.office_coverage import by_office
from desktop.services.received import ReceivedLine, find
from desktop.sheets.writer import Column, ColumnKind
from resources.language import _

_AT_ONCE = 1000
_WORDS = {
    "reports": (ReportKind, ReportState),
    "sessions": (SessionKind, SessionState),
    "certificates": (ParticipantRole, CertificateState),
    "officials": (RiskLevel, None),
}
Table = tuple[str, list[Column], Sequence[Sequence[Any]]]


def matrix_table(desk: Desk, periods: tuple[Period, ...] | None) -> Table:
    """Return offices × periods: the state of each and the day its first file came."""
    found = matrix_service.matrix(desk, periods or None)
    columns = [
        Column(_("Kode wilayah")),
        Column(_("Kantor")),
        Column(_("Kecamatan")),
        Column(_("Kunci dicocokkan")),
        Column(_("Catatan terbuka"), ColumnKind.NUMBER),
    ]
    for period in found.periods:
        columns += [Column(period.code), Column(_("Tiba {period}").format(period=period.code), ColumnKind.DATE)]
    rows = [
        (
            row.code,
            row.name,
            row.subdistrict,
            _("ya") if row.confirmed else "",
            row.open_comments,
            *(value for cell in row.cells for value in (label(cell.state), cell.first_on)),
        )
        for row in found.rows
    ]
    return _("Matriks kiriman"), columns, rows


def coverage_table(desk: Desk) -> Table:
    """Return the coverage of training of every office, by its code."""
    number = ColumnKind.NUMBER
    columns = [
        Column(_("Kode wilayah")),
        Column(_("Kantor")),
        Column(_("Kecamatan")),
        Column(_("Menurut kiriman")),
        Column(_("Perangkat"), number),
        Column(_("Masih berlaku"), number),
        Column(_("Lewat waktu"), number),
        Column(_("Cakupan (%)"), number),
        Column(_("Kegiatan 12 bulan"), number),
        Column(_("Hadir"), number),
        Column(_("Kegiatan terakhir"), ColumnKind.DATE),
    ]
    rows = [
        (
            office.code,
            office.name,
            office.subdistrict,
            office.period,
            *((office.officials, office.current, office.overdue, office.share) if office.period else (None,) * 4),
            office.sessions,
            office.present,
            office.last_held,
        )
        for office in by_office(desk)
    ]
    return _("Cakupan per kantor"), columns, rows


def received_table(desk: Desk, query: ReceivedQuery | None) -> Table:
    """Return the records of one register of all offices, narrowed as the page shows them."""
    query = query or ReceivedQuery()
    titles = {
        "reports": _("Register gabungan: laporan"),
        "sessions": _("Register gabungan: kegiatan"),
        "certificates": _("Register gabungan: sertifikat"),
        "officials": _("Register gabungan: perangkat"),
    }
    columns = [
        Column(_("Kode wilayah")),
        Column(_("Kantor")),
        Column(_("Tanggal"), ColumnKind.DATE),
        Column(_("Nomor")),
        Column(_("Uraian atau nama")),
        Column(_("Jenis")),
        Column(_("Status")),
        Column(_("Nilai taksiran (Rp)"), ColumnKind.MONEY),
        Column(_("Orang"), ColumnKind.NUMBER),
        Column(_("Batas berikut atau berlaku sampai"), ColumnKind.DATE),
        Column(_("Ada yang terlambat")),
    ]
    return titles[query.collection], columns, list(_rows(desk, query))


def _rows(desk: Desk, query: ReceivedQuery) -> Iterator[Sequence[Any]]:
    kinds, states = _WORDS[query.collection]
    offset = 0
    while True:
        page = find(desk, replace(query, offset=offset, limit=_AT_ONCE), with_totals=False)
        for line in page.rows:
            yield _row(line, kinds, states)
        if len(page.rows) < _AT_ONCE:
            return
        offset += _AT_ONCE


def _row(line: ReceivedLine, kinds: Any, states: Any) -> Sequence[Any]:
    row = line.row
    return (
        line.office_code,
        line.office_name,
        row.day,
        row.number,
        row.title,
        label(kinds(row.kind)) if row.kind else "",
        (label(states(row.status)) if states else _("berhenti")) if row.status else "",
        row.value or None,
        row.people or None,
        row.due_on,
        _("ya") if row.late else "",
    )
