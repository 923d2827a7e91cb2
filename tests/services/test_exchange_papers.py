"""Papers of files from real registers: the letter with the file, its receipt, the book, the key sheet."""

import io
from dataclasses import replace
from datetime import timedelta

import pypdf
import pytest

from db.problem import Problem
from db.queries.exchange_files import FileQuery
from db.records.period import Period
from db.vocabulary import FeedbackState, PaperKind
from desktop.exchange.answer_contents import PackContent
from desktop.services import audit, exports, feedback, inbox, office_keys, papers, partners, reports
from desktop.services.desk import Desk
from desktop.services.file_marks import own_code, receipt_code
from desktop.services.key_sheets import key_sheet
from desktop.services.papers import PaperRequest
from desktop.services.sheet_lists import table_of
from tests.offices import PASSWORD, TODAY, draft
from tests.services.test_feedback import answer, take
from tests.services.test_inbox import Pair, pair, unpaired  # noqa: F401 — fixtures


def shown(desk: Desk, request: PaperRequest) -> str:
    """The words of a paper as it would be issued, without white space."""
    reader = pypdf.PdfReader(io.BytesIO(papers.preview(desk, request)))
    return "".join("".join(page.extract_text().split()) for page in reader.pages)


def last(desk: Desk, *, outgoing: bool) -> str:
    """The uid of the latest file in the book."""
    return exports.files(desk, FileQuery(outgoing=outgoing))[0][0].uid


def test_the_letter_names_the_file_its_code_and_the_words_of_the_sender(pair: Pair) -> None:  # noqa: F811
    reports.register_report(pair.village, draft())
    path = pair.send()
    (file,) = exports.files(pair.village, FileQuery(outgoing=True))[0]
    request = PaperRequest(kind=PaperKind.TRANSMITTAL, subject_uid=file.uid, number="005/1/2026")
    found = shown(pair.village, request)
    assert path.name in found and own_code(file) in found and "Rp750.000" in found
    assert all(word in found for word in partners.own_words(pair.village))
    assert "InspektoratKabupatenContoh" in found
    issued = papers.issue(pair.village, request).record
    assert (issued.number, issued.title) == ("005/1/2026", f"Surat Pengantar Berkas nomor 1 – {file.period}")
    assert shown(pair.village, replace(request, subject_uid=own_code(file))) == found  # also by its code


def test_letters_are_for_whom_the_latest_pack_of_the_mentor_says(pair: Pair) -> None:  # noqa: F811
    pair.send()
    letters = (
        PaperRequest(kind=PaperKind.TRANSMITTAL, subject_uid=last(pair.village, outgoing=True)),
        PaperRequest(kind=PaperKind.ENROLMENT_LETTER),
    )
    assert all("Yth.InspektoratKabupatenContoh" in shown(pair.village, letter) for letter in letters)
    said = {"letters_to": "Yth. Inspektur Kabupaten Contoh\nu.p. Irban I "}
    for version, words in enumerate(({"letters_to": "Inspektur Lama"}, said, {}), start=1):
        feedback.make_pack(pair.mentor, PackContent(version=version, source="SE contoh", words=words))
    take(pair, answer(pair))
    for letter in letters:
        found = shown(pair.village, letter)
        assert found.count("Yth.") == 1 and ("dibukaolehInspektoratKabupatenContoh" in found) is (letter is letters[0])
        assert "Yth.InspekturKabupatenContohu.p.IrbanI" in found and "InspekturLama" not in found
    feedback.make_pack(pair.mentor, PackContent(version=4, source="SE contoh", words={"letters_to": " "}))
    take(pair, answer(pair))
    assert all("Yth.InspektoratKabupatenContoh" in shown(pair.village, letter) for letter in letters)


def test_secret_reports_are_in_no_letter(pair: Pair) -> None:  # noqa: F811
    from db.vocabulary import Confidentiality

    reports.register_report(pair.village, draft(confidentiality=Confidentiality.SECRET))
    pair.send()
    found = shown(pair.village, PaperRequest(kind=PaperKind.TRANSMITTAL, subject_uid=last(pair.village, outgoing=True)))
    assert "NIHIL" in found and "Laporangratifikasi" not in found and "750.000" not in found


