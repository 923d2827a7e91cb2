"""Pairing: an office counts once its eight words were compared; keys change only when the old ones vouch for it."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from db import device
from db.problem import Problem
from db.records.office import CalendarDay
from db.vocabulary import KeyState, PartnerRelation
from desktop.exchange.answer_contents import PackContent
from desktop.exchange.keys import new_keys
from desktop.exchange.unseal import open_package, read_file
from desktop.services import audit, calendar, devices, feedback, office_keys, partners
from desktop.services import offices as office_profiles
from desktop.services.desk import Desk
from tests import offices, pairs


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Desk, Desk]]:
    """A village and an inspectorate."""
    monkeypatch.setenv("SIGAP_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setattr("db.keyslots.STANDARD_KDF", offices.QUICK_KDF)
    (tmp_path / "stik").mkdir()
    made = pairs.village(tmp_path / "desa"), pairs.inspectorate(tmp_path / "inspektorat")
    yield made
    for desk in made:
        desk.register.close()


def test_an_enrolled_mentor_counts_only_after_its_eight_words(two: tuple[Desk, Desk], tmp_path: Path) -> None:
    village, mentor = two
    found = pairs.enrol(village, mentor, tmp_path / "stik")
    assert (found.relation, found.state, found.kind) == (PartnerRelation.MENTOR, KeyState.PENDING, "inspektorat")
    assert partners.words_of(found) == partners.own_words(mentor)
    words = list(partners.own_words(mentor))
    with pytest.raises(Problem, match="words-differ"):
        partners.confirm(village, found.uid, " ".join(reversed(words)))
    assert partners.mentor(village).state is KeyState.PENDING
    confirmed = partners.confirm(village, "36.04", " ".join(words).upper()).record
    assert (confirmed.state, confirmed.confirmed_by) == (KeyState.CONFIRMED, village.account.name)
    assert [e.action for e in audit.list_entries(village, "partner")] == ["partner-confirmed", "partner-enrolled"]


def test_the_same_enrolment_twice_changes_nothing(two: tuple[Desk, Desk], tmp_path: Path) -> None:
    village, mentor = two
    pairs.pair(village, mentor, tmp_path / "stik")
    again = pairs.enrol(village, mentor, tmp_path / "stik")
    assert again.state is KeyState.CONFIRMED
    assert len(partners.list_partners(village)) == 1


def test_an_office_does_not_enrol_itself(two: tuple[Desk, Desk], tmp_path: Path) -> None:
    with pytest.raises(Problem, match="enrolment-own"):
        pairs.enrol(two[0], two[0], tmp_path / "stik")


def test_other_keys_under_a_known_office_are_refused_until_the_old_ones_are_withdrawn(
    two: tuple[Desk, Desk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    village, mentor = two
    pairs.pair(village, mentor, tmp_path / "stik")
    with mentor.changing() as change:
        forged = new_keys(office_keys.stored_profile(change.session).office)
        kept = office_keys.ensure_keys(change)
    monkeypatch.setattr(partners, "ensure_keys", lambda _change: replace(kept, current=forged))
    path = partners.write_enrolment(mentor, tmp_path / "stik").record
    monkeypatch.undo()
    monkeypatch.setenv("SIGAP_STATE_DIR", str(tmp_path / "state"))
    opened = open_package(read_file(path), ())
    with pytest.raises(Problem, match="enrolment-changed-key"):
        partners.take_enrolment(village, opened)
    with pytest.raises(Problem, match="reason-missing"):
        partners.withdraw(village, "36.04", "")
    assert partners.withdraw(village, "36.04", "kunci hilang").record.state is KeyState.RETIRED
    anew = partners.take_enrolment(village, opened).record
    assert (anew.state, anew.keys.key_id) == (KeyState.PENDING, forged.public.key_id)


def test_renewed_keys_keep_the_old_ones_for_old_files(two: tuple[Desk, Desk]) -> None:
    mentor = two[1]
    before = office_keys.own_public_keys(mentor)
    after = office_keys.renew_keys(mentor).record
    assert after.key_id != before.key_id and after.office_uid == before.office_uid
    with mentor.reading() as session:
        kept = office_keys.kept_keys(session)
    assert kept is not None
    assert [pair.public.key_id for pair in kept.all] == [after.key_id, before.key_id]
    assert kept.rotations[0].old_key_id == before.key_id
    assert partners.own_words(mentor) == partners.own_words(mentor)


def test_packs_in_an_enrolment_count_only_once_the_words_were_compared(two: tuple[Desk, Desk], tmp_path: Path) -> None:
    village, mentor = two
    day = CalendarDay(day=date(2026, 12, 7), closed=True, name="Hari jadi (contoh)")
    pack = PackContent(version=1, source="Surat contoh", calendar_days=(day,), words={"upg_name": "UPPG Contoh"})
    feedback.make_pack(mentor, pack)
    found = pairs.enrol(village, mentor, tmp_path / "stik")
    assert calendar.own_days(village) == () and office_profiles.profile(village).upg.name == "UPG Contoh"
    partners.confirm(village, found.uid, " ".join(partners.own_words(mentor)))
    assert [item.name for item in calendar.own_days(village)] == ["Hari jadi (contoh)"]
    assert office_profiles.profile(village).upg.name == "UPPG Contoh"
    pairs.enrol(village, mentor, tmp_path / "stik")
    assert len(calendar.own_days(village)) == 1


def test_an_enrolment_under_renewed_keys_is_taken_when_the_old_ones_vouch(
    two: tuple[Desk, Desk], tmp_path: Path
) -> None:
    village, mentor = two
    pairs.pair(village, mentor, tmp_path / "stik")
    new = office_keys.renew_keys(mentor).record
    found = pairs.enrol(village, mentor, tmp_path / "stik")
    assert (found.keys.key_id, found.state) == (new.key_id, KeyState.CONFIRMED)


def _number(desk: Desk, to: str = "x") -> tuple[str, int, str]:
    with desk.changing() as change:
        uid, last = devices.take_number(desk, change, to)
        devices.note_sent(desk, change, to, f"{last.sequence + 1:064d}")
    return uid, last.sequence + 1, last.digest


def test_numbers_go_up_by_one_for_each_office_and_name_the_file_before(two: tuple[Desk, Desk]) -> None:
    village = two[0]
    first, second, other = _number(village), _number(village), _number(village, "y")
    assert [first[1], second[1], other[1]] == [1, 2, 1]
    assert (first[2], second[2], other[2]) == ("", f"{1:064d}", "")
    assert first[0] == second[0] == other[0]


def test_an_old_register_put_back_goes_on_after_the_last_file(two: tuple[Desk, Desk], tmp_path: Path) -> None:
    village = two[0]
    uid = _number(village)[0]
    village.register.close()
    shutil.copytree(tmp_path / "desa", tmp_path / "lama")
    village = pairs_open(tmp_path / "desa", village)
    assert [_number(village)[1] for _ in range(3)] == [2, 3, 4]
    village.register.close()
    shutil.rmtree(tmp_path / "desa")
    (tmp_path / "lama").rename(tmp_path / "desa")
    village = pairs_open(tmp_path / "desa", village)
    with village.reading() as session:
        found, problem = devices.present_device(village, session)
    assert problem is not None and problem.code == "register-older-than-file"
    assert (found.uid, found.line("x").sequence) == (uid, 4)
    assert _number(village) == (uid, 5, f"{4:064d}")
    village.register.close()


def test_a_copy_on_another_computer_gets_a_number_of_its_own(
    two: tuple[Desk, Desk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    village = two[0]
    uid = _number(village)[0]
    monkeypatch.setattr(device, "_machine_id", lambda: "komputer lain")
    monkeypatch.setenv("SIGAP_STATE_DIR", str(tmp_path / "state-lain"))
    with village.reading() as session:
        _found, problem = devices.present_device(village, session)
    assert problem is not None and problem.code == "device-copied"
    new, number, before = _number(village)
    assert new != uid and (number, before) == (1, "")
    assert _number(village)[:2] == (new, 2)


def pairs_open(directory: Path, before: Desk) -> Desk:
    """Sign in again at a register that was closed."""
    from desktop.services import sign_in

    return sign_in.sign_in(directory, offices.MANAGER, offices.PASSWORD, before.clock)
