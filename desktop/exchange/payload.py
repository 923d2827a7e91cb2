"""The body of a package: lists of records by collection, and which attachment each blob is.

Reading it never trusts a size: the JSON is unpacked to the length the header names and no further, counts and totals
are compared with the header, every record must belong to the sender. A record that is wrong in itself is set aside
with its reason; the others are read.
"""

import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any

import msgspec

from db.problem import Problem
from db.vocabulary import RecordState
from desktop.exchange import content_form
from desktop.exchange.contents import COLLECTIONS, Collection
from desktop.exchange.header import Hash, Header, Line, Uid, Word
from desktop.exchange.limits import BODY_LIMIT, MOST_BLOBS, MOST_RECORDS
from desktop.exchange.records import PackageRecord
from desktop.exchange.upgrades import SCHEMA, SHIPPED, Upgrades


class BlobNote(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a blob is: the record it belongs to, its type, and whether it is a smaller picture than the office keeps."""

    uid: Uid
    sha256: Hash
    media_type: Line = ""
    reduced: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A record that could not be taken, and why."""

    collection: str
    uid: str
    revision: int
    problem: Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Payload:
    """What a package holds."""

    records: tuple[PackageRecord, ...]
    set_aside: tuple[SetAside, ...] = ()
    blob_notes: tuple[BlobNote, ...] = ()

    def of(self, collection: str) -> tuple[PackageRecord, ...]:
        """Return the records of one collection, in the order of the file."""
        return tuple(record for record in self.records if record.collection == collection)


class _Envelope(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    uid: Uid
    revision: Annotated[int, msgspec.Meta(ge=1, le=1_000_000)]
    content_hash: Hash
    owner_office: Uid
    created_at: datetime
    changed_at: datetime
    state: RecordState = RecordState.LIVE
    minutes: Line = ""
    content: msgspec.Raw = msgspec.Raw(b"null")


class _Body(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    records: dict[Word, list[_Envelope]]
    blobs: Annotated[list[BlobNote], msgspec.Meta(max_length=MOST_BLOBS)]


def pack_body(records: Iterable[PackageRecord], blob_notes: Sequence[BlobNote]) -> tuple[bytes, int]:
    """Return the packed JSON document and its length before packing.

    Raises Problem `package-body-too-large`.
    """
    lists: dict[str, list[_Envelope]] = {}
    for record in records:
        lists.setdefault(record.collection, []).append(_envelope(record))
    body = msgspec.json.encode(_Body(records=lists, blobs=list(blob_notes)))
    if len(body) > BODY_LIMIT or sum(map(len, lists.values())) > MOST_RECORDS:
        raise Problem("package-body-too-large")
    return zlib.compress(body, 6), len(body)


def counts_of(records: Iterable[PackageRecord]) -> dict[str, int]:
    """Return how many records there are by collection."""
    return dict(sorted(Counter(record.collection for record in records).items()))


def totals_of(records: Iterable[PackageRecord]) -> dict[str, int]:
    """Return what is added up of the records, as `reports.value`."""
    totals: Counter[str] = Counter()
    for record in records:
        _add(totals, COLLECTIONS[record.collection], record.content)
    return dict(sorted(totals.items()))


def unpack_body(header: Header, packed: bytes | memoryview) -> bytes:
    """Return the JSON document of a package.

    Raises Problem `package-swells` when it is longer than its header says, `package-unreadable` when it is no zlib.
    """
    unpacker = zlib.decompressobj()
    try:
        body = unpacker.decompress(packed, header.body.length + 1)
    except zlib.error as error:
        raise Problem("package-unreadable") from error
    if len(body) > header.body.length or unpacker.unconsumed_tail:
        raise Problem("package-swells")
    if not unpacker.eof or unpacker.unused_data or len(body) < header.body.length:
        raise Problem("package-unreadable")
    return body


def read_payload(header: Header, packed: bytes | memoryview, upgrades: Upgrades = SHIPPED) -> Payload:
    """Read the body of a package whose header was checked.

    Raises Problem `package-too-old`, `package-swells`, `package-unreadable`, `package-too-deep`,
    `package-counts-differ`, `package-totals-differ`, `package-record-of-other-office` or `package-record-twice`.
    """
    if header.schema < upgrades.oldest_schema:
        raise Problem("package-too-old")
    if sum(header.counts.values()) > MOST_RECORDS:
        raise Problem("package-body-too-large")
    body = _decoded(header, unpack_body(header, packed), upgrades)
    _check_frame(header, body)
    records: list[PackageRecord] = []
    set_aside: list[SetAside] = []
    totals: Counter[str] = Counter()
    for name, envelopes in body.records.items():
        collection = COLLECTIONS[name]
        for envelope in envelopes:
            try:
                record, shape = _record(collection, envelope, header.schema < SCHEMA)
            except Problem as problem:
                set_aside.append(
                    SetAside(collection=name, uid=envelope.uid, revision=envelope.revision, problem=problem)
                )
            else:
                records.append(record)
                _add(totals, collection, shape)
    if not set_aside and totals != header.totals:
        raise Problem("package-totals-differ")
    kept = _without_orphans(records, set_aside) if set_aside else records
    return Payload(records=tuple(kept), set_aside=tuple(set_aside), blob_notes=tuple(body.blobs))


def _add(totals: Counter[str], collection: Collection, content: Any) -> None:
    if content is not None:
        for name, value in collection.totals(content).items():
            totals[f"{collection.name}.{name}"] += value


def _envelope(record: PackageRecord) -> _Envelope:
    return _Envelope(
        uid=record.uid,
        revision=record.revision,
        content_hash=record.content_hash,
        owner_office=record.owner_office,
        created_at=record.created_at,
        changed_at=record.changed_at,
        state=record.state,
        minutes=record.minutes,
        content=msgspec.Raw(record.raw or b"null"),
    )


def _decoded(header: Header, body: bytes, upgrades: Upgrades) -> _Body:
    try:
        if header.schema < SCHEMA:
            # Records of an older schema are put into today's form and written again, members sorted.
            older: Any = upgrades.body(header.schema, msgspec.json.decode(body))
            body = msgspec.json.encode(older, order="sorted")
        return msgspec.json.decode(body, type=_Body)
    except RecursionError:
        raise Problem("package-too-deep") from None
    except (msgspec.MsgspecError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise Problem("package-unreadable") from error


def _check_frame(header: Header, body: _Body) -> None:
    """Compare the body with its header, and every owner with the sender."""
    if {name: len(items) for name, items in body.records.items()} != dict(header.counts):
        raise Problem("package-counts-differ")
    if [note.sha256 for note in body.blobs] != [blob.sha256 for blob in header.blobs]:
        raise Problem("package-counts-differ")
    if not body.records.keys() <= COLLECTIONS.keys():
        raise Problem("package-unreadable")
    owner = header.office.uid
    for items in body.records.values():
        if any(item.owner_office != owner for item in items):
            raise Problem("package-record-of-other-office", office=header.office.name)
        if len({(item.uid, item.revision, item.content_hash) for item in items}) != len(items):
            raise Problem("package-record-twice")


def _record(collection: Collection, envelope: _Envelope, upgraded: bool) -> tuple[PackageRecord, Any]:
    """Return a record whose content was checked, and the content's members to look at.

    Raises Problem `package-record-invalid`, or what the collection refuses.
    """
    raw, stated = bytes(envelope.content), envelope.content_hash
    if envelope.created_at.tzinfo is None or envelope.changed_at.tzinfo is None:
        raise _invalid("created_at")
    if envelope.state is RecordState.DESTROYED:
        if raw != b"null" or not envelope.minutes:
            raise _invalid("minutes")
        return _as_record(collection.name, envelope, stated, b""), None
    if not upgraded and content_form.content_hash(raw) != stated:
        raise _invalid("content_hash")
    try:
        if upgraded:
            raw = content_form.rewritten(raw, collection.kind)[1]
            stated = content_form.content_hash(raw)
        shape = content_form.checked(raw, collection.kind)
    except content_form.ContentFault as fault:
        raise _invalid(str(fault)) from fault
    code = collection.refused(shape)
    if code:
        raise Problem(code)
    return _as_record(collection.name, envelope, stated, raw), shape


def _without_orphans(records: list[PackageRecord], set_aside: list[SetAside]) -> list[PackageRecord]:
    """Set aside what hangs on a record that was set aside itself."""
    reasons = {item.uid: item.problem for item in set_aside}
    kept = []
    for record in records:
        reason = None if record.content is None else reasons.get(COLLECTIONS[record.collection].parent(record.content))
        if reason is None:
            kept.append(record)
        else:
            set_aside.append(
                SetAside(collection=record.collection, uid=record.uid, revision=record.revision, problem=reason)
            )
    return kept


def _as_record(name: str, envelope: _Envelope, stated: str, raw: bytes) -> PackageRecord:
    return PackageRecord(
        collection=name,
        uid=envelope.uid,
        revision=envelope.revision,
        content_hash=stated,
        owner_office=envelope.owner_office,
        created_at=envelope.created_at,
        changed_at=envelope.changed_at,
        state=envelope.state,
        minutes=envelope.minutes,
        raw=raw,
    )


def _invalid(place: str) -> Problem:
    return Problem("package-record-invalid", place=place[:80])
