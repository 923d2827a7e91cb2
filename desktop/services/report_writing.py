"""Writing reports: registered with a number, corrected by a new revision, moved along their life cycle."""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, fields, replace
from datetime import date, datetime

from db.change import Change
from db.problem import Problem
from db.queries import drafts as draft_queries
from db.queries import reports as queries
from db.queries.calendar import own_days
from db.queries.report_conditions import is_open
from db.queries.report_mapping import draft_of
from db.queries.revisions import add_revision
from db.records import canonical
from db.records.changes import Done
from db.records.office import OfficeProfile
from db.records.report import GiftObject, ReportDraft, ReportEvent, ReportRecord, StepDetails
from db.vocabulary import Relation, ReportState, Role, Step, Topic
from desktop.rules.calendar import WorkCalendar
from desktop.rules.findings import refuse_blocked
from desktop.rules.law import rule_set_on
from desktop.rules.life_cycle import check_step, state_with
from desktop.rules.masking import COVER, mask_nik
from desktop.rules.numbering import format_number
from desktop.rules.report_checks import check_report
from desktop.rules.texts import clean_record, clean_text
from desktop.services.desk import Desk, stored_profile
from desktop.services.report_advice import derived_columns
from desktop.services.uids import new_uid
from desktop.services.work_calendar import calendar_of

# What the register itself adds to a draft, beside its timeline.
_REGISTERED = [
    f.name
    for f in fields(ReportRecord)
    if f.name not in {g.name for g in fields(ReportDraft)} | {"id", "events", "attachments"}
]


@dataclass(frozen=True, slots=True)
class _Desktop:
    """What writing needs from the register, read once per transaction."""

    profile: OfficeProfile
    calendar: WorkCalendar


def register_report(desk: Desk, draft: ReportDraft, draft_uid: str | None = None) -> Done[ReportRecord]:
    """Enter a report in the register: number, row, timeline, audit line, in one transaction.

    An incomplete report is registered with its gaps. Raises Problem with a code of the report checks when something
    cannot be kept at all, `number-taken` for a typed number in use.
    """
    desk.require(Role.MANAGER, Role.CLERK)
    with desk.changing() as change:
        started_at = desk.clock.now()
        if draft_uid is not None:
            stored = [d for d in draft_queries.list_drafts(change.session, desk.account.uid) if d.uid == draft_uid]
            started_at = stored[0].started_at if stored else started_at
            draft_queries.delete_draft(change.session, draft_uid, desk.account.uid)
        record = _register(desk, change, _context(change), draft, started_at)
        change.touch(Topic.REPORTS, Topic.DRAFTS)
    return Done(_masked(record), change.changes)


def register_many(
    desk: Desk, drafts: Sequence[ReportDraft], on_progress: Callable[[int], None] | None = None
) -> Done[int]:
    """Enter many reports in one transaction, all or none; return how many.

    Raises the Problems of `register_report`, their field headed by the place of the report in the list: [0], [1]…
    """
    desk.require(Role.MANAGER, Role.CLERK)
    with desk.changing() as change:
        context = _context(change)
        for count, draft in enumerate(drafts, start=1):
            try:
                _register(desk, change, context, draft, desk.clock.now())
            except Problem as problem:
                raise Problem(problem.code, field=f"[{count - 1}].{problem.field}", **problem.params) from problem
            if on_progress is not None:
                on_progress(count)
        change.audit("reports-imported", "reports", "", len(drafts))
        change.touch(Topic.REPORTS)
    return Done(len(drafts), change.changes)


