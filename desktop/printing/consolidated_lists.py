"""The lists of a regency's summary: figures by kecamatan, by office, and the offices that sent nothing."""

from collections.abc import Mapping
from itertools import groupby

from db.records.consolidated import Consolidated, OfficeFigures
from db.vocabulary import CellState
from desktop.printing.layout import PALE, Align
from desktop.printing.section import heading
from desktop.printing.sheet import Sheet
from desktop.printing.table import Column, Table, TableLook
from desktop.rules.labels import indonesian_label
from desktop.rules.words import grouped, rupiah

NIL = "NIHIL"
_LOOK = TableLook(size=7.8, padding=0.8)
_NIL_STATES = (CellState.NIL, CellState.LATE_NIL)
_NOTHING = (CellState.MISSING, CellState.OVERDUE, CellState.WAITING)


def subdistrict_table(sheet: Sheet, figures: Consolidated) -> None:
    """Draw one row a kecamatan and the whole beneath."""
    heading(sheet, "Menurut kecamatan", 40)
    numbers = (
        ("Kantor", 1.7),
        ("Kirim", 1.5),
        ("Nihil", 1.4),
        ("Telat", 1.4),
        ("Belum", 1.6),
        ("Laporan", 1.9),
        ("Nilai taksiran", 3.3),
        ("Kegiatan", 2.0),
        ("Hadir", 1.6),
        ("Cakupan", 2.0),
    )
    table = Table(
        sheet, (Column("Kecamatan", 4.2), *(Column(title, share, Align.RIGHT) for title, share in numbers)), _LOOK
    )
    table.header()
    for one in figures.subdistricts:
        table.row((one.name, *_sums(one)))
    table.row(("Seluruhnya", *_sums(figures.whole)), strong=True, fill=PALE)
    sheet.y += 5


def office_list(sheet: Sheet, figures: Consolidated, places: Mapping[str, str]) -> None:
    """Draw one row an office, beneath the name of its kecamatan."""
    heading(sheet, "Menurut kantor", 40)
    columns = (
        Column("No.", 1.2, Align.CENTER),
        Column("Kantor", 4.4),
        Column("Kiriman", 4.3),
        Column("Laporan", 1.9, Align.RIGHT),
        Column("Nilai taksiran", 2.9, Align.RIGHT),
        Column("Kegiatan", 1.9, Align.RIGHT),
        Column("Hadir", 1.6, Align.RIGHT),
        Column("Sertifikat", 2.0, Align.RIGHT),
        Column("Cakupan", 2.0, Align.RIGHT),
    )
    table = Table(sheet, columns, _LOOK)
    table.header()
    number = 0
    for place, offices in groupby(figures.offices, key=lambda one: places.get(one.code, "")):
        table.row(("", place or "Di luar daftar resmi", *("" for _ in columns[2:])), strong=True, fill=PALE)
        for one in offices:
            number += 1
            table.row((str(number), office_name(one), *_figures(one)))
    sheet.y += 5


def missing_list(sheet: Sheet, figures: Consolidated, places: Mapping[str, str]) -> None:
    """Draw the offices that sent nothing."""
    columns = (
        Column("No.", 1.2, Align.CENTER),
        Column("Kantor", 5),
        Column("Kecamatan", 4),
        Column("Kode wilayah", 3.4),
        Column("Keadaan", 5),
    )
    table = Table(sheet, columns, _LOOK)
    table.header()
    for number, one in enumerate(figures.missing, start=1):
        state = indonesian_label(one.state) if one.state else ""
        table.row((str(number), office_name(one), places.get(one.code, "–"), one.code, state))
    if not figures.missing:
        table.row(("", NIL, "", "", "semua kantor sudah mengirim"))
    sheet.y += 5


def _sums(one: OfficeFigures) -> tuple[str, ...]:
    return (
        grouped(one.offices),
        *(grouped(number) if number else "–" for number in (one.arrived, one.nil, one.late_files, one.missing)),
        grouped(one.reports) if one.reports else "–",
        rupiah(one.value) if one.value else "–",
        *(grouped(number) if number else "–" for number in (one.sessions, one.present)),
        coverage_words(one),
    )


def _figures(one: OfficeFigures) -> tuple[str, ...]:
    state = indonesian_label(one.state) if one.state else ""
    if one.state in _NOTHING and not one.reports and not one.sessions:
        return (state, *("" for _ in range(6)))
    nil = one.state in _NIL_STATES and not one.reports
    return (
        state,
        NIL if nil else grouped(one.reports) if one.reports else "–",
        rupiah(one.value) if one.value else "–",
        *(grouped(number) if number else "–" for number in (one.sessions, one.present, one.certificates)),
        coverage_words(one),
    )


def office_name(one: OfficeFigures) -> str:
    """Return the name of an office; a kecamatan, whose code has three parts, says that it is one."""
    return f"Kecamatan {one.name}" if one.code.count(".") == 2 else one.name


def coverage_words(one: OfficeFigures) -> str:
    """Return the share of officials whose training is up to date, in per cent; a dash where nothing is known."""
    return f"{round(100 * one.officials_current / one.officials)}%" if one.officials else "–"
