"""The papers of a training session: what each says, what is repeated, what is never torn apart."""

import io
from dataclasses import replace
from typing import Any

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.records.canonical import from_bytes, to_bytes
from db.records.training import Meeting
from db.vocabulary import PaperKind, PaperSize
from desktop.printing.attendance_sheet import AttendanceList, AttendancePaper
from desktop.printing.catalogue import PAPERS, draw_paper
from desktop.printing.invitation import FEW
from desktop.printing.minutes import MinutesNotes, MinutesPaper, parts_of
from desktop.printing.photo_sheet import Photo
from desktop.printing.session_facts import time_text
from tests.printing import trainings
from tests.printing.pictures import text_edges
from tests.printing.samples import CODE, HOSTILE, pages, squeezed, words
from tests.printing.trainings import FACTS, ONE, TWO, training_frame

ALL: dict[PaperKind, Any] = {
    PaperKind.INVITATION: trainings.invitation_paper,
    PaperKind.ATTENDANCE: trainings.attendance_paper,
    PaperKind.MINUTES: trainings.minutes_paper,
    PaperKind.PHOTOS: trainings.photo_paper,
    PaperKind.BUNDLE: lambda size: replace(trainings.bundle(), frame=training_frame(size)),
    PaperKind.ACTIVITY: lambda size: replace(trainings.activity(), frame=training_frame(size)),
}


def drawn(kind: PaperKind, content: Any) -> list[str]:
    """Return the words of each page of a paper."""
    return pages(draw_paper(kind, content, CODE))


@pytest.mark.parametrize("kind", list(ALL))
@pytest.mark.parametrize("size", list(PaperSize))
def test_a_reprint_from_what_was_kept_is_the_same_to_the_byte(kind: PaperKind, size: PaperSize) -> None:
    content = ALL[kind](size)
    first = draw_paper(kind, content, CODE)
    assert draw_paper(kind, from_bytes(to_bytes(content), PAPERS[kind].content_type), CODE) == first
    box = pypdf.PdfReader(io.BytesIO(first)).pages[0].mediabox
    assert round(float(box.height)) == (842 if size is PaperSize.A4 else 935)


@pytest.mark.parametrize("kind", list(ALL))
def test_every_page_has_number_code_mark_and_place_in_the_paper(kind: PaperKind) -> None:
    found = drawn(kind, ALL[kind](PaperSize.A4))
    for place, text in enumerate(found, start=1):
        assert f"Halaman {place} dari {len(found)}" in text
        assert f"Kode cek {CODE}" in text
        assert "Nomor 400.14/07/Contoh" in text
        assert "DATA CONTOH" in text
        assert "RAHASIA" not in text


def test_an_invitation_names_event_day_time_and_place() -> None:
    letter, people = drawn(PaperKind.INVITATION, trainings.invitation_paper())
    found = squeezed(letter)
    for text in (
        "Nomor:005/12/Contoh/2026",
        "Sifat:Penting",
        "Lampiran:1(satu)berkas",
        "ContohJaya,16November2026",
        "Acara:SosialisasiPengendalianGratifikasi(contoh)",
        "Hari,tanggal:Selasa,24November2026",
        "Waktu:09.00s.d.12.00WIB",
        "Tempat:AulaKantorDesaContohJaya",
        "BerdasarkanPeraturanKepalaDesaContohJayaNomor4Tahun2026tentangPengendalianGratifikasi,denganini",
        "Yth.KepalaDusun,KetuaRW,KetuaRT,danAnggotaBPD",
        "(daftarterlampir)",
        "KEPALADESACONTOHJAYA,",
    ):
        assert text in found, text
    assert "DAFTAR UNDANGAN" in people
    assert all(f"Peserta Rekaan {number}, S.Contoh" in people for number in range(1, 13))
    assert "Peserta Rekaan 1," not in letter


def test_few_guests_stand_in_the_letter_itself() -> None:
    (letter,) = drawn(PaperKind.INVITATION, trainings.invitation_paper(count=FEW))
    assert "Lampiran : –" in letter
    assert "5. Peserta Rekaan 5, S.Contoh" in letter
    (open_letter,) = drawn(PaperKind.INVITATION, trainings.invitation_paper(count=0, audience="Warga RW 01\nKader PKK"))
    assert "Yth. Warga RW 01\nKader PKK" in open_letter


