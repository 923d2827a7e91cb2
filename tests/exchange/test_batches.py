"""S28, R15: of hundreds of files some are bad: each of those is told, all others are in, nothing twice."""

import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.queries import exchange_files, received
from db.queries.exchange_files import FileQuery
from db.queries.received import ReceivedQuery
from desktop.services.desk import Desk
from tests import many_villages, offices
from tests.commands.conftest import Said, Typed
from tests.exchange import batches
from tests.exchange.at_mentor import mentor_of_made_up_files, state_of
from tests.exchange.batches import REPORTS, Batch


@pytest.fixture
def mentor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Typed]:
    """The command line at an inspectorate to which the made-up files are sealed."""
    monkeypatch.setenv("SIGAP_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("SIGAP_PASSWORD", offices.PASSWORD)
    monkeypatch.setattr("db.keyslots.STANDARD_KDF", offices.QUICK_KDF)
    mentor_of_made_up_files(tmp_path / "inspektorat").register.close()
    yield Typed(tmp_path / "inspektorat", capsys)


def _given(mentor: Typed, folder: Path, count: int) -> Batch:
    known = batches.villages(count)
    mentor.look(lambda desk: many_villages.know(desk, known))
    return batches.batch(folder, known)


def _told(said: Said, code: str) -> list[str]:
    """The lines that say why a file was refused: code, sentence, next step."""
    return [line for line in said.err.splitlines() if line.startswith(f"{code}:")]


def _refused(said: Said, name: str) -> bool:
    """Whether the line of a file says that it was not taken; of an answer the words are others."""
    return f"{name}: Ditolak" in said.out or f"{name}: tidak dimasukkan" in said.out


def _receipts(mentor: Typed) -> dict[str, str]:
    query = FileQuery(outgoing=False, limit=10_000)

    def read(desk: Desk) -> dict[str, str]:
        with desk.reading() as session:
            return {file.digest: file.check_code for file in exchange_files.list_files(session, query)}

    found: dict[str, str] = mentor.look(read)
    return found


def _reports_of(mentor: Typed) -> Counter[str]:
    def read(desk: Desk) -> Counter[str]:
        query = ReceivedQuery(collection="reports", limit=100_000)
        with desk.reading() as session:
            return Counter(row.office_uid for row in received.find_rows(session, query))

    found: Counter[str] = mentor.look(read)
    return found


def _all_but_the_bad_are_in_and_each_is_told(mentor: Typed, folder: Path, count: int) -> None:
    given = _given(mentor, folder, count)
    bad = Counter(given.bad.values())
    assert sum(bad.values()) == count // 10 and len(bad) == 10

    started = time.perf_counter()
    said = mentor("import", str(folder))
    print(f"{count} files, {sum(bad.values())} bad: {time.perf_counter() - started:.1f} s")
    assert said.code == 2  # what a person can mend, as for every other command
    assert said.out.count(": Diterima · ") == len(given.sound) == count - count // 10
    for village, code in given.bad.items():
        name = given.path(village).name
        assert _refused(said, name), code
        assert any(line.endswith(f"({name})") for line in _told(said, code)), code
    for code, number in bad.items():
        lines = _told(said, code)
        assert len(lines) == number, (code, lines)
        assert all(line.count(". ") >= 1 and "{" not in line for line in lines), lines
    assert "Traceback" not in said.err
    assert _reports_of(mentor) == {village.office.uid: REPORTS for village in given.sound}
    state, receipts = mentor.look(state_of), _receipts(mentor)
    assert len(receipts) == state[1] == len(given.sound)

    again = mentor("import", str(folder))
    assert again.code == 2 and ": Diterima · " not in again.out
    assert again.out.count("Sudah pernah diterima") == len(given.sound)
    assert all(_refused(again, given.path(village).name) for village in given.bad)
    assert (mentor.look(state_of), _receipts(mentor)) == (state, receipts)

    given.mend()
    mended = mentor.done("import", str(folder))
    assert mended.count(": Diterima · ") == len(given.bad)
    assert mended.count("Sudah pernah diterima") == len(given.sound)
    assert _reports_of(mentor) == {village.office.uid: REPORTS for village in given.villages}
    after = _receipts(mentor)
    assert len(after) == count and receipts.items() <= after.items()


@pytest.mark.timeout(300)
def test_300_files_of_which_30_are_bad_in_ten_ways(mentor: Typed, tmp_path: Path) -> None:
    _all_but_the_bad_are_in_and_each_is_told(mentor, tmp_path / "masuk", 300)


@pytest.mark.night
@pytest.mark.timeout(3600)
def test_500_files_of_which_50_are_bad_in_ten_ways(mentor: Typed, tmp_path: Path) -> None:
    _all_but_the_bad_are_in_and_each_is_told(mentor, tmp_path / "masuk", 500)