def correct_report(desk: Desk, uid: str, draft: ReportDraft, reason: str) -> Done[ReportRecord]:
    """Correct a report by a new revision; the old one is kept with its reason.

    A masked NIK in the draft keeps the NIK of the register. Raises Problem `reason-missing`, `report-is-void`,
    `nothing-changed` and those of the report checks.
    """
    desk.require(Role.MANAGER, Role.CLERK)
    reason = clean_text(reason)
    if not reason:
        raise Problem("reason-missing", field="reason")
    with desk.changing() as change:
        before = queries.get_report(change.session, uid, desk.viewer)
        if before.state is ReportState.VOID:
            raise Problem("report-is-void", number=before.number)
        if draft.reporter.nik == mask_nik(before.reporter.nik):
            draft = replace(draft, reporter=replace(draft.reporter, nik=before.reporter.nik))
        draft = _prepared(desk, draft, {item.uid for item in before.objects})
        draft = replace(draft, typed_number=before.typed_number, imported_from=before.imported_from)
        content = canonical.to_bytes(draft)
        if content == canonical.to_bytes(draft_of(before)):
            raise Problem("nothing-changed")
        revision = before.revision + 1
        context = _context(change)
        columns = {
            "revision": revision,
            "rule_set": rule_set_on(draft.received_on or desk.today).code,
            "changed_at": desk.clock.now(),
            "content_hash": canonical.content_hash(content),
        }
        queries.replace_content(change.session, before, columns, draft)
        _keep_revision(desk, change, uid, revision, content, reason)
        event = _event(desk, Step.CORRECTED, desk.today, StepDetails(reason=reason))
        queries.insert_events(change.session, before.id, event)
        record = _refresh(desk, change, context, uid)
        _refresh_same_givers(desk, change, context, before, record)
        change.audit("report-corrected", "report", uid, draft)
        change.touch(Topic.REPORTS)
    return Done(_masked(record), change.changes)


def record_step(desk: Desk, uid: str, step: Step, on: date, details: StepDetails) -> Done[ReportRecord]:
    """Add a step to a report's timeline and move its state.

    Raises Problem `step-not-possible` when the step does not follow, or the code of the detail that is missing.
    """
    desk.require(Role.MANAGER, Role.CLERK)
    details = clean_record(details)
    with desk.changing() as change:
        before = queries.get_report(change.session, uid, desk.viewer)
        refuse_blocked(check_step(before, step, on, details, desk.today))
        queries.insert_events(change.session, before.id, _event(desk, step, on, details))
        state = state_with(before, step)
        queries.update_columns(change.session, before.id, {"state": state, "changed_at": desk.clock.now()})
        record = _refresh(desk, change, _context(change), uid)
        change.audit(f"report-{step.value.replace('_', '-')}", "report", uid, (on, details))
        change.touch(Topic.REPORTS)
    return Done(_masked(record), change.changes)


def refresh_derived(desk: Desk) -> int:
    """Count the deadlines of all open reports anew and return how many; for data made with a moving clock."""
    with desk.changing() as change:
        return recount(desk, change)


def recount(desk: Desk, change: Change) -> int:
    """Count the deadlines of all open reports anew, in the change of calendar or rules that asks for it."""
    context = _context(change)
    open_reports = list(queries.iterate_reports(change.session, [is_open()]))
    for report in open_reports:
        _refresh(desk, change, context, report.uid, report)
    change.touch(Topic.REPORTS)
    return len(open_reports)


def _register(desk: Desk, change: Change, context: _Desktop, draft: ReportDraft, started_at: datetime) -> ReportRecord:
    draft = _prepared(desk, draft, frozenset())
    office = context.profile.office
    today = desk.today
    number, running = _number(change, context.profile, draft.typed_number, today)
    uid, now, content = new_uid(desk.clock), desk.clock.now(), canonical.to_bytes(draft)
    started_on = started_at.astimezone().date() if started_at != now else today
    steps = ((Step.DRAFTED, min(started_on, today)), (Step.REGISTERED, today))
    record = ReportRecord(
        **{f.name: getattr(draft, f.name) for f in fields(ReportDraft)},
        id=0,
        uid=uid,
        owner_office=office.uid,
        revision=1,
        state=ReportState.REGISTERED,
        number=number,
        year=today.year,
        rule_set=rule_set_on(draft.received_on or today).code,
        registered_on=today,
        written_by=desk.account.uid,
        written_by_name=desk.account.name,
        created_at=now,
        changed_at=now,
        content_hash=canonical.content_hash(content),
        events=tuple(_event(desk, step, on, StepDetails()) for step, on in steps),
    )
    derived = derived_columns(change.session, record, context.profile, context.calendar, today)
    columns = {name: getattr(record, name) for name in _REGISTERED} | {"running_number": running} | derived
    record = replace(record, id=queries.insert_report(change.session, columns, draft))
    queries.insert_events(change.session, record.id, *record.events)
    _keep_revision(desk, change, uid, 1, content, "")
    _refresh_same_givers(desk, change, context, record)
    change.audit("report-registered", "report", uid, (number, draft))
    return record