def test_an_invitation_lists_every_sitting_and_a_long_ground() -> None:
    grounds = "Peraturan Satu\nPeraturan Dua"
    letter = words(draw_paper(PaperKind.INVITATION, trainings.invitation_paper(session=TWO, basis=grounds), CODE))
    assert "GelombangISelasa,24November202609.00s.d.12.00WIB" in letter
    assert "GelombangIIRabu,25November202613.00WIBs.d.selesai" in letter
    assert "Dasar:1.PeraturanSatu2.PeraturanDua" in letter
    assert "Berdasarkan" not in letter


@pytest.mark.parametrize(
    ("start", "end", "zone", "text"),
    [
        ("09.00", "12.00", "WIB", "09.00 s.d. 12.00 WIB"),
        ("09.00", "", "WITA", "09.00 WITA s.d. selesai"),
        ("09.00", "12.00", "", "09.00 s.d. 12.00"),
        ("", "12.00", "WIB", ""),
    ],
)
def test_times_as_papers_write_them(start: str, end: str, zone: str, text: str) -> None:
    assert time_text(Meeting(starts_at=start, ends_at=end), zone) == text


def test_an_attendance_list_has_known_people_blank_rows_and_its_heading_on_every_page() -> None:
    found = drawn(PaperKind.ATTENDANCE, trainings.attendance_paper())
    assert len(found) == 3
    for text in found:
        assert "Tanda tangan" in text and "Jabatan" in text and "No. HP" not in text
        assert "hadir pada halaman ini: ............ orang" in text
    together = "\n".join(found)
    assert all(f"Peserta Rekaan {number}, S.Contoh" in together for number in range(1, 31))
    assert "Narasumber, moderator, dan panitia" in together
    assert "0800-0000" not in together
    assert all(f"{number}." in together for number in range(1, 40)), "30 known, a speaker, 8 blank rows"
    assert "Daftar hadir · Sosialisasi Pengendalian Gratifikasi (contoh) · Selasa, 24 November 2026" in found[1]
    assert "Penyelenggara," in found[-1] and "Mengetahui," in found[-1]


def test_phones_are_on_the_list_only_where_asked_for() -> None:
    found = words(draw_paper(PaperKind.ATTENDANCE, trainings.attendance_paper(with_phones=True), CODE))
    assert "No.HP" in found and "0800-0000-0017" in found


def test_no_row_of_an_attendance_list_is_cut_in_two() -> None:
    for count in range(8, 30, 3):
        rows = tuple(replace(row, institution=f"{row.name} " * 6) for row in trainings.people(count))
        lists = (AttendanceList(meeting=ONE, rows=rows, blank_rows=2),)
        found = drawn(PaperKind.ATTENDANCE, trainings.attendance_paper(lists=lists))
        for number in range(1, count + 1):
            pages_with = [text for text in found if squeezed(f"Peserta Rekaan {number}, S.Contoh") in squeezed(text)]
            assert len(pages_with) == 1, number


@pytest.mark.parametrize("size", list(PaperSize))
def test_the_signatures_of_a_list_have_a_row_above_them(size: PaperSize) -> None:
    for count in range(4, 26):
        for blank in (0, 3):
            lists = (AttendanceList(meeting=ONE, rows=trainings.people(count), blank_rows=blank),)
            last = drawn(PaperKind.ATTENDANCE, trainings.attendance_paper(size, lists=lists))[-1]
            assert f"{count + blank}." in last and "Mengetahui," in last, (count, blank)


def test_odd_and_even_numbers_sign_in_different_columns() -> None:
    import pypdfium2

    from desktop.printing.pdfium_turn import PDFIUM_TURN

    pdf = draw_paper(PaperKind.ATTENDANCE, trainings.attendance_paper(), CODE)
    with PDFIUM_TURN:
        text = pypdfium2.PdfDocument(pdf)[0].get_textpage()
        places = {}
        for number in range(1, 13):
            search = text.search(f"{number}.", match_whole_word=False)
            while (hit := search.get_next()) is not None:
                left, _low, _right, _high = text.get_charbox(hit[0])
                if left > 400:  # the column of signatures
                    places[number] = left
    odd = [left for number, left in places.items() if number % 2]
    even = [left for number, left in places.items() if not number % 2]
    assert len(odd) == len(even) == 6
    assert max(odd) - min(odd) < 10 and max(even) - min(even) < 10 and min(even) - max(odd) > 40


def test_one_list_for_each_sitting() -> None:
    lists = tuple(AttendanceList(meeting=meeting, rows=trainings.people(4)) for meeting in TWO.meetings)
    first, second = drawn(PaperKind.ATTENDANCE, trainings.attendance_paper(session=TWO, lists=lists))
    assert "Gelombang : Gelombang I\n" in first and "Selasa, 24 November 2026" in first
    assert "Gelombang : Gelombang II\n" in second and "Rabu, 25 November 2026" in second


