"""Bundles of a collector: whole files of other offices, checked and gathered, for the computer that decides."""

import hashlib
import tempfile
from collections.abc import Sequence
from pathlib import Path

from db.change import Change
from db.problem import Problem
from db.records.changes import Changes, Done
from db.vocabulary import FileState, PackageKind, Role, Topic
from desktop.exchange.parts import plan_parts
from desktop.exchange.seal import BlobSource, Outgoing, seal_parts
from desktop.exchange.stick import write_safely
from desktop.exchange.unseal import OpenedFile
from desktop.services import inbox
from desktop.services.desk import Desk
from desktop.services.devices import note_sent, take_number
from desktop.services.inbox import Outcome
from desktop.services.office_keys import ensure_keys
from desktop.services.program import program_name
from desktop.services.uids import new_uid

_MEDIA = "application/x-sigap"


def write_bundle(desk: Desk, paths: Sequence[Path], folder: Path) -> Done[tuple[tuple[Path, ...], tuple[Outcome, ...]]]:
    """Gather the files that can be opened into one bundle (or its parts); what is left out is told with its reason.

    Raises Problem `bundle-empty` when none of them can, and those of `write_safely`.
    """
    desk.require(Role.MANAGER, Role.CLERK)
    outcomes = []
    good: dict[str, Path] = {}
    for path in inbox.files_in(paths):
        outcome = inbox.preview(desk, path)
        held = outcome.state in (FileState.STAGED, FileState.QUARANTINED, FileState.SEEN_BEFORE)
        if held:
            good[hashlib.sha256(path.read_bytes()).hexdigest()] = path
        outcomes.append(outcome)
    if not good:
        raise Problem("bundle-empty")
    with desk.changing() as change:
        written = _write(desk, change, good, folder)
        change.audit("bundle-written", "file", "", tuple(good))
        change.touch(Topic.FILES)
    return Done((written, tuple(outcomes)), change.changes)


def open_bundle(desk: Desk, opened: OpenedFile) -> Done[tuple[Outcome, ...]]:
    """Take over the files of a bundle one by one, as if each had come by itself.

    Raises Problem `bundle-foreign` for a bundle of another office.
    """
    desk.require(Role.MANAGER, Role.CLERK)
    if not opened.own_copy or opened.header.kind is not PackageKind.BUNDLE:
        raise Problem("bundle-foreign", office=opened.header.office.name)
    outcomes = []
    changes = Changes()
    # Sealed as they are: what lies in the folder for a moment says nothing to anybody else.
    with tempfile.TemporaryDirectory(dir=desk.register.directory, prefix=".bundel-") as scratch:
        for number, blob in enumerate(opened.blobs, start=1):
            path = Path(scratch) / f"{number:04d}.sigap"
            path.write_bytes(blob)
            done = inbox.accept(desk, path)
            outcomes.append(done.record)
            changes |= done.changes
            path.unlink()
    return Done(tuple(outcomes), changes)


def _write(desk: Desk, change: Change, good: dict[str, Path], folder: Path) -> tuple[Path, ...]:
    kept = ensure_keys(change)
    own = kept.current.public
    blobs = tuple(
        BlobSource(uid=sha256, length=path.stat().st_size, load=path.read_bytes, media_type=_MEDIA)
        for sha256, path in good.items()
    )
    device, last = take_number(desk, change, own.office_uid, len(plan_parts([], [blob.length for blob in blobs])))
    written = []
    outgoing = Outgoing(
        kind=PackageKind.BUNDLE,
        keys=kept.current,
        recipients=(own,),
        device=device,
        sequence=last.sequence + 1,
        previous=last.digest,
        uid=new_uid(desk.clock),
        program=program_name(),
        written_at=desk.clock.now(),
        blobs=blobs,
    )
    for sealed in seal_parts(outgoing):
        written.append(write_safely(folder, sealed.name, sealed.content).path)
        note_sent(desk, change, own.office_uid, sealed.digest)
    return tuple(written)
