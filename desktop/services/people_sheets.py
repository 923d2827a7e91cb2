"""People as a spreadsheet: columns and rows, numbers masked."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from db.records.person import KnownPerson
from desktop.rules.labels import label
from desktop.services import people
from desktop.services.desk import Desk
from desktop.services.people import PeopleQuery
from desktop.sheets.writer import Column, ColumnKind
from resources.language import _

_PAGE = 1000
Table = tuple[str, list[Column], Sequence[Sequence[Any]]]


def people_table(desk: Desk, query: PeopleQuery | None) -> Table:
    """Return the officials and other people that match."""
    columns = [
        Column(_("Nama")),
        Column(_("Jabatan")),
        Column(_("Asal")),
        Column(_("Kelompok")),
        Column(_("Tingkat risiko")),
        Column(_("L/P")),
        Column(_("NIK (disamarkan)")),
        Column(_("Nomor pegawai (disamarkan)")),
        Column(_("Telepon")),
        Column(_("Menjabat sampai"), ColumnKind.DATE),
    ]
    return _("Orang"), columns, [_row(person) for person in _everybody(desk, query or PeopleQuery())]


def _everybody(desk: Desk, query: PeopleQuery) -> Iterator[KnownPerson]:
    offset = 0
    while True:
        page = people.find_people(desk, replace(query, offset=offset, limit=_PAGE))
        yield from page.rows
        if len(page.rows) < _PAGE:
            return
        offset += _PAGE


def _row(person: KnownPerson) -> tuple[Any, ...]:
    return (
        person.name,
        person.position,
        person.institution,
        label(person.kind),
        label(person.risk_level),
        label(person.sex) if person.sex else "",
        person.nik,
        person.id_number,
        person.phone,
        person.active_to,
    )
