"""Coverage report, training history and the training part of the summary, read back from their PDFs."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from db.records.canonical import from_bytes, to_bytes
from db.vocabulary import PaperKind, PaperSize
from desktop.printing.catalogue import PAPERS, draw_paper
from desktop.printing.summary import SummaryPaper
from tests.printing.coverages import coverage_paper, held, history_paper, training_figures
from tests.printing.pictures import text_edges
from tests.printing.samples import CODE, HOSTILE, frame, pages, squeezed, words
from tests.printing.test_nothing_cut_off import EDGE, wholly
from tests.printing.test_period_papers import summary

LONG = ("Nama Yang Panjang Sekali " * 8, "W" * 200)


def summary_paper(**more: Any) -> SummaryPaper:
    return replace(summary(), training=training_figures(**more))


def text(kind: PaperKind, content: Any) -> str:
    return " ".join(" ".join(pages(draw_paper(kind, content, CODE))).split())


def test_coverage_report_tells_figures_who_is_next_and_who_did_not_come():
    found = text(PaperKind.COVERAGE, coverage_paper())
    for part in (
        "LAPORAN CAKUPAN PELATIHAN ANTI-PENYUAPAN",
        "KEADAAN 21 NOVEMBER 2026",
        "risiko rendah dilatih paling lama setiap 24 bulan",
        "Tercakup 7 dari 14 orang (50%)",
        "Tw IV 2026",
        "Yang perlu dilatih berikutnya (sampai 90 hari ke depan)",
        "3 dari 41 orang tidak hadir",
        "Tidak Hadir Rekaan 2",
        "Semua hadir (20 orang)",
        "Kehadiran belum dicatat",
        CODE,
    ):
        assert part in found, part
    assert "8, 9" in found  # numbers of the topics lacked
    assert found.count("Perangkat Rekaan 12") == 2  # among the next, and in the list of all


def test_each_office_has_its_own_list():
    found = text(PaperKind.COVERAGE, coverage_paper(12, offices=3))
    assert found.count("Desa Contoh 0") == 2  # its share, its list
    assert "Cakupan menurut kantor atau unit" in found


def test_coverage_of_nobody_is_nil():
    paper = replace(coverage_paper(0), sessions=())
    found = text(PaperKind.COVERAGE, paper)
    assert "Tercakup 0 dari 0 orang (–)" in found
    assert "NIHIL. Tidak ada kegiatan yang terlaksana." in found


def test_history_tells_hours_by_year_certificates_and_what_was_missed():
    found = text(PaperKind.HISTORY, history_paper())
    for part in (
        "RIWAYAT PELATIHAN",
        "2026 2 1 13",  # two sessions of 3,5 and one certificate of 6
        "2025 2 0 7",
        "Seluruhnya 4 1 20",
        "42,5 – 88 Lulus",
        "hadir 1 dari 2 pertemuan",
        "KPK-EL-2026-0",
        "diperiksa 09-04-2026",
        "Sudah, belum diperiksa",
        "Diundang, tidak hadir",
        "Narasumber",
    ):
        assert part in found, part
    assert "000/SERT/36.04.05.2003/" in found


def test_summary_joins_both_parts_in_one_document():
    found = text(PaperKind.SUMMARY, summary_paper())
    assert "RINGKASAN PENGENDALIAN GRATIFIKASI DAN PELATIHAN" in found
    assert found.index("A. LAPORAN GRATIFIKASI") < found.index("B. PELATIHAN ANTI-PENYUAPAN") < found.index("Catatan")
    for part in ("Peserta hadir 144", "84 / 60", "85%", "+20", "110 / 1", "Tercakup 7 dari 14", "36 / 42"):
        assert part in found, part
    assert found.count("Kepala Contoh") == 1  # signed once


def test_summary_of_a_period_without_training_says_nil():
    found = text(PaperKind.SUMMARY, summary_paper(count=0))
    assert "Tidak ada kegiatan pelatihan yang terlaksana pada Triwulan IV Tahun 2026." in found
    assert "1 kegiatan pada periode ini belum ditandai terlaksana dan tidak dihitung." in found


def test_summary_issued_before_there_were_trainings_is_read_and_drawn_as_it_was():
    old = summary()
    kept = to_bytes(old)
    without = kept.replace(b',"training":null', b"").replace(b'"training":null,', b"")
    assert without != kept
    again = from_bytes(without, SummaryPaper)
    assert again == old
    drawn = text(PaperKind.SUMMARY, again)
    assert "RINGKASAN LAPORAN GRATIFIKASI" in drawn
    assert "PELATIHAN" not in drawn


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        (PaperKind.COVERAGE, coverage_paper()),
        (PaperKind.HISTORY, history_paper()),
        (PaperKind.SUMMARY, summary_paper()),
    ],
)
def test_kept_words_give_the_same_paper_again(kind, content):
    again = from_bytes(to_bytes(content), PAPERS[kind].content_type)
    assert again == content
    assert draw_paper(kind, again, CODE) == draw_paper(kind, content, CODE)


@pytest.mark.parametrize("size", list(PaperSize))
@pytest.mark.parametrize("name", LONG, ids=["words", "one-word"])
@pytest.mark.parametrize("kind", [PaperKind.COVERAGE, PaperKind.HISTORY, PaperKind.SUMMARY])
def test_no_word_stands_outside_the_sheet(kind, name, size):
    office = wholly(name, size)
    content: Any = {
        PaperKind.COVERAGE: lambda: coverage_paper(3, name, frame=office),
        PaperKind.HISTORY: lambda: history_paper(2, name, frame=office),
        PaperKind.SUMMARY: lambda: replace(summary_paper(count=2, name=name), frame=office),
    }[kind]()
    for left, low, right, high, width, height in text_edges(draw_paper(kind, content, CODE)):
        assert left >= EDGE and low >= EDGE and right <= width - EDGE and high <= height - EDGE


@pytest.mark.parametrize("sign", HOSTILE)
def test_what_was_typed_is_only_words(sign):
    assert squeezed(sign)[:20] in words(draw_paper(PaperKind.HISTORY, history_paper(1, sign), CODE))
    paper = replace(coverage_paper(2, sign), sessions=held(sign))
    assert squeezed(sign)[:12] in words(draw_paper(PaperKind.COVERAGE, paper, CODE))


def test_coverage_of_three_thousand_people_is_drawn():
    paper = coverage_paper(3000, offices=100, frame=frame(confidential=False))
    drawn = pages(draw_paper(PaperKind.COVERAGE, paper, CODE))
    assert len(drawn) > 50
    assert sum("Perangkat Rekaan 2999" in page for page in drawn) >= 1
    assert date(2026, 11, 21) == paper.coverage.on
