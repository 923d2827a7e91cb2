"""Another program, written from resources/schemas/package.md alone, reads the good files of the corpus only."""

import pytest

from desktop.exchange.fingerprint import fingerprint_words
from tests.exchange import plain_reader
from tests.exchange.corpus import FOLDER, PHOTO, SAMPLES
from tests.exchange.made_up import MENTOR
from tests.exchange.plain_reader import Read, Refused


def _read(name: str) -> Read:
    plain = plain_reader.opened((FOLDER / f"{name}.sigap").read_bytes(), MENTOR.identity)
    return plain_reader.read(plain, MENTOR.public.key_id)


@pytest.mark.parametrize("name", [name for name, sample in SAMPLES.items() if not sample.code])
def test_a_good_file_says_what_it_says_to_the_program(name: str) -> None:
    found = _read(name)
    assert bool(found.spoiled) is (name == "valid-one-record-set-aside")
    reports = found.records.get("reports", [])
    assert all(report["content"]["number"] and report["revision"] >= 1 for report in reports)
    assert len(reports) == found.header["counts"].get("reports", 0)


def test_a_photo_comes_out_as_it_went_in() -> None:
    assert list(_read("valid").attachments.values()) == [PHOTO]


def test_the_chain_of_files_is_the_digest_of_the_one_before() -> None:
    first, second = _read("valid"), _read("valid-second")
    assert (first.header["sequence"], second.header["sequence"]) == (1, 2)
    assert len(first.digest) == 64 and len(second.header["previous"]) == 64


def test_the_eight_words_are_those_of_the_program() -> None:
    keys = MENTOR.public
    assert plain_reader.eight_words(keys.signing_key, keys.recipient) == fingerprint_words(keys)


@pytest.mark.parametrize("name", ["tampered", "truncated", "truncated-to-zeros", "wrong-recipient", "zeros", "empty"])
def test_a_damaged_file_does_not_open(name: str) -> None:
    with pytest.raises(Refused, match="1"):
        _read(name)


@pytest.mark.parametrize(
    ("name", "step"),
    [("newer-format-2", 2), ("forged-unsigned", 3), ("forged-resealed", 4), ("forged-record-of-other-office", 7)],
)
def test_a_forged_file_is_refused_at_the_step_the_document_names(name: str, step: int) -> None:
    with pytest.raises(Refused, match=str(step)):
        _read(name)
