"""Every paper by its kind: what it is made from, how it is drawn, what its file is called."""

import hashlib
import io
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import Any

from db.vocabulary import PaperKind
from desktop.printing.pdfium_turn import PDFIUM_TURN


@dataclass(frozen=True, slots=True)
class PaperType:
    """A kind of paper. `module` and `content` name where it is drawn and the record it is drawn from.

    `needs_scan` says that the signed paper is to come back as a scan; `keeps_content` is False for the recovery
    sheet and the key sheet, whose content is a key itself and is never stored.
    """

    module: str
    content: str
    title: str
    file_name: str
    needs_scan: bool = False
    keeps_content: bool = True

    @property
    def content_type(self) -> type[Any]:
        """The frozen record this paper is drawn from."""
        found: type[Any] = getattr(self._loaded(), self.content)
        return found

    @property
    def draw(self) -> Callable[[Any, str], bytes]:
        """The function that draws it: content and check code in, PDF out."""
        found: Callable[[Any, str], bytes] = self._loaded().draw
        return found

    def _loaded(self) -> Any:
        return import_module(f"desktop.printing.{self.module}")


PAPERS: Mapping[PaperKind, PaperType] = MappingProxyType(
    {
        PaperKind.REPORT_FORM: PaperType(
            "report_form", "ReportFormPaper", "Formulir Laporan Gratifikasi", "formulir-laporan", needs_scan=True
        ),
        PaperKind.RECEIPT: PaperType("receipt", "ReceiptPaper", "Tanda Terima Laporan", "tanda-terima"),
        PaperKind.HANDOVER: PaperType(
            "handover", "HandoverPaper", "Berita Acara Serah Terima", "serah-terima", needs_scan=True
        ),
        PaperKind.DISTRIBUTION: PaperType(
            "distribution", "DistributionPaper", "Berita Acara Penyaluran", "penyaluran", needs_scan=True
        ),
        PaperKind.REGISTER: PaperType(
            "register_book", "RegisterBookPaper", "Buku Register Gratifikasi", "buku-register"
        ),
        PaperKind.SUMMARY: PaperType(
            "summary",
            "SummaryPaper",
            "Ringkasan Pengendalian Gratifikasi dan Pelatihan",
            "ringkasan",
            needs_scan=True,
        ),
        PaperKind.COVER_LETTER: PaperType("cover_letter", "CoverLetterPaper", "Surat Pengantar", "surat-pengantar"),
        PaperKind.NIL: PaperType("nil", "NilPaper", "Laporan Nihil", "nihil", needs_scan=True),
        PaperKind.STATEMENT: PaperType(
            "statement", "StatementPaper", "Surat Pernyataan Gratifikasi", "pernyataan", needs_scan=True
        ),
        PaperKind.DEADLINES: PaperType("deadlines", "DeadlinesPaper", "Daftar Batas Waktu", "daftar-batas-waktu"),
        PaperKind.INVITATION: PaperType("invitation", "InvitationPaper", "Undangan", "undangan"),
        PaperKind.ATTENDANCE: PaperType(
            "attendance_sheet", "AttendancePaper", "Daftar Hadir", "daftar-hadir", needs_scan=True
        ),
        PaperKind.MINUTES: PaperType("minutes", "MinutesPaper", "Notulen", "notulen", needs_scan=True),
        PaperKind.PHOTOS: PaperType("photo_sheet", "PhotoPaper", "Dokumentasi Kegiatan", "dokumentasi"),
        PaperKind.BUNDLE: PaperType("bundle", "BundlePaper", "Berkas Kegiatan", "berkas-kegiatan"),
        PaperKind.ACTIVITY: PaperType("activity", "ActivityPaper", "Laporan Kegiatan", "laporan-kegiatan"),
        PaperKind.COVERAGE: PaperType("coverage", "CoveragePaper", "Laporan Cakupan Pelatihan", "cakupan-pelatihan"),
        PaperKind.HISTORY: PaperType("history", "HistoryPaper", "Riwayat Pelatihan", "riwayat-pelatihan"),
        PaperKind.TRANSMITTAL: PaperType(
            "transmittal", "TransmittalPaper", "Surat Pengantar Berkas", "surat-pengantar-berkas"
        ),
        PaperKind.ENROLMENT_LETTER: PaperType(
            "enrolment_letter", "EnrolmentLetterPaper", "Surat Pendaftaran", "surat-pendaftaran"
        ),
        PaperKind.FILE_RECEIPT: PaperType(
            "file_receipt", "FileReceiptPaper", "Tanda Terima Berkas", "tanda-terima-berkas"
        ),
        PaperKind.FILE_BOOK: PaperType("file_book", "FileBookPaper", "Buku Ekspedisi Berkas", "buku-ekspedisi"),
        PaperKind.KEY_SHEET: PaperType(
            "key_sheet", "KeySheetPaper", "Lembar Kunci", "lembar-kunci", keeps_content=False
        ),
        PaperKind.CONSOLIDATED: PaperType(
            "consolidated", "ConsolidatedPaper", "Ringkasan Gabungan", "ringkasan-gabungan", needs_scan=True
        ),
        PaperKind.LATE_LETTERS: PaperType(
            "late_letters", "LateLettersPaper", "Surat kepada Kantor yang Terlambat", "surat-terlambat"
        ),
        PaperKind.AUDIT_SAMPLE: PaperType(
            "audit_sample", "AuditSamplePaper", "Sampel Acak Pemeriksaan", "sampel-acak", needs_scan=True
        ),
        PaperKind.RECOVERY: PaperType(
            "recovery", "RecoveryPaper", "Lembar Pemulihan", "lembar-pemulihan", keeps_content=False
        ),
    }
)


def draw_paper(kind: PaperKind, content: Any, check_code: str) -> bytes:
    """Return the PDF of a paper; equal content and check code give equal bytes."""
    return PAPERS[kind].draw(content, check_code)


def join(papers: Sequence[bytes]) -> bytes:
    """Return several PDFs as one, in their order; the same papers give the same bytes."""
    import pypdfium2 as pdfium

    buffer = io.BytesIO()
    with PDFIUM_TURN:
        joined = pdfium.PdfDocument.new()
        try:
            for paper in papers:
                part = pdfium.PdfDocument(paper)
                try:
                    joined.import_pages(part)
                finally:
                    part.close()
            joined.save(buffer)
        finally:
            joined.close()
    return _without_chance(buffer.getvalue(), papers)


def _without_chance(joined: bytes, papers: Sequence[bytes]) -> bytes:
    """Put the first paper's date and a hash of all in place of the clock and the random mark pdfium writes."""
    dated = re.search(rb"/CreationDate \((D:[^)]{21})\)", papers[0]) if papers else None
    if dated:
        joined = re.sub(rb"/CreationDate\(D:[^)]{21}\)", b"/CreationDate(" + dated[1] + b")", joined, count=1)
    digest = hashlib.sha256(b"".join(papers)).hexdigest()[:32].upper().encode()
    mark = b"/ID[<" + digest + b"><" + digest + b">]>>"
    # Same length, so the table of positions inside the file stays right.
    return re.sub(rb"/ID\[<[0-9A-F]{32}><[0-9A-F]{32}>\]>>(?=\s*startxref)", mark, joined, count=1)
