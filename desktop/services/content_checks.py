"""Whether reports and papers are still what the log says they were: edits made outside the program are named.

The log keeps a salted hash of what each change wrote (SAFETY.md §2.7), so a report is compared with it change by
change: number and content when registered, content of each correction, day and details of each step.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import audit
from db.models.papers import IssuedPaperModel
from db.models.reports import ReportModel, RevisionModel
from db.models.system import AuditEntryModel, AuditSaltModel
from db.queries.report_mapping import draft_columns, draft_of
from db.queries.reports import iterate_reports
from db.queries.tables import table
from db.records import canonical
from db.records.report import ReportDraft, ReportEvent, ReportRecord
from db.vocabulary import ReportState, Step
from desktop.rules.check_code import check_code
from desktop.rules.life_cycle import state_after

_REGISTERED, _CORRECTED = "report-registered", "report-corrected"
_STEPS = {f"report-{step.value.replace('_', '-')}": step for step in Step}
_SHOWN = ("total_value", "object_count", "giver_name", "giver_institution", "description")
_reports = table(ReportModel)


@dataclass(frozen=True, slots=True)
class ReportsFound:
    """How many reports were compared, the numbers of those that were changed, and how many are gone."""

    count: int
    changed: tuple[str, ...]
    missing: int


@dataclass(frozen=True, slots=True)
class _Line:
    """An entry of the log about one report; without its salt the hash says nothing any more."""

    action: str
    account_uid: str
    content_hash: str
    salt: bytes | None

    def fits(self, content: object) -> bool:
        return self.salt is None or audit.salted_hash(self.salt, content) == self.content_hash


def compare_reports(session: Session) -> ReportsFound:
    """Compare every report with its log."""
    lines = _lines_by_report(session)
    shown = {row.id: row for row in session.execute(select(_reports.c.id, *(_reports.c[name] for name in _SHOWN)))}
    changed: list[str] = []
    count = 0
    for report in iterate_reports(session):
        count += 1
        columns = draft_columns(report)
        same_row = all(getattr(shown[report.id], name) == columns[name] for name in _SHOWN)
        if not (same_row and _as_logged(session, report, lines.pop(report.uid, []))):
            changed.append(report.number)
    return ReportsFound(count, tuple(changed), len(lines))


def changed_papers(session: Session) -> tuple[int, tuple[str, ...]]:
    """Return how many issued papers there are and the check codes of those whose words no longer fit them."""
    count = 0
    wrong: list[str] = []
    statement = select(IssuedPaperModel.check_code, IssuedPaperModel.content)
    for code, content in session.execute(statement).yield_per(50):
        count += 1
        try:
            fits = check_code(zlib.decompress(content)) == code
        except zlib.error:
            fits = False
        if not fits:
            wrong.append(code)
    return count, tuple(wrong)


def _lines_by_report(session: Session) -> dict[str, list[_Line]]:
    found: dict[str, list[_Line]] = {}
    statement = (
        select(
            AuditEntryModel.subject_uid,
            AuditEntryModel.action,
            AuditEntryModel.account_uid,
            AuditEntryModel.content_hash,
            AuditSaltModel.salt,
        )
        .join(AuditSaltModel, AuditSaltModel.seq == AuditEntryModel.seq, isouter=True)
        .where(AuditEntryModel.subject_kind == "report", AuditEntryModel.action.in_(_STEPS))
        .order_by(AuditEntryModel.seq)
    )
    for uid, action, account_uid, content_hash, salt in session.execute(statement):
        found.setdefault(uid, []).append(_Line(action, account_uid, content_hash, salt))
    return found


def _as_logged(session: Session, report: ReportRecord, lines: Sequence[_Line]) -> bool:
    if not lines or lines[0].action != _REGISTERED or lines[0].account_uid != report.written_by:
        return False
    own = canonical.to_bytes(draft_of(report))
    if canonical.content_hash(own) != report.content_hash:
        return False
    return _revisions_fit(session, report, own, lines) and _steps_fit(report, lines)


def _revisions_fit(session: Session, report: ReportRecord, own: bytes, lines: Sequence[_Line]) -> bool:
    kept = _revisions(session, report.uid)
    written = [line for line in lines if line.action in (_REGISTERED, _CORRECTED)]
    if len(kept) != len(written) or len(kept) != report.revision or kept[-1] != own:
        return False
    try:
        drafts = [canonical.from_bytes(content, ReportDraft) for content in kept]
    except ValueError:
        return False
    contents: list[object] = [(report.number, drafts[0]), *drafts[1:]]
    return all(line.fits(content) for line, content in zip(written, contents, strict=True))


def _revisions(session: Session, uid: str) -> list[bytes]:
    statement = select(RevisionModel.content).where(RevisionModel.subject_uid == uid).order_by(RevisionModel.revision)
    return list(session.execute(statement).scalars())


def _steps_fit(report: ReportRecord, lines: Sequence[_Line]) -> bool:
    expected = [Step.DRAFTED, *(_STEPS[line.action] for line in lines)]
    if [event.step for event in report.events] != expected or _state(report.events) is not report.state:
        return False
    moved = zip(report.events[1:], lines, strict=True)
    return all(
        line.fits((event.on, event.details)) for event, line in moved if line.action not in (_REGISTERED, _CORRECTED)
    )


def _state(events: Sequence[ReportEvent]) -> ReportState | None:
    state, earlier = ReportState.DRAFT, list[Step]()
    for event in events:
        try:
            state = state_after(state, event.step, earlier)
        except ValueError:
            return None
        earlier.append(event.step)
    return state
