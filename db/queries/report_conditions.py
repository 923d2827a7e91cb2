"""Conditions on reports that several queries share: who sees what, which period, which states."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, func, or_

from db.models.reports import ReportModel
from db.queries.tables import table
from db.records.period import Period
from db.vocabulary import Confidentiality, ReportState

_reports = table(ReportModel)

_OPEN_STATES = frozenset(
    {ReportState.REGISTERED, ReportState.SENT_TO_UPG, ReportState.RETURNED, ReportState.FORWARDED, ReportState.DECIDED}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """Who is looking: secret reports are seen by the manager and by the clerk who wrote them."""

    account_uid: str
    sees_secret: bool


def visible_to(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition that hides secret reports from who may not see them."""
    if viewer.sees_secret:
        return _reports.c.id.is_not(None)
    return or_(_reports.c.confidentiality != Confidentiality.SECRET, _reports.c.written_by == viewer.account_uid)


def not_secret() -> ColumnElement[bool]:
    """Return the condition for everything that leaves the office: never a secret report."""
    result: ColumnElement[bool] = _reports.c.confidentiality != Confidentiality.SECRET
    return result


def in_period(period: Period) -> ColumnElement[bool]:
    """Return the condition for reports of a period, by the date of receipt or refusal, else of registration."""
    day = func.coalesce(_reports.c.received_on, _reports.c.registered_on)
    return and_(day >= period.first_day, day <= period.last_day)


def touches_period(period: Period) -> ColumnElement[bool]:
    """Return the condition for reports received in a period, or registered in it though received before."""
    registered = and_(_reports.c.registered_on >= period.first_day, _reports.c.registered_on <= period.last_day)
    return or_(in_period(period), registered)


def not_void() -> ColumnElement[bool]:
    """Return the condition that leaves void reports out."""
    result: ColumnElement[bool] = _reports.c.state != ReportState.VOID
    return result


def is_open() -> ColumnElement[bool]:
    """Return the condition for reports whose clocks still run."""
    return _reports.c.state.in_(_OPEN_STATES)
