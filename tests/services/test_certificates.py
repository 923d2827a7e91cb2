"""Certificates: who gets one, numbers without a gap, words that stay, void ones, changes from outside."""

import io
import zlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pypdf
import pytest
from sqlalchemy import text

from db.problem import Problem
from db.records import canonical
from db.records.certificate import CertificateRow, CertificateWords
from db.records.certificate_code import VerdictKind
from db.records.training import AttendanceMark, Meeting
from db.vocabulary import CertificateState, ParticipantRole, TrainingResult
from desktop.services import (
    attendance,
    certificate_designs,
    certificates,
    checks,
    office_keys,
    offices,
    participants,
    sessions,
    sign_in,
    training_rules,
    verifying,
)
from desktop.services.certificates import CertificateQuery
from desktop.services.desk import Desk
from tests.offices import NIK, PASSWORD, TODAY, TRAINER, OfficeAtWork
from tests.trainings import held_session, participant, session_draft

CLASSIC, RIBBON, PLAIN = "ready-classic", "ready-ribbon", "ready-plain"


def _issue(desk: Desk, session_uid: str, design: str = CLASSIC, **how: object) -> tuple[CertificateRow, ...]:
    who = [item.person.uid for item in certificates.candidates(desk, session_uid) if item.qualifies]
    return certificates.issue(desk, session_uid, who, design, **{"issued_on": TODAY, **how}).record  # type: ignore[arg-type]


