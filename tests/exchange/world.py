"""Offices with one or two computers each and their inspectorate, all real registers, for the stateful test (R17)."""

import os
import shutil
import tempfile
import zlib
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from db.clock import FixedClock
from db.queries import received
from db.queries.report_rows import ReportQuery
from db.records.period import Period
from db.records.report import ReportDraft, ReportRow
from db.vocabulary import Confidentiality, FileState, Standing
from desktop.exchange.unseal import open_package, read_file
from desktop.services import exports, inbox, office_keys, partners, reports, sign_in
from desktop.services.desk import Desk
from desktop.services.inbox import Outcome
from tests import offices, pairs

VILLAGES = 2
SECRET_WORD = "hanya-untuk-kantor-ini"
PERIODS = (Period.parse("2026-Q4"), Period.parse("2026-Q3"))
Version = tuple[str, str, int, str]  # collection, uid, revision, content hash


@dataclass
class Computer:
    """One computer: its copy of the office's register, what it keeps outside, its own clock."""

    office: int
    name: str
    folder: Path
    clock: FixedClock
    desk: Desk
    backup: Path | None = None

    @property
    def register(self) -> Path:
        return self.folder / "buku"


@dataclass(frozen=True)
class SentFile:
    """A file that was made: who made it, and every version it holds."""

    office: int
    path: Path
    digest: str
    versions: frozenset[Version]


