"""The summary of a regency: what all offices sent for a period, with the recap of its UPG for KPK."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from db.records.consolidated import Consolidated, OfficeFigures
from db.vocabulary import DecisionOutcome, ObjectKind, Occasion, ReportState
from desktop.printing.consolidated_lists import missing_list, office_list, subdistrict_table
from desktop.printing.fonts import Face
from desktop.printing.frame import PaperFrame, document_title, letterhead, open_sheet
from desktop.printing.layout import GREY, PALE, Align, Style
from desktop.printing.section import chart_box, figure_table, part
from desktop.printing.sheet import Sheet
from desktop.printing.signature import SignatureBlock, signatures
from desktop.printing.table import Column
from desktop.rules.chart import Chart
from desktop.rules.consolidated_charts import missing_chart, report_chart
from desktop.rules.labels import indonesian_label
from desktop.rules.words import date_long, grouped, period_range, period_title, rupiah, rupiah_full

TITLE = "RINGKASAN GABUNGAN PENGENDALIAN GRATIFIKASI DAN PELATIHAN"
NIL = "NIHIL"
_NIL = Style(15, Face.BOLD)
_NOTE = Style(8.5, colour=GREY)
_UNKNOWN = "Belum diisi"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsolidatedPaper:
    """A regency's summary as it is signed. `places` names the kecamatan of each office by its code.

    `source` is the ground on which the files are expected.
    """

    frame: PaperFrame
    figures: Consolidated
    places: Mapping[str, str] = field(default_factory=dict)
    due_days: int = 10
    source: str = ""


def draw(paper: ConsolidatedPaper, check_code: str) -> bytes:
    """Return the PDF of a regency's summary."""
    figures = paper.figures
    period = figures.period
    sheet = open_sheet(paper.frame, f"Ringkasan Gabungan {period_title(period)}", check_code)
    letterhead(sheet, paper.frame)
    document_title(sheet, TITLE, paper.frame.number, period_title(period).upper())
    sheet.paragraph(_opening(paper), align=Align.JUSTIFY, after=4)
    part(sheet, "A", "KIRIMAN BERKAS")
    _files(sheet, figures)
    part(sheet, "B", "LAPORAN GRATIFIKASI")
    _reports(sheet, figures)
    part(sheet, "C", "REKAPITULASI UPG UNTUK KPK")
    _recap(sheet, figures)
    part(sheet, "D", "PELATIHAN ANTI-PENYUAPAN")
    _training(sheet, figures.whole)
    part(sheet, "E", "MENURUT KECAMATAN DAN KANTOR", 90)
    subdistrict_table(sheet, figures)
    office_list(sheet, figures, paper.places)
    part(sheet, "F", "KANTOR YANG BELUM MENGIRIM", 50)
    missing_list(sheet, figures, paper.places)
    _closing(sheet, paper)
    return sheet.finish()


def _opening(paper: ConsolidatedPaper) -> str:
    figures = paper.figures
    words = (
        f"Ringkasan ini menggabungkan berkas yang diterima {paper.frame.office_name} dari kantor binaannya untuk "
        f"{period_range(figures.period)}, menurut keadaan tanggal {date_long(figures.as_of)}. Berkas diharapkan "
        f"paling lambat tanggal {date_long(figures.due)}, yaitu {paper.due_days} hari setelah masa berakhir"
    )
    words += f" ({paper.source})." if paper.source else "."
    return words + " Laporan berklasifikasi Pribadi & Rahasia tidak termasuk dalam angka mana pun."


def _files(sheet: Sheet, figures: Consolidated) -> None:
    whole = figures.whole
    on_time = whole.arrived - whole.late_files
    rows = [
        ("Kantor yang diharapkan mengirim", grouped(whole.offices), ""),
        ("Sudah mengirim", grouped(whole.arrived), _percent(whole.arrived, whole.offices)),
        ("– tepat waktu", grouped(on_time), _percent(on_time, whole.offices)),
        ("– terlambat", grouped(whole.late_files), _percent(whole.late_files, whole.offices)),
        ("– dengan pernyataan nihil", grouped(whole.nil), _percent(whole.nil, whole.offices)),
        ("Belum mengirim", grouped(whole.missing), _percent(whole.missing, whole.offices)),
    ]
    columns = (Column("Kiriman", 9), Column("Kantor", 2.4, Align.RIGHT), Column("Bagian", 2.4, Align.RIGHT))
    figure_table(sheet, "Jumlah kiriman", columns, rows)
    _chart(sheet, missing_chart(figures))


