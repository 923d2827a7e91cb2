"""The office changes its name, its rules, its calendar: keys, numbers and history stay, deadlines are counted anew."""

from dataclasses import replace
from datetime import date

import pytest

from db.problem import Problem
from db.queries.report_rows import ReportQuery
from db.records.office import CalendarDay, DeadlineRule, Office, RegencyRules
from db.vocabulary import DeadlineKind, OfficeKind, PaperKind, WorkWeek
from desktop.services import accounts, calendar, home, offices, papers, reports, sign_in
from desktop.services.desk import Desk
from desktop.services.papers import PaperRequest
from tests.offices import CLERK, PASSWORD, TODAY, OfficeAtWork, draft

URBAN = Office(
    uid="sesuatu yang lain",
    kind=OfficeKind.URBAN_VILLAGE,
    code="36.04.05.1001",
    name="Contoh Baru",
    term="Kelurahan",
    subdistrict="Contoh Jaya",
    regency="Kabupaten Contoh",
    province="Provinsi Contoh",
)


def _due(office: OfficeAtWork) -> date | None:
    return reports.find_reports(office.manager, ReportQuery()).rows[0].next_deadline


def test_a_desa_that_becomes_a_kelurahan_keeps_keys_numbers_and_history(office: OfficeAtWork) -> None:
    first = reports.register_report(office.clerk, draft()).record
    paper = papers.issue(office.clerk, PaperRequest(kind=PaperKind.RECEIPT, subject_uid=first.uid)).record
    before = papers.pdf(office.clerk, paper.uid)
    old = offices.profile(office.manager).office
    done = offices.change_office(office.manager, URBAN, date(2026, 11, 15), " Perda 7/2026 ")
    assert done.record.office.full_name == "Kelurahan Contoh Baru"
    assert done.record.office.uid == old.uid, "records stay ours"
    second = reports.register_report(office.clerk, draft()).record
    assert reports.report(office.clerk, first.uid).number == first.number
    assert second.number == "002/GRT/36.04.05.1001/XI/2026"
    assert first.owner_office == second.owner_office == old.uid
    (kept,) = offices.office_history(office.manager)
    assert (kept.name, kept.code, kept.kind) == (old.name, old.code, OfficeKind.VILLAGE)
    assert (kept.until, kept.reason) == (date(2026, 11, 15), "Perda 7/2026")
    assert papers.pdf(office.clerk, paper.uid) == before
    office.manager.register.close()
    sign_in.sign_in(office.directory, CLERK, PASSWORD, office.clock).register.close()


def test_a_change_of_office_needs_a_reason_and_a_name(office: OfficeAtWork) -> None:
    with pytest.raises(Problem, match="reason-missing"):
        offices.change_office(office.manager, URBAN, TODAY, "  ")
    with pytest.raises(Problem, match="office-name-missing"):
        offices.change_office(office.manager, replace(URBAN, name=" "), TODAY, "Perda")
    assert offices.office_history(office.manager) == ()
    assert offices.profile(office.manager).office.name == "Contoh Makmur"


def test_the_profile_page_does_not_rename_the_office(office: OfficeAtWork) -> None:
    kept = offices.profile(office.manager)
    with pytest.raises(Problem, match="office-change-separately"):
        offices.save_profile(office.manager, replace(kept, office=replace(kept.office, name="Lain")))
    saved = offices.save_profile(office.manager, replace(kept, place="Ibu kota", demo=True)).record
    assert offices.profile(office.manager) == saved
    assert saved.place == "Ibu kota"
    assert not saved.demo, "a real register never becomes a demo"


def test_a_stricter_rule_of_the_regency_moves_open_deadlines(office: OfficeAtWork) -> None:
    reports.register_report(office.clerk, draft())
    assert _due(office) == date(2026, 11, 24)
    kept = offices.profile(office.manager)
    rule = DeadlineRule(kind=DeadlineKind.TO_UPG, working_days=3, source="Perbup Contoh 1/2026")
    offices.save_profile(office.manager, replace(kept, rules=RegencyRules(deadlines=(rule,))))
    assert _due(office) == date(2026, 11, 13)
    assert home.home(office.manager).late[0].next_deadline == date(2026, 11, 13)
    offices.save_profile(office.manager, replace(kept, rules=RegencyRules(count_receipt_day=True)))
    assert _due(office) == date(2026, 11, 23)
    offices.save_profile(office.manager, replace(kept, work_week=WorkWeek.SIX))
    assert _due(office) == date(2026, 11, 21)


