"""A made-up village office for tests: built once, copied for each test, signed in with every role."""

import shutil
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from db import keyslots
from db.clock import FixedClock
from db.records.office import AccountRecord, Letterhead, Office, OfficeProfile, OfficialDraft, Signatory, UpgContact
from db.records.report import GiftObject, Giver, ReportDraft, Reporter
from db.vocabulary import ObjectKind, ObjectLocation, Occasion, OfficeKind, Relation, Role
from desktop.services import accounts, offices, officials, sign_in
from desktop.services.desk import Desk

PASSWORD = "empat kata sandi contoh"
START = datetime(2026, 11, 16, 2, 15, tzinfo=UTC)  # Monday 09.15 WIB
TODAY = date(2026, 11, 16)
MANAGER, CLERK, OTHER_CLERK = "Sekretaris Contoh", "Operator Contoh", "Operator Kedua Contoh"
TRAINER, READER = "Pelatih Contoh", "Pembaca Contoh"
ACCOUNTS = ((CLERK, Role.CLERK), (OTHER_CLERK, Role.CLERK), (TRAINER, Role.TRAINER), (READER, Role.READER))
NIK = "0000004107850003"  # of region 00.00.00, which belongs to nobody
NIP = "197501012000031001"
REPORTER, GIVER = "Suryani Rekaan", "Bambang Contohwan"
FIRM = "CV Karangan Sentosa"
QUICK_KDF = keyslots.Kdf(memory_kib=64, passes=1)  # argon2id costs nothing where a test does not measure it


def profile(**changes: Any) -> OfficeProfile:
    """A made-up village with letterhead, head and UPG."""
    made = OfficeProfile(
        office=Office(
            uid="",
            kind=OfficeKind.VILLAGE,
            code="36.04.05.2003",
            name="Contoh Makmur",
            term="Desa",
            subdistrict="Contoh Jaya",
            regency="Kabupaten Contoh",
            province="Provinsi Contoh",
        ),
        letterhead=Letterhead(lines=("PEMERINTAH KABUPATEN CONTOH", "DESA CONTOH MAKMUR"), address="Jalan Contoh 1"),
        head=Signatory(name="Kepala Rekaan", title="Kepala Desa Contoh Makmur"),
        place="Contoh Makmur",
        upg=UpgContact(name="UPG Contoh", address="Jalan Inspektorat Contoh"),
    )
    return replace(made, **changes)


def gift(**changes: Any) -> GiftObject:
    """One object with its giver, complete enough for the official form."""
    made = GiftObject(
        giver=Giver(
            name=GIVER,
            institution=FIRM,
            address="Kampung Contoh",
            relation=Relation.PROVIDER,
            reason="Ucapan terima kasih",
        ),
        occasion=Occasion.NON_DUTY,
        location=ObjectLocation.REPORTER,
        kind=ObjectKind.GOODS,
        kind_other="bingkisan",
        description="Bingkisan kain batik",
        quantity=Decimal(1),
        unit="paket",
        value=750_000,
    )
    return replace(made, **changes)


def draft(**changes: Any) -> ReportDraft:
    """A report a clerk might type; `objects` and every other field can be replaced."""
    made = ReportDraft(
        reporter=Reporter(
            name=REPORTER,
            nik=NIK,
            birth_place="Contoh",
            birth_date=date(1985, 7, 1),
            institution="Desa Contoh Makmur",
            position="Kaur Umum",
            email="contoh@example.invalid",
            address="Kampung Contoh RT 001",
            subdistrict="Contoh Jaya",
            regency="Kabupaten Contoh",
            province="Provinsi Contoh",
            phone="0800-0000-0001",
            contact_name="Keluarga Rekaan",
            contact_phone="0800-0000-0002",
        ),
        objects=(gift(),),
        received_on=date(2026, 11, 10),
        received_place="Kantor desa",
        reported_on=date(2026, 11, 11),
        chronology="Diantar ke kantor pada jam kerja.",
        compensation=False,
    )
    return replace(made, **changes)


def official(name: str = "Wulan Rekaan", **changes: Any) -> OfficialDraft:
    """An official with identity numbers."""
    made = OfficialDraft(name=name, nik="0000004502900001", nip=NIP, position="Kasi Pemerintahan")
    return replace(made, **changes)


@dataclass
class OfficeAtWork:
    """An open register with a desk for every role; the clock stands until a test moves it."""

    directory: Path
    clock: FixedClock
    manager: Desk
    recovery_code: str

    def desk(self, name: str) -> Desk:
        """Return the desk of an account, as if that person had signed in."""
        return Desk(self.manager.register, self.account(name), self.clock)

    def account(self, name: str) -> AccountRecord:
        """Return an active account by name."""
        return next(a for a in accounts.list_accounts(self.manager) if a.active and a.name == name)

    @property
    def clerk(self) -> Desk:
        return self.desk(CLERK)

    @property
    def other_clerk(self) -> Desk:
        return self.desk(OTHER_CLERK)

    @property
    def trainer(self) -> Desk:
        return self.desk(TRAINER)

    @property
    def reader(self) -> Desk:
        return self.desk(READER)


@dataclass(frozen=True)
class Template:
    """A closed register with five accounts and one official, and the state folder that goes with it."""

    directory: Path
    state: Path
    recovery_code: str

    def copy(self, folder: Path) -> Path:
        """Copy register and state into a folder; return the register's folder."""
        shutil.copytree(self.directory, folder / "buku")
        shutil.copytree(self.state, folder / "state")
        return folder / "buku"

    def open(self, folder: Path) -> OfficeAtWork:
        """Copy, then sign in as the manager."""
        directory = self.copy(folder)
        clock = FixedClock(START)
        return OfficeAtWork(directory, clock, sign_in.sign_in(directory, MANAGER, PASSWORD, clock), self.recovery_code)


def build_template(folder: Path) -> Template:
    """Make the office; SIGAP_STATE_DIR must point to `folder`/state already."""
    clock = FixedClock(START)
    made = offices.set_up(folder / "buku", profile(), MANAGER, Role.MANAGER, PASSWORD, clock)
    for name, role in ACCOUNTS:
        accounts.add_account(made.desk, name, role, PASSWORD)
    officials.add_official(made.desk, official())
    made.desk.register.close()
    return Template(folder / "buku", folder / "state", made.recovery_code)
