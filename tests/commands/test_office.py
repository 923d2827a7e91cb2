"""`init`, `account`, `password`, `recover`: an office and its people from the command line."""

import io
from pathlib import Path

import pypdf
import pytest

from desktop.services import accounts, audit, offices
from tests.commands.conftest import Typed
from tests.offices import CLERK, MANAGER, PASSWORD, READER

NEW = "kata sandi yang baru sekali"


def test_init_makes_a_register_and_says_the_recovery_code_once(nowhere: Typed, tmp_path: Path) -> None:
    sheet = tmp_path / "lembar.pdf"
    out = nowhere.done("init", "--kind", "desa", "--code", "36.04.05.2003", "--recovery-sheet", str(sheet))
    code = next(line for line in out.splitlines() if "Kode pemulihan" in line).rpartition(" ")[2]
    assert code.count("-") == 5
    assert "Akun Sekretaris Contoh dibuat" in out
    words = pypdf.PdfReader(io.BytesIO(sheet.read_bytes())).pages[0].extract_text()
    assert code.replace("-", "") in "".join(filter(str.isalnum, words))
    profile = nowhere.look(offices.profile)
    assert profile.office.code == "36.04.05.2003"
    assert profile.office.regency == "Kabupaten Serang"
    assert not profile.demo
    nowhere.refused("register-exists", "init", "--kind", "desa", "--name", "Lain")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--kind", "desa"), "office-name-missing"),
        (("--kind", "desa", "--code", "99.99.99.9999"), "office-code-unknown"),
        (("--kind", "negara"), "command-unclear"),
        ((), "command-unclear"),
    ],
)
def test_init_refuses_what_is_no_office_and_leaves_nothing(nowhere: Typed, words: tuple[str, ...], code: str) -> None:
    line = nowhere.refused(code, "init", *words)
    assert line
    assert not nowhere.directory.exists()


def _profile(tmp_path: Path, text: str) -> str:
    path = tmp_path / "kantor.toml"
    path.write_text(text, "utf-8")
    return str(path)


def test_a_profile_file_fills_the_letterhead(nowhere: Typed, tmp_path: Path) -> None:
    text = 'place = "Contoh"\nwork_week = "6"\n[head]\nname = "Kepala Rekaan"\n[rules]\ncount_receipt_day = true\n'
    nowhere.done("init", "--kind", "desa", "--name", "Contoh", "--profile", _profile(tmp_path, text))
    profile = nowhere.look(offices.profile)
    assert (profile.place, profile.work_week.value, profile.head.name) == ("Contoh", "6", "Kepala Rekaan")
    assert profile.rules.count_receipt_day


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        ('warna = "biru"\n', "profile-unknown-key", "warna"),
        ('[head]\nnama = "X"\n', "profile-unknown-key", "nama"),
        ("[place]\nx = 1\n", "profile-unreadable", "place"),
        ('work_week = "7"\n', "profile-unreadable", "work_week"),
        ("ini bukan toml", "profile-unreadable", ""),
    ],
)
def test_an_unclear_profile_file_is_refused_by_name(
    nowhere: Typed, tmp_path: Path, text: str, code: str, says: str
) -> None:
    path = _profile(tmp_path, text)
    assert says in nowhere.refused(code, "init", "--kind", "desa", "--name", "Contoh", "--profile", path)
    assert not nowhere.directory.exists()


def test_a_recovery_sheet_that_cannot_be_written_is_said_before_anything_is_made(
    nowhere: Typed, tmp_path: Path
) -> None:
    path = str(tmp_path / "tidak ada" / "lembar.pdf")
    nowhere.refused("file-not-written", "init", "--kind", "desa", "--name", "Contoh", "--recovery-sheet", path)
    assert not nowhere.directory.exists()


def test_accounts_come_and_go(sigap: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIGAP_NEW_PASSWORD", NEW)
    sigap.done("account", "add", "Orang Baru", "--role", "reader")
    assert "Orang Baru · " in sigap.done("account", "list")
    sigap.refused("account-exists", "account", "add", "orang baru", "--role", "clerk")
    sigap.done("account", "remove", "ORANG BARU")
    assert "dihapus" in sigap.done("account", "list")
    sigap.refused("account-unknown", "account", "remove", "Orang Baru")
    sigap.refused("account-own", "account", "remove", MANAGER)
    monkeypatch.setenv("SIGAP_PASSWORD", NEW)
    sigap.account = "Orang Baru"
    assert sigap("list", "reports").code == 2


def test_a_clerk_manages_no_accounts(sigap: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIGAP_NEW_PASSWORD", NEW)
    sigap.account = CLERK
    sigap.refused("not-allowed", "account", "add", "Orang Baru", "--role", "manager")
    sigap.refused("not-allowed", "account", "remove", READER)
    assert len(sigap.look(accounts.list_accounts)) == 5


def test_a_new_password(sigap: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIGAP_NEW_PASSWORD", "pendek")
    sigap.refused("password-too-weak", "password")
    monkeypatch.setenv("SIGAP_NEW_PASSWORD", NEW)
    sigap.done("password")
    sigap.refused("wrong-password", "list", "reports")
    monkeypatch.setenv("SIGAP_PASSWORD", NEW)


def test_recovery_by_code(sigap: Typed, office_template: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIGAP_RECOVERY_CODE", office_template.recovery_code.lower())  # type: ignore[attr-defined]
    monkeypatch.setenv("SIGAP_NEW_PASSWORD", NEW)
    sigap.account = READER
    assert READER in sigap.done("recover")
    monkeypatch.setenv("SIGAP_PASSWORD", NEW)
    sigap.done("list", "reports")
    monkeypatch.setenv("SIGAP_RECOVERY_CODE", "AAAA-BBBB")
    assert sigap("recover").code == 2


def test_who_signs_in_must_be_said_and_known(sigap: Typed, nowhere: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.commands.conftest import one_line

    folder = str(sigap.directory)
    assert MANAGER in one_line(sigap.raw("--register", folder, "list", "reports"), "account-not-named")
    sigap.account = "Tidak Ada"
    assert sigap("list", "reports").code == 2
    monkeypatch.setenv("SIGAP_PASSWORD", "bukan kata sandinya")
    sigap.account = CLERK
    sigap.refused("wrong-password", "list", "reports")
    monkeypatch.delenv("SIGAP_PASSWORD")
    sigap.refused("password-not-given", "list", "reports")
    nowhere.refused("register-missing", "list", "reports")


def test_two_at_once(sigap: Typed) -> None:
    from db.clock import SystemClock
    from desktop.services import sign_in

    desk = sign_in.sign_in(sigap.directory, MANAGER, PASSWORD, SystemClock())
    try:
        sigap.refused("register-in-use", "list", "reports")
    finally:
        desk.register.close()
    assert "signed-in" in [entry.action for entry in sigap.look(audit.list_entries)]
