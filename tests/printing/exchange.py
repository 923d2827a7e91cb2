"""Made-up content for the papers that go with files (all names are invented)."""

from dataclasses import replace
from datetime import date
from typing import Any

from db.records.period import Period
from db.vocabulary import OfficeKind
from desktop.printing.enrolment_letter import EnrolmentLetterPaper
from desktop.printing.file_book import BookFile, FileBookPaper
from desktop.printing.file_receipt import ArrivedLine, FileReceiptPaper, ReceiptNote
from desktop.printing.key_sheet import KeySheetPaper, SheetKey
from desktop.printing.transmittal import SentFile, TransmittalPaper
from tests.printing.samples import frame

WORDS = ("bambu", "ketela", "payung", "ranting", "sendok", "terompah", "udang", "warung")
IDENTITY = "AGE-SECRET-KEY-1" + "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L" + "QPZRY9X8GF2TVDW0S3JN54KHCE"  # of no office
RECIPIENT = "age1" + IDENTITY[16:].lower()
MENTOR = "Inspektorat Kabupaten Contoh"
Q3 = Period.parse("2026-Q3")


def file_name(part: str = "") -> str:
    """Return a file's name as the program makes it."""
    return f"SIGAP_36.04.05.2003_desa-contoh-jaya_2026-Q3_no-7{part}.sigap"


def transmittal(**changes: Any) -> TransmittalPaper:
    """A letter with one file."""
    made = TransmittalPaper(
        frame=frame(number="005/41/CTH/X/2026", confidential=False),
        to_name=MENTOR,
        period=Q3,
        files=(SentFile(name=file_name(), number=7, length=3_412_000, check_code="7K2M-9QXR-4TBD-W0FA"),),
        counts=(
            ("Laporan gratifikasi", 12),
            ("Langkah laporan", 41),
            ("Kegiatan pelatihan", 2),
            ("Sertifikat pelatihan", 18),
            ("Perangkat", 14),
            ("Foto dan lampiran", 9),
        ),
        value=8_750_000,
        words=WORDS,
    )
    return replace(made, **changes)


def enrolment_letter(**changes: Any) -> EnrolmentLetterPaper:
    """The letter of an inspectorate."""
    office = frame(number="700/12/ITDA/2026", confidential=False, office=MENTOR)
    made = EnrolmentLetterPaper(
        frame=replace(office, kind=OfficeKind.INSPECTORATE),
        to=("Yth. Para Kepala Desa dan Lurah se-Kabupaten Contoh",),
        office_code="36.04",
        words=WORDS,
    )
    return replace(made, **changes)


def file_receipt(**changes: Any) -> FileReceiptPaper:
    """A receipt with something set aside and something to mend."""
    made = FileReceiptPaper(
        frame=frame(number="700/88/ITDA/2026", confidential=False, office=MENTOR),
        sender="Desa Contoh Jaya",
        sender_code="36.04.05.2003",
        receiver=MENTOR,
        file_name=file_name(),
        file_number=7,
        period=Q3,
        received_on=date(2026, 10, 5),
        accepted_on=date(2026, 10, 6),
        accepted_by="Pembina Rekaan",
        code="7K2M-9QXR-4TBD-W0FA",
        arrived=(
            ArrivedLine(what="Laporan gratifikasi", new=10, changed=1, set_aside=1),
            ArrivedLine(what="Langkah laporan", new=41, same=3),
            ArrivedLine(what="Kegiatan pelatihan", new=2),
        ),
        set_aside=("Laporan gratifikasi: Satu catatan tidak sesuai aturan (objects.0.value) dan disisihkan.",),
        missing=(5, 6),
        notes=(
            ReceiptNote(
                about="012/GRT/CTH/2026",
                verdict="Perlu diperbaiki",
                text="Kronologi masih kosong; tulis siapa yang menyerahkan dan kapan.",
                due_on=date(2026, 10, 20),
            ),
        ),
    )
    return replace(made, **changes)


def key_sheet(**changes: Any) -> KeySheetPaper:
    """A sheet with the present key and one before it."""
    made = KeySheetPaper(
        frame=frame(number="", confidential=True, office=MENTOR),
        office_code="36.04",
        keys=(
            SheetKey(name="Kunci sekarang", recipient=RECIPIENT, identity=IDENTITY),
            SheetKey(name="Kunci sebelumnya (1)", recipient=RECIPIENT[::-1], identity=IDENTITY[:-4] + "WXYZ"),
        ),
        made_on=date(2026, 11, 21),
    )
    return replace(made, **changes)


def book_file(**changes: Any) -> BookFile:
    """One line of the book."""
    made = BookFile(
        on=date(2026, 10, 5),
        number="7",
        office=f"{MENTOR} (36.04)",
        kind="Berkas kiriman",
        about="Triwulan III Tahun 2026",
        name=file_name(),
        code="7K2M-9QXR-4TBD-W0FA",
        state="Diterima di tujuan",
        by_name="Petugas Contoh",
    )
    return replace(made, **changes)


def file_book(**changes: Any) -> FileBookPaper:
    """The book of a quarter."""
    answer = book_file(kind="Umpan balik", about="", name="SIGAP_36.04_jawaban.sigap", state="Diterima", number="3")
    made = FileBookPaper(
        frame=frame(number="", confidential=False),
        period=Period.parse("2026-Q4"),
        outgoing=(book_file(), book_file(number="8", about="Triwulan III Tahun 2026 – NIHIL", state="Sudah ditulis")),
        incoming=(answer,),
    )
    return replace(made, **changes)
