"""Attachments are sealed once, checked whenever they are opened, and never written in the clear."""

from pathlib import Path

import pyrage
import pytest

from db.attachments import AttachmentStore
from db.problem import Problem


@pytest.fixture
def store(tmp_path: Path) -> AttachmentStore:
    return AttachmentStore(tmp_path / "lampiran", str(pyrage.x25519.Identity.generate()))


def test_what_was_sealed_comes_back(store: AttachmentStore) -> None:
    content = b"isi foto contoh" * 10_000
    sealed = store.seal(content)
    assert store.open(sealed.sealed_name, sealed.sha256, sealed.length) == content
    stored = (store.directory / sealed.sealed_name).read_bytes()
    assert stored.startswith(b"age-encryption.org/v1")
    assert b"contoh" not in stored
    assert sealed.sha256 not in sealed.sealed_name


def test_every_damage_is_noticed(store: AttachmentStore) -> None:
    sealed = store.seal(b"isi foto contoh" * 100)
    path = store.directory / sealed.sealed_name
    whole = path.read_bytes()
    for place in range(0, len(whole), 37):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(Problem, match="attachment-damaged"):
            store.open(sealed.sealed_name)
    path.write_bytes(whole[:-1])
    with pytest.raises(Problem, match="attachment-damaged"):
        store.open(sealed.sealed_name)


def test_another_file_under_a_known_name_is_noticed(store: AttachmentStore) -> None:
    one, two = store.seal(b"satu"), store.seal(b"dua")
    with pytest.raises(Problem, match="attachment-damaged"):
        store.open(two.sealed_name, one.sha256)
    (store.directory / one.sealed_name).write_bytes((store.directory / two.sealed_name).read_bytes())
    with pytest.raises(Problem, match="attachment-damaged"):
        store.open(one.sealed_name)


@pytest.mark.parametrize("name", ["../kunci.json", "/etc/passwd", "a.age", "", "f" * 64 + ".age"])
def test_a_name_that_is_not_there_is_missing(store: AttachmentStore, name: str) -> None:
    with pytest.raises(Problem, match="attachment-missing"):
        store.open(name)


def test_the_check_names_missing_damaged_and_unused_files(store: AttachmentStore) -> None:
    good, damaged, unused = store.seal(b"baik"), store.seal(b"rusak"), store.seal(b"tidak dipakai")
    (store.directory / damaged.sealed_name).write_bytes(b"x")
    found = store.check([good.sealed_name, damaged.sealed_name, "f" * 64 + ".age"])
    assert (found.sound, found.missing, found.damaged, found.unused) == (
        1,
        ("f" * 64 + ".age",),
        (damaged.sealed_name,),
        (unused.sealed_name,),
    )
