"""The decision helper: must this gift be reported, is it probably exempt, or should it have been refused?

The decision table is data (`resources/regulations/perkpk-*.toml`); here is only how it is read:
1. Each exemption that fits the answers is tried in the order of the file. A conflict of interest ends every one
   ("sepanjang tidak terdapat konflik kepentingan"). Being tied to the recipient's duties ends every one except those
   that belong to official dealings by their wording (d kit, e promotion, g award, j allowance, p meal, q souvenir to
   the office): PerKPK article 2(1)–(2), no minimum value. Letters n and o never cover money or the like.
2. "Paling banyak" means up to and including the limit. A local limit applies only where it is lower.
3. The first exemption without an obstacle wins: exempt.
4. Otherwise a receipt is `refuse_and_report` when it is a holiday gift (KPK's yearly circulars: refuse; not a
   ceremony) or comes from a provider or a person served and is tied to duties (article 2(2): known from the start to
   be against duty). A gift of an unknown giver cannot be refused, so it is `report`, as is everything else.
5. A refusal has nothing left to refuse: `report`, or `exempt` when the gift would not have had to be reported.
The date of receipt chooses the rule set (20 January 2026), also for lengths of deadlines.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from db.records.office import RegencyRules
from db.vocabulary import DeadlineKind, Duty, ObjectKind, Occasion, Relation, ReportKind
from desktop.rules import assessment_words as words
from desktop.rules.assessment_question import Question, question_of, read_question
from desktop.rules.calendar import WorkCalendar
from desktop.rules.law import Exemption, RuleSet, StartEvent, rule_set_on
from desktop.rules.local_rules import EffectiveLimit, deadline_rules, limit_that_applies
from desktop.rules.regional_rules import regency_rules


class Basis(StrEnum):
    """What decided the advice."""

    EXEMPT = "exempt"
    CONFLICT = "conflict"
    ON_DUTY = "on_duty"
    CASH = "cash"
    OVER_LIMIT = "over_limit"
    OVER_YEAR_LIMIT = "over_year_limit"
    HOLIDAY = "holiday"
    PROVIDER_ON_DUTY = "provider_on_duty"
    NO_EXEMPTION = "no_exemption"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One exemption held against the answers: what stands in its way, and the limit that was looked at."""

    exemption: Exemption
    obstacle: Basis | None
    limit: EffectiveLimit | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AdvisedDeadlines:
    """The clocks of the gift if it is reported."""

    upg: date
    kpk: date
    kpk_safe: date  # one working day before `kpk`
    completion: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A rule the advice rests on, with where it was read and how far it was verified (V, V~, K, U)."""

    rule: str
    wording: str
    source: str
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What the helper says about one gift; always advice, never a decision.

    `letter` names the exemption that fits, or the one whose limit the gift exceeds; otherwise None. `limit` is the
    rupiah limit that was applied (for colleagues per gift, or per year where only that one is exceeded), or None.
    `open_questions` are fields of Question not answered yet: while there are any the advice is preliminary.
    """

    duty: Duty
    basis: Basis
    rule_set: str
    letter: str | None
    limit: int | None
    reason: str
    warnings: tuple[str, ...]
    deadlines: AdvisedDeadlines
    may_distribute: bool  # perishable food may go to a social body, with hand-over papers to the UPG
    open_questions: tuple[str, ...]
    citations: tuple[Citation, ...]

    @property
    def preliminary(self) -> bool:
        """Tell whether answers are still missing."""
        return bool(self.open_questions)

    def as_json(self) -> dict[str, object]:
        """Return the answer of `sigap assess --json`; dates as YYYY-MM-DD."""
        days = self.deadlines
        return {
            "duty": self.duty.value,
            "rule_set": self.rule_set,
            "letter": self.letter,
            "limit": self.limit,
            "reason": self.reason,
            "deadlines": {
                "upg": days.upg.isoformat(),
                "kpk": days.kpk.isoformat(),
                "kpk_safe": days.kpk_safe.isoformat(),
                "completion": days.completion.isoformat(),
            },
            "warnings": list(self.warnings),
        }


def answer(content: object) -> dict[str, object]:
    """Answer one JSON object of `sigap assess`, without a register.

    Raises the Problems of `read_question` and `regency-unknown`.
    """
    question = read_question(content)
    return assess(question, WorkCalendar(question.week), regency_rules(question.regency)).as_json()


def assess(question: Question, calendar: WorkCalendar, rules: RegencyRules) -> Advice:
    """Return the advice on one gift. `rules` are the office's own (or a regency's); the stricter rule applies."""
    law = rule_set_on(question.received_on)
    trials = [trial for item in law.exemptions if (trial := _try(item, question, law, rules)) is not None]
    decisive = _decisive(trials)
    basis = _basis(question, decisive)
    shown = decisive if basis in (Basis.EXEMPT, Basis.OVER_LIMIT, Basis.OVER_YEAR_LIMIT) else None
    duty = _duty(question, basis)
    deadlines = _deadlines(question, calendar, rules)
    limit = shown.limit if shown else None
    return Advice(
        duty=duty,
        basis=basis,
        rule_set=law.code,
        letter=shown.exemption.letter if shown else None,
        limit=limit.amount if limit else None,
        reason=words.reason(question, law, duty, basis.value, decisive.exemption if decisive else None, limit),
        warnings=words.warnings(
            question, law, rules, duty, shown.exemption if shown else None, limit, (deadlines.kpk, deadlines.completion)
        ),
        deadlines=deadlines,
        may_distribute=_may_distribute(question, duty),
        open_questions=_open_questions(question),
        citations=_citations(law, duty, shown, rules, question.received_on),
    )


