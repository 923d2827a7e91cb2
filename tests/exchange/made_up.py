"""Made-up offices with fixed keys, made-up records, and ways to forge a package; nobody of these names exists."""

import hashlib
import zlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pyrage import x25519

from db.records.keys import KnownKey, OfficeKeys, PublicKeys
from db.records.office import Office
from db.vocabulary import KeyState, OfficeKind, PackageKind, Step
from desktop.exchange.container import write_container
from desktop.exchange.header import BodyInfo, Header
from desktop.exchange.records import PackageRecord, record_of, records_of_report
from desktop.exchange.seal import BlobSource, Outgoing, SealedFile, seal_bytes, seal_one
from desktop.exchange.unseal import OpenedFile, open_package
from tests.rules import made_up

WRITTEN = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
SET = "01890000-0000-7000-8000-000000000001"


def _keys(seed: str, identity: str, uid: str, code: str, name: str) -> OfficeKeys:
    secret = hashlib.sha256(f"made up {seed}".encode()).digest()
    public = PublicKeys(
        office_uid=uid,
        office_code=code,
        office_name=name,
        signing_key=Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw(),
        recipient=str(x25519.Identity.from_str(identity).to_public()),
    )
    return OfficeKeys(public=public, signing_secret=secret, identity=identity)


_VILLAGE = ("desa-rekaan", "36.04.05.2003", "Desa Rekaan")
_MENTOR = ("inspektorat-rekaan", "36.04", "Inspektorat Kabupaten Rekaan")

VILLAGE = _keys("village", "AGE-SECRET-KEY-1X5K4E70Z8ZPPN8678D2F3S62MD64S39DYNX33N704VFMWS6PWCCQFFLC8T", *_VILLAGE)
VILLAGE_NEW = _keys(
    "village new", "AGE-SECRET-KEY-1KG8EMTFES8EUCUAUPEVAZXCXANJKJAGXGL527R8SRV0MVGG3UNYQQLQZ0L", *_VILLAGE
)
OTHER = _keys(
    "other",
    "AGE-SECRET-KEY-1KZSQ3E727CZ9C5QKXCEXEUTQ946CQXZ4RRN082G4SJJL2CYMG97QLF72N3",
    "desa-karangan",
    "36.04.05.2004",
    "Desa Karangan",
)
MENTOR = _keys("mentor", "AGE-SECRET-KEY-1F9GQ973N3H9FDWAU5A5285HVJCRJXCTYMMVW62PNJ844C2Y2VRVS7L6RZE", *_MENTOR)
MENTOR_OLD = _keys("mentor old", "AGE-SECRET-KEY-132PGNK5SP0V2SGG8AF6W3WMML0JVTJNCD3Z4YFMZLLKUQQCT92JQS04WFW", *_MENTOR)
STRANGER = _keys(
    "stranger",
    "AGE-SECRET-KEY-15KJWTD495A5JL3JYAVDDYP889XC7XSMYCT6DLLCFEUS0R8DYPZ3QDNA60C",
    "kantor-asing",
    "36.99.99.2999",
    "Desa Asing",
)
MENTOR_KEYS = (MENTOR, MENTOR_OLD)


def known(*more: KnownKey) -> tuple[KnownKey, ...]:
    """What the mentor of these tests knows."""
    village = KnownKey(keys=VILLAGE.public, state=KeyState.CONFIRMED)
    other = KnownKey(keys=OTHER.public, state=KeyState.CONFIRMED)
    return (village, other, *more)


def office(keys: OfficeKeys = VILLAGE) -> Office:
    return Office(
        uid=keys.public.office_uid,
        kind=OfficeKind.VILLAGE,
        code=keys.public.office_code,
        name="Rekaan",
        term="Desa",
        regency="Kabupaten Rekaan",
    )


