"""What every paper of an office shares: letterhead, footer, marks, number and check code."""

from dataclasses import dataclass, field
from datetime import date

from db.records.office import Letterhead, Signatory
from db.vocabulary import OfficeKind, PaperSize
from desktop.printing.fonts import Face, width
from desktop.printing.layout import GREY, HAIR, INK, POINTS_PER_MM, RED, Align, Style, wrap
from desktop.printing.sheet import LETTER, Margins, Sheet
from desktop.printing.text import trimmed

DEMO_MARK = "DATA CONTOH"
SECRET_MARK = "RAHASIA"  # noqa: S105 — a mark on paper, not a password

SECRET_MARK_WIDTH = 21.0

_FOOT = Style(7.5, colour=GREY)
_FOOT_CODE = Style(7.5, Face.SEMIBOLD)
_LOGO_SIDE = 22.0
_QR_SIDE = 11.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFrame:
    """The office's part of a paper, kept with the paper so that a reprint is the same.

    `number` is empty on a blank form; `dated` is the date on the paper, and the date of the document itself.
    """

    office_name: str
    kind: OfficeKind
    letterhead: Letterhead = field(default_factory=Letterhead)
    head: Signatory = field(default_factory=Signatory)
    place: str = ""
    paper_size: PaperSize = PaperSize.A4
    number: str = ""
    dated: date
    confidential: bool = False
    demo: bool = False


def open_sheet(
    frame: PaperFrame,
    title: str,
    check_code: str,
    *,
    landscape: bool = False,
    margins: Margins = LETTER,
) -> Sheet:
    """Begin a paper: marks on every page, a footer with office, number, check code and page x of y.

    `title` is the document's title for viewers. The letterhead is drawn apart, by `letterhead`, where it belongs.
    """
    return Sheet(
        title=" ".join(part for part in (title, frame.number) if part),
        size=frame.paper_size,
        dated=frame.dated,
        landscape=landscape,
        margins=margins,
        author=frame.office_name,
        on_page=lambda sheet: marks(sheet, frame),
        on_finish=lambda sheet, page, pages: footer(sheet, frame, check_code, page, pages),
    )


def letterhead(sheet: Sheet, frame: PaperFrame) -> None:
    """Draw logo, lines and address of the office with the double rule below, and move the cursor past it."""
    head = frame.letterhead
    lines = [line for line in head.lines if trimmed(line)] or [frame.office_name.upper()]
    top = sheet.y
    side = _LOGO_SIDE if head.logo else 0.0
    if head.logo:
        sheet.picture(head.logo, sheet.left, top, _LOGO_SIDE, _LOGO_SIDE)
    # The words stand in the middle of the sheet, as long as they leave the logo free on both sides.
    room = sheet.content_width - 2 * (side + 2 if side else 0)
    x = sheet.left + (sheet.content_width - room) / 2
    y = top
    for index, line in enumerate(lines):
        last = index == len(lines) - 1
        style = _fitting(line, Style(17 if last else 14, Face.BOLD if last else Face.SEMIBOLD), room)
        y = sheet.column(x, y, room, line, style, Align.CENTER)
    if trimmed(head.address):
        y = sheet.column(x, y + 0.6, room, head.address, Style(9, Face.ITALIC), Align.CENTER)
    y = max(y, top + side) + 1.8
    sheet.line(sheet.left, y, sheet.right, y, 2.4)
    sheet.line(sheet.left, y + 1.1, sheet.right, y + 1.1, 0.6)
    sheet.y = y + 6