def _text(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def test_everybody_who_qualifies_gets_one_in_one_go(office: OfficeAtWork) -> None:
    uid = held_session(office.trainer, 3)
    issued = _issue(office.trainer, uid)
    assert [row.number for row in issued] == [f"{n:03d}/SERT/36.04.05.2003/XI/2026" for n in (1, 2, 3, 4)]
    record = sessions.session(office.trainer, uid)
    assert record.certificate_count == 4
    people = participants.participants(office.trainer, uid)
    assert [person.certificate_uid for person in people] == [row.uid for row in issued]
    again = certificates.candidates(office.trainer, uid)
    assert {item.why_not for item in again} == {"certificate-has-one"}
    assert not [line.problem for line in checks.check(office.manager) if line.problem]


def test_issuing_raises_the_revision_of_the_session_once(office: OfficeAtWork) -> None:
    uid = held_session(office.trainer, 3)
    before = sessions.session(office.trainer, uid).revision
    issued = _issue(office.trainer, uid)
    assert sessions.session(office.trainer, uid).revision == before + 1
    certificates.void(office.trainer, issued[0].uid, "Nama salah")
    record = sessions.session(office.trainer, uid)
    assert (record.revision, record.certificate_count) == (before + 2, 3)


def test_lulus_stands_only_where_a_test_was_passed(office: OfficeAtWork) -> None:
    uid = held_session(office.trainer, 2)  # they score 60 and 70, the pass mark is 70
    issued = _issue(office.trainer, uid)
    failed, passed, speaker = (_text(certificates.pdf(office.trainer, [row.uid])) for row in issued)
    assert "TELAH MENGIKUTI sebagai PESERTA" in failed and "LULUS" not in failed
    assert "sebagai PESERTA dan dinyatakan LULUS" in passed
    assert "sebagai NARASUMBER" in speaker and "LULUS" not in speaker
    assert certificates.certificate(office.trainer, issued[0].uid).words.result is TrainingResult.FAILED


def test_who_gets_none_and_why(office: OfficeAtWork) -> None:
    planned = sessions.add_session(office.trainer, session_draft()).record
    people = [
        participant("Peserta Hadir"),
        participant("Peserta Absen"),
        participant("Panitia", role=ParticipantRole.COMMITTEE),
    ]
    entered = participants.add_participants(office.trainer, planned.uid, people).record
    found = certificates.candidates(office.trainer, planned.uid)
    assert {item.why_not for item in found} == {"certificate-session-not-held"}
    sessions.mark_held(office.trainer, planned.uid)
    meeting = planned.meetings[0].uid
    attendance.mark(office.trainer, planned.uid, {entered[0].uid: (AttendanceMark(meeting_uid=meeting, present=True),)})
    found = certificates.candidates(office.trainer, planned.uid)
    assert [item.why_not for item in found] == ["", "certificate-person-absent", ""]
    early = certificates.candidates(office.trainer, planned.uid, planned.days[0] - timedelta(days=1))
    assert early[0].why_not == "certificate-before-session"
    with pytest.raises(Problem, match="certificate-not-qualified") as refused:
        certificates.issue(office.trainer, planned.uid, [person.uid for person in entered], CLASSIC, issued_on=TODAY)
    assert refused.value.params["name"] == "Peserta Absen"
    assert certificates.find_certificates(office.trainer, CertificateQuery()).count == 0


@pytest.mark.parametrize(
    ("how", "code"),
    [
        ({"issued_on": TODAY + timedelta(days=1)}, "date-in-future"),
        ({"issued_on": date(2026, 11, 11)}, "certificate-not-qualified"),
        ({"cancelled": lambda: True}, "printing-cancelled"),
    ],
)
def test_nothing_is_issued_halfway(office: OfficeAtWork, how: dict[str, object], code: str) -> None:
    uid = held_session(office.trainer, 3)
    with pytest.raises(Problem, match=code):
        _issue(office.trainer, uid, **how)
    with pytest.raises(Problem, match="design-unknown"):
        _issue(office.trainer, uid, "tidak ada")
    with pytest.raises(Problem, match="certificates-none"):
        certificates.issue(office.trainer, uid, [], CLASSIC, issued_on=TODAY)
    with pytest.raises(Problem, match="participant-unknown"):
        certificates.issue(office.trainer, uid, ["lain"], CLASSIC, issued_on=TODAY)
    assert certificates.find_certificates(office.trainer, CertificateQuery()).count == 0
    assert _issue(office.trainer, uid)[0].number.startswith("001/")


def test_a_void_number_is_never_used_again(office: OfficeAtWork) -> None:
    uid = held_session(office.trainer, 2)
    first = _issue(office.trainer, uid)[0]
    with pytest.raises(Problem, match="reason-missing"):
        certificates.void(office.trainer, first.uid, "  ")
    void = certificates.void(office.trainer, first.uid, "Nama salah eja").record
    assert (void.state, void.void_reason) == (CertificateState.VOID, "Nama salah eja")
    with pytest.raises(Problem, match="certificate-is-void"):
        certificates.void(office.trainer, first.uid, "lagi")
    with pytest.raises(Problem, match="certificate-is-void"):
        certificates.pdf(office.trainer, [first.uid])
    (new,) = _issue(office.trainer, uid)
    assert new.number.startswith("004/")
    assert new.name == first.name
    page = certificates.find_certificates(office.trainer, CertificateQuery(sort="number", descending=False))
    assert [row.number[:3] for row in page.rows] == ["001", "002", "003", "004"]
    assert (page.count, page.void) == (4, 1)
    assert not [line.problem for line in checks.check(office.manager) if line.problem]


def test_numbers_go_on_after_a_restart_and_two_who_issue_at_once_leave_no_gap(office: OfficeAtWork) -> None:
    uids = [held_session(office.trainer, 6, title=f"Kegiatan {n} (contoh)") for n in range(3)]
    _issue(office.trainer, uids[0])
    office.manager.register.close()
    again = sign_in.sign_in(office.directory, TRAINER, PASSWORD, office.clock)
    beside = Desk(again.register, again.account, office.clock)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(_issue, (again, beside), uids[1:]))
    rows = certificates.find_certificates(again, CertificateQuery(sort="number", descending=False, limit=100)).rows
    assert [int(row.number.split("/")[0]) for row in rows] == list(range(1, 22))
    again.register.close()