def test_a_closed_day_moves_open_deadlines_and_back(office: OfficeAtWork) -> None:
    reports.register_report(office.clerk, draft())
    day = CalendarDay(day=date(2026, 11, 20), closed=True, name="Pilkades", source="SK Bupati")
    calendar.add_day(office.clerk, day)
    assert _due(office) == date(2026, 11, 25)
    assert calendar.own_days(office.clerk) == (day,)
    calendar.remove_day(office.clerk, day.day)
    assert _due(office) == date(2026, 11, 24)
    saturday = CalendarDay(day=date(2026, 11, 14), closed=False, name="Masuk pengganti")
    calendar.import_days(office.clerk, [day, saturday, day])
    assert _due(office) == date(2026, 11, 24)
    assert len(calendar.own_days(office.clerk)) == 2


def test_days_enter_the_calendar_all_or_none(office: OfficeAtWork) -> None:
    good = CalendarDay(day=TODAY, closed=True, name="Libur")
    with pytest.raises(Problem, match="calendar-day-name-missing"):
        calendar.import_days(office.clerk, [good, CalendarDay(day=TODAY, closed=True, name=" ")])
    assert calendar.own_days(office.clerk) == ()


def test_a_change_and_its_recount_are_kept_together(office: OfficeAtWork, monkeypatch: pytest.MonkeyPatch) -> None:
    """Were the recount lost, the register would go on showing dates of a calendar that is no longer its own."""
    reports.register_report(office.clerk, draft())

    def fail(*_: object, **__: object) -> None:
        raise OSError("disk gone")

    monkeypatch.setattr("desktop.services.report_writing.derived_columns", fail)
    with pytest.raises(OSError, match="disk gone"):
        calendar.add_day(office.clerk, CalendarDay(day=date(2026, 11, 20), closed=True, name="Libur"))
    kept = offices.profile(office.manager)
    with pytest.raises(OSError, match="disk gone"):
        offices.save_profile(office.manager, replace(kept, work_week=WorkWeek.SIX))
    monkeypatch.undo()
    assert calendar.own_days(office.clerk) == ()
    assert offices.profile(office.manager).work_week is WorkWeek.FIVE


@pytest.mark.parametrize("change", ["account", "recovery", "password", "attachment", "profile", "report"])
def test_with_a_date_given_by_hand_nothing_changes(office: OfficeAtWork, change: str) -> None:
    from db.vocabulary import AttachmentKind, Role
    from desktop.services import attachments
    from tests.services.files import jpeg

    uid = reports.register_report(office.clerk, draft()).record.uid
    names, keys = sign_in.account_names(office.directory), (office.directory / "kunci.json").read_bytes()
    pinned = Desk(office.manager.register, office.manager.account, office.clock, pinned_today=True)
    calls = {
        "account": lambda: accounts.add_account(pinned, "Orang Baru", Role.CLERK, PASSWORD),
        "recovery": lambda: accounts.renew_recovery_code(pinned),
        "password": lambda: accounts.change_password(pinned, PASSWORD, "kata sandi yang lain lagi"),
        "attachment": lambda: attachments.add(pinned, uid, jpeg(), "a.jpg", AttachmentKind.OTHER),
        "profile": lambda: offices.save_profile(pinned, offices.profile(pinned)),
        "report": lambda: reports.register_report(pinned, draft()),
    }
    with pytest.raises(Problem, match="today-pinned"):
        calls[change]()
    assert sign_in.account_names(office.directory) == names
    assert (office.directory / "kunci.json").read_bytes() == keys
    assert not list((office.directory / "lampiran").glob("*.age"))
