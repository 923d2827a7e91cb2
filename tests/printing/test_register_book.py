"""The register book, read back from its PDF."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from db.records.canonical import from_bytes, to_bytes
from db.records.period import Period
from db.records.report import ReportEvent
from db.vocabulary import (
    Confidentiality,
    DecisionOutcome,
    Duty,
    ObjectKind,
    ObjectLocation,
    PaperKind,
    PaperSize,
    ReportKind,
    ReportState,
    Step,
)
from desktop.printing.book_rows import book_rows
from desktop.printing.catalogue import draw_paper
from desktop.printing.register_book import BookRow, RegisterBookPaper
from desktop.rules.words import grouped
from tests.printing.samples import CODE, HOSTILE, frame, pages, squeezed, words
from tests.rules.made_up import event, record, whole_object
from tests.rules.test_summary import CLOCKS

YEAR = Period.parse("2026")


def book(rows: tuple[BookRow, ...], **more: Any) -> RegisterBookPaper:
    content: dict[str, Any] = {"frame": frame(), "period": YEAR, "rows": rows}
    return RegisterBookPaper(**(content | more))


def drawn(paper: RegisterBookPaper) -> bytes:
    return draw_paper(PaperKind.REGISTER, paper, CODE)


def many(count: int) -> tuple[BookRow, ...]:
    return tuple(
        BookRow(
            number=f"{n:04d}/GRT/2026",
            registered_on=date(2026, 1, 1),
            kind="Penerimaan",
            reporter=f"Pelapor Rekaan {n}",
            description=f"Objek {n}",
            value=1000 + n,
        )
        for n in range(1, count + 1)
    )


def life() -> list[ReportEvent]:
    return [
        event(Step.SENT_TO_UPG),
        event(Step.FORWARDED, number="GOL-77"),
        event(Step.DISTRIBUTED, recipient="Panti Rekaan Asih"),
        event(Step.DECIDED, outcome=DecisionOutcome.STATE, number="SK-9", document_date=date(2026, 12, 1)),
        event(Step.PAID, amount=350_000),
    ]


def test_a_report_fills_its_columns() -> None:
    report = record(1, ReportState.SETTLED, life(), note="Diantar sore")
    rows = book_rows(report, CLOCKS["report-1"], [Duty.REPORT])
    found = words(drawn(book(rows)))
    for text in (
        "BUKUREGISTERGRATIFIKASI",
        "TAHUN2026",
        "001/GRT/XI/202603-11-2026",
        "Penerimaan02-11-2026Kantordesa",
        "SitiRekaanKaurUmum",
        "TokoContohRekaanCVRekaan",
        "MakananatauminumanParselmakanan1paket",
        "350.000",
        "UPG16-11-2026KPK16-11-2026",
        "UPG05-11-2026KPK05-11-2026TiketGOL-77",
        "WajibdilaporkanMiliknegaraSK-901-12-2026",
        "Disalurkan05-11-2026kepadaPantiRekaanAsihDisetor05-11-2026Rp350.000",
        "Sudahdiserahkanataudisetor(terlambat)Diantarsore",
    ):
        assert text in found, text


def test_a_gift_that_moved_or_was_refused_is_not_said_to_lie_with_the_reporter() -> None:
    item = whole_object(location=ObjectLocation.REPORTER)
    (there,) = book_rows(record(5, objects=(item,), events=()), ())
    assert there.location == "Disimpan pelapor"
    given_on = event(Step.DISTRIBUTED, date(2026, 11, 4))
    (moved,) = book_rows(record(5, objects=(item,), events=(given_on,)), ())
    assert (moved.location, "Disalurkan" in moved.follow_up) == ("", True)
    (refused,) = book_rows(record(5, objects=(item,), events=(), kind=ReportKind.REFUSAL), ())
    assert refused.location == ""


def test_without_names_nobody_is_named() -> None:
    item = whole_object(description="Parsel dari Toko Rekaan")
    report = record(1, ReportState.SETTLED, life(), objects=(item,), note="Siti menolak, NIK 3604055203800003")
    found = words(drawn(book(book_rows(report, (), with_names=False), with_names=False)))
    for name in ("Siti", "Rekaan", "Panti", "360405520380"):
        assert name not in found, name
    assert "Namapelapordanpemberitidakditampilkan" in found and "KaurUmum" in found


def test_secret_and_void_reports_keep_their_place_but_count_nothing() -> None:
    reports = [
        record(1),
        record(2, confidentiality=Confidentiality.SECRET, objects=(whole_object(value=9_999_999),)),
        record(3, ReportState.VOID, objects=(whole_object(value=8_888_888),)),
        record(4, objects=(whole_object(), whole_object(uid="b", kind=ObjectKind.MONEY, value=150_000))),
    ]
    rows = tuple(row for report in reports for row in book_rows(report, ()))
    found = words(drawn(book(rows)))
    assert "002/GRT/XI/202603-11-2026Pribadi&Rahasia" in found and "9.999.999" not in found
    assert "JUMLAHSELURUHNYA:2laporan,3objek(tanpayangdibatalkandanyangPribadi&Rahasia)850.000" in found


def test_each_page_has_its_heading_and_totals_that_run_on() -> None:
    rows = many(90)
    found = pages(drawn(book(rows)))
    assert len(found) > 3
    written, running = [], 0
    for page in found:
        text = squeezed(page)
        if "(13)" not in text:
            continue
        assert "Nomorregister,tanggalcatat" in text and "Keadaan,keterangan" in text
        numbers = [int(number) for number in re.findall(r"(\d{4})/GRT/2026", text)]
        written += numbers
        here = sum(1000 + number for number in numbers)
        running += here
        assert f"Jumlahhalamanini{grouped(here)}" in text
        assert f"Jumlahsampaidenganhalamanini{grouped(running)}" in text
    assert written == list(range(1, 91))
    assert f"JUMLAHSELURUHNYA:90laporan,90objek{grouped(running)}" in squeezed("".join(found))


@pytest.mark.parametrize("size", list(PaperSize))
def test_the_book_is_landscape_marked_on_each_page_and_the_same_again(size: PaperSize) -> None:
    import io

    import pypdf

    paper = book(many(40), frame=frame(size=size))
    pdf = drawn(paper)
    assert drawn(from_bytes(to_bytes(paper), RegisterBookPaper)) == pdf
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    for number, page in enumerate(reader.pages, start=1):
        assert page.mediabox.width > page.mediabox.height
        text = page.extract_text()
        assert f"Halaman {number} dari {len(reader.pages)}" in text and CODE in text and "RAHASIA" in text


def test_a_row_longer_than_a_page_goes_on_and_loses_nothing() -> None:
    long = " ".join(f"kata{number}" for number in range(1600))
    rows = tuple(replace(row, description=text) for row, text in zip(many(9), (*HOSTILE, long, "akhir"), strict=True))
    found = squeezed("".join(pages(drawn(book(rows)))))
    assert all(squeezed(text) in found for text in (*HOSTILE, "akhir"))
    assert all(f"kata{number}" in found for number in range(1600))


def test_totals_and_signatures_fit_whatever_the_number_of_rows() -> None:
    for count in range(1, 30):
        found = pages(drawn(book(many(count), frame=frame(demo=False))))
        last = [page for page in found if "JUMLAH SELURUHNYA" in page]
        assert len(last) == 1 and "Jumlah halaman ini" in last[0]
        assert sum("Mengetahui" in page for page in found) == 1


def test_a_book_of_nothing_says_nihil() -> None:
    assert "(13)NIHIL" in words(drawn(book(()))) and "0laporan,0objek" in words(drawn(book(())))


def test_blank_pages_have_rows_to_write_on() -> None:
    paper = book((), blank_rows=12, period=None, frame=frame(number="", demo=False))
    found = pages(drawn(paper))
    assert len(found) == 2  # the rows go on to the foot of the last page
    assert all("(13)" in page and "Jumlah halaman ini" in page for page in found)
    assert "JUMLAH SELURUHNYA" not in "".join(found)
