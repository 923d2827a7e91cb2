"""`sigap comment`, `pack`, `bundle`, `destroy`: what an inspectorate and its offices ask of each other."""

from datetime import date
from pathlib import Path

import click

from db.problem import Problem
from db.vocabulary import FeedbackState, FileState
from desktop.commands.context import DATE, Shared, command, say_problem, shared
from desktop.rules.labels import label
from resources.language import _, ngettext

_STATES = [state.value for state in (FeedbackState.ACCEPTED, FeedbackState.TO_MEND, FeedbackState.REJECTED)]


@click.command("comment", short_help="Catatan tentang laporan atau kegiatan yang diterima.")
@click.argument("uid")
@click.argument("state", type=click.Choice(_STATES))
@click.argument("words", required=False, default="", metavar="[CATATAN]")
@click.option("--by", "due_on", type=DATE, help="Diperbaiki paling lambat tanggal ini.")
@shared
@command
def comment_command(options: Shared, uid: str, state: str, words: str, due_on: date | None) -> None:
    """Nilai catatan UID (lihat `sigap list reports --received`): diterima, perlu diperbaiki, atau ditolak."""
    from desktop.services import feedback, received

    with options.desk() as desk:
        item = feedback.comment(desk, uid, FeedbackState(state), words, due_on).record
        office = received.office(desk, item.office_uid).partner.name
        click.echo(" · ".join((office, item.record_uid, label(item.state))))


@click.command("pack", short_help="Paket hari libur dan batas waktu untuk semua kantor binaan.")
@click.argument("file", type=click.Path(path_type=Path))
@shared
@command
def pack_command(options: Shared, file: Path) -> None:
    """Simpan paket dari BERKAS (.toml atau .json); ikut di umpan balik berikutnya ke setiap kantor."""
    from desktop.services import feedback
    from desktop.services.pack_documents import read_pack

    content = read_pack(file)
    with options.desk() as desk:
        feedback.make_pack(desk, content)
        click.echo(
            _("Paket versi {version}: {days} hari libur, {deadlines} batas waktu.").format(
                version=content.version, days=len(content.calendar_days), deadlines=len(content.deadlines)
            )
        )


@click.command("bundle", short_help="Bundel berkas kiriman, untuk komputer yang memutuskan.")
@click.argument("files", nargs=-1, required=True, metavar="BERKAS...", type=click.Path(path_type=Path))
@click.argument("out", metavar="FOLDER", type=click.Path(path_type=Path, file_okay=False))
@shared
@command
def bundle_command(options: Shared, files: tuple[Path, ...], out: Path) -> None:
    """Periksa berkas atau folder .sigap, lalu kumpulkan yang dapat dibuka menjadi bundel di FOLDER."""
    from desktop.services import bundles

    failed: Problem | None = None
    with options.desk() as desk:
        written, outcomes = bundles.write_bundle(desk, files, out).record
        for outcome in outcomes:
            if outcome.state is FileState.REJECTED and outcome.problem is not None:
                click.echo(f"{outcome.file_name}: " + _("tidak ikut"))
                say_problem(outcome.problem)
                failed = outcome.problem
        taken = sum(1 for outcome in outcomes if outcome.state is not FileState.REJECTED)
        for path in written:
            click.echo(ngettext("{path} · {n} berkas", "{path} · {n} berkas", taken).format(path=path, n=taken))
    if failed is not None:
        raise SystemExit(2)


@click.command("destroy", short_help="Mohon agar satu laporan dimusnahkan, dengan berita acaranya.")
@click.argument("report", metavar="LAPORAN")
@click.argument("minutes", metavar="BERITA_ACARA")
@shared
@command
def destroy_command(options: Shared, report: str, minutes: str) -> None:
    """Mohonkan pemusnahan LAPORAN (nomor register atau uid) dengan nomor BERITA_ACARA; inspektorat yang memutuskan."""
    from desktop.services import destruction, reports

    with options.desk() as desk:
        found = reports.report(desk, report)
        destruction.ask(desk, "reports", found.uid, minutes)
        click.echo(
            _(
                "Permohonan memusnahkan {number} ikut di kiriman berikutnya; sampai diputuskan, catatannya tetap ada."
            ).format(number=found.number)
        )
