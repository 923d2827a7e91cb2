"""R2-R4: kill -9 of a real process in the middle of a save, an upgrade, a backup, a renewal of the data key, a restore.

`python -m tests.safety.kills N` runs N kills of each, and of those of `exchange_kills`; `--only` of one. A child
process does the work and tells through a pipe what has been acknowledged; the parent kills it at a random moment and
opens the register as the program does.
"""

import argparse
import contextlib
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from db import backup, key_storage, keyslots, restore, schema, swap
from db.clock import FixedClock
from db.engine import connect
from db.problem import Problem
from db.register import Register
from tests.safety import registers
from tests.safety.registers import Rows, Template, Workload

SLOW_MIGRATION = '''"""Made up: a table and many rows, so that a kill can meet it in the middle."""

import sqlalchemy as sa
from alembic import op

revision = "9999_made_up"
down_revision = "{head}"


def upgrade() -> None:
    for number in range(12):
        columns = (sa.Column("id", sa.Integer(), primary_key=True), sa.Column("word", sa.Text()))
        op.create_table(f"made_up_{{number}}", *columns)
        for row in range(40):
            op.execute(f"INSERT INTO made_up_{{number}} (id, word) VALUES ({{row}}, 'kata')")
'''


@dataclass
class Outcome:
    """What the kills found."""

    kills: int = 0
    acknowledged: int = 0
    before: int = 0  # the register is as it was
    after: int = 0  # the change is there as a whole
    bad: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.kills} kills, {self.acknowledged} acknowledged saves; {self.before} found the old state, "
            f"{self.after} the new, {len(self.bad)} neither or lost something"
        )


class Pace:
    """Spreads the kills over the time the work takes on this machine, which the first trial shows."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._longest: float | None = None

    def delay(self) -> float:
        """Return when to kill, in seconds after the work began; the first time, not before it has ended."""
        return 30.0 if self._longest is None else self._chance.random() * self._longest * 1.1

    def note(self, seconds: float) -> None:
        """Learn how long the work took when nobody interrupted it."""
        if self._longest is None:
            self._longest = seconds


def killed(work: Callable[[Callable[[int], None]], None], delay: float) -> tuple[list[int], float]:
    """Run `work` in a child, kill it `delay` seconds after its first word; return its other words and its seconds."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        try:
            work(lambda number: os.write(writer, number.to_bytes(4, "big")) and None)
        except BaseException as error:
            os.write(2, f"child: {error!r}\n".encode())
            os._exit(1)
        os._exit(0)
    os.close(writer)
    words = os.read(reader, 4)  # the child is at work
    started, status = time.perf_counter(), 0
    while (ended := os.waitpid(child, os.WNOHANG))[0] == 0 and time.perf_counter() - started < delay:
        time.sleep(0.0005)
    seconds = time.perf_counter() - started
    status = ended[1]
    if ended[0] == 0:
        os.kill(child, signal.SIGKILL)
        status = os.waitpid(child, 0)[1]
    while piece := os.read(reader, 65536):
        words += piece
    os.close(reader)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise AssertionError("the child failed by itself")
    numbers = [int.from_bytes(words[n : n + 4], "big") for n in range(0, len(words) - len(words) % 4, 4)]
    return numbers[1:], seconds


def saves(kills: int, seed: int, workload: Workload | None = None) -> Outcome:
    """R2: every acknowledged save is there, none in part."""
    workload = workload or Rows()

    def trial(directory: Path, chance: random.Random, outcome: Outcome) -> None:
        def work(tell: Callable[[int], None]) -> None:
            clock = FixedClock(registers.START)
            register = registers.open_copy(directory, clock)
            if from_the_start:
                tell(0)
            number = 0
            while True:
                number += 1
                workload.save(register, number, clock)
                if number == 1 and not from_the_start:
                    tell(0)  # the first save also loads holidays and rules; most kills are for those that follow
                tell(number)
                if number % 10 == 0:
                    register.checkpoint()

        from_the_start = chance.random() < 0.1
        acknowledged, _ = killed(work, chance.random() * 0.15)
        outcome.acknowledged += len(acknowledged)
        register = registers.open_copy(directory, FixedClock(registers.START + timedelta(days=1)))
        there = workload.saved(register)
        codes = [finding.code for finding in register.findings]
        register.close()
        swap.check_sound(directory / "register.db", register.keyring.data_key)
        outcome.after += bool(acknowledged)
        outcome.before += not acknowledged
        if set(acknowledged) - there or "commits-lost" in codes:
            outcome.bad.append(f"lost {sorted(set(acknowledged) - there)} {codes}")

    return trials(kills, seed, trial)


