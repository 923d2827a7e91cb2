"""Reports marked Pribadi & Rahasia: for the manager and the clerk who wrote them, and in nothing that leaves."""

import io
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

from db.problem import Problem
from db.queries.report_rows import ReportQuery
from db.records.period import Period
from db.records.report import Giver, Reporter
from db.vocabulary import AttachmentKind, Confidentiality, PaperKind, PeriodKind, Relation, Step
from desktop.services import attachments, due, home, papers, reports, sheets
from desktop.services.desk import Desk
from desktop.services.papers import PaperRequest
from desktop.services.report_advice import running_totals
from tests.offices import TODAY, OfficeAtWork, draft, gift
from tests.services.files import jpeg

YEAR = Period(2026, PeriodKind.YEAR)
SECRET_GIVER = "Rahasiawati Gaibwan"
SECRET = gift(
    giver=Giver(name=SECRET_GIVER, relation=Relation.COLLEAGUE, reason="Titipan"),
    description="Amplop tersembunyi",
    value=123_456_789,
)


def secret(**changes: object) -> object:
    made = draft(confidentiality=Confidentiality.SECRET, objects=(SECRET,), reporter=Reporter(name="Pelapor Tertutup"))
    return replace(made, **changes)  # type: ignore[arg-type]


@pytest.fixture
def uid(office: OfficeAtWork) -> str:
    return reports.register_report(office.clerk, secret()).record.uid  # type: ignore[arg-type]


def _count(desk: Desk, **query: object) -> int:
    page = reports.find_reports(desk, ReportQuery(**query))  # type: ignore[arg-type]
    assert page.count == len(page.rows)
    return page.count


def _text(pdf: bytes) -> str:
    return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def test_writer_and_manager_see_it_everybody_else_does_not(office: OfficeAtWork, uid: str) -> None:
    for desk, sees in ((office.clerk, 1), (office.manager, 1), (office.other_clerk, 0), (office.reader, 0)):
        assert _count(desk) == sees
        page = reports.find_reports(desk, ReportQuery())
        assert page.total_value == sees * 123_456_789
        number = reports.report(office.clerk, uid).number
        if not sees:
            for name in (uid, number):
                with pytest.raises(Problem, match="report-unknown"):
                    reports.report(desk, name)
            with pytest.raises(Problem, match="report-unknown"):
                reports.revisions(desk, uid)
    assert _count(office.clerk, search="tersembunyi") == 1
    for query in ({"search": "tersembunyi"}, {"search": "ra"}, {"giver": SECRET_GIVER}, {"person": "Rahasiawati"}):
        assert _count(office.other_clerk, **query) == 0
        assert _count(office.manager, **query) == 1


def test_another_clerk_neither_opens_nor_changes_it(office: OfficeAtWork, uid: str) -> None:
    other = office.other_clerk
    number = reports.report(office.clerk, uid).number
    for call in (
        lambda: reports.open_identity(other, uid),
        lambda: reports.correct_report(other, uid, draft(), "ingin tahu"),
        lambda: reports.record_step(other, uid, Step.VOIDED, TODAY, _reason()),
        lambda: attachments.add(other, uid, jpeg(), "a.jpg", AttachmentKind.OTHER),
        lambda: papers.issue(other, PaperRequest(kind=PaperKind.REPORT_FORM, subject_uid=uid)),
        lambda: papers.preview(other, PaperRequest(kind=PaperKind.RECEIPT, subject_uid=number)),
        lambda: papers.preview(other, PaperRequest(kind=PaperKind.COVER_LETTER, subject_uid=number)),
    ):
        with pytest.raises(Problem, match="report-unknown"):
            call()
    assert list((office.directory / "lampiran").glob("*.age")) == []  # a refused file is not kept either


def _reason() -> object:
    from db.records.report import StepDetails

    return StepDetails(reason="x")


def test_typing_tells_another_clerk_nothing_about_it(office: OfficeAtWork, uid: str) -> None:
    other = office.other_clerk
    same = replace(secret(), confidentiality=Confidentiality.COPY_TO_UPG)  # type: ignore[type-var]
    assert reports.duplicates_of(other, same) == ()
    assert reports.givers(other, "Rahasia") == ()
    assert [t.calendar_year for t in running_totals(other, same)] == [0]
    assert [row.uid for row in reports.duplicates_of(office.clerk, same)] == [uid]
    assert reports.givers(office.clerk, "Rahasia") == (SECRET_GIVER,)
    assert [t.calendar_year for t in running_totals(office.clerk, same)] == [123_456_789]
    assert [t.calendar_year for t in running_totals(office.manager, same)] == [123_456_789]
    small = replace(same, objects=(gift(giver=SECRET.giver, value=1_000),))
    assert running_totals(office.clerk, small) != running_totals(other, small)
    assert "123.456" not in str(reports.advise(other, small))


