"""The official form: every answer where an officer of KPK looks for it, and nothing cut off."""

import io
import re
from dataclasses import replace
from datetime import date

import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.records.canonical import from_bytes, to_bytes
from db.records.report import GiftObject, Giver, ReportDraft, Reporter
from db.vocabulary import (
    AttachmentKind,
    Confidentiality,
    ObjectKind,
    ObjectLocation,
    Occasion,
    PaperSize,
    Relation,
    ReportKind,
)
from desktop.printing.report_form import ReportFormPaper, draw
from desktop.printing.text import visible
from desktop.rules.labels import form_boxes, official_form
from tests.printing.samples import CODE, DRAFT, HOSTILE, LIMITS, MONEY, PARCEL, REPORTER, frame, pages, squeezed, words


def _paper(draft: ReportDraft = DRAFT, size: PaperSize = PaperSize.A4, **more: object) -> ReportFormPaper:
    return ReportFormPaper(
        frame=frame(size=size),
        number="004/GRT/CTH/XI/2026",
        draft=draft,
        limits=LIMITS,
        **more,  # type: ignore[arg-type]
    )


def _form_words(node: object) -> list[str]:
    if isinstance(node, dict):
        skipped = ("source", "members", "write", "A7_note")
        return [text for key, value in node.items() if key not in skipped for text in _form_words(value)]
    if isinstance(node, list):
        return [text for item in node for text in _form_words(item)]
    return [node] if isinstance(node, str) else []


@pytest.mark.parametrize("size", list(PaperSize))
def test_all_words_of_the_form_stand_on_two_pages(size: PaperSize) -> None:
    pdf = draw(_paper(size=size), CODE)
    assert len(pages(pdf)) == 2
    found = re.sub(r"(?<![(\d])[12]\)", "", words(pdf))  # the marks of the notes in the margin
    missing = [text for text in _form_words(official_form()) if squeezed(text) not in found]
    assert missing == []


def test_labels_stand_in_the_order_of_the_form() -> None:
    found = words(draw(_paper(), CODE))
    place = 0
    for key in [*(f"A{n}" for n in range(1, 11)), *(f"B{n}" for n in range(1, 6))]:
        place = found.index(squeezed(official_form()["fields"][key]), place)
    for key in [*(f"C{n}" for n in range(1, 6)), *(f"D{n}" for n in range(1, 5)), "E", "closing"]:
        place = found.index(squeezed(official_form()["fields"][key]), place)


def test_every_answer_is_printed_in_full() -> None:
    found = words(draw(_paper(), CODE))
    for text in (
        "NamaLengkap:SitiContoh",
        "NomorIndukKependudukan:3604050101850001",
        "TanggalLahir:1Januari1985",
        "BudiMisal,0813-0000-0000",
        "Kecamatan:ContohRaya",
        "Provinsi:Banten",
        "NamaLengkapPemberi:CVContohKarya",
        "2paket–Parselkuekering",
        "Rp750.000,00",
        "TanggalPenerimaanGratifikasi:16Maret2026",
        "27Maret2026",
        "Parseldiletakkandimejapelayanan.",
        "ContohJaya,21November2026",
        "(SitiContoh)",
        "Nomorregister004/GRT/CTH/XI/2026",
        "Lembar1dari2",
        CODE,
    ):
        assert text in found, text


@pytest.mark.parametrize("kind", [Relation, Occasion, ObjectLocation, ObjectKind])
def test_each_choice_ticks_its_box_and_no_other(kind: type) -> None:
    field = {"Relation": "relation", "Occasion": "occasion", "ObjectLocation": "location", "ObjectKind": "kind"}
    for member in kind:
        if kind is Relation:
            item = GiftObject(giver=Giver(relation=member))
        else:
            item = GiftObject(**{field[kind.__name__]: member})
        page = squeezed(pages(draw(_paper(replace(DRAFT, objects=(item,), compensation=None)), CODE))[1])
        assert page.count("✓") == 1
        box = next(box for box in form_boxes(kind) if member.value in box.members)
        assert "✓" + squeezed(box.text) in page


