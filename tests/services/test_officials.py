"""Officials: numbers masked until opened, known ones brought up to date, an import twice changes nothing."""

from dataclasses import replace
from datetime import date

import pytest

from db.models.reports import RevisionModel
from db.problem import Problem
from db.records.office import OfficialDraft
from db.records.period import Period
from db.vocabulary import PeriodKind, RiskLevel
from desktop.services import audit, officials, statements
from tests.offices import NIP, TODAY, OfficeAtWork, official

NIK_OF_WULAN = official().nik


def _wulan(office: OfficeAtWork) -> str:
    return officials.list_officials(office.clerk, search="wulan")[0].uid


def test_numbers_are_masked_until_opened_and_the_opening_is_logged(office: OfficeAtWork) -> None:
    (shown,) = officials.list_officials(office.clerk)
    assert (shown.nik, shown.nip) == ("••••••••••••0001", "••••••••••••••1001")
    opened = officials.open_identity(office.clerk, shown.uid)
    assert (opened.nik, opened.nip) == (NIK_OF_WULAN, NIP)
    (entry,) = audit.list_entries(office.manager, "identity-opened official")
    assert entry.subject_uid == shown.uid


def test_a_corrected_official_keeps_the_numbers_that_were_shown_masked(office: OfficeAtWork) -> None:
    (shown,) = officials.list_officials(office.clerk)
    changed = official(nik=shown.nik, nip=shown.nip, position="Sekretaris Desa")
    done = officials.change_official(office.clerk, shown.uid, changed, "naik jabatan").record
    assert (done.position, done.revision) == ("Sekretaris Desa", 2)
    opened = officials.open_identity(office.clerk, shown.uid)
    assert (opened.nik, opened.nip) == (NIK_OF_WULAN, NIP)


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"name": "  "}, "official-name-missing", "name"),
        ({"name": "Orang Lain", "nik": "123"}, "nik-malformed", "nik"),
        ({"name": "Orang Lain", "nik": "٠" * 16}, "nik-malformed", "nik"),
        ({"name": "Orang Lain"}, "nik-exists", "nik"),
        (
            {"active_from": date(2026, 1, 2), "active_to": date(2026, 1, 1), "nik": ""},
            "official-dates-crossed",
            "active_to",
        ),
    ],
)
def test_what_an_official_cannot_be(office: OfficeAtWork, change: dict[str, object], code: str, field: str) -> None:
    with pytest.raises(Problem) as refused:
        officials.add_official(office.clerk, official(**change))
    assert (refused.value.code, refused.value.field) == (code, field)
    assert len(officials.list_officials(office.clerk)) == 1


def test_an_official_cannot_take_the_nik_of_another(office: OfficeAtWork) -> None:
    other = officials.add_official(office.clerk, official("Orang Lain", nik="")).record
    with pytest.raises(Problem, match="nik-exists"):
        officials.change_official(office.clerk, other.uid, official("Orang Lain"))


def _revisions(office: OfficeAtWork) -> int:
    with office.manager.reading() as session:
        return session.query(RevisionModel).filter(RevisionModel.subject_kind == "official").count()


def test_an_import_twice_changes_nothing(office: OfficeAtWork) -> None:
    people = [official(f"Orang {n} Rekaan", nik=f"00000045029000{n:02d}", position=f"Kadus {n}") for n in range(10, 15)]
    people.append(official("Tanpa Nomor Rekaan", nik="", nip=""))
    assert officials.import_officials(office.clerk, people).record == 6
    before = (officials.list_officials(office.clerk), len(audit.list_entries(office.manager)), _revisions(office))
    assert officials.import_officials(office.clerk, people).record == 0
    after = (officials.list_officials(office.clerk), len(audit.list_entries(office.manager)), _revisions(office))
    assert after == before


def test_an_import_brings_up_to_date_and_forgets_nothing_the_sheet_does_not_hold(office: OfficeAtWork) -> None:
    uid = _wulan(office)
    full = official(
        address="Kampung Contoh", phone="0800", risk_level=RiskLevel.ABOVE_LOW, active_from=date(2020, 1, 1)
    )
    officials.change_official(office.clerk, uid, full)
    sheet = OfficialDraft(name="Wulan Rekaan", nik=NIK_OF_WULAN, position="Sekretaris Desa", unit="Pemdes")
    assert officials.import_officials(office.clerk, [sheet]).record == 1
    kept = officials.open_identity(office.clerk, uid)
    assert (kept.position, kept.unit) == ("Sekretaris Desa", "Pemdes")
    assert (kept.address, kept.phone, kept.nip) == ("Kampung Contoh", "0800", NIP)
    assert (kept.risk_level, kept.active_from) == (RiskLevel.ABOVE_LOW, date(2020, 1, 1))


def test_an_import_is_all_or_none(office: OfficeAtWork) -> None:
    people = [official("Orang Rekaan", nik=""), official("Lain Rekaan", nik="123")]
    with pytest.raises(Problem, match="nik-malformed"):
        officials.import_officials(office.clerk, people)
    assert len(officials.list_officials(office.clerk)) == 1


def test_two_people_of_one_name_in_different_positions_stay_two(office: OfficeAtWork) -> None:
    twins = [official("Budi Rekaan", nik="", position=f"Kadus {n}") for n in (1, 2)]
    assert officials.import_officials(office.clerk, twins).record == 2
    assert len(officials.list_officials(office.clerk, search="budi")) == 2


def test_those_in_office_on_a_day_are_found_by_word(office: OfficeAtWork) -> None:
    past = official("Lama Rekaan", nik="", active_from=date(2019, 1, 1), active_to=date(2025, 12, 31))
    officials.add_official(office.clerk, past)

    def names(**query: object) -> list[str]:
        return [person.name for person in officials.list_officials(office.clerk, **query)]  # type: ignore[arg-type]

    assert names() == ["Lama Rekaan", "Wulan Rekaan"]
    assert names(active_on=TODAY) == ["Wulan Rekaan"]
    assert names(active_on=date(2025, 12, 31)) == ["Lama Rekaan", "Wulan Rekaan"]
    assert names(search="KASI wulan") == ["Wulan Rekaan"]
    assert names(search="tidak ada") == []


def test_who_returned_the_statement(office: OfficeAtWork) -> None:
    half = Period(2026, PeriodKind.SEMESTER, 2)
    uid = _wulan(office)
    (status,) = statements.list_statements(office.clerk, half)
    assert (status.official_name, status.returned_on) == ("Wulan Rekaan", None)
    statements.mark_returned(office.clerk, half, uid, TODAY, "never")
    statements.mark_returned(office.clerk, half, uid, TODAY, "reported")
    (status,) = statements.list_statements(office.clerk, half)
    assert (status.returned_on, status.answer) == (TODAY, "reported")
    with pytest.raises(Problem, match="statement-answer-unknown"):
        statements.mark_returned(office.clerk, half, uid, TODAY, "entah")
    with pytest.raises(Problem, match="date-in-future"):
        statements.mark_returned(office.clerk, half, uid, date(2027, 1, 1), "never")
    with pytest.raises(Problem, match="official-unknown"):
        statements.mark_returned(office.clerk, half, "tidak ada", TODAY, "never")
    statements.unmark_returned(office.clerk, half, uid)
    assert statements.list_statements(office.clerk, half)[0].returned_on is None
    assert statements.list_statements(office.clerk, half.previous())[0].returned_on is None
    assert replace(status, returned_on=None, answer="") == statements.list_statements(office.clerk, half)[0]