def upgrades(kills: int, seed: int) -> Outcome:
    """R3: the old schema or the new one, never between; the next start finishes."""
    folder = Path(tempfile.mkdtemp(prefix="sigap-migrations-"))
    newer = with_made_up_migration(folder)
    older = schema.CURRENT

    pace = Pace(random.Random(seed))

    def trial(directory: Path, chance: random.Random, outcome: Outcome) -> None:
        def work(tell: Callable[[int], None]) -> None:
            schema.CURRENT = newer
            tell(0)
            registers.open_copy(directory).close()

        pace.note(killed(work, pace.delay())[1])
        key = _key(directory)
        revision = schema.revision_of(directory / "register.db", key)
        outcome.before += revision == older.head
        outcome.after += revision == newer.head
        found = _objects(directory, key)
        if found != schema.expected_objects(directory, revision, newer):
            outcome.bad.append(f"schema between at {revision}")
        schema.CURRENT = newer
        try:
            registers.open_copy(directory).close()
        finally:
            schema.CURRENT = older
        if schema.revision_of(directory / "register.db", key) != newer.head:
            outcome.bad.append("the next start did not finish the upgrade")

    try:
        return trials(kills, seed, trial)
    finally:
        shutil.rmtree(folder)


def backups(kills: int, seed: int) -> Outcome:
    """R4: the backup that was there stays whole until the new one has taken its place."""

    pace = Pace(random.Random(seed))

    def trial(directory: Path, chance: random.Random, outcome: Outcome) -> None:
        clock = FixedClock(registers.START)
        target = directory.parent / "cadangan.sigapbak"
        register = registers.open_copy(directory, clock)
        backup.write_backup(register, target, clock)
        Rows().save(register, 1, clock)
        register.close()
        first = restore.inspect(target).commits

        def work(tell: Callable[[int], None]) -> None:
            register = registers.open_copy(directory, clock)
            tell(0)
            backup.write_backup(register, target, clock)

        pace.note(killed(work, pace.delay())[1])
        commits = restore.inspect(target).commits
        outcome.before += commits == first
        outcome.after += commits > first
        register = registers.open_copy(directory, clock)
        if Rows().saved(register) != {1}:
            outcome.bad.append("the register lost a save")
        register.close()

    return trials(kills, seed, trial)


def renewals(kills: int, seed: int) -> Outcome:
    """R4: removing an account renews the data key; whatever happens, the remaining account opens the register."""

    pace = Pace(random.Random(seed))

    def trial(directory: Path, chance: random.Random, outcome: Outcome) -> None:
        clock = FixedClock(registers.START)

        def work(tell: Callable[[int], None]) -> None:
            register = registers.open_copy(directory, clock)
            other = next(s for s in register.keyring.key_file.current.slots if s.name == registers.OTHER_NAME)
            tell(0)
            register.remove_slot(other.id)

        pace.note(killed(work, pace.delay())[1])
        register = registers.open_copy(directory, clock)
        codes = [finding.code for finding in register.findings]
        register.close()
        try:
            opened = Register.open(
                directory, account_name=registers.OTHER_NAME, password=registers.OTHER_PASSWORD, clock=clock
            )
            opened.close()
            outcome.before += 1
        except Problem as problem:
            outcome.after += 1
            if problem.code not in {"account-unknown", "account-removed"}:
                outcome.bad.append(problem.code)
        left = [*directory.glob("register.db.baru*"), *directory.glob(".*.tmp")]
        if codes or left:
            outcome.bad.append(f"left behind: {codes} {left}")

    return trials(kills, seed, trial)


