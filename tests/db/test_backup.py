"""Backups are whole, checked, and refused when they are not ours (SAFETY.md R12, S14, S29)."""

import hashlib
import io
import tarfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from db import archive, backup, restore, restoring, swap
from db.clock import FixedClock
from db.engine import connect
from db.models.system import AuditEntryModel, SettingModel
from db.problem import Problem
from db.register import Register

NAME, PASSWORD = "Siti Contoh", "gajah mada naik kuda"


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 11, 21, 3, tzinfo=UTC))


@pytest.fixture
def made(tmp_path: Path, clock: FixedClock) -> Iterator[tuple[Register, str]]:
    register, code = Register.create(tmp_path / "buku", account_name=NAME, password=PASSWORD, clock=clock)
    yield register, code
    register.close()


@pytest.fixture
def register(made: tuple[Register, str]) -> Register:
    return made[0]


def save(register: Register, clock: FixedClock, number: int) -> None:
    with register.changing("akun", clock) as change:
        change.session.add(SettingModel(key=f"uji-{number}", json="1"))
        change.audit("setting-changed", "setting", f"uji-{number}")
    clock.advance(minutes=1)


def saved(register: Register) -> set[str]:
    with register.reading() as session:
        return {row.key for row in session.query(SettingModel) if row.key.startswith("uji-")}


def back(
    file: Path, directory: Path, clock: FixedClock, name: str | None = NAME, password: str = PASSWORD
) -> restore.Restored:
    return restore.restore(file, directory, account_name=name, password=password, clock=clock)


def members(file: Path) -> list[tuple[str, bytes]]:
    with tarfile.open(file, "r:") as tar:
        return [(info.name, tar.extractfile(info).read()) for info in tar]  # type: ignore[union-attr]


def pack(file: Path, content: list[tuple[str, bytes]], honest: bool = True) -> Path:
    """Write a container; honest = with a manifest that fits, as a skilled forger would."""
    old = msgspec.json.decode(dict(content)[archive.MANIFEST], type=archive.Manifest)
    content = [(name, body) for name, body in content if name != archive.MANIFEST]
    listed = tuple(archive.Member(name, len(body), hashlib.sha256(body).hexdigest()) for name, body in content)
    manifest = msgspec.structs.replace(old, members=listed) if honest else old
    with tarfile.open(file, "w:", format=tarfile.USTAR_FORMAT) as tar:
        for name, body in [*content, (archive.MANIFEST, msgspec.json.encode(manifest))]:
            info = tarfile.TarInfo(name)
            info.size = len(body)
            tar.addfile(info, io.BytesIO(body))
    return file