def test_a_recorded_list_says_who_came_and_leaves_room_for_missing_signatures() -> None:
    paper = AttendancePaper(frame=training_frame(), attendance=trainings.recorded(12))
    found = words(draw_paper(PaperKind.ATTENDANCE, paper, CODE))
    assert found.count("tidakhadir") == 4  # three people, and the sum
    assert found.count("tandatanganadapadadaftarasli") == 6
    assert "Terdaftar12orang;hadir9orang(laki-laki3,perempuan6);tidakhadir3orang." in found
    assert "hadirpadahalamanini:9orang" in found


@pytest.mark.parametrize("size", list(PaperSize))
def test_blank_lists_and_minutes_are_filled_in_by_hand(size: PaperSize) -> None:
    frame = training_frame(size, number="", demo=False)
    sheet = AttendancePaper(frame=frame, blank=True)
    (found,) = pages(draw_paper(PaperKind.ATTENDANCE, sheet, ""))
    assert "DAFTAR HADIR" in found and "....." in found and "Kode cek" not in found
    assert "10." in found  # rows down to the foot
    notes = pages(draw_paper(PaperKind.MINUTES, MinutesPaper(frame=frame, minutes=MinutesNotes(parts=parts_of())), ""))
    together = "".join(notes)
    for text in ("NOTULEN", "Pimpinan kegiatan", "A. Jalannya kegiatan", "E. Tindak lanjut", "Notulis,"):
        assert text in together


def test_minutes_say_who_led_who_came_what_was_agreed_and_what_not() -> None:
    (found,) = drawn(PaperKind.MINUTES, trainings.minutes_paper())
    found = squeezed(found)
    for text in (
        "Pimpinankegiatan:H.KepalaContoh",
        "Notulis:SitiContoh",
        "Unsuryanghadir:Perangkatdesa,BPD,RT/RW,tokohmasyarakat,kaderperempuan",
        "Jumlahyanghadir:31orang(laki-laki15,perempuan16)",
        "B.Pertanyaandantanggapan",
        "C.Halyangdisepakati",
        "D.Halyangtidakdisepakati–",
        "ContohJaya,24November2026",
    ):
        assert text in found, text
    assert "Mengetahui" not in found, "the head led and signs already"


def test_long_minutes_go_over_pages_and_the_signatures_stand_together() -> None:
    long = "\n".join(f"Butir {number} dibahas sampai selesai oleh peserta." for number in range(120))
    for lines in range(100, 120, 4):
        text = "\n".join(long.split("\n")[:lines])
        found = drawn(PaperKind.MINUTES, trainings.minutes_paper(parts=parts_of(proceedings=text)))
        together = "".join(found)
        assert len(found) >= 3 and f"Butir {lines - 1} dibahas" in together
        signed = [page for page in found if "Notulis,\n" in page]
        assert len(signed) == 1 and "Pimpinan kegiatan,\n" in signed[0]
        assert "E. Tindak lanjut" in signed[0], "signatures alone on a page sign nothing"


@pytest.mark.parametrize(("a_page", "count", "sheets"), [(2, 2, 1), (2, 5, 3), (3, 5, 2), (4, 4, 1), (4, 9, 3)])
def test_photos_a_page_with_their_captions(a_page: int, count: int, sheets: int) -> None:
    pdf = draw_paper(PaperKind.PHOTOS, trainings.photo_paper(count=count, a_page=a_page), CODE)
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    assert len(reader.pages) == sheets
    shown = [len(_photos_of(page)) for page in reader.pages]
    assert shown[:-1] == [a_page] * (sheets - 1)
    together = "".join(page.extract_text() for page in reader.pages)
    assert all(f"Foto {n}. Suasana kegiatan ke-{n} (contoh)" in together for n in range(1, count + 1))


def _photos_of(page: Any) -> list[Any]:
    """Return the JPEG pictures drawn on a page; the logo is a PNG."""
    drawn_names = set(page.get_contents().get_data().decode("latin-1").split())
    found = page["/Resources"]["/XObject"]
    return [n for n in found if n in drawn_names and found[n].get("/Filter") in ("/DCTDecode", ["/DCTDecode"])]


def test_a_photo_that_cannot_be_read_leaves_a_box_that_says_so() -> None:
    broken = trainings.photos(3)
    broken = replace(broken, photos=(*broken.photos, Photo(content=b"\xff\xd8\xff rusak", caption="Rusak")))
    paper = replace(trainings.photo_paper(), photos=broken)
    assert "Gambartidakdapatdibaca" in words(draw_paper(PaperKind.PHOTOS, paper, CODE))


