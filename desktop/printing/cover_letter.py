"""The cover letter to the gratification control unit: a summary, a nil report, or single reports go with it."""

from dataclasses import dataclass, field

from db.records.office import UpgContact
from db.records.period import Period
from desktop.printing.frame import PaperFrame, letterhead, open_sheet
from desktop.printing.layout import Align
from desktop.printing.letter import letter_opening, numbered
from desktop.printing.sheet import Sheet
from desktop.printing.signature import SignatureBlock, signatures
from desktop.rules.words import counted, date_long, period_range, period_title

_SECRET, _PLAIN = "Rahasia", "Biasa"


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverLetterPaper:
    """A cover letter. With a period it goes with the summary (or, `nil`, the nil report); without, with reports.

    `enclosures` name what is enclosed, `report_numbers` the registered reports it brings, `copies` who gets a copy;
    an empty `subject` is filled in from the rest.
    """

    frame: PaperFrame
    to: UpgContact = field(default_factory=UpgContact)
    regency: str = ""
    period: Period | None = None
    subject: str = ""
    enclosures: tuple[str, ...] = ()
    nil: bool = False
    with_training: bool = False  # the summary it brings has a part on training
    report_numbers: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()


def draw(paper: CoverLetterPaper, check_code: str) -> bytes:
    """Return the PDF of a cover letter."""
    frame = paper.frame
    subject = paper.subject.strip() or _subject(paper)
    sheet = open_sheet(frame, subject, check_code)
    letterhead(sheet, frame)
    enclosed = len(paper.enclosures) + len(paper.report_numbers)
    letter_opening(
        sheet,
        place_and_date=f"{frame.place}, {date_long(frame.dated)}" if frame.place else date_long(frame.dated),
        number=frame.number,
        nature=_SECRET if frame.confidential else _PLAIN,
        enclosures=f"{counted(enclosed)} berkas" if enclosed else "–",
        subject=subject,
        to=_addressee(paper),
    )
    sheet.paragraph("Dengan hormat,", after=2.5)
    sheet.paragraph(_body(paper), align=Align.JUSTIFY, after=2.5)
    if paper.report_numbers:
        numbered(sheet, [f"Laporan gratifikasi nomor register {number}" for number in paper.report_numbers], indent=4)
        sheet.y += 1.5
    if paper.enclosures:
        sheet.paragraph("Bersama surat ini kami lampirkan:", after=1.5)
        numbered(sheet, paper.enclosures, indent=4)
        sheet.y += 1.5
    if frame.confidential and enclosed:
        sheet.paragraph(
            "Isi lampiran memuat data pribadi dan bersifat rahasia; mohon dibuka hanya oleh petugas yang berwenang.",
            align=Align.JUSTIFY,
            after=2.5,
        )
    sheet.paragraph(
        "Demikian disampaikan. Mohon tanda terima dan petunjuk lebih lanjut bila ada yang perlu dilengkapi. "
        "Atas perhatian Bapak/Ibu kami ucapkan terima kasih.",
        align=Align.JUSTIFY,
        after=8,
    )
    signatures(sheet, (SignatureBlock(signatory=frame.head),))
    _copies(sheet, paper.copies)
    return sheet.finish()


def _subject(paper: CoverLetterPaper) -> str:
    if paper.period is None:
        return "Penyampaian laporan gratifikasi"
    what = "laporan nihil gratifikasi" if paper.nil else _summary_words(paper)
    return f"Penyampaian {what} {period_title(paper.period)}"


def _summary_words(paper: CoverLetterPaper) -> str:
    return (
        "ringkasan pengendalian gratifikasi dan pelatihan" if paper.with_training else "ringkasan laporan gratifikasi"
    )


def _addressee(paper: CoverLetterPaper) -> list[str]:
    to = paper.to
    lines = ["Kepada", "Yth. " + (to.person.strip() or f"Ketua {to.name.strip() or 'UPG'}")]
    if to.person.strip():
        lines.append(to.name.strip() or "UPG")
    if paper.regency.casefold() not in to.name.casefold():
        lines.append(paper.regency)
    if to.address.strip():
        lines.append(to.address)
    return [*lines, "di Tempat"] if not to.address.strip() else lines


def _body(paper: CoverLetterPaper) -> str:
    office = paper.frame.office_name
    if paper.period is None:
        end = ":" if paper.report_numbers else "."
        return (
            "Sehubungan dengan kewajiban pelaporan gratifikasi, bersama ini kami sampaikan laporan gratifikasi yang "
            f"dicatat pada buku register {office} untuk diproses lebih lanjut{end}"
        )
    range_ = period_range(paper.period)
    if paper.nil:
        return (
            f"Dalam rangka pengendalian gratifikasi, bersama ini kami laporkan bahwa pada {office} selama "
            f"{period_title(paper.period)} ({range_}) tidak ada penerimaan maupun penolakan gratifikasi (NIHIL)."
        )
    return (
        f"Dalam rangka pencegahan penyuapan, bersama ini kami sampaikan {_summary_words(paper)} pada "
        f"{office} selama {period_title(paper.period)} ({range_})."
    )


def _copies(sheet: Sheet, copies: tuple[str, ...]) -> None:
    if copies:
        sheet.need(20)
        sheet.y += 3
        sheet.paragraph("Tembusan:", after=0.8)
        numbered(sheet, copies, after=0.4)
