"""Reading codes from pictures and PDF files: printed, scanned, stained, several at once, and what is refused."""

import io
import random
import resource
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from db.problem import Problem
from db.records.certificate_code import CertificateFields, VerdictKind
from desktop.exchange.certificate_code import encode
from desktop.printing import qr
from desktop.services.certificate_checking import check_file, check_text
from desktop.services.code_reading import read_codes
from tests.exchange.certificates import as_file, drawn, fields, known, longest, office_keys, scanned
from tests.services.files import jpeg, pdf, png, png_bomb

KEYS = office_keys()
KNOWN = known(KEYS)
TEXT = encode(fields(), KEYS)


def certificates_pdf(texts: list[str], *, side: float = 40.0) -> bytes:
    """Return a PDF of A4 pages, a code of `side` mm on each, drawn as the papers draw it."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595.28, 841.89), invariant=1)
    for text in texts:
        canvas.drawString(72, 700, "Contoh")
        canvas._code.append(qr.operators(text, 400, 60, side / 25.4 * 72))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def pdf_of_blank_pages(count: int) -> bytes:
    """Return a PDF of so many blank pages."""
    from pypdf import PdfWriter

    out = io.BytesIO()
    writer = PdfWriter()
    for _page in range(count):
        writer.add_blank_page(200, 200)
    writer.write(out)
    return out.getvalue()


def zbar_reads(pdf_file: Path, resolution: int = 200) -> list[str]:
    """Return what Debian's own tools read from the pages of a PDF, one text a page."""
    folder = pdf_file.parent / "pages"
    folder.mkdir()
    subprocess.run(["pdftoppm", "-r", str(resolution), "-gray", "-png", pdf_file, folder / "page"], check=True)
    pages = sorted(folder.iterdir())
    read = subprocess.run(["zbarimg", "-q", "--raw", *pages], capture_output=True, text=True, check=False)
    return read.stdout.splitlines()


@pytest.mark.parametrize(("dpi", "at_least"), [(200, 39), (300, 40)])
@pytest.mark.parametrize("certificate", [fields(), longest()], ids=["usual", "longest"])
def test_printed_stained_and_scanned_codes_are_read(certificate: CertificateFields, dpi: int, at_least: int) -> None:
    text = encode(certificate, KEYS)
    scans = [scanned(text, dpi, random.Random(seed)) for seed in range(40)]
    read = sum(_read(scan) == (text,) for scan in scans)
    assert read >= at_least


def _read(picture: Image.Image) -> tuple[str, ...]:
    try:
        return read_codes(as_file(picture), "pindaian.png")
    except Problem:
        return ()


def test_the_longest_code_keeps_its_modules_large() -> None:
    text = encode(longest(), KEYS)
    modules, _rows = qr.modules(text)
    assert len(text) > 460
    assert modules == 69
    assert 40 / modules > 0.55  # mm; 4.5 pixels at 200 dpi


def test_all_codes_of_one_picture_are_found_and_others_are_passed_over() -> None:
    texts = [encode(fields(number=str(number)), KEYS) for number in range(4)]
    sheet = Image.new("RGB", (1500, 1500), "white")
    for place, text in enumerate([*texts, "https://contoh.desa.id"]):
        sheet.paste(drawn(text, 400), (50 + place % 3 * 480, 50 + place // 3 * 600))
    verdicts = check_file(as_file(sheet, "JPEG"), "lembar.jpg", KNOWN, {})
    assert {verdict.kind for verdict in verdicts} == {VerdictKind.VALID}
    assert sorted(verdict.fields.number for verdict in verdicts if verdict.fields) == ["0", "1", "2", "3"]


@pytest.mark.parametrize("turn", [90, 180, 270])
@pytest.mark.parametrize("mode", ["1", "L", "RGB", "RGBA", "P", "LA", "CMYK"])
def test_pictures_of_every_kind_and_lying_on_their_side_are_read(mode: str, turn: int) -> None:
    picture = Image.new("L", (700, 700), 255)
    picture.paste(drawn(TEXT, 400), (150, 150))
    kind = "JPEG" if mode == "CMYK" else "PNG"
    assert read_codes(as_file(picture.rotate(turn).convert(mode), kind), "foto") == (TEXT,)


def test_a_code_on_nothing_is_read_as_on_white() -> None:
    picture = Image.new("RGBA", (700, 700), (0, 0, 0, 0))
    picture.paste(drawn(TEXT, 400).convert("RGBA"), (150, 150))
    assert read_codes(as_file(picture), "foto.png") == (TEXT,)


def test_a_pdf_is_read_page_by_page_with_its_progress() -> None:
    texts = [encode(fields(number=f"{number}/2026"), KEYS) for number in range(5)]
    told: list[tuple[int, int]] = []
    verdicts = check_file(certificates_pdf(texts), "s.pdf", KNOWN, {}, lambda *seen: told.append(seen))
    assert [verdict.fields.number for verdict in verdicts if verdict.fields] == [f"{n}/2026" for n in range(5)]
    assert told == [(n + 1, 5) for n in range(5)]
    assert read_codes(certificates_pdf(texts, side=25), "kecil.pdf") == tuple(texts)


def test_debian_tools_read_the_pages_too(tmp_path: Path) -> None:
    if not shutil.which("zbarimg") or not shutil.which("pdftoppm"):
        pytest.skip("zbar-tools or poppler-utils is not installed")
    texts = [encode(fields(number=f"{number}/2026"), KEYS) for number in range(8)] + [encode(longest(), KEYS)]
    file = tmp_path / "sertifikat.pdf"
    file.write_bytes(certificates_pdf(texts))
    read = zbar_reads(file)
    assert read == texts
    assert {check_text(text, KNOWN, {}).kind for text in read} == {VerdictKind.VALID}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "attachment-empty"),
        (b"GIF89a" + bytes(50), "attachment-kind"),
        (b"\xff\xd8\xff" + bytes(31_000_000), "attachment-too-large"),
        (png_bomb(), "picture-too-large"),
        (png(400, 400)[:200], "picture-damaged"),
        (b"%PDF-1.7 nothing", "pdf-damaged"),
        (jpeg(), "certificate-picture-no-code"),
        (pdf(), "certificate-picture-no-code"),
        (as_file(drawn("https://contoh.desa.id", 300)), "certificate-code-not-ours"),
        (as_file(drawn("SGP2:ABC", 300)), "certificate-code-newer"),
    ],
    ids=range(10),
)
def test_what_cannot_be_read_says_why(content: bytes, code: str) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(Problem) as refused:
        check_file(content, "berkas.bin", KNOWN, {})
    assert refused.value.code == code
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 400_000  # kB


def test_a_pdf_of_giant_pages_or_too_many_is_bounded() -> None:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(14_400, 14_400))
    canvas.drawString(72, 700, "Contoh")
    canvas.save()
    with pytest.raises(Problem) as refused:
        read_codes(out.getvalue(), "besar.pdf")
    assert refused.value.code == "certificate-picture-no-code"
    with pytest.raises(Problem) as refused:
        read_codes(pdf_of_blank_pages(501), "banyak.pdf")
    assert refused.value.code == "certificate-picture-pages"
