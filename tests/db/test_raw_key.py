"""A register can be read without this program: kunci.json, a password, and Debian's `sqlcipher`."""

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.clock import FixedClock
from db.models.system import SettingModel
from db.register import Register

SCRIPT = Path(__file__).parents[2] / "installer" / "raw_key.py"
NAME, PASSWORD = "Siti Contoh", "gajah mada naik kuda"


def run_script(password: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-I", str(SCRIPT), *arguments],  # -I: nothing of this project can be imported
        env={**os.environ, "SIGAP_PASSWORD": password},
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
    )


@pytest.fixture
def made(tmp_path: Path) -> tuple[Register, str]:
    clock = FixedClock(datetime(2026, 11, 21, 3, tzinfo=UTC))
    register, code = Register.create(tmp_path / "buku", account_name=NAME, password=PASSWORD, clock=clock)
    with register.changing("akun", clock) as change:
        change.session.add(SettingModel(key="uji", json='"isi contoh"'))
    register.remove_slot(register.add_slot("Akun Lain", "empat kata yang lain"))  # the key was renewed since
    register.close()
    return register, code


def test_password_and_recovery_code_give_the_raw_key(made: tuple[Register, str]) -> None:
    register, code = made
    keys = str(register.directory / "kunci.json")
    expected = register.keyring.data_key.hex()
    assert f"-- raw key: {expected}" in run_script(PASSWORD, keys, "siti contoh").stdout
    assert f"-- raw key: {expected}" in run_script(code.lower().replace("0", "o"), keys, "--recovery").stdout


def test_a_wrong_password_gives_nothing(made: tuple[Register, str]) -> None:
    register, _ = made
    ran = run_script("bukan kata sandi ini", str(register.directory / "kunci.json"), NAME)
    assert ran.returncode == 1
    assert ran.stdout == ""
    assert "wrong password" in ran.stderr


@pytest.mark.skipif(shutil.which("sqlcipher") is None, reason="the program sqlcipher (Debian: sqlcipher) is missing")
def test_the_sqlcipher_of_the_system_opens_the_register(made: tuple[Register, str]) -> None:
    register, _ = made
    lines = run_script(PASSWORD, str(register.directory / "kunci.json"), NAME).stdout
    question = (
        "SELECT json FROM settings WHERE key = 'uji'; PRAGMA integrity_check; SELECT count(*) FROM audit_entries;"
    )
    ran = subprocess.run(
        ["sqlcipher", str(register.path)], input=lines + question, capture_output=True, text=True, check=True
    )
    answers = ran.stdout.splitlines()
    assert ran.stderr == ""
    assert answers[-3:] == ['"isi contoh"', "ok", "1"]
