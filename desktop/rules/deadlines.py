"""The clocks of a report: what is due when, what was done in time, what is late.

Counting rule: the laws say "terhitung sejak tanggal diterima" without saying whether that day is day 1. The next
working day is day 1 unless the office counts the day of receipt; a safe date one working day earlier is always shown.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from db.records.office import RegencyRules
from db.records.report import ReportDraft, ReportEvent, ReportRecord
from db.vocabulary import Confidentiality, DeadlineKind, DecisionOutcome, ReportState, Step
from desktop.rules.calendar import WorkCalendar, YearState, year_state
from desktop.rules.law import StartEvent
from desktop.rules.local_rules import EffectiveRule, deadline_rules

# A report in one of these states waits for nobody: what was not done by then is no longer due.
_SETTLED = frozenset({ReportState.NOTED, ReportState.CLOSED, ReportState.NOT_FOLLOWED_UP})
_SUBMISSIONS = frozenset({Step.SENT_TO_UPG, Step.FORWARDED, Step.COMPLETED})
_UPG_CLOCKS = frozenset({DeadlineKind.TO_UPG, DeadlineKind.UPG_TO_KPK})
_BEFORE_DECISION = _UPG_CLOCKS | {DeadlineKind.TO_KPK, DeadlineKind.COMPLETION}


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """One clock of one report. `days_left` counts working days (below zero when passed, 0 when done)."""

    kind: DeadlineKind
    working_days: int
    starts_on: date  # the event it counts from
    due_on: date
    safe_on: date  # one working day earlier
    done_on: date | None
    late: bool  # done after the due date, or not done and the due date has passed
    days_left: int
    source: str  # the article or the local regulation
    unpublished_year: int | None  # a year on the way whose holidays are not settled

    @property
    def open(self) -> bool:
        """Tell whether this still waits to be done."""
        return self.done_on is None

    @property
    def ours(self) -> bool:
        """Tell whether the office or its officials must act; the decision is KPK's own clock."""
        return self.kind is not DeadlineKind.DECISION


def deadlines_of(report: ReportDraft, calendar: WorkCalendar, rules: RegencyRules, today: date) -> tuple[Deadline, ...]:
    """Return the clocks of a report in the order of the law; none without a date of receipt or when it is void.

    Secret reports go straight to KPK and have no UPG clock. Costs about 25 µs for a new report and 35 µs for one with
    five clocks (100,000 reports: 3 to 4 s).
    Lengths: the rule set of the date of receipt, and the office's own stricter rules.
    """
    if report.received_on is None:
        return ()
    events = report.events if isinstance(report, ReportRecord) else ()
    state = report.state if isinstance(report, ReportRecord) else ReportState.DRAFT
    if state is ReportState.VOID:
        return ()
    life = _Life(report, report.received_on, events)
    found = []
    for rule in deadline_rules(rules, report.received_on):
        if report.confidentiality is Confidentiality.SECRET and rule.kind in _UPG_CLOCKS:
            continue
        starts_on, done_on = life.clock(rule.kind)
        if starts_on is None:
            continue
        moot = state in _SETTLED or (life.decided is not None and rule.kind in _BEFORE_DECISION)
        if done_on is None and moot:
            continue
        count_start = rules.count_receipt_day and rule.starts is StartEvent.RECEIVED
        found.append(_deadline(rule, starts_on, done_on, calendar, count_start, today))
    return tuple(found)


def due_and_late(report: ReportRecord, calendar: WorkCalendar, rules: RegencyRules) -> tuple[date | None, bool]:
    """Return the nearest open deadline on our side, and whether a step that is done was late; no clock is asked.

    The same as `next_open` and the late ones among `deadlines_of`, for thousands of reports at once.
    """
    if report.received_on is None or report.state is ReportState.VOID:
        return None, False
    life = _Life(report, report.received_on, report.events)
    nearest: date | None = None
    was_late = False
    for rule in deadline_rules(rules, report.received_on):
        if rule.kind is DeadlineKind.DECISION:
            continue  # KPK's own
        if report.confidentiality is Confidentiality.SECRET and rule.kind in _UPG_CLOCKS:
            continue
        starts_on, done_on = life.clock(rule.kind)
        if starts_on is None:
            continue
        if done_on is None and (
            report.state in _SETTLED or (life.decided is not None and rule.kind in _BEFORE_DECISION)
        ):
            continue
        count_start = rules.count_receipt_day and rule.starts is StartEvent.RECEIVED
        due_on = calendar.add_working_days(starts_on, rule.working_days, count_start)
        if done_on is None:
            nearest = due_on if nearest is None else min(nearest, due_on)
        else:
            was_late = was_late or done_on > due_on
    return nearest, was_late


