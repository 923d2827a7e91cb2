"""The paper of certificates: every design and size, long words, codes that are read, the same bytes again."""

import io
import re
from dataclasses import replace
from decimal import Decimal

import pypdf
import pypdfium2
import pytest

from db.problem import Problem
from db.records.certificate import Border, CertificateSignatory
from db.records.office import Signatory
from db.vocabulary import PaperSize, ParticipantRole, TrainingResult
from desktop.printing.certificate import PrintedCertificate, draw
from desktop.printing.pdfium_turn import PDFIUM_TURN
from tests.printing.certificates import CODE, DESIGNS, LONGEST_QR, NAME_120, QR, fullest, item, words
from tests.printing.pictures import rendered, text_edges
from tests.printing.samples import HOSTILE, picture

EDGE = 18.0  # points: inside the border
BOTH = pytest.mark.parametrize("size", list(PaperSize))
EVERY = pytest.mark.parametrize("border", list(Border))


def _pages(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _codes(pdf: bytes, dpi: int = 200) -> list[str]:
    import zxingcpp

    found = []
    for image in rendered(pdf, dpi / 72):
        found += [code.text for code in zxingcpp.read_barcodes(image.convert("L"))]
    return found


def _outside(pdf: bytes) -> list[tuple[int, str]]:
    """Return words that stand on the border or beyond it, page by page."""
    found = []
    with PDFIUM_TURN:
        document = pypdfium2.PdfDocument(pdf)
        for number, page in enumerate(document):
            text, (width, height) = page.get_textpage(), page.get_size()
            for index in range(text.count_rects()):
                box = text.get_rect(index)
                if not (box[0] > EDGE and box[2] < width - EDGE and box[1] > EDGE and box[3] < height - EDGE):
                    found.append((number, text.get_text_bounded(*box)))
        document.close()
    return found


def _overlaps(pdf: bytes) -> list[tuple[object, ...]]:
    """Return pairs of words that lie on each other, page by page."""
    found: list[tuple[object, ...]] = []
    with PDFIUM_TURN:
        document = pypdfium2.PdfDocument(pdf)
        for number, page in enumerate(document):
            text = page.get_textpage()
            boxes = [text.get_rect(index) for index in range(text.count_rects())]
            for place, a in enumerate(boxes):
                for b in boxes[place + 1 :]:
                    across = min(a[2], b[2]) - max(a[0], b[0])
                    down = min(a[3], b[3]) - max(a[1], b[1])
                    if across > 1 and down > 0.35 * min(a[3] - a[1], b[3] - b[1]):
                        found.append((number, text.get_text_bounded(*a), text.get_text_bounded(*b)))
        document.close()
    return found


@EVERY
@BOTH
def test_everything_stands_on_front_and_back(border: Border, size: PaperSize) -> None:
    design = replace(DESIGNS[border], paper_size=size)
    pdf = draw([item(design)])
    front, back = _pages(pdf)
    for text in (
        *("PEMERINTAH KABUPATEN CONTOH", design.title, "Nomor: 012/SERT/36.04.05.2003/XI/2026"),
        *("Diberikan kepada", "Suryani Rekaan, S.Sos.", "TELAH MENGIKUTI sebagai PESERTA dan dinyatakan LULUS"),
        *("Contoh Makmur, 16 November 2026", "KEPALA DESA CONTOH MAKMUR,", "H. Kepala Rekaan, S.IP., M.Si."),
        *(CODE, "Bukan tanda tangan elektronik", "NIP 000000000000000000"),
    ):
        assert text in front
    assert all(text in back for text in ("Mengenali gratifikasi dan suap", "3,5", "Jumlah", "1 JP", "Suryani Rekaan"))
    assert ("85,5" in back) == design.with_scores
    width, height = text_edges(pdf)[0][4:]
    assert (round(width / 72 * 25.4), round(height / 72 * 25.4)) == {"A4": (297, 210), "F4": (330, 215)}[size]
    assert _codes(pdf) == [QR]
    assert _overlaps(pdf) == []


@EVERY
@BOTH
@pytest.mark.parametrize("length", [60, 120, 200])
def test_long_words_shrink_and_are_never_cut_off(border: Border, size: PaperSize, length: int) -> None:
    full = fullest(border, size, length)
    pdf = draw([full])
    assert _outside(pdf) == []
    front, *backs = _pages(pdf)
    said, look = full.words, full.look
    signed = [item.signatory for item in look.design.signatories]
    for text in (said.name, said.activity, said.details, *said.identity_lines, *(who.name for who in signed)):
        assert _squeezed(text) in _squeezed(front), text
    assert _squeezed(signed[0].title.upper()) in _squeezed(front)
    everything = _squeezed("".join(backs))
    assert everything.count(_squeezed(said.subjects[0][0])) >= len(said.subjects)
    assert "Jumlah" in everything and _squeezed(said.name) in everything
    assert _codes(pdf)[:1] == [LONGEST_QR]
    assert _overlaps(pdf) == []


@EVERY
def test_a_name_of_120_characters_stands_whole_on_two_lines_at_most(border: Border) -> None:
    (front, _back) = _pages(draw([item(DESIGNS[border], words(name=NAME_120))]))
    lines = [line for line in front.splitlines() if line and line in NAME_120]
    assert 1 <= len(lines) <= 2
    assert _squeezed("".join(lines)) == _squeezed(NAME_120)


@pytest.mark.parametrize("text", HOSTILE)
def test_words_are_only_words(text: str) -> None:
    said = words(name=text, activity=text, subjects=((text, Decimal(1), text),))
    front, back = _pages(draw([item(DESIGNS[Border.CLASSIC], said)]))
    assert _squeezed(text) in _squeezed(front) and _squeezed(text) in _squeezed(back)


def test_letters_no_typeface_has_are_told_by_their_code() -> None:
    (front, _back) = _pages(draw([item(DESIGNS[Border.CLASSIC], words(name="Contoh \u0627\u0644 \U0001f600"))]))
    assert "U+0627" in front


@EVERY
def test_the_same_certificates_give_the_same_bytes(border: Border) -> None:
    many = [item(DESIGNS[border], words(name=f"Peserta Rekaan {n}", number=f"{n:03d}")) for n in range(5)]
    assert draw(many) == draw(list(many))
    assert draw(many[:1]) != draw(many[1:2])


def test_fixed_parts_are_in_the_document_once() -> None:
    design = replace(DESIGNS[Border.CLASSIC], signatories=(CertificateSignatory(picture=picture((0, 0, 90))),) * 2)
    many = [item(design, words(name=f"Peserta Rekaan {n}")) for n in range(40)]
    few, all_of_them = len(draw(many[:1])), len(draw(many))
    assert (all_of_them - few) / 39 < 3_000  # bytes for both pages of one more
    document = pypdf.PdfReader(io.BytesIO(draw(many)))
    pictures = {id(o.get_object()) for page in document.pages for o in page["/Resources"].get("/XObject", {}).values()}
    assert len(pictures) < 12


def test_who_has_not_passed_a_test_is_not_said_to_have() -> None:
    design = DESIGNS[Border.RIBBON]
    for said in (
        words(result=None),
        words(result=TrainingResult.FAILED),
        words(result=TrainingResult.PASSED, role=ParticipantRole.SPEAKER),
    ):
        assert "LULUS" not in "".join(_pages(draw([item(design, said)])))
    assert "LULUS" in "".join(_pages(draw([item(design)])))


def test_without_code_letterhead_or_back() -> None:
    design = replace(DESIGNS[Border.PLAIN], with_qr=False, with_letterhead=False, with_back=False)
    pdf = draw([item(design), item(design)])
    (front, _other) = _pages(pdf)
    assert "PEMERINTAH" not in front and "elektronik" not in front and CODE in front
    assert _codes(pdf) == []


def test_no_sheet_carries_two_people() -> None:
    plain, whole = replace(DESIGNS[Border.PLAIN], with_back=False), DESIGNS[Border.CLASSIC]
    many = [item(plain, words(name="Orang Satu")), item(whole, words(name="Orang Dua"))]
    both = _pages(draw(many))
    assert both[1] == "" and "Orang Satu" in both[0] and "Orang Dua" in both[2] and "Orang Dua" in both[3]
    apart = _pages(draw(many, double_sided=False))
    assert ["Orang Satu" in apart[0], "Orang Dua" in apart[1], apart[2], "Orang Dua" in apart[3]] == [
        True,
        True,
        "",
        True,
    ]


def test_a_very_long_list_of_subjects_goes_on_to_a_second_sheet() -> None:
    subjects = tuple((f"Materi contoh nomor {n} dengan nama yang cukup panjang", Decimal(1), "") for n in range(1, 91))
    pdf = draw([item(DESIGNS[Border.CLASSIC], words(subjects=subjects, lesson_hours=Decimal(90)))])
    pages = _pages(pdf)
    assert len(pages) % 2 == 0 and "Jumlah" not in pages[1] and "(LANJUTAN)" in pages[2]
    assert all(f"nomor {n} " in "".join(pages) for n in range(1, 91))
    assert _overlaps(pdf) == []


def test_made_up_data_says_so() -> None:
    front, back = _pages(draw([item(DESIGNS[Border.CLASSIC], words(demo=True))]))
    assert "DATA CONTOH" in front and "DATA CONTOH" in back
    assert _codes(draw([item(DESIGNS[Border.CLASSIC], words(demo=True))])) == [QR]


def test_a_signatory_without_a_name_leaves_room_for_one() -> None:
    look = item(DESIGNS[Border.CLASSIC]).look
    empty = replace(look, design=replace(look.design, signatories=(CertificateSignatory(signatory=Signatory()),)))
    (front, _back) = _pages(draw([PrintedCertificate(words(), empty, CODE, QR)]))
    assert "(....." in front


def test_nothing_to_draw_is_said() -> None:
    with pytest.raises(Problem, match="certificates-none"):
        draw([])
