"""R11: changed bytes are noticed before anything is shown (`python -m tests.safety.flips N`).

In the checkpointed file: one bit flipped, a page of zeros, two pages exchanged, the tail cut off. Noticed means: the
register does not open (`register-damaged`), opens with the finding `header-mended` or `changed-while-closed`, or
refuses while everything in it is read.
Whatever is returned without a complaint must be what was saved.
In a -wal file left by a power cut: SQLite drops what follows the flip without a word; noticed means that the finding
`commits-lost` says so whenever a commit is gone.
"""

import argparse
import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import text

from db.clock import FixedClock
from db.problem import Problem
from db.register import Register
from tests.safety import registers
from tests.safety.registers import Rows

_PAGE = 4096
_SAVES = 12


@dataclass
class Outcome:
    """What the trials found."""

    trials: int = 0
    noticed: int = 0
    harmless: int = 0  # in the -wal: nothing was lost by it
    bad: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.trials} changes: {self.noticed} noticed, {self.harmless} without loss, {len(self.bad)} unnoticed"


def in_file(count: int, seed: int) -> Outcome:
    """Change the checkpointed file, in four ways by turns."""
    ways = (_flip_bit, _zero_page, _swap_pages, _cut_tail)

    def trial(directory: Path, number: int, chance: random.Random, outcome: Outcome) -> None:
        path = directory / "register.db"
        content = bytearray(path.read_bytes())
        ways[number % len(ways)](content, chance)
        path.write_bytes(content)
        if _noticed_in_file(directory):
            outcome.noticed += 1
        else:
            outcome.bad.append(f"trial {number}: {ways[number % len(ways)].__name__}")

    return _trials(count, seed, trial, closed=True)


def in_wal(count: int, seed: int) -> Outcome:
    """Flip one bit of the -wal that a power cut left."""

    def trial(directory: Path, number: int, chance: random.Random, outcome: Outcome) -> None:
        path = directory / "register.db-wal"
        content = bytearray(path.read_bytes())
        _flip_bit(content, chance)
        path.write_bytes(content)
        try:
            register = registers.open_copy(directory)
        except Problem:
            outcome.noticed += 1
            return
        lost = set(range(1, _SAVES + 1)) - Rows().saved(register)
        codes = {finding.code for finding in register.findings}
        register.close()
        if not lost and "commits-lost" not in codes:
            outcome.harmless += 1
        elif "commits-lost" in codes and next(iter(register.findings)).params["last_entry_at"]:
            outcome.noticed += 1
        else:
            outcome.bad.append(f"trial {number}: lost {sorted(lost)}, {codes}")

    return _trials(count, seed, trial, closed=False)


def _noticed_in_file(directory: Path) -> bool:
    try:
        register = registers.open_copy(directory)
    except Problem as problem:
        return problem.code == "register-damaged"
    try:
        if {finding.code for finding in register.findings} & {"header-mended", "changed-while-closed"}:
            return Rows().saved(register) == set(range(1, _SAVES + 1))
        _read_everything(register)
    except Problem as problem:
        return problem.code == "register-damaged"
    finally:
        register.close()
    return False


def _read_everything(register: Register) -> None:
    with register.reading() as session:
        if session.execute(text("PRAGMA cipher_integrity_check")).all():
            raise Problem("register-damaged")
        session.execute(text("PRAGMA integrity_check")).all()


def _flip_bit(content: bytearray, chance: random.Random) -> None:
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def _zero_page(content: bytearray, chance: random.Random) -> None:
    page = chance.randrange(len(content) // _PAGE) * _PAGE
    content[page : page + _PAGE] = bytes(_PAGE)


def _swap_pages(content: bytearray, chance: random.Random) -> None:
    one, two = (n * _PAGE for n in chance.sample(range(len(content) // _PAGE), 2))
    content[one : one + _PAGE], content[two : two + _PAGE] = content[two : two + _PAGE], content[one : one + _PAGE]


def _cut_tail(content: bytearray, chance: random.Random) -> None:
    del content[chance.randrange(len(content)) :]


def _trials(count: int, seed: int, trial: Callable[[Path, int, random.Random, Outcome], None], closed: bool) -> Outcome:
    chance, outcome = random.Random(seed), Outcome()
    folder = Path(tempfile.mkdtemp(prefix="sigap-flips-"))
    before = os.environ.get("SIGAP_STATE_DIR")
    try:
        made = registers.template(folder / "template")
        os.environ["SIGAP_STATE_DIR"] = str(made.state)
        register, clock = registers.open_copy(made.directory), FixedClock(registers.START)
        for number in range(1, _SAVES + 1):
            Rows().save(register, number, clock)
        if closed:
            register.close()
        for number in range(count):
            directory = made.copy(folder / str(number))
            directory.joinpath("register.db-shm").unlink(missing_ok=True)
            outcome.trials += 1
            trial(directory, number, chance, outcome)
            shutil.rmtree(folder / str(number))
        register.close()
    finally:
        shutil.rmtree(folder)
        if before is not None:
            os.environ["SIGAP_STATE_DIR"] = before
    return outcome


def main() -> None:
    """Run the number of changes given, in the file and in the -wal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("changes", type=int, nargs="?", default=1000)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().getrandbits(32))
    arguments = parser.parse_args()
    print(f"seed {arguments.seed}")
    bad = 0
    for run, count in ((in_file, arguments.changes), (in_wal, max(arguments.changes // 5, 10))):
        started = time.perf_counter()
        outcome = run(count, arguments.seed)
        print(f"{run.__name__}: {outcome}; {time.perf_counter() - started:.0f} s")
        print(*outcome.bad[:10], sep="\n")
        bad += len(outcome.bad)
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
