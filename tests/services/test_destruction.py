"""A record is destroyed at the mentor only when a tutor grants it; until then it stays, marked."""

import pytest

from db.problem import Problem
from db.queries import received
from db.vocabulary import AttachmentKind, FileState, RecordState, RequestState
from desktop.services import attachments, destruction, inbox, reports
from tests.offices import draft
from tests.services.files import jpeg
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
