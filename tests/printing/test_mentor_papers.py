"""Papers of an inspectorate: what they say, NIHIL, long names, both sizes of paper."""

from dataclasses import replace
from datetime import date

import pytest

from db.records.consolidated import Consolidated, OfficeFigures
from db.records.period import Period
from db.vocabulary import CellState, OfficeKind, PaperKind, PaperSize
from desktop.printing.audit_sample import AuditSamplePaper, SampledRecord
from desktop.printing.catalogue import draw_paper
from desktop.printing.consolidated import ConsolidatedPaper
from desktop.printing.frame import PaperFrame
from desktop.printing.late_letters import LateLettersPaper, LateOffice
from tests.printing.samples import pages

Q3 = Period.parse("2026-Q3")
DATED = date(2026, 11, 16)
CODE = "ABCD-EFGH-JKLM-NPQR"
LONG = "Desa Panjang Sekali Namanya " * 6


def page_texts(pdf: bytes) -> list[str]:
    """The words of each page."""
    return [" ".join(page.split()) for page in pages(pdf)]


def frame(size: PaperSize = PaperSize.A4) -> PaperFrame:
    return PaperFrame(
        office_name="Inspektorat Kabupaten Contoh",
        kind=OfficeKind.INSPECTORATE,
        place="Contoh",
        paper_size=size,
        dated=DATED,
        demo=True,
    )


def figures(**changes: object) -> Consolidated:
    """Two villages of one kecamatan: one sent nothing."""
    sent = OfficeFigures(
        code="36.04.05.2003",
        name="Contoh Makmur",
        state=CellState.LATE,
        offices=1,
        arrived=1,
        late_files=1,
        reports=3,
        receipts=2,
        refusals=1,
        value=1_750_000,
        officials=8,
        officials_current=6,
    )
    silent = OfficeFigures(code="36.04.05.2004", name=LONG, state=CellState.OVERDUE, offices=1, missing=1)
    whole = replace(sent, code="", name="", state=None, offices=2, missing=1)
    made = Consolidated(
        period=Q3,
        as_of=DATED,
        due=date(2026, 10, 10),
        whole=whole,
        subdistricts=(replace(whole, name="Contoh Jaya"),),
        offices=(sent, silent),
        missing=(silent,),
        objects={"food": (2, 500_000), "": (1, 1_250_000)},
        occasions={"duty": (3, 1_750_000)},
        statuses={"registered": 3},
    )
    return replace(made, **changes)


@pytest.mark.parametrize("size", list(PaperSize))
def test_the_summary_of_a_regency_adds_up_and_names_who_is_missing(size: PaperSize) -> None:
    places = {"36.04.05.2003": "Contoh Jaya", "36.04.05.2004": "Contoh Jaya"}
    paper = ConsolidatedPaper(frame=frame(size), figures=figures(), places=places, source="SE Bupati Contoh 1/2026")
    said = " ".join(page_texts(draw_paper(PaperKind.CONSOLIDATED, paper, CODE)))
    for words in (
        "TRIWULAN III TAHUN 2026",
        "10 hari setelah masa berakhir (SE Bupati Contoh 1/2026)",
        "Belum mengirim 1 50%",
        "Nilai taksiran seluruhnya Rp1.750.000,00",
        "Belum diisi 1 Rp1.250.000",
        "KANTOR YANG BELUM MENGIRIM",
        "Belum tiba, lewat batas",
        "75%",
        f"Kode cek {CODE}",
    ):
        assert words in said, words


def test_a_regency_without_reports_says_nihil() -> None:
    nothing = figures(whole=OfficeFigures(offices=2, missing=2), subdistricts=(), objects={}, occasions={}, statuses={})
    paper = ConsolidatedPaper(frame=frame(), figures=nothing)
    said = " ".join(page_texts(draw_paper(PaperKind.CONSOLIDATED, paper, CODE)))
    assert "NIHIL Tidak ada laporan gratifikasi dari kantor binaan" in said
    assert "Kegiatan terlaksana NIHIL" in said


def test_each_late_office_gets_a_letter_of_its_own() -> None:
    missing = ((Q3.previous(), date(2026, 7, 10)), (Q3, date(2026, 10, 10)))
    paper = LateLettersPaper(
        frame=frame(PaperSize.F4),
        offices=(
            LateOffice(head="Kepala Desa Contoh Makmur", place="Kecamatan Contoh Jaya", missing=missing[1:]),
            LateOffice(head=f"Kepala {LONG}", place="", missing=missing, enrolled=False),
        ),
        until=date(2026, 11, 23),
    )
    first, second = page_texts(draw_paper(PaperKind.LATE_LETTERS, paper, CODE))
    assert "Kepala Desa Contoh Makmur" in first and "10 Oktober 2026" in first and "belum terdaftar" not in first
    assert "10 Juli 2026" in second and "belum terdaftar" in second and "di Tempat" in second
    assert "23 November 2026" in first


def test_a_sample_names_its_seed_and_gives_each_record_a_page() -> None:
    record = SampledRecord(
        title="001/GRT/2026",
        kind="Laporan gratifikasi",
        office=LONG,
        facts=(("Kronologi", "Diantar. " * 120),),
        timeline=(("16-11-2026", "Dicatat di buku register", ""),),
        files=("Foto objek: foto.jpg (berkasnya tidak ikut dikirim)",),
    )
    paper = AuditSamplePaper(frame=frame(), period=Q3, seed="305874", population=744, records=(record, record))
    said = page_texts(draw_paper(PaperKind.AUDIT_SAMPLE, paper, CODE))
    assert len(said) == 3
    assert "Dari 744 laporan dan kegiatan" in said[0] and "angka awal 305874" in said[0]
    assert "tidak ikut dikirim" in said[2]
