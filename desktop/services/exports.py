"""The file for the mentor: shown before it is made, sealed, written safely, entered in the book of files."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from db import audit
from db.change import Change
from db.problem import Problem
from db.queries import exchange_files as file_queries
from db.queries import partners as partner_queries
from db.queries.drafts import list_drafts
from db.queries.exchange_files import FileQuery
from db.records.changes import Done
from db.records.exchange import ExchangeFile, FileDetails, Partner
from db.records.period import Period
from db.records.report import AttachmentRecord, ReportDraft
from db.vocabulary import FileState, KeyState, PackageKind, PartnerRelation, Role, Topic
from desktop.exchange.header import AuditHead
from desktop.exchange.limits import CHAT_LIMIT, PART_LIMIT
from desktop.exchange.parts import plan_parts
from desktop.exchange.payload import counts_of, totals_of
from desktop.exchange.seal import BlobSource, Outgoing, SealedFile, seal_parts
from desktop.exchange.stick import write_safely
from desktop.rules.check_code import check_code
from desktop.rules.findings import FindingLevel
from desktop.rules.report_checks import check_report
from desktop.rules.texts import clean_line
from desktop.services import pictures
from desktop.services.desk import Desk
from desktop.services.devices import note_sent, present_device, take_number
from desktop.services.export_contents import Outbound, outbound
from desktop.services.office_keys import ensure_keys
from desktop.services.program import program_name
from desktop.services.uids import new_uid

__all__ = ["CHAT_LIMIT", "PART_LIMIT", "ExportChoice", "ExportPreview", "export", "files", "what_goes"]

_SMALLER_SIDE = 1_000  # pixels of the longer side of a picture that is made smaller still


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportChoice:
    """What is to go out: the period, whether the files of reports come along, how large a part may be.

    `reduced` makes pictures smaller still than the register keeps them, for slow lines. `to` is the uid of another
    office than the mentor, for a copy; `with_training` False leaves training out of it.
    """

    period: Period
    to: str = ""
    with_attachments: bool = True
    reduced: bool = False
    with_training: bool = True
    part_limit: int = PART_LIMIT  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportPreview:
    """What would be in the file and what would not. `findings` are to be read first; `blocking` forbids the file.

    `secret` is how many reports stay here because they are private; it is for this screen alone.
    """

    period: Period
    to: Partner | None
    counts: dict[str, int]
    totals: dict[str, int]
    attachments: int
    attachment_bytes: int  # before pictures are made smaller
    nil: bool
    secret: int
    findings: tuple[Problem, ...]
    blocking: Problem | None
    sent_before: tuple[ExchangeFile, ...]


def what_goes(desk: Desk, choice: ExportChoice) -> ExportPreview:
    """Return exactly what a file would hold, and what should be looked at before it is made."""
    desk.require(Role.MANAGER, Role.CLERK)
    with desk.reading() as session:
        to, blocking = _receiver(session, choice.to)
        out = _outbound(desk, session, choice, to)
        files_of = out.attachments if choice.with_attachments else ()
        before = file_queries.list_files(
            session,
            FileQuery(
                outgoing=True,
                kinds=frozenset({PackageKind.EXPORT}),
                period=choice.period,
                partner_uid=to.uid if to else "",
                limit=20,
            ),
        )
        findings = _findings(desk, session, choice.period, out)
    return ExportPreview(
        period=choice.period,
        to=to,
        counts=counts_of(out.records),
        totals=totals_of(out.records),
        attachments=len(files_of),
        attachment_bytes=sum(item.length for item in files_of),
        nil=out.nil,
        secret=out.secret,
        findings=findings,
        blocking=blocking,
        sent_before=before,
    )


def export(
    desk: Desk,
    choice: ExportChoice,
    folder: Path,
    *,
    name: str = "",
    on_progress: Callable[[int, int], None] | None = None,
) -> Done[tuple[ExchangeFile, ...]]:
    """Make the file, or its numbered parts, in a folder; each is read back and compared before it counts.

    `name` is the name of a file that is one part; without it the file names itself.
    Raises Problem `mentor-not-known`, `mentor-not-confirmed(office)`, and those of `seal_parts` and `write_safely`.
    """
    desk.require(Role.MANAGER, Role.CLERK)
    with desk.changing() as change:
        to, blocking = _receiver(change.session, choice.to)
        if blocking is not None or to is None:
            raise blocking or Problem("mentor-not-known")
        out = _outbound(desk, change.session, choice, to)
        blobs = tuple(_blob(desk, item, choice.reduced) for item in out.attachments) if choice.with_attachments else ()
        written = []
        with _nothing_half_written() as paths:
            for sealed in _sealed(desk, change, choice, to, out, blobs):
                given = name if name and sealed.header.part.of == 1 else sealed.name
                paths.append(write_safely(folder, given, sealed.content).path)
                entry = _entry(desk, to, sealed, paths[-1].name, out)
                file_queries.insert_file(change.session, entry)
                change.audit("export-written", "file", entry.uid, (sealed.digest, entry.details))
                note_sent(desk, change, to.uid, sealed.digest)
                written.append(entry)
                if on_progress:
                    on_progress(sealed.header.part.number, sealed.header.part.of)
        change.touch(Topic.FILES)
    return Done(tuple(written), change.changes)


def files(desk: Desk, query: FileQuery) -> tuple[tuple[ExchangeFile, ...], int]:
    """Return one page of the book of files in and out (buku ekspedisi), and how many match."""
    desk.require(Role.MANAGER, Role.CLERK, Role.READER)
    query = replace(query, search=clean_line(query.search))
    with desk.reading() as session:
        return file_queries.list_files(session, query), file_queries.count_files(session, query)


@contextmanager
def _nothing_half_written() -> Iterator[list[Path]]:
    """Give a list for the parts of a hand-over; when one cannot be written, those before it are taken away again."""
    paths: list[Path] = []
    try:
        yield paths
    except BaseException:
        for path in paths:
            with suppress(OSError):  # the stick may be gone, which is what led here
                path.unlink(missing_ok=True)
        raise


def _outbound(desk: Desk, session: Session, choice: ExportChoice, to: Partner | None) -> Outbound:
    copy = to is not None and to.relation is PartnerRelation.COPY
    mentor = "" if copy or to is None else to.uid
    return outbound(desk, session, choice.period, with_training=choice.with_training, covered=copy, mentor=mentor)


def _receiver(session: Session, uid: str) -> tuple[Partner | None, Problem | None]:
    """Return the office a file goes to, and what forbids sending to it."""
    if uid:
        to = partner_queries.get_partner(session, uid)
    else:
        mentors = partner_queries.list_partners(session, PartnerRelation.MENTOR)
        if not mentors:
            return None, Problem("mentor-not-known")
        to = mentors[0]
    if to.state is not KeyState.CONFIRMED:
        return to, Problem("mentor-not-confirmed", office=to.name)
    return to, None


def _findings(desk: Desk, session: Session, period: Period, out: Outbound) -> tuple[Problem, ...]:
    found: list[Problem | None] = [present_device(desk, session)[1]]
    if not audit.verify(session).sound:
        found.append(Problem("export-chain-broken"))
    if desk.today <= period.last_day:
        found.append(Problem("export-period-open", period=period.code))
    drafts = len(list_drafts(session, desk.account.uid))
    if drafts:
        found.append(Problem("export-drafts-left", count=drafts))
    drafts_sent = (r.content for r in out.records if r.collection == "reports" and r.content is not None)
    gaps = sum(1 for draft in drafts_sent if _has_gap(draft, desk.today))
    if gaps:
        found.append(Problem("export-reports-incomplete", count=gaps))
    if out.incomplete_sessions:
        found.append(Problem("export-session-open", count=out.incomplete_sessions))
    return tuple(problem for problem in found if problem is not None)


def _has_gap(draft: ReportDraft, today: date) -> bool:
    return any(finding.level is FindingLevel.GAP for finding in check_report(draft, today))


def _sealed(
    desk: Desk, change: Change, choice: ExportChoice, to: Partner, out: Outbound, blobs: tuple[BlobSource, ...]
) -> Iterator[SealedFile]:
    """Yield the parts of a hand-over, each with the next number of the line to its office."""
    kept = ensure_keys(change)
    chain = audit.state(change.session)
    parts = len(plan_parts([len(r.raw) for r in out.records], [b.length for b in blobs], choice.part_limit))
    device, last = take_number(desk, change, to.uid, parts)
    outgoing = Outgoing(
        kind=PackageKind.EXPORT,
        keys=kept.current,
        recipients=(to.keys,),
        device=device,
        sequence=last.sequence + 1,
        previous=last.digest,
        uid=new_uid(desk.clock),
        period=choice.period.code,
        program=program_name(),
        written_at=desk.clock.now(),
        records=out.records,
        blobs=blobs,
        audit=AuditHead(count=chain.count, head=chain.head),
        rotations=kept.rotations,
    )
    yield from seal_parts(outgoing, choice.part_limit)


def _blob(desk: Desk, item: AttachmentRecord, reduced: bool) -> BlobSource:
    store = desk.register.attachments

    def load() -> bytes:
        return store.open(item.sealed_name, item.sha256)

    if reduced and item.media_type == "image/jpeg":
        smaller = pictures.reduced(load(), _SMALLER_SIDE)
        if len(smaller) < item.length:
            return BlobSource(
                uid=item.uid, length=len(smaller), load=lambda: smaller, media_type=item.media_type, reduced=True
            )
    return BlobSource(uid=item.uid, length=item.length, load=load, media_type=item.media_type)


def _entry(desk: Desk, to: Partner, sealed: SealedFile, file_name: str, out: Outbound) -> ExchangeFile:
    header = sealed.header
    return ExchangeFile(
        uid=new_uid(desk.clock),
        outgoing=True,
        kind=header.kind,
        state=FileState.WRITTEN,
        partner_uid=to.uid,
        partner_code=to.code,
        partner_name=to.name,
        key_id=header.office.key_id,
        device=header.device,
        sequence=header.sequence,
        digest=sealed.digest,
        previous=header.previous,
        sha256=sealed.sha256,
        period=header.period,
        part_set=header.part.set,
        part_number=header.part.number,
        part_of=header.part.of,
        nil=out.nil,
        file_name=file_name,
        length=len(sealed.content),
        written_at=header.written_at,
        at=desk.clock.now(),
        by_name=desk.account.name,
        audit_count=header.audit.count,
        audit_head=header.audit.head,
        check_code=check_code(sealed.digest.encode()),
        details=FileDetails(
            counts=dict(header.counts),
            totals=dict(header.totals),
            attachments=len(header.blobs),
            program=header.program,
        ),
    )
