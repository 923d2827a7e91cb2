"""The same gift entered twice is pointed out; what one giver gave one person adds up."""

from dataclasses import replace
from datetime import date

import pytest

from db.records.report import Giver, Reporter, StepDetails
from db.vocabulary import ReportKind, Step
from desktop.services import officials, reports
from desktop.services.report_advice import running_totals
from tests.offices import GIVER, REPORTER, TODAY, OfficeAtWork, draft, gift, official


def _giver(name: str) -> Giver:
    return replace(gift().giver, name=name)


def test_the_same_gift_is_pointed_out_before_it_is_registered_twice(office: OfficeAtWork) -> None:
    first = reports.register_report(office.clerk, draft()).record
    again = draft(objects=(gift(giver=_giver("bambang  CONTOHWAN")),), chronology="Diceritakan lain.")
    (row,) = reports.duplicates_of(office.other_clerk, again)
    assert (row.uid, row.number) == (first.uid, first.number)
    assert reports.duplicates_of(office.clerk, again, own_uid=first.uid) == ()


@pytest.mark.parametrize(
    "other",
    [
        draft(received_on=date(2026, 11, 9), objects=(gift(value=1),)),
        draft(objects=(gift(giver=_giver("Orang Lain"), value=1),)),
        draft(kind=ReportKind.REFUSAL),
    ],
)
def test_other_gifts_are_not_pointed_out(office: OfficeAtWork, other: object) -> None:
    reports.register_report(office.clerk, draft())
    assert reports.duplicates_of(office.clerk, other) == ()  # type: ignore[arg-type]


def _total(office: OfficeAtWork, day: date, **changes: object) -> tuple[int, int]:
    (found,) = running_totals(office.clerk, draft(received_on=day, **changes))
    return found.calendar_year, found.rolling_year


def test_totals_count_the_calendar_year_and_the_last_twelve_months(office: OfficeAtWork) -> None:
    for day, value in ((date(2025, 11, 20), 100), (date(2026, 1, 5), 200), (date(2026, 10, 1), 400)):
        reports.register_report(office.clerk, draft(received_on=day, objects=(gift(value=value),)))
    assert _total(office, date(2026, 11, 10)) == (600, 700)
    assert _total(office, date(2026, 11, 21)) == (600, 600)  # twelve months back 20 November 2025 falls out
    assert _total(office, date(2027, 1, 2)) == (0, 600)
    assert _total(office, date(2026, 11, 10), objects=(gift(giver=_giver("Orang Lain")),)) == (0, 0)
    assert _total(office, date(2026, 11, 10), reporter=Reporter(name="Orang Lain")) == (0, 0)


def test_void_reports_and_refusals_count_nothing(office: OfficeAtWork) -> None:
    void = reports.register_report(office.clerk, draft()).record
    reports.record_step(office.clerk, void.uid, Step.VOIDED, TODAY, StepDetails(reason="Keliru"))
    reports.register_report(office.clerk, draft(kind=ReportKind.REFUSAL))
    assert _total(office, TODAY) == (0, 0)


def test_other_objects_of_the_same_report_count_too(office: OfficeAtWork) -> None:
    two = draft(objects=(gift(value=300), gift(value=500), gift(giver=_giver("Orang Lain"), value=900)))
    assert [t.calendar_year for t in running_totals(office.clerk, two)] == [500, 300, 0]


def test_a_picked_official_is_the_same_person_under_another_spelling(office: OfficeAtWork) -> None:
    person = officials.add_official(office.clerk, official("Suryani Rekaan, S.Sos", nik="")).record
    first = draft(official_uid=person.uid, reporter=Reporter(name="Suryani Rekaan, S.Sos"))
    reports.register_report(office.clerk, first)
    assert _total(office, TODAY, official_uid=person.uid, reporter=Reporter(name="Bu Suryani"))[0] == 750_000
    assert _total(office, TODAY, reporter=Reporter(name=REPORTER.upper()))[0] == 750_000


def test_names_of_givers_are_completed_while_typing(office: OfficeAtWork) -> None:
    reports.register_report(office.clerk, draft())
    reports.register_report(office.clerk, draft(objects=(gift(giver=_giver("Banu Karangan")),)))
    assert set(reports.givers(office.clerk, "ba")) == {GIVER, "Banu Karangan"}
    assert reports.givers(office.clerk, "BAMB") == (GIVER,)
    assert reports.givers(office.clerk, "contohwan") == ()
    for nothing in ("", "  ", "...", "%", "_"):
        assert reports.givers(office.clerk, nothing) == ()
