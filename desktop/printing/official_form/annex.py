"""Lampiran pages: texts that were too long for their lines, in full, and the list of enclosures."""

from db.vocabulary import AttachmentKind
from desktop.printing.fonts import Face
from desktop.printing.layout import Align, Style
from desktop.printing.official_form import look
from desktop.printing.official_form.answers import Annex
from desktop.printing.official_form.content import ReportFormPaper
from desktop.printing.sheet import Sheet
from desktop.printing.text import trimmed
from desktop.rules.labels import indonesian_label

TITLE = "LAMPIRAN LAPORAN GRATIFIKASI"
_TEXT = Style(10.5)
_HEAD = Style(10.5, Face.BOLD)


def annex_header(sheet: Sheet, paper: ReportFormPaper) -> None:
    """Draw the head of a Lampiran page and put the cursor below it."""
    look.marks(sheet, paper)
    look.organisation(sheet, 12.4, 8.5)
    sheet.text(sheet.right, 9.4, TITLE, Style(17.5, Face.BOLD), Align.RIGHT)
    look.bar(sheet, 14.6)
    sheet.box(0, sheet.height - 3.6, sheet.width, 3.6, fill=look.GREEN)
    sheet.y = 20.0


def draw_annex(sheet: Sheet, paper: ReportFormPaper, annex: Annex) -> None:
    """Write every text of the annex in full below its number and field, then the enclosures."""
    for number, (title, text) in enumerate(annex.entries, start=1):
        _heading(sheet, f"Lampiran {number}", title)
        sheet.paragraph(text, _TEXT, indent=4, width=_width(sheet, 4), after=6)
    if paper.attachments:
        _heading(sheet, "Daftar dokumen pendukung", "")
        for number, (kind, caption) in enumerate(paper.attachments, start=1):
            label = "Dokumen lain" if kind is AttachmentKind.OTHER else indonesian_label(kind)
            words = f"{label}: {caption}" if trimmed(caption) else label
            sheet.need(_TEXT.line_mm)
            sheet.text(sheet.left + 4, sheet.y + _TEXT.rise_mm, f"{number}.", _TEXT)
            sheet.paragraph(words, _TEXT, indent=11, width=_width(sheet, 11), after=1)


def _heading(sheet: Sheet, label: str, title: str) -> None:
    sheet.need(_HEAD.line_mm * 4)
    top = sheet.y
    words = f"{label} – {title}" if title else label
    sheet.paragraph(words, _HEAD, indent=4, width=_width(sheet, 4), after=0)
    if sheet.y > top:
        sheet.box(sheet.left, top, 1.6, sheet.y - top, fill=look.GREEN)
    sheet.y += 1.2


def _width(sheet: Sheet, indent: float) -> float:
    """Return the width of running text; lines as long as the form's boxes would be hard to read."""
    return sheet.content_width - indent - 12
