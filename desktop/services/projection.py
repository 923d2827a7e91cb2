"""From a received record to the columns its list is drawn from: what the record itself says, never guessed."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from db.records.names import normalised
from db.records.office import RegencyRules
from db.records.period import Period
from db.records.report import ReportDraft, ReportEvent, ReportRecord
from db.vocabulary import RecordState, ReportState, Step
from desktop.exchange.records import PackageRecord
from desktop.exchange.report_contents import EventContent, ReportContent
from desktop.exchange.training_contents import (
    CertificateContent,
    OfficialContent,
    OutsideCertificateContent,
    PeriodContent,
    SessionContent,
)
from desktop.rules.calendar import WorkCalendar
from desktop.rules.deadlines import due_and_late
from desktop.rules.life_cycle import state_after

Columns = dict[str, Any]
_DRAFT = tuple(item.name for item in fields(ReportDraft))
NOTHING: Columns = {
    "day": None,
    "title": "",
    "number": "",
    "kind": "",
    "status": "",
    "value": 0,
    "people": 0,
    "due_on": None,
    "late": False,
    "search_text": "",
}


def columns_of(record: PackageRecord) -> Columns:
    """Return the derived columns of a record; those of a report need its timeline too (`report_columns`)."""
    if record.state is not RecordState.LIVE or record.content is None:
        return NOTHING
    maker = _MAKERS.get(type(record.content))
    return NOTHING if maker is None else NOTHING | maker(record.content)


def report_columns(
    content: ReportContent, events: Sequence[EventContent], calendar: WorkCalendar, rules: RegencyRules
) -> Columns:
    """Return the derived columns of a report: its state and open deadline follow from its timeline."""
    report = report_record(content, events)
    # What is open and late today follows from `due_on`; kept is only what was done late.
    due_on, was_late = due_and_late(report, calendar, rules)
    return NOTHING | {
        "day": content.received_on or content.registered_on,
        "title": content.objects[0].description[:200] if content.objects else "",
        "number": content.number,
        "kind": content.kind.value,
        "status": report.state.value,
        "value": 0 if report.state is ReportState.VOID else report.total_value,
        "due_on": due_on,
        "late": was_late,
        "search_text": normalised(
            " ".join(
                (
                    content.number,
                    content.reporter.name,
                    content.reporter.position,
                    *(text for o in content.objects for text in (o.giver.name, o.giver.institution, o.description)),
                )
            )
        ),
    }


def report_record(content: ReportContent, events: Sequence[EventContent], **more: Any) -> ReportRecord:
    """Return a received report as the record that deadlines, papers and pages know."""
    timeline = tuple(
        ReportEvent(
            uid="", step=item.step, on=item.on, at=item.at, by_uid="", by_name=item.by_name, details=item.details
        )
        for item in (sorted(events, key=lambda item: (item.place, item.at)) if len(events) > 1 else events)
    )
    first = timeline[0].at if timeline else None
    values: Mapping[str, Any] = {
        "id": 0,
        "uid": "",
        "owner_office": "",
        "revision": 1,
        "written_by": "",
        "created_at": first,
        "changed_at": first,
        "content_hash": "",
    }
    return ReportRecord(
        **{name: getattr(content, name) for name in _DRAFT},
        **(dict(values) | more),
        state=_state(timeline),
        number=content.number,
        year=content.year,
        rule_set=content.rule_set,
        registered_on=content.registered_on,
        written_by_name=content.written_by_name,
        events=timeline,
    )


def _state(timeline: Sequence[ReportEvent]) -> ReportState:
    state, earlier = ReportState.DRAFT, list[Step]()
    for event in timeline:
        try:
            state = state_after(state, event.step, earlier)
        except ValueError:
            continue  # a step whose forerunner has not arrived; it is shown in the timeline all the same
        earlier.append(event.step)
    return ReportState.REGISTERED if state is ReportState.DRAFT else state


def _period(content: PeriodContent) -> Columns:
    return {
        "day": Period.parse(content.period).first_day,
        "title": content.period,
        "number": content.period,
        "kind": "nil" if content.nil else "reports",
        "value": content.value,
        "people": content.participants,
        "late": bool(content.late),
    }


def _session(content: SessionContent) -> Columns:
    places = " ".join(dict.fromkeys(meeting.place for meeting in content.meetings))
    present = sum(1 for person in content.participants if any(mark.present for mark in person.marks))
    return {
        "day": content.days[0] if content.days else None,
        "title": content.title,
        "number": content.invitation_number,
        "kind": content.kind.value,
        "status": content.state.value,
        "people": present,
        "search_text": normalised(f"{content.title} {content.organiser} {places}"),
    }


def _certificate(content: CertificateContent) -> Columns:
    return {
        "day": content.issued_on,
        "title": content.name,
        "number": content.number,
        "kind": content.role.value,
        "status": content.state.value,
        "due_on": content.expires_on,
        "search_text": normalised(f"{content.number} {content.name} {content.activity} {content.check_code}"),
    }


def _official(content: OfficialContent) -> Columns:
    return {
        "day": content.active_from,
        "title": content.name,
        "kind": content.risk_level.value,
        "status": "" if content.active_to is None else "ended",
        "search_text": normalised(f"{content.name} {content.position} {content.unit}"),
    }


def _outside(content: OutsideCertificateContent) -> Columns:
    return {
        "day": content.dated,
        "title": content.person_name,
        "number": content.number,
        "kind": content.issuer,
        "status": content.state.value,
        "search_text": normalised(f"{content.person_name} {content.title} {content.number}"),
    }


_MAKERS: Mapping[type[Any], Any] = {
    PeriodContent: _period,
    SessionContent: _session,
    CertificateContent: _certificate,
    OfficialContent: _official,
    OutsideCertificateContent: _outside,
}
