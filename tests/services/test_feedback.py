"""The mentor's answer: receipts, comments, decisions, packs; back at the village, at the records concerned."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from db.problem import Problem
from db.queries import feedback as queries
from db.queries.exchange_files import FileQuery
from db.records.exchange import FeedbackItem
from db.records.office import CalendarDay, DeadlineRule
from db.vocabulary import DeadlineKind, FeedbackState, FileState, PackageKind
from desktop.exchange.answer_contents import PackContent
from desktop.exchange.unseal import OpenedFile, open_package, read_file
from desktop.services import (
    answer_files,
    answers,
    calendar,
    exports,
    feedback,
    inbox,
    office_keys,
    offices,
    partners,
    reports,
)
from desktop.services.desk import Desk
from desktop.services.exports import ExportChoice
from tests import pairs
from tests.offices import TODAY, draft
from tests.services.test_inbox import Q4, Pair, pair, unpaired  # noqa: F401 — fixtures

MEND_BY = TODAY + timedelta(days=14)

TODAY_NOON = datetime(2026, 11, 21, 5, tzinfo=UTC)


def opened_by(desk: Desk, path: Path) -> OpenedFile:
    """Open a file with the keys of an office."""
    with desk.changing() as change:
        keys = office_keys.ensure_keys(change).all
    return open_package(read_file(path), keys)


def answer(made: Pair) -> Path:
    """Write the feedback file for the village."""
    entry = answer_files.write_feedback(made.mentor, "36.04.05.2003", made.stick).record
    return made.stick / entry.file_name


def answers_of(made: Pair) -> tuple[FeedbackItem, ...]:
    """Everything the mentor said, as the village holds it."""
    with made.village.reading() as session:
        return queries.list_feedback(session)


def take(made: Pair, path: Path) -> answers.Taken:
    """Take an answer in at the village."""
    return answers.take_answer(made.village, opened_by(made.village, path), path.name).record


def test_a_comment_travels_to_the_record_and_a_mended_record_closes_it(pair: Pair) -> None:  # noqa: F811
    report = reports.register_report(pair.village, draft(chronology="")).record
    inbox.accept(pair.mentor, pair.send())
    said = feedback.comment(pair.mentor, report.uid, FeedbackState.TO_MEND, "Kronologi masih kosong.", MEND_BY).record
    taken = take(pair, answer(pair))
    assert (taken.receipts, taken.to_mend, taken.seen_before) == (1, 1, False)
    (shown,) = answers.feedback_on(pair.village, report.uid)
    assert (shown.text, shown.due_on, shown.state) == ("Kronologi masih kosong.", MEND_BY, FeedbackState.TO_MEND)
    assert [item.uid for item in answers.open_feedback(pair.village)] == [said.uid]
    reports.correct_report(pair.village, report.uid, draft(), "dilengkapi")
    inbox.accept(pair.mentor, pair.send())
    (mended,) = feedback.items_of(pair.mentor, record_uid=report.uid)
    assert (mended.state, mended.closed_revision) == (FeedbackState.MENDED, 2)
    feedback.comment(pair.mentor, report.uid, FeedbackState.ACCEPTED)
    taken = take(pair, answer(pair))
    assert taken.accepted == 2  # the closed comment and the word that accepts
    assert answers.open_feedback(pair.village) == ()
    states = {item.state for item in answers.feedback_on(pair.village, report.uid)}
    assert states == {FeedbackState.CLOSED, FeedbackState.ACCEPTED}


def test_the_receipt_says_at_the_village_what_arrived(pair: Pair) -> None:  # noqa: F811
    reports.register_report(pair.village, draft())
    outcome = inbox.accept(pair.mentor, pair.send()).record
    lost = pair.send()
    inbox.accept(pair.mentor, pair.send())
    entry = answer_files.write_receipt(pair.mentor, "36.04.05.2003", pair.stick).record
    assert entry.kind is PackageKind.RECEIPT
    take(pair, pair.stick / entry.file_name)
    listed, _count = exports.files(pair.village, FileQuery(outgoing=True))
    assert [file.state for file in listed] == [FileState.RECEIVED_THERE, FileState.WRITTEN, FileState.RECEIVED_THERE]
    assert listed[-1].check_code == outcome.receipt_code and listed[-1].details.arrivals["reports"] == {"new": 1}
    assert lost.name == listed[1].file_name


def test_an_older_answer_that_comes_late_takes_nothing_back(pair: Pair) -> None:  # noqa: F811
    """Answers come in any order too: that a number was missing is no longer true once a newer answer says so."""
    first, second = pair.send(), pair.send()
    inbox.accept(pair.mentor, second)
    older = answer(pair)
    inbox.accept(pair.mentor, first)
    newer = answer(pair)
    said = []
    for path in (newer, older):
        take(pair, path)
        listed, _count = exports.files(pair.village, FileQuery(outgoing=True))
        said.append([(file.state, file.details.missing, file.answered_by) for file in listed])
    assert said[0] == said[1]
    assert [missing for _state, missing, _by in said[0]] == [(), ()]


def test_an_older_answer_opens_no_task_the_mentor_has_closed(pair: Pair) -> None:  # noqa: F811
    task = feedback.assign(pair.mentor, "36.04.05.2003", "Latih kaur keuangan.", MEND_BY).record
    take(pair, answer(pair))
    answers.mark_done(pair.village, task.uid)
    inbox.accept(pair.mentor, pair.send())
    older = answer(pair)  # it says: done there, not looked at yet
    feedback.close(pair.mentor, task.uid)
    newer = answer(pair)
    for path in (newer, older):
        take(pair, path)
        (item,) = answers_of(pair)
        assert item.state is FeedbackState.CLOSED
    assert answers.mark_done(pair.village, task.uid).record.state is FeedbackState.CLOSED


def test_the_same_answer_twice_changes_nothing(pair: Pair) -> None:  # noqa: F811
    reports.register_report(pair.village, draft())
    inbox.accept(pair.mentor, pair.send())
    path = answer(pair)
    take(pair, path)
    assert take(pair, path).seen_before
    assert exports.files(pair.village, FileQuery(outgoing=False))[1] == 1


def test_a_pack_brings_holidays_and_deadlines_with_their_source(pair: Pair) -> None:  # noqa: F811
    pack = PackContent(
        version=1,
        source="Keputusan Bupati Contoh Nomor 1 Tahun 2026",
        deadlines=(DeadlineRule(kind=DeadlineKind.TO_UPG, working_days=7, source="Perbup Contoh 1/2026"),),
        calendar_days=(CalendarDay(day=date(2026, 12, 7), closed=True, name="Hari jadi (contoh)"),),
    )
    feedback.make_pack(pair.mentor, pack)
    with pytest.raises(Problem, match="pack-source-missing"):
        feedback.make_pack(pair.mentor, replace(pack, source=" "))
    path = answer(pair)
    assert take(pair, path).packs == 1
    assert [day.name for day in calendar.own_days(pair.village)] == ["Hari jadi (contoh)"]
    (rule,) = offices.profile(pair.village).rules.deadlines
    assert (rule.kind, rule.working_days, rule.source) == (DeadlineKind.TO_UPG, 7, "Perbup Contoh 1/2026")
    assert take(pair, answer(pair)).packs == 0


def test_an_assignment_stays_open_until_it_is_done(pair: Pair) -> None:  # noqa: F811
    feedback.assign(pair.mentor, "36.04.05.2003", "Latih kaur keuangan tentang cara melapor.", MEND_BY)
    assert take(pair, answer(pair)).assignments == 1
    (task,) = answers.open_feedback(pair.village)
    assert task.text.startswith("Latih kaur") and task.due_on == MEND_BY
    answers.mark_done(pair.village, task.uid)
    assert answers.open_feedback(pair.village) == ()


def test_that_an_assignment_was_carried_out_travels_back_and_the_tutor_closes_it(
    pair: Pair,  # noqa: F811
    tmp_path: Path,
) -> None:
    task = feedback.assign(pair.mentor, "36.04.05.2003", "Latih kaur keuangan.", MEND_BY).record
    take(pair, answer(pair))
    open_file = pair.send()
    done = answers.mark_done(pair.village, task.uid).record
    done_file = pair.send()
    for path in (done_file, open_file, done_file):  # in any order, and twice
        inbox.accept(pair.mentor, path)
        (seen,) = feedback.items_of(pair.mentor, office_uid=task.office_uid)
        assert (seen.state, seen.closed_at, seen.closed_by) == (FeedbackState.MENDED, done.closed_at, done.closed_by)
    assert seen.closed_by
    take(pair, answer(pair))
    assert answers.open_feedback(pair.village) == ()
    feedback.close(pair.mentor, task.uid)
    take(pair, answer(pair))
    inbox.accept(pair.mentor, pair.send())
    (seen,) = feedback.items_of(pair.mentor, office_uid=task.office_uid)
    assert seen.state is FeedbackState.CLOSED
    # Nobody answers for another office, and a copy for another office holds no answer.
    other = feedback.assign(pair.mentor, "36.04.05.2003", "Tugas kedua.", MEND_BY).record
    with pair.mentor.changing() as change:
        queries.answer_assignment(change.session, other.uid, "kantor-lain", TODAY_NOON, "Orang Lain")
    assert feedback.items_of(pair.mentor, office_uid=task.office_uid)[0].state is FeedbackState.OPEN
    take(pair, answer(pair))
    answers.mark_done(pair.village, other.uid)
    copying = pairs.village(tmp_path / "kecamatan", "Kecamatan Contoh", "36.04.05.2009")
    found = pairs.enrol(pair.village, copying, pair.stick)
    partners.confirm(pair.village, found.uid, " ".join(partners.own_words(copying)))
    (entry,) = exports.export(pair.village, ExportChoice(period=Q4, to=found.uid), pair.stick).record
    assert "assignment_answers" not in entry.details.counts
    copying.register.close()


def test_a_decision_of_kpk_comes_to_the_report(pair: Pair) -> None:  # noqa: F811
    report = reports.register_report(pair.village, draft()).record
    inbox.accept(pair.mentor, pair.send())
    feedback.decide_on_report(pair.mentor, report.uid, "SK-1/2026", TODAY, "state")
    assert take(pair, answer(pair)).decisions == 1
    (item,) = answers.feedback_on(pair.village, report.uid)
    assert (item.details.number, item.details.dated, item.details.outcome) == ("SK-1/2026", TODAY, "state")


def test_an_answer_holds_nothing_of_another_office(pair: Pair, tmp_path: Path) -> None:  # noqa: F811
    other = pairs.village(tmp_path / "lain", "Contoh Jaya", "36.04.05.2004")
    pairs.pair(other, pair.mentor, pair.stick)
    known = pairs.enrol(pair.mentor, other, pair.stick)
    partners.confirm(pair.mentor, known.uid, " ".join(partners.own_words(other)))
    mine = reports.register_report(pair.village, draft()).record
    theirs = reports.register_report(other, draft(chronology="Rahasia desa lain.")).record
    inbox.accept(pair.mentor, pair.send())
    there = Pair(other, pair.mentor, pair.stick)
    inbox.accept(pair.mentor, there.send())
    feedback.comment(pair.mentor, mine.uid, FeedbackState.ACCEPTED)
    feedback.comment(pair.mentor, theirs.uid, FeedbackState.REJECTED, "Catatan untuk desa lain.")
    path = answer(pair)
    opened = opened_by(pair.village, path)
    plain = bytes(opened.body)
    payload = opened.payload()
    assert [record.content.record_uid for record in payload.of("feedback")] == [mine.uid]
    assert len(payload.of("receipts")) == 1
    import zlib

    body = zlib.decompress(plain)
    for word in (theirs.uid, "Catatan untuk desa lain", "Rahasia desa lain"):
        assert word.encode() not in body
    with pytest.raises(Problem, match="package-not-for-us"):
        opened_by(other, path)
    other.register.close()


@pytest.mark.parametrize(
    ("state", "text", "day", "code"),
    [
        (FeedbackState.TO_MEND, "", MEND_BY, "comment-text-missing"),
        (FeedbackState.TO_MEND, "Lengkapi.", None, "comment-day-missing"),
        (FeedbackState.TO_MEND, "Lengkapi.", TODAY - timedelta(days=1), "comment-day-past"),
        (FeedbackState.REJECTED, "", None, "comment-text-missing"),
        (FeedbackState.CLOSED, "x", None, "comment-state"),
    ],
)
def test_what_a_comment_cannot_be(
    pair: Pair,  # noqa: F811
    state: FeedbackState,
    text: str,
    day: date | None,
    code: str,
) -> None:
    report = reports.register_report(pair.village, draft()).record
    inbox.accept(pair.mentor, pair.send())
    with pytest.raises(Problem, match=code):
        feedback.comment(pair.mentor, report.uid, state, text, day)
    assert feedback.items_of(pair.mentor, record_uid=report.uid) == ()


def test_only_the_confirmed_mentor_is_heard(pair: Pair, tmp_path: Path) -> None:  # noqa: F811
    stranger = pairs.inspectorate(tmp_path / "lain")
    known = pairs.enrol(stranger, pair.village, pair.stick)
    partners.confirm(stranger, known.uid, " ".join(partners.own_words(pair.village)))
    entry = answer_files.write_feedback(stranger, "36.04.05.2003", pair.stick).record
    with pytest.raises(Problem) as refused:
        take(pair, pair.stick / entry.file_name)
    assert refused.value.code in ("package-key-unknown", "package-office-unknown")
    assert exports.files(pair.village, FileQuery(outgoing=False))[1] == 0
    stranger.register.close()
