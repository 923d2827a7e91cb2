"""`sigap list … --received`: what other offices sent, all offices in one list."""

import json
from typing import TYPE_CHECKING

import click
import msgspec

from db.records.period import Period
from desktop.rules.words import date_short, grouped, rupiah
from resources.language import _

if TYPE_CHECKING:
    from desktop.services.desk import Desk

COLLECTIONS = {"reports": "reports", "sessions": "sessions", "certificates": "certificates", "people": "officials"}


def list_received(desk: "Desk", kind: str, as_json: bool, search: str, period: Period | None, limit: int) -> None:
    """Print the received records of a kind, the latest first; `kind` is a word of `COLLECTIONS`."""
    from db.queries.received import ReceivedQuery
    from desktop.services import received

    query = ReceivedQuery(collection=COLLECTIONS[kind], search=search, period=period, limit=limit)
    page = received.find(desk, query)
    if as_json:
        lines = [
            {"office_code": line.office_code, "office_name": line.office_name}
            | {name: value for name, value in msgspec.to_builtins(line.row).items() if name != "id"}
            for line in page.rows
        ]
        click.echo(json.dumps(lines, ensure_ascii=False, indent=1))
        return
    for line in page.rows:
        row = line.row
        parts = (
            line.office_code,
            line.office_name,
            date_short(row.day),
            row.number,
            row.title,
            row.status,
            rupiah(row.value) if row.value else "",
            _("BENTROK") if row.standing == "fork" else "",
            row.uid,
        )
        click.echo(" · ".join(part for part in parts if part))
    click.echo(_("{n} catatan, {value}").format(n=grouped(page.count), value=rupiah(page.value)))
