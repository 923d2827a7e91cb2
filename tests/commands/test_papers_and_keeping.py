"""`print`, `deadlines`, `check`, `backup`, `restore`, `self-test`."""

import io
from pathlib import Path

import pypdf
import pytest

from db.backup import list_backups
from db.queries.report_rows import ReportQuery
from desktop.services import audit, papers, reports
from tests.commands.conftest import Typed, one_line
from tests.offices import CLERK, GIVER, MANAGER, PASSWORD, REPORTER, draft

PEOPLE = Path(__file__).parents[1] / "data" / "sheets" / "perangkat-desa.csv"


@pytest.fixture
def number(sigap: Typed) -> str:
    return str(sigap.look(lambda desk: reports.register_report(desk, draft()), CLERK).record.number)


def _text(path: Path) -> str:
    return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(path.read_bytes())).pages)


def test_papers_are_issued_and_written(sigap: Typed, number: str, tmp_path: Path) -> None:
    out = tmp_path / "formulir.pdf"
    said = sigap.done("print", "report-form", "receipt", "--report", number, "--pdf", str(out))
    assert REPORTER in _text(out)
    issued = sigap.look(papers.list_papers)
    assert len(issued) == 2
    assert all(paper.check_code in said for paper in issued)
    first = out.read_bytes()
    sigap.done("print", "report-form", "receipt", "--report", number, "--pdf", str(out))
    assert out.read_bytes() == first
    assert len(sigap.look(papers.list_papers)) == 2


def test_of_several_papers_all_are_made_or_none(sigap: Typed, number: str, tmp_path: Path) -> None:
    out = tmp_path / "x.pdf"
    sigap.refused("paper-needs-period", "print", "receipt", "summary", "--report", number, "--pdf", str(out))
    said = sigap("print", "recovery", "summary", "--pdf", str(out))
    assert (said.code, said.out) == (2, ""), "no new recovery code for a sheet that is not written"
    assert not out.exists()
    assert sigap.look(papers.list_papers) == ()


@pytest.mark.parametrize("name", ["register", "summary", "letter", "statement", "deadlines"])
def test_papers_of_a_period(sigap: Typed, number: str, tmp_path: Path, name: str) -> None:
    out = tmp_path / "x.pdf"
    sigap.done("print", name, "--period", "2026", "--pdf", str(out), "--size", "F4")
    assert "CONTOH MAKMUR" in _text(out).upper()
    assert GIVER not in _text(out)


def test_nil_and_blank(sigap: Typed, number: str, tmp_path: Path) -> None:
    out = tmp_path / "x.pdf"
    sigap.refused("nil-not-true", "print", "nil", "--period", "2026-11", "--pdf", str(out))
    assert not out.exists()
    sigap.done("print", "nil", "--period", "2019-02", "--pdf", str(out), "--number", "700/5", "--dated", "2019-03-01")
    assert "NIHIL" in _text(out).upper()
    assert "700/5" in _text(out)
    sigap.done("print", "report-form", "--blank", "--pdf", str(out))
    assert REPORTER not in _text(out)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("report-form",), "paper-needs-report"),
        (("summary",), "paper-needs-period"),
        (("summary", "--period", "2026-Q9"), "period-unreadable"),
        (("receipt", "--report", "tidak ada"), "report-unknown"),
        (("kuitansi",), "command-unclear"),
        (("summary", "--dated", "besok"), "command-unclear"),
    ],
)
def test_a_paper_that_cannot_be_printed_leaves_no_file(
    sigap: Typed, tmp_path: Path, words: tuple[str, ...], code: str
) -> None:
    out = tmp_path / "x.pdf"
    sigap.refused(code, "print", *words, "--pdf", str(out))
    assert not out.exists()
    assert sigap.look(papers.list_papers) == ()


def test_a_paper_that_cannot_be_written_is_not_issued(sigap: Typed, number: str, tmp_path: Path) -> None:
    for out in (tmp_path / "tidak ada" / "x.pdf", tmp_path):
        code = "file-not-written" if out != tmp_path else "command-unclear"
        sigap.refused(code, "print", "receipt", "--report", number, "--pdf", str(out))
    assert sigap.look(papers.list_papers) == ()


