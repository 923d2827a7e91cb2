"""People beside the officials: found together with them, masked, told apart by their NIK, quickly even in a crowd."""

import time
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import insert

from db.models.reports import RevisionModel
from db.models.training import PersonModel
from db.problem import Problem
from db.queries.people import _values
from db.records.person import PersonDraft
from db.vocabulary import PersonKind, RiskLevel, Sex
from desktop.services import audit, officials, participants, people, sessions
from desktop.services.people import PeopleQuery
from tests.offices import NIP, TODAY, OfficeAtWork, official
from tests.trainings import session_draft

NIK = "0000001203800007"


def person_draft(name: str = "Jaya Rekaan, S.IP", **changes: Any) -> PersonDraft:
    """Somebody of another village."""
    made = PersonDraft(
        name=name,
        nik=NIK,
        id_label="NIPD",
        id_number="141.12.001",
        position="Kaur Keuangan",
        institution="Desa Contoh Lain",
        phone="0800-0000-0009",
        sex=Sex.MALE,
    )
    return replace(made, **changes)


def _names(office: OfficeAtWork, **query: Any) -> list[str]:
    return [person.name for person in people.find_people(office.clerk, PeopleQuery(**query)).rows]


def test_officials_and_other_people_stand_in_one_list_with_their_numbers_covered(office: OfficeAtWork) -> None:
    people.add_person(office.trainer, person_draft())
    page = people.find_people(office.trainer, PeopleQuery())
    assert [(p.name, p.kind) for p in page.rows] == [
        ("Jaya Rekaan, S.IP", PersonKind.OTHER_OFFICE),
        ("Wulan Rekaan", PersonKind.OFFICIAL),
    ]
    assert page.count == 2
    jaya, wulan = page.rows
    assert (jaya.nik, jaya.id_number) == ("••••••••••••0007", "•••.•2.001")
    assert (wulan.nik, wulan.id_number) == ("••••••••••••0001", "••••••••••••••1001")
    assert wulan.institution == "Desa Contoh Makmur"


def test_a_reader_sees_names_and_positions_only(office: OfficeAtWork) -> None:
    people.add_person(office.clerk, person_draft())
    for shown in people.find_people(office.reader, PeopleQuery()).rows:
        assert (shown.nik, shown.id_number, shown.phone, shown.address, shown.sex) == ("", "", "", "", None)
        assert shown.name and shown.position
    assert people.find_people(office.reader, PeopleQuery(search=NIK)).count == 0, "nobody is found by a hidden number"
    with pytest.raises(Problem, match="not-allowed"):
        people.add_person(office.reader, person_draft("Orang Lain", nik=""))


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("jaya", ["Jaya Rekaan, S.IP"]),
        ("REKAAN kaur", ["Jaya Rekaan, S.IP"]),
        ("contoh lain", ["Jaya Rekaan, S.IP"]),
        ("pemerintahan makmur", ["Wulan Rekaan"]),
        ("rekaan", ["Jaya Rekaan, S.IP", "Wulan Rekaan"]),
        (NIK, ["Jaya Rekaan, S.IP"]),
        ("0000 0045 0290 0001", ["Wulan Rekaan"]),
        ("%", []),
        ("tidak ada", []),
    ],
)
def test_any_word_of_name_position_or_origin_finds_a_person(
    office: OfficeAtWork, search: str, found: list[str]
) -> None:
    people.add_person(office.clerk, person_draft())
    assert _names(office, search=search) == found


def test_the_list_is_narrowed_by_kind_and_sorted_both_ways(office: OfficeAtWork) -> None:
    people.add_person(office.clerk, person_draft())
    people.add_person(
        office.clerk, person_draft("H. Ade Rekaan", nik="", kind=PersonKind.COMMUNITY, position="Tokoh masyarakat")
    )
    assert _names(office) == ["H. Ade Rekaan", "Jaya Rekaan, S.IP", "Wulan Rekaan"], "forms of address do not count"
    assert _names(office, descending=True) == ["Wulan Rekaan", "Jaya Rekaan, S.IP", "H. Ade Rekaan"]
    assert _names(office, sort="position")[-1] == "H. Ade Rekaan"
    assert _names(office, kinds=frozenset({PersonKind.COMMUNITY})) == ["H. Ade Rekaan"]
    assert _names(office, kinds=frozenset({PersonKind.OFFICIAL, PersonKind.OTHER_OFFICE})) == [
        "Jaya Rekaan, S.IP",
        "Wulan Rekaan",
    ]


def test_who_left_office_is_not_offered_for_a_day_after(office: OfficeAtWork) -> None:
    left = official("Tono Rekaan", nik="", active_to=TODAY.replace(day=1))
    officials.add_official(office.clerk, left)
    assert "Tono Rekaan" in _names(office)
    assert "Tono Rekaan" not in _names(office, active_on=TODAY)


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"name": " "}, "person-name-missing", "name"),
        ({"nik": "123"}, "nik-malformed", "nik"),
        ({"nik": "0000004502900001"}, "nik-exists", "nik"),
        ({"kind": PersonKind.OFFICIAL}, "person-is-official", "kind"),
        ({"name": "x" * 201}, "text-too-long", "name"),
    ],
)
def test_what_a_person_cannot_be(office: OfficeAtWork, change: dict[str, Any], code: str, field: str) -> None:
    with pytest.raises(Problem) as refused:
        people.add_person(office.clerk, person_draft(**change))
    assert (refused.value.code, refused.value.field) == (code, field)
    assert people.find_people(office.clerk, PeopleQuery()).count == 1