def build_template(folder: Path) -> None:
    """Make the villages and the inspectorate, paired and confirmed on both sides; closed again."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("db.keyslots.STANDARD_KDF", offices.QUICK_KDF)
        patch.setenv("SIGAP_STATE_DIR", str(folder / "inspektorat" / "state"))
        mentor = pairs.inspectorate(folder / "inspektorat" / "buku")
        stick = folder / "stik"
        stick.mkdir()
        for number in range(VILLAGES):
            patch.setenv("SIGAP_STATE_DIR", str(folder / f"desa-{number}" / "state"))
            village = pairs.village(folder / f"desa-{number}" / "buku", f"Contoh {number}", f"36.04.05.{2001 + number}")
            pairs.pair(village, mentor, stick)
            found = pairs.enrol(mentor, village, stick)
            partners.confirm(mentor, found.uid, " ".join(partners.own_words(village)))
            village.register.close()
        mentor.register.close()
        shutil.rmtree(stick)


@dataclass
class World:
    """Everything of one run. What is done at a computer is done with its own state folder and its own machine id."""

    template: Path
    folder: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="sigap-", dir=_quick_folder())))
    patch: pytest.MonkeyPatch = field(default_factory=pytest.MonkeyPatch)
    computers: list[Computer] = field(default_factory=list)
    files: list[SentFile] = field(default_factory=list)
    accepted: list[SentFile] = field(default_factory=list)
    answers: list[tuple[int, Path]] = field(default_factory=list)
    decided: set[tuple[str, int]] = field(default_factory=set)
    numbers: dict[tuple[int, str, int], str] = field(default_factory=dict)
    count: int = 0

    def __post_init__(self) -> None:
        self.patch.setattr("db.keyslots.STANDARD_KDF", offices.QUICK_KDF)
        shutil.copytree(self.template, self.folder, dirs_exist_ok=True)
        self.stick.mkdir()
        for number in range(VILLAGES):
            self.computers.append(self._computer(number, f"desa-{number}", FixedClock(offices.START)))
        self.mentor = self._computer(-1, "inspektorat", FixedClock(offices.START))
        with self.mentor.desk.reading() as session:
            kept = office_keys.kept_keys(session)
        assert kept is not None
        self.mentor_keys = kept.all

    @property
    def stick(self) -> Path:
        return self.folder / "stik"

    def close(self) -> None:
        """Close every register and leave nothing behind."""
        for computer in (*self.computers, self.mentor):
            self.at(computer).register.close()
        self.patch.undo()
        shutil.rmtree(self.folder)

    def at(self, computer: Computer) -> Desk:
        """Go to a computer: from now on the program keeps its marks there and reads that machine's id."""
        self.patch.setenv("SIGAP_STATE_DIR", str(computer.folder / "state"))
        self.patch.setattr("db.device._machine_id", lambda: computer.name)
        return computer.desk

    def _computer(self, office: int, name: str, clock: FixedClock) -> Computer:
        folder = self.folder / name
        self.patch.setenv("SIGAP_STATE_DIR", str(folder / "state"))
        desk = sign_in.sign_in(folder / "buku", offices.MANAGER, offices.PASSWORD, clock)
        return Computer(office, name, folder, clock, desk)

    # What clerks do

    def write_report(self, computer: Computer, *, secret: bool) -> None:
        reports.register_report(self.at(computer), self._draft(computer, secret=secret))

    def rewrite(self, computer: Computer, row: ReportRow, *, secret: bool) -> None:
        reports.correct_report(self.at(computer), row.uid, self._draft(computer, secret=secret), "dilengkapi")

    def rows(self, computer: Computer) -> tuple[ReportRow, ...]:
        """Return the reports in the register of a computer."""
        return reports.find_reports(self.at(computer), ReportQuery(limit=500)).rows

    def _draft(self, computer: Computer, *, secret: bool) -> ReportDraft:
        self.count += 1
        today = computer.clock.today()
        return offices.draft(
            received_on=today - timedelta(days=2),
            reported_on=today - timedelta(days=1),
            objects=(offices.gift(value=100_000 + self.count),),
            confidentiality=Confidentiality.SECRET if secret else Confidentiality.COPY_TO_UPG,
            chronology=f"{SECRET_WORD} {self.count}" if secret else f"Kejadian nomor {self.count}.",
        )

    # What happens to computers

    def keep_backup(self, computer: Computer) -> None:
        """Copy the register by hand, while the program is closed."""
        self.at(computer).register.close()
        self.count += 1
        computer.backup = computer.folder / f"cadangan-{self.count}"
        shutil.copytree(computer.register, computer.backup)
        self._reopen(computer)

    def put_backup_back(self, computer: Computer) -> None:
        """Put the copy in the place of the register; what the computer keeps outside stays as it is."""
        assert computer.backup is not None
        self.at(computer).register.close()
        shutil.rmtree(computer.register)
        shutil.copytree(computer.backup, computer.register)
        self._reopen(computer)

    def copy_to_another(self, computer: Computer) -> None:
        """Copy the register to a second computer of the office; both go on working."""
        self.at(computer).register.close()
        name = f"{computer.name}-lain"
        shutil.copytree(computer.register, self.folder / name / "buku")
        clock = FixedClock(computer.clock.now())
        self.patch.setattr("db.device._machine_id", lambda: name)
        self.computers.append(self._computer(computer.office, name, clock))
        self._reopen(computer)

    def _reopen(self, computer: Computer) -> None:
        self.at(computer)
        computer.desk = sign_in.sign_in(computer.register, offices.MANAGER, offices.PASSWORD, computer.clock)

    # Files

    def export(self, computer: Computer, period: Period) -> SentFile:
        """Make a file and check it against the register it was made of."""
        desk = self.at(computer)
        (entry,) = exports.export(desk, exports.ExportChoice(period=period), self.stick).record
        path = self.stick / entry.file_name
        number = (computer.office, entry.device, entry.sequence)
        assert number not in self.numbers, "a number was used twice"
        self.numbers[number] = entry.digest
        opened = open_package(read_file(path), self.mentor_keys)
        assert SECRET_WORD.encode() not in zlib.decompress(opened.body)
        payload = opened.payload()
        assert not payload.set_aside
        told = {(record.uid, record.revision) for record in payload.of("reports")}
        public = [row for row in self.rows(computer) if row.confidentiality is not Confidentiality.SECRET]
        here = {(row.uid, reports.report(desk, row.uid).revision) for row in public}
        inside = {
            row.uid for row in public if row.received_on and period.first_day <= row.received_on <= period.last_day
        }
        assert inside <= {uid for uid, _revision in told} and told <= here
        (said,) = payload.of("periods")
        assert said.content.reports == len(inside) and said.content.nil is (not inside)
        versions = frozenset((r.collection, r.uid, r.revision, r.content_hash) for r in payload.records)
        sent = SentFile(computer.office, path, entry.digest, versions)
        self.files.append(sent)
        return sent

    def accept(self, sent: SentFile) -> Outcome:
        """Take a file over at the mentor, be it for the first time or again."""
        known = sent in self.accepted
        before = self.digest(self.mentor)
        outcome = inbox.accept(self.at(self.mentor), sent.path).record
        assert outcome.problem is None and not outcome.set_aside
        assert outcome.state is (FileState.SEEN_BEFORE if known else FileState.ACCEPTED)
        if known:
            assert self.digest(self.mentor) == before
        else:
            self.accepted.append(sent)
        return outcome

    def accept_cut_off(self, sent: SentFile, part: float) -> None:
        """Give the mentor a file that was cut off on the way; nothing must come of it."""
        content = sent.path.read_bytes()
        path = self.stick / "terpotong.sigap"
        path.write_bytes(content[: int(len(content) * part)])
        before = self.digest(self.mentor)
        outcome = inbox.accept(self.at(self.mentor), path).record
        assert outcome.problem is not None
        assert outcome.problem.code in ("package-truncated", "package-empty", "package-damaged", "package-not-sigap")
        assert self.digest(self.mentor) == before

    # What is there

    def digest(self, computer: Computer) -> str:
        with self.at(computer).reading() as session:
            return received.content_digest(session)

    def union(self, computer: Computer) -> dict[Version, Standing]:
        """Return all versions an inspectorate holds, with what each is worth."""
        wanted = text("SELECT collection, uid, revision, content_hash, standing FROM received_records")
        with self.at(computer).reading() as session:
            rows = session.execute(wanted).all()
        return {(row[0], row[1], row[2], row[3]): Standing(row[4]) for row in rows}

    def contents(self) -> bytes:
        """Return everything the mentor holds, unpacked, in one."""
        with self.at(self.mentor).reading() as session:
            rows = session.execute(text("SELECT content FROM received_records")).scalars().all()
        return b"\n".join(zlib.decompress(row) for row in rows)

    def other_mentor(self, number: int, files: list[SentFile]) -> Computer:
        """Let an inspectorate that has received nothing yet take files over in another order."""
        name = f"inspektorat-{number}"
        shutil.copytree(self.template / "inspektorat", self.folder / name)
        other = self._computer(-1, name, FixedClock(self.mentor.clock.now()))
        for sent in files:
            outcome = inbox.accept(self.at(other), sent.path).record
            assert outcome.state in (FileState.ACCEPTED, FileState.SEEN_BEFORE)
        return other

    def later(self, computer: Computer, days: int) -> None:
        """Let the clock of a computer jump."""
        computer.clock.move_to(computer.clock.now() + timedelta(days=days))


def _quick_folder() -> str | None:
    """A folder in memory where there is one: flushing to disk is not what is tried here."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108 — holds made-up data for a moment
