"""Migrations: on a copy, as a whole, checked; and the model says the same as the migrations (SAFETY.md R3, R14)."""

import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

import db.models  # noqa: F401 — fills Base.metadata
from db import backup, schema, swap
from db.base import Base
from db.clock import FixedClock
from db.engine import check_sqlite_version, connect, open_engine
from db.problem import Problem
from db.register import Register
from tests.safety.kills import with_made_up_migration

NAME, PASSWORD, KEY = "Siti Contoh", "gajah mada naik kuda", bytes(range(32))
CLOCK = FixedClock(datetime(2026, 11, 21, 3, tzinfo=UTC))

FAILING = '''"""Made up: fails after its first table."""

import sqlalchemy as sa
from alembic import op

revision = "9999_made_up"
down_revision = "{head}"


def upgrade() -> None:
    op.create_table("made_up", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("UPDATE settings SET json = '\\"diubah\\"'")
    op.execute("INSERT INTO no_such_table VALUES (1)")
'''


@pytest.fixture
def closed(tmp_path: Path) -> Register:
    register, _ = Register.create(tmp_path / "buku", account_name=NAME, password=PASSWORD, clock=CLOCK)
    register.close()
    return register


def reopen(register: Register) -> Register:
    return Register.open(register.directory, account_name=NAME, password=PASSWORD, clock=CLOCK)


def test_the_constant_is_the_last_revision_of_the_migrations() -> None:
    config = Config()
    config.set_main_option("script_location", str(schema.CURRENT.migrations))
    revisions = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert schema.CURRENT.revisions == tuple(reversed(revisions))
    assert schema.CURRENT.head == schema.HEAD


def test_the_migrations_make_the_tables_the_program_works_with(tmp_path: Path) -> None:
    schema.migrate(tmp_path / "a.db", KEY)
    engine = open_engine(tmp_path / "a.db", KEY)
    found = inspect(engine)
    for table in Base.metadata.tables.values():
        columns = {column["name"]: column["nullable"] for column in found.get_columns(table.name)}
        assert columns == {column.name: bool(column.nullable) for column in table.columns}, table.name
    engine.dispose()


def test_an_older_register_is_upgraded_at_the_next_start_after_a_backup(
    closed: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "CURRENT", with_made_up_migration(tmp_path))
    register = reopen(closed)
    with register.reading() as session:
        assert session.connection().exec_driver_sql("SELECT count(*) FROM made_up_3").scalar_one() == 40
    assert register.findings == ()
    register.close()
    assert len(backup.list_backups(closed.directory)) == 1
    assert not list(closed.directory.glob("register.db.baru*"))


def test_a_failing_migration_leaves_the_register_as_it_was(
    closed: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = with_made_up_migration(tmp_path)
    (newer.migrations / "versions" / "9999_made_up.py").write_text(FAILING.format(head=schema.CURRENT.head))
    before = closed.path.read_bytes()
    with monkeypatch.context() as patch, pytest.raises(Problem, match="upgrade-failed"):
        patch.setattr(schema, "CURRENT", newer)
        reopen(closed)
    assert closed.path.read_bytes() == before
    reopen(closed).close()


def test_without_begin_immediate_the_same_failure_would_leave_half(tmp_path: Path) -> None:
    """The control: DDL alone opens no transaction in this driver, which is why `open_engine` begins by itself."""
    with closing(connect(tmp_path / "a.db", KEY)) as connection:
        with pytest.raises(Exception, match="no such table"):
            for statement in ("CREATE TABLE half (id)", "INSERT INTO no_such_table VALUES (1)"):
                connection.execute(statement)
        assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (1,)


def test_a_newer_register_is_refused_and_left_alone(closed: Register) -> None:
    with closing(connect(closed.path, closed.keyring.data_key)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0099_later'")
    before = closed.path.read_bytes()
    with pytest.raises(Problem, match="register-newer"):
        reopen(closed)
    assert closed.path.read_bytes() == before


def test_an_ordinary_start_imports_no_alembic(closed: Register) -> None:
    code = (
        "import sys; from pathlib import Path; from db.register import Register; from db.clock import SystemClock;"
        f"Register.open(Path({str(closed.directory)!r}), account_name={NAME!r}, password={PASSWORD!r},"
        " clock=SystemClock()).close(); print('alembic' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"


def test_every_connection_has_the_recipe(closed: Register) -> None:
    engine = open_engine(closed.path, closed.keyring.data_key)
    expected = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "temp_store": 2,
        "busy_timeout": 15000,
    }
    with engine.connect() as connection:
        for pragma, value in expected.items():
            assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one() == value, pragma
    assert KEY.hex() not in repr(engine)
    engine.dispose()
    check_sqlite_version()


def test_an_old_sqlite_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.engine.driver.sqlite_version_info", (3, 51, 2))
    with pytest.raises(RuntimeError, match="too old"):
        check_sqlite_version()


def test_a_copy_that_is_unsound_never_takes_the_place(closed: Register) -> None:
    before = closed.path.read_bytes()

    def damage(copy: Path) -> None:
        content = bytearray(copy.read_bytes())
        content[5000] ^= 1
        copy.write_bytes(content)

    with pytest.raises(Problem, match="register-damaged"):
        swap.rebuild(closed.path, damage, lambda copy: swap.check_sound(copy, closed.keyring.data_key))
    assert closed.path.read_bytes() == before
    assert not list(closed.directory.glob("register.db.baru*"))