def test_a_new_recovery_sheet_is_never_lost(sigap: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sigap.refused("file-not-written", "print", "recovery", "--pdf", str(tmp_path / "tidak ada" / "x.pdf"))
    assert sigap.look(lambda desk: audit.list_entries(desk, "recovery-code-renewed")) == ()
    out = sigap.done("print", "recovery", "--pdf", str(tmp_path / "x.pdf"))
    code = next(line for line in out.splitlines() if "lemari besi" in line).rpartition(" ")[2]
    monkeypatch.setenv("SIGAP_RECOVERY_CODE", code)
    monkeypatch.setenv("SIGAP_NEW_PASSWORD", "kata sandi yang baru sekali")
    sigap.done("recover")


def test_deadlines_for_people(sigap: Typed, number: str) -> None:
    out = sigap.done("deadlines", "--days", "9999")
    assert number in out
    assert REPORTER not in out


def test_deadlines_as_of_a_day(sigap: Typed, number: str) -> None:
    words = ("--register", str(sigap.directory), "--account", MANAGER)
    late = sigap.raw(*words, "--today", "2027-03-01", "deadlines")
    assert (late.code, late.out.count("TERLAMBAT")) == (0, 2)
    early = sigap.raw(*words, "--today", "2026-11-16", "deadlines")
    assert "TERLAMBAT" not in early.out
    assert "Tidak ada yang jatuh tempo" in sigap.raw(*words, "--today", "2026-11-16", "deadlines", "--days", "0").out


def test_check_is_quiet_when_all_is_well_and_names_what_is_not(sigap: Typed, number: str) -> None:
    out = sigap.done("check")
    assert "1 laporan" in out

    def forge(desk: object) -> None:
        from sqlalchemy import text

        with desk.register.changing("", desk.clock) as change:  # type: ignore[attr-defined]
            change.session.execute(text("UPDATE reports SET reporter_name = 'Orang Lain'"))

    sigap.look(forge)
    said = sigap("check")
    assert said.code == 2
    assert number in said.err
    assert "report-content-changed" in said.err


def test_a_backup_brings_back_what_was(sigap: Typed, number: str, tmp_path: Path) -> None:
    out = tmp_path / "cadangan.sigapbak"
    sigap.done("backup", str(out))
    assert GIVER.encode() not in out.read_bytes()
    sigap.look(lambda desk: reports.register_report(desk, draft()), CLERK)
    sigap.refused("restore-not-confirmed", "restore", str(out))
    assert sigap.look(lambda desk: reports.find_reports(desk, ReportQuery()).count) == 2
    sigap.done("restore", str(out), "--yes")
    assert sigap.look(lambda desk: reports.find_reports(desk, ReportQuery()).count) == 1
    other = Typed(tmp_path / "komputer lain", sigap.capture)
    other.done("restore", str(out), "--yes")
    assert number in other.done("list", "reports")


def test_a_command_that_changes_the_register_leaves_a_backup_and_one_that_reads_does_not(
    sigap: Typed, number: str
) -> None:
    def kept() -> int:
        return len(list_backups(sigap.directory))

    before = kept()
    sigap.done("list", "reports")
    sigap.done("show", "report", number)
    assert kept() == before
    sigap.done("import", str(PEOPLE))
    assert kept() == before + 1


def test_a_backup_that_is_none(sigap: Typed, number: str, tmp_path: Path) -> None:
    out = tmp_path / "cadangan.sigapbak"
    sigap.done("backup", str(out))
    for content in (b"", b"bukan cadangan", out.read_bytes()[:5000], out.read_bytes()[:-20_000]):
        bad = tmp_path / "rusak.sigapbak"
        bad.write_bytes(content)
        said = sigap("restore", str(bad), "--yes")
        assert (said.code, len(said.err.splitlines())) == (2, 1), said.err
    assert sigap("restore", str(tmp_path / "tidak ada.sigapbak"), "--yes").code == 2
    assert sigap("backup", str(tmp_path / "tidak ada" / "x.sigapbak")).code == 2
    sigap.done("check")


def test_self_test(nowhere: Typed) -> None:
    said = nowhere.raw("self-test")
    assert said.code == 0
    assert said.out.count("ok ") == 6
    assert "GAGAL" not in said.err


def test_a_date_given_by_hand_changes_nothing_outside_a_demo(sigap: Typed, number: str, tmp_path: Path) -> None:
    words = ("--register", str(sigap.directory), "--account", MANAGER, "--today", "2026-12-01")
    before = sigap.look(lambda desk: (reports.find_reports(desk, ReportQuery()).count, papers.list_papers(desk)))
    out = tmp_path / "x.pdf"
    file = tmp_path / "a.json"
    file.write_text('{"received_on": "2026-11-02"}', "utf-8")
    one_line(sigap.raw(*words, "print", "receipt", "--report", number, "--pdf", str(out)), "today-pinned")
    one_line(sigap.raw(*words, "password"), "password-not-given")
    assert "today-pinned" in sigap.raw(*words, "import", str(file)).err
    after = sigap.look(lambda desk: (reports.find_reports(desk, ReportQuery()).count, papers.list_papers(desk)))
    assert after == before
    assert not out.exists()
    assert PASSWORD


def test_help_names_every_command_and_each_has_its_own(nowhere: Typed) -> None:
    top = nowhere.raw("--help")
    assert top.code == 0
    for name in (
        "init",
        "account",
        "demo",
        "import",
        "list",
        "show",
        "assess",
        "deadlines",
        "print",
        "check",
        "backup",
    ):
        assert name in top.out
        said = nowhere.raw(name, "--help")
        assert (said.code, said.err) == (0, "")
    one_line(nowhere.raw("terbangkan"), "command-unclear")
    one_line(nowhere.raw("list", "reports", "--warna"), "command-unclear")
