"""A kecamatan reads the copies of its own villages, decides nothing about them and passes nothing of them on."""

import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from db.problem import Problem
from db.queries import exchange_files
from db.queries.exchange_files import FileQuery
from db.queries.received import ReceivedQuery
from db.vocabulary import CellState, FeedbackState, FileState, PaperKind, PartnerRelation
from desktop.exchange.answer_contents import PackContent
from desktop.exchange.unseal import open_package, read_file
from desktop.rules import regions
from desktop.services import (
    answer_files,
    destruction,
    exports,
    feedback,
    inbox,
    intake,
    matrix,
    office_keys,
    offices,
    papers,
    partners,
    received,
    reports,
    staging,
    union,
)
from desktop.services.desk import Desk
from desktop.services.exports import ExportChoice
from desktop.services.papers import PaperRequest
from tests import pairs
from tests.offices import draft
from tests.services.test_copies import subdistrict
from tests.services.test_inbox import Q4, Pair, pair, unpaired  # noqa: F401 — fixtures


@pytest.fixture
def other(pair: Pair) -> Iterator[Desk]:  # noqa: F811
    """The kecamatan of the village, confirmed both ways."""
    desk = subdistrict(pair)
    yield desk
    desk.register.close()


def copy_of(pair: Pair, other: Desk) -> Path:  # noqa: F811
    """Write the village's copy for the kecamatan."""
    uid = offices.profile(other).office.uid
    (entry,) = exports.export(pair.village, ExportChoice(period=Q4, to=uid, with_training=False), pair.stick).record
    return pair.stick / entry.file_name


def plain(desk: Desk, path: Path) -> str:
    with desk.reading() as session:
        kept = office_keys.kept_keys(session)
    assert kept is not None
    return zlib.decompress(open_package(read_file(path), kept.all).body).decode()


def test_a_copy_is_held_until_the_words_are_compared_and_then_read(pair: Pair) -> None:  # noqa: F811
    report = reports.register_report(pair.village, draft()).record
    desk = subdistrict(pair, knows_village=False)
    village_uid = offices.profile(pair.village).office.uid
    path = copy_of(pair, desk)
    (held,) = staging.take(desk, path).record
    assert held.waits_for_words == village_uid and held.outcome.state is FileState.QUARANTINED
    assert not received.find(desk, ReceivedQuery()).rows
    found = partners.confirm(desk, village_uid, " ".join(partners.own_words(pair.village))).record
    assert found.relation is PartnerRelation.PUPIL
    (taken,) = staging.take(desk, path).record
    assert taken.outcome.problem is None
    page = received.find(desk, ReceivedQuery())
    assert [line.row.uid for line in page.rows] == [report.uid]
    card = received.office(desk, village_uid)
    assert [file.check_code for file in card.files] == [taken.outcome.receipt_code]
    desk.register.close()


def test_the_matrix_is_the_official_list_of_its_own_villages(pair: Pair, other: Desk) -> None:  # noqa: F811
    inbox.accept(other, copy_of(pair, other))
    grid = matrix.matrix(other, (Q4,))
    own = {region.code for region in regions.children("36.04.05")}
    assert own and {row.code for row in grid.rows} <= own
    (sender,) = [row for row in grid.rows if row.partner_uid]
    assert sender.code == offices.profile(pair.village).office.code and sender.in_list
    assert sender.cells[0].state not in (CellState.MISSING, CellState.OVERDUE)


def test_what_belongs_to_the_inspectorate_is_refused(pair: Pair, other: Desk) -> None:  # noqa: F811
    report = reports.register_report(pair.village, draft()).record
    inbox.accept(other, copy_of(pair, other))
    village = offices.profile(pair.village).office.uid
    paper = [
        lambda kind=kind: papers.preview(other, PaperRequest(kind=kind, period=Q4))
        for kind in (PaperKind.CONSOLIDATED, PaperKind.LATE_LETTERS, PaperKind.AUDIT_SAMPLE)
    ]
    attempts: list[Callable[[], object]] = [
        lambda: feedback.comment(other, report.uid, FeedbackState.ACCEPTED),
        lambda: feedback.decide_on_report(other, report.uid, "1/2026", date(2026, 11, 1), "state"),
        lambda: feedback.assign(other, village, "Latih perangkat (contoh)."),
        lambda: feedback.close(other, "tidak-ada"),
        lambda: feedback.make_pack(other, PackContent(version=1, source="Surat rekaan")),
        lambda: answer_files.write_feedback(other, village, pair.stick),
        lambda: union.decide_fork(other, report.uid, "0" * 64),
        lambda: destruction.grant(other, "tidak-ada", "Alasan rekaan"),
        lambda: destruction.refuse(other, "tidak-ada", "Alasan rekaan"),
        *paper,
    ]
    for attempt in attempts:
        with pytest.raises(Problem) as raised:
            attempt()
        assert raised.value.code == "only-inspectorate"


def test_nothing_of_a_village_goes_on_to_the_inspectorate(pair: Pair, other: Desk) -> None:  # noqa: F811
    theirs = reports.register_report(pair.village, draft()).record
    inbox.accept(other, copy_of(pair, other))
    first = draft()
    mine = replace(first, objects=tuple(replace(item, description="Parsel milik kecamatan") for item in first.objects))
    own = reports.register_report(other, mine).record
    pairs.pair(other, pair.mentor, pair.stick)
    (entry,) = exports.export(other, ExportChoice(period=Q4), pair.stick).record
    body = plain(pair.mentor, pair.stick / entry.file_name)
    assert own.uid in body and "Parsel milik kecamatan" in body
    assert theirs.uid not in body
    assert offices.profile(pair.village).office.uid not in body
    assert entry.details.counts["reports"] == 1


def test_a_village_hears_by_code_or_file_that_its_copy_arrived(pair: Pair, other: Desk) -> None:  # noqa: F811
    path = copy_of(pair, other)
    code = inbox.accept(other, path).record.receipt_code
    to_mentor = pair.send()
    village = offices.profile(pair.village).office.uid
    receipt = answer_files.write_receipt(other, village, pair.stick).record
    taken = intake.take_in(pair.village, pair.stick / receipt.file_name).record.taken
    assert taken is not None and taken.receipts == 1
    with pair.village.reading() as session:
        files = {file.file_name: file for file in exchange_files.list_files(session, FileQuery(outgoing=True))}
    assert files[path.name].state is FileState.RECEIVED_THERE and files[path.name].check_code == code
    assert files[to_mentor.name].state is FileState.WRITTEN


def test_a_file_for_the_inspectorate_is_called_what_it_is(pair: Pair, other: Desk) -> None:  # noqa: F811
    path = pair.send()
    for outcome in (
        inbox.preview(other, path),
        inbox.accept(other, path).record,
        intake.take_in(other, path).record.outcome,
    ):
        assert outcome is not None and outcome.problem is not None
        assert outcome.problem.code == "inbox-sealed-for-other"
    assert inbox.accept(pair.mentor, path).record.problem is None  # handed on unopened, it is as good as ever
