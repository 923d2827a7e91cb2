"""One person written in many ways is found or asked about; two people are never taken for one."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records.person import KnownPerson
from db.records.training import ParticipantDraft
from db.vocabulary import PersonKind
from desktop.rules.institutions import full_institution, institution_key, kind_in_heading
from desktop.rules.labels import label
from desktop.rules.name_likeness import NameLikeness, core_name, name_likeness
from desktop.rules.person_matching import MatchReason, match_people, names_differ, twins_in

NIK, OTHER_NIK = "0000001203800007", "0000005507910002"


def known(uid: str = "a", name: str = "Jaya Rekaan", **changes: Any) -> KnownPerson:
    made = KnownPerson(
        uid=uid,
        kind=PersonKind.OTHER_OFFICE,
        name=name,
        nik=NIK,
        position="Kaur Keuangan",
        institution="Desa Contoh",
    )
    return replace(made, **changes)


def listed(name: str = "Jaya Rekaan", **changes: Any) -> ParticipantDraft:
    made = ParticipantDraft(name=name, nik=NIK, position="Kaur Keuangan", institution="Desa Contoh")
    return replace(made, **changes)


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("Jaya Rekaan", "JAYA  REKAAN", NameLikeness.SAME),
        ("Jaya Rekaan", "Jaya Rekaan, S.IP", NameLikeness.TITLES),
        ("Jaya Rekaan S.Sos., M.Si", "Drs. H. Jaya Rekaan", NameLikeness.TITLES),
        ("Drs. H. Oman Rekaan M.Si.", "oman rekaan", NameLikeness.TITLES),
        ("Jaya Rekaan", "JAYA REKAAN BIN H. ABDUL", NameLikeness.SPELLING),
        ("Moch. Soerekaan", "Muhammad Surekaan", NameLikeness.SPELLING),
        ("Tb. Rekaan", "Tubagus Rekaan", NameLikeness.SPELLING),
        ("Jaya Rekaan Contoh", "Jaya Rekaan", NameLikeness.PART),
        ("Siti Aminah R.", "Hj. Siti Aminah Rekaan, S.Pd", NameLikeness.PART),
        ("S. Aminah Rekaan", "SITI AMINAH REKAAN", NameLikeness.PART),
        ("Siti A. R.", "Siti Aminah Contoh", NameLikeness.NONE),
        ("S. A.", "Siti Aminah", NameLikeness.NONE),
        ("Siti Maryati", "Siti Maryanti", NameLikeness.SLIP),
        ("Jaya", "Jaya Rekaan", NameLikeness.NONE),
        ("Jaya Rekaan", "Ratna Contoh", NameLikeness.NONE),
        ("", "Jaya", NameLikeness.NONE),
    ],
)
def test_how_alike_two_names_are(one: str, other: str, likeness: NameLikeness) -> None:
    assert name_likeness(one, other) is likeness
    assert name_likeness(other, one) is likeness


def test_one_nik_with_a_like_name_is_certainly_the_person() -> None:
    for name in ("JAYA REKAAN", "Jaya Rekaan, S.IP", "H. Jaya Rekaan bin Abdul", "Jaya Rekan", "Jaya Rekaan Contoh"):
        (match,) = match_people([listed(name, position="Kadus", institution="Lain")], [known()])
        assert match.certain is not None and match.certain.uid == "a", name


def test_one_nik_with_another_name_is_asked_about() -> None:
    (match,) = match_people([listed("Ratna Contoh")], [known()])
    assert match.certain is None
    assert MatchReason.SAME_NIK in match.reasons and names_differ(match.reasons)


def test_without_a_nik_only_name_post_and_origin_together_are_certain() -> None:
    (match,) = match_people([listed("JAYA REKAAN", nik="", institution="Ds. CONTOH")], [known()])
    assert match.certain is not None
    for change, reason in (
        ({"position": "Kadus"}, MatchReason.POSITION_DIFFERS),
        ({"institution": "Desa Lain"}, MatchReason.INSTITUTION_DIFFERS),
        ({"name": "Jaya Rekaan, S.IP"}, MatchReason.TITLES_DIFFER),
        ({"name": "Jaya Rekaan bin H. Abdul"}, MatchReason.SPELLING_DIFFERS),
        ({"name": "Jaya Rekaan Contoh"}, MatchReason.NAME_IN_PART),
        ({"name": "Jaya R."}, MatchReason.NAME_IN_PART),
        ({"position": "", "institution": ""}, MatchReason.SAME_NAME),
    ):
        (match,) = match_people([replace(listed(nik=""), **change)], [known()])
        assert match.certain is None and reason in match.reasons, change


def test_two_people_of_one_name_with_their_own_niks_are_two() -> None:
    (match,) = match_people([listed(nik=OTHER_NIK, institution="Desa Lain")], [known()])
    assert match.is_new
    (asked,) = match_people([listed(nik=OTHER_NIK)], [known()])
    assert MatchReason.NIK_DIFFERS in asked.reasons, "the same name at the same post may be a wrong number"
    (slip,) = match_people([listed(nik=NIK[:-1] + "1", institution="Desa Lain")], [known()])
    assert MatchReason.NIK_NEARLY in slip.reasons


def test_when_two_fit_equally_well_a_person_decides() -> None:
    (match,) = match_people([listed(nik="")], [known("a", nik=""), known("b", nik="")])
    assert match.certain is None
    assert [likeness.person.uid for likeness in match.doubtful] == ["a", "b"]
    assert MatchReason.SEVERAL in match.reasons


def test_the_likeliest_person_stands_first() -> None:
    people = [known("far", nik="", institution="Desa Lain"), known("near", nik="", name="Jaya Rekaan, S.IP")]
    (match,) = match_people([listed(nik="")], people)
    assert [likeness.person.uid for likeness in match.doubtful] == ["near", "far"]


def test_a_covered_number_proves_nothing() -> None:
    (match,) = match_people([listed(institution="Desa Lain")], [known(nik="••••••••••••0007")])
    assert match.certain is None and match.doubtful


def test_one_person_twice_in_a_list_is_told() -> None:
    drafts = [
        listed("MULYADI REKAAN", nik="", institution="Desa Satu"),
        listed("Ratna Contoh", nik=NIK),
        listed("Mulyadi Rekaan, S.IP", nik=OTHER_NIK, institution="Desa Dua"),
        listed("Orang Lain", nik=NIK),
    ]
    found = [(twins.earlier, twins.later) for twins in twins_in(drafts)]
    assert found == [(0, 2), (1, 3)]
    assert names_differ(twins_in(drafts)[1].reasons)


def test_one_person_written_three_ways_at_one_post_is_told() -> None:
    names = ("Hj. Siti Aminah Rekaan, S.Pd", "SITI AMINAH REKAAN", "Siti Aminah R.", "Siti Aminah", "Ratna Contoh")
    found = [(twins.earlier, twins.later) for twins in twins_in([listed(name, nik="") for name in names])]
    assert found == [(0, 1), (0, 2), (0, 3)]
    elsewhere = [listed("Siti Aminah Rekaan", nik=""), listed("Siti Aminah R.", nik="", institution="Desa Lain")]
    assert twins_in(elsewhere) == ()
    numbered = [listed("Siti Aminah Rekaan"), listed("Siti Aminah R.", nik=OTHER_NIK)]
    assert twins_in(numbered) == ()


@pytest.mark.parametrize(
    ("written", "heading", "whole"),
    [
        ("Ds. Contoh", "", "Desa Contoh"),
        ("DESA CONTOH", "", "Desa Contoh"),
        ("Contoh", "ASAL DESA", "Desa Contoh"),
        ("Kec. Contoh", "ASAL DESA", "Kecamatan Contoh"),
        ("Kel. Contoh Baru", "", "Kelurahan Contoh Baru"),
        ("CV Contoh Jaya", "", "CV Contoh Jaya"),
        ("Dinas Contoh", "Instansi", "Dinas Contoh"),
        ("Desa", "", "Desa"),
    ],
)
def test_an_office_is_named_in_full(written: str, heading: str, whole: str) -> None:
    assert full_institution(written, kind_in_heading(heading)) == whole
    assert institution_key(whole) == institution_key(written) or whole.startswith("Kecamatan")


def test_a_village_is_no_subdistrict_of_the_same_name() -> None:
    assert institution_key("Desa Contoh") == institution_key("Ds Contoh") == institution_key("CONTOH")
    assert institution_key("Kecamatan Contoh") != institution_key("Desa Contoh")
    assert kind_in_heading("Asal Desa/Kecamatan") == ""


def test_every_reason_has_its_words() -> None:
    assert all(label(reason) for reason in MatchReason)


NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=40)


@given(NAMES, NAMES)
def test_likeness_does_not_depend_on_the_order_and_never_fails(one: str, other: str) -> None:
    assert name_likeness(one, other) is name_likeness(other, one)
    core_name(one)


WORDS = st.sampled_from(["Jaya", "Siti", "Budi", "Rekaan", "Contoh", "Wulan"])
PEOPLE = st.builds(
    KnownPerson,
    uid=st.uuids().map(str),
    kind=st.just(PersonKind.COMMUNITY),
    name=st.lists(WORDS, min_size=1, max_size=3).map(" ".join),
    nik=st.sampled_from(["", NIK, OTHER_NIK, NIK[:-1] + "9"]),
    position=st.sampled_from(["", "Kadus", "Kaur"]),
    institution=st.sampled_from(["", "Desa Satu", "Ds. Dua"]),
)


@given(PEOPLE, st.lists(PEOPLE, max_size=6))
def test_a_match_is_certain_only_with_the_number_or_with_name_and_post(
    person: KnownPerson, others: list[KnownPerson]
) -> None:
    draft = ParticipantDraft(name=person.name, nik=person.nik, position=person.position, institution=person.institution)
    (match,) = match_people([draft], others)
    if match.certain is not None:
        same_number = bool(draft.nik) and match.certain.nik == draft.nik
        same_post = draft.position == match.certain.position and institution_key(draft.institution) == institution_key(
            match.certain.institution
        )
        assert same_number or (same_post and match.certain.name == draft.name)
        assert not (draft.nik and match.certain.nik and draft.nik != match.certain.nik)
    assert match.certain is None or not match.doubtful
    assert {one.person.uid for one in match.doubtful} <= {other.uid for other in others}


@given(st.lists(PEOPLE, max_size=8, unique_by=lambda person: person.uid))
def test_a_list_matched_against_itself_finds_everybody(people: list[KnownPerson]) -> None:
    drafts = [ParticipantDraft(name=p.name, nik=p.nik, position=p.position, institution=p.institution) for p in people]
    for person, match in zip(people, match_people(drafts, people), strict=True):
        found = [match.certain] if match.certain else [likeness.person for likeness in match.doubtful]
        assert any(one is not None and core_name(one.name) == core_name(person.name) for one in found)