def restores(kills: int, seed: int) -> Outcome:
    """R4: a restore leaves the register as it was or as the backup has it, and the replaced one is kept."""

    pace = Pace(random.Random(seed))

    def trial(directory: Path, chance: random.Random, outcome: Outcome) -> None:
        clock = FixedClock(registers.START)
        target = directory.parent / "cadangan.sigapbak"
        register = registers.open_copy(directory, clock)
        Rows().save(register, 1, clock)
        backup.write_backup(register, target, clock)
        Rows().save(register, 2, clock)
        register.close()

        def work(tell: Callable[[int], None]) -> None:
            tell(0)
            restore.restore(target, directory, account_name=registers.NAME, password=registers.PASSWORD, clock=clock)

        pace.note(killed(work, pace.delay())[1])
        register = registers.open_copy(directory, clock)
        there = Rows().saved(register)
        register.close()
        outcome.before += there == {1, 2}
        outcome.after += there == {1}
        if there not in ({1}, {1, 2}):
            outcome.bad.append(f"neither: {there}")
        if there == {1} and not list(directory.glob("diganti-*/register.db")):
            outcome.bad.append("the replaced register is gone")

    return trials(kills, seed, trial)


def with_made_up_migration(folder: Path) -> schema.Schema:
    """Copy the migrations and add a made-up one after the last."""
    migrations = folder / "migrations"
    shutil.copytree(schema.CURRENT.migrations, migrations, ignore=shutil.ignore_patterns("__pycache__"))
    (migrations / "versions" / "9999_made_up.py").write_text(SLOW_MIGRATION.format(head=schema.CURRENT.head))
    return schema.Schema(migrations, (*schema.CURRENT.revisions, "9999_made_up"))


def trials(
    kills: int,
    seed: int,
    trial: Callable[[Path, random.Random, Outcome], None],
    make: Callable[[Path], Template] = registers.template,
) -> Outcome:
    """Run a trial as often as asked, each with its own copy of a register; what it raises is what it found."""
    chance, outcome = random.Random(seed), Outcome()
    folder = Path(tempfile.mkdtemp(prefix="sigap-kills-"))
    before = os.environ.get("SIGAP_STATE_DIR")
    try:
        made = make(folder / "template")
        for number in range(kills):
            directory = made.copy(folder / str(number))
            outcome.kills += 1
            try:
                trial(directory, chance, outcome)
            except (Problem, AssertionError) as error:
                outcome.bad.append(repr(error))
            shutil.rmtree(folder / str(number))
    finally:
        shutil.rmtree(folder)
        if before is not None:
            os.environ["SIGAP_STATE_DIR"] = before
    return outcome


def _key(directory: Path) -> bytes:
    keys = key_storage.read_keys(directory)
    slot = keys.current.by_name(registers.NAME)
    assert slot is not None
    return keyslots.unlock(keys.register, slot, registers.PASSWORD).data_key(keys.current, keys.register)


def _objects(directory: Path, key: bytes) -> frozenset[tuple[str, str, str]]:
    with contextlib.closing(connect(directory / "register.db", key, ())) as connection:
        return schema.objects(connection)


def main() -> None:
    """Run the number of kills given, of each kind."""
    from tests.safety import exchange_kills

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kills", type=int, nargs="?", default=200)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().getrandbits(32))
    runs = (saves, upgrades, backups, renewals, restores, exchange_kills.imports, exchange_kills.handovers)
    parser.add_argument("--only", choices=[run.__name__ for run in runs])
    arguments = parser.parse_args()
    print(f"seed {arguments.seed}")
    bad = 0
    for run in runs:
        if arguments.only not in (None, run.__name__):
            continue
        started = time.perf_counter()
        outcome = run(arguments.kills, arguments.seed)
        print(f"{run.__name__}: {outcome}; {time.perf_counter() - started:.0f} s")
        print(*outcome.bad[:10], sep="\n")
        bad += len(outcome.bad)
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
