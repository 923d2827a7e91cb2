"""The coverage report: how many are trained, who is next, who lacks which topic, and who did not come."""

from collections.abc import Sequence
from dataclasses import dataclass

from db.records.coverage import HeldSession
from db.records.period import Period
from db.records.person import TrainingRules
from desktop.printing.coverage_lists import absent_lists, next_list, people_list, topic_table
from desktop.printing.frame import PaperFrame, document_title, letterhead, open_sheet
from desktop.printing.layout import GREY, Align, Style
from desktop.printing.section import chart_box, figure_table
from desktop.printing.sheet import Sheet
from desktop.printing.signature import SignatureBlock, signatures
from desktop.printing.table import Column
from desktop.rules.coverage import CoverageState
from desktop.rules.coverage_figures import Coverage, Share, trend_chart
from desktop.rules.labels import indonesian_label
from desktop.rules.words import date_long, grouped

TITLE = "LAPORAN CAKUPAN PELATIHAN ANTI-PENYUAPAN"
_NOTE = Style(8.5, colour=GREY)
_SMALL = "< 3"
SHARE_COLUMNS = (
    Column("Tercakup", 2, Align.RIGHT),
    Column("Dari", 2, Align.RIGHT),
    Column("Persen", 2, Align.RIGHT),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveragePaper:
    """The coverage of a day, and who did not come to the sessions of a period."""

    frame: PaperFrame
    period: Period
    coverage: Coverage
    sessions: tuple[HeldSession, ...] = ()


def draw(paper: CoveragePaper, check_code: str) -> bytes:
    """Return the PDF of a coverage report."""
    coverage = paper.coverage
    sheet = open_sheet(paper.frame, f"Laporan Cakupan Pelatihan {date_long(coverage.on)}", check_code)
    letterhead(sheet, paper.frame)
    document_title(sheet, TITLE, paper.frame.number, f"KEADAAN {date_long(coverage.on).upper()}")
    sheet.paragraph(rules_text(coverage.rules, paper.frame.office_name), align=Align.JUSTIFY, after=4)
    _states(sheet, coverage)
    chart_box(sheet, trend_chart(coverage, on_paper=True))
    share_table(sheet, "Cakupan menurut tingkat risiko", "Tingkat risiko jabatan", coverage.risks)
    share_table(sheet, "Cakupan menurut jabatan", "Jabatan", coverage.positions)
    if len(coverage.institutions) > 1:
        share_table(sheet, "Cakupan menurut kantor atau unit", "Kantor atau unit", coverage.institutions)
    topic_table(sheet, coverage.topics)
    next_list(sheet, coverage)
    people_list(sheet, coverage)
    absent_lists(sheet, paper.period, paper.sessions)
    _closing(sheet, paper.frame)
    return sheet.finish()


def rules_text(rules: TrainingRules, office: str) -> str:
    """Return the rules of training in words, as the reader of a figure must know them."""
    who = ", ".join(indonesian_label(kind).lower() for kind in rules.kinds)
    return (
        f"Cakupan dihitung menurut aturan {office}: jabatan berisiko rendah dilatih paling lama setiap "
        f"{rules.months_low} bulan, jabatan berisiko di atas rendah setiap {rules.months_above_low} bulan, dan "
        f"perangkat baru dalam {rules.induction_days} hari sejak menjabat. Yang dihitung: {who}. Seseorang tercakup "
        "bila hadir sebagai peserta kegiatan yang terlaksana, atau mempunyai sertifikat dari luar yang sudah "
        "diperiksa, dan jangka waktunya belum habis."
    )


def share_table(sheet: Sheet, title: str, head: str, shares: Sequence[Share]) -> None:
    """Draw the shares of groups."""
    rows = [(share.label, *share_cells(share)) for share in shares]
    figure_table(sheet, title, (Column(head, 9), *SHARE_COLUMNS), rows)


def share_cells(share: Share) -> tuple[str, str, str]:
    """Return covered, total and percent as written; what is kept back as "< 3", nothing of nobody as a dash."""
    if share.total is None or share.covered is None:
        return (_SMALL, _SMALL if share.total is None else grouped(share.total), "–")
    percent = "–" if share.percent is None else f"{share.percent}%"
    return grouped(share.covered), grouped(share.total), percent


def _states(sheet: Sheet, coverage: Coverage) -> None:
    rows = [
        (f"{indonesian_label(state)} – {_MEANING[state]}", grouped(coverage.count(state)))
        for state in reversed(CoverageState)
    ]
    columns = (Column("Keadaan", 12), Column("Orang", 2, Align.RIGHT))
    figure_table(sheet, "Angka pokok", columns, rows, ("Seluruhnya", grouped(coverage.whole.total or 0)))
    covered, total, percent = share_cells(coverage.whole)
    sheet.y -= 3.5
    sheet.paragraph(f"Tercakup {covered} dari {total} orang ({percent}).", _NOTE, after=5)


def _closing(sheet: Sheet, frame: PaperFrame) -> None:
    day = f"{frame.place}, {date_long(frame.dated)}" if frame.place else date_long(frame.dated)
    sheet.y += 3
    signatures(sheet, (SignatureBlock(above=(day,), signatory=frame.head),))


_MEANING = {
    CoverageState.CURRENT: "jangka waktunya masih lebih dari 30 hari",
    CoverageState.DUE: "jangka waktunya habis dalam 30 hari",
    CoverageState.INDUCTION: "perangkat baru, waktunya belum lewat",
    CoverageState.NEVER: "tidak ada catatan pelatihan",
    CoverageState.OVERDUE: "pernah dilatih, jangka waktunya sudah habis",
}
