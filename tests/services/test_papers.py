"""Papers: issued once with their own words, reprinted to the byte, followed until the signed scan is back."""

import io
from dataclasses import replace

import pypdf
import pytest

from db.problem import Problem
from db.records.office import Letterhead, Signatory
from db.records.period import Period
from db.records.report import StepDetails
from db.vocabulary import PaperKind, PaperSize, PeriodKind, Step
from desktop.services import attachments, audit, home, offices, papers, reports
from desktop.services.papers import PaperRequest
from tests.offices import FIRM, GIVER, NIK, NIP, REPORTER, TODAY, OfficeAtWork, draft, gift
from tests.services.files import pdf

YEAR, NOVEMBER = Period(2026, PeriodKind.YEAR), Period(2026, PeriodKind.MONTH, 11)
OCTOBER = NOVEMBER.previous()
D = StepDetails


def _text(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(content)).pages)


@pytest.fixture
def uid(office: OfficeAtWork) -> str:
    made = reports.register_report(office.clerk, draft()).record.uid
    reports.record_step(office.clerk, made, Step.DISTRIBUTED, TODAY, D(recipient="Panti Contoh", reason="Mudah rusak"))
    reports.record_step(office.clerk, made, Step.IN_CUSTODY, TODAY, D(recipient="Petugas UPG Contoh"))
    return made


def _request(kind: PaperKind, uid: str = "", **more: object) -> PaperRequest:
    return PaperRequest(kind=kind, subject_uid=uid, **more)  # type: ignore[arg-type]


EXPECTED = {
    PaperKind.REPORT_FORM: (REPORTER, NIK, GIVER, "Bingkisan kain batik", "750.000"),
    PaperKind.RECEIPT: (REPORTER, "001/GRT/36.04.05.2003/XI/2026", "24 November 2026"),
    PaperKind.HANDOVER: ("Petugas UPG Contoh", REPORTER),
    PaperKind.DISTRIBUTION: ("Panti Contoh", "Mudah rusak"),
    PaperKind.COVER_LETTER: ("UPG Contoh", "001/GRT"),
}


@pytest.mark.parametrize("kind", EXPECTED)
def test_a_paper_about_a_report_says_what_the_report_says(office: OfficeAtWork, uid: str, kind: PaperKind) -> None:
    words = _text(papers.preview(office.clerk, _request(kind, uid)))
    for expected in EXPECTED[kind]:
        assert expected in words
    assert "desa contoh makmur" in words.casefold()
    if kind is not PaperKind.REPORT_FORM:
        assert NIK not in words
    number = reports.report(office.clerk, uid).number
    by_number = papers.preview(office.clerk, _request(kind, number))
    assert by_number == papers.preview(office.clerk, _request(kind, uid))


def test_a_receipt_tells_a_report_already_sent_on(office: OfficeAtWork, uid: str) -> None:
    reports.record_step(office.clerk, uid, Step.SENT_TO_UPG, TODAY, D(number="700/1"))
    words = " ".join(_text(papers.preview(office.clerk, _request(PaperKind.RECEIPT, uid))).split())
    assert "Lapor ke UPG sudah, 16 November 2026" in words


def test_papers_of_a_period(office: OfficeAtWork, uid: str) -> None:
    summary = _text(papers.preview(office.clerk, _request(PaperKind.SUMMARY, period=YEAR)))
    assert "750.000" in summary
    assert REPORTER not in summary
    assert "Bambang" not in summary
    with_names = _text(papers.preview(office.clerk, _request(PaperKind.SUMMARY, period=YEAR, with_names=True)))
    assert REPORTER in with_names
    book = _text(papers.preview(office.clerk, _request(PaperKind.REGISTER, period=YEAR, with_names=True)))
    for word in (REPORTER, GIVER, FIRM):
        assert word in book
    assert NIK not in book
    statement = _text(papers.preview(office.clerk, _request(PaperKind.STATEMENT, period=YEAR)))
    assert "Wulan Rekaan" in statement
    assert NIP in statement
    wall = _text(papers.preview(office.clerk, _request(PaperKind.DEADLINES)))
    assert "001/GRT/36.04.05.2003/XI/2026" in wall.replace(" ", "")  # a narrow column may break it
    assert "24 November 2026" in wall
    for name in (REPORTER, GIVER, FIRM, "Bingkisan"):
        assert name not in wall


def test_issued_twice_it_is_one_paper(office: OfficeAtWork, uid: str) -> None:
    request = _request(PaperKind.RECEIPT, uid)
    first = papers.issue(office.clerk, request).record
    office.clock.advance(hours=2)
    again = papers.issue(office.other_clerk, request).record
    assert again == first
    assert len(papers.list_papers(office.clerk)) == 1
    assert len(audit.list_entries(office.manager, "paper-issued")) == 1
    office.clock.advance(days=1)
    assert papers.issue(office.clerk, request).record.uid != first.uid  # another date is another paper


