"""Receipt, hand-over, distribution and recovery sheet."""

import io
from dataclasses import replace
from datetime import date
from typing import Any

import pypdf
import pypdfium2
import pytest
import zxingcpp

from db.records.canonical import from_bytes, to_bytes
from db.records.office import Signatory
from db.vocabulary import PaperKind, PaperSize, ReportKind
from desktop.printing.catalogue import PAPERS, draw_paper, join
from desktop.printing.distribution import DistributionPaper
from desktop.printing.handover import HandoverPaper
from desktop.printing.items import PaperItem, Party
from desktop.printing.pdfium_turn import PDFIUM_TURN
from desktop.printing.receipt import ReceiptPaper
from desktop.printing.recovery import RecoveryPaper
from tests.printing.samples import CODE, FIRST, HOSTILE, ITEMS, SECOND, frame, pages, picture, squeezed, words

RECOVERY_CODE = "7K2M-9QXR-4TBD-W0FA-AB3D-9XYZ"


def handover(**more: Any) -> HandoverPaper:
    content: dict[str, Any] = {
        "frame": frame(),
        "on": date(2026, 11, 21),
        "basis": "laporan gratifikasi nomor 004/GRT/CTH/XI/2026",
        "first": FIRST,
        "second": SECOND,
        "items": ITEMS,
    }
    return HandoverPaper(**(content | more))


def distribution(**more: Any) -> DistributionPaper:
    content: dict[str, Any] = {
        "frame": frame(),
        "on": date(2026, 11, 21),
        "basis": "laporan gratifikasi nomor 004/GRT/CTH/XI/2026",
        "giver_party": FIRST,
        "recipient": SECOND,
        "items": ITEMS,
        "reason": "makanan mudah rusak",
        "photos": (picture(kind="JPEG"), picture((200, 60, 60)), picture((60, 60, 200))),
        "photo_captions": ("Penyerahan",),
    }
    return DistributionPaper(**(content | more))


def receipt(**more: Any) -> ReceiptPaper:
    content: dict[str, Any] = {
        "frame": frame(),
        "report_number": "004/GRT/CTH/XI/2026",
        "reporter_name": "Siti Contoh",
        "reporter_position": "Kaur Umum",
        "received_on": date(2026, 11, 20),
        "reported_on": date(2026, 11, 21),
        "objects": ITEMS,
        "deadlines": (("Batas lapor ke UPG", date(2026, 12, 4)),),
        "taken_by": Signatory(name="Petugas Contoh"),
    }
    return ReceiptPaper(**(content | more))


def recovery(**more: Any) -> RecoveryPaper:
    content: dict[str, Any] = {
        "frame": frame(number=""),
        "code": RECOVERY_CODE,
        "account_names": ("Petugas Contoh",),
        "made_on": date(2026, 11, 21),
    }
    return RecoveryPaper(**(content | more))


def test_a_hand_over_names_the_date_in_words_both_parties_and_the_things() -> None:
    found = words(draw_paper(PaperKind.HANDOVER, handover(witness=Party(name="Saksi Contoh", position="Sekdes")), CODE))
    for text in (
        "BERITAACARASERAHTERIMAOBJEKGRATIFIKASI",
        "Sabtutanggalduapuluhsatubulannovembertahunduaribuduapuluhenam(21-11-2026)",
        "SitiContoh",
        "selanjutnyadisebutPIHAKPERTAMA",
        "BudiMisal",
        "selanjutnyadisebutPIHAKKEDUA",
        "laporangratifikasinomor004/GRT/CTH/XI/2026",
        "Parselkuekering(contoh)2paketBaikRp750.000",
        "JumlahnilaitaksiranRp2.250.000",
        "rangkap2(dua)",
        "SaksiContohSekdes",
    ):
        assert text.lower() in found.lower(), text
    assert "Mengetahui" not in found


def test_without_a_witness_the_head_countersigns_unless_he_is_a_party() -> None:
    assert "Mengetahui,KEPALADESACONTOHJAYA" in words(draw_paper(PaperKind.HANDOVER, handover(), CODE))
    head = replace(FIRST, name="H. Kepala Contoh")
    assert "Mengetahui" not in words(draw_paper(PaperKind.HANDOVER, handover(first=head), CODE))


def test_signatures_of_an_agreement_stand_on_one_page() -> None:
    for count in range(0, 40, 3):
        found = pages(draw_paper(PaperKind.HANDOVER, handover(items=ITEMS[:1] * count), CODE))
        signed = [page for page in found if "PIHAK KEDUA," in page.split("\n")]
        assert len(signed) == 1
        assert "Mengetahui," in signed[0]


def test_a_distribution_shows_reason_and_every_photo() -> None:
    pdf = draw_paper(PaperKind.DISTRIBUTION, distribution(), CODE)
    found = words(pdf)
    assert "Alasanpenyaluran:makananmudahrusak" in found
    assert "Fotopenyerahanterlampir(3lembar)" in found
    assert "Foto1.Penyerahan" in found and "Foto3." in found
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    assert len([image for image in reader.pages[-1].images if not image.name.startswith("~")]) == 3


def test_an_unreadable_photo_does_not_stop_the_paper() -> None:
    pdf = draw_paper(PaperKind.DISTRIBUTION, distribution(photos=(b"\xff\xd8\xff rusak", b"", picture())), CODE)
    assert words(pdf).count("Gambartidakdapatdibaca") == 2