def test_the_bundle_counts_its_pages_through_and_its_contents_name_them() -> None:
    found = drawn(PaperKind.BUNDLE, trainings.bundle())
    cover = found[0]
    assert "BERKAS KEGIATAN" in cover
    rows = [line for line in cover.split("\n") if line[:2] in ("1 ", "2 ", "3 ", "4 ")]
    assert len(rows) >= 4
    places = {name: next(n for n, text in enumerate(found[1:], start=2) if name in text) for name in _BUNDLED}
    assert list(places.values()) == sorted(places.values())
    named = squeezed(cover)
    for name, page in places.items():
        assert str(page) in named, name
    scan = next(text for text in found if "pindaian halaman 1" in text)
    assert places["DAFTAR HADIR"] < found.index(scan) + 1 < places["NOTULEN"]
    assert "Nomor: 400.14/07/Contoh" not in found[places["DAFTAR HADIR"] - 1], "a part has no number of the bundle"


_BUNDLED = ("DAFTAR UNDANGAN", "DAFTAR HADIR", "NOTULEN", "DOKUMENTASI KEGIATAN")


def test_a_bundle_names_what_is_missing() -> None:
    bare = replace(trainings.bundle(), minutes=None, photos=None, remarks=("Nomor 005", "33 terdaftar", "", ""))
    found = drawn(PaperKind.BUNDLE, bare)
    assert found[0].count("belum ada") >= 2
    assert not any("NOTULEN" in text for text in found[1:])


def test_the_activity_report_has_its_parts_in_order() -> None:
    found = "\n".join(drawn(PaperKind.ACTIVITY, trainings.activity()))
    headings = (
        "A. Dasar",
        "B. Maksud dan tujuan",
        "C. Waktu dan tempat",
        "D. Peserta",
        "E. Narasumber",
        "F. Materi",
        "G. Jalannya kegiatan",
        "H. Hasil tes awal dan tes akhir",
        "I. Kesimpulan dan saran",
        "J. Penutup",
        "K. Lampiran",
    )
    places = [found.index(heading) for heading in headings]
    assert places == sorted(places)
    plain = squeezed(found)
    for text in (
        "Yangtidakhadir(2orang):",
        "PesertaRekaan40KetuaRT05Kp.Contoh",
        "Seluruhnya333121615",
        "Jumlah3,5",
        "Pokokbahasanantipenyuapanyangdicakup(2dari9):",
        "Tesawal(pre-test)3051,32080",
        "Tesakhir(post-test)3182,555100",
        "nilairata-ratanaik31,2:28orangnaik,1tetap,1turun",
        "Bataslulus70:lulus27orang,belumlulus4orang",
        "materi-contoh.pdf(" + "ab" * 32 + ")",
        "Undangannomor005/12/Contoh/2026",
    ):
        assert text in plain, text


def test_the_end_of_an_activity_report_is_not_torn_apart() -> None:
    for count in range(0, 40, 3):
        words_ = "\n".join(f"Baris {number}" for number in range(count))
        found = drawn(PaperKind.ACTIVITY, trainings.activity(conclusion=words_))
        last = found[-1]
        assert "KEPALA DESA CONTOH JAYA," in last and "J. Penutup" in last and "K. Lampiran" in last


def test_a_session_without_tests_and_marks_says_so() -> None:
    from desktop.rules.attendance_figures import attendance_figures
    from desktop.rules.score_figures import score_figures

    bare = trainings.activity(figures=attendance_figures(()), scores=score_figures((), None), absent=(), subjects=())
    found = "".join(drawn(PaperKind.ACTIVITY, bare))
    assert "Tidak ada nilai tes yang dicatat." in found
    assert "Kehadiran belum dicatat pada register." in found


def test_hostile_and_long_texts_are_all_there() -> None:
    long = " ".join(f"kata{number}" for number in range(700))
    facts = replace(FACTS, title=HOSTILE[0], organiser=HOSTILE[1])
    for kind, content in (
        (PaperKind.INVITATION, trainings.invitation_paper(session=facts, purpose=long, audience=HOSTILE[2])),
        (PaperKind.MINUTES, trainings.minutes_paper(session=facts, represented=HOSTILE[2], parts=parts_of(long))),
        (PaperKind.ACTIVITY, trainings.activity(session=facts, basis=HOSTILE[2], conclusion=long)),
    ):
        found = squeezed("".join(drawn(kind, content)))
        assert all(squeezed(text) in found for text in HOSTILE[:3]), kind
        assert all(f"kata{number}" in found for number in (0, 350, 699)), kind


