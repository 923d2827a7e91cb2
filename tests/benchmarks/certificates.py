"""300 certificates with QR against the same words and codes by a bare canvas, and against LibreOffice."""

import io
import os
import shutil
import subprocess
import time
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from db.records.certificate import CertificateDesign, CertificateWords
from db.records.office import Signatory
from db.vocabulary import ParticipantRole, TrainingResult
from desktop.printing.certificate import PrintedCertificate, draw
from desktop.printing.qr import modules, operators
from desktop.rules.certificate_words import look_of
from tests.benchmarks.table import Row, timed
from tests.offices import profile

COUNT = 300
SIDE = 113.4  # points: 40 mm
Run = tuple[float, float, str, float, str]


def rows(folder: Path) -> list[Row]:
    """Measure by turns; the codes are made anew in every run of either side."""
    certificates = [printed(number) for number in range(COUNT)]
    pages, size = _words_of(certificates)
    ours = timed(lambda: _fresh(lambda: draw(certificates)), 5)
    bare = timed(lambda: _fresh(lambda: _bare(certificates, pages, size)), 5)
    found = [
        Row(f"{COUNT} certificates with QR and back page to PDF", ours, bare, "ms", 2),
        Row("… certificates each second, ours and bare", COUNT / ours * 1000, COUNT / bare * 1000, "/s"),
        Row("… the PDF of one certificate and its back", len(draw(certificates)) / COUNT / 1000, None, "kB"),
    ]
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office:
        theirs = _libreoffice(office, certificates, folder)
        found.append(Row("… and LibreOffice, merged document without QR or back", ours, theirs, "ms", 1))
    else:
        print("LibreOffice is not installed: no row against it")
    return found


def _fresh(work: Any) -> None:
    modules.cache_clear()
    work()


def printed(number: int) -> PrintedCertificate:
    """A made-up certificate with a code of usual length, which is its own."""
    office = profile(head=Signatory(name="Kepala Rekaan, S.IP.", title="Kepala Desa Contoh Makmur", id_label="NIP"))
    words = CertificateWords(
        number=f"{number:03d}/SERT/36.04.05.2003/XI/2026",
        name=f"Peserta Rekaan {number}, S.Sos.",
        role=ParticipantRole.PARTICIPANT,
        identity_lines=("Kaur Umum dan Perencanaan", f"Desa Contoh {number % 12}"),
        activity="Pencegahan Suap dan Pengendalian Gratifikasi bagi Perangkat Desa",
        activity_kind="kegiatan bimbingan teknis",
        organiser="Inspektorat Kabupaten Contoh",
        places=("Aula Contoh",),
        days=(date(2026, 11, 12), date(2026, 11, 13)),
        lesson_hours=Decimal(8),
        subjects=tuple((f"Materi contoh nomor {n}", Decimal(2), "Narasumber Rekaan") for n in range(1, 5)),
        result=TrainingResult.PASSED,
        pre_score=None,
        post_score=None,
        place="Contoh Makmur",
        issued_on=date(2026, 11, 16),
        expires_on=None,
        office_name="Desa Contoh Makmur",
        office_code="36.04.05.2003",
        demo=False,
        details=(
            "yang diselenggarakan oleh Inspektorat Kabupaten Contoh pada tanggal 12 s.d. 13 November 2026 "
            "di Aula Contoh, dengan jumlah 8 jam pelajaran (JP)."
        ),
    )
    # As long as a usual code, each its own.
    code = "SGP1:" + f"{number:08d}" + "A7K2M9QXR4TBDW0F%" * 18
    return PrintedCertificate(words, look_of(CertificateDesign(name="Klasik"), office), "7K2M-9QXR-4TBD-W0FA", code)


