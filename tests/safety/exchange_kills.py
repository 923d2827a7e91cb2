"""R4, S28: kill -9 while an inspectorate takes a folder of files in, and while a village writes files to a stick.

Run with the others by `python -m tests.safety.kills N`.
"""

import os
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.orm import Session

from db import audit
from db.clock import FixedClock
from db.queries.exchange_files import FileQuery
from db.queries.received import content_digest
from db.records.keys import OfficeKeys
from db.records.period import Period
from db.records.report import AttachmentRecord
from db.vocabulary import AttachmentKind, FileState, PackageKind
from desktop.exchange.records import PackageRecord, record_of
from desktop.exchange.report_contents import attachment_content
from desktop.exchange.unseal import open_package, read_file
from desktop.services import attachments, exports, inbox, received, reports, sign_in
from desktop.services.desk import Desk
from desktop.services.exports import ExportChoice
from desktop.services.office_keys import kept_keys
from tests import many_villages, offices, pairs
from tests.exchange import batches
from tests.exchange import made_up as here
from tests.exchange.at_mentor import mentor_of_made_up_files
from tests.many_villages import Village
from tests.safety import registers
from tests.safety.kills import Outcome, Pace, killed, trials
from tests.safety.registers import Template
from tests.services.files import jpeg

FILES = 12  # of one folder
HANDED = 4  # files of one village, one after another
REPORTS = 3  # of one file
PERIOD = Period.parse(batches.PERIOD)

_WHOLE = """
SELECT f.partner_uid,
    (SELECT count(*) FROM received_records r WHERE r.file_id = f.id),
    (SELECT count(*) FROM received_blobs b WHERE b.file_id = f.id)
FROM exchange_files f
"""
_ORPHANS = """
SELECT (SELECT count(*) FROM received_records WHERE file_id NOT IN (SELECT id FROM exchange_files))
    + (SELECT count(*) FROM received_blobs WHERE file_id NOT IN (SELECT id FROM exchange_files))
    + (SELECT count(*) FROM received_blobs WHERE record_uid NOT IN (SELECT uid FROM received_records))
"""


def imports(kills: int, seed: int) -> Outcome:
    """Each file is in as a whole or not at all, those acknowledged are in, and the next run completes the rest."""
    with _scene() as folder:
        known = batches.villages(FILES)
        incoming = folder / "masuk"
        incoming.mkdir()
        expected = {one.office.uid: _write(incoming / f"{n}.sigap", one) for n, one in enumerate(known)}
        made = _mentor(folder / "inspektorat", known)
        undisturbed = _undisturbed(made, folder / "utuh", incoming)
        pace = Pace(random.Random(seed))

        def trial(directory: Path, chance: random.Random, outcome: Outcome) -> None:
            def work(tell: Callable[[int], None]) -> None:
                desk = _signed_in(directory)
                tell(0)
                inbox.accept_all(desk, [incoming], on_progress=lambda _n, _all, one: tell(int(one.file_name[:-6])))

            words, seconds = killed(work, pace.delay())
            pace.note(seconds)
            outcome.acknowledged += len(words)
            desk = _signed_in(directory)
            there = _whole(desk, expected)
            outcome.before += not there
            outcome.after += bool(there)
            lost = {known[number].office.uid for number in words} - there
            if lost or "commits-lost" in [finding.code for finding in desk.register.findings]:
                outcome.bad.append(f"lost {lost}")
            again = inbox.accept_all(desk, [incoming]).record
            states = Counter(one.state for one in again)
            if states != Counter({FileState.SEEN_BEFORE: len(there)}) + Counter(
                {FileState.ACCEPTED: FILES - len(there)}
            ):
                outcome.bad.append(f"the next run: {states} after {len(there)}")
            if _whole(desk, expected) != set(expected) or _digest(desk) != undisturbed:
                outcome.bad.append("the next run ended elsewhere than one nobody disturbed")
            desk.register.close()

        return trials(kills, seed, trial, lambda _folder: made)


def handovers(kills: int, seed: int) -> Outcome:
    """On the stick is no file or a whole one, what the book lists is there, and no number is used twice."""
    with _scene() as folder:
        made, mentor = _village(folder)
        pace = Pace(random.Random(seed))

        def trial(directory: Path, chance: random.Random, outcome: Outcome) -> None:
            stick = directory.parent / "stik"
            stick.mkdir()

            def work(tell: Callable[[int], None]) -> None:
                desk = _signed_in(directory)
                tell(0)
                for __ in range(HANDED):
                    tell(_hand_over(desk, stick))

            words, seconds = killed(work, pace.delay())
            pace.note(seconds)
            outcome.acknowledged += len(words)
            numbers = _on_the_stick(stick, mentor)
            outcome.before += not numbers
            outcome.after += bool(numbers)
            desk = _signed_in(directory)
            booked = _booked(desk)
            if set(words) - booked or booked - set(numbers):
                outcome.bad.append(f"acknowledged {words}, booked {booked}, on the stick {numbers}")
            following = _hand_over(desk, stick)
            if following <= max([0, *numbers]) or sorted([*numbers, following]) != _on_the_stick(stick, mentor):
                outcome.bad.append(f"{following} came after {numbers}")
            desk.register.close()

        return trials(kills, seed, trial, lambda _folder: made)


