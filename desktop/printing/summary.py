"""The summary of a period in one document: gratification reports, and training since the register holds trainings."""

from collections.abc import Sequence
from dataclasses import dataclass

from db.records.period import Period
from desktop.printing.fonts import Face
from desktop.printing.frame import PaperFrame, document_title, letterhead, open_sheet
from desktop.printing.layout import GREY, PALE, Align, Style
from desktop.printing.letter import numbered
from desktop.printing.section import chart_box, heading, part, room_for
from desktop.printing.sheet import Sheet
from desktop.printing.signature import SignatureBlock, signatures
from desktop.printing.summary_training import training_part
from desktop.printing.table import Column, Table, TableLook
from desktop.printing.text import or_dash
from desktop.rules.figures import FigureRow, SummaryFigures, SummaryLine
from desktop.rules.training_summary import TrainingFigures
from desktop.rules.words import date_long, date_short, grouped, period_range, period_title, rupiah, rupiah_full

TITLE = "RINGKASAN LAPORAN GRATIFIKASI"
TITLE_WITH_TRAINING = "RINGKASAN PENGENDALIAN GRATIFIKASI DAN PELATIHAN"
NIL = "NIHIL"
_NAMES = {
    TITLE: "Ringkasan Laporan Gratifikasi",
    TITLE_WITH_TRAINING: "Ringkasan Pengendalian Gratifikasi dan Pelatihan",
}
_NOTE = Style(8.5, colour=GREY)
_NIL = Style(15, Face.BOLD)
_LOOK = TableLook(size=9, padding=1.0)
_LIST = TableLook(size=8, padding=0.9)
_SMALL = "< 3"
_FIGURE_COLUMNS = (
    Column("", 9),
    Column("Jumlah", 2, Align.RIGHT),
    Column("Nilai taksiran", 4, Align.RIGHT),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryPaper:
    """The summary of a period as it is signed. `notes` are printed at its end, as they held when it was issued.

    `training` is None in a summary of before there were trainings in the register.
    """

    frame: PaperFrame
    period: Period
    figures: SummaryFigures
    with_names: bool = False
    notes: tuple[str, ...] = ()
    training: TrainingFigures | None = None


def draw(paper: SummaryPaper, check_code: str) -> bytes:
    """Return the PDF of a summary."""
    title = TITLE if paper.training is None else TITLE_WITH_TRAINING
    sheet = open_sheet(paper.frame, f"{_NAMES[title]} {period_title(paper.period)}", check_code)
    letterhead(sheet, paper.frame)
    document_title(sheet, title, paper.frame.number, period_title(paper.period).upper())
    _opening(sheet, paper)
    if paper.training is not None:
        part(sheet, "A", "LAPORAN GRATIFIKASI")
    _reports(sheet, paper)
    if paper.training is not None:
        part(sheet, "B", "PELATIHAN ANTI-PENYUAPAN")
        training_part(sheet, paper.period, paper.training)
    _closing(sheet, paper)
    return sheet.finish()


def _reports(sheet: Sheet, paper: SummaryPaper) -> None:
    figures = paper.figures
    if figures.nil:
        _nil_banner(sheet, paper.period)
    _totals(sheet, figures)
    _charts(sheet, figures)
    _table(sheet, "Objek menurut jenis", "Jenis objek", figures.by_object_kind, figures)
    _table(sheet, "Objek menurut peristiwa", "Peristiwa", figures.by_occasion, figures)
    _table(
        sheet,
        "Hasil penanganan",
        "Hasil (satu laporan dapat terhitung pada beberapa baris)",
        figures.by_outcome,
        figures,
    )
    _timeliness(sheet, figures)
    _months(sheet, figures)
    if not figures.for_publication:
        _list(sheet, "Daftar laporan", figures.lines, paper.with_names)
        if figures.carried:
            title = "Laporan dari periode sebelumnya yang baru dicatat pada periode ini (tidak dihitung di atas)"
            _list(sheet, title, figures.carried, paper.with_names)


def _opening(sheet: Sheet, paper: SummaryPaper) -> None:
    figures = paper.figures
    words = (
        f"Ringkasan ini memuat laporan gratifikasi pada {paper.frame.office_name} yang diterima atau ditolak pada "
        f"{period_range(paper.period)}"
    )
    if paper.training is not None:
        words += ", serta pelatihan anti-penyuapan yang terlaksana pada periode yang sama"
    words += f", menurut keadaan tanggal {date_long(figures.as_of)}."
    if figures.for_publication:
        words += " Angka yang lebih kecil dari tiga digabung atau tidak ditampilkan agar tidak mengungkap orang."
    sheet.paragraph(words, align=Align.JUSTIFY, after=4)


def _nil_banner(sheet: Sheet, period: Period) -> None:
    sheet.need(20)
    sheet.box(sheet.left, sheet.y, sheet.content_width, 16, stroke=GREY, weight=0.8, fill=PALE)
    middle = (sheet.left + sheet.right) / 2
    sheet.text(middle, sheet.y + 7.5, NIL, _NIL, Align.CENTER)
    words = f"Tidak ada penerimaan maupun penolakan gratifikasi yang dilaporkan pada {period_title(period)}."
    sheet.text(middle, sheet.y + 12.8, words, Style(9.5), Align.CENTER)
    sheet.y += 21


def _totals(sheet: Sheet, figures: SummaryFigures) -> None:
    heading(sheet, "Jumlah laporan")
    table = Table(sheet, (Column("Jenis laporan", 9), *_FIGURE_COLUMNS[1:]), _LOOK)
    table.header()
    rows = (
        ("Laporan penerimaan", figures.receipts, figures.receipt_value),
        ("Laporan penolakan", figures.refusals, figures.refusal_value),
    )
    for text, count, value in rows:
        table.row((text, *_cells(count, value, figures)))
    table.row(("Seluruhnya", *_cells(figures.reports, figures.value, figures)), strong=True, fill=PALE)
    sheet.y += 1.5
    for words in _remarks(figures):
        sheet.paragraph(words, _NOTE, after=0.4)
    sheet.y += 4


def _remarks(figures: SummaryFigures) -> list[str]:
    words = []
    if figures.objects and figures.value is not None:
        words.append(f"{grouped(figures.objects)} objek gratifikasi senilai {rupiah_full(figures.value)}.")
    if figures.without_value:
        words.append(f"{grouped(figures.without_value)} objek belum diketahui nilainya dan dihitung Rp0.")
    if figures.voided:
        words.append(f"{grouped(figures.voided)} laporan dibatalkan dan tidak dihitung.")
    return words


def _charts(sheet: Sheet, figures: SummaryFigures) -> None:
    charts = [chart for chart in (figures.month_chart, figures.kind_chart) if chart.categories]
    if not charts:
        return
    for chart in charts:
        chart_box(sheet, chart)
    sheet.y += 1


def _table(sheet: Sheet, title: str, head: str, rows: Sequence[FigureRow], figures: SummaryFigures) -> None:
    if not rows:
        return
    heading(sheet, title, room_for(len(rows)))
    table = Table(sheet, (Column(head, 9), *_FIGURE_COLUMNS[1:]), _LOOK)
    table.header()
    for row in rows:
        table.row((row.label, *_cells(row.count, row.value, figures)))
    sheet.y += 5


def _cells(count: int | None, value: int | None, figures: SummaryFigures) -> tuple[str, str]:
    """Return count and value as written: NIHIL in a period without reports, a dash for a zero in any other."""
    if count is None:
        return _SMALL, "–"
    if count == 0:
        return "0", NIL if figures.nil else "–"
    return grouped(count), rupiah(value) or "–"


def _timeliness(sheet: Sheet, figures: SummaryFigures) -> None:
    if not figures.timeliness:
        return
    heading(sheet, "Ketepatan waktu", room_for(len(figures.timeliness)))
    titles = ("Tepat waktu", "Terlambat", "Lewat, belum", "Masih berjalan", "Tidak berlaku")
    table = Table(sheet, (Column("Batas waktu", 5), *(Column(title, 2, Align.RIGHT) for title in titles)), _LOOK)
    table.header()
    for row in figures.timeliness:
        numbers = (row.on_time, row.late, row.overdue, row.waiting, row.none)
        table.row((row.label, *(NIL if figures.nil else grouped(number) for number in numbers)))
    sheet.y += 5


def _months(sheet: Sheet, figures: SummaryFigures) -> None:
    if len(figures.months) < 2:
        return
    heading(sheet, "Laporan menurut bulan", room_for(len(figures.months)))
    columns = (
        Column("Bulan", 5),
        Column("Penerimaan", 2, Align.RIGHT),
        Column("Penolakan", 2, Align.RIGHT),
        Column("Nilai taksiran", 4, Align.RIGHT),
    )
    table = Table(sheet, columns, _LOOK)
    table.header()
    for row in figures.months:
        nothing = row.receipts + row.refusals == 0
        table.row((row.label, str(row.receipts), str(row.refusals), NIL if nothing else rupiah(row.value)))
    sheet.y += 5


def _list(sheet: Sheet, title: str, lines: Sequence[SummaryLine], with_names: bool) -> None:
    heading(sheet, title, 24)
    columns = [
        Column("No.", 1.3, Align.CENTER),
        Column("Nomor register", 4.2),
        Column("Tanggal", 2.6),
        Column("Jenis", 2.7),
        Column("Uraian objek", 6.4),
        Column("Nilai taksiran", 3.2, Align.RIGHT),
        Column("Keadaan", 4.0),
    ]
    if with_names:
        columns[4:5] = [Column("Pelapor", 3.6), Column("Pemberi", 3.6), Column("Uraian objek", 4.6)]
    table = Table(sheet, columns, _LIST)
    table.header()
    if not lines:
        table.row(["", NIL, *("" for _ in columns[2:])])
    for number, line in enumerate(lines, start=1):
        named = (or_dash(line.reporter), or_dash(line.giver)) if with_names else ()
        state = f"{line.state} (terlambat)" if line.late else line.state
        table.row(
            (
                str(number),
                or_dash(line.number),
                date_short(line.received_on) or "–",
                line.kind_label,
                *named,
                or_dash(line.description),
                rupiah(line.value) or "–",
                state,
            )
        )
    sheet.y += 5


def _closing(sheet: Sheet, paper: SummaryPaper) -> None:
    if paper.notes:
        heading(sheet, "Catatan", 14)
        numbered(sheet, paper.notes)
        sheet.y += 2
    head = paper.frame.head
    day = f"{paper.frame.place}, {date_long(paper.frame.dated)}" if paper.frame.place else date_long(paper.frame.dated)
    sheet.y += 3
    signatures(sheet, (SignatureBlock(above=(day,), signatory=head),))
