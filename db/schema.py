"""The revisions of the tables, and the upgrade of an older register on a copy that is checked and swapped in.

Alembic is imported only when there is something to upgrade: the usual start compares one word by plain SQL.
"""

import contextlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy.exc import DBAPIError

from db import faults, swap
from db.engine import DURABLE_PRAGMAS, connect, open_engine
from db.problem import Problem

# What SQLite, FTS5 and Alembic keep for themselves beside our tables; never part of a comparison.
_OWN_OBJECTS = ("sqlite_",)


@dataclass(frozen=True, slots=True)
class Schema:
    """A folder of migrations and its revisions in order; the last one is what this program works with."""

    migrations: Path
    revisions: tuple[str, ...]

    @property
    def head(self) -> str:
        """The revision this program works with."""
        return self.revisions[-1]


CURRENT = Schema(
    Path(__file__).with_name("migrations"), ("0001_register", "0002_search", "0003_training", "0004_exchange")
)
HEAD = CURRENT.head


def revision_of(path: Path, key: bytes) -> str:
    """Return the revision of a register file.

    Raises Problem `register-damaged` when it has none.
    """
    try:
        with contextlib.closing(connect(path, key, ())) as connection:
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except driver.DatabaseError:
        raise Problem("register-damaged") from None
    if row is None:
        raise Problem("register-damaged")
    return str(row[0])


def needs_upgrade(revision: str, schema: Schema | None = None) -> bool:
    """Tell whether a register of a revision must be upgraded before use.

    Raises Problem `register-newer` when a later program made it.
    """
    schema = schema or CURRENT
    if revision not in schema.revisions:
        raise Problem("register-newer")
    return revision != schema.head


def upgrade(path: Path, key: bytes, schema: Schema | None = None) -> None:
    """Upgrade a closed register: copy, migrate the copy in one transaction, check it, swap it in.

    Raises Problem `upgrade-failed`, `register-damaged` or `disk-full`; the register is then as it was.
    """
    schema = schema or CURRENT
    swap.fold_in(path, key)
    before = _audit_count(path, key)

    def work(copy: Path) -> None:
        try:
            migrate(copy, key, schema)
        except DBAPIError as error:
            # The copy is thrown away and the register is untouched: the person can go on with the earlier program.
            raise faults.problem_of(error, path.parent) or Problem("upgrade-failed") from error

    def check(copy: Path) -> None:
        swap.check_sound(copy, key)
        if revision_of(copy, key) != schema.head or _audit_count(copy, key) != before:
            raise Problem("upgrade-failed")

    swap.rebuild(path, work, check)


def migrate(path: Path, key: bytes, schema: Schema | None = None, target: str | None = None) -> None:
    """Run the migrations on a register file, in place and in one transaction: on a new file or on a copy.

    Raises whatever a migration raises; nothing of it is then kept.
    """
    from alembic import command
    from alembic.config import Config

    schema = schema or CURRENT
    config = Config()
    config.set_main_option("script_location", str(schema.migrations).replace("%", "%%"))
    # Batch changes rebuild tables; references are checked as a whole afterwards (swap.check_sound).
    engine = open_engine(path, key, (*DURABLE_PRAGMAS, "foreign_keys = OFF"))
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, target or schema.head)
    finally:
        engine.dispose()
    swap.fold_in(path, key)


def objects(connection: Any) -> frozenset[tuple[str, str, str]]:
    """Return what a register is made of: kind, name and SQL of each table, index, trigger and view."""
    rows = connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master").fetchall()
    return frozenset(
        (str(kind), str(name), " ".join(str(sql).split()))
        for kind, name, sql in rows
        if not name.startswith(_OWN_OBJECTS)
    )


def expected_objects(folder: Path, revision: str, schema: Schema | None = None) -> frozenset[tuple[str, str, str]]:
    """Return what a register of a revision must be made of, by building an empty one in a scratch folder."""
    scratch, key = folder / "acuan.db", bytes(32)
    try:
        migrate(scratch, key, schema, revision)
        with contextlib.closing(connect(scratch, key, ())) as connection:
            return objects(connection)
    finally:
        swap.discard(scratch)


def _audit_count(path: Path, key: bytes) -> int:
    with contextlib.closing(connect(path, key, ())) as connection:
        return int(connection.execute("SELECT count(*) FROM audit_entries").fetchone()[0])