def test_the_two_opening_choices_are_ticked() -> None:
    found = squeezed(pages(draw(_paper(), CODE))[0])
    assert "✓TembuskankeUPG" in found
    assert "✓LaporanPenerimaan" in found
    secret = replace(DRAFT, kind=ReportKind.REFUSAL, confidentiality=Confidentiality.SECRET)
    found = squeezed(pages(draw(_paper(secret), CODE))[0])
    assert "✓Pribadi&Rahasia" in found
    assert "✓LaporanPenolakan" in found
    assert found.count("✓") == 2


@pytest.mark.parametrize(("answer", "seen"), [(True, "✓YaTidak"), (False, "Ya✓Tidak"), (None, "YaTidak")])
def test_compensation_is_ticked_as_answered(answer: bool | None, seen: str) -> None:
    assert seen in words(draw(_paper(replace(DRAFT, compensation=answer)), CODE))


def test_each_object_has_its_own_sheet() -> None:
    found = [squeezed(text) for text in pages(draw(_paper(replace(DRAFT, objects=(PARCEL, MONEY, PARCEL))), CODE))]
    assert len(found) == 4
    assert "CVContohKarya" in found[1] and "CVContohKarya" not in found[2]
    assert "Objek2dari3" in found[2] and "WargaContoh" in found[2]
    assert "USD100,5(taksiranRp1.600.000,00)" in found[2]
    assert "uangdalamamplop" in found[2]
    assert all("16Maret2026" in page and "(SitiContoh)" in page for page in found[1:])
    assert all(f"Lembar{number}dari4" in page for number, page in enumerate(found, start=1))


def test_a_holiday_gift_goes_to_the_last_box_with_its_own_word() -> None:
    assert "✓Lainnya,sebutkanHarirayakeagamaan" in words(draw(_paper(), CODE))


def test_the_rules_of_2026_are_noted_outside_the_boxes() -> None:
    found = words(draw(_paper(), CODE))
    assert "1)Untukpenerimaansejak20Januari2026batasnyaRp1.500.000perpemberi" in found
    assert "2)Laporanyanglewat30harikerja" in found
    assert "dapatditetapkanmenjadimiliknegara" in found
    assert "20harikerja" in found
    assert "Rp1.000.000,00setiappemberianperorang" in found  # the form's own words stay as they are


def test_long_text_goes_on_in_a_numbered_annex() -> None:
    story = " ".join(f"kalimat{number}" for number in range(900))
    draft = replace(DRAFT, chronology=story, reporter=replace(REPORTER, address="alamat panjang " * 40))
    found = pages(draw(_paper(draft), CODE))
    assert "lihat Lampiran 1" in found[0]
    assert "lihat Lampiran 2" in found[1]
    annex = "".join(found[2:])
    assert "Lampiran 1 – A8. Alamat Lengkap Penerima (sesuai KTP)" in annex
    assert "Lampiran 2 – D4. Uraian tentang proses terjadinya penerimaan gratifikasi" in annex
    assert all(re.search(rf"kalimat{number}\b", annex) for number in range(900))
    assert all("Lembar " in page for page in found)


def test_one_story_is_one_annex_on_all_sheets() -> None:
    draft = replace(DRAFT, objects=(PARCEL, MONEY), chronology="cerita " * 400)
    found = pages(draw(_paper(draft), CODE))
    assert "lihat Lampiran 1" in found[1] and "lihat Lampiran 1" in found[2]
    assert "".join(found).count("Lampiran 1 –") == 1


def test_enclosures_are_ticked_and_listed() -> None:
    kinds = ((AttachmentKind.OBJECT_PHOTO, "foto.jpg"), (AttachmentKind.OTHER, "surat <b>warga</b>"))
    found = pages(draw(_paper(attachments=kinds), CODE))
    assert "✓Foto/ScanObjekGratifikasi" in squeezed(found[0])
    assert squeezed(found[0]).count("✓") == 3
    assert "Daftar dokumen pendukung" in found[2]
    assert "Dokumen lain: surat <b>warga</b>" in found[2]


