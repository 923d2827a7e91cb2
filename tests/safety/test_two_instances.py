"""R13: two programs at one register."""

import os
import signal
import sys
from pathlib import Path

import pytest

from db.clock import FixedClock
from db.engine import connect
from db.instance_lock import FILE_NAME
from db.problem import Problem
from tests.safety import registers
from tests.safety.registers import Rows

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="uses fork")


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return registers.template(tmp_path / "template").copy(tmp_path / "trial")


def test_the_second_program_is_told_that_the_register_is_open(directory: Path) -> None:
    first = registers.open_copy(directory)
    with pytest.raises(Problem, match="register-in-use"):
        registers.open_copy(directory)
    first.close()
    registers.open_copy(directory).close()


def test_a_lock_left_by_a_killed_program_hinders_nobody(directory: Path) -> None:
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        registers.open_copy(directory)
        os.write(writer, b"open")
        signal.pause()
    assert os.read(reader, 4) == b"open"
    with pytest.raises(Problem, match="register-in-use"):
        registers.open_copy(directory)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(reader)
    os.close(writer)
    assert (directory / FILE_NAME).exists()
    registers.open_copy(directory).close()


def test_two_writers_past_the_lock_lose_nothing(directory: Path) -> None:
    """Another program (the sqlcipher shell, say) that writes at the same time waits its turn, and so do we."""
    register, clock = registers.open_copy(directory), FixedClock(registers.START)
    child = os.fork()
    if child == 0:
        other = connect(directory / "register.db", register.keyring.data_key)
        for number in range(300):
            other.execute("INSERT INTO settings (key, json) VALUES (?, '1')", (f"lain-{number}",))
        os._exit(0)
    for number in range(1, 101):
        Rows().save(register, number, clock)
    assert os.waitpid(child, 0)[1] == 0
    assert Rows().saved(register) == set(range(1, 101))
    with register.reading() as session:
        count = session.connection().exec_driver_sql("SELECT count(*) FROM settings WHERE key LIKE 'lain-%'")
        assert count.scalar_one() == 300
    register.close()
