"""`sigap list`, `show` and `deadlines`: what is in the register, for people and for programs."""

import json
from typing import TYPE_CHECKING, Any

import click
import msgspec

from db.records.period import Period
from desktop.commands.context import Shared, command, shared
from desktop.commands.help_pages import ListedCommand
from desktop.rules.labels import label
from desktop.rules.words import date_short, rupiah
from resources.language import _

if TYPE_CHECKING:
    from desktop.services.desk import Desk

_KINDS = [
    "reports",
    "people",
    "sessions",
    "certificates",
    "papers",
    "packages",
    "offices",
    "requests",
    "forks",
    "audit",
]


def _kinds() -> tuple[str, list[tuple[str, str]]]:
    words = (
        _("laporan gratifikasi"),
        _("perangkat dan orang lain"),
        _("kegiatan pelatihan"),
        _("sertifikat yang pernah diterbitkan"),
        _("dokumen terbit"),
        _("berkas keluar dan masuk"),
        _("kantor lain"),
        _("permohonan memusnahkan catatan"),
        _("catatan yang datang dengan dua isi"),
        _("jejak audit"),
    )
    return _("Jenis"), list(zip(_KINDS, words, strict=True))


@click.command(
    "list", cls=ListedCommand, listed=_kinds, short_help="Isi register: laporan, orang, kegiatan, dokumen, jejak audit."
)
@click.argument("kind", metavar="JENIS", type=click.Choice(_KINDS))
@click.option("--json", "as_json", is_flag=True, help="Catatan JSON (resources/schemas).")
@click.option("--search", default="", help="Kata yang dicari.")
@click.option("--period", help="2026, 2026-S1, 2026-Q4 atau 2026-11.")
@click.option(
    "--limit", metavar="ANGKA", type=click.IntRange(min=1), default=1_000_000, help="Paling banyak sekian baris."
)
@click.option("--received", is_flag=True, help="Yang diterima dari kantor binaan, semua kantor dalam satu daftar.")
@shared
@command
def list_command(
    options: Shared, kind: str, as_json: bool, search: str, period: str | None, limit: int, received: bool
) -> None:
    """Daftar laporan, orang, kegiatan pelatihan, dokumen terbit, kantor atau jejak audit."""
    from desktop.commands.received import COLLECTIONS, list_received

    wanted = Period.parse(period) if period else None
    if received and kind not in COLLECTIONS:
        raise click.UsageError(_("--received berlaku untuk: {kinds}").format(kinds=", ".join(COLLECTIONS)))
    with options.desk() as desk:
        if received:
            list_received(desk, kind, as_json, search, wanted, limit)
            return
        match kind:
            case "reports":
                _list_reports(desk, as_json, search, wanted, limit)
            case "people":
                from desktop.commands.people import list_people

                list_people(desk, as_json, search, limit)
            case "sessions":
                _list_sessions(desk, as_json, search, wanted, limit)
            case "certificates":
                from desktop.commands.certificates import list_certificates

                list_certificates(desk, as_json, search, wanted, limit)
            case "papers":
                _list_papers(desk, as_json, search, wanted, limit)
            case "packages":
                from desktop.commands.exchanging import file_line, list_files

                _say(list_files(desk, search, wanted, limit), as_json, file_line)
            case "offices":
                _list_offices(desk, as_json, search, limit)
            case "requests":
                _list_requests(desk, as_json, search, wanted, limit)
            case "forks":
                from desktop.commands.forks import list_forks

                list_forks(desk, as_json, search, wanted, limit)
            case "audit":
                _list_audit(desk, as_json, search, wanted, limit)


def _list_reports(desk: "Desk", as_json: bool, search: str, period: Period | None, limit: int) -> None:
    from desktop.services import report_documents, reports

    query = reports.ReportQuery(search=search, period=period, limit=limit, sort="number", descending=False)
    page = reports.find_reports(desk, query)
    if as_json:
        records = [report_documents.document_of(reports.report(desk, row.uid)) for row in page.rows]
        click.echo(json.dumps(msgspec.to_builtins(records), ensure_ascii=False, indent=1))
        return
    for row in page.rows:
        late = " · " + _("TERLAMBAT") if row.late else ""
        click.echo(
            f"{row.number} · {date_short(row.received_on)} · {label(row.kind)} · {row.reporter_name} · "
            f"{row.giver_name or '–'} · {row.description} · {rupiah(row.total_value)} · {label(row.state)}{late}"
        )
    left = " " + _("(tanpa {n} yang dibatalkan)").format(n=page.void_count) if 0 < page.void_count < page.count else ""
    click.echo(_("{n} laporan, {value}").format(n=page.count, value=rupiah(page.total_value)) + left)


def _list_sessions(desk: "Desk", as_json: bool, search: str, period: Period | None, limit: int) -> None:
    from desktop.services import session_documents, sessions

    query = sessions.SessionQuery(search=search, period=period, limit=limit, descending=False)
    page = sessions.find_sessions(desk, query)
    if as_json:
        records = [session_documents.document_of(sessions.session(desk, row.uid)) for row in page.rows]
        click.echo(json.dumps(msgspec.to_builtins(records), ensure_ascii=False, indent=1))
        return
    for row in page.rows:
        click.echo(
            f"{date_short(row.starts_on) or '–'} · {row.title} · {label(row.kind)} · {row.place or '–'} · "
            + _("{n} peserta, {present} hadir").format(n=row.participant_count, present=row.present_count)
            + f" · {label(row.state)} · {row.uid}"
        )
    click.echo(_("{n} kegiatan, {present} kehadiran").format(n=page.count, present=page.present))