def test_a_backup_brings_everything_back_on_another_computer(
    made: tuple[Register, str], clock: FixedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register, code = made
    save(register, clock, 1)
    sealed = register.attachments.seal(b"foto contoh" * 1000)
    file = tmp_path / "stik" / "Cadangan Contoh.sigapbak"
    file.parent.mkdir()
    manifest = backup.write_backup(register, file, clock)
    assert manifest.tables["settings"] == 2
    assert restore.inspect(file) == manifest
    assert b"foto" not in file.read_bytes()
    for number, (name, password) in enumerate(((NAME, PASSWORD), (None, code.lower()))):
        monkeypatch.setenv("SIGAP_STATE_DIR", str(tmp_path / f"lain-{number}"))
        there = tmp_path / f"komputer-{number}"
        done = back(file, there, clock, name, password)
        assert done.missing_attachments == ()
        opened = Register.open(there, account_name=NAME, password=PASSWORD, clock=clock)
        assert saved(opened) == {"uji-1"}
        assert opened.findings == ()
        assert opened.attachments.open(sealed.sealed_name, sealed.sha256, sealed.length) == b"foto contoh" * 1000
        with opened.reading() as session:
            assert [e.action for e in session.query(AuditEntryModel)][-1] == "register-restored"
        opened.close()


def test_a_restore_keeps_what_it_replaces(register: Register, clock: FixedClock, tmp_path: Path) -> None:
    file = tmp_path / "a.sigapbak"
    save(register, clock, 1)
    backup.write_backup(register, file, clock)
    save(register, clock, 2)
    with pytest.raises(Problem, match="register-in-use"):
        back(file, register.directory, clock)
    register.close()
    done = back(file, register.directory, clock)
    opened = Register.open(register.directory, account_name=NAME, password=PASSWORD, clock=clock)
    assert saved(opened) == {"uji-1"}
    assert opened.findings == ()  # a restore by the program is no alarm
    opened.close()
    kept = Register.open(done.kept_aside, account_name=NAME, password=PASSWORD, clock=clock)
    assert saved(kept) == {"uji-1", "uji-2"}
    kept.close()


def test_automatic_backups_are_made_when_something_changed_and_ten_are_kept(
    register: Register, clock: FixedClock
) -> None:
    sealed = register.attachments.seal(b"foto contoh")
    for number in range(13):
        save(register, clock, number)
        assert backup.automatic_backup(register, clock) is not None
        assert backup.automatic_backup(register, clock) is None
    files = backup.list_backups(register.directory)
    assert len(files) == backup.KEPT
    assert [file.commits for file in files] == sorted((file.commits for file in files), reverse=True)
    register.close()
    # The attachment is shared, not repeated; it comes back even when the folder lampiran is gone.
    (register.directory / "lampiran" / sealed.sealed_name).unlink()
    assert len(list((register.directory / "cadangan" / "lampiran").iterdir())) == 1
    back(files[0].path, register.directory, clock)
    opened = Register.open(register.directory, account_name=NAME, password=PASSWORD, clock=clock)
    assert opened.attachments.open(sealed.sealed_name) == b"foto contoh"
    assert len(saved(opened)) == 13
    opened.close()


def test_many_backups_of_one_day_do_not_push_out_those_of_the_days_before(register: Register) -> None:
    start = datetime(2026, 11, 2, 3, tzinfo=UTC)
    times = [start + timedelta(days=day) for day in range(6)]
    times += [times[-1] + timedelta(minutes=2 * number) for number in range(1, 12)]
    for number, at in enumerate(times):
        save(register, FixedClock(at), number)
        backup.automatic_backup(register, FixedClock(at))
    kept = [file.made_at for file in backup.list_backups(register.directory)]
    assert len(kept) == backup.KEPT
    assert kept[-5:] == times[4::-1], "one of each earlier day"
    assert kept[0] == times[-1]


def test_shared_attachments_go_when_the_last_backup_that_needs_them_goes(register: Register, clock: FixedClock) -> None:
    sealed = register.attachments.seal(b"foto contoh")
    save(register, clock, 0)
    backup.automatic_backup(register, clock)
    (register.directory / "lampiran" / sealed.sealed_name).unlink()  # destroyed by decision
    shared = register.directory / "cadangan" / "lampiran" / sealed.sealed_name
    for number in range(1, backup.KEPT + 1):
        assert shared.exists()
        save(register, clock, number)
        backup.automatic_backup(register, clock)
    assert not shared.exists()


def test_the_slots_of_its_day_open_a_backup(register: Register, clock: FixedClock, tmp_path: Path) -> None:
    file = tmp_path / "a.sigapbak"
    backup.write_backup(register, file, clock)
    register.change_password(register.slot_id, PASSWORD, "empat kata baru sekali", clock)
    register.close()
    with pytest.raises(Problem, match="wrong-password"):
        back(file, register.directory, clock, password="empat kata baru sekali")
    back(file, register.directory, clock)


def test_every_truncation_is_refused_and_changes_nothing(register: Register, clock: FixedClock, tmp_path: Path) -> None:
    file, cut = tmp_path / "a.sigapbak", tmp_path / "b.sigapbak"
    register.attachments.seal(b"foto contoh")
    backup.write_backup(register, file, clock)
    register.close()
    content = file.read_bytes()
    before = register.path.read_bytes()
    padding = len(content) - content.rfind(b"}") - 1
    for length in [0, 1, 511, 512, *range(1000, len(content) - padding, len(content) // 60)]:
        cut.write_bytes(content[:length])
        with pytest.raises(Problem) as refused:
            back(cut, register.directory, clock)
        assert refused.value.code in {"backup-damaged", "backup-not-ours"}, length
    assert register.path.read_bytes() == before
    assert not (register.directory / restoring.STAGING).exists()


def test_every_changed_byte_is_refused(register: Register, clock: FixedClock, tmp_path: Path) -> None:
    file, changed = tmp_path / "a.sigapbak", tmp_path / "b.sigapbak"
    backup.write_backup(register, file, clock)
    register.close()
    content = file.read_bytes()
    for place in range(600, len(content) - 10_000, len(content) // 60):
        if content[place]:
            changed.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
            with pytest.raises(Problem, match="backup-damaged|backup-not-ours"):  # noqa: RUF043
                restore.inspect(changed)


@pytest.mark.parametrize(
    "name", ["../luar.txt", "/var/luar.txt", "lampiran/../../luar", "lampiran/foto.jpg", "C:\\luar", "register.db-wal"]
)
def test_a_name_that_is_not_ours_is_refused(register: Register, clock: FixedClock, tmp_path: Path, name: str) -> None:
    file = tmp_path / "a.sigapbak"
    backup.write_backup(register, file, clock)
    register.close()
    pack(file, [*members(file), (name, b"jahat")])
    with pytest.raises(Problem, match="backup-not-ours"):
        back(file, register.directory, clock)
    assert not (tmp_path / "luar.txt").exists()


def test_links_and_devices_in_the_container_are_refused(register: Register, clock: FixedClock, tmp_path: Path) -> None:
    for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.DIRTYPE, tarfile.GNUTYPE_SPARSE):
        file = tmp_path / "a.sigapbak"
        with tarfile.open(file, "w:", format=tarfile.GNU_FORMAT) as tar:
            info = tarfile.TarInfo("register.db")
            info.type, info.linkname = kind, "/etc/passwd"
            tar.addfile(info)
        with pytest.raises(Problem, match="backup-not-ours|backup-damaged"):  # noqa: RUF043
            restore.inspect(file)


EVIL = (
    "CREATE TRIGGER jahat AFTER INSERT ON settings BEGIN DELETE FROM accounts; END",
    "CREATE VIEW jahat AS SELECT * FROM accounts",
    "CREATE TABLE jahat (a, b AS (a || 'x'))",
    "DROP TRIGGER audit_entries_no_delete",
    "CREATE INDEX jahat ON settings (json)",
    "ALTER TABLE settings ADD COLUMN jahat TEXT",
)


@pytest.mark.parametrize("statement", EVIL)
def test_a_backup_with_foreign_triggers_views_or_tables_is_refused(
    register: Register, clock: FixedClock, tmp_path: Path, statement: str
) -> None:
    file = tmp_path / "a.sigapbak"
    backup.write_backup(register, file, clock)
    register.close()
    content = dict(members(file))
    evil = tmp_path / "evil.db"
    evil.write_bytes(content[archive.REGISTER])
    with closing(connect(evil, register.keyring.data_key)) as connection:
        connection.execute(statement)
    content[archive.REGISTER] = evil.read_bytes()
    pack(file, list(content.items()))
    before = register.path.read_bytes()
    with pytest.raises(Problem) as refused:
        back(file, register.directory, clock)
    assert refused.value.code == "backup-foreign-objects"
    assert refused.value.params["name"] in {"jahat", "settings", "audit_entries_no_delete"}
    assert register.path.read_bytes() == before


def test_a_backup_whose_log_was_changed_is_refused(register: Register, clock: FixedClock, tmp_path: Path) -> None:
    file = tmp_path / "a.sigapbak"
    save(register, clock, 1)
    backup.write_backup(register, file, clock)
    register.close()
    content = dict(members(file))
    evil = tmp_path / "evil.db"
    evil.write_bytes(content[archive.REGISTER])
    with closing(connect(evil, register.keyring.data_key)) as connection:
        trigger = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'audit_entries_no_update'").fetchone()[
            0
        ]
        connection.execute("DROP TRIGGER audit_entries_no_update")
        connection.execute("UPDATE audit_entries SET action = 'lain' WHERE seq = 1")
        connection.execute(trigger)
    content[archive.REGISTER] = evil.read_bytes()
    with pytest.raises(Problem, match="backup-damaged"):
        back(pack(file, list(content.items())), register.directory, clock)


def test_other_files_are_not_backups(register: Register, clock: FixedClock, tmp_path: Path) -> None:
    register.close()
    for content in (b"", b"PK\x03\x04 zip", b"\x00" * 20480, b"SQLite format 3\x00" + bytes(5000)):
        (tmp_path / "x.sigapbak").write_bytes(content)
        with pytest.raises(Problem, match="backup-damaged|backup-not-ours"):  # noqa: RUF043
            back(tmp_path / "x.sigapbak", register.directory, clock)
    with pytest.raises(Problem, match="backup-missing"):
        back(tmp_path / "tidak-ada.sigapbak", register.directory, clock)


@pytest.mark.parametrize("step", range(8))
def test_a_restore_cut_off_between_two_moves_is_finished_at_the_next_start(
    register: Register, clock: FixedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    file = tmp_path / "a.sigapbak"
    save(register, clock, 1)
    backup.write_backup(register, file, clock)
    save(register, clock, 2)
    register.close()
    moves = 0
    move = restoring.replace

    def cut(source: Path, target: Path) -> None:
        nonlocal moves
        if moves == step:
            raise KeyboardInterrupt
        moves += 1
        move(source, target)

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(restoring, "replace", cut)
        back(file, register.directory, clock)
    opened = Register.open(register.directory, account_name=NAME, password=PASSWORD, clock=clock)
    assert saved(opened) == {"uji-1"}
    opened.close()
    assert not (register.directory / restoring.STAGING).exists()
    (kept,) = register.directory.glob("diganti-*")
    assert swap.opens(kept / "register.db", register.keyring.data_key)


def test_a_backup_that_does_not_read_back_is_thrown_away(
    register: Register, clock: FixedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stick that keeps other bytes than it was given."""
    file = tmp_path / "a.sigapbak"
    backup.write_backup(register, file, clock)
    good = file.read_bytes()
    spoil: Callable[[Path], None] = lambda path: path.write_bytes(path.read_bytes()[:-20000] + bytes(20000)) and None  # noqa: E731
    with monkeypatch.context() as patch, pytest.raises(Problem, match="backup-unsound"):
        patch.setattr(backup, "sync_file", spoil)
        backup.write_backup(register, file, clock)
    assert file.read_bytes() == good
    save(register, clock, 1)
