"""Reports: found, read, opened, compared; what changes them stands in `report_writing`."""

from dataclasses import replace

from db.problem import Problem
from db.queries import report_rows
from db.queries import reports as queries
from db.queries.report_rows import ReportPage, ReportQuery
from db.queries.revisions import report_revisions
from db.records.report import ReportDraft, Reporter, ReportRecord, ReportRevision, ReportRow
from db.vocabulary import Role, Topic
from desktop.rules.duplicates import find_duplicates
from desktop.rules.masking import mask_nik
from desktop.rules.texts import clean_line, clean_record
from desktop.services.desk import Desk
from desktop.services.identities import hide_in_record, hide_in_revision, hide_in_row
from desktop.services.report_advice import advise
from desktop.services.report_advice import deadlines as deadlines_of
from desktop.services.report_writing import (
    correct_report,
    record_step,
    refresh_derived,
    register_many,
    register_report,
)

__all__ = [
    "ReportPage",
    "ReportQuery",
    "advise",
    "correct_report",
    "deadlines_of",
    "duplicates_of",
    "find_reports",
    "givers",
    "open_identity",
    "record_step",
    "refresh_derived",
    "register_many",
    "register_report",
    "report",
    "revisions",
]


def find_reports(desk: Desk, query: ReportQuery, *, with_totals: bool = True) -> ReportPage:
    """Return one page of the register; without totals (count and value -1) it is one indexed read."""
    desk.require(Role.MANAGER, Role.CLERK, Role.READER)
    query = clean_record(query)
    if not desk.sees_identities:
        query = _without_names(query)
    with desk.reading() as session:
        rows = report_rows.find_rows(session, query, desk.viewer, desk.today)
        found = report_rows.totals(session, query, desk.viewer, desk.today) if with_totals else (-1, -1, 0)
    count, value, voids = found
    return ReportPage(rows=tuple(_row(desk, row) for row in rows), count=count, total_value=value, void_count=voids)


def report(desk: Desk, uid: str) -> ReportRecord:
    """Return a report by uid or register number, its NIK masked; for a reader all identities are hidden.

    Raises Problem `report-unknown`.
    """
    desk.require(Role.MANAGER, Role.CLERK, Role.READER)
    with desk.reading() as session:
        record = queries.get_report(session, queries.find_uid(session, clean_line(uid), desk.viewer), desk.viewer)
    record = replace(record, reporter=_masked(record.reporter))
    return record if desk.sees_identities else hide_in_record(record)


def open_identity(desk: Desk, uid: str) -> ReportRecord:
    """Return a report with the NIK in full; that it was opened is in the audit log."""
    desk.require(Role.MANAGER, Role.CLERK)
    with desk.changing() as change:
        record = queries.get_report(change.session, uid, desk.viewer)
        change.audit("identity-opened", "report", uid)
        change.touch(Topic.AUDIT)
    return record


def revisions(desk: Desk, uid: str) -> tuple[ReportRevision, ...]:
    """Return every revision of a report, the first first, NIK masked."""
    desk.require(Role.MANAGER, Role.CLERK, Role.READER)
    with desk.reading() as session:
        queries.get_report(session, uid, desk.viewer)
        found = report_revisions(session, uid)
    masked = [
        replace(
            r, content=replace(r.content, reporter=replace(r.content.reporter, nik=mask_nik(r.content.reporter.nik)))
        )
        for r in found
    ]
    return tuple(masked) if desk.sees_identities else tuple(hide_in_revision(r) for r in masked)


def duplicates_of(desk: Desk, draft: ReportDraft, own_uid: str = "") -> tuple[ReportRow, ...]:
    """Return reports in the register that look like the draft (same giver, date, object, value)."""
    desk.require(Role.MANAGER, Role.CLERK)
    draft = clean_record(draft)
    with desk.reading() as session:
        candidates = queries.candidates_for_duplicates(session, draft, desk.viewer, own_uid)
        found = {match.report.uid for match in find_duplicates(draft, candidates)}
        return report_rows.rows_of(session, found, desk.viewer, desk.today)


def givers(desk: Desk, prefix: str) -> tuple[str, ...]:
    """Return names of givers that begin like the text typed."""
    if not desk.sees_identities or not prefix.strip():
        return ()
    with desk.reading() as session:
        return report_rows.givers_like(session, clean_line(prefix), desk.viewer)


def _masked(reporter: Reporter) -> Reporter:
    return replace(reporter, nik=mask_nik(reporter.nik))


def _row(desk: Desk, row: ReportRow) -> ReportRow:
    return row if desk.sees_identities else hide_in_row(row)


def _without_names(query: ReportQuery) -> ReportQuery:
    # A reader who could search by name would learn names from what is found.
    if query.giver or query.person:
        raise Problem("not-allowed", role=Role.READER)
    sort = "registered_on" if query.sort in ("reporter_name", "giver_name") else query.sort
    return replace(query, number_search=query.search, search="", sort=sort)
