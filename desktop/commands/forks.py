"""`sigap fork`, `sigap list forks`: one revision of a record arrived with two contents, and which one counts."""

import json
from typing import TYPE_CHECKING

import click
import msgspec

from db.records.period import Period
from desktop.commands.context import Shared, command, shared
from desktop.rules.labels import label
from desktop.rules.words import date_short, rupiah
from resources.language import _

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.services.received import ReceivedRecord, ReceivedVersion


@click.command("fork", short_help="Pilih isi yang berlaku dari satu catatan yang datang dengan dua isi.")
@click.argument("uid")
@click.argument("content_hash", metavar="HASH")
@shared
@command
def fork_command(options: Shared, uid: str, content_hash: str) -> None:
    """Tetapkan isi HASH (atau awal katanya) yang berlaku untuk catatan UID; lihat `sigap list forks`.

    Isi yang lain tetap tersimpan, disisihkan.
    """
    from desktop.services import received, union

    with options.desk() as desk:
        known = [version.row.content_hash for version in received.record(desk, uid).forks]
        meant = [one for one in known if one.startswith(content_hash.casefold())]
        union.decide_fork(desk, uid, meant[0] if len(meant) == 1 else content_hash)
        for line in _lines(received.record(desk, uid)):
            click.echo(line)


def list_forks(desk: "Desk", as_json: bool, search: str, period: Period | None, limit: int) -> None:
    """Print the records that wait for a decision between two contents, each with its contents."""
    from db.queries.received import ReceivedQuery
    from desktop.exchange.contents import COLLECTIONS
    from desktop.services import received

    queries = [
        ReceivedQuery(collection=name, search=search, period=period, forked=True, limit=limit) for name in COLLECTIONS
    ]
    found = [line.row.uid for query in queries for line in received.find(desk, query, with_totals=False).rows]
    records = [received.record(desk, uid) for uid in list(dict.fromkeys(found))[:limit]]
    if as_json:
        click.echo(json.dumps([_entry(record) for record in records], ensure_ascii=False, indent=1))
        return
    for record in records:
        for line in _lines(record):
            click.echo(line)
    click.echo(_("{n} catatan menunggu keputusan").format(n=len(records)))


def _lines(record: "ReceivedRecord") -> list[str]:
    """Return the line of a record, and below it one for each of its contents."""
    row = record.row
    head = (record.office.code, record.office.name, row.number, row.title, row.uid)
    return [" · ".join(filter(None, head)), *(f"  {_content_line(version)}" for version in record.forks)]


def _content_line(version: "ReceivedVersion") -> str:
    row = version.row
    parts = (
        row.content_hash,
        _("revisi {n}").format(n=row.revision),
        date_short(row.changed_at.astimezone().date()),
        row.title,
        rupiah(row.value) if row.value else "",
        label(row.standing),
    )
    return " · ".join(filter(None, parts))


def _entry(record: "ReceivedRecord") -> dict[str, object]:
    row = record.row
    return {
        "office_code": record.office.code,
        "office_name": record.office.name,
        "collection": row.collection,
        "uid": row.uid,
        "revision": row.revision,
        "number": row.number,
        "title": row.title,
        "contents": [
            {
                "content_hash": version.row.content_hash,
                "standing": version.row.standing,
                "changed_at": version.row.changed_at.isoformat(),
                "content": msgspec.to_builtins(version.content),
            }
            for version in record.forks
        ],
    }
