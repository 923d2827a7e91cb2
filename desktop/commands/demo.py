"""`sigap demo`: a made-up office and all its papers, without a display."""

from datetime import date
from pathlib import Path

import click

from db.problem import Problem
from desktop.commands.context import Shared, command, shared, write_file
from resources.language import _


@click.command("demo", short_help="Kantor contoh dengan data rekaan dan semua dokumennya.")
@click.argument("directory", type=click.Path(path_type=Path, file_okay=False))
@shared
@command
def demo_command(options: Shared, directory: Path) -> None:
    """Buat kantor contoh dengan data rekaan dua tahun dan cetak semua dokumennya ke DIR."""
    from desktop.services import backups, demo, demo_papers

    register = directory / "register"
    if register.exists() and any(register.iterdir()):
        raise Problem("demo-exists", path=register)
    today: date = options.today or options.clock.today()
    click.echo(_("Membuat kantor contoh (data rekaan) …"))
    made = demo.build(register, today, _progress)
    try:
        for name, pdf in demo_papers.papers_of(made, today):
            write_file(directory / name, pdf)
            click.echo(f"  {directory / name}")
        backups.automatic(made.desk)
    finally:
        made.desk.register.close()
    click.echo(_("Register contoh: {path}").format(path=register))
    click.echo(_("Akun: {name} · kata sandi: {password}").format(name=demo.ACCOUNT, password=demo.PASSWORD))


def _progress(done: int, total: int) -> None:
    if done % 20 == 0 or done == total:
        click.echo(_("  {done} dari {total} laporan").format(done=done, total=total))
