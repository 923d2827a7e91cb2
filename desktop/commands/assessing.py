"""The decision helper on the command line, without a register."""

import json
import sys
from datetime import date
from pathlib import Path
from typing import cast

import click

from db.problem import Problem
from db.vocabulary import ExemptKind, ObjectKind, Occasion, Relation, ReportKind
from desktop.commands.context import DATE, command
from desktop.rules.assessment import answer
from desktop.rules.screen_dates import date_long
from desktop.rules.words import rupiah
from resources.language import _


@click.command("assess", short_help="Tanya penolong keputusan tentang satu pemberian.")
@click.argument("file", required=False)
@click.option("--json", "as_json", is_flag=True, help="Jawab sebagai JSON.")
@click.option(
    "--kind", type=click.Choice([w.value for w in ReportKind]), default="receipt", help="Diterima atau ditolak."
)
@click.option("--received-on", type=DATE, help="Tanggal diterima atau ditolak (YYYY-MM-DD).")
@click.option("--relation", type=click.Choice([w.value for w in Relation]), help="Hubungan pemberi dengan penerima.")
@click.option("--occasion", type=click.Choice([w.value for w in Occasion]), help="Peristiwa pemberian.")
@click.option("--object-kind", type=click.Choice([w.value for w in ObjectKind]), help="Jenis objek.")
@click.option("--value", type=int, help="Nilai taksiran dalam rupiah, tanpa titik.")
@click.option("--year-total", type=int, default=0, help="Pemberian lain dari pemberi yang sama setahun ini (rupiah).")
@click.option("--job-related", is_flag=True, help="Terkait jabatan atau tugas.")
@click.option("--conflict-of-interest", is_flag=True, help="Ada benturan kepentingan.")
@click.option("--for-office", is_flag=True, help="Diberikan kepada kantor, bukan kepada orangnya.")
@click.option("--cash-equivalent", is_flag=True, help="Uang, atau dapat dipakai seperti uang.")
@click.option(
    "--exempt-kind",
    type=click.Choice([w.value for w in ExemptKind]),
    default="none",
    help="Jenis pemberian yang dikecualikan.",
)
@click.option("--reported-on", type=DATE, help="Tanggal melapor ke kantor (YYYY-MM-DD).")
@click.option("--week", type=click.Choice(["5", "6"]), default="5", help="Jumlah hari kerja dalam seminggu.")
@click.option("--regency", help="Nama atau kode kabupaten, untuk batas daerah.")
@command
def assess_command(
    file: str | None,
    as_json: bool,
    received_on: date | None,
    reported_on: date | None,
    year_total: int,
    week: str,
    **given: object,
) -> None:
    """Tanya penolong keputusan tentang satu pemberian: BERKAS.json, - untuk masukan standar, atau dengan pilihan."""
    if file is not None:
        question = _read(file)
    else:
        question = {name: value for name, value in given.items() if value is not None}
        question |= {"year_total_from_giver": year_total, "week": int(week)}
        if received_on is not None:
            question["received_on"] = received_on.isoformat()
        if reported_on is not None:
            question["reported_on"] = reported_on.isoformat()
    result = answer(question)
    if as_json:
        click.echo(json.dumps(result, ensure_ascii=False))
    else:
        _say(result)


def _read(file: str) -> object:
    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text("utf-8")
        return json.loads(text)
    except FileNotFoundError as error:
        raise Problem("file-missing", path=file) from error
    except (OSError, UnicodeDecodeError) as error:
        raise Problem("file-unreadable", file=file) from error
    except (ValueError, RecursionError) as error:
        raise Problem("json-unreadable", path=file) from error


def _say(result: dict[str, object]) -> None:
    duties = {
        "report": _("WAJIB DILAPORKAN"),
        "exempt": _("KEMUNGKINAN DIKECUALIKAN"),
        "refuse_and_report": _("TOLAK, LALU LAPORKAN"),
    }
    click.echo(duties[str(result["duty"])])
    click.echo(str(result["reason"]))
    if result["limit"] is not None:
        click.echo(_("Batas nilai: {limit}").format(limit=rupiah(int(str(result["limit"])))))
    names = {
        "upg": _("Batas lapor ke UPG"),
        "kpk": _("Batas lapor ke KPK"),
        "kpk_safe": _("Tanggal aman ke KPK"),
        "completion": _("Batas melengkapi"),
    }
    for key, day in cast(dict[str, str], result["deadlines"]).items():
        if day:
            click.echo(f"{names[key]}: {date_long(date.fromisoformat(day))}")
    for warning in cast(list[str], result["warnings"]):
        click.echo(f"! {warning}")