def next_open(deadlines: Iterable[Deadline]) -> Deadline | None:
    """Return the nearest deadline somebody on our side must still meet, or None."""
    waiting = [item for item in deadlines if item.open and item.ours]
    return min(waiting, key=lambda item: item.due_on, default=None)


def is_late(deadlines: Iterable[Deadline]) -> bool:
    """Tell whether something on our side was or is late."""
    return any(item.late and item.ours for item in deadlines)


def unsettled_year(first: date, last: date) -> int | None:
    """Return the first year from one day to another whose holidays are not settled by a known decree, or None."""
    for year in range(first.year, last.year + 1):
        if year_state(year) is not YearState.PUBLISHED:
            return year
    return None


class _Life:
    """The dates of a report's timeline that start and stop its clocks."""

    def __init__(self, report: ReportDraft, received_on: date, events: Sequence[ReportEvent]) -> None:
        self._report = report
        self._received_on = received_on
        self._events = events
        self._sent = _first(events, Step.SENT_TO_UPG)
        self._forwarded = _first(events, Step.FORWARDED)
        self.decided = _last(events, Step.DECIDED)

    def clock(self, kind: DeadlineKind) -> tuple[date | None, date | None]:
        """Return when a clock started (None: it does not run) and when it was stopped."""
        match kind:
            case DeadlineKind.TO_UPG:
                # A report that went straight to KPK owes the UPG nothing any more.
                return self._received_on, self._reached_upg() or _on(self._forwarded)
            case DeadlineKind.UPG_TO_KPK:
                return self._reached_upg(), _on(self._forwarded)
            case DeadlineKind.TO_KPK:
                return self._received_on, _on(self._forwarded)
            case DeadlineKind.COMPLETION:
                return self._completion()
            case DeadlineKind.DECISION:
                return self._decision()
            case DeadlineKind.FOLLOW_UP:
                return self._follow_up()

    def _reached_upg(self) -> date | None:
        dates = [day for day in (_on(self._sent), self._report.reported_to_upg_on) if day is not None]
        return min(dates, default=None)

    def _completion(self) -> tuple[date | None, date | None]:
        """Count from the hand-in that was returned: sources also name the return itself, which is later."""
        position = next(
            (n for n in range(len(self._events) - 1, -1, -1) if self._events[n].step is Step.RETURNED), None
        )
        if position is None:
            return None, None
        before = [event.on for event in self._events[:position] if event.step in _SUBMISSIONS]
        report = self._report
        handed_in = before[-1] if before else report.reported_to_upg_on or report.reported_on or self._received_on
        after = [event.on for event in self._events[position + 1 :] if event.step in _SUBMISSIONS]
        return min(handed_in, self._events[position].on), (after[0] if after else None)

    def _decision(self) -> tuple[date | None, date | None]:
        """KPK's 30 working days run from the complete report."""
        if self._forwarded is None:
            return None, None
        completed = _last(self._events, Step.COMPLETED)
        starts_on = self._forwarded.on if completed is None else max(self._forwarded.on, completed.on)
        return starts_on, _decree_date(self.decided) or _on(_last(self._events, Step.NOT_FOLLOWED_UP))

    def _follow_up(self) -> tuple[date | None, date | None]:
        """Something must be handed over or paid unless the object was given to the recipient."""
        if self.decided is None or self.decided.details.outcome is DecisionOutcome.RECIPIENT:
            return None, None
        done = [event.on for event in self._events if event.step in (Step.HANDED_OVER, Step.PAID)]
        return _decree_date(self.decided), max(done, default=None)


def _deadline(
    rule: EffectiveRule, starts_on: date, done_on: date | None, calendar: WorkCalendar, count_start: bool, today: date
) -> Deadline:
    due_on = calendar.add_working_days(starts_on, rule.working_days, count_start)
    return Deadline(
        kind=rule.kind,
        working_days=rule.working_days,
        starts_on=starts_on,
        due_on=due_on,
        safe_on=calendar.previous_working_day(due_on),
        done_on=done_on,
        late=(done_on or today) > due_on,
        days_left=0 if done_on is not None else calendar.working_days_between(today, due_on),
        source=rule.source,
        unpublished_year=unsettled_year(starts_on, due_on),
    )


def _first(events: Sequence[ReportEvent], step: Step) -> ReportEvent | None:
    return next((event for event in events if event.step is step), None)


def _last(events: Sequence[ReportEvent], step: Step) -> ReportEvent | None:
    return next((event for event in reversed(events) if event.step is step), None)


def _on(event: ReportEvent | None) -> date | None:
    return event.on if event else None


def _decree_date(event: ReportEvent | None) -> date | None:
    return (event.details.document_date or event.on) if event else None
