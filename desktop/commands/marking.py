"""`sigap certificate void`, `sigap session held|void`: what becomes of a certificate and of a training session."""

import click

from desktop.commands.context import Shared, command, shared
from desktop.rules.labels import label
from desktop.rules.words import date_short


@click.group("certificate", short_help="Sertifikat: batalkan.")
def certificate_command() -> None:
    """Sertifikat: batalkan. Daftarnya: `sigap list certificates`."""


@certificate_command.command("void", short_help="Batalkan satu sertifikat.")
@click.argument("certificate", metavar="SERTIFIKAT")
@click.argument("reason", metavar="ALASAN")
@shared
@command
def certificate_void(options: Shared, certificate: str, reason: str) -> None:
    """Batalkan SERTIFIKAT (nomor, kode cek, atau uid) dengan ALASAN; nomornya tidak dipakai lagi."""
    from desktop.services import certificates

    with options.desk() as desk:
        row = certificates.void(desk, certificate, reason).record
        click.echo(" · ".join((row.number, row.name, row.activity, label(row.state))))


@click.group("session", short_help="Kegiatan pelatihan: tandai terlaksana, batalkan.")
def session_command() -> None:
    """Kegiatan pelatihan: tandai terlaksana, batalkan. Daftarnya: `sigap list sessions`."""


@session_command.command("held", short_help="Tandai satu kegiatan terlaksana.")
@click.argument("uid")
@shared
@command
def session_held(options: Shared, uid: str) -> None:
    """Catat bahwa kegiatan UID sudah terlaksana; sertifikatnya lalu dapat diterbitkan."""
    from desktop.services import sessions

    with options.desk() as desk:
        record = sessions.mark_held(desk, uid).record
        click.echo(" · ".join((date_short(record.days[0]), record.title, label(record.state))))


@session_command.command("void", short_help="Batalkan satu kegiatan.")
@click.argument("uid")
@click.argument("reason", metavar="ALASAN")
@shared
@command
def session_void(options: Shared, uid: str, reason: str) -> None:
    """Batalkan kegiatan UID dengan ALASAN; kegiatannya tetap tercatat."""
    from desktop.services import sessions

    with options.desk() as desk:
        record = sessions.void_session(desk, uid, reason).record
        click.echo(" · ".join((record.title, label(record.state), record.void_reason)))