def test_why_a_report_is_late_is_told() -> None:
    found = pages(draw(_paper(replace(DRAFT, late_reason="Baru mengetahui kewajiban.")), CODE))
    assert "Alasan terlambat melapor" in found[2]
    assert "Baru mengetahui kewajiban." in found[2]


@pytest.mark.parametrize("size", list(PaperSize))
def test_a_blank_form_has_no_tick_no_code_and_two_pages(size: PaperSize) -> None:
    blank = ReportFormPaper(frame=frame(size=size, demo=False, number=""), limits=LIMITS, blank=True)
    found = pages(draw(blank, ""))
    assert len(found) == 2
    assert "✓" not in "".join(found)
    assert "Kode cek" not in "".join(found)
    assert "20....." in found[1]


def test_the_emblem_of_kpk_is_not_reproduced() -> None:
    for page in pypdf.PdfReader(io.BytesIO(draw(_paper(), CODE))).pages:
        assert not page.images or all("inline" in image.name or image.name.startswith("~") for image in page.images)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_only_text(text: str) -> None:
    draft = replace(
        DRAFT,
        reporter=Reporter(name=text, address=text, position=text),
        objects=(replace(MONEY, description=text, kind_other=text),),
        chronology=text,
        received_place=text,
    )
    assert words(draw(_paper(draft, attachments=((AttachmentKind.OTHER, text),)), CODE)).count(squeezed(text)) >= 8


def test_a_reprint_from_stored_content_is_the_same_to_the_byte() -> None:
    paper = _paper(replace(DRAFT, objects=(PARCEL, MONEY)), attachments=((AttachmentKind.OBJECT_PHOTO, "a.jpg"),))
    stored = to_bytes(paper)
    again = from_bytes(stored, ReportFormPaper)
    assert again == paper
    assert draw(again, CODE) == draw(paper, CODE)


_ANY = st.text(alphabet=st.characters(exclude_categories=()), max_size=700)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(story=_ANY, name=_ANY, typed=_ANY)
def test_any_text_can_be_read_back(story: str, name: str, typed: str) -> None:
    _assert_read_back(story, name, typed)


@pytest.mark.night
@settings(max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(story=_ANY, name=_ANY, typed=_ANY)
def test_any_text_can_be_read_back_many_times(story: str, name: str, typed: str) -> None:
    _assert_read_back(story, name, typed)


def _assert_read_back(story: str, name: str, typed: str) -> None:
    item = replace(PARCEL, occasion=Occasion.OTHER, occasion_other=typed, description=story)
    draft = replace(DRAFT, chronology=story, reporter=replace(REPORTER, name=name), objects=(item,))
    found = pages(draw(_paper(draft), CODE))
    total = len(found)
    read = ""
    for number, page in enumerate(found, start=1):
        text = squeezed(page)
        # Head and foot of the page stand between two parts of a text that goes over pages.
        foot = text.rindex(squeezed("Desa Contoh Jaya Nomor register 004/GRT/CTH/XI/2026 Kode cek"))
        assert f"Lembar{number}dari{total}" in text[foot:]
        read += text[:foot].replace(squeezed("RAHASIA DATA CONTOH Komisi Pemberantasan Korupsi"), "")
    read = read.replace(squeezed("LAMPIRAN LAPORAN GRATIFIKASI"), "")
    for text in (story, name, typed):
        assert squeezed(visible(text)) in read


def test_a_sign_python_takes_for_white_space_is_not_lost() -> None:
    _assert_read_back("\x1f", "\x85\x1e", "\x1f\x1d")


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_dates_at_the_ends_of_time_are_printed(day: date) -> None:
    draft = replace(DRAFT, received_on=day, reporter=replace(REPORTER, birth_date=day))
    assert words(draw(_paper(draft), CODE))
