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
from desktop.services import attachments, paper_access, pictures
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
    paper_access.require_to_issue(desk, request.kind)
    _prepare(desk, request)


def issue(desk: Desk, request: PaperRequest) -> Done[IssuedPaper]:
    """Issue a paper: its own words are kept, so a reprint is identical to the byte.

    Asked again with nothing changed, the paper issued before is given back.
    """
    paper_access.require_to_issue(desk, request.kind)
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
            title=prepared.title or paper_type.title,
            number=prepared.number,
            check_code=code,
            dated=prepared.dated or request.dated or desk.today,
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
    with desk.reading() as session:
        paper = queries.get_paper(session, paper_uid, desk.viewer)
    paper_access.require_to_see(desk, paper.kind)
    if check_code(paper.content) != paper.check_code:
        raise Problem("paper-changed", code=paper.check_code)
    content: Any = canonical.from_bytes(paper.content, PAPERS[paper.kind].content_type)
    paper_access.refuse_names(desk, paper.kind, with_names=getattr(content, "with_names", False))
    paper_access.refuse_private(desk, paper.kind, content)
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
    """Return issued papers, the latest first, without their content; a trainer finds those of the trainings."""
    listed = paper_access.kinds_listed(desk, kinds)
    if listed is None:
        return ()
    with desk.reading() as session:
        return queries.list_papers(
            session, desk.viewer, subject_uid=subject_uid, kinds=listed, awaiting_scan=awaiting_scan
        )


def find_by_check_code(desk: Desk, code: str) -> IssuedPaper | None:
    """Return the paper that carries a check code, without its content, or None."""
    with desk.reading() as session:
        found = queries.find_by_check_code(session, tidy_code(code), desk.viewer)
    if found is None or paper_access.kinds_listed(desk, (found.kind,)) is None:
        return None
    return replace(found, content=b"")


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
    _may_follow(desk, paper_uid)
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
    paper_access.require_to_see(desk, request.kind)
    paper_access.refuse_names(desk, request.kind, with_names=request.with_names)
    request = clean_record(request)
    with desk.reading() as session:
        prepared = builder_of(request.kind)(Sources(session, desk, stored_profile(session), request))
    paper_access.refuse_private(desk, request.kind, prepared.content)
    return prepared


def _note_identity(desk: Desk, kind: PaperKind, content: Any, report_uid: str) -> None:
    """Log that somebody looked at the one paper that shows a NIK in full."""
    if kind is PaperKind.REPORT_FORM and content.draft.reporter.nik:
        with desk.changing() as change:
            change.audit("identity-opened", "report", report_uid)
            change.touch(Topic.AUDIT)


_ABOUT_A_REPORT = frozenset({PaperKind.REPORT_FORM, PaperKind.RECEIPT, PaperKind.HANDOVER, PaperKind.DISTRIBUTION})


def _note(desk: Desk, paper_uid: str, action: str, **columns: object) -> Done[None]:
    _may_follow(desk, paper_uid)
    with desk.changing() as change:
        _note_in(change, paper_uid, action, **columns)
    return Done(None, change.changes)


def _may_follow(desk: Desk, paper_uid: str) -> None:
    """Raise Problem `paper-unknown` or `not-allowed` for who may not note what became of a paper."""
    desk.require(Role.MANAGER, Role.CLERK, Role.TRAINER)
    with desk.reading() as session:
        paper_access.require_to_issue(desk, queries.get_paper(session, paper_uid, desk.viewer).kind)


def _note_in(change: Change, paper_uid: str, action: str, **columns: object) -> None:
    queries.update_paper(change.session, paper_uid, **columns)
    change.audit(action, "paper", paper_uid)
    change.touch(Topic.PAPERS)
