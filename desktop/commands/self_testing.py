"""`sigap self-test`: what the program is made of works on this computer (SAFETY.md R25)."""

import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

from desktop.commands.context import command


@click.command("self-test", short_help="Uji bagian-bagian program di komputer ini.")
@command
def self_test_command() -> None:
    """Periksa versi, enkripsi, segel, QR, PDF, huruf dan penyimpanan yang tahan putus listrik."""
    failed = False
    for name, test in _TESTS:
        try:
            click.echo(f"ok   {name}: {test()}")
        except Exception as error:  # every part is tried, whatever one of them does
            failed = True
            click.echo(f"GAGAL {name}: {type(error).__name__}", err=True)
    if failed:
        raise SystemExit(1)


def _versions() -> str:
    import platform

    import sqlcipher3.dbapi2 as driver

    from db.engine import check_sqlite_version

    check_sqlite_version()
    return f"Python {platform.python_version()}, SQLite {driver.sqlite_version}"


def _encryption() -> str:
    from db.engine import connect

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "uji.db"
        connection = connect(path, bytes(range(32)))
        connection.execute("CREATE VIRTUAL TABLE t USING fts5(x, tokenize='trigram')")
        connection.execute("INSERT INTO t VALUES ('rahasia sekali')")
        found = connection.execute("SELECT count(*) FROM t WHERE t MATCH '\"rahasia\"'").fetchone()[0]
        mode = connection.execute("PRAGMA synchronous").fetchone()[0]
        connection.close()
        content = path.read_bytes()
    if found != 1 or mode != 2 or b"rahasia" in content or content.startswith(b"SQLite format 3"):
        raise RuntimeError("the register would not be encrypted")
    return "SQLCipher, FTS5, synchronous=FULL"


def _seal() -> str:
    import pyrage

    identity = pyrage.x25519.Identity.generate()
    sealed = pyrage.encrypt(b"isi", [identity.to_public()])
    if pyrage.decrypt(sealed, [identity]) != b"isi":
        raise RuntimeError("a seal cannot be opened")
    return "age"


def _code() -> str:
    import zxingcpp

    picture = zxingcpp.create_barcode("SIGAP", zxingcpp.BarcodeFormat.QRCode).to_image(scale=4)
    read = zxingcpp.read_barcode(picture)
    if read is None or read.text != "SIGAP":
        raise RuntimeError("a QR code cannot be read")
    return "QR"


def _paper() -> str:
    from db.records.office import Office, OfficeProfile
    from db.vocabulary import OfficeKind
    from desktop.services.papers import recovery_sheet

    profile = OfficeProfile(office=Office(uid="", kind=OfficeKind.VILLAGE, code="", name="Uji", term="Desa"))
    pdf = recovery_sheet(profile, "AAAA-BBBB-CCCC-DDDD-EEEE-FFFF", ["Uji"], date(2026, 1, 1))
    if not pdf.startswith(b"%PDF") or b"FontFile2" not in pdf:
        raise RuntimeError("no paper with embedded fonts")
    return f"PDF {len(pdf) // 1000} kB"


def _durable() -> str:
    from db.safe_file import write_atomically

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "uji.bin"
        write_atomically(path, b"satu")
        write_atomically(path, b"dua")
        if path.read_bytes() != b"dua" or len(list(Path(folder).iterdir())) != 1:
            raise RuntimeError("a file was not replaced whole")
    return "tulis-ganti utuh"


_TESTS: tuple[tuple[str, Callable[[], str]], ...] = (
    ("versi", _versions),
    ("enkripsi", _encryption),
    ("segel", _seal),
    ("QR", _code),
    ("PDF dan huruf", _paper),
    ("simpan", _durable),
)
