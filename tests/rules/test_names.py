"""One person written in many ways is one giver, in the totals of a year, in duplicates and in lists."""

from dataclasses import replace

import pytest

from db.records.names import forget, name_key
from db.records.report import Giver
from desktop.rules.duplicates import Sameness, same_gift
from tests.rules.made_up import whole_draft


@pytest.mark.parametrize(
    "spelling",
    [
        "Bpk. Budi Contoh",
        "budi  contoh",
        "BUDI CONTOH",
        "H. Budi Contóh",
        "H.Budi Contoh, S.IP., M.Si",
        "Pak Haji Budi-Contoh",
        "Drs. H. Budi Contoh",
        "Budi Contoh, SH",
        "Budi Contoh, S. Sos., SPdI, M.Si",
    ],
)
def test_one_person_in_many_spellings(spelling: str) -> None:
    assert name_key(spelling) == "budi contoh"


@pytest.mark.parametrize("name", ["H.", "Ibu", "Haji", "H. , S.IP", "Pak Haji"])
def test_a_form_of_address_alone_is_a_name_of_its_own(name: str) -> None:
    assert name_key(name)


def test_two_shops_in_two_places_are_two_givers() -> None:
    assert name_key("Toko Rekaan, Serang") != name_key("Toko Rekaan, Cilegon")
    assert name_key("Toko Rekaan, Serang") == name_key("TOKO REKAAN SERANG")


def test_names_that_only_begin_like_a_title_are_kept() -> None:
    assert name_key("Hasan Contoh") == "hasan contoh"
    assert name_key("Ira Contoh") == "ira contoh"


def test_the_same_gift_by_one_giver_written_two_ways() -> None:
    first = whole_draft()
    item = first.objects[0]
    one = replace(first, objects=(replace(item, giver=Giver(name="H. Budi Contoh, S.IP")),))
    other = replace(first, objects=(replace(item, giver=Giver(name="Pak Budi Contoh")),))
    assert Sameness.GIVER in same_gift(one, other)


def test_names_are_forgotten_when_asked() -> None:
    name_key("Orang Contoh")
    assert name_key.cache_info().currsize
    forget()
    assert not name_key.cache_info().currsize