def report_records(count: int = 3, owner: str = VILLAGE.public.office_uid) -> tuple[PackageRecord, ...]:
    """Some reports with a timeline of two events each."""
    records: list[PackageRecord] = []
    for number in range(1, count + 1):
        events = (made_up.event(Step.REGISTERED), made_up.event(Step.SENT_TO_UPG, number=f"{number}/UPG"))
        events = tuple(replace(item, uid=f"{item.uid}-{number}") for item in events)
        report = made_up.record(number, events=events, owner_office=owner, received_on=date(2026, 11, number % 28 + 1))
        records.extend(records_of_report(report))
    return grouped(records)


def grouped(records: Iterable[PackageRecord]) -> tuple[PackageRecord, ...]:
    """Records as a file gives them back: by collection, in their order."""
    records = tuple(records)
    names = list(dict.fromkeys(record.collection for record in records))
    return tuple(sorted(records, key=lambda record: names.index(record.collection)))


def one_record(uid: str = "kantor-1", owner: str = VILLAGE.public.office_uid) -> PackageRecord:
    return record_of("offices", office(), uid=uid, owner_office=owner, created_at=WRITTEN)


def blob(content: bytes, uid: str = "lampiran-1", **changes: Any) -> BlobSource:
    return BlobSource(uid=uid, length=len(content), load=lambda: content, media_type="image/jpeg", **changes)


def outgoing(**changes: Any) -> Outgoing:
    made = Outgoing(
        kind=PackageKind.EXPORT,
        keys=VILLAGE,
        recipients=(MENTOR.public,),
        device="perangkat-1",
        sequence=1,
        previous="",
        uid=SET,
        period="2026-Q4",
        program="1.0",
        written_at=WRITTEN,
        records=report_records(),
        blobs=(),
    )
    return replace(made, **changes)


def sealed(**changes: Any) -> SealedFile:
    return seal_one(outgoing(**changes))


def opened(content: bytes, keys: tuple[OfficeKeys, ...] = MENTOR_KEYS) -> OpenedFile:
    return open_package(content, keys)


def plain_of(content: bytes, keys: OfficeKeys = MENTOR) -> bytes:
    """What is under the seal."""
    from pyrage import decrypt

    plain: bytes = decrypt(content, [x25519.Identity.from_str(keys.identity)])
    return plain


def forged(
    change: Callable[[dict[str, Any]], None] = lambda header: None,
    body: Callable[[dict[str, Any]], Any] | None = None,
    *,
    raw_body: bytes | None = None,
    packed: bytes | None = None,
    signer: OfficeKeys = VILLAGE,
    to: tuple[PublicKeys, ...] = (MENTOR.public,),
    **changes: Any,
) -> bytes:
    """A package whose header or body was changed before it was signed: sealed and signed as it should be."""
    plain = forged_plain(change, body, raw_body=raw_body, packed=packed, signer=signer, **changes)
    return seal_bytes(plain, to)


def forged_plain(
    change: Callable[[dict[str, Any]], None] = lambda header: None,
    body: Callable[[dict[str, Any]], Any] | None = None,
    *,
    raw_body: bytes | None = None,
    packed: bytes | None = None,
    signer: OfficeKeys = VILLAGE,
    **changes: Any,
) -> bytes:
    """What is under the seal of `forged`."""
    made = opened(sealed(**changes).content)
    if body is not None:
        said = msgspec.json.decode(zlib.decompress(made.body))
        answer = body(said)
        raw_body = msgspec.json.encode(answer if isinstance(answer, dict) and "records" in answer else said)
    if raw_body is not None:
        packed = zlib.compress(raw_body)
    if packed is None:
        packed = bytes(made.body)
    length = len(raw_body) if raw_body is not None else made.header.body.length
    info = BodyInfo(packed=len(packed), length=length, sha256=hashlib.sha256(packed).hexdigest())
    said = msgspec.to_builtins(msgspec.structs.replace(made.header, body=info))
    change(said)
    header = msgspec.convert(said, Header)
    return write_container(signer, header, packed, [bytes(item) for item in made.blobs])[0]
