"""National and local rules laid over each other: the stricter one applies, a looser local one is pointed out."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from db.problem import Problem
from db.records.office import DeadlineRule, LocalLimits, RegencyRules
from db.vocabulary import DeadlineKind
from desktop.rules.labels import label
from desktop.rules.law import LimitName, NationalDeadline, RuleSet, StartEvent, rule_set, rule_set_on
from desktop.rules.words import rupiah

LONGEST_RULE = 365  # working days; anything above is a slip of the finger


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectiveRule:
    """The deadline that applies here: the national one, or a stricter local one."""

    kind: DeadlineKind
    working_days: int
    starts: StartEvent
    source: str  # the article, or the local regulation
    national: NationalDeadline
    local: DeadlineRule | None  # what the office typed, applied or not
    ignored: bool  # the local rule is looser (or impossible) and is not applied


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectiveLimit:
    """The rupiah limit that applies here, up to and including `amount`."""

    name: LimitName
    amount: int
    per: str
    source: str
    local: bool


def deadline_rules(rules: RegencyRules, day: date | None = None) -> tuple[EffectiveRule, ...]:
    """Return the deadlines that apply to a gift received on a day (without one: under the newest rule set)."""
    rule_set_code = rule_set_on(day or date.max).code
    return _deadline_rules(rules.deadlines, rule_set_code)


def limit_that_applies(name: LimitName, rule_set: RuleSet, local: LocalLimits) -> EffectiveLimit:
    """Return a national limit, or the local one where that is lower.

    The limit of farewells among colleagues (letter n, until 19 January 2026) has no local twin of its own: the local
    limit per gift among colleagues lowers it too.
    """
    national = rule_set.limits[name]
    amount = _local_amount(name, local)
    if amount is not None and 0 <= amount < national.amount:
        return EffectiveLimit(name=name, amount=amount, per=national.per.text, source=local.source, local=True)
    return EffectiveLimit(
        name=name, amount=national.amount, per=national.per.text, source=rule_set.short_title, local=False
    )


def check_rule(rule: DeadlineRule, day: date | None = None) -> Problem | None:
    """Return what is wrong with a local deadline: impossible, without source, or looser than the national one.

    Only `deadline-rule-impossible` must be mended; the others are warnings.
    """
    kind = label(rule.kind)
    if not 1 <= rule.working_days <= LONGEST_RULE:
        return Problem("deadline-rule-impossible", field=rule.kind.value, kind=kind, longest=LONGEST_RULE)
    national = rule_set_on(day or date.max).deadlines[rule.kind]
    if rule.working_days > national.working_days:
        return Problem(
            "deadline-rule-looser",
            field=rule.kind.value,
            kind=kind,
            days=rule.working_days,
            national=national.working_days,
            source=rule.source,
            basis=national.basis,
        )
    if not rule.source.strip():
        return Problem("local-rule-without-source", field=rule.kind.value)
    return None


def check_limits(local: LocalLimits, day: date | None = None) -> tuple[Problem, ...]:
    """Return what is wrong with the local limits: below zero, looser than the national ones, or without source.

    Only `local-limit-impossible` must be mended; the others are warnings.
    """
    rules = rule_set_on(day or date.max)
    found: list[Problem] = []
    typed = False
    for name in (LimitName.CEREMONY_PER_GIVER, LimitName.COLLEAGUE_PER_GIFT, LimitName.COLLEAGUE_PER_YEAR):
        amount = _local_amount(name, local)
        if amount is None:
            continue
        typed = True
        national = rules.limits[name].amount
        if amount < 0:
            found.append(Problem("local-limit-impossible", field=name.value))
        elif amount > national:
            found.append(
                Problem("local-limit-looser", field=name.value, amount=rupiah(amount), national=rupiah(national))
            )
    if typed and not local.source.strip():
        found.append(Problem("local-rule-without-source", field="source"))
    return tuple(found)


@lru_cache(maxsize=64)
def _deadline_rules(local_rules: tuple[DeadlineRule, ...], rule_set_code: str) -> tuple[EffectiveRule, ...]:
    found = []
    for kind, national in rule_set(rule_set_code).deadlines.items():
        local = next((rule for rule in local_rules if rule.kind is kind), None)
        applies = local is not None and 1 <= local.working_days <= national.working_days
        found.append(
            EffectiveRule(
                kind=kind,
                working_days=local.working_days if local and applies else national.working_days,
                starts=national.starts,
                source=local.source if local and applies else national.basis,
                national=national,
                local=local,
                ignored=local is not None and not applies,
            )
        )
    return tuple(found)


def _local_amount(name: LimitName, local: LocalLimits) -> int | None:
    match name:
        case LimitName.CEREMONY_PER_GIVER:
            return local.ceremony_per_giver
        case LimitName.COLLEAGUE_PER_GIFT | LimitName.FAREWELL_PER_GIFT:
            return local.colleague_per_gift
        case LimitName.COLLEAGUE_PER_YEAR:
            return local.colleague_per_year
        case LimitName.MISFORTUNE_OLD:
            return None