LONG = ("Nama Yang Panjang Sekali " * 8, "W" * 200, "Budi محمد 🎁\u202e <img src=x> " * 6)


def wholly(text: str, size: PaperSize) -> dict[PaperKind, Any]:
    """Return every paper with the same text wherever somebody types one."""
    frame = training_frame(size, office_name=text, place=text, number=text[:80])
    meeting = replace(ONE, batch=text, place=text)
    facts = replace(
        FACTS,
        title=text,
        kind=text,
        method=text,
        organiser=text,
        link=text,
        invitation_number=text,
        meetings=(meeting,) * 2,
    )
    row = replace(trainings.people(1)[0], name=text, position=text, institution=text, phone=text[:60])
    lists = (AttendanceList(meeting=meeting, rows=(row, replace(row, part="Narasumber")), blank_rows=3),) * 2
    guest = replace(trainings.invitation(1).invitees[0], name=text, position=text, institution=text, batch=text)
    letter = trainings.invitation(
        session=facts,
        audience=text,
        invitees=(guest,) * 8,
        basis=text,
        purpose=text,
        subjects=(text, text),
        number=text,
    )
    notes = trainings.minutes(text, session=facts, leader=text, note_taker=text, represented=text, speakers=text)
    album = trainings.photos(session=facts, photos=tuple(replace(p, caption=text) for p in trainings.photos(4).photos))
    sheet = trainings.attendance(session=facts, lists=lists, with_phones=True)
    named = replace(trainings.activity().absent[0], name=text, position=text, institution=text)
    subject = replace(trainings.activity().subjects[0], name=text, speaker=text)
    return {
        PaperKind.INVITATION: replace(trainings.invitation_paper(), frame=frame, invitation=letter),
        PaperKind.ATTENDANCE: AttendancePaper(frame=frame, attendance=sheet),
        PaperKind.MINUTES: MinutesPaper(frame=frame, minutes=notes),
        PaperKind.PHOTOS: replace(trainings.photo_paper(), frame=frame, photos=album),
        PaperKind.BUNDLE: replace(
            trainings.bundle(),
            frame=frame,
            session=facts,
            invitation=letter,
            attendance=sheet,
            minutes=notes,
            photos=album,
            remarks=(text,) * 4,
        ),
        PaperKind.ACTIVITY: trainings.activity(
            frame=frame,
            session=facts,
            programme=text,
            absent=(named,) * 3,
            speakers=(named,),
            subjects=(subject,) * 2,
            topics=(text,),
            test_name=text,
            enclosures=(text,) * 3,
        ),
    }


@pytest.mark.parametrize("kind", list(ALL))
@pytest.mark.parametrize("size", list(PaperSize))
@pytest.mark.parametrize("text", LONG, ids=["words", "one-word", "scripts"])
def test_no_word_stands_outside_the_sheet(kind: PaperKind, size: PaperSize, text: str) -> None:
    pdf = draw_paper(kind, wholly(text, size)[kind], CODE)
    foot = 18.5 * 72 / 25.4
    for left, low, right, high, width, height in text_edges(pdf):
        assert left >= 8.5 and low >= 8.5 and right <= width - 8.5 and high <= height - 8.5
    for page in _content_edges(pdf):
        assert page >= foot - 1, "words run into the foot of the page"
    if "محمد" in text:
        assert "U+0645" in words(pdf) and "U+1F381" in words(pdf)


@settings(max_examples=20, deadline=None)
@given(text=st.text(max_size=120), kind=st.sampled_from(list(ALL)))
def test_any_text_gives_a_paper(text: str, kind: PaperKind) -> None:
    content = wholly(text, PaperSize.A4)[kind]
    pdf = draw_paper(kind, content, CODE)
    assert pdf.startswith(b"%PDF") and draw_paper(kind, content, CODE) == pdf


def _content_edges(pdf: bytes) -> list[float]:
    """Return for each page the lowest edge of its words that are not those of the foot, in points."""
    import pypdfium2

    from desktop.printing.pdfium_turn import PDFIUM_TURN

    lowest = []
    with PDFIUM_TURN:
        document = pypdfium2.PdfDocument(pdf)
        for page in document:
            text = page.get_textpage()
            boxes = [text.get_rect(n) for n in range(text.count_rects())]
            top = 18.5 * 72 / 25.4
            lowest.append(min((box[1] for box in boxes if box[3] > top + 3), default=top))
        document.close()
    return lowest