def _number(change: Change, profile: OfficeProfile, typed: str, today: date) -> tuple[str, int | None]:
    """Return the number of a new report, and its running number unless it was typed."""
    office = profile.office
    if typed:
        if queries.number_taken(change.session, office.uid, typed):
            raise Problem("number-taken", field="typed_number", number=typed)
        return typed, None
    running = queries.next_running_number(change.session, office.uid, today.year)
    number = format_number(profile.number_template, running, office.code, today)
    while queries.number_taken(change.session, office.uid, number):  # somebody typed what would come next
        running += 1
        number = format_number(profile.number_template, running, office.code, today)
    return number, running


def _context(change: Change) -> _Desktop:
    profile = stored_profile(change.session)
    return _Desktop(profile, calendar_of(profile.work_week, own_days(change.session)))


def _prepared(desk: Desk, draft: ReportDraft, known: AbstractSet[str]) -> ReportDraft:
    """Return a draft cleaned and checked; objects keep a uid that is theirs in the register, others get a new one."""
    draft = clean_record(draft)
    if COVER in draft.reporter.nik:  # what was copied from a page or a list is not the number
        draft = replace(draft, reporter=replace(draft.reporter, nik=""))
    refuse_blocked(check_report(draft, desk.today))
    free = set(known)
    objects: list[GiftObject] = []
    for item in draft.objects:
        objects.append(item if item.uid in free else replace(item, uid=new_uid(desk.clock)))
        free.discard(item.uid)
    return replace(draft, objects=tuple(objects))


def _event(desk: Desk, step: Step, on: date, details: StepDetails) -> ReportEvent:
    return ReportEvent(
        uid=new_uid(desk.clock),
        step=step,
        on=on,
        at=desk.clock.now(),
        by_uid=desk.account.uid,
        by_name=desk.account.name,
        details=details,
    )


def _keep_revision(desk: Desk, change: Change, uid: str, revision: int, content: bytes, reason: str) -> None:
    add_revision(
        change.session,
        subject_kind="report",
        subject_uid=uid,
        revision=revision,
        at=desk.clock.now(),
        by_uid=desk.account.uid,
        by_name=desk.account.name,
        reason=reason,
        content=content,
        content_hash=canonical.content_hash(content),
    )


def _refresh(
    desk: Desk, change: Change, context: _Desktop, uid: str, report: ReportRecord | None = None
) -> ReportRecord:
    report = report or queries.get_report(change.session, uid, None)
    columns = derived_columns(change.session, report, context.profile, context.calendar, desk.today)
    queries.update_columns(change.session, report.id, columns)
    return report


def _refresh_same_givers(desk: Desk, change: Change, context: _Desktop, *reports: ReportRecord) -> None:
    """Advise anew on the other gifts of the colleagues in these reports: the limit for them is counted by the year."""
    for report in reports:
        colleagues = [o.giver.name for o in report.objects if o.giver.relation is Relation.COLLEAGUE]
        if colleagues and report.received_on is not None:
            for uid in queries.uids_of_givers(change.session, colleagues, report.received_on.year, report.uid):
                _refresh(desk, change, context, uid)


def _masked(record: ReportRecord) -> ReportRecord:
    return replace(record, reporter=replace(record.reporter, nik=mask_nik(record.reporter.nik)))
