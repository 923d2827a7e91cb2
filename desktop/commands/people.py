"""`list people` and `show person`: officials and other people, for people and for programs."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click
import msgspec

from db.problem import Problem
from desktop.rules.labels import label
from desktop.rules.words import date_short
from resources.language import _

if TYPE_CHECKING:
    from db.records.person import KnownPerson
    from desktop.services.desk import Desk


def list_people(desk: "Desk", as_json: bool, search: str, limit: int) -> None:
    """Print officials and other people by name."""
    from desktop.services import people, person_documents

    page = people.find_people(desk, people.PeopleQuery(search=search, limit=limit))
    if as_json:
        records = [person_documents.document_of(row) for row in page.rows]
        click.echo(json.dumps(msgspec.to_builtins(records), ensure_ascii=False, indent=1))
        return
    for row in page.rows:
        post = " · ".join(filter(None, (row.position, row.institution)))
        nik = f" · NIK {row.nik or '–'}" if desk.sees_people else ""
        click.echo(f"{row.name} · {post or '–'} · {label(row.kind)}{nik} · {row.uid}")
    click.echo(_("{n} baris").format(n=page.count))


def person_shown(desk: "Desk", uid: str, *, open_identity: bool) -> tuple[Any, Iterator[str]]:
    """Return the record of a person and its lines; an official has more to show.

    Raises Problem `person-unknown`.
    """
    from desktop.commands import shown
    from desktop.services import officials, people, person_documents

    if desk.sees_identities:
        official = {one.uid: one for one in officials.list_officials(desk)}.get(uid)
        if official is not None:
            opened = officials.open_identity(desk, uid) if open_identity else official
            return opened, shown.official_lines(opened)
    if open_identity and not desk.sees_people:
        raise Problem("not-allowed", role=desk.account.role)
    person = people.open_identity(desk, uid) if open_identity else people.person(desk, uid)
    return person_documents.document_of(person), _lines(person)


def _lines(person: "KnownPerson") -> Iterator[str]:
    yield f"{_('Nama')}: {person.name}"
    yield f"{_('Kelompok')}: {label(person.kind)}"
    facts = (
        (_("Jabatan"), person.position),
        (_("Asal"), person.institution),
        ("NIK", person.nik),
        (person.id_label or _("Nomor pegawai"), person.id_number),
        (_("Telepon"), person.phone),
        (_("Alamat"), person.address),
    )
    for name, value in facts:
        if value:
            yield f"{name}: {value}"
    yield f"{_('Tingkat risiko penyuapan')}: {label(person.risk_level)}"
    if person.active_to is not None:
        yield f"{_('Menjabat sampai')}: {date_short(person.active_to)}"
