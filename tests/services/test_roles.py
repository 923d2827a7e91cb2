"""What each role may not do, service by service."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

from db.problem import Problem
from db.queries.report_rows import ReportQuery
from db.records.period import Period
from db.records.person import OutsideCertificateDraft, PersonDraft, TrainingRules
from db.records.report import GiftObject, StepDetails
from db.records.training import AttendanceMark
from db.vocabulary import AttachmentKind, PaperKind, PeriodKind, Role, Step
from desktop.services import (
    accounts,
    attachments,
    attendance,
    audit,
    backups,
    calendar,
    certificate_designs,
    certificates,
    drafts,
    due,
    home,
    offices,
    officials,
    outside_certificates,
    papers,
    participants,
    people,
    reports,
    sessions,
    sheets,
    statements,
    training_rules,
    verifying,
)
from desktop.services.desk import Desk
from desktop.services.papers import PaperRequest
from desktop.services.report_advice import running_totals
from tests.offices import FIRM, GIVER, NIK, NIP, PASSWORD, REPORTER, TODAY, OfficeAtWork, draft, gift, official
from tests.services.files import jpeg
from tests.trainings import participant, session_draft

NAMES = (REPORTER, GIVER, FIRM, NIK, "Bambang", "Suryani", "Kampung Contoh", "0800-0000", "Keluarga Rekaan")
YEAR = Period(2026, PeriodKind.YEAR)


@pytest.fixture
def registered(office: OfficeAtWork) -> str:
    """The uid of a report with a picture and an issued form, written by the clerk."""
    told = gift(description=f"Bingkisan dari {GIVER}")
    uid = reports.register_report(office.clerk, draft(objects=(told,), note=f"Kenalan {REPORTER}")).record.uid
    attachments.add(office.clerk, uid, jpeg(), f"foto {GIVER}.jpg", AttachmentKind.OBJECT_PHOTO, f"Dari {GIVER}")
    papers.issue(office.clerk, PaperRequest(kind=PaperKind.REPORT_FORM, subject_uid=uid))
    return uid


def _refused(call: Callable[[], object]) -> None:
    with pytest.raises(Problem) as refused:
        call()
    assert refused.value.code == "not-allowed", refused.value


def _reading(desk: Desk, uid: str, attachment: str, paper: str) -> dict[str, Callable[[], object]]:
    return {
        "list": lambda: reports.find_reports(desk, ReportQuery()),
        "show": lambda: reports.report(desk, uid),
        "open": lambda: reports.open_identity(desk, uid),
        "officials": lambda: officials.list_officials(desk),
        "revisions": lambda: reports.revisions(desk, uid),
        "duplicates": lambda: reports.duplicates_of(desk, draft()),
        "advice": lambda: reports.advise(desk, draft()),
        "totals": lambda: running_totals(desk, draft()),
        "due": lambda: due.due_items(desk),
        "home": lambda: home.home(desk),
        "papers": lambda: papers.list_papers(desk),
        "paper": lambda: papers.pdf(desk, paper),
        "joined": lambda: papers.joined(desk, [paper]),
        "check code": lambda: papers.find_by_check_code(desk, "AAAA-BBBB-CCCC-DDDD"),
        "preview": lambda: papers.preview(desk, PaperRequest(kind=PaperKind.SUMMARY, period=YEAR)),
        "attachment": lambda: attachments.content(desk, attachment),
        "statements": lambda: statements.list_statements(desk, YEAR),
    }


def _writing(desk: Desk, uid: str, attachment: str, paper: str, folder: Path) -> dict[str, Callable[[], object]]:
    from db.records.office import CalendarDay

    request = PaperRequest(kind=PaperKind.SUMMARY, period=YEAR)
    return {
        "register": lambda: reports.register_report(desk, draft()),
        "import": lambda: reports.register_many(desk, [draft()]),
        "correct": lambda: reports.correct_report(desk, uid, draft(note="x"), "salah"),
        "step": lambda: reports.record_step(desk, uid, Step.SENT_TO_UPG, TODAY, StepDetails()),
        "open": lambda: reports.open_identity(desk, uid),
        "draft": lambda: drafts.save_draft(desk, draft()),
        "attach": lambda: attachments.add(desk, uid, jpeg(), "a.jpg", AttachmentKind.OTHER),
        "detach": lambda: attachments.remove(desk, attachment, "salah"),
        "copy out": lambda: attachments.save_copy(desk, attachment, folder / "keluar.jpg"),
        "issue": lambda: papers.issue(desk, request),
        "printed": lambda: papers.mark_printed(desk, paper),
        "signed": lambda: papers.mark_signed(desk, paper, TODAY),
        "scan": lambda: papers.attach_scan(desk, paper, jpeg(), "pindai.jpg"),
        "official": lambda: officials.add_official(desk, official("Orang Rekaan", nik="")),
        "officials": lambda: officials.import_officials(desk, [official("Orang Rekaan", nik="")]),
        "open official": lambda: officials.open_identity(desk, officials.list_officials(desk)[0].uid),
        "day": lambda: calendar.add_day(desk, CalendarDay(day=TODAY, closed=True, name="Libur")),
        "day off": lambda: calendar.remove_day(desk, TODAY),
        "returned": lambda: statements.mark_returned(desk, YEAR, officials.list_officials(desk)[0].uid, TODAY, "never"),
        "not returned": lambda: statements.unmark_returned(desk, YEAR, "x"),
        "sheet": lambda: sheets.save_as_sheet(desk, "reports", folder / "x.xlsx"),
        "read sheet": lambda: sheets.understand_file(desk, folder / "x.csv"),
        "backup": lambda: backups.back_up(desk, folder / "x.sigapbak"),
    }


def _managing(desk: Desk, uid: str) -> dict[str, Callable[[], object]]:
    return {
        "account": lambda: accounts.add_account(desk, "Orang Lain", Role.MANAGER, PASSWORD),
        "role": lambda: accounts.change_role(desk, uid, Role.MANAGER),
        "remove": lambda: accounts.remove_account(desk, uid),
        "recovery": lambda: accounts.renew_recovery_code(desk),
        "profile": lambda: offices.save_profile(desk, offices.profile(desk)),
        "office": lambda: offices.change_office(desk, offices.profile(desk).office, TODAY, "pemekaran"),
        "audit": lambda: audit.list_entries(desk),
    }


def _teaching(desk: Desk, session: str, entered: str, meeting: str) -> dict[str, Callable[[], object]]:
    mark = {entered: (AttendanceMark(meeting_uid=meeting, present=True),)}
    certificate = OutsideCertificateDraft(person_uid=entered, number="1", dated=TODAY)
    return {
        "session": lambda: sessions.add_session(desk, session_draft()),
        "change session": lambda: sessions.change_session(desk, session, session_draft(title="Lain"), "salah"),
        "held": lambda: sessions.mark_held(desk, session),
        "void": lambda: sessions.void_session(desk, session, "banjir"),
        "participants": lambda: participants.add_participants(desk, session, [participant("Orang Lain")]),
        "change participant": lambda: participants.change_participant(desk, entered, participant("Orang Lain")),
        "open participant": lambda: participants.open_identity(desk, entered),
        "remove participant": lambda: participants.remove_participant(desk, entered, "salah"),
        "mark": lambda: attendance.mark(desk, session, mark),
        "mark all": lambda: attendance.mark_all(desk, session, meeting),
        "scores": lambda: attendance.set_scores(desk, session, {entered: (None, Decimal(80))}),
        "person": lambda: people.add_person(desk, PersonDraft(name="Orang Lain")),
        "certificates": lambda: certificates.issue(desk, session, [entered], "ready-plain", issued_on=TODAY),
        "design": lambda: certificate_designs.archive_design(desk, "ready-plain"),
        "outside certificate": lambda: outside_certificates.add(desk, certificate),
        "rules": lambda: training_rules.change_rules(desk, TrainingRules(months_low=18)),
        "checking page": lambda: verifying.checking_page(desk),
    }


def test_a_reader_changes_no_training(office: OfficeAtWork) -> None:
    uid = sessions.add_session(office.trainer, session_draft()).record.uid
    (entered,) = participants.add_participants(office.trainer, uid, [participant()]).record
    session = sessions.session(office.manager, uid)
    for name, call in _teaching(office.reader, session.uid, entered.uid, session.meetings[0].uid).items():
        try:
            _refused(call)
        except BaseException as error:
            raise AssertionError(f"reader: {name}") from error
    assert sessions.session(office.manager, uid) == session


def _ids(office: OfficeAtWork, uid: str) -> tuple[str, str]:
    attachment = reports.report(office.manager, uid).attachments[0].uid
    return attachment, papers.list_papers(office.manager)[0].uid


def test_a_trainer_sees_no_report_and_writes_none(office: OfficeAtWork, registered: str, tmp_path: Path) -> None:
    attachment, paper = _ids(office, registered)
    before = reports.find_reports(office.manager, ReportQuery()).count
    trainer = office.trainer
    calls = _reading(trainer, registered, attachment, paper) | _writing(
        trainer, registered, attachment, paper, tmp_path
    )
    assert calls.pop("papers")() == ()  # a trainer's list holds the papers of trainings only
    assert calls.pop("check code")() is None
    for name, call in calls.items():
        try:
            _refused(call)
        except BaseException as error:
            raise AssertionError(f"trainer: {name}") from error
    assert reports.givers(trainer, GIVER[:3]) == ()
    assert drafts.list_drafts(trainer) == ()
    assert reports.find_reports(office.manager, ReportQuery()).count == before
    assert list(tmp_path.glob("*.xlsx")) == []


def test_a_reader_changes_nothing_and_takes_nothing_out(office: OfficeAtWork, registered: str, tmp_path: Path) -> None:
    attachment, paper = _ids(office, registered)
    for name, call in _writing(office.reader, registered, attachment, paper, tmp_path).items():
        try:
            _refused(call)
        except BaseException as error:
            raise AssertionError(f"reader: {name}") from error


@pytest.mark.parametrize("who", ["clerk", "trainer", "reader"])
def test_only_a_manager_manages(office: OfficeAtWork, who: str) -> None:
    uid = office.account("Operator Kedua Contoh").uid
    for name, call in _managing(getattr(office, who), uid).items():
        try:
            _refused(call)
        except BaseException as error:
            raise AssertionError(f"{who}: {name}") from error
    assert len(accounts.list_accounts(office.manager)) == 5


def _shown(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _without_names(value: object) -> None:
    shown = _shown(value)
    for name in NAMES:
        assert name not in shown, name


def test_a_reader_meets_no_identity_anywhere(office: OfficeAtWork, registered: str) -> None:
    reader = office.reader
    reports.correct_report(office.clerk, registered, draft(note=f"Bukan {GIVER}"), f"keliru, kata {REPORTER}")
    reports.record_step(
        office.clerk,
        registered,
        Step.IN_CUSTODY,
        TODAY,
        StepDetails(recipient=GIVER, recipient_position=f"Kerabat {GIVER}", place=f"Rumah {GIVER}", witness=REPORTER),
    )
    page = reports.find_reports(reader, ReportQuery())
    assert page.count == 1  # the report itself is there to be counted
    _without_names(page.rows)
    record = reports.report(reader, registered)
    assert record.total_value == 750_000
    assert record.attachments == ()
    _without_names(record)
    _without_names(reports.revisions(reader, registered))
    _without_names(home.home(reader).late + home.home(reader).due)
    _without_names(due.due_items(reader))
    assert reports.givers(reader, GIVER[:4]) == ()
    assert reports.find_reports(office.manager, ReportQuery(search="batik")).count == 1


def test_a_reader_cannot_learn_names_by_searching_or_sorting(office: OfficeAtWork, registered: str) -> None:
    reader = office.reader
    number = reports.report(reader, registered).number
    assert reports.find_reports(reader, ReportQuery(search=number)).count == 1
    assert reports.find_reports(reader, ReportQuery(search=GIVER)).count == 0
    assert reports.find_reports(reader, ReportQuery(search="Suryani")).count == 0
    _refused(lambda: reports.find_reports(reader, ReportQuery(giver=GIVER)))
    _refused(lambda: reports.find_reports(reader, ReportQuery(person=REPORTER)))
    reports.register_report(office.clerk, draft(objects=(gift(giver=gift().giver, value=1),)))
    by_name = reports.find_reports(reader, ReportQuery(sort="reporter_name")).rows
    assert by_name == reports.find_reports(reader, ReportQuery()).rows


def test_a_reader_gets_no_paper_with_names_and_no_attachment(office: OfficeAtWork, registered: str) -> None:
    reader = office.reader
    attachment, paper = _ids(office, registered)
    _refused(lambda: attachments.content(reader, attachment))
    _refused(lambda: papers.pdf(reader, paper))
    _refused(lambda: papers.joined(reader, [paper]))
    _refused(lambda: reports.duplicates_of(reader, draft()))
    _refused(lambda: running_totals(reader, draft()))
    for kind in (PaperKind.REPORT_FORM, PaperKind.RECEIPT, PaperKind.STATEMENT):
        _refused(lambda k=kind: papers.preview(reader, PaperRequest(kind=k, subject_uid=registered, period=YEAR)))  # type: ignore[misc]
    _refused(lambda: papers.preview(reader, PaperRequest(kind=PaperKind.SUMMARY, period=YEAR, with_names=True)))
    assert papers.preview(reader, PaperRequest(kind=PaperKind.SUMMARY, period=YEAR)).startswith(b"%PDF")
    issued = papers.issue(office.clerk, PaperRequest(kind=PaperKind.SUMMARY, period=YEAR)).record
    assert papers.pdf(reader, issued.uid).startswith(b"%PDF")
    named = papers.issue(office.clerk, PaperRequest(kind=PaperKind.SUMMARY, period=YEAR, with_names=True)).record
    _refused(lambda: papers.pdf(reader, named.uid))


def test_a_reader_sees_positions_but_no_numbers_of_officials(office: OfficeAtWork) -> None:
    (seen,) = officials.list_officials(office.reader)
    assert seen.position == "Kasi Pemerintahan"
    for part in (NIP[-4:], "0001", NIP):
        assert part not in _shown((seen.nik, seen.nip, seen.address, seen.phone, seen.email))
    (status,) = statements.list_statements(office.reader, YEAR)
    statements.mark_returned(office.clerk, YEAR, status.official_uid, TODAY, "unreported")
    (returned,) = statements.list_statements(office.reader, YEAR)
    assert returned.returned_on == TODAY
    assert returned.answer == ""  # what somebody declared is for who may see identities


def test_an_unwritten_gift_of_another_giver_is_not_hidden_from_a_clerk(office: OfficeAtWork, registered: str) -> None:
    seen = reports.report(office.other_clerk, registered)
    assert seen.reporter.name == REPORTER
    assert seen.reporter.nik.endswith("0003")
    assert NIK not in _shown(seen)
    assert reports.find_reports(office.other_clerk, ReportQuery(search="contohwan")).count == 1
    assert GiftObject is type(seen.objects[0])
