"""Sign, then seal: records and attachments in, the bytes of `.sigap` files out."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from db.problem import Problem
from db.records.keys import OfficeKeys, PublicKeys, Rotation
from db.vocabulary import PackageKind
from desktop.exchange.container import blob_limit, write_container
from desktop.exchange.file_names import file_name
from desktop.exchange.header import AuditHead, BlobInfo, BodyInfo, HandOver, Header, PartOf, Sender
from desktop.exchange.limits import MEGABYTE, PART_LIMIT
from desktop.exchange.parts import PartPlan, plan_parts
from desktop.exchange.payload import BlobNote, counts_of, pack_body, totals_of
from desktop.exchange.records import PackageRecord
from desktop.exchange.upgrades import SCHEMA

OPEN_MARK = b"SIGAP-OPEN-v1\n"  # heads a file that is signed but not sealed
OPEN_KINDS = frozenset({PackageKind.ENROL})


@dataclass(frozen=True, slots=True, kw_only=True)
class BlobSource:
    """An attachment that goes along; `load` is called when its part is written, so that one part is in memory."""

    uid: str  # of the record it belongs to
    length: int  # bytes that `load` returns
    load: Callable[[], bytes] = field(repr=False)
    media_type: str = ""
    reduced: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """Everything that decides what a hand-over holds. It becomes one file, or several numbered parts.

    `sequence` is the number of the first file; `previous` is the digest of this device's file before it.
    An enrolment names no recipients and is not sealed; every other kind needs at least one.
    """

    kind: PackageKind
    keys: OfficeKeys
    recipients: tuple[PublicKeys, ...]
    device: str
    sequence: int
    previous: str
    uid: str  # of this hand-over, the same in all its parts
    period: str = ""
    program: str
    written_at: datetime
    records: tuple[PackageRecord, ...] = ()
    blobs: tuple[BlobSource, ...] = ()
    audit: AuditHead = field(default_factory=AuditHead)
    rotations: tuple[Rotation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedFile:
    """One `.sigap` file, ready to be written."""

    name: str
    content: bytes = field(repr=False)
    header: Header
    digest: str  # names the package whatever its seal
    sha256: str  # of the file as it is


def seal_parts(outgoing: Outgoing, limit: int = PART_LIMIT) -> Iterator[SealedFile]:
    """Yield the files of a hand-over, each at most `limit` bytes long, one at a time.

    Raises Problem `package-no-recipient`, `package-blob-too-large`, `package-part-too-small` or
    `package-body-too-large`.
    """
    if not outgoing.recipients and outgoing.kind not in OPEN_KINDS:
        raise Problem("package-no-recipient")
    plans = plan_parts(
        [len(record.raw) for record in outgoing.records], [blob.length for blob in outgoing.blobs], limit
    )
    previous = outgoing.previous
    for number, plan in enumerate(plans, start=1):
        part = PartOf(set=outgoing.uid, number=number, of=len(plans))
        sealed = _seal_part(outgoing, plan, part, previous)
        previous = sealed.digest
        yield sealed


def seal_one(outgoing: Outgoing) -> SealedFile:
    """Return a hand-over that fits one file.

    Raises Problem `package-part-too-small` when it does not, and those of `seal_parts`.
    """
    first, *more = seal_parts(outgoing)
    if more:
        raise Problem("package-part-too-small", megabytes=PART_LIMIT // MEGABYTE)
    return first


def seal_bytes(plain: bytes, recipients: tuple[PublicKeys, ...]) -> bytes:
    """Return bytes sealed by age to some offices."""
    from pyrage import encrypt, x25519

    addressed = dict.fromkeys(keys.recipient for keys in recipients)
    sealed: bytes = encrypt(plain, [x25519.Recipient.from_str(text) for text in addressed])
    return sealed


def _seal_part(outgoing: Outgoing, plan: PartPlan, part: PartOf, previous: str) -> SealedFile:
    records = [outgoing.records[n] for n in plan.records]
    sources = [outgoing.blobs[n] for n in plan.blobs]
    blobs = [source.load() for source in sources]
    infos = tuple(BlobInfo(length=len(blob), sha256=hashlib.sha256(blob).hexdigest()) for blob in blobs)
    notes = [
        BlobNote(uid=source.uid, sha256=info.sha256, media_type=source.media_type, reduced=source.reduced)
        for source, info in zip(sources, infos, strict=True)
    ]
    packed, length = pack_body(records, notes)
    header = Header(
        kind=outgoing.kind,
        office=Sender.of(outgoing.keys.public),
        device=outgoing.device,
        recipients=tuple(dict.fromkeys(keys.key_id for keys in outgoing.recipients)),
        sequence=outgoing.sequence + part.number - 1,
        previous=previous,
        schema=SCHEMA,
        program=outgoing.program,
        period=outgoing.period,
        part=part,
        counts=counts_of(records),
        totals=totals_of(records),
        audit=outgoing.audit,
        written_at=outgoing.written_at,
        rotations=tuple(HandOver.of(rotation) for rotation in outgoing.rotations),
        body=BodyInfo(packed=len(packed), length=length, sha256=hashlib.sha256(packed).hexdigest()),
        blobs=infos,
    )
    largest = blob_limit(header)
    if any(info.length > largest for info in infos):
        raise Problem("package-blob-too-large", megabytes=largest // MEGABYTE)
    plain, digest = write_container(outgoing.keys, header, packed, blobs)
    if outgoing.recipients:
        content = seal_bytes(plain, (*outgoing.recipients, outgoing.keys.public))
    else:
        content = OPEN_MARK + plain
    return SealedFile(
        name=file_name(header),
        content=content,
        header=header,
        digest=digest,
        sha256=hashlib.sha256(content).hexdigest(),
    )