def test_two_people_with_one_nik_are_refused_by_the_name_of_the_other(office: OfficeAtWork) -> None:
    people.add_person(office.clerk, person_draft())
    with pytest.raises(Problem) as refused:
        people.add_person(office.clerk, person_draft("Orang Lain", nik=" ".join((NIK[:6], NIK[6:]))))
    assert refused.value.code == "nik-exists"
    assert refused.value.params["name"] == "Jaya Rekaan, S.IP"
    other = people.add_person(office.clerk, person_draft("Orang Lain", nik="")).record
    with pytest.raises(Problem, match="nik-exists"):
        people.change_person(office.clerk, other.uid, person_draft("Orang Lain"))


def test_a_name_of_120_characters_with_titles_is_kept_whole(office: OfficeAtWork) -> None:
    titles = "S.Sos., S.H., M.Si., Ph.D."
    name = f"Prof. Dr. Ir. H. Raden Mas Tubagus Rekaan Panjang Sekali Namanya bin H. Abdul Contoha Rekaan, {titles}"
    assert len(name) == 120
    uid = people.add_person(office.clerk, person_draft(name)).record.uid
    assert people.person(office.clerk, uid).name == name
    assert _names(office, search="panjang ph.d") == [name]


def test_a_correction_keeps_covered_numbers_and_the_old_revision(office: OfficeAtWork) -> None:
    record = people.add_person(office.clerk, person_draft()).record
    assert record.nik == "••••••••••••0007"
    changed = replace(people.draft_of(record), position="Sekretaris Desa", risk_level=RiskLevel.ABOVE_LOW)
    after = people.change_person(office.clerk, record.uid, changed, "naik jabatan").record
    assert (after.position, after.revision) == ("Sekretaris Desa", 2)
    opened = people.open_identity(office.clerk, record.uid)
    assert (opened.nik, opened.id_number) == (NIK, "141.12.001")
    assert [entry.subject_uid for entry in audit.list_entries(office.manager, "identity-opened person")] == [record.uid]
    with office.manager.reading() as session:
        kept = session.query(RevisionModel).filter_by(subject_kind="person", subject_uid=record.uid).all()
    assert [(row.revision, row.reason) for row in kept] == [(1, ""), (2, "naik jabatan")]
    again = people.change_person(office.clerk, record.uid, people.draft_of(after)).record
    assert again.revision == 2, "what changes nothing makes no revision"


def test_a_person_picked_from_the_masked_list_stands_on_the_session_with_the_number_in_full(
    office: OfficeAtWork,
) -> None:
    people.add_person(office.clerk, person_draft())
    session = sessions.add_session(office.clerk, session_draft()).record
    rows = people.find_people(office.clerk, PeopleQuery()).rows
    drafts = [participants.from_person(row) for row in rows]
    participants.add_participants(office.clerk, session.uid, drafts)
    listed = participants.participants(office.clerk, session.uid)
    opened = [participants.open_identity(office.clerk, row.uid) for row in listed]
    assert [(p.nik, p.id_number) for p in opened] == [(NIK, "141.12.001"), ("0000004502900001", NIP)]


def test_ten_thousand_people_are_paged_within_fifty_milliseconds(office: OfficeAtWork) -> None:
    first, last = ("Jaya", "Siti", "Budi", "Ratna", "Oman"), ("Suhendi", "Fauzi", "Maryati", "Wijaya")
    rows = []
    for n in range(10_000):
        draft = PersonDraft(
            name=f"{first[n % 5]} {last[n % 4]} {n:05d}", position=f"Kadus {n % 9}", institution=f"Desa {n % 300}"
        )
        rows.append(_values(draft) | {"uid": f"p-{n:05d}", "owner_office": "o", "revision": 1})
    with office.manager.changing() as change:
        change.session.execute(insert(PersonModel), rows)
    questions = {
        "first": PeopleQuery(),
        "deep": PeopleQuery(offset=9_900),
        "by position, downwards": PeopleQuery(sort="position", descending=True, offset=5_000),
        "a word": PeopleQuery(search="suhendi"),
        "two words": PeopleQuery(search="ratna desa 17"),
        "nobody": PeopleQuery(search="zzz"),
    }
    for name, question in questions.items():
        people.find_people(office.clerk, question)
        taken = []
        for _again in range(5):
            start = time.thread_time()  # other work on the machine does not count
            page = people.find_people(office.clerk, question)
            taken.append(time.thread_time() - start)
        print(f"{name}: {min(taken) * 1000:.1f} ms, {page.count} people")
        assert min(taken) <= 0.050, f"{name}: {min(taken) * 1000:.0f} ms"
    assert people.find_people(office.clerk, PeopleQuery()).count == 10_001
