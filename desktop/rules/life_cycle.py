"""The life of a report: which steps are possible, what each needs, which paper goes with it.

Decided: a closed or void report takes no further step; a closed one may still be corrected or declared void (with a
reason), so that nothing is ever locked in wrong. Custody, distribution and keeping tell where the object is and leave
the state as it is. A report marked Pribadi & Rahasia never goes to the UPG.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from db.records.report import ReportRecord, StepDetails
from db.vocabulary import Confidentiality, DecisionOutcome, PaperKind, ReportState, Step
from desktop.rules.findings import Finding, FindingLevel
from desktop.rules.labels import field_label, label
from desktop.rules.report_checks import date_findings, limits

_S = ReportState
_OPEN = frozenset([_S.REGISTERED, _S.NOTED, _S.SENT_TO_UPG, _S.RETURNED, _S.FORWARDED])
_ANY = frozenset(ReportState) - {_S.DRAFT, _S.VOID}


@dataclass(frozen=True, slots=True)
class StepOption:
    """A step that may be recorded now: the fields of StepDetails it needs, those it may have, and its paper."""

    step: Step
    needs: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    paper: PaperKind | None = None


@dataclass(frozen=True, slots=True)
class _Rule:
    option: StepOption
    allowed_in: frozenset[ReportState]
    leads_to: ReportState | None  # None: the state stays


_PLACE = ("number", "recipient_position", "recipient_address", "witness", "condition", "place", "object_uids")


def _rule(
    step: Step,
    allowed_in: Iterable[ReportState],
    leads_to: ReportState | None,
    needs: tuple[str, ...] = (),
    optional: tuple[str, ...] = (),
    paper: PaperKind | None = None,
) -> _Rule:
    return _Rule(StepOption(step, needs, optional, paper), frozenset(allowed_in), leads_to)


_RULES: Mapping[Step, _Rule] = {
    rule.option.step: rule
    for rule in (
        _rule(Step.DRAFTED, [_S.DRAFT], _S.DRAFT),
        _rule(Step.REGISTERED, [_S.DRAFT], _S.REGISTERED, paper=PaperKind.RECEIPT),
        _rule(Step.NOTED, [_S.REGISTERED, _S.RETURNED], _S.NOTED, ("reason",), ("exemption_letter",)),
        _rule(
            Step.SENT_TO_UPG,
            [_S.REGISTERED, _S.NOTED],
            _S.SENT_TO_UPG,
            (),
            ("number", "recipient", "reason"),
            PaperKind.COVER_LETTER,
        ),
        _rule(
            Step.FORWARDED,
            [_S.REGISTERED, _S.NOTED, _S.SENT_TO_UPG],
            _S.FORWARDED,
            (),
            ("number", "reason"),
            PaperKind.REPORT_FORM,
        ),
        _rule(Step.RETURNED, [_S.SENT_TO_UPG, _S.FORWARDED], _S.RETURNED, ("gaps",), ("number", "reason")),
        _rule(Step.COMPLETED, [_S.RETURNED], _S.SENT_TO_UPG, (), ("number", "reason"), PaperKind.REPORT_FORM),
        _rule(
            Step.DECIDED,
            [_S.SENT_TO_UPG, _S.FORWARDED, _S.DECIDED, _S.SETTLED],
            _S.DECIDED,
            ("outcome", "number", "document_date"),
            ("object_uids", "reason", "attachment_uids"),
        ),
        _rule(
            Step.NOT_FOLLOWED_UP,
            [_S.SENT_TO_UPG, _S.RETURNED, _S.FORWARDED],
            _S.NOT_FOLLOWED_UP,
            ("reason",),
            ("number", "document_date", "attachment_uids"),
        ),
        _rule(
            Step.HANDED_OVER,
            [_S.DECIDED, _S.SETTLED],
            _S.SETTLED,
            ("recipient",),
            (*_PLACE, "reason", "attachment_uids"),
            PaperKind.HANDOVER,
        ),
        _rule(
            Step.PAID, [_S.DECIDED, _S.SETTLED], _S.SETTLED, ("amount",), ("number", "object_uids", "attachment_uids")
        ),
        _rule(
            Step.IN_CUSTODY,
            _OPEN | {_S.DECIDED},
            None,
            ("recipient",),
            (*_PLACE, "attachment_uids"),
            PaperKind.HANDOVER,
        ),
        _rule(
            Step.DISTRIBUTED,
            _OPEN | {_S.DECIDED},
            None,
            ("recipient", "reason"),
            (*_PLACE, "attachment_uids"),
            PaperKind.DISTRIBUTION,
        ),
        _rule(Step.KEPT, _OPEN | {_S.DECIDED}, None, ("place",), ("condition", "object_uids", "attachment_uids")),
        _rule(Step.CLOSED, [_S.NOTED, _S.SENT_TO_UPG, _S.DECIDED, _S.SETTLED, _S.NOT_FOLLOWED_UP], _S.CLOSED),
        _rule(Step.CORRECTED, _ANY, None, ("reason",)),
        _rule(Step.VOIDED, _ANY, _S.VOID, ("reason",)),
    )
}
_NOT_OFFERED = frozenset([Step.DRAFTED, Step.CORRECTED])  # done by saving and by correcting, never chosen from a list


def next_steps(report: ReportRecord) -> tuple[StepOption, ...]:
    """Return the steps a clerk may record now, in the order in which they usually come."""
    return tuple(
        _tailored(rule.option, report)
        for step, rule in _RULES.items()
        if step not in _NOT_OFFERED and report.state in rule.allowed_in and _sensible(step, report)
    )


def option(step: Step) -> StepOption:
    """Return what a step needs, whatever the state of the report."""
    return _RULES[step].option


def state_after(state: ReportState, step: Step, earlier: Iterable[Step] = ()) -> ReportState:
    """Return the state a step leads to; `earlier` are the steps before it, oldest first.

    A completed report goes back to where it was returned from (UPG or KPK), which only its earlier steps tell.
    Raises ValueError for a step the state does not allow: callers check first.
    """
    rule = _RULES[step]
    if state not in rule.allowed_in:
        raise ValueError(f"{step.value} is not possible in state {state.value}")
    if step is Step.COMPLETED:
        senders = [past for past in earlier if past in (Step.SENT_TO_UPG, Step.FORWARDED)]
        return _S.FORWARDED if senders and senders[-1] is Step.FORWARDED else _S.SENT_TO_UPG
    return state if rule.leads_to is None else rule.leads_to


def state_with(report: ReportRecord, step: Step) -> ReportState:
    """Return the state a report gets by one more step."""
    return state_after(report.state, step, [event.step for event in report.events])


def check_step(report: ReportRecord, step: Step, on: date, details: StepDetails, today: date) -> tuple[Finding, ...]:
    """Return the findings about a step to be recorded; it may be recorded when none is blocking."""
    if report.state not in _RULES[step].allowed_in:
        params = {"step": label(step), "state": label(report.state)}
        return (Finding("step", FindingLevel.BLOCKING, "step-not-possible", params),)
    return (
        *_needs(report, step, details),
        *_values(report, details),
        *date_findings("on", on, today),
        *date_findings("details.document_date", details.document_date, today),
        *_order(report, on),
        *_sense(report, step),
    )


def _tailored(base: StepOption, report: ReportRecord) -> StepOption:
    """A report closed while with the UPG (processed there, KPK not needed) must say why."""
    if base.step is Step.CLOSED and report.state is _S.SENT_TO_UPG:
        return StepOption(Step.CLOSED, ("reason",))
    return base


def _sensible(step: Step, report: ReportRecord) -> bool:
    secret = report.confidentiality is Confidentiality.SECRET
    if step is Step.SENT_TO_UPG and secret:
        return False
    if step is Step.PAID:
        return any(outcome is DecisionOutcome.STATE for outcome in _outcomes(report))
    if step is Step.DECIDED and report.state in (_S.DECIDED, _S.SETTLED):
        return len(report.objects) > 1
    return True


def _needs(report: ReportRecord, step: Step, details: StepDetails) -> Iterator[Finding]:
    chosen = _tailored(_RULES[step].option, report)
    for name in chosen.needs:
        if _empty(getattr(details, name)):
            params = {"name": field_label(f"details.{name}")}
            yield Finding(f"details.{name}", FindingLevel.BLOCKING, "step-needs", params)
    if step in (Step.FORWARDED, Step.HANDED_OVER) and not details.number.strip():
        params = {"name": field_label("details.number")}
        yield Finding("details.number", FindingLevel.GAP, "step-better-with", params)


def _values(report: ReportRecord, details: StepDetails) -> Iterator[Finding]:
    if details.amount is not None and details.amount < 0:
        yield Finding("details.amount", FindingLevel.BLOCKING, "value-negative")
    elif details.amount is not None and details.amount > limits()["value"]["most_kept"]:
        yield Finding("details.amount", FindingLevel.BLOCKING, "value-impossible")
    if set(details.object_uids) - {item.uid for item in report.objects}:
        yield Finding("details.object_uids", FindingLevel.BLOCKING, "step-object-unknown")
    for name in StepDetails.__dataclass_fields__:
        text = getattr(details, name)
        most = limits()["length"]["long" if name == "reason" else "text"]
        if type(text) is str and len(text) > most:
            yield Finding(
                f"details.{name}", FindingLevel.BLOCKING, "text-too-long", {"length": len(text), "most": most}
            )


def _order(report: ReportRecord, on: date) -> Iterator[Finding]:
    if report.received_on is not None and on < report.received_on:
        yield Finding("on", FindingLevel.DOUBT, "step-before-receipt", {"date": on, "received": report.received_on})
    last = max((event.on for event in report.events if event.step is not Step.REGISTERED), default=None)
    if last is not None and on < last:
        yield Finding("on", FindingLevel.DOUBT, "step-before-last", {"date": on, "last": last})


def _sense(report: ReportRecord, step: Step) -> Iterator[Finding]:
    if step is Step.SENT_TO_UPG and report.confidentiality is Confidentiality.SECRET:
        yield Finding("step", FindingLevel.BLOCKING, "step-secret-not-to-upg")
    unsettled = report.state is _S.DECIDED and DecisionOutcome.STATE in _outcomes(report)
    if step is Step.CLOSED and unsettled:
        yield Finding("step", FindingLevel.DOUBT, "step-decision-unsettled")


def _outcomes(report: ReportRecord) -> list[DecisionOutcome | None]:
    return [event.details.outcome for event in report.events if event.step is Step.DECIDED]


def _empty(value: object) -> bool:
    return value is None or value == () or (isinstance(value, str) and not value.strip())