def _list_offices(desk: "Desk", as_json: bool, search: str, limit: int) -> None:
    # The office of this register, under its earlier names too, then those it exchanges files with.
    from desktop.commands.exchanging import partner_line
    from desktop.services import offices, partners

    own = offices.profile(desk).office
    earlier = [msgspec.to_builtins(change) for change in offices.office_history(desk)]
    entries = [msgspec.to_builtins(own) | {"earlier": earlier}]
    others = partners.list_partners(desk)
    entries += [msgspec.to_builtins(other) for other in others]
    wanted = search.casefold()
    found = [entry for entry in entries if wanted in json.dumps(entry, ensure_ascii=False).casefold()][:limit]
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    if entries[0] in found:
        click.echo(" · ".join((own.code or "–", own.full_name, label(own.kind))))
        for was in offices.office_history(desk):
            until = _("sampai {day}").format(day=date_short(was.until))
            parts = (was.code or "–", f"{was.term} {was.name}", label(was.kind), until, was.reason)
            click.echo("  " + " · ".join(parts))
    for other in others:
        if msgspec.to_builtins(other) in found:
            click.echo(partner_line(other))
    click.echo(_("{n} baris").format(n=len(found)))


def _list_papers(desk: "Desk", as_json: bool, search: str, period: Period | None, limit: int) -> None:
    from desktop.services import papers

    word = search.casefold()
    issued = [
        paper
        for paper in papers.list_papers(desk)
        if (period is None or paper.dated in period)
        and word in f"{paper.title} {paper.number} {paper.check_code}".casefold()
    ]
    _say(issued[:limit], as_json, lambda p: f"{date_short(p.dated)} · {p.title} · {p.number or '–'} · {p.check_code}")


def _list_requests(desk: "Desk", as_json: bool, search: str, period: Period | None, limit: int) -> None:
    from desktop.commands.deciding import request_line
    from desktop.services import destruction

    word = search.casefold()
    found = [
        request
        for request in destruction.requests(desk)
        if (period is None or request.at.astimezone().date() in period) and word in request_line(request).casefold()
    ]
    _say(found[:limit], as_json, request_line)


def _list_audit(desk: "Desk", as_json: bool, search: str, period: Period | None, limit: int) -> None:
    from desktop.rules.audit_words import action_words
    from desktop.services import audit

    entries = [
        entry
        for entry in audit.list_entries(desk, search, limit=1_000_000 if period else limit)
        if period is None or entry.at.astimezone().date() in period
    ]
    _say(
        entries[:limit],
        as_json,
        lambda e: (
            f"{e.seq} · {e.at.astimezone():%d-%m-%Y %H.%M.%S} · {e.account_name or '–'} · "
            f"{action_words(e.action)} ({e.action})"
        ),
    )


def _say(records: Any, as_json: bool, line: Any) -> None:
    if as_json:
        builtins = [_without_content(msgspec.to_builtins(record)) for record in records]
        click.echo(json.dumps(builtins, ensure_ascii=False, indent=1))
        return
    for record in records:
        click.echo(line(record))
    click.echo(_("{n} baris").format(n=len(records)))


def _without_content(record: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in record.items() if key not in ("content", "id")}


@click.command("show")
@click.argument("kind", type=click.Choice(["report", "person", "session", "certificate"]))
@click.argument("uid")
@click.option("--json", "as_json", is_flag=True, help="Catatan JSON.")
@click.option("--open-identity", is_flag=True, help="Tampilkan NIK penuh; tercatat di jejak audit.")
@shared
@command
def show_command(options: Shared, kind: str, uid: str, as_json: bool, open_identity: bool) -> None:
    """Satu catatan, dengan uid atau nomor register."""
    from desktop.commands import shown
    from desktop.services import participants, report_documents, reports, session_documents, sessions

    with options.desk() as desk:
        if kind == "report":
            report = reports.report(desk, uid)
            if open_identity:
                report = reports.open_identity(desk, report.uid)
            record: Any = report_documents.document_of(report)
            lines = shown.report_lines(report)
        elif kind == "session":
            session = sessions.session(desk, uid)
            people = participants.participants(desk, session.uid)
            if open_identity:
                people = tuple(participants.open_identity(desk, person.uid) for person in people)
            record = session_documents.document_of(session, people)
            lines = shown.session_lines(session, people)
        elif kind == "certificate":
            from desktop.commands.certificates import certificate_lines
            from desktop.services import certificate_documents, certificates

            certificate = certificates.certificate(desk, uid)
            record = certificate_documents.document_of(certificate)
            lines = certificate_lines(certificate)
        else:
            from desktop.commands.people import person_shown

            record, lines = person_shown(desk, uid, open_identity=open_identity)
        if as_json:
            content = _without_content(msgspec.to_builtins(record))
            click.echo(json.dumps(content, ensure_ascii=False, indent=1))
            return
        for line in lines:
            click.echo(line)


@click.command("deadlines")
@click.option("--json", "as_json", is_flag=True, help="Catatan JSON.")
@click.option("--days", type=int, default=60, help="Sampai berapa hari ke depan.")
@shared
@command
def deadlines_command(options: Shared, as_json: bool, days: int) -> None:
    """Apa yang jatuh tempo dan terlambat."""
    from desktop.services import due

    with options.desk() as desk:
        items = due.due_items(desk, days)
        if as_json:
            click.echo(json.dumps([msgspec.to_builtins(item) for item in items], ensure_ascii=False, indent=1))
            return
        for item in items:
            state = _("TERLAMBAT") if item.late else _("{n} hk lagi").format(n=item.days_left)
            click.echo(f"{item.number} · {item.label} · {date_short(item.due_on)} · {state} · {item.source}")
        if not items:
            click.echo(_("Tidak ada yang jatuh tempo."))
