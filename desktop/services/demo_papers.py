"""All papers of the made-up offices, in the order of the manual: gratification, trainings, exchange."""

from collections.abc import Callable, Iterator
from datetime import date

from db.problem import Problem
from db.queries.exchange_files import FileQuery
from db.records.paper import IssuedPaper
from db.records.period import Period
from db.records.report import ReportRow
from db.vocabulary import Confidentiality, PackageKind, PaperKind, PeriodKind, ReportState
from desktop.printing.catalogue import join
from desktop.services import accounts, certificates, exports, key_sheets, offices, papers, reports
from desktop.services.demo import PASSWORD, Demo
from desktop.services.demo_journey import LETTERS, Journey
from desktop.services.desk import Desk
from desktop.services.papers import PaperRequest


def papers_of(made: Demo, today: date) -> Iterator[tuple[str, bytes]]:
    """Yield file name and PDF of each paper."""
    desk = made.desk
    quarter = Period.containing(today, PeriodKind.QUARTER).previous()
    names = [account.name for account in accounts.list_accounts(desk)]
    with_object = _first(desk, lambda row: row.state is ReportState.SENT_TO_UPG)
    settled = _first(desk, lambda row: bool(_steps(desk, row) & {"handed_over"}))
    distributed = _first(desk, lambda row: bool(_steps(desk, row) & {"distributed"}))
    yield "formulir-laporan.pdf", _issued(desk, PaperRequest(kind=PaperKind.REPORT_FORM, subject_uid=with_object.uid))
    yield "tanda-terima.pdf", _issued(desk, PaperRequest(kind=PaperKind.RECEIPT, subject_uid=with_object.uid))
    yield (
        "serah-terima.pdf",
        join(
            [
                _issued(desk, PaperRequest(kind=PaperKind.HANDOVER, subject_uid=settled.uid)),
                _issued(desk, PaperRequest(kind=PaperKind.DISTRIBUTION, subject_uid=distributed.uid)),
            ]
        ),
    )
    year = Period(today.year, PeriodKind.YEAR)
    yield "buku-register.pdf", _issued(desk, PaperRequest(kind=PaperKind.REGISTER, period=year, with_names=True))
    letter = PaperRequest(kind=PaperKind.COVER_LETTER, period=quarter, number="700/01/Ds-Contoh")
    summary = PaperRequest(kind=PaperKind.SUMMARY, period=quarter)
    yield "ringkasan.pdf", join([_issued(desk, letter), _issued(desk, summary)])
    half_year = Period.containing(today, PeriodKind.SEMESTER)
    statements = PaperRequest(kind=PaperKind.STATEMENT, period=half_year)
    yield "nihil-dan-pernyataan.pdf", join([_nil(desk, today), _issued(desk, statements)])
    yield "daftar-batas-waktu.pdf", _issued(desk, PaperRequest(kind=PaperKind.DEADLINES))
    yield (
        "lembar-pemulihan.pdf",
        papers.recovery_sheet(offices.profile(desk), made.recovery_code, names, today),
    )
    yield from _training_papers(made, today)


def _training_papers(made: Demo, today: date) -> Iterator[tuple[str, bytes]]:
    """Yield the papers of the session to come, of the one most is kept of, and of all trainings."""
    desk, coming, main = made.desk, made.trainings.coming, made.trainings.main
    yield (
        "undangan-dan-daftar-hadir.pdf",
        join(
            [
                _issued(desk, PaperRequest(kind=PaperKind.INVITATION, subject_uid=coming)),
                _issued(desk, PaperRequest(kind=PaperKind.ATTENDANCE, subject_uid=coming)),
            ]
        ),
    )
    yield "berkas-kegiatan.pdf", _issued(desk, PaperRequest(kind=PaperKind.BUNDLE, subject_uid=main))
    yield "laporan-kegiatan.pdf", _issued(desk, PaperRequest(kind=PaperKind.ACTIVITY, subject_uid=main))
    yield "sertifikat.pdf", certificates.pdf(desk, certificates.of_session(desk, main))
    yield (
        "cakupan.pdf",
        _issued(desk, PaperRequest(kind=PaperKind.COVERAGE, period=Period(today.year, PeriodKind.YEAR))),
    )


def papers_of_exchange(journey: Journey) -> Iterator[tuple[str, bytes]]:
    """Yield the papers that go with files, and what the inspectorate makes of them."""
    main, mentor, last = journey.main, journey.mentor, journey.quarters[-1]
    own = offices.profile(main).office.uid
    letters = [_issued(desk, PaperRequest(kind=PaperKind.ENROLMENT_LETTER)) for desk in (mentor, main)]
    yield "surat-pendaftaran.pdf", join(letters)
    asked = FileQuery(outgoing=True, kinds=frozenset({PackageKind.EXPORT}), limit=1)
    (sent,) = exports.files(main, asked)[0]
    yield "surat-pengantar-berkas.pdf", _issued(main, PaperRequest(kind=PaperKind.TRANSMITTAL, subject_uid=sent.uid))
    (got,) = exports.files(mentor, FileQuery(outgoing=False, period=last, partner_uid=own, limit=1))[0]
    yield "tanda-terima-berkas.pdf", _issued(mentor, PaperRequest(kind=PaperKind.FILE_RECEIPT, subject_uid=got.uid))
    book = PaperRequest(kind=PaperKind.FILE_BOOK, period=Period.containing(sent.at.date(), PeriodKind.YEAR))
    yield "buku-ekspedisi.pdf", _issued(main, book)
    yield "lembar-kunci.pdf", key_sheets.key_sheet(mentor, PASSWORD)
    yield LETTERS, journey.letters
    summary = PaperRequest(kind=PaperKind.CONSOLIDATED, period=last, number="700/30/Itda-Contoh")
    yield "rekap-konsolidasi.pdf", _issued(mentor, summary)
    sample = PaperRequest(kind=PaperKind.AUDIT_SAMPLE, period=last, details={"count": "3"})
    yield "sampel-audit.pdf", _issued(mentor, sample)


def _issued(desk: Desk, request: PaperRequest) -> bytes:
    paper: IssuedPaper = papers.issue(desk, request).record
    return papers.pdf(desk, paper.uid)


def _nil(desk: Desk, today: date) -> bytes:
    month = Period.containing(today, PeriodKind.MONTH)
    while True:
        month = month.previous()
        try:
            return _issued(desk, PaperRequest(kind=PaperKind.NIL, period=month))
        except Problem as problem:
            if problem.code != "nil-not-true":
                raise


def _first(desk: Desk, wanted: Callable[[ReportRow], bool]) -> ReportRow:
    rows = reports.find_reports(desk, reports.ReportQuery(limit=1000)).rows
    open_ones = (row for row in rows if row.confidentiality is not Confidentiality.SECRET)
    return next(row for row in open_ones if wanted(row))


def _steps(desk: Desk, row: ReportRow) -> set[str]:
    return {event.step.value for event in reports.report(desk, row.uid).events}
