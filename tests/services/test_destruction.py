"""A record is destroyed at the mentor only when a tutor grants it; until then it stays, marked."""

from pathlib import Path

import pytest

from db.problem import Problem
from db.queries import received
from db.records.period import Period
from db.vocabulary import AttachmentKind, FileState, PeriodKind, RecordState, RequestState
from desktop.services import answer_files, attachments, destruction, inbox, mentor_said, partners, reports
from desktop.services.answers import Taken
from desktop.services.export_contents import outbound
from desktop.services.mentor_said import Said
from tests import pairs
from tests.offices import TODAY, draft
from tests.services.files import jpeg
from tests.services.test_feedback import answer, take
from tests.services.test_inbox import Pair, pair, unpaired  # noqa: F401 — fixtures

MINUTES = "BA Pemusnahan contoh 1/2026"


@pytest.fixture
def asked(pair: Pair) -> tuple[Pair, str, str]:  # noqa: F811
    """A report with a picture that went to the mentor, and the request to destroy it."""
    report = reports.register_report(pair.village, draft()).record
    attachments.add(pair.village, report.uid, jpeg(), "foto.jpg", AttachmentKind.OBJECT_PHOTO)
    inbox.accept(pair.mentor, pair.send())
    with pytest.raises(Problem, match="minutes-missing"):
        destruction.ask(pair.village, "reports", report.uid, " ")
    destruction.ask(pair.village, "reports", report.uid, MINUTES)
    with pytest.raises(Problem, match="request-exists"):
        destruction.ask(pair.village, "reports", report.uid, MINUTES)
    inbox.accept(pair.mentor, pair.send())
    (request,) = destruction.requests(pair.mentor, RequestState.WAITING)
    return pair, report.uid, request.uid


def test_a_request_waits_and_the_record_stays(asked: tuple[Pair, str, str]) -> None:
    pair, uid, _request = asked  # noqa: F811
    (waiting,) = destruction.requests(pair.mentor)
    assert (waiting.minutes, waiting.record_uid, waiting.state) == (MINUTES, uid, RequestState.WAITING)
    assert len(pair.rows()) == 1
    with pair.mentor.reading() as session:
        assert b"Bingkisan kain batik" in received.content_of(session, uid)
    inbox.accept(pair.mentor, pair.send())
    assert len(destruction.requests(pair.mentor)) == 1


def test_granted_means_gone_with_its_pictures(pair: Pair) -> None:  # noqa: F811
    report = reports.register_report(pair.village, draft()).record
    uid = report.uid
    attachments.add(pair.village, uid, jpeg(), "foto.jpg", AttachmentKind.OBJECT_PHOTO)
    inbox.accept(pair.mentor, pair.send())
    reports.correct_report(pair.village, uid, draft(note="versi yang datang belakangan"), "dilengkapi")
    attachments.add(pair.village, uid, jpeg(colour="#AA0000"), "lain.jpg", AttachmentKind.OBJECT_PHOTO)
    late = pair.send()
    destruction.ask(pair.village, "reports", uid, MINUTES)
    inbox.accept(pair.mentor, pair.send())
    request = destruction.requests(pair.mentor, RequestState.WAITING)[0].uid
    assert len(pair.rows()) == 1
    folder = pair.mentor.register.directory / "lampiran"
    assert len(list(folder.iterdir())) == 1
    with pytest.raises(Problem, match="reason-missing"):
        destruction.grant(pair.mentor, request, "")
    decided = destruction.grant(pair.mentor, request, "sesuai JRA").record
    assert (decided.state, decided.reason) == (RequestState.GRANTED, "sesuai JRA")
    assert pair.rows() == [] and list(folder.iterdir()) == []
    with pair.mentor.reading() as session:
        versions = received.versions_of(session, uid)
        assert [raw for _row, raw in versions] == [b"null"]
        held = session.connection().exec_driver_sql("SELECT state FROM received_records WHERE uid = ?", (uid,))
        assert held.scalar() == RecordState.DESTROYED
    pair.mentor.register.checkpoint()
    with pytest.raises(Problem, match="request-decided"):
        destruction.refuse(pair.mentor, request, "x")
    # No file of the village brings anything back, not even one made before that arrives only now.
    inbox.accept(pair.mentor, pair.send())
    outcome = inbox.accept(pair.mentor, late).record
    assert outcome.state is FileState.ACCEPTED
    assert pair.rows() == [] and list(folder.iterdir()) == []
    with pair.mentor.reading() as session:
        assert {raw for _row, raw in received.versions_of(session, uid)} == {b"null"}


