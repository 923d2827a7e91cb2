"""`sigap check`, `backup` and `restore`."""

import sys
from pathlib import Path

import click

from desktop.commands.context import Shared, ask_password, command, refuse_unwritable, say_problem, shared
from resources.language import _


@click.command("check", short_help="Periksa register, lampiran dan cadangan.")
@shared
@command
def check_command(options: Shared) -> None:
    """Periksa basis data, jejak audit, lampiran dan cadangan."""
    from desktop.services import checks

    with options.desk() as desk:
        lines = checks.check(desk)
    for line in lines:
        if line.problem is None:
            click.echo(f"{line.name}: {line.detail}")
        else:
            click.echo(f"{line.name}:", err=True)
            say_problem(line.problem)
    if any(line.problem for line in lines):
        raise SystemExit(2)


@click.command("backup", short_help="Tulis cadangan, lalu periksa.")
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False), required=False)
@shared
@command
def backup_command(options: Shared, out: Path | None) -> None:
    """Tulis cadangan yang diperiksa sesudah ditulis."""
    from desktop.services import backups

    if out is not None:
        refuse_unwritable(out)
    with options.desk() as desk:
        written = backups.back_up(desk, out)
        click.echo(
            _("Cadangan {path} ({size} kB) sudah ditulis dan diperiksa").format(
                path=written.path, size=written.length // 1000
            )
        )


@click.command("restore", short_help="Kembalikan register dari cadangan.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--yes", is_flag=True, help="Jawab ya untuk kedua pertanyaan.")
@shared
@command
def restore_command(options: Shared, file: Path, yes: bool) -> None:
    """Kembalikan register dari cadangan; yang sekarang disimpan di samping."""
    from db.problem import Problem
    from desktop.services import backups

    if not yes:
        if not sys.stdin.isatty():
            raise Problem("restore-not-confirmed")
        questions = (
            _("Register di {folder} akan diganti dengan isi {file}. Lanjutkan?"),
            _("Catatan yang dibuat sesudah cadangan ini tidak ikut. Benar-benar lanjutkan?"),
        )
        for question in questions:
            click.confirm(question.format(folder=options.directory, file=file.name), abort=True)
    name = options.account_name() if options.account is None and options.directory.exists() else options.account or ""
    backups.restore_backup(file, options.directory, name, ask_password(), options.clock)
    click.echo(_("Register dikembalikan dari {file}").format(file=file.name))