def test_numbers_run_by_year_and_typed_ones_are_the_offices_own(office: OfficeAtWork) -> None:
    uid = held_session(office.trainer, 3)
    people = participants.participants(office.trainer, uid)
    typed = {people[1].uid: "002/SERT/36.04.05.2003/XI/2026", people[2].uid: "B/17/2026"}
    issued = _issue(office.trainer, uid, typed_numbers=typed)
    # The second running number was typed already, so the next one takes the place after it.
    assert [row.number.split("/")[0] for row in issued] == ["001", "002", "B", "003"]
    other = held_session(office.trainer, 1, meetings=(Meeting(on=date(2025, 3, 4), place="Aula Lama"),))
    assert _issue(office.trainer, other, issued_on=date(2025, 3, 5))[0].number == "001/SERT/36.04.05.2003/III/2025"
    third = held_session(office.trainer, 1)
    who = participants.participants(office.trainer, third)[0]
    with pytest.raises(Problem, match="certificate-number-taken"):
        _issue(office.trainer, third, typed_numbers={who.uid: "B/17/2026"})
    with pytest.raises(Problem, match="number-too-long"):
        _issue(office.trainer, third, typed_numbers={who.uid: "1" * 81})


def test_a_reprint_later_is_the_same_to_the_byte(office: OfficeAtWork) -> None:
    uid = held_session(office.trainer, 3)
    rows = _issue(office.trainer, uid, RIBBON)
    uids = [row.uid for row in rows]
    first, before = certificates.pdf(office.trainer, uids), certificates.certificate(office.trainer, uids[0])
    office.clock.advance(days=1)
    profile = offices.profile(office.manager)
    offices.save_profile(office.manager, replace(profile, head=replace(profile.head, name="Kepala Baru Rekaan")))
    ribbon = certificate_designs.design(office.trainer, RIBBON)
    certificate_designs.save_design(office.trainer, replace(certificate_designs.plain(ribbon), title="PIAGAM"), RIBBON)
    changed = replace(sessions.draft_of(sessions.session(office.trainer, uid)), title="Nama lain sekali")
    sessions.change_session(office.trainer, uid, changed)
    people = participants.participants(office.trainer, uid)
    participants.change_participant(office.trainer, people[1].uid, participant("Nama Lain"))
    assert certificates.pdf(office.trainer, uids) == first
    after = certificates.certificate(office.trainer, uids[0])
    assert (after.words, after.number, after.qr) == (before.words, before.number, before.qr)
    assert "Kepala Baru Rekaan" not in _text(first)


def test_it_says_when_where_and_how_long_for_the_persons_own_batch(office: OfficeAtWork) -> None:
    meetings = (
        Meeting(batch="A", on=date(2026, 11, 9), place="Aula A"),
        Meeting(batch="A", on=date(2026, 11, 10), place="Aula A"),
        Meeting(batch="B", on=date(2026, 11, 12), place="Aula B"),
    )
    record = sessions.add_session(office.trainer, session_draft(meetings=meetings)).record
    drafts = [participant("Orang A", batch="A"), participant("Orang B", batch="B")]
    participants.add_participants(office.trainer, record.uid, drafts)
    sessions.mark_held(office.trainer, record.uid)
    for meeting in record.meetings:
        attendance.mark_all(office.trainer, record.uid, meeting.uid)
    rows = _issue(office.trainer, record.uid)
    first, second = (certificates.certificate(office.trainer, row.uid).words for row in rows)
    assert first.details == (
        "yang diselenggarakan oleh Inspektorat Contoh pada tanggal 9 s.d. 10 November 2026 di Aula A, "
        "dengan jumlah 3,5 jam pelajaran (JP)."
    )
    assert second.days == (date(2026, 11, 12),) and second.places == ("Aula B",)


def test_how_long_it_is_good_for_follows_the_rules(office: OfficeAtWork) -> None:
    rules = training_rules.rules(office.trainer)
    training_rules.change_rules(office.manager, replace(rules, certificate_months=24))
    uid = held_session(office.trainer, 1)
    row = _issue(office.trainer, uid)[0]
    assert row.expires_on == date(2028, 11, 16)
    assert "berlaku sampai dengan 16 November 2028" in _text(certificates.pdf(office.trainer, [row.uid]))


