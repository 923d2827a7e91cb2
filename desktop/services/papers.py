"""Papers: previewed, issued once with a check code, reprinted identically, followed until the signed scan is back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from db.change import Change
from db.problem import Problem
from db.queries import papers as queries
from db.records import canonical
from db.records.changes import Done
from db.records.office import OfficeProfile
from db.records.paper import IssuedPaper
from db.vocabulary import AttachmentKind, PaperKind, PaperSize, Role, Topic
from desktop.printing.catalogue import PAPERS, draw_paper, join
from desktop.rules.check_code import check_code, tidy_code
from desktop.rules.texts import clean_record
from desktop.services import attachments, pictures
from desktop.services.desk import Desk, stored_profile
from desktop.services.paper_contents import PaperRequest, Prepared, Sources, frame_of
from desktop.services.period_papers import builder_of
from desktop.services.uids import new_uid

__all__ = [
    "PaperRequest",
    "attach_scan",
    "blank",
    "check_request",
    "find_by_check_code",
    "issue",
    "joined",
    "list_papers",
    "mark_printed",
    "mark_signed",
    "pdf",
    "preview",
    "recovery_sheet",
]


def preview(desk: Desk, request: PaperRequest) -> bytes:
    """Return the PDF of a paper as it would be issued; nothing is kept but who looked at a NIK."""
    prepared = _prepare(desk, request)
    _note_identity(desk, request.kind, prepared.content, prepared.subject_uid)
    return draw_paper(request.kind, prepared.content, check_code(canonical.to_bytes(prepared.content)))


def check_request(desk: Desk, request: PaperRequest) -> None:
    """Raise the Problem that would stop a paper from being issued; asked before the first of several is."""
    desk.require(Role.MANAGER, Role.CLERK)
    _prepare(desk, request)


def issue(desk: Desk, request: PaperRequest) -> Done[IssuedPaper]:
    """Issue a paper: its own words are kept, so a reprint is identical to the byte.

    Asked again with nothing changed, the paper issued before is given back.
    """
    desk.require(Role.MANAGER, Role.CLERK)
    prepared = _prepare(desk, request)
    kept = canonical.to_bytes(prepared.content)
    code = check_code(kept)
    paper_type = PAPERS[request.kind]
    with desk.changing() as change:
        known = queries.find_by_check_code(change.session, code, desk.viewer)
        if known is not None and known.kind is request.kind:
            return Done(replace(known, content=b""), change.changes)
        paper = IssuedPaper(
            uid=new_uid(desk.clock),
            kind=request.kind,
            subject_uid=prepared.subject_uid,
            title=paper_type.title,
            number=prepared.number,
            check_code=code,
            dated=request.dated or desk.today,
            issued_at=desk.clock.now(),
            issued_by=desk.account.name,
            needs_scan=paper_type.needs_scan,
            printed=False,
            signed_on=None,
            scan_uid="",
            content=kept,
        )
        queries.insert_paper(change.session, paper)
        change.audit("paper-issued", request.kind.value, paper.uid, code)
        change.touch(Topic.PAPERS)
    return Done(replace(paper, content=b""), change.changes)


def pdf(desk: Desk, paper_uid: str) -> bytes:
    """Return an issued paper as PDF, drawn from the words it was issued with.

    Raises Problem `paper-unknown`, `paper-changed` when its content no longer fits its check code, `not-allowed` for
    who may not see the names in it.
    """
    desk.require(Role.MANAGER, Role.CLERK, Role.READER)
    with desk.reading() as session:
        paper = queries.get_paper(session, paper_uid, desk.viewer)
    if check_code(paper.content) != paper.check_code:
        raise Problem("paper-changed", code=paper.check_code)
    content: Any = canonical.from_bytes(paper.content, PAPERS[paper.kind].content_type)
    _refuse_names(desk, paper.kind, with_names=getattr(content, "with_names", False))
    _note_identity(desk, paper.kind, content, paper.subject_uid)
    return draw_paper(paper.kind, content, paper.check_code)


def joined(desk: Desk, paper_uids: Sequence[str]) -> bytes:
    """Return several issued papers as one PDF, in the order given."""
    return join([pdf(desk, uid) for uid in paper_uids])


def list_papers(
    desk: Desk,
    subject_uid: str | None = None,
    awaiting_scan: bool | None = None,
    kinds: Sequence[PaperKind] = (),
) -> tuple[IssuedPaper, ...]:
    """Return issued papers, the latest first, without their content."""
    desk.require(Role.MANAGER, Role.CLERK, Role.READER)
    with desk.reading() as session:
        return queries.list_papers(
            session, desk.viewer, subject_uid=subject_uid, kinds=kinds, awaiting_scan=awaiting_scan
        )


def find_by_check_code(desk: Desk, code: str) -> IssuedPaper | None:
    """Return the paper that carries a check code, without its content, or None."""
    desk.require(Role.MANAGER, Role.CLERK, Role.READER)
    with desk.reading() as session:
        found = queries.find_by_check_code(session, tidy_code(code), desk.viewer)
    return None if found is None else replace(found, content=b"")


def mark_printed(desk: Desk, paper_uid: str) -> Done[None]:
    """Note that a paper went to the printer."""
    return _note(desk, paper_uid, "paper-printed", printed=True)


def mark_signed(desk: Desk, paper_uid: str, on: date) -> Done[None]:
    """Note the day a paper was signed.

    Raises Problem `date-in-future`.
    """
    if on > desk.today:
        raise Problem("date-in-future", field="signed_on", date=on)
    return _note(desk, paper_uid, "paper-signed", signed_on=on, printed=True)


def attach_scan(desk: Desk, paper_uid: str, content: bytes, file_name: str) -> Done[None]:
    """Keep the scan of the signed paper, with its report where it is about one."""
    desk.require(Role.MANAGER, Role.CLERK)
    kept = pictures.prepare(content, file_name)
    with desk.changing() as change:
        paper = queries.get_paper(change.session, paper_uid, desk.viewer)
        report_uid = paper.subject_uid if paper.kind in _ABOUT_A_REPORT else ""
        scan = attachments.keep(desk, change, kept, report_uid, AttachmentKind.SIGNED_SCAN, paper.title, paper_uid)
        _note_in(change, paper_uid, "paper-scanned", scan_uid=scan.uid, printed=True)
    return Done(None, change.changes)


def blank(desk: Desk, kind: PaperKind, paper_size: PaperSize | None = None) -> bytes:
    """Return an empty form or register page for days without power.

    Raises Problem `paper-not-blank` for papers that make no sense empty.
    """
    from desktop.services.blank_papers import blank_content

    with desk.reading() as session:
        profile = stored_profile(session)
    return draw_paper(kind, blank_content(kind, profile, desk.today, paper_size), "")


def recovery_sheet(profile: OfficeProfile, code: str, account_names: Sequence[str], made_on: date) -> bytes:
    """Return the recovery sheet as PDF; its content is the key, so it is never kept."""
    from desktop.printing.recovery import RecoveryPaper

    content = RecoveryPaper(
        frame=frame_of(profile, "", made_on, confidential=True),
        code=code,
        account_names=tuple(account_names),
        made_on=made_on,
    )
    return draw_paper(PaperKind.RECOVERY, content, "")


def _prepare(desk: Desk, request: PaperRequest) -> Prepared:
    desk.require(Role.MANAGER, Role.CLERK, Role.READER)
    _refuse_names(desk, request.kind, with_names=request.with_names)
    request = clean_record(request)
    with desk.reading() as session:
        return builder_of(request.kind)(Sources(session, desk, stored_profile(session), request))


def _note_identity(desk: Desk, kind: PaperKind, content: Any, report_uid: str) -> None:
    """Log that somebody looked at the one paper that shows a NIK in full."""
    if kind is PaperKind.REPORT_FORM and content.draft.reporter.nik:
        with desk.changing() as change:
            change.audit("identity-opened", "report", report_uid)
            change.touch(Topic.AUDIT)


def _refuse_names(desk: Desk, kind: PaperKind, *, with_names: bool) -> None:
    if not desk.sees_identities and (with_names or kind not in _WITHOUT_NAMES):
        raise Problem("not-allowed", role=desk.account.role)


_WITHOUT_NAMES = frozenset({PaperKind.SUMMARY, PaperKind.COVER_LETTER, PaperKind.NIL, PaperKind.DEADLINES})


_ABOUT_A_REPORT = frozenset({PaperKind.REPORT_FORM, PaperKind.RECEIPT, PaperKind.HANDOVER, PaperKind.DISTRIBUTION})


def _note(desk: Desk, paper_uid: str, action: str, **columns: object) -> Done[None]:
    desk.require(Role.MANAGER, Role.CLERK)
    with desk.changing() as change:
        queries.get_paper(change.session, paper_uid, desk.viewer)
        _note_in(change, paper_uid, action, **columns)
    return Done(None, change.changes)


def _note_in(change: Change, paper_uid: str, action: str, **columns: object) -> None:
    queries.update_paper(change.session, paper_uid, **columns)
    change.audit(action, "paper", paper_uid)
    change.touch(Topic.PAPERS)
