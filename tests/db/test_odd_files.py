"""Files that are not what they should be: each gets its own sentence, nothing is touched."""

import os
import tarfile
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pyrage
import pytest

from db import archive, backup, disk, faults, highwater, key_storage, keyslots, places, restore
from db.clock import FixedClock
from db.problem import Problem
from db.register import Register
from tests.db.test_backup import back, members, pack

NAME, PASSWORD = "Siti Contoh", "gajah mada naik kuda"


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 11, 21, 3, tzinfo=UTC))


@pytest.fixture
def closed(tmp_path: Path, clock: FixedClock) -> Register:
    register, _ = Register.create(tmp_path / "buku", account_name=NAME, password=PASSWORD, clock=clock)
    backup.write_backup(register, tmp_path / "a.sigapbak", clock)
    register.close()
    return register


def unlocked(keys: keyslots.KeyFile) -> keyslots.Unlocked:
    slot = keys.current.by_name(NAME)
    assert slot is not None
    return keyslots.unlock(keys.register, slot, PASSWORD)


def test_each_way_a_slot_list_can_be_wrong_has_its_own_code(closed: Register) -> None:
    keys = key_storage.read_keys(closed.directory)
    opened, current = unlocked(keys), keys.current
    assert opened.data_key(current, keys.register) == closed.keyring.data_key

    def code(slots: keyslots.SlotList) -> str:
        with pytest.raises(Problem) as refused:
            opened.data_key(slots, keys.register)
        return refused.value.code

    def with_sealed(sealed: bytes) -> keyslots.SlotList:
        slots = tuple(msgspec.structs.replace(s, sealed_key=sealed) for s in current.slots)
        return msgspec.structs.replace(current, slots=slots)

    own = pyrage.x25519.Identity.from_str(opened.identity).to_public()
    stranger = pyrage.x25519.Identity.generate().to_public()
    assert code(msgspec.structs.replace(current, slots=())) == "account-removed"
    assert code(msgspec.structs.replace(current, check=bytes(32))) == "keys-damaged"
    assert code(msgspec.structs.replace(current, mac=bytes(32))) == "keys-changed-outside"
    assert code(with_sealed(pyrage.encrypt(bytes(32), [stranger]))) == "keys-changed-outside"
    assert code(with_sealed(pyrage.encrypt(bytes(32), [own]))) == "keys-damaged"
    assert code(with_sealed(pyrage.encrypt(b"short", [own]))) == "keys-damaged"


def test_a_key_file_of_a_later_program_is_newer_and_not_damaged(closed: Register) -> None:
    keys = msgspec.structs.replace(key_storage.read_keys(closed.directory), format="sigap-keys-2")
    with pytest.raises(Problem, match="register-newer"):
        keyslots.decode(keyslots.encode(keys))


def test_an_enormous_key_file_is_not_read(closed: Register) -> None:
    for name in key_storage.FILE_NAMES:
        with (closed.directory / name).open("wb") as file:
            file.truncate(1 << 34)  # a sparse file of 16 GiB
    with pytest.raises(Problem, match="keys-damaged"):
        key_storage.read_keys(closed.directory)


def test_a_backup_of_a_later_program_is_newer(closed: Register, clock: FixedClock, tmp_path: Path) -> None:
    file = tmp_path / "a.sigapbak"
    content = dict(members(file))
    content[archive.MANIFEST] = content[archive.MANIFEST].replace(b"sigap-backup-1", b"sigap-backup-9")
    with tarfile.open(file, "w:") as tar:
        for name, body in content.items():
            archive.add_bytes(tar, name, body)
    with pytest.raises(Problem, match="register-newer"):
        restore.inspect(file)
    with pytest.raises(Problem, match="register-newer"):
        archive.read_manifest(file)


def test_a_backup_with_the_keys_of_another_register_is_refused(
    closed: Register, clock: FixedClock, tmp_path: Path
) -> None:
    other, _ = Register.create(tmp_path / "lain", account_name=NAME, password=PASSWORD, clock=clock)
    backup.write_backup(other, tmp_path / "b.sigapbak", clock)
    other.close()
    ours, theirs = members(tmp_path / "a.sigapbak"), dict(members(tmp_path / "b.sigapbak"))
    mixed = [(name, theirs[name] if name == archive.KEYS else body) for name, body in ours]
    before = closed.path.read_bytes()
    with pytest.raises(Problem, match="backup-damaged"):
        back(pack(tmp_path / "c.sigapbak", mixed), closed.directory, clock)
    mixed = [(name, theirs[name] if name == archive.REGISTER else body) for name, body in ours]
    with pytest.raises(Problem, match="backup-damaged"):
        back(pack(tmp_path / "d.sigapbak", mixed), closed.directory, clock)
    assert closed.path.read_bytes() == before


def test_a_backup_without_its_register_or_twice_is_refused(closed: Register, tmp_path: Path) -> None:
    content = members(tmp_path / "a.sigapbak")
    for wrong in (content[1:], [content[0], *content], [content[1], content[0], *content[2:]]):
        with pytest.raises(Problem) as refused:
            restore.inspect(pack(tmp_path / "b.sigapbak", wrong))
        assert refused.value.code in {"backup-damaged", "backup-not-ours"}


def test_a_large_register_is_not_read_as_a_whole(
    closed: Register, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(highwater, "LARGEST_DIGESTED", 1000)
    register = Register.open(closed.directory, account_name=NAME, password=PASSWORD, clock=clock)
    assert register.findings == ()
    register.close()
    assert highwater.digest_of(register.path) == ""


@pytest.mark.parametrize(
    ("number", "code"),
    [(28, "disk-full"), (27, "disk-full"), (13, "folder-read-only"), (30, "folder-read-only"), (5, "disk-failed")],
)
def test_faults_of_the_disk_have_their_sentences(number: int, code: str, tmp_path: Path) -> None:
    with pytest.raises(Problem, match=code), faults.named(tmp_path):
        raise OSError(number, os.strerror(number))
    assert disk.write_problem(OSError(number, ""), tmp_path).params == {"directory": str(tmp_path)}


def test_bugs_stay_bugs(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), faults.named(tmp_path):
        raise ZeroDivisionError
    with pytest.raises(faults.driver.OperationalError), faults.named(tmp_path):
        raise faults.driver.OperationalError("no such table: x")


def test_places_are_the_users_own_unless_chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("SIGAP_REGISTER", raising=False)
    monkeypatch.delenv("SIGAP_STATE_DIR", raising=False)
    assert places.default_register_dir().name == "buku"
    assert places.state_dir().is_dir()
    assert not places.state_dir().is_relative_to(places.default_register_dir())
    monkeypatch.setenv("SIGAP_REGISTER", str(tmp_path / "pilihan"))
    assert places.default_register_dir() == tmp_path / "pilihan"
