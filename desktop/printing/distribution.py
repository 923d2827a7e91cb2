"""The distribution sheet: perishable objects given to a social body, with photos of it."""

from dataclasses import dataclass, field
from datetime import date

from desktop.printing.frame import PaperFrame, document_title, letterhead, open_sheet
from desktop.printing.handover import opening, sign
from desktop.printing.items import PaperItem, Party, item_table, party_block
from desktop.printing.layout import Align, Style
from desktop.printing.sheet import Sheet
from desktop.printing.text import trimmed

TITLE = "BERITA ACARA PENYALURAN OBJEK GRATIFIKASI"
_PHOTO_HEIGHT = 88.0
_CAPTION = Style(8.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class DistributionPaper:
    """What was passed on to whom, why it was not kept, and the photos that show it (JPEG or PNG).

    `photo_captions` go with `photos` in order and may be shorter.
    """

    frame: PaperFrame
    on: date | None = None
    basis: str = ""
    giver_party: Party = field(default_factory=Party)
    recipient: Party = field(default_factory=Party)
    items: tuple[PaperItem, ...] = ()
    reason: str = ""
    photos: tuple[bytes, ...] = ()
    photo_captions: tuple[str, ...] = ()
    blank: bool = False


def draw(paper: DistributionPaper, check_code: str) -> bytes:
    """Return the PDF of a distribution sheet, photos on pages of their own."""
    sheet = open_sheet(paper.frame, TITLE.title(), check_code)
    letterhead(sheet, paper.frame)
    document_title(sheet, TITLE, paper.frame.number or ("." * 40 if paper.blank else ""))
    sheet.paragraph(opening(paper.on, paper.frame.place), align=Align.JUSTIFY, after=3)
    party_block(sheet, 1, paper.giver_party, "PIHAK PERTAMA")
    party_block(sheet, 2, paper.recipient, "PIHAK KEDUA")
    ground = f"Berdasarkan {trimmed(paper.basis)}, " if trimmed(paper.basis) else ""
    sheet.paragraph(
        f"{ground}PIHAK PERTAMA menyalurkan kepada PIHAK KEDUA, sebagai bantuan sosial, objek gratifikasi "
        "sebagai berikut:",
        align=Align.JUSTIFY,
        after=3,
    )
    item_table(sheet, paper.items, blank_rows=3 if paper.blank else 0)
    reason = trimmed(paper.reason) or ("." * 120 if paper.blank else "")
    if reason:
        sheet.paragraph(f"Alasan penyaluran: {reason}", align=Align.JUSTIFY, after=3)
    photos = f" Foto penyerahan terlampir ({len(paper.photos)} lembar)." if paper.photos else ""
    sheet.paragraph(
        "PIHAK KEDUA menyatakan telah menerima objek tersebut dalam keadaan layak dan tidak memberikan imbalan "
        f"apa pun. Penyaluran ini dilaporkan kepada UPG.{photos} Demikian berita acara ini dibuat dengan sebenarnya "
        "dalam rangkap 2 (dua), masing-masing untuk kedua pihak.",
        align=Align.JUSTIFY,
        after=5,
    )
    sign(sheet, paper.frame, paper.giver_party, paper.recipient, None)
    if paper.photos:
        _draw_photos(sheet, paper)
    return sheet.finish()


def _draw_photos(sheet: Sheet, paper: DistributionPaper) -> None:
    """Draw two photos a row, each with its number and caption."""
    sheet.new_page()
    document_title(sheet, "LAMPIRAN FOTO PENYALURAN", paper.frame.number)
    gap = 6.0
    wide = (sheet.content_width - gap) / 2
    captions = list(paper.photo_captions) + [""] * len(paper.photos)
    for start in range(0, len(paper.photos), 2):
        sheet.need(_PHOTO_HEIGHT + 14)
        top, below = sheet.y, sheet.y
        for place, photo in enumerate(paper.photos[start : start + 2]):
            x = sheet.left + place * (wide + gap)
            sheet.picture(photo, x, top, wide, _PHOTO_HEIGHT)
            caption = f"Foto {start + place + 1}. {captions[start + place]}".strip()
            below = max(below, sheet.column(x, top + _PHOTO_HEIGHT + 1.5, wide, caption, _CAPTION, Align.CENTER))
        sheet.y = below + 5
