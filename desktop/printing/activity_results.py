"""The results of pre-test and post-test as the activity report shows them: figures, gain, chart; never a name."""

from decimal import Decimal

from desktop.printing.chart_painter import draw_chart
from desktop.printing.layout import PALE, Align
from desktop.printing.sheet import Sheet
from desktop.printing.table import Column, Table
from desktop.printing.text import trimmed
from desktop.rules.score_figures import ScoreFigures, ScoreLine
from desktop.rules.words import decimal_text, grouped

_CHART = 46.0  # millimetres


def results(sheet: Sheet, scores: ScoreFigures, test_name: str) -> None:
    """Write table, sentences and chart at the cursor; a session without tests says so."""
    if scores.empty:
        sheet.paragraph("Tidak ada nilai tes yang dicatat.", indent=5, after=4)
        return
    if trimmed(test_name):
        sheet.paragraph(f"Alat tes: {trimmed(test_name)}", indent=5, after=1.5)
    titles = ("Peserta", "Rata-rata", "Terendah", "Tertinggi")
    table = Table(sheet, (Column("Tes", 5), *(Column(title, 2.4, Align.RIGHT) for title in titles)))
    table.header()
    table.row(_cells("Tes awal (pre-test)", scores.pre))
    table.row(_cells("Tes akhir (post-test)", scores.post))
    sheet.y += 2
    for sentence in _sentences(scores):
        sheet.paragraph(sentence, indent=5, after=1)
    if scores.chart is not None:
        sheet.y += 1.5
        sheet.need(_CHART + 5)
        sheet.box(sheet.left, sheet.y, sheet.content_width, _CHART + 3, stroke=PALE, weight=0.8, radius=1.5)
        draw_chart(sheet, scores.chart, sheet.left + 3, sheet.y + 1.5, sheet.content_width - 6, _CHART)
        sheet.y += _CHART + 6
    sheet.y += 2


def _cells(label: str, line: ScoreLine) -> list[str]:
    return [label, grouped(line.count), _number(line.mean), _number(line.lowest), _number(line.highest)]


def _number(value: Decimal | None) -> str:
    return "–" if value is None else decimal_text(value)


def _sentences(scores: ScoreFigures) -> list[str]:
    words = []
    if scores.gain is not None:
        change = "naik" if scores.gain >= 0 else "turun"
        words.append(
            f"Dari {grouped(scores.both)} peserta yang mengikuti kedua tes, nilai rata-rata {change} "
            f"{decimal_text(abs(scores.gain))}: {grouped(scores.rose)} orang naik, {grouped(scores.same)} tetap, "
            f"{grouped(scores.fell)} turun."
        )
    if scores.pass_mark is not None and scores.passed + scores.failed:
        words.append(
            f"Batas lulus {decimal_text(scores.pass_mark)}: lulus {grouped(scores.passed)} orang, belum lulus "
            f"{grouped(scores.failed)} orang."
        )
    return words
