"""Papers that go with files: everything a person compares or reads out is there, on one page where it is short."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from db.records.canonical import from_bytes, to_bytes
from db.vocabulary import PaperKind, PaperSize
from desktop.printing.catalogue import PAPERS, draw_paper
from desktop.printing.pdfium_turn import PDFIUM_TURN
from desktop.printing.transmittal import SentFile
from tests.printing import exchange
from tests.printing.pictures import text_edges
from tests.printing.samples import CODE, HOSTILE, pages, squeezed, words
from tests.printing.test_nothing_cut_off import EDGE, LONG, wholly

ALL: dict[PaperKind, Callable[..., Any]] = {
    PaperKind.TRANSMITTAL: exchange.transmittal,
    PaperKind.ENROLMENT_LETTER: exchange.enrolment_letter,
    PaperKind.FILE_RECEIPT: exchange.file_receipt,
    PaperKind.FILE_BOOK: exchange.file_book,
}


def sized(kind: PaperKind, size: PaperSize) -> Any:
    """The sample of a kind on paper of a size."""
    made = ALL[kind]()
    return replace(made, frame=replace(made.frame, paper_size=size))


@pytest.mark.parametrize("kind", list(ALL))
@pytest.mark.parametrize("size", list(PaperSize))
def test_one_page_and_the_same_again(kind: PaperKind, size: PaperSize) -> None:
    content = sized(kind, size)
    first = draw_paper(kind, content, CODE)
    assert len(pages(first)) == 1
    assert draw_paper(kind, from_bytes(to_bytes(content), PAPERS[kind].content_type), CODE) == first


@pytest.mark.parametrize("kind", [PaperKind.TRANSMITTAL, PaperKind.ENROLMENT_LETTER])
def test_letters_show_all_eight_words_in_their_order(kind: PaperKind) -> None:
    found = words(draw_paper(kind, ALL[kind](), CODE))
    places = [found.index(word, found.index("Delapankatakunci")) for word in exchange.WORDS]
    assert places == sorted(places)
    assert "nomoryangsudahdikenal" in found


def test_a_transmittal_letter_names_file_number_and_code() -> None:
    found = words(draw_paper(PaperKind.TRANSMITTAL, exchange.transmittal(), CODE))
    for text in (exchange.file_name(), "7K2M-9QXR-4TBD-W0FA", "Rp8.750.000", "3,4 MB", "005/41/CTH/X/2026"):
        assert squeezed(text) in found
    assert "NIHIL" not in found


def test_a_nil_period_is_said_in_the_letter() -> None:
    found = words(draw_paper(PaperKind.TRANSMITTAL, exchange.transmittal(nil=True, value=None, counts=()), CODE))
    assert "laporannihil" in found and "(NIHIL)" in found


def test_every_part_of_a_hand_over_is_in_the_letter() -> None:
    parts = tuple(
        SentFile(name=exchange.file_name(f"_bagian-{n}-dari-40"), number=n, length=16_000_000, check_code=CODE)
        for n in range(1, 41)
    )
    found = words(draw_paper(PaperKind.TRANSMITTAL, exchange.transmittal(files=parts), CODE))
    assert all(squeezed(part.name) in found for part in parts)


def test_a_receipt_says_what_is_to_be_done_and_until_when() -> None:
    found = words(draw_paper(PaperKind.FILE_RECEIPT, exchange.file_receipt(), CODE))
    for text in ("7K2M-9QXR-4TBD-W0FA", "5, 6", "20-10-2026", "Kronologi masih kosong", "Perlu diperbaiki"):
        assert squeezed(text) in found
    copy = words(draw_paper(PaperKind.FILE_RECEIPT, exchange.file_receipt(copy=True), CODE))
    assert "SALINANTANDATERIMA" in copy and "KEPALADESA" not in copy


@pytest.mark.parametrize("size", list(PaperSize))
def test_the_key_can_be_read_and_scanned(size: PaperSize) -> None:
    content = exchange.key_sheet()
    content = replace(content, keys=content.keys[:1], frame=replace(content.frame, paper_size=size))
    pdf = draw_paper(PaperKind.KEY_SHEET, content, "")
    assert len(pages(pdf)) == 1
    found = words(pdf)
    assert exchange.IDENTITY in found and exchange.RECIPIENT in found and "lemaribesi" in found
    with PDFIUM_TURN:
        image = pypdfium2.PdfDocument(pdf)[0].render(scale=150 / 72).to_pil()
    assert [code.text for code in zxingcpp.read_barcodes(image)] == [exchange.IDENTITY]


def _long(kind: PaperKind, text: str, size: PaperSize) -> Any:
    frame = wholly(text, size)
    match kind:
        case PaperKind.TRANSMITTAL:
            file = SentFile(name=text, number=1, length=1, check_code=CODE)
            return exchange.transmittal(frame=frame, to_name=text, files=(file,), counts=((text, 1),))
        case PaperKind.ENROLMENT_LETTER:
            return exchange.enrolment_letter(frame=frame, to=(text,), office_code=text[:40])
        case PaperKind.FILE_RECEIPT:
            made = exchange.file_receipt()
            return replace(
                made,
                frame=frame,
                sender=text,
                receiver=text,
                file_name=text,
                set_aside=(text,),
                arrived=(replace(made.arrived[0], what=text),),
                notes=(replace(made.notes[0], about=text, text=text),),
            )
    line = exchange.book_file(office=text, name=text, about=text, by_name=text)
    return exchange.file_book(frame=frame, outgoing=(line,))


@pytest.mark.parametrize("kind", list(ALL))
@pytest.mark.parametrize("size", list(PaperSize))
@pytest.mark.parametrize("text", LONG, ids=["words", "one-word"])
def test_no_word_stands_outside_the_sheet(kind: PaperKind, size: PaperSize, text: str) -> None:
    pdf = draw_paper(kind, _long(kind, text, size), CODE)
    for left, low, right, high, width, height in text_edges(pdf):
        assert left >= EDGE and low >= EDGE and right <= width - EDGE and high <= height - EDGE


@pytest.mark.parametrize("kind", list(ALL))
def test_hostile_texts_are_only_texts(kind: PaperKind) -> None:
    for text in HOSTILE:
        assert draw_paper(kind, _long(kind, text, PaperSize.A4), CODE).startswith(b"%PDF")


@settings(max_examples=25, deadline=None)
@given(text=st.text(max_size=120), kind=st.sampled_from(list(ALL)))
def test_any_text_gives_a_paper(text: str, kind: PaperKind) -> None:
    content = _long(kind, text, PaperSize.A4)
    assert draw_paper(kind, content, CODE) == draw_paper(kind, content, CODE)
