"""A copy for another office than the mentor has less in it: numbers of people are covered even on the form."""

import zlib
from dataclasses import replace

from db.vocabulary import OfficeKind, Role
from desktop.exchange.unseal import open_package, read_file
from desktop.services import exports, inbox, office_keys, offices, partners, reports
from desktop.services.desk import Desk
from desktop.services.exports import ExportChoice
from tests import pairs
from tests.offices import MANAGER, NIK, PASSWORD, draft, profile
from tests.services.test_inbox import Q4, Pair, pair, unpaired  # noqa: F401 — fixtures

PHONE = "0812-0000-4444"


def subdistrict(pair: Pair, *, knows_village: bool = True) -> Desk:  # noqa: F811
    """A kecamatan beside the village, confirmed there; with `knows_village`, both ways."""
    village = profile()
    office = replace(village.office, uid="", kind=OfficeKind.SUBDISTRICT, code="36.04.05", name="Contoh Induk")
    made = replace(village, office=replace(office, term="Kecamatan"))
    folder = pair.stick / "kecamatan"
    desk = offices.set_up(folder, made, MANAGER, Role.MANAGER, PASSWORD, pair.village.clock).desk
    pairs.pair(pair.village, desk, pair.stick)
    if knows_village:
        found = pairs.enrol(desk, pair.village, pair.stick)
        partners.confirm(desk, found.uid, " ".join(partners.own_words(pair.village)))
    return desk


def test_numbers_of_people_are_covered_in_a_copy_and_whole_for_the_mentor(pair: Pair) -> None:  # noqa: F811
    given = draft()
    given = replace(given, reporter=replace(given.reporter, phone=PHONE))
    report = reports.register_report(pair.village, given).record
    other = subdistrict(pair)
    uid = offices.profile(other).office.uid
    (entry,) = exports.export(pair.village, ExportChoice(period=Q4, to=uid, with_training=False), pair.stick).record
    copy = pair.stick / entry.file_name
    with other.reading() as session:
        kept = office_keys.kept_keys(session)
    assert kept is not None
    body = zlib.decompress(open_package(read_file(copy), kept.all).body).decode()
    assert report.objects[0].description in body
    assert NIK not in body and "4444" in body and PHONE not in body
    assert inbox.accept(other, copy).record.problem is None

    with pair.mentor.reading() as session:
        kept = office_keys.kept_keys(session)
    assert kept is not None
    whole = zlib.decompress(open_package(read_file(pair.send()), kept.all).body).decode()
    assert NIK in whole and PHONE in whole
    other.register.close()
