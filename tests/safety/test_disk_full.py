"""R6 and R8: a full disk and a folder that cannot be written."""

import os
import signal
from pathlib import Path

import pytest

from db import backup, swap
from db.clock import FixedClock
from db.problem import Problem
from db.register import Register
from tests.safety import registers
from tests.safety.registers import Rows

resource = pytest.importorskip("resource", reason="file size limits are a matter of unix")


def _limit(size: int) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return registers.template(tmp_path / "template").copy(tmp_path / "trial")


@pytest.mark.parametrize("room", [0, 5_000, 20_000, 60_000, 150_000])
def test_a_full_disk_keeps_every_acknowledged_save_and_says_so(directory: Path, room: int) -> None:
    clock, acknowledged = FixedClock(registers.START), set()
    register = registers.open_copy(directory, clock)
    try:
        _limit(room)
        with pytest.raises(Problem) as full:
            for number in range(1, 500):
                Rows().save(register, number, clock)
                acknowledged.add(number)
    finally:
        _limit(resource.RLIM_INFINITY)
    assert full.value.code in {"disk-full", "disk-failed"}
    assert Rows().saved(register) == acknowledged
    Rows().save(register, 900, clock)  # works again once there is room
    register.close()
    swap.check_sound(register.path, register.keyring.data_key)
    again = registers.open_copy(directory)
    assert Rows().saved(again) == acknowledged | {900}
    assert again.findings == ()
    again.close()


def test_a_backup_onto_a_full_disk_keeps_the_older_backup(directory: Path, tmp_path: Path) -> None:
    register, clock = registers.open_copy(directory), FixedClock(registers.START)
    target = tmp_path / "cadangan.sigapbak"
    backup.write_backup(register, target, clock)
    older = target.read_bytes()
    Rows().save(register, 1, clock)
    try:
        _limit(100_000)
        with pytest.raises(Problem, match="disk-full"):
            backup.write_backup(register, target, clock)
    finally:
        _limit(resource.RLIM_INFINITY)
    assert target.read_bytes() == older
    assert [p.name for p in tmp_path.glob(".*")] == []
    assert Rows().saved(register) == {1}
    register.close()


def test_removing_an_account_on_a_full_disk_changes_nothing(directory: Path) -> None:
    register = registers.open_copy(directory)
    other = next(s for s in register.keyring.key_file.current.slots if s.name == registers.OTHER_NAME)
    try:
        _limit(50_000)
        with pytest.raises(Problem, match="disk-full"):
            register.remove_slot(other.id)
    finally:
        _limit(resource.RLIM_INFINITY)
    Rows().save(register, 1, FixedClock(registers.START))
    register.close()
    Register.open(
        directory,
        account_name=registers.OTHER_NAME,
        password=registers.OTHER_PASSWORD,
        clock=FixedClock(registers.START),
    ).close()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    folder = Path("/proc/sigap-uji")  # nobody, not even root, can make a folder there
    if os.geteuid() != 0:
        tmp_path.chmod(0o500)
        folder = tmp_path / "buku"
    with pytest.raises(Problem) as refused:
        Register.create(
            folder, account_name="Contoh", password="empat kata sandi contoh", clock=FixedClock(registers.START)
        )
    tmp_path.chmod(0o700)
    assert refused.value.code in {"folder-read-only", "disk-failed"}
    assert refused.value.params["directory"] == str(folder)