def test_refused_means_kept(asked: tuple[Pair, str, str]) -> None:
    pair, uid, request = asked  # noqa: F811
    destruction.refuse(pair.mentor, request, "masih diperiksa")
    assert len(pair.rows()) == 1
    with pair.mentor.reading() as session:
        assert b"Bingkisan" in received.content_of(session, uid)


def answered(pair: Pair) -> Taken:  # noqa: F811
    """Take the mentor's next feedback file in at the village."""
    return take(pair, answer(pair))


def test_the_decision_comes_back_and_a_refused_record_goes_out_again(asked: tuple[Pair, str, str]) -> None:
    pair, uid, request = asked  # noqa: F811
    (line,) = mentor_said.said_about(pair.village, uid)
    assert (line.state, line.minutes, line.open) == (Said.DESTROY_ASKED, MINUTES, False)
    undecided = answer(pair)
    destruction.refuse(pair.mentor, request, "masih diperiksa")
    assert [item.uid for item in answer_files.what_goes(pair.mentor, "36.04.05.2003").destructions] == [request]
    assert answered(pair).destructions == 1
    (mine,) = destruction.requests(pair.village)
    assert (mine.state, mine.reason, mine.decided_by) == (
        RequestState.REFUSED,
        "masih diperiksa",
        pair.mentor.account.name,
    )
    (line,) = mentor_said.said_about(pair.village, uid)
    assert (line.state, line.item.text, line.page) == (Said.DESTROY_REFUSED, "masih diperiksa", "report")
    take(pair, undecided)  # an older file that comes late
    assert answered(pair).destructions == 0
    assert destruction.requests(pair.village) == (mine,)
    with pair.village.reading() as session:
        sent = outbound(pair.village, session, Period.containing(TODAY, PeriodKind.YEAR)).records
    assert [record.state for record in sent if record.uid == uid] == [RecordState.LIVE]
    outcome = inbox.accept(pair.mentor, pair.send()).record
    assert outcome.state is FileState.ACCEPTED and len(pair.rows()) == 1
    assert destruction.requests(pair.mentor, RequestState.WAITING) == ()


def test_after_a_refusal_it_may_be_asked_again_with_new_minutes(asked: tuple[Pair, str, str]) -> None:
    pair, uid, request = asked  # noqa: F811
    late = pair.send()  # made before the refusal is known
    destruction.refuse(pair.mentor, request, "masih diperiksa")
    old_answer = answer(pair)
    answered(pair)
    inbox.accept(pair.mentor, late)
    assert destruction.requests(pair.mentor, RequestState.WAITING) == ()
    with pytest.raises(Problem, match="request-exists"):
        destruction.ask(pair.village, "reports", uid, MINUTES)
    destruction.ask(pair.village, "reports", uid, "BA contoh 2/2026")
    take(pair, old_answer)  # it answers the first request and not this one
    assert [item.state for item in destruction.requests(pair.village)] == [RequestState.WAITING]
    inbox.accept(pair.mentor, pair.send())
    (again,) = destruction.requests(pair.mentor, RequestState.WAITING)
    assert again.minutes == "BA contoh 2/2026"
    destruction.grant(pair.mentor, again.uid, "sesuai JRA")
    assert answered(pair).destructions == 1
    assert [item.state for item in destruction.requests(pair.village)] == [RequestState.GRANTED]
    assert mentor_said.said_about(pair.village, uid)[0].state is Said.DESTROY_GRANTED
    with pair.village.reading() as session:
        sent = outbound(pair.village, session, Period.containing(TODAY, PeriodKind.YEAR)).records
    assert [record.state for record in sent if record.uid == uid] == [RecordState.DESTROYED]
    assert reports.report(pair.village, uid).uid == uid  # its own copy stays


def test_a_decision_goes_only_to_the_office_that_asked(asked: tuple[Pair, str, str], tmp_path: Path) -> None:
    pair, _uid, request = asked  # noqa: F811
    other = pairs.village(tmp_path / "lain", "Contoh Jaya", "36.04.05.2004")
    pairs.pair(other, pair.mentor, pair.stick)
    known = pairs.enrol(pair.mentor, other, pair.stick)
    partners.confirm(pair.mentor, known.uid, " ".join(partners.own_words(other)))
    destruction.refuse(pair.mentor, request, "masih diperiksa")
    entry = answer_files.write_feedback(pair.mentor, "36.04.05.2004", pair.stick).record
    assert "destroy_decisions" not in entry.details.counts
    other.register.close()
