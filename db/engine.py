"""The connection to the encrypted register (SAFETY.md §2.1 and the recipe of §4)."""

import hashlib
import hmac
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

READING = "register_reading"  # execution option of a connection that may not write

# Earlier ones can corrupt a WAL database when two connections checkpoint at once (sqlite.org/wal.html#walresetbug).
OLDEST_SQLITE = (3, 51, 3)

# Pages carry an HMAC-SHA1 rather than SQLCipher 4's own HMAC-SHA512, for one reason: every SQLCipher since 2013,
# Debian 12's 3.4.1 among them, can then open the register with the raw key (installer/raw_key.py) without this
# program. The known attacks on SHA-1 are collisions; they do not touch HMAC, which stays a 160-bit MAC.
CIPHER_PRAGMAS = (
    "cipher_page_size = 4096",
    "cipher_hmac_algorithm = HMAC_SHA1",
    "cipher_kdf_algorithm = PBKDF2_HMAC_SHA1",
)
CONNECTION_PRAGMAS = (
    "temp_store = MEMORY",
    "foreign_keys = ON",
    "secure_delete = ON",
    "trusted_schema = OFF",
    "busy_timeout = 15000",
)
DURABLE_PRAGMAS = ("journal_mode = WAL", "synchronous = FULL")


def salt_of(key: bytes) -> bytes:
    """Return the 16 bytes a register file under this data key begins with.

    SQLCipher reads the salt of its HMAC key from the file before it looks at the -wal. Were it random, a power cut that
    garbles the first sector during a checkpoint would close the register for good, although the -wal holds that page
    whole (seen in the power-cut simulator, R1). Derived from the key, it is never needed from the file.
    """
    return hmac.new(key, b"SIGAP-SALT-v1", hashlib.sha256).digest()[:16]


def key_literal(key: bytes) -> str:
    """Return data key and salt as SQLCipher's raw key, quoted for PRAGMA key and PRAGMA rekey."""
    return f"\"x'{key.hex()}{salt_of(key).hex()}'\""


def connect(path: Path, key: bytes, pragmas: tuple[str, ...] = DURABLE_PRAGMAS) -> Any:
    """Open a bare connection in autocommit mode; `key` is the data key of 32 bytes.

    Raises driver.DatabaseError at the first statement that reads when the key is wrong or the file is damaged.
    """
    connection = driver.connect(str(path), check_same_thread=False, timeout=15, isolation_level=None)
    try:
        connection.execute(f"PRAGMA key = {key_literal(key)}")  # the first statement (SQLCipher >= 4.7)
        for pragma in ("cipher_log_level = NONE", *CIPHER_PRAGMAS, *CONNECTION_PRAGMAS, *pragmas):
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def open_engine(path: Path, key: bytes, pragmas: tuple[str, ...] = DURABLE_PRAGMAS) -> Engine:
    """Return an engine with one connection, which begins every change with BEGIN IMMEDIATE.

    Raises RuntimeError when the SQLite inside the driver is older than `OLDEST_SQLITE`.
    """
    check_sqlite_version()
    engine = create_engine(
        "sqlite://",
        module=driver,
        creator=lambda: connect(path, key, pragmas),
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        pool_timeout=15,
        hide_parameters=True,  # an error names its statement, never what was to be written
    )

    @event.listens_for(engine, "connect")
    def take_begin_from_driver(connection: Any, _record: object) -> None:
        connection.isolation_level = None

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        reading = bool(connection.get_execution_options().get(READING))
        connection.exec_driver_sql(f"PRAGMA query_only = {'ON' if reading else 'OFF'}")
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


def check_sqlite_version() -> None:
    """Refuse a driver with a SQLite that can corrupt WAL databases."""
    if driver.sqlite_version_info < OLDEST_SQLITE:
        raise RuntimeError(f"SQLite {driver.sqlite_version} is too old: {OLDEST_SQLITE} or newer is needed")