def _try(item: Exemption, question: Question, law: RuleSet, rules: RegencyRules) -> Trial | None:
    """Hold an exemption against the answers; None when it is about something else."""
    if not _fits(item, question):
        return None
    limit = limit_that_applies(item.limit, law, rules.limits) if item.limit else None
    obstacle, limit = _obstacle(item, question, law, rules, limit)
    return Trial(exemption=item, obstacle=obstacle, limit=limit)


def _fits(item: Exemption, question: Question) -> bool:
    return (
        (not item.relations or question.relation in item.relations)
        and (not item.occasions or question.occasion in item.occasions)
        and (not item.object_kinds or question.object_kind in item.object_kinds)
        and (not item.exempt_kinds or question.exempt_kind in item.exempt_kinds)
        and (not item.for_office or question.for_office)
    )


def _obstacle(
    item: Exemption, question: Question, law: RuleSet, rules: RegencyRules, limit: EffectiveLimit | None
) -> tuple[Basis | None, EffectiveLimit | None]:
    if question.conflict_of_interest:
        return Basis.CONFLICT, limit
    if question.on_duty and not item.official_by_nature:
        return Basis.ON_DUTY, limit
    if question.as_good_as_cash and not item.cash:
        return Basis.CASH, limit
    value = question.value or 0
    if limit is not None and value > limit.amount:
        return Basis.OVER_LIMIT, limit
    if item.year_limit is not None:
        year_limit = limit_that_applies(item.year_limit, law, rules.limits)
        if question.year_total_from_giver + value > year_limit.amount:
            return Basis.OVER_YEAR_LIMIT, year_limit
    return None, limit


def _decisive(trials: list[Trial]) -> Trial | None:
    """The first exemption that holds; else one that fails on its limit alone; else the first that fits at all."""
    for wanted in ((None,), (Basis.OVER_LIMIT, Basis.OVER_YEAR_LIMIT)):
        for trial in trials:
            if trial.obstacle in wanted:
                return trial
    return trials[0] if trials else None


def _basis(question: Question, decisive: Trial | None) -> Basis:
    if decisive is not None and decisive.obstacle is None:
        return Basis.EXEMPT
    if question.occasion is Occasion.HOLIDAY and question.relation is not Relation.FAMILY:
        return Basis.HOLIDAY
    if question.relation is Relation.PROVIDER and question.on_duty:
        return Basis.PROVIDER_ON_DUTY
    if question.conflict_of_interest:
        return Basis.CONFLICT
    if question.on_duty:
        return Basis.ON_DUTY
    if decisive is not None and decisive.obstacle is not None:
        return decisive.obstacle
    return Basis.NO_EXEMPTION


def _duty(question: Question, basis: Basis) -> Duty:
    if basis is Basis.EXEMPT:
        return Duty.EXEMPT
    should_be_refused = basis in (Basis.HOLIDAY, Basis.PROVIDER_ON_DUTY)
    if should_be_refused and question.kind is ReportKind.RECEIPT:
        return Duty.REFUSE_AND_REPORT
    return Duty.REPORT


def _may_distribute(question: Question, duty: Duty) -> bool:
    received = question.kind is ReportKind.RECEIPT
    return received and question.object_kind is ObjectKind.FOOD and duty is not Duty.EXEMPT


def _open_questions(question: Question) -> tuple[str, ...]:
    missing = [] if question.received_on_known else ["received_on"]
    missing += [name for name in ("relation", "occasion", "object_kind", "value") if getattr(question, name) is None]
    return tuple(missing)


def _deadlines(question: Question, calendar: WorkCalendar, rules: RegencyRules) -> AdvisedDeadlines:
    def due(kind: DeadlineKind) -> date:
        rule = effective[kind]
        from_receipt = rule.starts is StartEvent.RECEIVED
        start = question.received_on if from_receipt else question.reported_on or question.received_on
        return calendar.add_working_days(start, rule.working_days, rules.count_receipt_day and from_receipt)

    effective = {rule.kind: rule for rule in deadline_rules(rules, question.received_on)}
    kpk = due(DeadlineKind.TO_KPK)
    return AdvisedDeadlines(
        upg=due(DeadlineKind.TO_UPG),
        kpk=kpk,
        kpk_safe=calendar.previous_working_day(kpk),
        completion=due(DeadlineKind.COMPLETION),
    )


def _citations(
    law: RuleSet, duty: Duty, shown: Trial | None, rules: RegencyRules, received_on: date
) -> tuple[Citation, ...]:
    found = []
    if shown is not None:
        wording = shown.exemption.wording
        rule = law.cite(shown.exemption.letter)
        found.append(Citation(rule=rule, wording=wording.text, source=wording.source, mark=wording.mark))
    if duty is not Duty.EXEMPT:
        penalty = law.consequences["penalty"]
        rule = f"{law.short_title} {law.refusal_article}"
        found.append(Citation(rule=rule, wording=law.title, source=law.note.source, mark=law.note.mark))
        found.append(Citation(rule="", wording=penalty.text, source=penalty.source, mark=penalty.mark))
    for item in deadline_rules(rules, received_on):
        if item.kind in (DeadlineKind.TO_UPG, DeadlineKind.TO_KPK, DeadlineKind.COMPLETION):
            wording_text = words.deadline(item.kind, item.working_days)
            mark = item.national.mark
            found.append(Citation(rule=item.source, wording=wording_text, source=item.national.source, mark=mark))
    return tuple(found)


# The record and its readers live next door; callers find everything about an assessment here.
__all__ = [
    "Advice",
    "AdvisedDeadlines",
    "Basis",
    "Citation",
    "Question",
    "answer",
    "assess",
    "question_of",
    "read_question",
]
