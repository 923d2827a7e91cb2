"""A list into a session: everybody or nobody, nobody twice, known people known again, doubtful ones asked about."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from db.problem import Problem
from db.records.person import PersonDraft
from db.records.training import Meeting
from db.vocabulary import PersonKind, RiskLevel, SessionState, TrainingResult
from desktop.services import (
    attendance,
    officials,
    participant_import,
    participant_lists,
    participants,
    people,
    sessions,
)
from desktop.services.people import PeopleQuery
from desktop.sheets.preview import RowStatus
from tests.offices import OfficeAtWork, official
from tests.trainings import HELD_ON, session_draft

SAMPLE = Path(__file__).parents[1] / "data" / "sheets" / "daftar-hadir.xls"
NIK = "0000001203800007"
HEAD = "No\tNama\tNIK\tJabatan\tAsal desa\tNo HP\tPre Test\tPost Test\n"


def _session(office: OfficeAtWork, **changes: Any) -> str:
    return sessions.add_session(office.trainer, session_draft(**changes)).record.uid


def _review(office: OfficeAtWork, uid: str, *lines: str) -> participant_lists.ListReview:
    text = HEAD + "".join(f"{n}\t{line}\n" for n, line in enumerate(lines, start=1))
    return participant_lists.review(office.trainer, participant_lists.understand_text(office.trainer, text), uid)


def _enter(office: OfficeAtWork, uid: str, *lines: str) -> participant_import.Entered:
    found = _review(office, uid, *lines)
    return participant_import.enter(office.trainer, uid, participant_import.decisions_of(found)).record


def _known(office: OfficeAtWork) -> int:
    return people.find_people(office.clerk, PeopleQuery()).count


def test_the_sample_enters_41_people_once(office: OfficeAtWork) -> None:
    uid = _session(office)
    for expected in (41, 0):
        preview = participant_lists.understand_file(office.trainer, SAMPLE)
        found = participant_lists.review(office.trainer, preview, uid)
        assert found.preview.count(RowStatus.REFUSED) == 0
        decisions = participant_import.decisions_of(found)
        entered = participant_import.enter(office.trainer, uid, decisions).record
        assert (len(entered.added), entered.already) == (expected, 41 - expected)
    listed = participants.participants(office.trainer, uid)
    assert len(listed) == 41 and all(one.attended for one in listed)
    assert [one.name for one in listed[:3]] == ["Jaya Suhendi", "Hasan Firmansyah", "KARTINI HIDAYAT, S.IP"]
    assert listed[0].post_score == Decimal("85.5") and listed[0].result is TrainingResult.PASSED
    assert "list-of-other-day" in [remark.code for remark in found.preview.remarks], "12 May is not 12 November"
    assert _known(office) == 42
    other = _session(office, title="Kegiatan kedua")
    again = participant_import.enter(
        office.trainer, other, participant_import.decisions_of(participant_lists.review(office.trainer, preview, other))
    ).record
    assert (len(again.added), again.known) == (41, 41), "in another session they are known people"
    assert _known(office) == 42


def test_a_new_session_is_made_of_the_lines_above_the_list(office: OfficeAtWork) -> None:
    found = participant_lists.review(office.trainer, participant_lists.understand_file(office.trainer, SAMPLE))
    done = participant_import.enter_with_session(
        office.trainer, found.session, participant_import.decisions_of(found)
    ).record
    session = sessions.session(office.trainer, done.session.uid)
    assert (session.title, session.state) == ("Sosialisasi Anti Gratifikasi", SessionState.HELD)
    assert session.days == (date(2026, 5, 12),)
    assert (session.participant_count, session.present_count) == (41, 41)


def test_nothing_is_entered_when_one_row_cannot_be(office: OfficeAtWork) -> None:
    uid = _session(office)
    found = _review(office, uid, "Jaya Rekaan\t\tKadus\tContoh", "Siti Contoh\t\tKaur\tContoh")
    first, second = participant_import.decisions_of(found)
    broken = replace(second, listed=replace(second.listed, draft=replace(second.listed.draft, post_score=Decimal(105))))
    with pytest.raises(Problem) as refused:
        participant_import.enter(office.trainer, uid, [first, broken])
    assert refused.value.code == "score-out-of-range"
    assert participants.participants(office.trainer, uid) == () and _known(office) == 1


def test_a_new_session_is_not_left_behind_when_its_list_cannot_be_entered(office: OfficeAtWork) -> None:
    found = _review(office, "", "Jaya Rekaan\t\tKadus\tContoh")
    (one,) = participant_import.decisions_of(found)
    with pytest.raises(Problem):
        participant_import.enter_with_session(office.trainer, session_draft(), [replace(one, person_uid="tidak-ada")])
    assert sessions.find_sessions(office.trainer, sessions.SessionQuery()).count == 0


def test_known_people_keep_name_and_risk_and_bring_them_to_the_list(office: OfficeAtWork) -> None:
    uid = _session(office)
    people.add_person(
        office.clerk,
        PersonDraft(name="Jaya Rekaan, S.IP", nik=NIK, position="Kadus", risk_level=RiskLevel.ABOVE_LOW),
    )
    entered = _enter(office, uid, f"JAYA REKAAN\t{NIK}\tSekretaris Desa\tDs. Contoh Lain\t081200000001\t\t80")
    (line,) = entered.added
    assert entered.known == 1
    assert (line.name, line.position, line.institution) == ("Jaya Rekaan, S.IP", "Sekretaris Desa", "Desa Contoh Lain")
    assert line.risk_level is RiskLevel.ABOVE_LOW
    record = people.person_record(office.clerk, line.person_uid)
    assert (record.position, record.institution, record.phone) == ("Kadus", "Desa Contoh Lain", "081200000001"), (
        "what was empty is filled, what was known stays"
    )
    assert record.revision == 2


def test_an_official_is_known_by_the_nik_of_the_register(office: OfficeAtWork) -> None:
    uid = _session(office)
    entered = _enter(office, uid, f"WULAN REKAAN\t{official().nik}\t\t\t\t\t")
    (line,) = entered.added
    assert line.person_kind is PersonKind.OFFICIAL
    assert (line.position, line.institution) == ("Kasi Pemerintahan", "Desa Contoh Makmur")
    assert participants.open_identity(office.trainer, line.uid).nik == official().nik


def test_somebody_doubtful_is_told_with_reasons_and_chosen_by_a_person(office: OfficeAtWork) -> None:
    uid = _session(office)
    known = people.add_person(
        office.clerk, PersonDraft(name="Jaya Rekaan, S.IP", position="Kadus", institution="Desa Contoh")
    ).record
    found = _review(office, uid, "JAYA REKAAN BIN H. ABDUL\t\tKadus\tDs. Contoh")
    (row,) = found.rows
    assert row.match is not None and row.match.certain is None
    assert [likeness.person.uid for likeness in row.match.doubtful] == [known.uid]
    (doubt,) = row.row.doubts
    assert "Mungkin Jaya Rekaan, S.IP (Kadus, Desa Contoh): " in doubt.text and "ditulis berbeda" in doubt.text
    same = participant_import.decision(row, known.uid)
    entered = participant_import.enter(office.trainer, uid, [same]).record
    assert (entered.known, entered.added[0].person_uid) == (1, known.uid)
    assert _known(office) == 2


def test_a_nik_of_somebody_else_refuses_the_row_and_names_the_owner(office: OfficeAtWork) -> None:
    uid = _session(office)
    people.add_person(office.clerk, PersonDraft(name="Jaya Rekaan", nik=NIK))
    found = _review(office, uid, f"Siti Contoh\t{NIK}\tKaur\tContoh")
    (row,) = found.preview.rows
    assert row.status is RowStatus.REFUSED
    assert row.refusals[0].code == "nik-exists" and "Jaya Rekaan" in row.refusals[0].text


def test_one_person_written_three_ways_in_one_list_with_one_nik_is_one(office: OfficeAtWork) -> None:
    uid = _session(office)
    entered = _enter(
        office,
        uid,
        f"Jaya Rekaan, S.IP\t{NIK}\tKadus\tContoh",
        f"JAYA REKAAN\t'{NIK}\tKadus\tDs. Contoh",
        f"Jaya Rekaan bin H. Abdul\t{NIK}\tKadus\tContoh",
    )
    assert [line.name for line in entered.added] == ["Jaya Rekaan, S.IP"]
    assert _known(office) == 2


def test_scores_that_come_later_are_filled_in_and_others_stay(office: OfficeAtWork) -> None:
    uid = _session(office)
    _enter(office, uid, f"Jaya Rekaan\t{NIK}\tKadus\tContoh", "Siti Contoh\t\tKaur\tContoh")
    first, _second = participants.participants(office.trainer, uid)
    assert not first.attended
    found = _review(
        office, uid, f"JAYA REKAAN\t{NIK}\tKadus\tContoh\t\t40\t80", "Siti Contoh\t\tKaur\tDs. Contoh\t\t\t60"
    )
    assert ["participant-on-list"] in [[remark.code for remark in row.row.inferred] for row in found.rows]
    done = participant_import.enter(office.trainer, uid, participant_import.decisions_of(found)).record
    assert (len(done.added), done.already, done.scores, done.present) == (0, 2, 2, 2)
    first, second = participants.participants(office.trainer, uid)
    assert (first.pre_score, first.post_score, second.post_score) == (Decimal(40), Decimal(80), Decimal(60))
    assert first.attended and first.result is TrainingResult.PASSED
    again = _review(office, uid, f"JAYA REKAAN\t{NIK}\tKadus\tContoh\t\t40\t95")
    assert [doubt.code for doubt in again.preview.rows[0].doubts] == ["participant-score-differs"]
    participant_import.enter(office.trainer, uid, participant_import.decisions_of(again))
    assert participants.participants(office.trainer, uid)[0].post_score == Decimal(80)


def test_marks_that_somebody_made_are_not_changed_by_a_list(office: OfficeAtWork) -> None:
    uid = _session(office)
    _enter(office, uid, f"Jaya Rekaan\t{NIK}\tKadus\tContoh")
    meeting = sessions.session(office.trainer, uid).meetings[0].uid
    attendance.mark_all(office.trainer, uid, meeting, present=False)
    done = _enter(office, uid, f"Jaya Rekaan\t{NIK}\tKadus\tContoh\t\t\t80")
    assert done.present == 0
    assert not participants.participants(office.trainer, uid)[0].attended


def test_batches_are_those_of_the_session(office: OfficeAtWork) -> None:
    text = "Nama\tJabatan\tGelombang\nJaya Rekaan\tKadus\tI\nSiti Contoh\tKaur\tIII\n"
    preview = participant_lists.understand_text(office.trainer, text)
    meetings = (Meeting(batch="I", on=HELD_ON), Meeting(batch="II", on=HELD_ON))
    found = participant_lists.review(office.trainer, preview, _session(office, meetings=meetings))
    first, second = found.preview.rows
    assert first.draft is not None and first.draft.draft.batch == "I"
    assert [remark.code for remark in second.refusals] == ["batch-unknown"]
    plain = participant_lists.review(office.trainer, preview, _session(office))
    assert [row.draft.draft.batch for row in plain.preview.rows if row.draft] == ["", ""]


def test_somebody_of_this_office_who_is_no_official_is_pointed_out(office: OfficeAtWork) -> None:
    found = _review(office, _session(office), "Orang Baru Rekaan\t\tKadus\tDesa Contoh Makmur")
    assert [doubt.code for doubt in found.preview.rows[0].doubts] == ["person-of-own-office"]


def test_a_malformed_nik_stays_on_the_list_and_off_the_person(office: OfficeAtWork) -> None:
    uid = _session(office)
    (line,) = _enter(office, uid, "Jaya Rekaan\t12345\tKadus\tContoh").added
    assert participants.open_identity(office.trainer, line.uid).nik == "12345"
    assert people.open_identity(office.trainer, line.person_uid).nik == ""


def test_a_reader_imports_nothing_and_a_void_session_takes_nobody(office: OfficeAtWork) -> None:
    uid = _session(office)
    found = _review(office, uid, "Jaya Rekaan\t\tKadus\tContoh")
    with pytest.raises(Problem, match="not-allowed"):
        participant_import.enter(office.reader, uid, participant_import.decisions_of(found))
    with pytest.raises(Problem, match="not-allowed"):
        participant_lists.understand_text(office.reader, "Nama\nJaya")
    sessions.void_session(office.trainer, uid, "batal")
    with pytest.raises(Problem, match="session-void"):
        _review(office, uid, "Jaya Rekaan\t\tKadus\tContoh")


def test_ten_officials_named_alike_do_not_slow_nor_confuse(office: OfficeAtWork) -> None:
    for n in range(10):
        officials.add_official(office.clerk, official("Jaya Rekaan", nik="", position=f"Kadus {n}"))
    found = _review(
        office, _session(office), "Jaya Rekaan\t\tKadus 3\tDesa Contoh Makmur", "Jaya Rekaan\t\tKadus\tLain"
    )
    certain, doubtful = found.rows
    assert certain.match is not None and certain.match.certain is not None
    assert certain.match.certain.position == "Kadus 3"
    assert doubtful.match is not None and len(doubtful.match.doubtful) == 8