def document_title(sheet: Sheet, title: str, number: str = "", subtitle: str = "", label: str = "Nomor") -> None:
    """Write the title of a paper in the middle, underlined, with its number below."""
    style = _fitting(title, Style(13.5, Face.BOLD), sheet.content_width)
    middle = (sheet.left + sheet.right) / 2
    broken = wrap(title, style, sheet.content_width)
    sheet.y = sheet.lines(sheet.left, sheet.y, broken, style, sheet.content_width, Align.CENTER)
    if broken:
        half = broken[-1].width / POINTS_PER_MM / 2
        below = sheet.y - style.line_mm + style.rise_mm + 0.9
        sheet.line(middle - half, below, middle + half, below, 0.9)
    for text in (subtitle, f"{label}: {number}" if number else ""):
        if text:
            sheet.y = sheet.column(sheet.left, sheet.y + 0.6, sheet.content_width, text, Style(10.5), Align.CENTER)
    sheet.y += 5


def marks(sheet: Sheet, frame: PaperFrame) -> None:
    """Draw what lies under the words: the mark of made-up data across the page and the mark of secrecy at its top."""
    if frame.demo:
        canvas = sheet.canvas
        canvas.saveState()
        canvas.translate(sheet.width / 2 * POINTS_PER_MM, sheet.height / 2 * POINTS_PER_MM)
        canvas.rotate(40)
        canvas.setFillColorRGB(0.93, 0.93, 0.93)
        canvas.setFont(Face.BOLD.value, 78)
        canvas.drawCentredString(0, -20, DEMO_MARK)
        canvas.restoreState()
    if frame.confidential:
        secret_mark(sheet, sheet.right, 5.0)


def secret_mark(sheet: Sheet, right: float, top: float) -> None:
    """Draw RAHASIA in a red box whose upper right corner is given."""
    style = Style(9.5, Face.BOLD, RED)
    wide = SECRET_MARK_WIDTH
    sheet.box(right - wide, top, wide, 5.6, stroke=RED, weight=1.1)
    sheet.text(right - wide / 2, top + 4.05, SECRET_MARK, style, Align.CENTER)


def footer(sheet: Sheet, frame: PaperFrame, check_code: str, page: int, pages: int) -> None:
    """Draw the foot of a page: QR and check code on the left, office and number, page x of y on the right."""
    top = sheet.height - 18.5
    sheet.line(sheet.left, top, sheet.right, top, 0.5, HAIR)
    x = sheet.left
    if check_code:
        sheet.qr(check_code, x, top + 2.2, _QR_SIDE)
        x += _QR_SIDE + 3
    page_text = f"Halaman {page} dari {pages}"
    sheet.text(sheet.right, top + 5, page_text, _FOOT, Align.RIGHT)
    if frame.demo:
        sheet.text(
            sheet.right, top + 8.6, f"{DEMO_MARK} – bukan data sebenarnya", Style(7.5, Face.BOLD, RED), Align.RIGHT
        )
    if frame.confidential:
        sheet.text(sheet.right, top + 12.2, SECRET_MARK, Style(7.5, Face.BOLD, RED), Align.RIGHT)
    room = sheet.right - x - 48
    sheet.text(x, top + 5, shortened(frame.office_name, _FOOT, room), _FOOT)
    if frame.number:
        sheet.text(x, top + 8.6, shortened(f"Nomor {frame.number}", _FOOT, room), _FOOT)
    if check_code:
        sheet.text(x, top + 12.2, f"Kode cek {check_code}", _FOOT_CODE)


def shortened(text: str, style: Style, room: float) -> str:
    """Return the text, cut with … where it is wider than the room; for repeats of what stands in full elsewhere."""
    lines = wrap(text, style, room)
    if len(lines) <= 1:
        return text
    cut = lines[0].text
    while cut and width(cut + "…", style.face, style.size) / POINTS_PER_MM > room:
        cut = cut[:-1]
    return cut.rstrip() + "…"


def _fitting(text: str, style: Style, room: float) -> Style:
    """Return the style made smaller, to 9 points at the least, until the text fits on one line."""
    size = style.size
    while size > 9 and len(wrap(text, Style(size, style.face), room)) > 1:
        size -= 0.5
    return Style(size, style.face, INK)
