"""A second computer of a village, a collector of the inspectorate: keys by a sealed file, numbers of their own."""

from pathlib import Path

import pytest

from db.problem import Problem
from db.queries import received
from db.vocabulary import Arrival, CellState, FileState
from desktop.exchange.unseal import open_package, read_file
from desktop.services import (
    bundles,
    consolidated,
    inbox,
    intake,
    joining,
    matrix,
    office_keys,
    offices,
    officials,
    partners,
    reports,
    sessions,
)
from desktop.services.desk import Desk
from tests import pairs
from tests.offices import TODAY, draft, official
from tests.services.test_inbox import Q4, Pair, pair, unpaired  # noqa: F401 — fixtures
from tests.trainings import session_draft


def join(first: Desk, second: Desk, stick: Path, *, collector: bool = False) -> Path:
    """Let a second computer join the office of the first; the file it came by."""
    request = open_package(read_file(partners.write_enrolment(second, stick).record), ())
    words = " ".join(partners.own_words(second))
    path = joining.write_join(first, request, words, stick, collector=collector).record
    with second.changing() as change:
        keys = office_keys.ensure_keys(change).all
    joining.take_join(second, open_package(read_file(path), keys), " ".join(partners.own_words(first)))
    return path


def test_both_computers_of_a_village_send_under_one_name(pair: Pair, tmp_path: Path) -> None:  # noqa: F811
    second = pairs.village(tmp_path / "kedua", "Belum Bernama", "")
    join(pair.village, second, pair.stick)
    assert partners.own_words(second) == partners.own_words(pair.village)
    profile = offices.profile(second)
    assert profile.office == offices.profile(pair.village).office
    pairs.pair(second, pair.mentor, pair.stick)
    first_report = reports.register_report(pair.village, draft()).record
    other_report = reports.register_report(second, draft(received_on=TODAY)).record
    assert first_report.number == "001/GRT/36.04.05.2003/XI/2026"
    assert other_report.number == "001B/GRT/36.04.05.2003/XI/2026"
    assert inbox.accept(pair.mentor, pair.send()).record.state is FileState.ACCEPTED
    there = Pair(second, pair.mentor, pair.stick)
    outcome = inbox.accept(pair.mentor, there.send()).record
    assert outcome.state is FileState.ACCEPTED and outcome.missing == ()
    assert {number for number, _value, _status in pair.rows()} == {first_report.number, other_report.number}
    second.register.close()


def test_keys_are_given_to_nobody_whose_words_differ(pair: Pair, tmp_path: Path) -> None:  # noqa: F811
    second = pairs.village(tmp_path / "kedua", "Belum Bernama", "")
    request = open_package(read_file(partners.write_enrolment(second, pair.stick).record), ())
    before = set(pair.stick.iterdir())
    with pytest.raises(Problem, match="words-differ"):
        joining.write_join(pair.village, request, " ".join(partners.own_words(pair.village)), pair.stick)
    assert set(pair.stick.iterdir()) == before
    second.register.close()


def test_a_register_in_use_does_not_join(pair: Pair, tmp_path: Path) -> None:  # noqa: F811
    second = pairs.village(tmp_path / "kedua", "Desa Lain", "")
    sessions.add_session(second, session_draft())
    with pytest.raises(Problem, match="join-not-empty"):
        join(pair.village, second, pair.stick)
    assert partners.own_words(second) != partners.own_words(pair.village)
    second.register.close()


def test_a_collector_checks_and_bundles_and_decides_nothing(pair: Pair, tmp_path: Path) -> None:  # noqa: F811
    collector = pairs.inspectorate(tmp_path / "pengumpul")
    join(pair.mentor, collector, pair.stick, collector=True)
    report = reports.register_report(pair.village, draft()).record
    folder = tmp_path / "kumpulan"
    folder.mkdir()
    for _ in range(2):
        pair.send().rename(folder / f"{len(list(folder.iterdir()))}.sigap")
    (folder / "rusak.sigap").write_bytes(b"bukan berkas")
    refused = inbox.accept(collector, folder / "0.sigap").record
    assert refused.problem is not None
    out = tmp_path / "bundel"
    out.mkdir()
    written, outcomes = bundles.write_bundle(collector, [folder], out).record
    assert len(written) == 1 and [o.state for o in outcomes].count(FileState.REJECTED) == 1
    taken = intake.take_in(pair.mentor, written[0]).record
    assert [o.state for o in taken.bundled] == [FileState.ACCEPTED, FileState.ACCEPTED]
    assert [number for number, _value, _status in pair.rows()] == [report.number]
    assert not list(pair.mentor.register.directory.glob(".bundel-*"))
    again = intake.take_in(pair.mentor, written[0]).record
    assert {o.state for o in again.bundled} == {FileState.SEEN_BEFORE}
    collector.register.close()


def test_two_computers_of_an_office_give_nobody_anything_to_decide(pair: Pair, tmp_path: Path) -> None:  # noqa: F811
    """What each says of the quarter stands by itself, and the squares of the mentor add it up."""
    second = pairs.village(tmp_path / "kedua", "Belum Bernama", "")
    join(pair.village, second, pair.stick)
    pairs.pair(second, pair.mentor, pair.stick)
    for desk, count in ((pair.village, 1), (second, 2)):
        for _ in range(count):
            reports.register_report(desk, draft())
        assert inbox.accept(pair.mentor, Pair(desk, pair.mentor, pair.stick).send()).record.count(Arrival.FORK) == 0
    with pair.mentor.reading() as session:
        assert received.forks(session) == ()
    (row,) = [row for row in matrix.matrix(pair.mentor, (Q4,)).rows if row.partner_uid]
    assert row.cells[0].value == 3 * 750_000
    second.register.close()


def test_two_computers_of_an_office_count_its_people_once_and_one_of_them_makes_it_no_nil(
    pair: Pair,  # noqa: F811
    tmp_path: Path,
) -> None:
    second = pairs.village(tmp_path / "kedua", "Belum Bernama", "")
    join(pair.village, second, pair.stick)
    pairs.pair(second, pair.mentor, pair.stick)
    for desk in (pair.village, second):
        for name in ("Siti Contoh", "Budi Contoh"):
            officials.add_official(desk, official(name, nik=""))
    reports.register_report(pair.village, draft())
    for desk in (pair.village, second):
        assert inbox.accept(pair.mentor, Pair(desk, pair.mentor, pair.stick).send()).record.state is FileState.ACCEPTED
    (row,) = [row for row in matrix.matrix(pair.mentor, (Q4,)).rows if row.partner_uid]
    assert row.cells[0].state is CellState.ARRIVED, "the second computer has nothing, the office has"
    whole = consolidated.consolidated(pair.mentor, Q4).whole
    assert (whole.reports, whole.officials) == (1, 2)
    second.register.close()
