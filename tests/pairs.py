"""Made-up offices that exchange files: an inspectorate and villages, each with a register of its own."""

import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from db.clock import Clock, FixedClock
from db.records.exchange import Partner
from db.records.office import Office
from db.vocabulary import OfficeKind, Role
from desktop.exchange.unseal import open_package, read_file
from desktop.services import offices, partners, sign_in
from desktop.services.desk import Desk
from tests.offices import MANAGER, PASSWORD, START, profile


def inspectorate(folder: Path, clock: Clock | None = None) -> Desk:
    """A new inspectorate with a tutor signed in."""
    office = Office(
        uid="",
        kind=OfficeKind.INSPECTORATE,
        code="36.04",
        name="Kabupaten Contoh",
        term="Inspektorat",
        regency="Kabupaten Contoh",
    )
    return _office(folder, office, clock)


def village(folder: Path, name: str = "Contoh Makmur", code: str = "36.04.05.2003", clock: Clock | None = None) -> Desk:
    """A new village with its manager signed in."""
    return _office(folder, replace(profile().office, name=name, code=code), clock)


def enrol(desk: Desk, other: Desk, folder: Path) -> Partner:
    """Take the enrolment file of `other` in at `desk`; the eight words are not compared yet."""
    path = partners.write_enrolment(other, folder).record
    return partners.take_enrolment(desk, open_package(read_file(path), ())).record


def pair(village_desk: Desk, mentor_desk: Desk, folder: Path) -> None:
    """Enrol the mentor at the village and compare its eight words."""
    found = enrol(village_desk, mentor_desk, folder)
    partners.confirm(village_desk, found.uid, " ".join(partners.own_words(mentor_desk)))


@dataclass(frozen=True)
class PairTemplate:
    """A village that has confirmed its inspectorate, which does not know it yet: both closed, with their state."""

    folder: Path

    def open(self, folder: Path) -> tuple[Desk, Desk]:
        """Copy both registers and the state folder; sign in at the village and at the inspectorate."""
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        clock = FixedClock(START)
        village_desk, mentor_desk = (
            sign_in.sign_in(folder / name, MANAGER, PASSWORD, clock) for name in ("desa", "inspektorat")
        )
        return village_desk, mentor_desk


def build_template(folder: Path) -> PairTemplate:
    """Make the pair; SIGAP_STATE_DIR must point to `folder`/state already."""
    clock = FixedClock(START)
    stick = folder / "stik"
    stick.mkdir()
    desks = village(folder / "desa", clock=clock), inspectorate(folder / "inspektorat", clock=clock)
    pair(*desks, stick)
    shutil.rmtree(stick)
    for desk in desks:
        desk.register.close()
    return PairTemplate(folder)


def _office(folder: Path, office: Office, clock: Clock | None) -> Desk:
    made = profile(office=office)
    return offices.set_up(folder, made, MANAGER, Role.MANAGER, PASSWORD, clock or FixedClock(START)).desk