def _words_of(certificates: list[PrintedCertificate]) -> tuple[list[list[Run]], tuple[float, float]]:
    """Draw every certificate alone, so that nothing is left out as drawn before, and note each run of its text."""
    from reportlab.pdfgen.canvas import Canvas

    from desktop.printing import ink, sheet

    pages: list[list[Run]] = [[]]
    sizes: list[tuple[float, float]] = []
    write, show = ink.write_lines, Canvas.showPage

    def note(canvas: Any, placed: Any, size: float, colour: Any) -> None:
        lines = list(placed)
        for x, y, _space, pieces in lines:
            for text, face in pieces:
                pages[-1].append((x, y, face.value, size, text))
        write(canvas, lines, size, colour)

    def turn(self: Any) -> None:
        pages.append([])
        sizes.append(self._pagesize)
        show(self)

    sheet.write_lines, Canvas.showPage = note, turn  # type: ignore[assignment]
    try:
        for item in certificates:
            draw([item])
    finally:
        sheet.write_lines, Canvas.showPage = write, show  # type: ignore[assignment]
    found = [page for page in pages if page]
    assert len(found) == 2 * len(certificates)
    assert len(found[0]) > 20
    return found, sizes[0]


def _bare(certificates: list[PrintedCertificate], pages: list[list[Run]], size: tuple[float, float]) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, pageCompression=1)
    for index, page in enumerate(pages):
        for x, y, face, points, text in page:
            canvas.setFont(face, points)
            canvas.drawString(x, y, text)
        if index % 2 == 0:
            canvas._code.append(operators(certificates[index // 2].qr, 60, 48, SIDE))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _libreoffice(program: str, certificates: list[PrintedCertificate], folder: Path) -> float:
    """Return the milliseconds LibreOffice takes to turn one merged document of plain fronts into PDF, started warm."""
    document = folder / "gabung.fodt"
    document.write_text(_merged(certificates), "utf-8")
    home = folder / "lo"
    command = [program, f"-env:UserInstallation=file://{home}", "--headless", "--convert-to", "pdf", "--outdir"]

    def convert(name: Path) -> float:
        begun = time.perf_counter()
        subprocess.run([*command, str(folder), str(name)], check=True, capture_output=True, env=dict(os.environ))
        return (time.perf_counter() - begun) * 1000

    small = folder / "satu.fodt"
    small.write_text(_merged(certificates[:1]), "utf-8")
    convert(small)  # the first start sets its profile up
    found = convert(document)
    assert (folder / "gabung.pdf").stat().st_size > 10_000
    return found


def _merged(certificates: list[PrintedCertificate]) -> str:
    """A flat OpenDocument text as a mail merge makes it: one plain page for each person, words only."""
    body = []
    for item in certificates:
        words = item.words
        lines = ("SERTIFIKAT", f"Nomor: {words.number}", "Diberikan kepada", words.name, *words.identity_lines)
        lines += ("TELAH MENGIKUTI sebagai PESERTA dan dinyatakan LULUS", words.activity, words.details)
        lines += ("Contoh Makmur, 16 November 2026", "KEPALA DESA CONTOH MAKMUR,", "Kepala Rekaan, S.IP.")
        for place, line in enumerate(lines):
            style = "First" if place == 0 else "Plain"
            body.append(f'<text:p text:style-name="{style}">{escape(line)}</text:p>')
    return _FLAT.replace("BODY", "".join(body))


_FLAT = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.2" '
    'office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles>'
    '<style:style style:name="Plain" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/>'
    '<style:text-properties fo:font-size="12pt"/></style:style><style:style style:name="First" '
    'style:family="paragraph"><style:paragraph-properties fo:text-align="center" fo:break-before="page"/>'
    '<style:text-properties fo:font-size="28pt" fo:font-weight="bold"/></style:style>'
    '<style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="297mm" '
    'fo:page-height="210mm" style:print-orientation="landscape" fo:margin="20mm"/></style:page-layout>'
    '</office:automatic-styles><office:master-styles><style:master-page style:name="Standard" '
    'style:page-layout-name="Page"/></office:master-styles><office:body><office:text>BODY</office:text>'
    "</office:body></office:document>"
)
