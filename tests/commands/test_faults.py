"""A bug in the program: exit 1, one line, and a log that says where but never what was typed."""

from pathlib import Path

import pytest

from tests.commands.conftest import Typed
from tests.offices import GIVER, REPORTER


@pytest.fixture
def faulty(sigap: Typed, monkeypatch: pytest.MonkeyPatch) -> Typed:
    def fail(*_: object, **__: object) -> None:
        try:
            raise KeyError(f"tidak ada {REPORTER}")
        except KeyError as error:
            raise RuntimeError(f"gagal menyimpan laporan {REPORTER} dari {GIVER}") from error

    monkeypatch.setattr("desktop.services.reports.find_reports", fail)
    return sigap


def test_a_fault_is_one_line_and_exit_1(faulty: Typed, tmp_path: Path) -> None:
    said = faulty("list", "reports", "--search", REPORTER)
    assert said.code == 1
    (line,) = said.err.splitlines()
    assert line.startswith("program-fault: ")
    log = tmp_path / "state" / "sigap.log"
    assert str(log) in line
    written = log.read_text("utf-8")
    assert "RuntimeError < KeyError" in written
    assert "listing.py" in written
    for name in (REPORTER, GIVER, "Suryani", "gagal menyimpan", str(Path.home()), "empat kata sandi"):
        assert name not in written + said.err + said.out
    assert faulty("list", "people").code == 0  # the register was closed all the same


def test_a_fault_that_cannot_be_logged_is_still_one_line(
    faulty: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "state" / "sigap.log").mkdir()
    said = faulty("list", "reports")
    assert (said.code, len(said.err.splitlines())) == (1, 1)
    assert REPORTER not in said.err


def test_what_libraries_log_is_kept_without_their_words(
    sigap: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import logging

    from desktop import bug_log

    handler = bug_log.start_log()
    assert handler is not None
    try:
        logging.getLogger("pypdf.reader").warning("object of %s is odd", REPORTER)
        logging.getLogger("desktop.services").warning("a plain word of ours")
        try:
            raise ValueError(REPORTER)
        except ValueError:
            logging.getLogger("PIL").exception("for " + REPORTER)
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()
    written = (tmp_path / "state" / "sigap.log").read_text("utf-8")
    assert "pypdf.reader" in written
    assert "test_faults.py" in written
    assert "a plain word of ours" in written
    assert "ValueError" in written
    assert "Suryani" not in written


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("list", "barang"), "untuk kind pilih salah satu: reports, people"),
        (("list", "reports", "--limit", "banyak"), "--limit harus bilangan bulat"),
        (("list", "reports", "--limit", "-1"), "--limit harus bilangan bulat"),
        (("barang",), "perintah barang tidak dikenal"),
        (("list", "reports", "lagi"), "lagi tidak diminta"),
        (("list", "reports", "--warna"), "pilihan --warna tidak dikenal"),
        (("init", "--kind", "desa", "--profile", "tidak-ada.toml"), "untuk --profile tidak ada"),
    ],
)
def test_words_that_are_no_command_are_explained_in_indonesian(sigap: Typed, words: tuple[str, ...], says: str) -> None:
    line = sigap.refused("command-unclear", *words)
    assert says in line
    for english in ("not one of", "No such", "unexpected", "not a valid", "does not exist", "range"):
        assert english not in line


def test_a_backup_that_cannot_be_written_there_is_said(sigap: Typed, tmp_path: Path) -> None:
    sigap.refused("file-not-written", "backup", str(tmp_path / "tidak-ada" / "x.sigapbak"))


def test_an_error_of_the_database_does_not_repeat_what_was_written(sigap: Typed) -> None:
    from sqlalchemy import text
    from sqlalchemy.exc import DBAPIError

    def fail(desk: object) -> str:
        with desk.reading() as session:  # type: ignore[attr-defined]
            try:
                session.execute(text("SELECT * FROM tidak_ada WHERE nama = :name"), {"name": REPORTER})
            except DBAPIError as error:
                return str(error)
        return ""

    said = sigap.look(fail)
    assert "tidak_ada" in said
    assert REPORTER not in said