def test_the_duty_shown_to_all_does_not_depend_on_a_hidden_report(office: OfficeAtWork) -> None:
    small = gift(giver=SECRET.giver, occasion=SECRET.occasion, value=400_000)
    plain = replace(secret(), confidentiality=Confidentiality.COPY_TO_UPG, objects=(small,))  # type: ignore[type-var]
    alone = reports.register_report(office.other_clerk, plain).record.uid
    before = reports.find_reports(office.other_clerk, ReportQuery()).rows[0].duty
    reports.register_report(office.clerk, secret())  # type: ignore[arg-type]
    reports.refresh_derived(office.manager)
    (row,) = reports.find_reports(office.other_clerk, ReportQuery()).rows
    assert (row.uid, row.duty) == (alone, before)


def test_home_and_due_list_of_another_clerk_are_silent_about_it(office: OfficeAtWork, uid: str) -> None:
    assert due.due_items(office.clerk, 365) != ()
    assert due.due_items(office.other_clerk, 365) == ()
    view = home.home(office.other_clerk)
    assert (view.due, view.late, sum(view.counts.values())) == ((), (), 0)
    assert all(value == 0 for series in (*view.by_month.series, *view.by_kind.series) for value in series.values)


def test_nothing_that_leaves_the_office_holds_it(office: OfficeAtWork, uid: str, tmp_path: Path) -> None:
    reports.register_report(office.clerk, draft())
    number = reports.report(office.manager, uid).number
    for desk in (office.manager, office.clerk):
        for kind in (PaperKind.SUMMARY, PaperKind.REGISTER, PaperKind.DEADLINES):
            for with_names in (False, True):
                request = PaperRequest(kind=kind, period=YEAR, with_names=with_names)
                words = _text(papers.preview(desk, request))
                for secret_word in ("Rahasiawati", "tersembunyi", "123.456.789", number, "Pelapor Tertutup"):
                    assert secret_word not in words, (kind, secret_word)
        path = sheets.save_as_sheet(desk, "reports", tmp_path / f"{desk.account.role}.xlsx")
        import zipfile

        inside = "".join(zipfile.ZipFile(path).read(n).decode() for n in zipfile.ZipFile(path).namelist())
        assert "Bambang" in inside
        assert "Rahasiawati" not in inside
        assert "123456789" not in inside


def test_a_period_with_secret_reports_only_is_nil_towards_the_inspectorate(office: OfficeAtWork, uid: str) -> None:
    request = PaperRequest(kind=PaperKind.NIL, period=Period(2026, PeriodKind.MONTH, 11))
    assert "NIHIL" in _text(papers.preview(office.manager, request)).upper()


def test_its_papers_and_their_scans_are_hidden_too(office: OfficeAtWork, uid: str) -> None:
    issued = []
    for kind in (PaperKind.REPORT_FORM, PaperKind.RECEIPT, PaperKind.COVER_LETTER):
        issued.append(papers.issue(office.clerk, PaperRequest(kind=kind, subject_uid=uid)).record)
    for paper in issued:
        papers.attach_scan(office.clerk, paper.uid, jpeg(), "pindaian.jpg")
    scans = [p.scan_uid for p in papers.list_papers(office.clerk)]
    assert len(scans) == 3
    other = office.other_clerk
    assert papers.list_papers(other) == ()
    assert papers.list_papers(other, uid) == ()
    assert home.home(other).awaiting_scan == ()
    for paper in issued:
        assert papers.find_by_check_code(other, paper.check_code) is None
        with pytest.raises(Problem, match="paper-unknown"):
            papers.pdf(other, paper.uid)
        with pytest.raises(Problem, match="paper-unknown"):
            papers.mark_printed(other, paper.uid)
    for scan in scans:
        with pytest.raises(Problem):
            attachments.content(other, scan)
        assert attachments.content(office.manager, scan)


def test_a_report_made_secret_later_takes_its_papers_along(office: OfficeAtWork) -> None:
    uid = reports.register_report(office.clerk, draft()).record.uid
    paper = papers.issue(office.clerk, PaperRequest(kind=PaperKind.RECEIPT, subject_uid=uid)).record
    assert [p.uid for p in papers.list_papers(office.other_clerk)] == [paper.uid]
    reports.correct_report(office.clerk, uid, draft(confidentiality=Confidentiality.SECRET), "diminta pelapor")
    assert papers.list_papers(office.other_clerk) == ()
    with pytest.raises(Problem, match="paper-unknown"):
        papers.pdf(office.other_clerk, paper.uid)
    assert papers.pdf(office.clerk, paper.uid).startswith(b"%PDF")


def test_it_never_goes_to_the_upg_but_may_go_to_kpk(office: OfficeAtWork, uid: str) -> None:
    from db.records.report import StepDetails

    with pytest.raises(Problem, match="step-secret-not-to-upg"):
        reports.record_step(office.clerk, uid, Step.SENT_TO_UPG, TODAY, StepDetails())
    kinds = {d.kind for d in reports.deadlines_of(office.clerk, reports.report(office.clerk, uid))}
    assert not {"upg", "upg_to_kpk"} & {kind.value for kind in kinds}
    done = reports.record_step(office.clerk, uid, Step.FORWARDED, TODAY, StepDetails(number="A-1"))
    assert done.record.state == "forwarded"
