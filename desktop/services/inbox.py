"""Files of other offices at the mentor: opened, checked, shown, taken over; one transaction for each file.

A file that cannot be taken over is set aside with its reason and the others go on. The same file again changes
nothing, and the order in which files come makes no difference (SAFETY.md §2.4, S28).
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy.orm import Session

from db.change import Change
from db.problem import Problem
from db.queries import exchange_files as file_queries
from db.queries import partners as partner_queries
from db.queries.destroy_requests import put_request
from db.records.changes import Changes, Done
from db.records.exchange import ExchangeFile, FileDetails, SetAsideRecord
from db.records.keys import OfficeKeys
from db.start_checks import RELEASED_ON
from db.vocabulary import Arrival, FileStanding, FileState, OfficeKind, PackageKind, Role, Topic
from desktop.exchange.file_names import SUFFIX
from desktop.exchange.header import Header
from desktop.exchange.payload import Payload
from desktop.exchange.senders import KnownSender, check_sender
from desktop.exchange.unseal import OpenedFile, open_package, read_file
from desktop.rules.check_code import check_code
from desktop.rules.program_version import is_older
from desktop.rules.sequences import FileMark, device_histories, file_standing
from desktop.services import partners
from desktop.services.desk import Desk, stored_profile
from desktop.services.file_marks import mark_of
from desktop.services.joining import is_collector
from desktop.services.matrix import stored_rules
from desktop.services.office_keys import kept_keys
from desktop.services.uids import new_uid
from desktop.services.union import Arrivals, compare, take_over

READERS = (Role.MANAGER, Role.CLERK)
_KINDS = frozenset({PackageKind.EXPORT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one file, or what would: who sent it, how its records stand to the register, what is wrong.

    `arrivals` counts records by collection and arrival; `problem` is why it was not taken over, or None.
    """

    file_name: str
    state: FileState
    problem: Problem | None = None
    header: Header | None = field(default=None, repr=False)
    digest: str = ""
    office_name: str = ""
    office_code: str = ""
    period: str = ""
    arrivals: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    set_aside: tuple[SetAsideRecord, ...] = ()
    standing: FileStanding | None = None
    missing: tuple[int, ...] = ()  # numbers of this device that have not arrived
    clock_suspect: bool = False
    receipt_code: str = ""
    nil: bool = False

    def count(self, *kinds: Arrival) -> int:
        """Return how many records arrived in some of the ways."""
        return sum(found.get(kind, 0) for found in self.arrivals.values() for kind in kinds)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Examined:
    """A file that was opened and whose sender is trusted."""

    opened: OpenedFile
    sender: KnownSender
    payload: Payload
    arrivals: Arrivals
    standing: FileStanding
    missing: tuple[int, ...]
    clock_suspect: bool


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield files, and from folders every package in them and below, by name."""
    for path in paths:
        if path.is_dir():
            yield from sorted(found for found in path.rglob("*") if found.is_file() and found.suffix == SUFFIX)
        else:
            yield path


def preview(desk: Desk, path: Path) -> Outcome:
    """Say what taking a file over would do; changes nothing, not even for an office that is not known."""
    desk.require(*READERS)
    opened: OpenedFile | None = None
    try:
        opened = open_package(read_file(path), _own_keys(desk))
        with desk.reading() as session:
            known = _seen_before(session, opened)
            if known is not None:
                return _seen(opened, path.name, known)
            examined = _examine(session, desk, opened)
            return _outcome(examined, path.name, FileState.STAGED)
    except Problem as problem:
        return _refused(opened, path.name, sealed_elsewhere(desk, problem))


def accept(desk: Desk, path: Path, keys: tuple[OfficeKeys, ...] = ()) -> Done[Outcome]:
    """Take one file over as a whole; what cannot be taken over comes back as an outcome with its problem.

    An office whose first file this is becomes pending: the file is not taken over until a tutor has compared its eight
    words (`partners.confirm`), and can then be given again. `keys` are this office's own, when they are at hand.
    """
    desk.require(*READERS)
    name = path.name
    opened: OpenedFile | None = None
    try:
        opened = open_package(read_file(path), keys or _own_keys(desk))
        with desk.changing() as change:
            known = _seen_before(change.session, opened)
            if known is not None:
                return Done(_seen(opened, name, known), change.changes)
            if is_collector(change.session):  # before the sender is asked about: a collector takes up no office
                raise Problem("collector-decides-nothing")
            examined = _examine(change.session, desk, opened)
            outcome = _take(desk, change, examined, name)
        return Done(outcome, change.changes)
    except Problem as problem:
        return _set_aside(desk, opened, name, sealed_elsewhere(desk, problem))


def accept_all(
    desk: Desk,
    paths: Iterable[Path],
    *,
    on_progress: Callable[[int, int, Outcome], None] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Done[tuple[Outcome, ...]]:
    """Take many files or folders over, each by itself; stopped in between, what was taken over stays."""
    desk.require(*READERS)
    wanted = list(files_in(paths))
    keys = _own_keys(desk)
    outcomes = []
    changes = None
    for number, path in enumerate(wanted, start=1):
        if cancelled():
            break
        done = accept(desk, path, keys)
        changes = done.changes if changes is None else changes | done.changes
        outcomes.append(done.record)
        if on_progress:
            on_progress(number, len(wanted), done.record)
    return Done(tuple(outcomes), changes or Changes())


def sealed_elsewhere(desk: Desk, problem: Problem) -> Problem:
    """Say at a kecamatan what a file is that its keys do not open: most often its village's for the inspectorate."""
    if problem.code != "package-not-for-us":
        return problem
    with desk.reading() as session:
        kecamatan = stored_profile(session).office.kind is OfficeKind.SUBDISTRICT
    return Problem("inbox-sealed-for-other") if kecamatan else problem


