"""What the mentor said, at the record concerned: to mend, mended, sent again, decided, done."""

from dataclasses import replace
from datetime import timedelta

from db.records.report import StepDetails
from db.vocabulary import Confidentiality, DecisionOutcome, FeedbackState, Role, Step
from desktop.services import answers, feedback, home, inbox, mentor_said, reports, sessions
from desktop.services.mentor_said import Said
from tests.offices import TODAY, draft
from tests.services.test_feedback import MEND_BY, answer, take
from tests.services.test_inbox import Pair, pair, unpaired  # noqa: F401 — fixtures
from tests.trainings import held_session


def states(made: Pair, uid: str) -> list[Said]:
    """How far the village is with what was said about a record."""
    return [line.state for line in mentor_said.said_about(made.village, uid)]


def test_a_comment_goes_from_to_mend_to_mended_to_sent_to_done(pair: Pair) -> None:  # noqa: F811
    report = reports.register_report(pair.village, draft(chronology="")).record
    inbox.accept(pair.mentor, pair.send())
    feedback.comment(pair.mentor, report.uid, FeedbackState.TO_MEND, "Kronologi kosong.", MEND_BY)
    take(pair, answer(pair))
    (line,) = mentor_said.said(pair.village)
    assert (line.about, line.page, line.state, line.late, line.open) == (
        report.number,
        "report",
        Said.TO_MEND,
        False,
        True,
    )
    pair.village.clock.move_to(pair.village.clock.now() + timedelta(hours=1))  # type: ignore[attr-defined]
    reports.correct_report(pair.village, report.uid, draft(), "dilengkapi")
    assert states(pair, report.uid) == [Said.MENDED]
    pair.village.clock.move_to(pair.village.clock.now() + timedelta(hours=1))  # type: ignore[attr-defined]
    path = pair.send()
    assert states(pair, report.uid) == [Said.SENT]
    pair.village.clock.move_to(pair.village.clock.now() + timedelta(hours=1))  # type: ignore[attr-defined]
    reports.record_step(pair.village, report.uid, Step.SENT_TO_UPG, TODAY, StepDetails())
    assert states(pair, report.uid) == [Said.SENT]  # a step corrects nothing
    inbox.accept(pair.mentor, path)
    feedback.comment(pair.mentor, report.uid, FeedbackState.ACCEPTED)
    take(pair, answer(pair))
    assert states(pair, report.uid) == [Said.ACCEPTED, Said.DONE]


def test_what_is_late_comes_first(pair: Pair) -> None:  # noqa: F811
    one = reports.register_report(pair.village, draft()).record
    other = reports.register_report(pair.village, draft(received_on=TODAY - timedelta(days=3))).record
    inbox.accept(pair.mentor, pair.send())
    feedback.comment(pair.mentor, one.uid, FeedbackState.REJECTED, "Bukan gratifikasi.")
    feedback.comment(pair.mentor, other.uid, FeedbackState.TO_MEND, "Nilai belum diisi.", MEND_BY)
    take(pair, answer(pair))
    assert [line.state for line in mentor_said.said(pair.village)] == [Said.TO_MEND, Said.REJECTED]
    pair.village.clock.move_to(pair.village.clock.now() + timedelta(days=30))  # type: ignore[attr-defined]
    first = mentor_said.said(pair.village)[0]
    assert first.late and first.about == other.number


def test_a_decision_is_open_until_the_register_has_it(pair: Pair) -> None:  # noqa: F811
    report = reports.register_report(pair.village, draft()).record
    reports.record_step(pair.village, report.uid, Step.SENT_TO_UPG, TODAY, StepDetails())
    inbox.accept(pair.mentor, pair.send())
    feedback.decide_on_report(pair.mentor, report.uid, "SK-1/2026", TODAY, "state")
    take(pair, answer(pair))
    assert states(pair, report.uid) == [Said.DECISION]
    details = StepDetails(number="sk-1/2026", document_date=TODAY, outcome=DecisionOutcome.STATE)
    reports.record_step(pair.village, report.uid, Step.DECIDED, TODAY, details)
    assert states(pair, report.uid) == [Said.DONE]


def test_a_task_done_here_is_not_opened_by_the_next_answer(pair: Pair) -> None:  # noqa: F811
    feedback.assign(pair.mentor, "36.04.05.2003", "Latih kaur keuangan.", MEND_BY)
    take(pair, answer(pair))
    (task,) = answers.open_feedback(pair.village)
    answers.mark_done(pair.village, task.uid)
    take(pair, answer(pair))
    assert answers.open_feedback(pair.village) == ()
    assert [line.state for line in mentor_said.said(pair.village)] == [Said.DONE]


def test_a_report_that_became_secret_is_spoken_of_only_to_who_may_see_it(pair: Pair) -> None:  # noqa: F811
    report = reports.register_report(pair.village, draft()).record
    inbox.accept(pair.mentor, pair.send())
    feedback.comment(pair.mentor, report.uid, FeedbackState.TO_MEND, "Lengkapi.", MEND_BY)
    take(pair, answer(pair))
    reports.correct_report(pair.village, report.uid, draft(confidentiality=Confidentiality.SECRET), "diminta")
    assert len(mentor_said.said(pair.village)) == 1  # the manager sees all
    clerk = replace(pair.village, account=replace(pair.village.account, uid="lain", role=Role.CLERK))
    assert mentor_said.said(clerk) == ()
    trainer = replace(clerk, account=replace(clerk.account, role=Role.TRAINER))
    assert mentor_said.said(trainer) == ()


def test_a_comment_on_a_session_reaches_it(pair: Pair) -> None:  # noqa: F811
    uid = held_session(pair.village)
    inbox.accept(pair.mentor, pair.send())
    feedback.comment(pair.mentor, uid, FeedbackState.TO_MEND, "Daftar hadir belum ada.", MEND_BY)
    take(pair, answer(pair))
    (line,) = mentor_said.said_about(pair.village, uid)
    assert (line.about, line.page) == (sessions.session(pair.village, uid).title, "session")


def test_the_home_page_counts_what_is_open_and_what_was_not_sent(pair: Pair) -> None:  # noqa: F811
    due = home.home(pair.village).mentor
    assert due is not None and due.unsent is not None and due.unsent.code == "2026-Q3" and due.open == ()
    report = reports.register_report(pair.village, draft()).record
    pair.send(due.unsent)
    inbox.accept(pair.mentor, pair.send())
    feedback.comment(pair.mentor, report.uid, FeedbackState.TO_MEND, "Lengkapi.", MEND_BY)
    take(pair, answer(pair))
    due = home.home(pair.village).mentor
    assert due is not None and due.unsent is None and len(due.open) == 1 and due.unanswered == 0
    pair.village.clock.move_to(pair.village.clock.now() + timedelta(days=20))  # type: ignore[attr-defined]
    due = home.home(pair.village).mentor
    assert due is not None and due.unanswered == 1  # the file that was never taken in
    assert home.home(pair.mentor).mentor is None