def test_a_reprint_is_the_same_to_the_byte_whatever_changed_since(office: OfficeAtWork, uid: str) -> None:
    kinds = [PaperKind.REPORT_FORM, PaperKind.RECEIPT, PaperKind.HANDOVER, PaperKind.DISTRIBUTION]
    requests = [_request(kind, uid) for kind in kinds]
    requests += [_request(kind, period=YEAR, with_names=True) for kind in (PaperKind.SUMMARY, PaperKind.REGISTER)]
    requests += [_request(PaperKind.STATEMENT, period=YEAR), _request(PaperKind.DEADLINES)]
    requests += [_request(PaperKind.NIL, period=OCTOBER), _request(PaperKind.COVER_LETTER, period=NOVEMBER)]
    issued = [papers.issue(office.clerk, request).record for request in requests]
    before = [papers.pdf(office.clerk, paper.uid) for paper in issued]
    assert [papers.preview(office.clerk, request) for request in requests] == before

    reports.correct_report(office.clerk, uid, draft(objects=(gift(value=5_000_000),), note="lain"), "nilai")
    kept = offices.profile(office.manager)
    head = Letterhead(lines=("LAIN SEKALI",), address="Pindah")
    offices.save_profile(office.manager, replace(kept, letterhead=head, head=Signatory(name="Orang Baru")))
    office.clock.advance(days=400)
    assert [papers.pdf(office.manager, paper.uid) for paper in issued] == before
    assert [papers.preview(office.clerk, request) for request in requests] != before


def test_each_issued_paper_carries_its_check_code_and_is_found_by_it(office: OfficeAtWork, uid: str) -> None:
    paper = papers.issue(office.clerk, _request(PaperKind.RECEIPT, uid)).record
    assert paper.check_code in _text(papers.pdf(office.clerk, paper.uid))
    found = papers.find_by_check_code(office.clerk, f" {paper.check_code.lower()} ")
    assert found is not None
    assert found.uid == paper.uid
    assert papers.find_by_check_code(office.clerk, "0000-0000-0000-0000") is None


def test_home_waits_for_the_signed_scan_until_it_is_attached(office: OfficeAtWork, uid: str) -> None:
    paper = papers.issue(office.clerk, _request(PaperKind.HANDOVER, uid)).record
    assert paper.needs_scan
    assert [p.uid for p in home.home(office.clerk).awaiting_scan] == [paper.uid]
    papers.mark_printed(office.clerk, paper.uid)
    with pytest.raises(Problem, match="date-in-future"):
        papers.mark_signed(office.clerk, paper.uid, TODAY.replace(year=2027))
    papers.mark_signed(office.clerk, paper.uid, TODAY)
    (listed,) = papers.list_papers(office.clerk, awaiting_scan=True)
    assert (listed.printed, listed.signed_on, listed.scan_uid) == (True, TODAY, "")
    papers.attach_scan(office.clerk, paper.uid, pdf("ditandatangani"), "bast.pdf")
    assert home.home(office.clerk).awaiting_scan == ()
    (listed,) = papers.list_papers(office.clerk, awaiting_scan=False)
    assert "ditandatangani" in _text(attachments.content(office.clerk, listed.scan_uid))
    assert [a.uid for a in reports.report(office.clerk, uid).attachments] == [listed.scan_uid]


def test_a_scan_that_cannot_be_kept_leaves_the_paper_waiting(office: OfficeAtWork, uid: str) -> None:
    paper = papers.issue(office.clerk, _request(PaperKind.HANDOVER, uid)).record
    with pytest.raises(Problem, match="attachment-kind"):
        papers.attach_scan(office.clerk, paper.uid, b"MZ\x90\x00 bukan gambar", "bast.pdf")
    assert len(papers.list_papers(office.clerk, awaiting_scan=True)) == 1