def _own_keys(desk: Desk) -> tuple[OfficeKeys, ...]:
    with desk.reading() as session:
        kept = kept_keys(session)
    if kept is None:
        raise Problem("inbox-without-keys")
    return kept.all


def _seen_before(session: Session, opened: OpenedFile) -> ExchangeFile | None:
    found = file_queries.find_by_digest(session, opened.digest)
    return found if found is not None and found.state is FileState.ACCEPTED else None


def _examine(session: Session, desk: Desk, opened: OpenedFile) -> _Examined:
    header = opened.header
    if opened.own_copy:
        raise Problem("inbox-own-file")
    if header.kind not in _KINDS:
        raise Problem("inbox-other-kind", kind=header.kind)
    oldest = stored_rules(session).oldest_program
    if is_older(header.program, oldest):
        raise Problem("inbox-program-old", office=header.office.name, program=header.program, oldest=oldest)
    old = tuple(rotation.old_key_id for rotation in header.rotations)
    known = partner_queries.known_keys(session, header.office.uid, header.office.code, (header.office.key_id, *old))
    sender = check_sender(header, known)
    if not sender.trusted:
        raise Problem("inbox-office-pending", office=header.office.name)
    payload = opened.payload()
    marks = [
        mark_of(file) for file in file_queries.of_device(session, header.office.uid, header.device, FileState.ACCEPTED)
    ]
    own = FileMark(
        office=header.office.uid,
        device=header.device,
        sequence=header.sequence,
        digest=opened.digest,
        previous=header.previous,
        written_at=header.written_at,
        received_at=desk.clock.now(),
    )
    (history,) = [item for item in device_histories([*marks, own], RELEASED_ON) if item.office == own.office]
    return _Examined(
        opened=opened,
        sender=sender,
        payload=payload,
        arrivals=compare(session, payload, header.office.uid, header.office.name),
        standing=file_standing(marks, own),
        missing=tuple(number for gap in history.gaps for number in gap.numbers),
        clock_suspect=any(finding.mark == own for finding in history.clocks),
    )


def _take(desk: Desk, change: Change, examined: _Examined, file_name: str) -> Outcome:
    outcome = _outcome(examined, file_name, FileState.ACCEPTED)
    partners.follow_rotation(change, examined.sender)
    header = examined.opened.header
    entry = _entry(desk, examined, file_name, outcome)
    file_id = file_queries.insert_file(change.session, entry)
    take_over(desk, change, examined.opened, examined.payload, examined.arrivals, file_id)
    for record in examined.payload.records:
        if record.minutes:
            put_request(
                change.session,
                new_uid(desk.clock),
                office_uid=record.owner_office,
                collection=record.collection,
                record_uid=record.uid,
                revision=record.revision,
                minutes=record.minutes,
                file_id=file_id,
                at=desk.clock.now(),
            )
    change.audit("file-accepted", "file", entry.uid, (examined.opened.digest, header.audit.count, header.audit.head))
    change.touch(Topic.FILES, Topic.RECEIVED)
    return outcome


