"""Whatever a person typed: every paper is drawn, and no word stands outside the sheet."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.records.office import Letterhead, Signatory, UpgContact
from db.records.period import Period
from db.vocabulary import PaperKind, PaperSize
from desktop.printing.book_rows import book_rows
from desktop.printing.catalogue import draw_paper
from desktop.printing.chart_painter import draw_chart
from desktop.printing.cover_letter import CoverLetterPaper
from desktop.printing.deadlines import DeadlineRow, DeadlinesPaper
from desktop.printing.frame import PaperFrame, open_sheet
from desktop.printing.nil import NilPaper
from desktop.printing.register_book import RegisterBookPaper
from desktop.printing.statement import StatementPaper, StatementPerson
from desktop.printing.summary import SummaryPaper
from desktop.rules.chart import AMBER, TEAL, Chart, ChartKind, Series
from desktop.rules.summary import summarise
from tests.printing.pictures import text_edges
from tests.printing.samples import CODE, frame, pages, squeezed
from tests.rules.made_up import TODAY, record, whole_draft, whole_object

YEAR = Period.parse("2026")
EDGE = 8.5  # points; the white every printer needs


def wholly(text: str, size: PaperSize) -> PaperFrame:
    """Return a frame in which every word of the office is the same text."""
    sample = frame(size=size)
    return replace(
        sample,
        office_name=text,
        place=text,
        number=text[:80],
        letterhead=replace(sample.letterhead, lines=(text, text, text, text), address=text),
        head=Signatory(name=text, title=text, rank=text, id_label="NIP", id_number=text[:60]),
    )


def summary(text: str, size: PaperSize) -> SummaryPaper:
    figures = summarise([long_report(text)], YEAR, {}, TODAY, with_names=True)
    return SummaryPaper(frame=wholly(text, size), period=YEAR, figures=figures, with_names=True, notes=(text,))


def book(text: str, size: PaperSize) -> RegisterBookPaper:
    return RegisterBookPaper(frame=wholly(text, size), period=YEAR, rows=book_rows(long_report(text), ()))


def long_report(text: str) -> Any:
    draft = whole_draft()
    giver = replace(whole_object().giver, name=text, institution=text)
    item = whole_object(giver=giver, description=text, unit=text, quantity=Decimal("999999999.999"), value=10**15)
    reporter = replace(draft.reporter, name=text, position=text)
    return record(number=1, reporter=reporter, objects=(item,), note=text, received_place=text)


def nil(text: str, size: PaperSize) -> NilPaper:
    return NilPaper(frame=wholly(text, size), period=YEAR, to=UpgContact(name=text), regency=text)


def letter(text: str, size: PaperSize) -> CoverLetterPaper:
    to = UpgContact(name=text, person=text, address=text)
    return CoverLetterPaper(frame=wholly(text, size), to=to, subject=text, enclosures=(text,), copies=(text,))


def statement(text: str, size: PaperSize) -> StatementPaper:
    person = StatementPerson(name=text, id_number=text, rank=text, position=text, unit=text, email=text, phone=text)
    return StatementPaper(frame=wholly(text, size), period=YEAR, people=(person,), notes=(text,))


def deadlines(text: str, size: PaperSize) -> DeadlinesPaper:
    row = DeadlineRow(number=text[:80], label=text, due_on=date(2026, 9, 30), safe_on=date(2026, 9, 29), late=True)
    return DeadlinesPaper(frame=wholly(text, size), rows=(row,))


PAPERS: dict[PaperKind, Callable[[str, PaperSize], Any]] = {
    PaperKind.SUMMARY: summary,
    PaperKind.REGISTER: book,
    PaperKind.NIL: nil,
    PaperKind.COVER_LETTER: letter,
    PaperKind.STATEMENT: statement,
    PaperKind.DEADLINES: deadlines,
}
LONG = ("Nama Yang Panjang Sekali " * 8, "W" * 200)


@pytest.mark.parametrize("kind", list(PAPERS))
@pytest.mark.parametrize("size", list(PaperSize))
@pytest.mark.parametrize("text", LONG, ids=["words", "one-word"])
def test_no_word_stands_outside_the_sheet(kind: PaperKind, size: PaperSize, text: str) -> None:
    pdf = draw_paper(kind, PAPERS[kind](text, size), CODE)
    for left, low, right, high, width, height in text_edges(pdf):
        assert left >= EDGE and low >= EDGE and right <= width - EDGE and high <= height - EDGE
    if kind in (PaperKind.NIL, PaperKind.COVER_LETTER, PaperKind.STATEMENT):  # tables are read line by line
        assert squeezed(text) in squeezed("".join(pages(pdf)))


@settings(max_examples=25, deadline=None)
@given(text=st.text(max_size=120), kind=st.sampled_from(list(PAPERS)))
def test_any_text_gives_a_paper(text: str, kind: PaperKind) -> None:
    content = PAPERS[kind](text, PaperSize.A4)
    pdf = draw_paper(kind, content, CODE)
    assert pdf.startswith(b"%PDF") and draw_paper(kind, content, CODE) == pdf


@pytest.mark.parametrize("kind", list(PAPERS))
def test_scripts_the_typeface_lacks_are_written_as_their_codes(kind: PaperKind) -> None:
    found = squeezed("".join(pages(draw_paper(kind, PAPERS[kind]("Budi محمد 🎁\u202e", PaperSize.A4), CODE))))
    assert "U+0645" in found and "U+1F381" in found


@given(
    values=st.lists(st.integers(0, 10**7), min_size=1, max_size=12),
    words=st.text(st.characters(codec="latin-1"), max_size=60),
    kind=st.sampled_from(ChartKind),
)
@settings(max_examples=25, deadline=None)
def test_a_chart_keeps_to_its_rectangle(values: list[int], words: str, kind: ChartKind) -> None:
    chart = Chart(
        title="Judul",
        kind=kind,
        categories=tuple("Jan" if kind is ChartKind.COLUMNS else words for _ in values),
        series=(Series("Satu", TEAL, tuple(values)), Series("Dua", AMBER, tuple(reversed(values)))),
        notes=tuple("Rp1,5 miliar" for _ in values),
    )
    plain = PaperFrame(office_name="", kind=frame().kind, letterhead=Letterhead(), dated=date(2026, 1, 1))
    sheet = open_sheet(plain, "Uji", "")
    draw_chart(sheet, chart, 30, 40, 150, 60)
    left, _low, right, _high, _width, _height = text_edges(sheet.finish())[0]
    assert left >= 29 * 72 / 25.4
    assert right <= 190.5 * 72 / 25.4  # the footer's page number ends at the margin, 190 mm
