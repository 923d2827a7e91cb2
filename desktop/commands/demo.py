"""`sigap demo`: a made-up office, its trainings, its exchange with an inspectorate, and all papers; no display."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from db.problem import Problem
from desktop.commands.context import Shared, command, shared, write_file
from resources.language import _

if TYPE_CHECKING:
    from desktop.services.demo_journey import Journey


@click.command("demo", short_help="Kantor contoh dengan data rekaan dan semua dokumennya.")
@click.argument("directory", type=click.Path(path_type=Path, file_okay=False))
@shared
@command
def demo_command(options: Shared, directory: Path) -> None:
    """Buat desa contoh dengan data rekaan dua tahun dan semua dokumennya di DIR.

    Desa itu, dua desa tetangga, dan inspektorat mereka juga saling mengirim berkas; kisahnya diceritakan.
    """
    from desktop.services import backups, demo, demo_journey, demo_papers, sheets

    register = directory / "register"
    if register.exists() and any(register.iterdir()):
        raise Problem("demo-exists", path=register)
    today: date = options.today or options.clock.today()
    click.echo(_("Membuat kantor contoh (data rekaan) …"))
    journeys: list[Journey] = []
    made = demo.build(
        register,
        today,
        _progress,
        lambda desk, note, clock: journeys.append(demo_journey.plan(directory, today, desk, note, clock)),
    )
    (journey,) = journeys
    try:
        _tell(journey)
        click.echo(_("Dokumen:"))
        for name, pdf in (*demo_papers.papers_of(made, today), *demo_papers.papers_of_exchange(journey)):
            write_file(directory / name, pdf)
            click.echo(f"  {directory / name}")
        grid = sheets.save_as_sheet(journey.mentor, "matrix", directory / "matriks-kiriman.xlsx", journey.quarters)
        click.echo(f"  {grid}")
        for desk in (made.desk, journey.mentor):
            backups.automatic(desk)
    finally:
        journey.close()
        made.desk.register.close()
    click.echo(_("Register contoh: {path}").format(path=register))
    click.echo(_("Akun: {name} · kata sandi: {password}").format(name=demo.ACCOUNT, password=demo.PASSWORD))
    others = ", ".join(str(path) for path in (journey.folder / "inspektorat", *journey.small_folders))
    click.echo(_("Kantor lain: {paths} (inspektorat: akun {name})").format(paths=others, name=demo_journey.TUTOR))


def _tell(journey: "Journey") -> None:
    from desktop.commands.demo_story import story, table, without_the_program
    from desktop.services import matrix
    from desktop.services.demo_journey import Act

    click.echo(_("Kisah pertukaran berkas, satu inspektorat dan tiga desa (semuanya rekaan):"))
    for line in story(journey.told):
        click.echo(line)
    found = matrix.matrix(journey.mentor, journey.quarters)
    click.echo(_("Yang tiba di inspektorat:"))
    rows = [(row.name, tuple(cell.state for cell in row.cells)) for row in found.rows]
    for line in table(rows, (period.code for period in found.periods)):
        click.echo(line)
    click.echo(_("Semua berkas itu ada di: {path}").format(path=journey.stick))
    click.echo(_("Tanpa program ini pun berkas desa terbuka dengan kunci inspektorat, berpuluh tahun lagi:"))
    sent = next(step.file for step in reversed(journey.told) if step.act is Act.EXPORTED)
    for line in without_the_program(journey.folder / "inspektorat", journey.stick, sent):
        click.echo(f"  {line}")


def _progress(done: int, total: int) -> None:
    if done % 20 == 0 or done == total:
        click.echo(_("  {done} dari {total} laporan").format(done=done, total=total))