def _set_aside(desk: Desk, opened: OpenedFile | None, name: str, problem: Problem) -> Done[Outcome]:
    """Return why a file was not taken over; an office that is not known yet is remembered as pending."""
    changes = Changes()
    outcome = _refused(opened, name, problem)
    if opened is not None and problem.code == "package-office-unknown" and opened.header.kind in _KINDS:
        kind = _kind_said(opened)
        with desk.changing() as change:
            partners.remember_sender(change, opened.header.office.keys, kind)
        changes = change.changes
        outcome = replace(outcome, problem=Problem("inbox-office-pending", office=opened.header.office.name))
    return Done(outcome, changes)


def _refused(opened: OpenedFile | None, name: str, problem: Problem) -> Outcome:
    outcome = Outcome(file_name=name, state=_state_of(problem), problem=problem)
    if opened is None:
        return outcome
    return replace(
        outcome,
        header=opened.header,
        digest=opened.digest,
        office_name=opened.header.office.name,
        office_code=opened.header.office.code,
        period=opened.header.period,
    )


def _kind_said(opened: OpenedFile) -> str:
    try:
        offices = opened.payload().of("offices")
    except Problem:
        return ""
    return str(offices[0].content.kind.value) if offices and offices[0].content is not None else ""


def _state_of(problem: Problem) -> FileState:
    held = ("inbox-office-pending", "package-office-unknown")
    return FileState.QUARANTINED if problem.code in held else FileState.REJECTED


def _seen(opened: OpenedFile, name: str, known: ExchangeFile) -> Outcome:
    return Outcome(
        file_name=name,
        state=FileState.SEEN_BEFORE,
        header=opened.header,
        digest=opened.digest,
        office_name=known.partner_name,
        office_code=known.partner_code,
        period=known.period,
        arrivals=known.details.arrivals,
        receipt_code=known.check_code,
        nil=known.nil,
    )


def _outcome(examined: _Examined, name: str, state: FileState) -> Outcome:
    header = examined.opened.header
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for record in examined.payload.records:
        counts[record.collection][examined.arrivals.of(record)] += 1
    aside = tuple(
        SetAsideRecord(
            collection=item.collection,
            uid=item.uid,
            revision=item.revision,
            code=item.problem.code,
            params={key: str(value) for key, value in item.problem.params.items()},
        )
        for item in examined.payload.set_aside
    )
    periods = examined.payload.of("periods")
    return Outcome(
        file_name=name,
        state=state,
        header=header,
        digest=examined.opened.digest,
        office_name=header.office.name,
        office_code=header.office.code,
        period=header.period,
        arrivals={collection: dict(found) for collection, found in sorted(counts.items())},
        set_aside=aside,
        standing=examined.standing,
        missing=examined.missing,
        clock_suspect=examined.clock_suspect,
        receipt_code=check_code(f"{examined.opened.digest}|{len(aside)}".encode()),
        nil=bool(periods) and all(record.content is not None and record.content.nil for record in periods),
    )


def _entry(desk: Desk, examined: _Examined, file_name: str, outcome: Outcome) -> ExchangeFile:
    opened, header = examined.opened, examined.opened.header
    now = desk.clock.now()
    return ExchangeFile(
        uid=new_uid(desk.clock),
        outgoing=False,
        kind=header.kind,
        state=FileState.ACCEPTED,
        partner_uid=header.office.uid,
        partner_code=header.office.code,
        partner_name=header.office.name,
        key_id=header.office.key_id,
        device=header.device,
        sequence=header.sequence,
        digest=opened.digest,
        previous=header.previous,
        sha256=opened.sha256,
        period=header.period,
        part_set=header.part.set,
        part_number=header.part.number,
        part_of=header.part.of,
        nil=outcome.nil,
        file_name=file_name[:200],
        length=len(opened.body) + sum(len(blob) for blob in opened.blobs),
        written_at=header.written_at,
        at=now,
        by_name=desk.account.name,
        decided_at=now,
        decided_by=desk.account.name,
        standing=examined.standing.value,
        clock_suspect=examined.clock_suspect,
        audit_count=header.audit.count,
        audit_head=header.audit.head,
        check_code=outcome.receipt_code,
        details=FileDetails(
            counts=dict(header.counts),
            totals=dict(header.totals),
            arrivals=outcome.arrivals,
            set_aside=outcome.set_aside,
            attachments=len(header.blobs),
            program=header.program,
        ),
    )
