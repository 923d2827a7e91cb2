"""Files kept since they were first written must be read, or refused, as on that day."""

import msgspec
import pytest

from db.problem import Problem
from desktop.exchange.header import Header
from desktop.exchange.payload import unpack_body
from desktop.exchange.senders import check_sender
from desktop.exchange.unseal import OpenedFile, open_package, read_file
from tests.exchange import made_up as here
from tests.exchange.corpus import FOLDER, KNOWN, KNOWN_AFTER_ROTATION, SAMPLES
from tests.exchange.made_up import MENTOR_KEYS
from tests.exchange.test_upgrades import FROM_0


def _kept(name: str) -> bytes:
    return read_file(FOLDER / f"{name}.sigap")


def _read(name: str, content: bytes) -> OpenedFile:
    opened = open_package(content, MENTOR_KEYS)
    check_sender(opened.header, KNOWN_AFTER_ROTATION if name == "forged-retired-key" else KNOWN)
    opened.payload()
    return opened


def _without_packing(opened: OpenedFile) -> Header:
    body = msgspec.structs.replace(opened.header.body, packed=0, sha256="")
    return msgspec.structs.replace(opened.header, body=body, previous="")


def test_every_sample_is_kept_and_nothing_else() -> None:
    assert {path.stem for path in FOLDER.glob("*.sigap")} == set(SAMPLES)


@pytest.mark.parametrize("name", [name for name, sample in SAMPLES.items() if sample.code])
def test_a_bad_sample_is_refused_with_its_code(name: str) -> None:
    with pytest.raises(Problem) as refused:
        _read(name, _kept(name))
    assert refused.value.code == SAMPLES[name].code


@pytest.mark.parametrize("name", [name for name, sample in SAMPLES.items() if not sample.code])
def test_a_good_sample_is_read_and_says_what_it_said_when_it_was_made(name: str) -> None:
    """A change of format that forgets its number, or an upgrade that changes a record, shows here."""
    kept, made = _read(name, _kept(name)), _read(name, SAMPLES[name].make())
    # Libraries differ in how they pack; what was packed is the same.
    assert unpack_body(kept.header, kept.body) == unpack_body(made.header, made.body)
    assert _without_packing(kept) == _without_packing(made)
    assert kept.payload().records == made.payload().records
    assert [bytes(item) for item in kept.blobs] == [bytes(item) for item in made.blobs]


def test_the_sample_of_version_0_is_read_by_its_made_up_steps() -> None:
    opened = open_package(_kept("older-version-0"), MENTOR_KEYS, FROM_0)
    assert opened.payload().records[0].content.number == "001/GRT/2025"


def test_the_same_file_twice_and_a_number_used_twice_are_told_by_their_digest() -> None:
    valid, replayed, twice = (_read(name, _kept(name)) for name in ("valid", "replayed", "number-used-twice"))
    assert valid.digest == replayed.digest and valid.sha256 == replayed.sha256
    assert valid.digest != twice.digest
    assert (valid.header.device, valid.header.sequence) == (twice.header.device, twice.header.sequence)
    second = _read("valid-second", _kept("valid-second"))
    assert second.header.previous == valid.digest


def test_one_record_is_set_aside_in_the_sample_made_for_it() -> None:
    payload = _read("valid-one-record-set-aside", _kept("valid-one-record-set-aside")).payload()
    assert len(payload.set_aside) == 3 and len(payload.of("reports")) == 2


def test_the_corpus_holds_made_up_offices_only() -> None:
    for name, sample in SAMPLES.items():
        if not sample.code:
            assert _read(name, _kept(name)).header.office.name == "Desa Rekaan"
    assert here.VILLAGE.public.office_uid == "desa-rekaan"
