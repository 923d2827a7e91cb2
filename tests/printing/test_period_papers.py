"""Summary, nil report, cover letter, statement and wall list, read back from their PDFs."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from db.records.canonical import from_bytes, to_bytes
from db.records.office import UpgContact
from db.records.period import Period
from db.records.report import ReportRecord
from db.vocabulary import PaperKind, PaperSize
from desktop.printing.catalogue import PAPERS, draw_paper
from desktop.printing.chart_painter import colour
from desktop.printing.cover_letter import CoverLetterPaper
from desktop.printing.deadlines import DeadlineRow, DeadlinesPaper
from desktop.printing.nil import NilPaper
from desktop.printing.statement import StatementPaper, StatementPerson
from desktop.printing.summary import SummaryPaper
from desktop.rules.chart import AMBER, TEAL
from desktop.rules.law_notes import law_notes
from desktop.rules.summary import summarise
from tests.printing.pictures import coloured_share, rendered
from tests.printing.samples import CODE, HOSTILE, frame, pages, squeezed, words
from tests.rules.made_up import TODAY, record, whole_object
from tests.rules.test_summary import CLOCKS, QUARTER, quarter_of_reports

UPG = UpgContact(name="UPG Inspektorat", person="Inspektur Contoh", address="Jl. Misal 5")
LONG_NAME = "Nama Rekaan Sangat Panjang " * 7 + "Akhir Nama"


def summary(reports: list[ReportRecord] | None = None, *, with_names: bool = False, **more: Any) -> SummaryPaper:
    figures = summarise(
        quarter_of_reports() if reports is None else reports, QUARTER, CLOCKS, TODAY, with_names=with_names
    )
    notes = law_notes("summary", date(2026, 11, 21))
    return SummaryPaper(
        frame=more.pop("frame", frame()), period=QUARTER, figures=figures, with_names=with_names, notes=notes
    )


def nil(**more: Any) -> NilPaper:
    return NilPaper(frame=more.pop("frame", frame()), period=QUARTER, to=UPG, regency="Kabupaten Contoh", **more)


def letter(**more: Any) -> CoverLetterPaper:
    content: dict[str, Any] = {"frame": frame(), "to": UPG, "regency": "Kabupaten Contoh", "period": QUARTER}
    return CoverLetterPaper(**(content | more))


def statement(*people: StatementPerson, **more: Any) -> StatementPaper:
    return StatementPaper(frame=more.pop("frame", frame()), period=Period.parse("2026-S2"), people=people, **more)


def deadlines(count: int = 3, **more: Any) -> DeadlinesPaper:
    rows = tuple(
        DeadlineRow(
            number=f"{n:03d}/GRT/XI/2026",
            label="Lapor ke UPG",
            due_on=date(2026, 12, 31) - timedelta(days=n),
            safe_on=date(2026, 12, 30) - timedelta(days=n),
            late=n == 1,
        )
        for n in range(1, count + 1)
    )
    return DeadlinesPaper(frame=more.pop("frame", frame(confidential=False)), rows=rows)


PEOPLE = (StatementPerson(name="Siti Rekaan", position="Kaur Umum"), StatementPerson(name="Budi Rekaan"))
ALL: dict[PaperKind, Any] = {
    PaperKind.SUMMARY: summary,
    PaperKind.NIL: nil,
    PaperKind.COVER_LETTER: letter,
    PaperKind.STATEMENT: lambda **more: statement(*PEOPLE, **more),
    PaperKind.DEADLINES: deadlines,
}


@pytest.mark.parametrize("kind", list(ALL))
@pytest.mark.parametrize("size", list(PaperSize))
def test_each_paper_is_the_same_again_and_says_what_every_paper_says(kind: PaperKind, size: PaperSize) -> None:
    content = ALL[kind](frame=frame(size=size))
    pdf = draw_paper(kind, content, CODE)
    assert draw_paper(kind, from_bytes(to_bytes(content), PAPERS[kind].content_type), CODE) == pdf
    found = pages(pdf)
    for number, page in enumerate(found, start=1):
        assert f"Halaman {number} dari {len(found)}" in page
        assert CODE in page and "RAHASIA" in page and "005/GRT/CTH/XI/2026" in page


def test_a_summary_tells_the_figures() -> None:
    found = words(draw_paper(PaperKind.SUMMARY, summary(), CODE))
    for text in (
        "RINGKASANLAPORANGRATIFIKASI",
        "TRIWULANIVTAHUN2026",
        "Laporanpenerimaan3Rp1.700.000",
        "Laporanpenolakan1Rp1.000.000",
        "Seluruhnya4Rp2.700.000",
        "Uangataualattukarlain2Rp2.000.000",
        "Terkaittugas4Rp2.700.000",
        "DiteruskankeKPK1Rp1.000.000",
        "LaporkeUPG11101",
        "Oktober202610Rp350.000",
        "5objekgratifikasisenilaiRp2.700.000,00(duajutatujuhratusriburupiah)",
        "1laporandibatalkandantidakdihitung",
        "Laporandariperiodesebelumnya",
        "Peraturan KPK Nomor 1 Tahun 2026".replace(" ", ""),
        "KEPALADESACONTOHJAYA",
    ):
        assert text in found, text


def test_a_summary_names_nobody_unless_asked() -> None:
    assert "Rekaan" not in words(draw_paper(PaperKind.SUMMARY, summary(), CODE))
    named = words(draw_paper(PaperKind.SUMMARY, summary(with_names=True), CODE))
    assert "SitiRekaan" in named and "TokoContohRekaan" in named


def test_a_summary_of_nothing_says_nihil_in_every_row() -> None:
    found = words(draw_paper(PaperKind.SUMMARY, summary([]), CODE))
    assert "Tidakadapenerimaanmaupunpenolakan" in found
    assert found.count("0NIHIL") >= 5 + 9 + 9 + 3 + 3
    assert "Daftarlaporan" in found


def test_a_summary_for_publication_shows_no_list_and_no_small_number() -> None:
    reports = [record(n, received_on=date(2026, 11, n)) for n in range(1, 9)]
    figures = summarise(reports, QUARTER, {}, TODAY, for_publication=True)
    found = words(draw_paper(PaperKind.SUMMARY, replace(summary(), figures=figures), CODE))
    assert "Daftarlaporan" not in found and "Seluruhnya8" in found
    tiny = summarise(reports[:1], QUARTER, {}, TODAY, for_publication=True)
    found = words(draw_paper(PaperKind.SUMMARY, replace(summary(), figures=tiny), CODE))
    assert "Seluruhnya<3" in found and "Rp350.000" not in found


def test_both_charts_are_drawn_in_their_colours_to_scale() -> None:
    image = rendered(draw_paper(PaperKind.SUMMARY, summary(frame=frame(demo=False)), CODE))[0]
    teal, amber = coloured_share(image, colour(TEAL)), coloured_share(image, colour(AMBER))
    assert teal > 0.02 and amber > 0.003
    # Three receipts (1 + 2 columns high) stand against one refusal; the lying bars are teal too.
    assert teal > 3 * amber
    empty = rendered(draw_paper(PaperKind.SUMMARY, summary([], frame=frame(demo=False)), CODE))[0]
    assert coloured_share(empty, colour(TEAL)) < 0.005  # the legend and the logo of the sample office


def test_nothing_of_a_long_or_hostile_list_is_lost() -> None:
    long = " ".join(f"kata{number}" for number in range(900))
    reports = [
        record(number, objects=(whole_object(description=text),), received_on=date(2026, 11, 3))
        for number, text in enumerate((*HOSTILE, long, LONG_NAME), start=1)
    ]
    found = squeezed("".join(pages(draw_paper(PaperKind.SUMMARY, summary(reports, with_names=True), CODE))))
    for text in HOSTILE:
        assert squeezed(text) in found
    assert all(f"kata{number}" in found for number in range(900))


def test_a_nil_report_says_who_reports_what_to_whom() -> None:
    found = words(draw_paper(PaperKind.NIL, nil(), CODE))
    for text in (
        "LAPORANNIHILGRATIFIKASI",
        "UPGInspektoratKabupatenContoh",
        "1Oktobers.d.31Desember2026",
        "PenerimaangratifikasiNIHILNIHIL",
        "LaporanyangditeruskankeKPKNIHILNIHIL",
    ):
        assert text in found, text


def test_a_cover_letter_names_period_or_reports() -> None:
    found = words(draw_paper(PaperKind.COVER_LETTER, letter(enclosures=("Ringkasan", "Buku"), copies=("Camat",)), CODE))
    for text in (
        "Sifat:Rahasia",
        "Lampiran:2(dua)berkas",
        "Hal:PenyampaianringkasanlaporangratifikasiTriwulanIVTahun2026",
        "Yth.InspekturContoh",
        "Tembusan:1.Camat",
    ):
        assert text in found, text
    assert "(NIHIL)" in words(draw_paper(PaperKind.COVER_LETTER, letter(nil=True), CODE))
    one = words(draw_paper(PaperKind.COVER_LETTER, letter(period=None, report_numbers=("004/GRT/2026",)), CODE))
    assert "nomorregister004/GRT/2026" in one and "Lampiran:1(satu)berkas" in one


def test_each_official_gets_one_page_with_three_empty_boxes() -> None:
    found = pages(draw_paper(PaperKind.STATEMENT, statement(*PEOPLE, notes=law_notes("statement", TODAY)), CODE))
    assert len(found) == 2
    for person, page in zip(PEOPLE, found, strict=True):
        text = squeezed(page)
        assert squeezed(person.name) in text and "✓" not in text
        assert "1Julis.d.31Desember2026" in text
        for answer in (
            "TIDAKPERNAHmenerimagratifikasi",
            "MENERIMAgratifikasidanTELAHmelaporkannya",
            "MENERIMAgratifikasinamunBELUMmelaporkannya",
        ):
            assert answer in text


@pytest.mark.parametrize("size", list(PaperSize))
def test_a_blank_statement_is_one_page_of_lines(size: PaperSize) -> None:
    found = pages(draw_paper(PaperKind.STATEMENT, statement(frame=frame(size=size, number="")), ""))
    assert len(found) == 1 and "Yang membuat pernyataan" in found[0]


def test_a_statement_of_a_long_name_loses_nothing() -> None:
    found = words(draw_paper(PaperKind.STATEMENT, statement(StatementPerson(name=LONG_NAME, position=LONG_NAME)), CODE))
    assert found.count("AkhirNama") == 3


def test_the_wall_list_has_numbers_and_dates_the_earliest_first() -> None:
    found = words(draw_paper(PaperKind.DEADLINES, deadlines(3), CODE))
    assert found.index("003/GRT") < found.index("002/GRT") < found.index("001/GRT")
    assert "Rabu,30Desember2026TERLAMBAT" in found and found.count("TERLAMBAT") == 1
    assert "harikerja" in found
    assert "Tidakadabataswaktuyangberjalan" in words(draw_paper(PaperKind.DEADLINES, deadlines(0), CODE))


def test_a_long_wall_list_repeats_its_heading() -> None:
    found = pages(draw_paper(PaperKind.DEADLINES, deadlines(40), CODE))
    assert len(found) > 2 and all("Batas akhir" in page for page in found[:-1])
