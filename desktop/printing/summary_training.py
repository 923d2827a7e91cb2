"""The training part of the summary: figures, charts, coverage, topics, the list of sessions."""

from decimal import Decimal

from db.records.period import Period
from desktop.printing.coverage import share_cells, share_table
from desktop.printing.fonts import Face
from desktop.printing.layout import GREY, PALE, Align, Style
from desktop.printing.section import chart_box, figure_table, heading
from desktop.printing.sheet import Sheet
from desktop.printing.table import Column, Table, TableLook
from desktop.printing.text import or_dash
from desktop.rules.training_summary import TrainingFigures
from desktop.rules.words import date_range, decimal_text, grouped, period_title

NIL = "NIHIL"
_SMALL = "< 3"
_NIL = Style(15, Face.BOLD)
_NOTE = Style(8.5, colour=GREY)
_LIST = TableLook(size=8, padding=0.9)


def training_part(sheet: Sheet, period: Period, figures: TrainingFigures) -> None:
    """Draw the training part below its title."""
    if figures.nil:
        _nil_banner(sheet, period)
    else:
        _totals(sheet, figures)
        _kinds(sheet, figures)
        if figures.months.categories:
            chart_box(sheet, figures.months)
        _topics(sheet, figures)
    _remarks(sheet, figures)
    _coverage(sheet, figures)
    _list(sheet, figures)


def _nil_banner(sheet: Sheet, period: Period) -> None:
    sheet.need(20)
    sheet.box(sheet.left, sheet.y, sheet.content_width, 16, stroke=GREY, weight=0.8, fill=PALE)
    middle = (sheet.left + sheet.right) / 2
    sheet.text(middle, sheet.y + 7.5, NIL, _NIL, Align.CENTER)
    words = f"Tidak ada kegiatan pelatihan yang terlaksana pada {period_title(period)}."
    sheet.text(middle, sheet.y + 12.8, words, Style(9.5), Align.CENTER)
    sheet.y += 21


def _totals(sheet: Sheet, figures: TrainingFigures) -> None:
    gain = "–"
    if figures.gain is not None:
        gain = f"{'+' if figures.gain > 0 else ''}{decimal_text(figures.gain)}"
    rows = [
        ("Kegiatan terlaksana", grouped(figures.sessions)),
        ("Jam pelajaran (JP) seluruh kegiatan", decimal_text(figures.lesson_hours)),
        ("Peserta dalam daftar", _count(figures.listed)),
        ("Peserta hadir", _count(figures.came)),
        ("Peserta hadir: laki-laki / perempuan", f"{_count(figures.men)} / {_count(figures.women)}"),
        ("Tingkat kehadiran mereka yang diundang", _percent(figures.rate)),
        ("JP kali peserta hadir", _hours(figures.person_hours)),
        ("Mengikuti tes", _count(figures.tested)),
        ("Hasil tes: lulus / tidak lulus", f"{_count(figures.passed)} / {_count(figures.failed)}"),
        ("Tingkat kelulusan", _percent(figures.pass_rate)),
        ("Rata-rata perubahan nilai dari tes awal ke tes akhir", gain),
        ("Sertifikat diterbitkan / dibatalkan", _certificates(figures)),
    ]
    columns = (Column("Pelatihan", 10), Column("Jumlah", 4, Align.RIGHT))
    figure_table(sheet, "Angka pokok pelatihan", columns, rows)


def _kinds(sheet: Sheet, figures: TrainingFigures) -> None:
    columns = (
        Column("Jenis kegiatan", 9),
        Column("Kegiatan", 2, Align.RIGHT),
        Column("Hadir", 2, Align.RIGHT),
        Column("JP", 2, Align.RIGHT),
    )
    rows = [
        (row.label, grouped(row.sessions), _count(row.came), decimal_text(row.lesson_hours)) for row in figures.by_kind
    ]
    total = ("Seluruhnya", grouped(figures.sessions), _count(figures.came), decimal_text(figures.lesson_hours))
    figure_table(sheet, "Kegiatan menurut jenis", columns, rows, total)


def _topics(sheet: Sheet, figures: TrainingFigures) -> None:
    columns = (
        Column("No.", 1, Align.CENTER),
        Column("Topik (ISO 37001, 7.3)", 11),
        Column("Kegiatan", 2.2, Align.RIGHT),
    )
    rows = [
        (str(number), row.label, grouped(row.sessions) if row.sessions else NIL)
        for number, row in enumerate(figures.topics, start=1)
    ]
    figure_table(sheet, "Topik yang diberikan", columns, rows)


def _remarks(sheet: Sheet, figures: TrainingFigures) -> None:
    words = []
    if figures.not_held:
        words.append(
            f"{grouped(figures.not_held)} kegiatan pada periode ini belum ditandai terlaksana dan tidak dihitung."
        )
    if figures.came is not None and figures.men is not None and figures.women is not None:
        unknown = figures.came - figures.men - figures.women
        if unknown:
            words.append(f"{grouped(unknown)} peserta hadir tidak tercatat jenis kelaminnya.")
    if figures.nil and figures.certificates_issued + figures.certificates_void:
        words.append(f"Sertifikat diterbitkan / dibatalkan: {_certificates(figures)}.")
    for text in words:
        sheet.paragraph(text, _NOTE, after=0.4)
    sheet.y += 3 if words else 0


def _coverage(sheet: Sheet, figures: TrainingFigures) -> None:
    heading(sheet, "Cakupan pelatihan pada akhir periode", 30)
    covered, total, percent = share_cells(figures.covered)
    late = _count(figures.late) if figures.covered.covered is not None else _SMALL
    sheet.paragraph(
        f"Tercakup {covered} dari {total} orang yang wajib dilatih ({percent}); {late} orang lewat waktu atau belum "
        "pernah dilatih.",
        after=3,
    )
    if figures.trend.categories:
        chart_box(sheet, figures.trend)
    share_table(sheet, "Cakupan menurut tingkat risiko", "Tingkat risiko jabatan", figures.risks)


def _list(sheet: Sheet, figures: TrainingFigures) -> None:
    if figures.nil:
        return
    heading(sheet, "Daftar kegiatan", 24)
    columns = (
        Column("No.", 1.1, Align.CENTER),
        Column("Tanggal", 3.4),
        Column("Nama kegiatan", 6.4),
        Column("Jenis", 3.4),
        Column("Tempat", 3.8),
        Column("JP", 1.3, Align.RIGHT),
        Column("Hadir / daftar", 2.2, Align.RIGHT),
    )
    table = Table(sheet, columns, _LIST)
    table.header()
    for number, line in enumerate(figures.lines, start=1):
        table.row(
            (
                str(number),
                date_range(line.starts_on, line.ends_on) or "–",
                or_dash(line.title),
                line.kind_label,
                or_dash(line.place),
                decimal_text(line.lesson_hours),
                f"{_count(line.came)} / {_count(line.listed)}",
            )
        )
    sheet.y += 5


def _certificates(figures: TrainingFigures) -> str:
    return f"{grouped(figures.certificates_issued)} / {grouped(figures.certificates_void)}"


def _count(number: int | None) -> str:
    return _SMALL if number is None else grouped(number)


def _percent(number: int | None) -> str:
    return "–" if number is None else f"{number}%"


def _hours(number: Decimal | None) -> str:
    return "–" if number is None else decimal_text(number)
