"""R1: power cuts under the real register on the driver the program ships with (`python -m tests.safety.power_cuts N`).

Each trial copies a register, opens it on the power-cut disk, saves until the power fails in the middle of some write,
sync or truncation, switches on again and opens the register as the program does. A trial is bad when an acknowledged
save is missing, a save is there in part, or the file, the audit chain or the high-water mark do not agree.
"""

import argparse
import contextlib
import os
import random
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from db import audit, schema, swap
from db.clock import FixedClock
from db.engine import connect
from db.problem import Problem
from db.register import Register
from tests.safety import kills, power, registers
from tests.safety.registers import Rows, Workload
from tests.safety.report_work import ReportWork

_LONGEST = 400  # operations until the cut, at most


@dataclass
class Outcome:
    """What the trials found."""

    cuts: int = 0
    acknowledged: int = 0
    lost: int = 0
    damaged: int = 0
    half: int = 0
    examples: list[str] = field(default_factory=list)

    @property
    def bad(self) -> int:
        """Trials that lost, damaged or halved something."""
        return self.lost + self.damaged + self.half

    def __str__(self) -> str:
        return (
            f"{self.cuts} cuts, {self.acknowledged} acknowledged saves: "
            f"{self.lost} trials with lost saves, {self.damaged} damaged, {self.half} with half saves"
        )


def run(
    cuts: int, seed: int, workload: Workload | None = None, synchronous: str = "FULL", lying: bool = False
) -> Outcome:
    """Make that many cuts during saves, checkpoints, closing and renewals of the data key."""
    workload, disk, outcome = workload or Rows(), power.build(), Outcome()
    chance = random.Random(seed)
    folder = Path(tempfile.mkdtemp(prefix="sigap-cuts-"))
    before = os.environ.get("SIGAP_STATE_DIR")
    try:
        made = registers.template(folder / "template")
        for number in range(cuts):
            trial = folder / str(number)
            directory = made.copy(trial)
            with disk.installed():
                _trial(disk, directory, chance, workload, synchronous, lying, outcome)
            shutil.rmtree(trial)
    finally:
        shutil.rmtree(folder)
        if before is not None:
            os.environ["SIGAP_STATE_DIR"] = before
    return outcome


def upgrades(cuts: int, seed: int) -> Outcome:
    """Make that many cuts while an older register is upgraded: old or new schema, and the next start finishes.

    What SQLite writes goes to the power-cut disk; the copy and the rename of the file are done by Python and count as
    done (R3 kills the process there).
    """
    disk, outcome, chance = power.build(), Outcome(), random.Random(seed)
    folder = Path(tempfile.mkdtemp(prefix="sigap-cuts-"))
    older, newer = schema.CURRENT, kills.with_made_up_migration(folder)
    before = os.environ.get("SIGAP_STATE_DIR")
    try:
        made = registers.template(folder / "template")
        for number in range(cuts):
            directory = made.copy(folder / str(number))
            with disk.installed():
                _upgrade_trial(disk, directory, chance, (older, newer), outcome)
            shutil.rmtree(folder / str(number))
    finally:
        schema.CURRENT = older
        shutil.rmtree(folder)
        if before is not None:
            os.environ["SIGAP_STATE_DIR"] = before
    return outcome


def _upgrade_trial(
    disk: power.PowerCutDisk,
    directory: Path,
    chance: random.Random,
    schemas: tuple[schema.Schema, schema.Schema],
    outcome: Outcome,
) -> None:
    register = registers.open_copy(directory)
    Rows().save(register, 1, FixedClock(registers.START))
    key = register.keyring.data_key
    register.close()
    schema.CURRENT = schemas[1]
    at, seed = chance.randint(1, 120), chance.getrandbits(60)
    disk.cut_in(at, seed)
    try:
        registers.open_copy(directory).close()
    except Exception:
        if not disk.is_down:
            raise
    outcome.cuts += disk.is_down
    disk.restart()
    for leftover in directory.glob("*-shm"):
        leftover.unlink()
    revision = schema.revision_of(directory / "register.db", key)
    outcome.acknowledged += revision == schemas[1].head
    outcome.half += not _has_schema(directory, key, revision)
    _judge(directory, {1}, Rows(), outcome, f"upgrade cut in operation {at}, seed {seed}")
    schema.CURRENT = schemas[0]