def _reports(sheet: Sheet, figures: Consolidated) -> None:
    whole = figures.whole
    if not whole.reports:
        _nil_banner(sheet, f"Tidak ada laporan gratifikasi dari kantor binaan pada {period_title(figures.period)}.")
        return
    rows = [
        ("Laporan penerimaan", grouped(whole.receipts)),
        ("Laporan penolakan", grouped(whole.refusals)),
        ("Belum selesai", grouped(whole.open_reports)),
        ("Ada langkah yang terlambat atau lewat batas", grouped(whole.late_reports)),
    ]
    total = ("Seluruhnya", grouped(whole.reports))
    figure_table(sheet, "Jumlah laporan", (Column("Laporan", 10), Column("Jumlah", 3, Align.RIGHT)), rows, total)
    sheet.y -= 3
    sheet.paragraph(f"Nilai taksiran seluruhnya {rupiah_full(whole.value)}.", _NOTE, after=4)
    if figures.forks:
        words = f"{grouped(figures.forks)} catatan mempunyai dua isi yang bertentangan dan belum diputuskan."
        sheet.paragraph(words, _NOTE, after=4)
    _chart(sheet, report_chart(figures))


def _recap(sheet: Sheet, figures: Consolidated) -> None:
    """The figures a UPG reports to KPK: by kind of object, by occasion, by state, by what was decided."""
    head = (Column("Jumlah", 2.4, Align.RIGHT), Column("Nilai taksiran", 4, Align.RIGHT))
    if not figures.whole.reports:
        _nil_banner(sheet, f"Rekapitulasi {period_title(figures.period)}: tidak ada yang dilaporkan.")
        return
    for title, first, kind, counted in (
        ("Objek menurut jenis", "Jenis objek", ObjectKind, figures.objects),
        ("Objek menurut peristiwa", "Peristiwa", Occasion, figures.occasions),
    ):
        rows = [
            (indonesian_label(kind(word)) if word else _UNKNOWN, grouped(count), rupiah(value) or "–")
            for word, (count, value) in sorted(counted.items(), key=lambda item: (-item[1][0], item[0]))
        ]
        count, value = (sum(numbers) for numbers in zip(*counted.values(), strict=True))
        total = ("Seluruhnya", grouped(count), rupiah(value))
        figure_table(sheet, title, (Column(first, 9), *head), rows, total)
    columns = (Column("Keadaan laporan", 10), Column("Jumlah", 3, Align.RIGHT))
    states = [
        (indonesian_label(state), grouped(figures.statuses[state]))
        for state in ReportState
        if figures.statuses.get(state, 0)
    ]
    figure_table(sheet, "Penanganan laporan", columns, states)
    outcomes = [(indonesian_label(one), grouped(figures.outcomes.get(one, 0))) for one in DecisionOutcome]
    figure_table(sheet, "Penetapan KPK", (Column("Penetapan", 10), Column("Jumlah", 3, Align.RIGHT)), outcomes)


def _training(sheet: Sheet, whole: OfficeFigures) -> None:
    rows = [
        ("Kegiatan terlaksana", grouped(whole.sessions)),
        ("Kehadiran peserta", grouped(whole.present)),
        ("Sertifikat diterbitkan", grouped(whole.certificates)),
        ("Perangkat yang wajib dilatih", grouped(whole.officials)),
        ("Perangkat yang pelatihannya masih berlaku", grouped(whole.officials_current)),
        ("Cakupan pelatihan", _percent(whole.officials_current, whole.officials) or "–"),
    ]
    if not whole.sessions:
        rows[0] = (rows[0][0], NIL)
    figure_table(sheet, "Angka pelatihan", (Column("Pelatihan", 10), Column("Jumlah", 3, Align.RIGHT)), rows)


def _chart(sheet: Sheet, chart: Chart) -> None:
    if chart.categories:
        chart_box(sheet, chart, 16 + 6.4 * len(chart.categories))


def _nil_banner(sheet: Sheet, words: str) -> None:
    sheet.need(20)
    sheet.box(sheet.left, sheet.y, sheet.content_width, 16, stroke=GREY, weight=0.8, fill=PALE)
    middle = (sheet.left + sheet.right) / 2
    sheet.text(middle, sheet.y + 7.5, NIL, _NIL, Align.CENTER)
    sheet.text(middle, sheet.y + 12.8, words, Style(9.5), Align.CENTER)
    sheet.y += 21


def _percent(some: int, of: int) -> str:
    return f"{round(100 * some / of)}%" if of else ""


def _closing(sheet: Sheet, paper: ConsolidatedPaper) -> None:
    frame = paper.frame
    day = f"{frame.place}, {date_long(frame.dated)}" if frame.place else date_long(frame.dated)
    sheet.y += 3
    signatures(sheet, (SignatureBlock(above=(day,), signatory=frame.head),))
