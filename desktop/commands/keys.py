"""`sigap key`: the keys of this office, for the safe, renewed, and on more than one computer."""

from pathlib import Path

import click

from desktop.commands.context import Shared, ask_password, command, refuse_unwritable, shared
from resources.language import _


@click.group("key", short_help="Kunci kantor ini.")
def key_command() -> None:
    """Kunci kantor ini."""


@key_command.command("export", short_help="Kunci age kantor ini, untuk disimpan di lemari besi.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@shared
@command
def key_export(options: Shared, file: Path) -> None:
    """Tulis kunci age ke BERKAS. Siapa pun yang memegangnya dapat membuka semua berkas untuk kantor ini."""
    from desktop.services import office_keys

    refuse_unwritable(file)
    with options.desk() as desk:
        office_keys.export_identity(desk, ask_password(_("Kata sandi, sekali lagi")), file)
        click.echo(_("Kunci ditulis ke {path}. Simpan di lemari besi, jangan di komputer.").format(path=file))


@key_command.command("renew", short_help="Ganti kunci kantor ini.")
@shared
@command
def key_renew(options: Shared) -> None:
    """Buat kunci baru; kunci lama menyatakan persetujuannya di setiap berkas berikutnya."""
    from desktop.services import office_keys, partners

    with options.desk() as desk:
        office_keys.renew_keys(desk)
        click.echo(_("Delapan kata kantor ini: {words}").format(words=" ".join(partners.own_words(desk))))


@key_command.command("join", short_help="Beri komputer lain kunci kantor ini.")
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("words", nargs=-1, required=True, metavar="KATA...")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Folder untuk berkas yang dibuat.")
@click.option("--collector", is_flag=True, help="Komputer itu hanya mengumpulkan dan memeriksa, tidak memutuskan.")
@shared
@command
def key_join(options: Shared, file: Path, words: tuple[str, ...], out: Path | None, collector: bool) -> None:
    """Tulis berkas gabung untuk komputer lain: BERKAS pendaftarannya, dan delapan KATA di layarnya."""
    from desktop.services import joining, partners

    with options.desk() as desk:
        path = joining.write_join_from(desk, file, " ".join(words), out or Path.cwd(), collector=collector).record
        click.echo(_("Berkas gabung: {path}").format(path=path))
        click.echo(_("Delapan kata kantor ini: {words}").format(words=" ".join(partners.own_words(desk))))


@key_command.command("take", short_help="Jadikan komputer ini komputer tambahan sebuah kantor.")
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("words", nargs=-1, required=True, metavar="KATA...")
@shared
@command
def key_take(options: Shared, file: Path, words: tuple[str, ...]) -> None:
    """Ambil BERKAS gabung dari komputer pertama; KATA: delapan kata di layar komputer itu."""
    from desktop.services import joining

    with options.desk() as desk:
        profile = joining.take_join_from(desk, file, " ".join(words)).record
        click.echo(_("Komputer ini sekarang bekerja untuk {office}.").format(office=profile.office.full_name))
        click.echo(_("Nomor laporan di sini memakai pola {pattern}.").format(pattern=profile.number_template))