def test_a_receipt_gives_number_dates_and_deadlines_and_is_not_kpks() -> None:
    found = words(draw_paper(PaperKind.RECEIPT, receipt(), CODE))
    for text in (
        "Nomorregister:004/GRT/CTH/XI/2026",
        "Jenislaporan:LaporanPenerimaan",
        "Tanggalpenerimaan:Jumat,20November2026",
        "Tanggalmelapor:Sabtu,21November2026",
        "BataslaporkeUPGJumat,4Desember2026",
        "bukantandaterimadariKPK",
        "PetugasContoh",
    ):
        assert text in found, text
    refused = words(draw_paper(PaperKind.RECEIPT, receipt(kind=ReportKind.REFUSAL), CODE))
    assert "Tanggalpenolakan" in refused and "LaporanPenolakan" in refused


def test_a_receipt_says_what_was_done_in_time_already() -> None:
    paper = receipt(met=(("Batas lapor ke UPG", date(2026, 11, 23)),), deadlines=())
    assert "BataslaporkeUPGsudah,23November2026" in words(draw_paper(PaperKind.RECEIPT, paper, CODE))


def _title_lines(title: str) -> list[str]:
    head = Signatory(name="Kepala Rekaan", title=title)
    (page,) = pages(draw_paper(PaperKind.HANDOVER, handover(frame=replace(frame(), head=head)), CODE))
    found = page.split("\n")
    return found[found.index("Mengetahui,") + 1 : found.index("Kepala Rekaan")]


def test_the_title_above_a_signature_leaves_no_word_alone_on_a_line() -> None:
    assert _title_lines("Kepala Desa Sukamaju (Contoh)") == ["KEPALA DESA SUKAMAJU (CONTOH),"]
    first, second = _title_lines("Kepala Desa " + "Sukamaju " * 8 + "(Contoh)")
    assert abs(len(first) - len(second)) <= len("SUKAMAJU ")
    unbroken = "Sukamaju" * 6
    assert unbroken.upper() in _title_lines(f"Kepala Desa {unbroken} Makmur Sentosa (Contoh)")[0]


def test_the_recovery_code_can_be_read_and_scanned() -> None:
    pdf = draw_paper(PaperKind.RECOVERY, recovery(), "")
    found = words(pdf)
    assert all(group in found for group in RECOVERY_CODE.split("-"))
    assert "PetugasContoh" in found and "brankas" in found
    with PDFIUM_TURN:
        image = pypdfium2.PdfDocument(pdf)[0].render(scale=150 / 72).to_pil()
    assert [code.text for code in zxingcpp.read_barcodes(image)] == [RECOVERY_CODE]


def test_the_recovery_code_is_never_kept() -> None:
    secret = {kind for kind, paper in PAPERS.items() if not paper.keeps_content}
    assert secret == {PaperKind.RECOVERY, PaperKind.KEY_SHEET}


ALL = {
    PaperKind.HANDOVER: handover,
    PaperKind.DISTRIBUTION: distribution,
    PaperKind.RECEIPT: receipt,
    PaperKind.RECOVERY: recovery,
}


@pytest.mark.parametrize("kind", list(ALL))
@pytest.mark.parametrize("size", list(PaperSize))
def test_one_page_where_the_content_is_short_and_the_same_again(kind: PaperKind, size: PaperSize) -> None:
    content = ALL[kind](frame=frame(size=size, number="" if kind is PaperKind.RECOVERY else "1/2026"))
    first = draw_paper(kind, content, CODE)
    assert len(pages(first)) == (2 if kind is PaperKind.DISTRIBUTION else 1)
    assert draw_paper(kind, from_bytes(to_bytes(content), PAPERS[kind].content_type), CODE) == first


@pytest.mark.parametrize("kind", [PaperKind.HANDOVER, PaperKind.DISTRIBUTION, PaperKind.RECEIPT])
@pytest.mark.parametrize("size", list(PaperSize))
def test_blank_papers_fit_one_page(kind: PaperKind, size: PaperSize) -> None:
    content = PAPERS[kind].content_type(frame=frame(size=size, number="", demo=False, confidential=False), blank=True)
    found = pages(draw_paper(kind, content, ""))
    assert len(found) == 1
    assert "....." in found[0]
    assert "Kode cek" not in found[0]


def test_long_and_hostile_content_is_all_there() -> None:
    long = " ".join(f"kata{number}" for number in range(700))
    items = tuple(PaperItem(description=text, quantity_text=text, condition=text) for text in (*HOSTILE, long))
    party = Party(name=HOSTILE[0], position=HOSTILE[1], address=long)
    for kind, content in (
        (PaperKind.HANDOVER, handover(items=items, first=party, note=long, basis=HOSTILE[2])),
        (PaperKind.DISTRIBUTION, distribution(items=items, recipient=party, reason=long)),
        (PaperKind.RECEIPT, receipt(objects=items, reporter_name=HOSTILE[0], reporter_position=long)),
    ):
        found = squeezed("".join(pages(draw_paper(kind, content, CODE))))
        assert all(squeezed(text) in found for text in HOSTILE), kind
        assert all(found.count(f"kata{number}") >= 2 for number in (0, 350, 699)), kind


def test_several_papers_become_one_and_the_same_one() -> None:
    parts = [draw_paper(kind, make(), CODE) for kind, make in ALL.items()]
    joined = join(parts)
    assert [squeezed(page) for page in pages(joined)] == [squeezed(page) for part in parts for page in pages(part)]
    assert join(parts) == joined
    metadata = pypdf.PdfReader(io.BytesIO(joined)).metadata
    assert metadata is not None and metadata.creation_date is not None
    assert metadata.creation_date.date() == date(2026, 11, 21)


def test_the_catalogue_has_every_paper() -> None:
    assert set(PAPERS) == set(PaperKind) - {PaperKind.CERTIFICATES}  # they have a register of their own
    assert len({paper.file_name for paper in PAPERS.values()}) == len(PAPERS)