def test_a_scan_and_its_note_are_kept_together_or_not_at_all(
    office: OfficeAtWork, uid: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = papers.issue(office.clerk, _request(PaperKind.HANDOVER, uid)).record

    def cut_off(*_arguments: object, **_columns: object) -> None:
        raise OSError("power")

    monkeypatch.setattr("db.queries.papers.update_paper", cut_off)
    with pytest.raises((OSError, Problem)):
        papers.attach_scan(office.clerk, paper.uid, pdf("ditandatangani"), "bast.pdf")
    assert reports.report(office.clerk, uid).attachments == ()


def test_nil_is_refused_when_it_is_not_true(office: OfficeAtWork, uid: str) -> None:
    with pytest.raises(Problem, match="nil-not-true"):
        papers.issue(office.clerk, _request(PaperKind.NIL, period=NOVEMBER))
    assert "NIHIL" in _text(papers.preview(office.clerk, _request(PaperKind.NIL, period=OCTOBER))).upper()
    reports.record_step(office.clerk, uid, Step.VOIDED, TODAY, D(reason="Keliru"))
    assert papers.preview(office.clerk, _request(PaperKind.NIL, period=NOVEMBER)).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        (_request(PaperKind.REPORT_FORM), "paper-needs-report"),
        (_request(PaperKind.SUMMARY), "paper-needs-period"),
        (_request(PaperKind.REPORT_FORM, "999/GRT"), "report-unknown"),
        (_request(PaperKind.RECOVERY), "paper-not-kept"),
    ],
)
def test_what_a_paper_needs_is_said(office: OfficeAtWork, request_: PaperRequest, code: str) -> None:
    with pytest.raises(Problem, match=code):
        papers.issue(office.clerk, request_)
    assert papers.list_papers(office.clerk) == ()


def test_a_hand_over_sheet_needs_its_step(office: OfficeAtWork) -> None:
    bare = reports.register_report(office.clerk, draft()).record.uid
    for kind in (PaperKind.HANDOVER, PaperKind.DISTRIBUTION):
        with pytest.raises(Problem, match="paper-needs-step"):
            papers.issue(office.clerk, _request(kind, bare))


@pytest.mark.parametrize("size", PaperSize)
def test_blank_forms_for_days_without_power(office: OfficeAtWork, size: PaperSize) -> None:
    for kind in (PaperKind.REPORT_FORM, PaperKind.RECEIPT, PaperKind.REGISTER, PaperKind.STATEMENT):
        page = pypdf.PdfReader(io.BytesIO(papers.blank(office.clerk, kind, size))).pages[0]
        short, long = sorted((float(page.mediabox.width), float(page.mediabox.height)))
        assert (round(short), round(long)) == ((595, 842) if size is PaperSize.A4 else (609, 935))
    with pytest.raises(Problem, match="paper-not-blank"):
        papers.blank(office.clerk, PaperKind.SUMMARY)


def test_several_papers_as_one_pdf(office: OfficeAtWork, uid: str) -> None:
    issued = [
        papers.issue(office.clerk, _request(kind, uid)).record.uid for kind in (PaperKind.RECEIPT, PaperKind.HANDOVER)
    ]
    words = _text(papers.joined(office.clerk, issued))
    assert words.index("750.000") < words.index("Petugas UPG Contoh")


def test_a_paper_whose_words_were_changed_from_outside_is_not_printed(office: OfficeAtWork, uid: str) -> None:
    import zlib

    from sqlalchemy import text

    paper = papers.issue(office.clerk, _request(PaperKind.RECEIPT, uid)).record
    with office.manager.register.changing("", office.clock) as change:
        kept = change.session.execute(text("SELECT content FROM issued_papers")).scalar_one()
        forged = zlib.compress(zlib.decompress(kept).replace(b"Suryani", b"Suryono"))
        change.session.execute(text("UPDATE issued_papers SET content = :c"), {"c": forged})
    with pytest.raises(Problem, match="paper-changed"):
        papers.pdf(office.clerk, paper.uid)


def test_who_looks_at_a_nik_on_the_form_is_in_the_log(office: OfficeAtWork, uid: str) -> None:
    papers.preview(office.other_clerk, _request(PaperKind.REPORT_FORM, uid))
    paper = papers.issue(office.clerk, _request(PaperKind.REPORT_FORM, uid)).record
    papers.pdf(office.manager, paper.uid)
    seen = [e.account_name for e in audit.list_entries(office.manager, f"identity-opened {uid}")]
    assert sorted(seen) == sorted([office.other_clerk.account.name, office.manager.account.name])
    papers.preview(office.clerk, _request(PaperKind.RECEIPT, uid))
    assert len(audit.list_entries(office.manager, "identity-opened")) == 2


def test_more_than_500_papers_are_all_listed(office: OfficeAtWork) -> None:
    from db.queries import papers as queries
    from db.records.paper import IssuedPaper
    from desktop.services.sheet_lists import table_of

    with office.manager.changing() as change:
        for number in range(520):
            paper = IssuedPaper(
                uid=f"kertas-{number}",
                kind=PaperKind.NIL,
                subject_uid="2026-10",
                title="Laporan nihil",
                number=str(number),
                check_code=f"{number:04d}",
                dated=TODAY,
                issued_at=office.clock.now(),
                issued_by="x",
                needs_scan=False,
                printed=False,
                signed_on=None,
                scan_uid="",
                content=b"{}",
            )
            queries.insert_paper(change.session, paper)
    assert len(papers.list_papers(office.clerk)) == 520
    assert len(table_of(office.clerk, "papers")[2]) == 520
