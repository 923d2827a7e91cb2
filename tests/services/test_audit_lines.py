"""Every service that changes something leaves exactly its line in the log, and no name ever stands there."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import text, update

from db.models.system import AccountModel
from db.records.certificate import CertificateDesign
from db.records.office import CalendarDay
from db.records.period import Period
from db.records.person import OutsideCertificateDraft, PersonDraft, TrainingRules
from db.records.report import StepDetails
from db.records.training import AttendanceMark
from db.vocabulary import AttachmentKind, PaperKind, PeriodKind, Role, Step
from desktop.printing.list_sheet import ListColumn
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
    list_papers,
    offices,
    officials,
    outside_certificates,
    papers,
    participant_import,
    participant_lists,
    participants,
    people,
    preferences,
    reports,
    sessions,
    sheets,
    sign_in,
    statements,
    training_rules,
    verifying,
)
from desktop.services.papers import PaperRequest
from tests.offices import (
    CLERK,
    FIRM,
    GIVER,
    MANAGER,
    NIK,
    NIP,
    OTHER_CLERK,
    PASSWORD,
    REPORTER,
    TODAY,
    OfficeAtWork,
    draft,
    gift,
    official,
    profile,
)
from tests.services import exchange_lines
from tests.services.files import jpeg
from tests.services.walk import changing_services
from tests.trainings import held_session, participant, session_draft

YEAR = Period(2026, PeriodKind.YEAR)
NEW = "kata sandi yang baru sekali"
DAY = CalendarDay(day=date(2026, 12, 1), closed=True, name="Libur")


@dataclass
class Scene:
    """An office with a report, its picture, its issued form and an official."""

    office: OfficeAtWork
    folder: Path
    report: str
    attachment: str
    paper: str
    official: str


@pytest.fixture
def scene(office: OfficeAtWork, tmp_path: Path) -> Scene:
    uid = reports.register_report(office.clerk, draft()).record.uid
    attachment = attachments.add(office.clerk, uid, jpeg(), "a.jpg", AttachmentKind.OTHER).record.uid
    paper = papers.issue(office.clerk, _form(uid)).record.uid
    return Scene(office, tmp_path, uid, attachment, paper, officials.list_officials(office.clerk)[0].uid)


def _form(uid: str) -> PaperRequest:
    return PaperRequest(kind=PaperKind.REPORT_FORM, subject_uid=uid)


def _register_anew(s: Scene) -> None:
    folder = s.folder / "lain"
    offices.set_up(folder, profile(), MANAGER, Role.MANAGER, PASSWORD, s.office.clock).desk.register.close()


def _preview_of_sheet(s: Scene) -> object:
    path = s.folder / "perangkat.csv"
    path.write_text("Nama,Jabatan\nOrang Rekaan,Kadus\n", "utf-8")
    return sheets.understand_file(s.office.clerk, path, sheets.Target.OFFICIALS)


def _sign_in_again(s: Scene) -> None:
    s.office.manager.register.close()
    _reopened(s, sign_in.sign_in(s.office.directory, MANAGER, PASSWORD, s.office.clock))


def _recover(s: Scene) -> None:
    s.office.manager.register.close()
    _reopened(s, sign_in.recover(s.office.directory, s.office.recovery_code, MANAGER, NEW, s.office.clock))


def _reopened(s: Scene, desk: object) -> None:
    s.office.manager = desk  # type: ignore[assignment]


def _certificate(s: Scene) -> OutsideCertificateDraft:
    return OutsideCertificateDraft(person_uid=s.official, number="CONTOH/1", dated=TODAY, note=REPORTER)


def _listed(s: Scene) -> list[participant_import.Decision]:
    text = f"Nama\tAsal\tPost test\n{REPORTER}\t{FIRM}\t80\n"
    preview = participant_lists.understand_text(s.office.trainer, text)
    return participant_import.decisions_of(participant_lists.review(s.office.trainer, preview))


Call = Callable[[Scene], object]


def _finish_removals(s: Scene) -> None:
    clerk = s.office.account(CLERK).uid
    with s.office.manager.changing() as change:  # as a power cut between the two halves of a removal leaves it
        change.session.execute(update(AccountModel).where(AccountModel.uid == clerk).values(active=False))
    accounts.finish_removals(s.office.manager)


def _planned(s: Scene) -> tuple[str, str]:
    """Enter a session with one participant; both uids."""
    uid = sessions.add_session(s.office.trainer, session_draft()).record.uid
    (entered,) = participants.add_participants(s.office.trainer, uid, [participant(REPORTER, nik=NIK)]).record
    return uid, entered.uid


def _sitting(s: Scene) -> tuple[str, str]:
    uid, _who = _planned(s)
    return uid, sessions.session(s.office.trainer, uid).meetings[0].uid


def _marks(s: Scene) -> tuple[str, dict[str, tuple[AttendanceMark, ...]]]:
    uid, who = _planned(s)
    meeting = sessions.session(s.office.trainer, uid).meetings[0].uid
    return uid, {who: (AttendanceMark(meeting_uid=meeting, present=True),)}


def _scores(s: Scene) -> tuple[str, dict[str, tuple[Decimal, Decimal]]]:
    uid, who = _planned(s)
    return uid, {who: (Decimal(40), Decimal(80))}


def _held(s: Scene) -> tuple[str, list[str]]:
    """Hold a session with one participant and a speaker; its uid and who gets a certificate."""
    uid = held_session(s.office.clerk, 1)
    return uid, [item.person.uid for item in certificates.candidates(s.office.clerk, uid)]


def _issued(s: Scene) -> str:
    uid, who = _held(s)
    return certificates.issue(s.office.clerk, uid, who, "ready-plain", issued_on=TODAY).record[0].uid


def _print_with_nik(s: Scene) -> object:
    own = certificate_designs.plain(certificate_designs.design(s.office.clerk, "ready-plain"))
    design = certificate_designs.save_design(s.office.clerk, replace(own, name="NIK", with_id_number=True)).record
    uid = held_session(s.office.clerk, 0)
    (entered,) = participants.add_participants(s.office.clerk, uid, [participant(REPORTER, nik=NIK)]).record
    attendance.mark_all(s.office.clerk, uid, sessions.session(s.office.clerk, uid).meetings[0].uid)
    (row,) = certificates.issue(s.office.clerk, uid, [entered.uid], design.uid, issued_on=TODAY).record
    return certificates.pdf(s.office.clerk, [row.uid])


_PLANNED = ["session-added", "participant-added"]
# What holding a session leaves, and issuing the first certificates of an office.
_HELD = ["session-added", "participant-added", "participant-added", "session-held"]
_HELD += ["attendance-marked", "attendance-marked", "scores-entered"]
_ISSUED = [*_HELD, "office-keys-made", "certificate-issued", "certificate-issued"]

LINES: dict[str, tuple[Call, list[str]]] = {
    "accounts.add_account": (
        lambda s: accounts.add_account(s.office.manager, "Orang Baru", Role.READER, PASSWORD),
        ["account-added"],
    ),
    "accounts.change_password": (
        lambda s: accounts.change_password(s.office.manager, PASSWORD, NEW),
        ["password-changed"],
    ),
    "accounts.change_role": (
        lambda s: accounts.change_role(s.office.manager, s.office.account(CLERK).uid, Role.READER),
        ["account-role-changed"],
    ),
    "accounts.finish_removals": (_finish_removals, ["data-key-renewed"]),
    "accounts.remove_account": (
        lambda s: accounts.remove_account(s.office.manager, s.office.account(CLERK).uid),
        ["account-removed", "data-key-renewed"],
    ),
    "accounts.renew_recovery_code": (
        lambda s: accounts.renew_recovery_code(s.office.manager),
        ["recovery-code-renewed"],
    ),
    "attachments.add": (
        lambda s: attachments.add(s.office.clerk, s.report, jpeg(), f"{GIVER}.jpg", AttachmentKind.OTHER, GIVER),
        ["attachment-added"],
    ),
    "attachments.remove": (
        lambda s: attachments.remove(s.office.clerk, s.attachment, f"Salah, kata {REPORTER}"),
        ["attachment-removed"],
    ),
    "attendance.mark": (
        lambda s: attendance.mark(s.office.trainer, *_marks(s)),
        [*_PLANNED, "attendance-marked"],
    ),
    "attendance.mark_all": (
        lambda s: attendance.mark_all(s.office.trainer, *_sitting(s)),
        [*_PLANNED, "attendance-marked"],
    ),
    "attendance.set_scores": (
        lambda s: attendance.set_scores(s.office.trainer, *_scores(s)),
        [*_PLANNED, "scores-entered"],
    ),
    "attachments.save_copy": (
        lambda s: attachments.save_copy(s.office.clerk, s.attachment, s.folder / f"{GIVER}.jpg"),
        ["attachment-copied-out"],
    ),
    "backups.back_up": (lambda s: backups.back_up(s.office.clerk, s.folder / "a.sigapbak"), ["backup-made"]),
    "calendar.add_day": (lambda s: calendar.add_day(s.office.clerk, DAY), ["calendar-day-added"]),
    "calendar.import_days": (lambda s: calendar.import_days(s.office.clerk, [DAY, DAY]), ["calendar-imported"]),
    "calendar.remove_day": (lambda s: calendar.remove_day(s.office.clerk, DAY.day), ["calendar-day-removed"]),
    "certificate_designs.archive_design": (
        lambda s: certificate_designs.archive_design(s.office.clerk, "ready-plain"),
        ["design-archived"],
    ),
    "certificate_designs.save_design": (
        lambda s: certificate_designs.save_design(s.office.clerk, CertificateDesign(name=GIVER)),
        ["design-added"],
    ),
    "certificate_issuing.issue": (_issued, _ISSUED),
    "certificates.pdf": (
        _print_with_nik,
        [
            *("design-added", "session-added", "participant-added", "session-held", "attendance-marked"),
            *("participant-added", "attendance-marked", "office-keys-made", "certificate-issued", "identity-opened"),
        ],
    ),
    "certificates.void": (
        lambda s: certificates.void(s.office.clerk, _issued(s), f"Nama {REPORTER} salah"),
        [*_ISSUED, "certificate-voided"],
    ),
    "verifying.checking_page": (
        lambda s: verifying.checking_page(s.office.clerk),
        ["office-keys-made", "checking-page-written"],
    ),
    "drafts.save_draft": (lambda s: drafts.save_draft(s.office.clerk, draft()), []),  # nothing is submitted yet
    "drafts.discard_draft": (
        lambda s: drafts.discard_draft(s.office.clerk, drafts.save_draft(s.office.clerk, draft()).record),
        ["draft-discarded"],
    ),
    "list_papers.list_sheet": (
        lambda s: list_papers.list_sheet(
            s.office.clerk, "officials", "Perangkat", "", [ListColumn("Nama", 3)], [[REPORTER]]
        ),
        ["list-printed"],
    ),
    "offices.change_office": (
        lambda s: offices.change_office(
            s.office.manager, replace(profile().office, name="Baru"), TODAY, f"Perda, diminta {REPORTER}"
        ),
        ["office-changed"],
    ),
    "offices.save_profile": (
        lambda s: offices.save_profile(s.office.manager, offices.profile(s.office.manager)),
        ["profile-changed"],
    ),
    "offices.set_up": (_register_anew, []),  # writes to the new register, not to this one
    "officials.add_official": (
        lambda s: officials.add_official(s.office.clerk, official(REPORTER, nik="")),
        ["official-added"],
    ),
    "officials.change_official": (
        lambda s: officials.change_official(s.office.clerk, s.official, official(position="Kadus"), GIVER),
        ["official-changed"],
    ),
    "officials.import_officials": (
        lambda s: officials.import_officials(s.office.clerk, [official(REPORTER, nik=""), official(position="Kadus")]),
        ["official-added", "official-changed"],  # a line for each person
    ),
    "officials.open_identity": (
        lambda s: officials.open_identity(s.office.clerk, s.official),
        ["identity-opened"],
    ),
    "outside_certificates.add": (
        lambda s: outside_certificates.add(s.office.trainer, _certificate(s), jpeg(), f"{GIVER}.jpg"),
        ["outside-certificate-added", "attachment-added"],
    ),
    "outside_certificates.change_certificate": (
        lambda s: outside_certificates.change_certificate(
            s.office.trainer,
            outside_certificates.add(s.office.trainer, _certificate(s)).record.uid,
            replace(_certificate(s), note=f"Kata {GIVER}"),
        ),
        ["outside-certificate-added", "outside-certificate-changed"],
    ),
    "outside_certificates.remove": (
        lambda s: outside_certificates.remove(
            s.office.trainer, outside_certificates.add(s.office.trainer, _certificate(s)).record.uid, f"Kata {GIVER}"
        ),
        ["outside-certificate-added", "outside-certificate-removed"],
    ),
    "outside_certificates.verify": (
        lambda s: outside_certificates.verify(
            s.office.trainer, outside_certificates.add(s.office.trainer, _certificate(s)).record.uid
        ),
        ["outside-certificate-added", "outside-certificate-checked"],
    ),
    "papers.attach_scan": (
        lambda s: papers.attach_scan(s.office.clerk, s.paper, jpeg(), f"{GIVER}.jpg"),
        ["attachment-added", "paper-scanned"],
    ),
    "papers.issue": (
        lambda s: papers.issue(s.office.clerk, PaperRequest(kind=PaperKind.RECEIPT, subject_uid=s.report)),
        ["paper-issued"],
    ),
    "papers.joined": (lambda s: papers.joined(s.office.clerk, [s.paper]), ["identity-opened"]),
    "papers.mark_printed": (lambda s: papers.mark_printed(s.office.clerk, s.paper), ["paper-printed"]),
    "papers.mark_signed": (lambda s: papers.mark_signed(s.office.clerk, s.paper, TODAY), ["paper-signed"]),
    "papers.pdf": (lambda s: papers.pdf(s.office.clerk, s.paper), ["identity-opened"]),
    "papers.preview": (lambda s: papers.preview(s.office.clerk, _form(s.report)), ["identity-opened"]),
    "participant_import.enter": (
        lambda s: participant_import.enter(
            s.office.trainer, sessions.add_session(s.office.trainer, session_draft()).record.uid, _listed(s)
        ),
        ["session-added", "person-added", "participant-added", "attendance-marked"],
    ),
    "participant_import.enter_with_session": (
        lambda s: participant_import.enter_with_session(s.office.trainer, session_draft(), _listed(s)),
        ["session-added", "person-added", "participant-added", "attendance-marked", "session-held"],
    ),
    "participants.add_participants": (lambda s: _planned(s), _PLANNED),
    "participants.change_participant": (
        lambda s: participants.change_participant(s.office.trainer, _planned(s)[1], participant(GIVER)),
        [*_PLANNED, "participant-changed"],
    ),
    "participants.open_identity": (
        lambda s: participants.open_identity(s.office.trainer, _planned(s)[1]),
        [*_PLANNED, "identity-opened"],
    ),
    "participants.remove_participant": (
        lambda s: participants.remove_participant(s.office.trainer, _planned(s)[1], f"Kata {GIVER}"),
        [*_PLANNED, "participant-removed"],
    ),
    "people.add_person": (
        lambda s: people.add_person(s.office.trainer, PersonDraft(name=REPORTER, institution=FIRM)),
        ["person-added"],
    ),
    "people.change_person": (
        lambda s: people.change_person(
            s.office.trainer,
            people.add_person(s.office.trainer, PersonDraft(name=GIVER)).record.uid,
            PersonDraft(name=REPORTER),
            f"Kata {GIVER}",
        ),
        ["person-added", "person-changed"],
    ),
    "people.open_identity": (
        lambda s: people.open_identity(s.office.trainer, s.official),
        ["identity-opened"],
    ),
    "preferences.put": (lambda s: preferences.put(s.office.clerk, "columns", ["number"]), []),  # the person's own
    "report_writing.correct_report": (
        lambda s: reports.correct_report(s.office.clerk, s.report, draft(objects=(gift(value=1),)), f"Kata {GIVER}"),
        ["report-corrected"],
    ),
    "report_writing.record_step": (
        lambda s: reports.record_step(s.office.clerk, s.report, Step.KEPT, TODAY, StepDetails(place=f"Rumah {GIVER}")),
        ["report-kept"],
    ),
    "report_writing.refresh_derived": (lambda s: reports.refresh_derived(s.office.clerk), []),  # says nothing new
    "report_writing.register_many": (
        lambda s: reports.register_many(s.office.clerk, [draft(), draft()]),
        ["report-registered", "report-registered", "reports-imported"],
    ),
    "report_writing.register_report": (
        lambda s: reports.register_report(s.office.clerk, draft(typed_number="700/1/2026")),
        ["report-registered"],
    ),
    "reports.open_identity": (lambda s: reports.open_identity(s.office.clerk, s.report), ["identity-opened"]),
    "sessions.add_session": (
        lambda s: sessions.add_session(s.office.trainer, session_draft(purpose=f"Diminta {GIVER}")),
        ["session-added"],
    ),
    "sessions.change_session": (
        lambda s: sessions.change_session(
            s.office.trainer, _planned(s)[0], session_draft(title=f"Sosialisasi bersama {GIVER}"), f"Kata {REPORTER}"
        ),
        [*_PLANNED, "session-changed"],
    ),
    "sessions.mark_held": (
        lambda s: sessions.mark_held(s.office.trainer, _planned(s)[0]),
        [*_PLANNED, "session-held"],
    ),
    "sessions.void_session": (
        lambda s: sessions.void_session(s.office.trainer, _planned(s)[0], f"{GIVER} berhalangan"),
        [*_PLANNED, "session-voided"],
    ),
    "sheets.accept": (
        lambda s: sheets.accept(s.office.clerk, _preview_of_sheet(s)),  # type: ignore[arg-type]
        ["official-added"],
    ),
    "sheets.remember_mapping": (
        lambda s: sheets.remember_mapping(s.office.clerk, _preview_of_sheet(s)[0].mapping),  # type: ignore[index]
        [],  # how columns are named is nobody's record
    ),
    "sheets.save_as_sheet": (
        lambda s: sheets.save_as_sheet(s.office.clerk, "reports", s.folder / f"{GIVER}.xlsx"),
        ["list-saved-as-sheet"],
    ),
    "sign_in.recover": (_recover, ["recovered-by-code"]),
    "sign_in.sign_in": (_sign_in_again, ["signed-in"]),
    "statements.mark_returned": (
        lambda s: statements.mark_returned(s.office.clerk, YEAR, s.official, TODAY, "never"),
        ["statement-returned"],
    ),
    "statements.unmark_returned": (
        lambda s: statements.unmark_returned(s.office.clerk, YEAR, s.official),
        ["statement-note-removed"],
    ),
    "training_rules.change_rules": (
        lambda s: training_rules.change_rules(s.office.trainer, TrainingRules(months_low=18)),
        ["training-rules-changed"],
    ),
}


def test_every_service_that_changes_something_is_in_a_table() -> None:
    made_up = {name for name in changing_services() if name.startswith("demo")}  # they call the services of the tables
    assert changing_services() - made_up == set(LINES) | set(exchange_lines.LINES)
    assert not set(LINES) & set(exchange_lines.LINES)


def _entries(scene: Scene) -> list[str]:
    return [entry.action for entry in audit.list_entries(scene.office.manager)][::-1]


@pytest.mark.parametrize("name", LINES)
def test_it_leaves_exactly_its_lines_and_no_name(scene: Scene, name: str) -> None:
    call, expected = LINES[name]
    before = len(_entries(scene))
    call(scene)
    assert _entries(scene)[before:] == expected
    with scene.office.manager.reading() as session:
        rows = session.execute(text("SELECT * FROM audit_entries")).all()
    everything = " ".join(str(row) for row in rows)
    for person in (REPORTER, GIVER, FIRM, NIK, NIP, MANAGER, CLERK, OTHER_CLERK, "Wulan", "Bambang", "Rekaan"):
        assert person not in everything
    assert not [line.problem for line in _check(scene) if line.problem]


def _check(scene: Scene) -> object:
    from desktop.services import checks

    return checks.check(scene.office.manager)


@pytest.mark.parametrize("name", [name for name, (_call, lines) in LINES.items() if lines])
def test_a_change_that_fails_at_the_last_moment_leaves_nothing(
    scene: Scene, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line in the log and the change itself are one transaction."""
    if name in ("sign_in.sign_in", "sign_in.recover"):
        return
    before, number = _entries(scene), len(_rows(scene))

    def fail(*_: object, **__: object) -> None:
        raise OSError("disk gone")

    monkeypatch.setattr("db.change.Change.audit", fail)
    with pytest.raises(OSError, match="disk gone"):
        LINES[name][0](scene)
    monkeypatch.undo()
    assert _entries(scene) == before
    assert len(_rows(scene)) == number


def _rows(scene: Scene) -> list[object]:
    tables = ("accounts", "reports", "report_events", "revisions", "attachments", "issued_papers", "officials")
    tables += ("calendar_days", "office_changes", "statements", "drafts")
    found: list[object] = []
    with scene.office.manager.reading() as session:
        for table in tables:
            found += [(table, row) for row in session.execute(text(f"SELECT * FROM {table}")).all()]  # noqa: S608
    return [row for row in found if "drafts" not in str(row)]