def test_the_nik_stands_on_paper_only_where_it_was_chosen(office: OfficeAtWork) -> None:
    uid = held_session(office.trainer, 1)
    participants.add_participants(office.trainer, uid, [participant("Warga Rekaan", nik=NIK)])
    meeting = sessions.session(office.trainer, uid).meetings[0].uid
    attendance.mark_all(office.trainer, uid, meeting)
    plain = certificate_designs.plain(certificate_designs.design(office.trainer, PLAIN))
    chosen = certificate_designs.save_design(
        office.trainer, replace(plain, name="Dengan NIK", with_id_number=True)
    ).record
    people = {person.name: person.uid for person in participants.participants(office.trainer, uid)}
    warga = people.pop("Warga Rekaan")
    (hidden,) = certificates.issue(office.trainer, uid, [people["Peserta Rekaan 1"]], PLAIN, issued_on=TODAY).record
    (shown,) = certificates.issue(office.trainer, uid, [warga], chosen.uid, issued_on=TODAY).record
    assert NIK not in _text(certificates.pdf(office.trainer, [hidden.uid]))
    assert f"NIK {NIK}" in _text(certificates.pdf(office.trainer, [shown.uid]))
    seen = certificates.certificate(office.reader, shown.uid).words
    assert NIK not in repr(seen) and seen.post_score is None
    assert certificates.find_certificates(office.reader, CertificateQuery(search=NIK)).count == 0
    with pytest.raises(Problem, match="not-allowed"):
        certificates.pdf(office.reader, [shown.uid])


def test_the_register_is_searched_and_narrowed(office: OfficeAtWork) -> None:
    rows = _issue(office.trainer, held_session(office.trainer, 3))
    find = certificates.find_certificates

    def count(**asked: object) -> int:
        return find(office.trainer, CertificateQuery(**asked)).count  # type: ignore[arg-type]

    assert count(search="narasumber rek") == 1
    assert count(search="sosialisasi desa contoh lain") == 4
    assert count(search=rows[0].check_code) == 1
    assert count(search="002/SERT") == 1
    assert count(search="!!!") == 0
    assert count(year=2026) == 4 and count(year=2025) == 0
    assert count(roles=frozenset({ParticipantRole.SPEAKER})) == 1
    assert count(session_uid=rows[0].session_uid) == 4
    assert count(states=frozenset({CertificateState.VOID})) == 0
    typed = rows[0].check_code.lower().replace("-", " ")
    found = certificates.find_by_check_code(office.trainer, typed)
    assert found is not None and found.uid == rows[0].uid
    assert certificates.find_by_check_code(office.trainer, "0000-0000-0000-0000") is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE certificates SET name = 'Orang Lain' WHERE id = 2",
        "UPDATE certificates SET number = '999/X' WHERE id = 2",
        "UPDATE certificates SET state = 'void', void_reason = 'x' WHERE id = 2",
        "UPDATE certificates SET expires_on = '2030-01-01' WHERE id = 2",
        "UPDATE certificates SET content = x'00' WHERE id = 2",
        "UPDATE certificates SET qr = 'SGP1:LAIN' WHERE id = 2",
        "DELETE FROM certificates WHERE id = 2",
        "UPDATE certificate_looks SET content = x'00'",
    ],
)
def test_what_was_changed_from_outside_is_named(office: OfficeAtWork, statement: str) -> None:
    rows = _issue(office.trainer, held_session(office.trainer, 2))
    with office.manager.changing() as change:
        change.session.execute(text(statement))
    found = [line.problem for line in checks.check(office.manager) if line.problem]
    assert [problem.code for problem in found] in (["certificates-changed"], ["certificates-missing"])
    if "content" in statement:
        with pytest.raises(Problem, match="certificate-changed"):
            certificates.pdf(office.trainer, [rows[1].uid])