def test_the_receipt_of_the_mentor_and_its_copy_at_the_village_say_the_same(pair: Pair) -> None:  # noqa: F811
    report = reports.register_report(pair.village, draft()).record
    inbox.accept(pair.mentor, pair.send())
    feedback.comment(pair.mentor, report.uid, FeedbackState.TO_MEND, "Kronologi kurang.", TODAY + timedelta(days=9))
    (file,) = exports.files(pair.mentor, FileQuery(outgoing=False))[0]
    there = shown(pair.mentor, PaperRequest(kind=PaperKind.FILE_RECEIPT, subject_uid=file.uid))
    for text in (receipt_code(file), "Kronologikurang.", "25-11-2026", report.number, "DesaContohMakmur"):
        assert "".join(text.split()) in there
    sent = last(pair.village, outgoing=True)
    with pytest.raises(Problem, match="paper-needs-receipt"):
        shown(pair.village, PaperRequest(kind=PaperKind.FILE_RECEIPT, subject_uid=sent))
    take(pair, answer(pair))
    here = shown(pair.village, PaperRequest(kind=PaperKind.FILE_RECEIPT, subject_uid=sent))
    assert "SALINAN" in here and receipt_code(file) in here and "Kronologikurang." in here and report.number in here


def test_the_letter_keeps_the_code_of_the_file_after_its_receipt_came(pair: Pair) -> None:  # noqa: F811
    reports.register_report(pair.village, draft())
    inbox.accept(pair.mentor, pair.send())
    uid = last(pair.village, outgoing=True)
    before = shown(pair.village, PaperRequest(kind=PaperKind.TRANSMITTAL, subject_uid=uid))
    take(pair, answer(pair))
    assert shown(pair.village, PaperRequest(kind=PaperKind.TRANSMITTAL, subject_uid=uid)) == before


def test_what_the_receipt_calls_missing_is_known_at_the_village(pair: Pair) -> None:  # noqa: F811
    inbox.accept(pair.mentor, pair.send())
    lost = pair.send()
    inbox.accept(pair.mentor, pair.send())
    take(pair, answer(pair))
    files = exports.files(pair.village, FileQuery(outgoing=True))[0]
    assert files[0].details.missing == (2,) and files[1].file_name == lost.name


def test_the_book_holds_the_files_of_its_period(pair: Pair) -> None:  # noqa: F811
    path = pair.send()
    inbox.accept(pair.mentor, path)
    back = answer(pair)
    take(pair, back)
    request = PaperRequest(kind=PaperKind.FILE_BOOK, period=Period.parse("2026-Q4"))
    found = shown(pair.village, request)
    assert path.name in found and back.name in found and "NIHIL" in found
    empty = shown(pair.village, replace(request, period=Period.parse("2026-Q3")))
    assert path.name not in empty
    title, columns, rows = table_of(pair.village, "files")
    assert title and len(rows) == 2 and all(len(row) == len(columns) for row in rows)


def test_the_enrolment_letter_needs_keys_and_shows_their_words(pair: Pair) -> None:  # noqa: F811
    found = shown(pair.mentor, PaperRequest(kind=PaperKind.ENROLMENT_LETTER))
    assert all(word in found for word in partners.own_words(pair.mentor)) and "ParaKepalaDesa" in found
    here = shown(pair.village, PaperRequest(kind=PaperKind.ENROLMENT_LETTER))
    assert "Yth.InspektoratKabupatenContoh" in here


def test_the_key_sheet_asks_for_the_password_and_holds_every_key(pair: Pair) -> None:  # noqa: F811
    office_keys.renew_keys(pair.mentor)
    before = len(audit.list_entries(pair.mentor, "office-keys-exported"))
    with pytest.raises(Problem, match="wrong-password"):
        key_sheet(pair.mentor, "bukan kata sandi")
    assert len(audit.list_entries(pair.mentor, "office-keys-exported")) == before
    text = pypdf.PdfReader(io.BytesIO(key_sheet(pair.mentor, PASSWORD)))
    found = "".join("".join(page.extract_text().split()) for page in text.pages)
    with pair.mentor.reading() as session:
        kept = office_keys.kept_keys(session)
    assert kept is not None and len(kept.all) == 2
    assert all(each.identity in found for each in kept.all)
    assert len(audit.list_entries(pair.mentor, "office-keys-exported")) == before + 1
    assert papers.list_papers(pair.mentor) == ()  # kept nowhere
