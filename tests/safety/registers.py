"""Registers for the simulators: made once, copied for each trial, with a workload that can tell whole from half."""

import os
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from db import keyslots
from db.clock import FixedClock
from db.models.system import SettingModel
from db.register import Register

NAME, PASSWORD = "Akun Contoh", "empat kata sandi contoh"
OTHER_NAME, OTHER_PASSWORD = "Akun Lain", "empat kata yang lain"
START = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
PARTS = 3  # rows of one save


class Workload(Protocol):
    """What a trial does to the register; the services bring their own."""

    def save(self, register: Register, number: int, clock: FixedClock) -> None:
        """Make one save; when this returns, save `number` has been acknowledged."""
        ...

    def saved(self, register: Register) -> set[int]:
        """Return the numbers of the saves that are there as a whole; raise AssertionError for a half one."""
        ...


class Rows:
    """A save of several rows and an audit entry through `Register.changing`."""

    def save(self, register: Register, number: int, clock: FixedClock) -> None:
        with register.changing("uji", clock) as change:
            for part in range(PARTS):
                value = f'"{number} {part} {"x" * (number * 137 % 900)}"'
                change.session.add(SettingModel(key=f"uji-{number}-{part}", json=value))
            change.audit("uji", "setting", str(number), number)
        clock.advance(seconds=1)

    def saved(self, register: Register) -> set[int]:
        parts: dict[int, int] = {}
        with register.reading() as session:
            for row in session.query(SettingModel).filter(SettingModel.key.like("uji-%")):
                number = int(row.key.split("-")[1])
                assert row.json.startswith(f'"{number} ')
                parts[number] = parts.get(number, 0) + 1
        halves = {number: count for number, count in parts.items() if count != PARTS}
        assert not halves, f"half saves: {halves}"
        return set(parts)


@dataclass
class Template:
    """A register with two accounts, closed; `copy` puts a fresh one in a folder."""

    directory: Path
    state: Path

    def copy(self, target: Path) -> Path:
        """Copy register and high-water file, and let the program use the copied state folder."""
        shutil.copytree(self.directory, target / "buku")
        shutil.copytree(self.state, target / "state")
        os.environ["SIGAP_STATE_DIR"] = str(target / "state")
        return target / "buku"


def quick_keys() -> None:
    """Let argon2id cost nothing: the simulators open thousands of registers and guess no password."""
    keyslots.STANDARD_KDF = keyslots.Kdf(memory_kib=64, passes=1)


def template(folder: Path) -> Template:
    """Make the template in a folder."""
    quick_keys()
    made = Template(folder / "buku", folder / "state")
    made.state.mkdir(parents=True)
    os.environ["SIGAP_STATE_DIR"] = str(made.state)
    register, _code = Register.create(made.directory, account_name=NAME, password=PASSWORD, clock=FixedClock(START))
    register.add_slot(OTHER_NAME, OTHER_PASSWORD)
    register.close()
    return made


def open_copy(directory: Path, clock: FixedClock | None = None) -> Register:
    """Open a copied register with its first account."""
    clock = clock or FixedClock(START + timedelta(hours=1))
    return Register.open(directory, account_name=NAME, password=PASSWORD, clock=clock)


def abandon(register: Register) -> None:
    """Drop a register as a power cut does: no checkpoint, nothing written, the lock gone with the process."""
    engine, register._engine = register._engine, None
    if engine is not None:
        engine.dispose()
    register._lock.release()
