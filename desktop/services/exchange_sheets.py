"""The book of files as a spreadsheet."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from db.queries.exchange_files import FileQuery
from desktop.rules.labels import label
from desktop.services.desk import Desk
from desktop.services.exports import files
from desktop.services.file_marks import own_code, receipt_code
from desktop.sheets.writer import Column, ColumnKind
from resources.language import _

_AT_ONCE = 500


def files_table(desk: Desk, query: FileQuery | None) -> tuple[str, list[Column], Sequence[Sequence[Any]]]:
    """Return the files in and out, the latest first, narrowed as the page shows them."""
    number = ColumnKind.NUMBER
    columns = [
        Column(_("Tanggal"), ColumnKind.DATE),
        Column(_("Arah")),
        Column(_("Kantor")),
        Column(_("Kode wilayah")),
        Column(_("Jenis berkas")),
        Column(_("Masa")),
        Column(_("NIHIL")),
        Column(_("Nomor kiriman"), number),
        Column(_("Bagian")),
        Column(_("Nama berkas")),
        Column(_("Ukuran (byte)"), number),
        Column(_("Kode cek")),
        Column(_("Status")),
        Column(_("Kode tanda terima")),
        Column(_("Dicatat oleh")),
    ]
    return _("Buku ekspedisi berkas"), columns, list(_rows(desk, query or FileQuery()))


def _rows(desk: Desk, query: FileQuery) -> Iterator[Sequence[Any]]:
    offset = 0
    while True:
        page, _count = files(desk, replace(query, offset=offset, limit=_AT_ONCE))
        for file in page:
            yield (
                file.at.astimezone().date(),
                _("Dikirim") if file.outgoing else _("Diterima"),
                file.partner_name,
                file.partner_code,
                label(file.kind) if file.kind else "",
                file.period,
                _("ya") if file.nil else "",
                file.sequence,
                f"{file.part_number}/{file.part_of}" if file.part_of > 1 else "",
                file.file_name,
                file.length,
                own_code(file),
                label(file.state),
                receipt_code(file),
                file.by_name,
            )
        offset += len(page)
        if len(page) < _AT_ONCE:
            return
