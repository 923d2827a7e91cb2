"""A year's export of a village against the same bytes read, sealed by age, written, forced to disk, read back."""

import io
import os
import random
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from db.records.period import Period
from db.vocabulary import AttachmentKind
from desktop.services import attachments, exports, office_keys, reports
from desktop.services.desk import Desk
from desktop.services.exports import ExportChoice
from tests import pairs
from tests.benchmarks.table import Row
from tests.offices import draft

REPORTS, PHOTOS, ROUNDS = 500, 200, 3
YEAR = Period.parse("2026")


def rows(folder: Path) -> list[Row]:
    """Measure the export as the window makes it, without its preview."""
    os.environ["SIGAP_STATE_DIR"] = str(folder / "state")
    (folder / "stik").mkdir()
    village, mentor = pairs.village(folder / "desa"), pairs.inspectorate(folder / "inspektorat")
    pairs.pair(village, mentor, folder / "stik")
    _fill(village)
    ours, theirs = [], []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        (entry,) = exports.export(village, ExportChoice(period=YEAR), folder / "stik").record
        ours.append((time.perf_counter() - begun) * 1000)
        theirs.append(_bare(village, mentor, folder / "stik"))
    name = f"a year's export, {REPORTS} reports, {PHOTOS} photos, {entry.length / 1_000_000:.0f} MB"
    found = [Row(name, min(ours), min(theirs), "ms", most_ratio=3)]
    for desk in (village, mentor):
        desk.register.close()
    return found


def _fill(village: Desk) -> None:
    made = [
        replace(draft(), received_on=date(2026, 1, 2) + timedelta(days=n % 300), chronology=f"Contoh nomor {n}.")
        for n in range(REPORTS)
    ]
    reports.register_many(village, made)
    uids = [row.uid for row in reports.find_reports(village, reports.ReportQuery(limit=PHOTOS)).rows]
    for number, uid in enumerate(uids):
        attachments.add(village, uid, _photo(number), f"{number}.jpg", AttachmentKind.OBJECT_PHOTO)


def _photo(seed: int) -> bytes:
    """A picture as large as the register keeps a photograph, which does not pack."""
    from PIL import Image

    small = Image.frombytes("RGB", (160, 120), random.Random(seed).randbytes(160 * 120 * 3))
    out = io.BytesIO()
    small.resize((1600, 1200)).save(out, "JPEG", quality=85)
    return out.getvalue()


def _bare(village: Desk, mentor: Desk, stick: Path) -> float:
    """Read the same rows and files, seal them by age, write, force to disk, read back."""
    from pyrage import encrypt, x25519

    to = [x25519.Recipient.from_str(office_keys.own_public_keys(desk).recipient) for desk in (mentor, village)]
    begun = time.perf_counter()
    parts: list[bytes] = []
    with village.reading() as session:
        driver = session.connection().connection.dbapi_connection
        if driver is None:
            raise RuntimeError("no connection")
        cursor = driver.cursor()
        for table in ("reports", "report_objects", "report_events", "attachments"):
            for row in cursor.execute(f"SELECT * FROM {table}").fetchall():  # noqa: S608 — the four names above
                parts.append(repr(row).encode())
        sealed = cursor.execute("SELECT sealed_name FROM attachments").fetchall()
    store = village.register.attachments
    parts += [store.open(name) for (name,) in sealed]
    content = encrypt(b"".join(parts), to)
    path = stick / "acuan.age"
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if path.read_bytes() != content:
        raise RuntimeError("the disk gave other bytes back")
    taken = (time.perf_counter() - begun) * 1000
    path.unlink()
    return taken