@contextmanager
def _scene() -> Iterator[Path]:
    """A folder for what is made once, and the state folder of the caller afterwards."""
    registers.quick_keys()
    before = os.environ.get("SIGAP_STATE_DIR")
    folder = Path(tempfile.mkdtemp(prefix="sigap-kills-exchange-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)
        if before is not None:
            os.environ["SIGAP_STATE_DIR"] = before


def _signed_in(directory: Path) -> Desk:
    return sign_in.sign_in(directory, offices.MANAGER, offices.PASSWORD, FixedClock(offices.START))


def _write(path: Path, village: Village) -> tuple[int, int]:
    """Write a village's file with a picture of each report; return how many records and pictures it has."""
    records = many_villages.records(village, PERIOD.code, REPORTS)
    photos = [_photo(record.uid, village) for record in records if record.collection == "reports"]
    blobs = tuple(here.blob(jpeg(), photo.uid) for photo in photos)
    together = here.grouped((*records, *photos))
    path.write_bytes(here.sealed(keys=village.keys, records=together, blobs=blobs, period=PERIOD.code).content)
    return len(together), len(blobs)


def _photo(report_uid: str, village: Village) -> PackageRecord:
    item = AttachmentRecord(
        uid=f"{report_uid}-foto",
        kind=AttachmentKind.OBJECT_PHOTO,
        file_name="foto.jpg",
        media_type="image/jpeg",
        length=len(jpeg()),
        sha256="00" * 32,
        sealed_name="",
        caption="",
        added_at=here.WRITTEN,
        added_by=offices.CLERK,
        subject_uid=report_uid,
    )
    content = attachment_content(item)
    return record_of(
        "attachments", content, uid=item.uid, owner_office=village.office.uid, created_at=many_villages.WRITTEN
    )


def _mentor(folder: Path, known: list[Village]) -> Template:
    """An inspectorate that knows the villages, closed."""
    os.environ["SIGAP_STATE_DIR"] = str(folder / "state")
    desk = mentor_of_made_up_files(folder / "buku")
    many_villages.know(desk, known)
    desk.register.close()
    return Template(folder / "buku", folder / "state")


def _undisturbed(made: Template, folder: Path, incoming: Path) -> str:
    """The digest of a register that took the folder in and was not killed."""
    desk = _signed_in(made.copy(folder))
    assert {one.state for one in inbox.accept_all(desk, [incoming]).record} == {FileState.ACCEPTED}
    digest = _digest(desk)
    desk.register.close()
    return digest


def _digest(desk: Desk) -> str:
    with desk.reading() as session:
        return content_digest(session)


def _whole(desk: Desk, expected: dict[str, tuple[int, int]]) -> set[str]:
    """Return the offices whose files are there; raise AssertionError when something is there in part."""
    with desk.reading() as session:
        rows = session.execute(text(_WHOLE)).all()
        there = {row[0]: (row[1], row[2]) for row in rows}
        assert len(there) == len(rows), "a file is there twice"
        assert there.items() <= expected.items(), f"half a file: {there}"
        assert session.execute(text(_ORPHANS)).scalar_one() == 0, "rows of a file that is not there"
        assert audit.verify(session).sound
        _same_in_the_audit(session, len(there))
        sealed = session.execute(text("SELECT sealed_name FROM received_blobs")).scalars().all()
    found = desk.register.attachments.check(sealed)
    assert not found.missing and not found.damaged, found
    for office in there:
        for number in range(1, REPORTS + 1):
            uid = f"{office}-laporan-{PERIOD.code}-{number}-foto"
            assert received.attachment(desk, uid) == jpeg()
    return set(there)


def _same_in_the_audit(session: Session, files: int) -> None:
    entries = session.execute(text("SELECT count(*) FROM audit_entries WHERE action = 'file-accepted'")).scalar_one()
    assert entries == files, f"{entries} lines of the audit log for {files} files"


def _village(folder: Path) -> tuple[Template, tuple[OfficeKeys, ...]]:
    """A village with reports and pictures that has confirmed its mentor, closed; and the mentor's keys."""
    state = folder / "state"
    os.environ["SIGAP_STATE_DIR"] = str(state)
    pairs.build_template(folder)
    desk = _signed_in(folder / "desa")
    for __ in range(REPORTS):
        uid = reports.register_report(desk, offices.draft()).record.uid
        attachments.add(desk, uid, jpeg(), "foto.jpg", AttachmentKind.OBJECT_PHOTO, "Bingkisan")
    desk.register.close()
    mentor = _signed_in(folder / "inspektorat")
    with mentor.reading() as session:
        kept = kept_keys(session)
    mentor.register.close()
    assert kept is not None
    return Template(folder / "desa", state), kept.all


def _hand_over(desk: Desk, stick: Path) -> int:
    (entry,) = exports.export(desk, ExportChoice(period=PERIOD), stick).record
    return entry.sequence


def _on_the_stick(stick: Path, mentor: tuple[OfficeKeys, ...]) -> list[int]:
    """Return the numbers of the files on a stick, each of which must be whole; nothing else may look like a file."""
    numbers = []
    for path in stick.iterdir():
        if path.suffix == ".tmp" and path.name.startswith("~"):
            continue  # being written when the program died: no file for anybody
        opened = open_package(read_file(path), mentor)
        assert len(opened.payload().of("reports")) == len(opened.blobs) == REPORTS
        numbers.append(opened.header.sequence)
    assert len(set(numbers)) == len(numbers), f"a number used twice: {numbers}"
    return sorted(numbers)


def _booked(desk: Desk) -> set[int]:
    book, _count = exports.files(desk, FileQuery(outgoing=True, kinds=frozenset({PackageKind.EXPORT})))
    return {file.sequence for file in book}
