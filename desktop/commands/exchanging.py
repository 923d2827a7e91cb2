"""`sigap enrol`, `confirm`, `export`, `feedback`: files between an office and its mentor."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from db.problem import Problem
from db.records.period import Period
from desktop.commands.context import Shared, command, refuse_unwritable, say_problem, shared
from desktop.rules.labels import label
from resources.language import _

if TYPE_CHECKING:
    from db.records.exchange import ExchangeFile, Partner
    from desktop.services.desk import Desk
    from desktop.services.inbox import Outcome
    from desktop.services.intake import Intake

SUFFIX = ".sigap"


@click.command("enrol", short_help="Berkas pendaftaran: dibuat, atau dimasukkan dari kantor lain.")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Folder untuk berkas yang dibuat.")
@shared
@command
def enrol_command(options: Shared, file: Path | None, out: Path | None) -> None:
    """Buat berkas pendaftaran kantor ini, atau masukkan milik kantor lain (BERKAS)."""
    from desktop.services import intake, partners

    with options.desk() as desk:
        if file is None:
            path = partners.write_enrolment(desk, out or Path.cwd()).record
            click.echo(_("Berkas pendaftaran: {path}").format(path=path))
            click.echo(_("Delapan kata kantor ini: {words}").format(words=" ".join(partners.own_words(desk))))
            return
        taken = intake.take_in(desk, file).record
        if taken.enrolled is None:
            problem = taken.outcome.problem if taken.outcome is not None else None
            raise problem or Problem("enrolment-expected", file=file.name)
        _say_partner(taken.enrolled)


@click.command("confirm", short_help="Cocokkan delapan kata kantor lain.")
@click.argument("office")
@click.argument("words", nargs=-1, required=True)
@shared
@command
def confirm_command(options: Shared, office: str, words: tuple[str, ...]) -> None:
    """Cocokkan delapan kata (WORDS) kantor lain (OFFICE: kode, nama, atau uid)."""
    from desktop.services import partners

    with options.desk() as desk:
        found = partners.confirm(desk, office, " ".join(words)).record
        click.echo(_("{office} sudah dicocokkan.").format(office=found.name))


@click.command("export", short_help="Berkas kiriman tersegel untuk inspektorat.")
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--period", required=True, help="2026, 2026-S1, 2026-Q4 atau 2026-11.")
@click.option("--to", default="", help="Kantor lain, untuk tembusan (kode, nama, atau uid).")
@click.option("--preview", is_flag=True, help="Hanya perlihatkan apa yang akan dikirim.")
@click.option("--without-attachments", is_flag=True, help="Tanpa foto dan lampiran.")
@click.option("--without-training", is_flag=True, help="Tanpa pelatihan, misalnya untuk tembusan ke kecamatan.")
@click.option("--smaller", is_flag=True, help="Kecilkan foto.")
@click.option("--chat", is_flag=True, help="Bagi menjadi berkas yang muat dikirim lewat aplikasi obrolan.")
@shared
@command
def export_command(
    options: Shared,
    out: Path,
    period: str,
    to: str,
    preview: bool,
    without_attachments: bool,
    without_training: bool,
    smaller: bool,
    chat: bool,
) -> None:
    """Buat berkas kiriman masa PERIOD di OUT (berkas .sigap atau folder)."""
    from desktop.services import exports, partners

    folder, name = (out, "") if out.is_dir() else (out.absolute().parent, out.name)
    with options.desk() as desk:
        choice = exports.ExportChoice(
            period=Period.parse(period),
            to=partners.partner(desk, to).uid if to else "",
            with_attachments=not without_attachments,
            with_training=not without_training,
            reduced=smaller,
            part_limit=exports.CHAT_LIMIT if chat else exports.PART_LIMIT,
        )
        shown = exports.what_goes(desk, choice)
        if shown.blocking is not None and not preview:
            raise shown.blocking
        for finding in (*shown.findings, *filter(None, (shown.blocking,))):
            say_problem(finding)
        counts = ", ".join(f"{_collection(name)} {count}" for name, count in shown.counts.items())
        click.echo(_("Isi: {counts}; {n} lampiran").format(counts=counts, n=shown.attachments))
        if shown.secret:
            click.echo(_("{n} laporan pribadi & rahasia tidak ikut dikirim").format(n=shown.secret))
        if shown.nil:
            click.echo(_("Tidak ada laporan pada masa ini: berkas NIHIL"))
        if preview:
            return
        if name:
            refuse_unwritable(out)
        for entry in exports.export(desk, choice, folder, name=name).record:
            click.echo(
                _("{path} · nomor {n} · kode cek {code}").format(
                    path=folder / entry.file_name, n=entry.sequence, code=entry.check_code
                )
            )


@click.command("feedback", short_help="Jawaban inspektorat untuk satu kantor.")
@click.argument("office")
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--receipt-only", is_flag=True, help="Hanya tanda terima.")
@shared
@command
def feedback_command(options: Shared, office: str, out: Path, receipt_only: bool) -> None:
    """Buat berkas umpan balik untuk OFFICE (kode, nama, atau uid) di OUT (berkas atau folder)."""
    from desktop.services import answer_files

    folder, name = (out, "") if out.is_dir() else (out.absolute().parent, out.name)
    with options.desk() as desk:
        shown = answer_files.what_goes(desk, office)
        write = answer_files.write_receipt if receipt_only else answer_files.write_feedback
        entry = write(desk, office, folder, name=name).record
        click.echo(
            _("{path} · {receipts} tanda terima, {items} catatan").format(
                path=folder / entry.file_name,
                receipts=len(shown.receipts),
                items=0 if receipt_only else len(shown.items),
            )
        )


def import_packages(desk: "Desk", paths: list[Path], *, preview: bool) -> Problem | None:
    """Take in `.sigap` files and folders of them, a line for each; return the problem of one that was not taken."""
    from desktop.services import inbox, intake

    failed: Problem | None = None
    for path in inbox.files_in(paths):
        try:
            found = intake.look(desk, path) if preview else intake.take_in(desk, path).record
        except Problem as problem:
            click.echo(f"{path.name}: " + _("tidak dimasukkan"))
            say_problem(problem, path.name)
            failed = problem
            continue
        failed = _say_intake(found) or failed
    return failed


def list_files(desk: "Desk", search: str, period: Period | None, limit: int) -> "tuple[ExchangeFile, ...]":
    """Return the book of files in and out."""
    from db.queries.exchange_files import FileQuery
    from desktop.services import exports

    return exports.files(desk, FileQuery(search=search, period=period, limit=limit))[0]


def file_line(file: "ExchangeFile") -> str:
    """Return one line of the book of files."""
    from desktop.rules.words import date_short

    way = _("keluar") if file.outgoing else _("masuk")
    kind = label(file.kind) if file.kind else "–"
    parts = (
        date_short(file.at.astimezone().date()),
        way,
        kind,
        file.period,
        f"{file.partner_name} ({file.partner_code})" if file.partner_code else file.partner_name,
        _("nomor {n}").format(n=file.sequence),
        label(file.state),
        _("NIHIL") if file.nil else "",
        file.check_code,
    )
    return " · ".join(filter(None, parts))


def partner_line(partner: "Partner") -> str:
    """Return one line about another office."""
    return " · ".join((partner.code or "–", partner.name, label(partner.relation), label(partner.state)))


def _say_partner(partner: "Partner") -> None:
    from desktop.services.partners import words_of

    click.echo(partner_line(partner))
    click.echo(_("Delapan kata yang harus dicocokkan: {words}").format(words=" ".join(words_of(partner))))
    click.echo(
        _(
            "Cocokkan dengan surat bertanda tangan atau lewat telepon ke nomor yang sudah dikenal, lalu: {command}"
        ).format(command=f"sigap confirm {partner.code or partner.uid} …")
    )


def _say_intake(found: "Intake") -> Problem | None:
    if found.bundled:
        problems = [_say_outcome(outcome) for outcome in found.bundled]
        return next((problem for problem in problems if problem is not None), None)
    if found.enrolled is not None:
        _say_partner(found.enrolled)
        return None
    if found.taken is not None:
        taken = found.taken
        if taken.seen_before:
            click.echo(f"{found.file_name}: " + _("sudah pernah dimasukkan, tidak ada yang berubah"))
            return None
        click.echo(
            f"{found.file_name}: "
            + _(
                "{receipts} tanda terima, {mend} perlu diperbaiki, {rejected} ditolak, {accepted} diterima, "
                "{decisions} penetapan, {tasks} penugasan, {destructions} keputusan pemusnahan"
            ).format(
                receipts=taken.receipts,
                mend=taken.to_mend,
                rejected=taken.rejected,
                accepted=taken.accepted,
                decisions=taken.decisions,
                tasks=taken.assignments,
                destructions=taken.destructions,
            )
        )
        return None
    return _say_outcome(found.outcome) if found.outcome is not None else None


def _say_outcome(outcome: "Outcome") -> Problem | None:
    head = f"{outcome.file_name}: {label(outcome.state)}"
    if outcome.problem is not None:
        click.echo(f"{head} · {outcome.office_name}" if outcome.office_name else head)
        say_problem(outcome.problem, outcome.file_name)
        return outcome.problem
    from db.vocabulary import Arrival, FileState

    if outcome.state is FileState.SEEN_BEFORE:
        kinds = _("tidak ada yang berubah")
    else:
        kinds = ", ".join(f"{label(kind)} {outcome.count(kind)}" for kind in Arrival if outcome.count(kind))
    parts = [head, outcome.office_name, outcome.period, _("NIHIL") if outcome.nil else "", kinds]
    if outcome.receipt_code:
        parts.append(_("kode tanda terima {code}").format(code=outcome.receipt_code))
    click.echo(" · ".join(filter(None, parts)))
    for record in outcome.set_aside:
        say_problem(Problem(record.code, **dict(record.params)), outcome.file_name)
    if outcome.missing:
        click.echo(_("  belum tiba: kiriman nomor {numbers}").format(numbers=", ".join(map(str, outcome.missing))))
    if outcome.clock_suspect:
        click.echo(_("  jam komputer pengirim tampaknya salah"))
    return None


def _collection(name: str) -> str:
    words = {
        "offices": _("kantor"),
        "reports": _("laporan"),
        "report_events": _("langkah"),
        "attachments": _("lampiran"),
        "periods": _("pernyataan masa"),
        "officials": _("perangkat"),
        "sessions": _("kegiatan"),
        "certificates": _("sertifikat"),
        "outside_certificates": _("sertifikat dari luar"),
        "assignment_answers": _("jawaban tugas"),
    }
    return words.get(name, name)
