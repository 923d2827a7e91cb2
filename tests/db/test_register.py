"""The register: together or not at all, and what it notices when it opens (SAFETY.md S1, S6, S7, S22, S30)."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from db import audit, places
from db.clock import FixedClock
from db.engine import connect
from db.models.system import AuditEntryModel, SettingModel
from db.problem import Problem
from db.register import Register
from db.vocabulary import Topic

NAME, PASSWORD = "Siti Contoh", "gajah mada naik kuda"
SECRETS = ("Ketut Rahasiawan", "3604052309870001", "Parsel Lebaran Contoh")


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 11, 21, 3, tzinfo=UTC))


@pytest.fixture
def register(tmp_path: Path, clock: FixedClock) -> Iterator[Register]:
    made, _ = Register.create(tmp_path / "buku", account_name=NAME, password=PASSWORD, clock=clock)
    yield made
    made.close()


def reopen(register: Register, clock: FixedClock) -> Register:
    register.close()
    return Register.open(register.directory, account_name=NAME, password=PASSWORD, clock=clock)


def save(register: Register, clock: FixedClock, number: int) -> None:
    with register.changing("akun-contoh", clock) as change:
        change.session.add(SettingModel(key=f"uji-{number}", json="1"))
        change.audit("setting-changed", "setting", f"uji-{number}", {"nilai": number})
        change.touch(Topic.SETTINGS)
    clock.advance(minutes=1)


def keys_of(register: Register) -> set[str]:
    with register.reading() as session:
        return {row for row in session.scalars(text("SELECT key FROM settings")) if row.startswith("uji-")}


def outside(register: Register, *statements: str) -> None:
    """Change the closed register with the raw key, as somebody with a password could."""
    register.close()
    with closing(connect(register.path, register.keyring.data_key)) as connection:
        for statement in statements:
            connection.execute(statement)


def without_triggers(*statements: str) -> tuple[str, ...]:
    return ("DROP TRIGGER audit_entries_no_update", "DROP TRIGGER audit_entries_no_delete", *statements)


def codes(register: Register) -> list[str]:
    return [finding.code for finding in register.findings]


def test_a_change_is_kept_as_a_whole_or_not_at_all(register: Register, clock: FixedClock) -> None:
    save(register, clock, 1)
    with pytest.raises(ZeroDivisionError), register.changing("akun", clock) as change:
        change.session.add(SettingModel(key="uji-2", json="1"))
        change.audit("setting-changed", "setting", "uji-2")
        change.session.flush()
        raise ZeroDivisionError
    again = reopen(register, clock)
    assert keys_of(again) == {"uji-1"}
    with again.reading() as session:
        assert [e.action for e in session.query(AuditEntryModel)] == ["register-created", "setting-changed"]
    again.close()


def test_a_change_tells_what_it_touched(register: Register, clock: FixedClock) -> None:
    with register.changing("akun", clock) as change:
        change.touch(Topic.REPORTS, Topic.AUDIT)
    assert change.changes.topics == {Topic.REPORTS, Topic.AUDIT}


def test_reading_cannot_write(register: Register, clock: FixedClock) -> None:
    with pytest.raises(DatabaseError, match="attempt to write"), register.reading() as session:
        session.execute(text("INSERT INTO settings (key, json) VALUES ('uji-9', '1')"))
    save(register, clock, 1)
    assert keys_of(register) == {"uji-1"}


def test_reading_inside_a_change_sees_the_change(register: Register, clock: FixedClock) -> None:
    with register.changing("akun", clock) as change:
        change.session.add(SettingModel(key="uji-1", json="1"))
        change.session.flush()
        assert keys_of(register) == {"uji-1"}
        with pytest.raises(RuntimeError, match="inside another"), register.changing("akun", clock):
            pass
    assert keys_of(register) == {"uji-1"}
    with register.reading(), pytest.raises(RuntimeError, match="inside"), register.changing("akun", clock):
        pass


def test_two_threads_take_turns(register: Register, clock: FixedClock) -> None:
    threads = [threading.Thread(target=save, args=(register, clock, number)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(keys_of(register)) == 8
    with register.reading() as session:
        assert audit.verify(session).sound


def test_a_closed_register_says_so(register: Register) -> None:
    register.close()
    register.close()
    with pytest.raises(RuntimeError, match="closed"), register.reading():
        pass


def test_the_audit_log_refuses_change_and_deletion(register: Register, clock: FixedClock) -> None:
    save(register, clock, 1)
    for statement in ("UPDATE audit_entries SET action = 'x'", "DELETE FROM audit_entries"):
        with pytest.raises(DatabaseError, match="never"), register.changing("akun", clock) as change:
            change.session.execute(text(statement))


def test_an_entry_changed_outside_is_named_at_the_next_start(register: Register, clock: FixedClock) -> None:
    for number in range(1, 6):
        save(register, clock, number)
    outside(register, *without_triggers("UPDATE audit_entries SET action = 'lain' WHERE seq = 4"))
    again = reopen(register, clock)
    assert codes(again) == ["chain-broken"]
    assert again.findings[0].params["seq"] == 4
    assert again.findings[0].params["subject_uid"] == "uji-3"
    again.close()


def test_a_nonsense_entry_put_in_from_outside_is_named_too(register: Register, clock: FixedClock) -> None:
    save(register, clock, 1)
    outside(register, *without_triggers("UPDATE audit_entries SET at = 'kemarin' WHERE seq = 2"))
    again = reopen(register, clock)
    assert "chain-broken" in codes(again)
    again.close()


def test_a_row_edited_outside_is_noticed(register: Register, clock: FixedClock) -> None:
    save(register, clock, 1)
    outside(register, "UPDATE settings SET json = '2' WHERE key = 'uji-1'")
    again = reopen(register, clock)
    assert codes(again) == ["changed-while-closed"]
    third = reopen(again, clock)
    assert codes(third) == []
    third.close()


def test_a_register_used_from_another_account_of_the_computer_is_no_alarm(
    register: Register, clock: FixedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(register, clock, 1)
    register.close()
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("SIGAP_STATE_DIR", str(tmp_path / "akun lain"))
        theirs = Register.open(register.directory, account_name=NAME, password=PASSWORD, clock=clock)
        save(theirs, clock, 2)
        theirs.close()
    mine = Register.open(register.directory, account_name=NAME, password=PASSWORD, clock=clock)
    assert codes(mine) == ["used-elsewhere"]
    again = reopen(mine, clock)
    assert codes(again) == []
    again.close()


def test_a_start_without_changes_and_a_kill_raise_no_alarm(register: Register, clock: FixedClock) -> None:
    save(register, clock, 1)
    again = reopen(reopen(register, clock), clock)
    assert codes(again) == []
    save(again, clock, 2)
    again._engine.dispose()  # type: ignore[union-attr] — ends as a killed program does
    again._lock.release()
    third = Register.open(again.directory, account_name=NAME, password=PASSWORD, clock=clock)
    assert codes(third) == []
    third.close()


def test_a_whole_new_chain_is_noticed_through_the_high_water_file(register: Register, clock: FixedClock) -> None:
    for number in range(1, 4):
        save(register, clock, number)
    outside(register, *without_triggers("UPDATE audit_entries SET action = 'lain' WHERE seq = 3"))
    with closing(connect(register.path, register.keyring.data_key)) as connection:
        columns = "seq, at, account_uid, action, subject_kind, subject_uid, content_hash"
        rows = connection.execute(f"SELECT {columns} FROM audit_entries ORDER BY seq").fetchall()  # noqa: S608
        head = audit.NO_HEAD
        for row in rows:
            at = datetime.fromisoformat(row[1]).replace(tzinfo=UTC)
            head = audit._link(head, audit._Entry(row[0], at, *row[2:]))
            connection.execute("UPDATE audit_entries SET hash = ? WHERE seq = ?", (head, row[0]))
    again = reopen(register, clock)
    assert codes(again) == ["history-changed"]
    again.close()


def test_the_last_entries_cut_off_are_noticed(register: Register, clock: FixedClock) -> None:
    for number in range(1, 6):
        save(register, clock, number)
    outside(
        register, *without_triggers("DELETE FROM audit_salts WHERE seq > 4", "DELETE FROM audit_entries WHERE seq > 4")
    )
    again = reopen(register, clock)
    assert codes(again) == ["commits-lost"]
    assert again.findings[0].params["missing"] == 2
    again.close()


def test_an_old_copy_put_back_is_noticed_with_the_time_of_its_last_entry(
    register: Register, clock: FixedClock, tmp_path: Path
) -> None:
    save(register, clock, 1)
    register.checkpoint()
    shutil.copy(register.path, tmp_path / "salinan.db")
    save(register, clock, 2)
    register.close()
    shutil.copy(tmp_path / "salinan.db", register.path)
    again = reopen(register, clock)
    assert codes(again) == ["commits-lost"]
    last = datetime(2026, 11, 21, 3, tzinfo=UTC).astimezone().strftime("%d-%m-%Y %H.%M")
    assert again.findings[0].params["last_entry_at"] == last
    with again.reading() as session:
        assert [e.action for e in session.query(AuditEntryModel)][-1] == "commits-lost"  # the log keeps it
    third = reopen(again, clock)
    assert codes(third) == []
    third.close()


def test_a_lost_commit_without_an_audit_entry_is_noticed_too(
    register: Register, clock: FixedClock, tmp_path: Path
) -> None:
    register.checkpoint()
    shutil.copy(register.path, tmp_path / "salinan.db")
    with register.changing("akun", clock) as change:  # an automatic draft, say
        change.session.add(SettingModel(key="uji-draf", json="1"))
    register.close()
    shutil.copy(tmp_path / "salinan.db", register.path)
    again = reopen(register, clock)
    assert codes(again) == ["commits-lost"]
    again.close()


def test_a_torn_high_water_file_alarms_nobody(register: Register, clock: FixedClock) -> None:
    for number in range(1, 4):
        save(register, clock, number)
    register.close()
    files = sorted(places.state_dir().glob("*.puncak-*"), key=lambda path: path.stat().st_mtime_ns)
    assert len(files) == 2
    files[-1].write_bytes(files[-1].read_bytes()[:40])
    again = reopen(register, clock)
    assert codes(again) == []
    again.close()


@pytest.mark.parametrize("jump", [timedelta(days=-60), timedelta(days=401), timedelta(days=-365 * 46)])
def test_a_clock_that_cannot_be_right_is_pointed_out(register: Register, clock: FixedClock, jump: timedelta) -> None:
    save(register, clock, 1)
    clock.move_to(clock.now() + jump)
    again = reopen(register, clock)
    assert codes(again) == ["clock-suspect"]
    save(again, clock, 2)  # and hinders nothing
    again.close()


def test_no_name_stands_in_any_file_of_the_folder(register: Register, clock: FixedClock) -> None:
    sealed = register.attachments.seal(SECRETS[2].encode() * 50)
    with register.changing("akun", clock) as change:
        for number, secret in enumerate(SECRETS):
            change.session.add(SettingModel(key=f"uji-{number}", json=f'"{secret}"'))
        change.audit("setting-changed", "setting", "uji", SECRETS)
    before = _bytes_of(register)
    register.close()
    for content in (before, _bytes_of(register)):
        assert sum(len(part) for part in content.values()) > 100_000
        for name, part in content.items():
            for secret in (*SECRETS, "setting-changed", register.keyring.data_key.hex()):
                assert secret.encode() not in part, name
    assert register.attachments.open(sealed.sealed_name).decode().startswith(SECRETS[2])


def _bytes_of(register: Register) -> dict[str, bytes]:
    folders = (register.directory, places.state_dir())
    return {str(p): p.read_bytes() for folder in folders for p in folder.rglob("*") if p.is_file()}


def test_an_entry_holds_a_salted_hash_and_destroying_the_salt_leaves_the_chain_valid(
    register: Register, clock: FixedClock
) -> None:
    for _ in range(2):
        with register.changing("akun", clock) as change:
            change.audit("identity-opened", "report", "uid-1", SECRETS[0])
    with register.reading() as session:
        hashes = list(session.scalars(text("SELECT content_hash FROM audit_entries WHERE seq > 1")))
    assert len(set(hashes)) == 2  # the same content, another salt
    with register.changing("akun", clock) as change:
        change.session.execute(text("DELETE FROM audit_salts"))
    with register.reading() as session:
        assert audit.verify(session).sound


def test_the_main_file_alone_is_enough_soon_after_a_save(
    register: Register, clock: FixedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """S30: somebody copies register.db by hand while the program is open."""
    monkeypatch.setattr("db.register._CHECKPOINT_AFTER", 0.0)
    save(register, clock, 1)
    assert register.checkpoint_if_due()
    assert not register.checkpoint_if_due()  # nothing new
    shutil.copytree(register.directory, tmp_path / "salinan", ignore=shutil.ignore_patterns("*-wal", "*-shm"))
    copy = Register.open(tmp_path / "salinan", account_name=NAME, password=PASSWORD, clock=clock)
    assert keys_of(copy) == {"uji-1"}
    assert copy.findings == ()
    copy.close()
    note = (register.directory / places.NOTE).read_text("utf-8")
    assert "JANGAN" in note
    assert "Cadangan" in note


def test_a_checkpoint_never_waits_for_a_read(register: Register, clock: FixedClock) -> None:
    save(register, clock, 1)
    register._saved_at = 0.0
    done: list[bool] = []
    with register.reading():
        thread = threading.Thread(target=lambda: done.append(register.checkpoint_if_due()))
        thread.start()
        thread.join(2)
    assert done == [False]


def test_a_folder_without_a_register_and_one_that_has_one(
    tmp_path: Path, register: Register, clock: FixedClock
) -> None:
    with pytest.raises(Problem, match="register-missing"):
        Register.open(tmp_path / "kosong", account_name=NAME, password=PASSWORD, clock=clock)
    (tmp_path / "foto").mkdir()
    with pytest.raises(Problem, match="register-missing"):
        Register.open(tmp_path / "foto", account_name=NAME, password=PASSWORD, clock=clock)
    assert list((tmp_path / "foto").iterdir()) == []  # nothing is left in a folder that was only looked at
    with pytest.raises(Problem, match="register-missing"):
        Register.account_names(tmp_path)
    register.close()
    with pytest.raises(Problem, match="register-exists"):
        Register.create(register.directory, account_name=NAME, password=PASSWORD, clock=clock)


def test_an_unfinished_beginning_is_begun_anew(tmp_path: Path, clock: FixedClock) -> None:
    (tmp_path / "register.db").write_bytes(b"half a file")
    Register.create(tmp_path, account_name=NAME, password=PASSWORD, clock=clock)[0].close()


def test_damaged_first_bytes_are_mended_and_reported(register: Register, clock: FixedClock) -> None:
    save(register, clock, 1)
    register.close()
    content = bytearray(register.path.read_bytes())
    content[5] ^= 0x40
    register.path.write_bytes(content)
    again = reopen(register, clock)
    assert codes(again) == ["header-mended"]
    assert keys_of(again) == {"uji-1"}
    third = reopen(again, clock)
    assert codes(third) == []
    third.close()


def test_a_damaged_page_is_never_shown(register: Register, clock: FixedClock) -> None:
    for number in range(60):
        save(register, clock, number)
    register.close()
    content = bytearray(register.path.read_bytes())
    for page in range(4096, len(content), 4096):
        content[page + 100] ^= 1
    register.path.write_bytes(content)
    with pytest.raises(Problem, match="register-damaged"):
        reopen(register, clock)


def test_what_a_cut_off_program_left_half_written_is_swept(register: Register, clock: FixedClock) -> None:
    register.close()
    for name in (".kunci.json.abcd.tmp", "register.db.baru", "register.db.baru-wal", ".uji-tulis-abcd"):
        (register.directory / name).write_bytes(b"x")
    reopen(register, clock).close()
    assert {p.name for p in register.directory.iterdir()} == {
        "kunci.json",
        "kunci.salinan-1.json",
        "kunci.salinan-2.json",
        "LEMBAR-BACA.txt",
        "register.db",
        "sedang-dibuka.lock",
    }