def test_words_put_in_their_place_by_somebody_clever_are_not_printed(office: OfficeAtWork) -> None:
    rows = _issue(office.trainer, held_session(office.trainer, 1))
    words = certificates.certificate(office.trainer, rows[0].uid).words
    forged = zlib.compress(canonical.to_bytes(replace(words, name="Orang Lain")))
    assert canonical.from_bytes(zlib.decompress(forged), CertificateWords).name == "Orang Lain"
    with office.manager.changing() as change:
        change.session.execute(text("UPDATE certificates SET content = :c WHERE id = 1"), {"c": forged})
    with pytest.raises(Problem, match="certificate-changed"):
        certificates.pdf(office.trainer, [rows[0].uid])


def test_progress_is_told_and_printing_can_be_stopped(office: OfficeAtWork) -> None:
    rows = _issue(office.trainer, held_session(office.trainer, 24))
    told: list[tuple[int, int]] = []
    certificates.pdf(office.trainer, [row.uid for row in rows], on_progress=lambda done, of: told.append((done, of)))
    assert told == [(10, 25), (20, 25), (25, 25)]
    with pytest.raises(Problem, match="printing-cancelled"):
        certificates.pdf(office.trainer, [row.uid for row in rows], cancelled=lambda: len(told) == 3)


def test_pages_come_in_the_order_the_printer_wants(office: OfficeAtWork) -> None:
    rows = _issue(office.trainer, held_session(office.trainer, 1))
    uids = [row.uid for row in rows]

    def backs(pdf: bytes) -> list[bool]:
        return ["DAFTAR MATERI" in page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]

    assert backs(certificates.pdf(office.trainer, uids)) == [False, True, False, True]
    assert backs(certificates.pdf(office.trainer, uids, double_sided=False)) == [False, False, True, True]


def test_scores_are_on_paper_only_where_the_design_shows_them(office: OfficeAtWork) -> None:
    uid = held_session(office.trainer, 2)
    people = participants.participants(office.trainer, uid)
    attendance.set_scores(office.trainer, uid, {people[0].uid: (Decimal(40), Decimal("85.5"))})
    (with_scores,) = certificates.issue(office.trainer, uid, [people[0].uid], RIBBON, issued_on=TODAY).record
    (without,) = certificates.issue(office.trainer, uid, [people[1].uid], CLASSIC, issued_on=TODAY).record
    shown = _text(certificates.pdf(office.trainer, [with_scores.uid]))
    assert "85,5" in shown and "45,5" in shown
    assert "Nilai" not in _text(certificates.pdf(office.trainer, [without.uid]))


def test_a_reader_takes_no_part_in_it(office: OfficeAtWork) -> None:
    uid = held_session(office.trainer, 1)
    rows = _issue(office.trainer, uid)
    reader = office.reader
    for call in (
        lambda: certificates.issue(reader, uid, ["x"], CLASSIC, issued_on=TODAY),
        lambda: certificates.void(reader, rows[0].uid, "salah"),
        lambda: certificates.pdf(reader, [rows[0].uid]),
        lambda: verifying.checking_page(reader),
    ):
        with pytest.raises(Problem, match="not-allowed"):
            call()
    assert certificates.find_certificates(reader, CertificateQuery()).count == 2
    assert all(item.person.post_score is None for item in certificates.candidates(reader, uid))
    seen = verifying.verify_text(reader, rows[0].check_code)
    assert seen.certificate is not None and seen.certificate.words.post_score is None


def test_a_certificate_stays_its_offices_own_after_a_change_of_code_and_keys(office: OfficeAtWork) -> None:
    row = _issue(office.trainer, held_session(office.trainer, 1))[0]
    code = certificates.certificate(office.trainer, row.uid).qr
    moved = replace(offices.profile(office.manager).office, code="36.04.05.2099")
    offices.change_office(office.manager, moved, TODAY, "Pemekaran")
    office_keys.renew_keys(office.manager)
    checked = verifying.verify_text(office.clerk, code)
    assert checked.verdict is not None and checked.verdict.kind is VerdictKind.VALID
    assert checked.own_office and checked.certificate is not None
    with office.manager.changing() as change:
        change.session.execute(text("DELETE FROM certificates"))
    checked = verifying.verify_text(office.clerk, code)
    assert checked.verdict is not None and checked.verdict.kind is VerdictKind.VALID and checked.certificate is None
