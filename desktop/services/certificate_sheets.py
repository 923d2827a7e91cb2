"""The register of certificates as a spreadsheet: columns and rows."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from desktop.rules.labels import label
from desktop.services.certificates import CertificateQuery, find_certificates
from desktop.services.desk import Desk
from desktop.sheets.writer import Column, ColumnKind
from resources.language import _

_PAGE = 1000


def certificates_table(desk: Desk, query: CertificateQuery | None) -> tuple[str, list[Column], Sequence[Sequence[Any]]]:
    """Return the certificates that match, void ones with their reason."""
    day = ColumnKind.DATE
    columns = [
        Column(_("Nomor sertifikat")),
        Column(_("Nama")),
        Column(_("Peran")),
        Column(_("Nama kegiatan")),
        Column(_("Tanggal terbit"), day),
        Column(_("Berlaku sampai"), day),
        Column(_("Status")),
        Column(_("Alasan dibatalkan")),
        Column(_("Kode cek")),
    ]
    return _("Sertifikat"), columns, list(_rows(desk, query or CertificateQuery()))


def _rows(desk: Desk, query: CertificateQuery) -> Iterator[Sequence[Any]]:
    offset = 0
    while True:
        page = find_certificates(desk, replace(query, offset=offset, limit=_PAGE))
        for row in page.rows:
            yield (
                row.number,
                row.name,
                label(row.role),
                row.activity,
                row.issued_on,
                row.expires_on,
                label(row.state),
                row.void_reason,
                row.check_code,
            )
        if len(page.rows) < _PAGE:
            return
        offset += _PAGE
