"""After a day's work nothing on the disk can be read: not in the register, its -wal, backups, temp folder or log."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.clock import SystemClock
from db.queries.report_rows import ReportQuery
from desktop.services import reports, sign_in
from tests.end_to_end.day import ACCOUNT, NAMES, NIKS, OTHER
from tests.offices import MANAGER, PASSWORD, OfficeAtWork, draft

ROOT = Path(__file__).parents[2]
assert len(NAMES) == 20


class Day:
    """The process that plays the day, with a home and a temp folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.home, self.temp, self.work = (folder / name for name in ("rumah", "sementara", "kerja"))
        for path in (self.home, self.temp, self.work):
            path.mkdir()
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("SIGAP_", "XDG_"))}
        environment |= {"HOME": str(self.home), "TMPDIR": str(self.temp), "SIGAP_PASSWORD": PASSWORD}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.end_to_end.day", str(self.work)],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.said = ""

    def until(self, word: str) -> list[str]:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self.said += line
            if line.startswith(word):
                return line.split()[1:]
        raise AssertionError(f"the day ended early: {self.said}")

    def go_on(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()

    def end(self) -> None:
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()
        self._process.wait(30)

    def files(self) -> list[Path]:
        return [p for top in (self.home, self.temp, self.work) for p in top.rglob("*") if p.is_file()]


@pytest.fixture
def day(tmp_path: Path) -> Iterator[Day]:
    playing = Day(tmp_path)
    yield playing
    playing.end()


def _forbidden(key: str) -> list[bytes]:
    words = [*NAMES, *NIKS, *(part for name in NAMES for part in name.split() if len(part) > 8), key, PASSWORD]
    plain = [word.lower() for word in words]
    return [w.encode() for w in plain] + [w.encode("utf-16-le") for w in plain] + [bytes.fromhex(key)]


def _hits(paths: list[Path], forbidden: list[bytes]) -> list[str]:
    found = []
    for path in paths:
        content = path.read_bytes()
        lowered = content.lower()
        found += [f"{path.name}: {word!r}" for word in forbidden if word in lowered or word in content]
    return found


def test_nothing_can_be_read_while_it_is_open_nor_afterwards(day: Day) -> None:
    (key,) = day.until("READY")
    forbidden = _forbidden(key)
    open_files = day.files()
    names = {path.name for path in open_files}
    assert {"register.db", "register.db-wal", "register.db-shm", "kunci.json", "sigap.log"} <= names
    assert (day.work / "register" / "register.db-wal").stat().st_size > 0
    assert _hits(open_files, forbidden) == []

    day.go_on()
    assert day.until("DONE") == ["0", "0", "0", "0"], day.said
    closed = day.files()
    assert any(path.suffix == ".age" for path in closed)
    assert sum(path.suffix == ".sigapbak" for path in closed) >= 2
    assert _hits(closed, forbidden) == []
    assert [path for path in day.temp.rglob("*") if path.is_file()] == [], "nothing is left in the temp folder"
    # Display names of accounts stand in the key file and the backups that carry it (SAFETY.md §2.3); nowhere else.
    accounts = [ACCOUNT.lower().encode(), OTHER.lower().encode()]
    assert {hit.split(":")[0] for hit in _hits(closed, accounts)} == {
        path.name for path in closed if "kunci" in path.name or path.suffix == ".sigapbak"
    }
    log = next(path for path in closed if path.name == "sigap.log").read_text("utf-8")
    assert "RuntimeError" in log


def _copy_alone(office: OfficeAtWork, target: Path) -> Path:
    """Copy what a careful person copies while the program is open: the register and its keys, not the -wal."""
    target.mkdir()
    for name in ("register.db", "kunci.json"):
        shutil.copy(office.directory / name, target / name)
    return target


def _count(directory: Path) -> int:
    desk = sign_in.sign_in(directory, MANAGER, PASSWORD, SystemClock())
    try:
        return reports.find_reports(desk, ReportQuery()).count
    finally:
        desk.register.close()


def test_a_copy_of_the_open_register_opens(
    office: OfficeAtWork, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIGAP_STATE_DIR", str(tmp_path / "komputer lain"))
    copies = []
    for number in range(4):
        reports.register_report(office.clerk, draft())
        time.sleep(1.0)
        office.manager.register.checkpoint_if_due()  # what the program's own timer asks all the time
        copies.append(_copy_alone(office, tmp_path / f"salinan-{number}"))
    time.sleep(2.1)
    assert office.manager.register.checkpoint_if_due()
    copies.append(_copy_alone(office, tmp_path / "salinan-terakhir"))
    counts = [_count(copy) for copy in copies]
    assert counts == sorted(counts)
    assert counts[-1] == 4