def _has_schema(directory: Path, key: bytes, revision: str) -> bool:
    with contextlib.closing(connect(directory / "register.db", key, ())) as connection:
        return schema.objects(connection) == schema.expected_objects(directory, revision)


def _trial(
    disk: power.PowerCutDisk,
    directory: Path,
    chance: random.Random,
    workload: Workload,
    synchronous: str,
    lying: bool,
    outcome: Outcome,
) -> None:
    clock = FixedClock(registers.START)
    register = registers.open_copy(directory, clock)
    _set_synchronous(register, synchronous)
    if lying:
        disk.lie_about_sync()
    at, seed = chance.randint(1, _LONGEST), chance.getrandbits(60)
    disk.cut_in(at, seed)
    acknowledged = _work(disk, register, chance, workload, clock)
    registers.abandon(register)
    disk.restart()
    directory.joinpath("register.db-shm").unlink(missing_ok=True)  # shared memory does not survive a restart
    outcome.cuts += 1
    outcome.acknowledged += len(acknowledged)
    _judge(directory, acknowledged, workload, outcome, f"cut in operation {at}, seed {seed}")


def _work(
    disk: power.PowerCutDisk, register: Register, chance: random.Random, workload: Workload, clock: FixedClock
) -> set[int]:
    """Save until the power fails, with a checkpoint or another way of ending now and then."""
    acknowledged: set[int] = set()
    number = 0
    while not disk.is_down:
        number += 1
        try:
            workload.save(register, number, clock)
            acknowledged.add(number)
            if chance.random() < 0.1:
                register.checkpoint()
        except Problem as problem:
            if not disk.is_down or problem.code not in {"disk-failed", "register-damaged"}:
                raise
        except Exception:
            if not disk.is_down:
                raise
    return acknowledged


def _judge(directory: Path, acknowledged: set[int], workload: Workload, outcome: Outcome, where: str) -> None:
    try:
        register = registers.open_copy(directory)
    except Problem as problem:
        outcome.damaged += 1
        outcome.examples.append(f"{where}: {problem.code}")
        return
    try:
        there = workload.saved(register)
        with register.reading() as session:
            chain = audit.verify(session)
        findings = {finding.code for finding in register.findings}
    except (Problem, AssertionError) as error:
        registers.abandon(register)
        outcome.half += isinstance(error, AssertionError)
        outcome.damaged += isinstance(error, Problem)
        outcome.examples.append(f"{where}: {error}")
        return
    register.close()
    if acknowledged - there or "commits-lost" in findings:
        outcome.lost += 1
        outcome.examples.append(f"{where}: lost {sorted(acknowledged - there)} {findings}")
    elif not chain.sound or not _sound(directory, register.keyring.data_key):
        outcome.damaged += 1
        outcome.examples.append(f"{where}: unsound")


def _sound(directory: Path, key: bytes) -> bool:
    try:
        swap.check_sound(directory / "register.db", key)
    except Problem:
        return False
    return schema.revision_of(directory / "register.db", key) == schema.CURRENT.head


def _set_synchronous(register: Register, mode: str) -> None:
    assert register._engine is not None
    connection = register._engine.raw_connection()
    connection.cursor().execute(f"PRAGMA synchronous = {mode}")
    connection.close()


def main() -> None:
    """Run the number of cuts given, and the controls that must show damage."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cuts", type=int, nargs="?", default=1000)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().getrandbits(32))
    arguments = parser.parse_args()
    reason = power.missing()
    if reason:
        sys.exit(reason)
    print(f"seed {arguments.seed}")
    started = time.perf_counter()
    outcome = run(arguments.cuts, arguments.seed, ReportWork())
    print(f"the clerk's services, as shipped (WAL, synchronous=FULL): {outcome}; {time.perf_counter() - started:.0f} s")
    print(*outcome.examples[:20], sep="\n")
    small = run(controls := max(20, arguments.cuts // 10), arguments.seed, Rows())
    print(f"many small saves, as shipped: {small}")
    print(*small.examples[:20], sep="\n")
    for mode in ("NORMAL", "OFF"):
        print(f"control, synchronous={mode}: {run(controls, arguments.seed, synchronous=mode)}")
    print(f"control, a disk that lies about sync: {run(controls, arguments.seed, lying=True)}")
    sys.exit(1 if outcome.bad or small.bad else 0)


if __name__ == "__main__":
    main()
