"""Made-up offices that exchange files: an inspectorate and villages, each with a register of its own."""

from dataclasses import replace
from pathlib import Path

from db.clock import Clock, FixedClock
from db.records.exchange import Partner
from db.records.office import Office
from db.vocabulary import OfficeKind, Role
from desktop.exchange.unseal import open_package, read_file
from desktop.services import offices, partners
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


def _office(folder: Path, office: Office, clock: Clock | None) -> Desk:
    made = profile(office=office)
    return offices.set_up(folder, made, MANAGER, Role.MANAGER, PASSWORD, clock or FixedClock(START)).desk
