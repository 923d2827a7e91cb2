"""The official report form LAPORAN GRATIFIKASI (SK Pimpinan KPK 1461/2020), filled or blank.

Same order, labels, boxes and ticks as KPK's form, drawn by this program without KPK's emblem. The words stand in
`resources/code_lists/official_form.toml`; rules that changed since are noted outside the boxes.
"""

from desktop.printing.official_form.annex import annex_header, draw_annex
from desktop.printing.official_form.answers import Annex
from desktop.printing.official_form.content import FormLimits, ReportFormPaper
from desktop.printing.official_form.front import draw_front
from desktop.printing.official_form.look import MARGINS, foot
from desktop.printing.official_form.object_page import draw_object
from desktop.printing.sheet import Sheet
from desktop.printing.text import trimmed

__all__ = ["FormLimits", "ReportFormPaper", "draw"]

_LATE = "Alasan terlambat melapor"


def draw(paper: ReportFormPaper, check_code: str) -> bytes:
    """Return the PDF: front page, one sheet Uraian for each object, then Lampiran pages where there is need."""
    annex = Annex()
    in_annex = False

    def begin_page(sheet: Sheet) -> None:
        if in_annex:
            annex_header(sheet, paper)

    sheet = Sheet(
        title=" ".join(part for part in ("Laporan Gratifikasi", paper.number) if part),
        size=paper.frame.paper_size,
        dated=paper.frame.dated,
        margins=MARGINS,
        author=paper.frame.office_name,
        on_page=begin_page,
        on_finish=lambda page, number, count: foot(page, paper, check_code, number, count),
    )
    draw_front(sheet, paper, annex)
    for index in range(max(len(paper.draft.objects), 1)):
        sheet.new_page()
        draw_object(sheet, paper, annex, index)
    if trimmed(paper.draft.late_reason):
        annex.refer(_LATE, trimmed(paper.draft.late_reason))
    if annex.entries or paper.attachments:
        in_annex = True
        sheet.new_page()
        draw_annex(sheet, paper, annex)
    return sheet.finish()
