"""`sigap sheet`: a list of the register as spreadsheet."""

from pathlib import Path
from typing import Any

import click

from db.records.period import Period
from desktop.commands.context import Shared, command, refuse_unwritable, shared
from desktop.commands.help_pages import ListedCommand
from resources.language import _

_RECEIVED = "received-"
_LISTS = [
    "reports",
    "people",
    "sessions",
    "coverage",
    "certificates",
    "papers",
    "files",
    "audit",
    "matrix",
    "office-coverage",
    "received-reports",
    "received-sessions",
    "received-certificates",
    "received-officials",
]


def _listed() -> tuple[str, list[tuple[str, str]]]:
    words = (
        _("laporan gratifikasi"),
        _("perangkat dan orang lain"),
        _("kegiatan pelatihan"),
        _("cakupan pelatihan"),
        _("sertifikat yang pernah diterbitkan"),
        _("dokumen terbit"),
        _("berkas keluar dan masuk"),
        _("jejak audit"),
        _("matriks kiriman kantor binaan"),
        _("cakupan pelatihan menurut kantor binaan"),
        _("laporan yang diterima dari kantor binaan"),
        _("kegiatan yang diterima dari kantor binaan"),
        _("sertifikat yang diterima dari kantor binaan"),
        _("perangkat yang diterima dari kantor binaan"),
    )
    return _("Daftar"), list(zip(_LISTS, words, strict=True))


@click.command("sheet", cls=ListedCommand, listed=_listed, short_help="Simpan satu daftar sebagai lembar kerja (xlsx).")
@click.argument("which", metavar="DAFTAR", type=click.Choice(_LISTS))
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--period", help="Hanya masa ini: 2026, 2026-S1, 2026-Q4 atau 2026-11.")
@click.option("--search", default="", help="Hanya yang memuat kata ini.")
@shared
@command
def sheet_command(options: Shared, which: str, out: Path, period: str | None, search: str) -> None:
    """Simpan DAFTAR sebagai lembar kerja OUT (.xlsx), tanpa NIK penuh; tercatat di jejak audit."""
    from desktop.services.sheets import save_as_sheet

    refuse_unwritable(out)
    wanted = Period.parse(period) if period else None
    what = "received" if which.startswith(_RECEIVED) else which
    query = _query(which, wanted, search)
    with options.desk() as desk:
        save_as_sheet(desk, what, out, query)
    click.echo(_("Disimpan: {path}").format(path=out))


def _query(which: str, period: Period | None, search: str) -> Any:
    """Return what narrows a list; lists that cannot be narrowed so are refused rather than written whole."""
    from db.queries.exchange_files import FileQuery
    from db.queries.received import ReceivedQuery
    from desktop.services import certificates, people, reports, sessions

    if which.startswith(_RECEIVED):
        return ReceivedQuery(collection=which.removeprefix(_RECEIVED), period=period, search=search)
    narrowed = {
        "reports": reports.ReportQuery,
        "sessions": sessions.SessionQuery,
        "certificates": certificates.CertificateQuery,
        "files": FileQuery,
    }
    if which in narrowed:
        return narrowed[which](period=period, search=search)
    if which == "people" and period is None:
        return people.PeopleQuery(search=search)
    if which == "matrix" and not search:
        return (period,) if period else None
    if period is not None or search:
        raise click.UsageError(_("{name} tidak dapat dipersempit begitu").format(name=which))
    return None
