"""Which questions the decision helper asks about an object: KPK's PROVE IT, and two that only some objects need."""

from dataclasses import dataclass

from db.vocabulary import ObjectKind
from desktop.rules import prove_it
from resources.language import _

_ASKED_ELSEWHERE = ("exempt_kind", "value")  # a list of its own, and the value in the form
_RULE_FIELDS = ("job_related", "conflict_of_interest")  # the rules turn on these: yes or no, nothing between


@dataclass(frozen=True, slots=True)
class HelperQuestion:
    """One question about an object; `field` is a field of Answers, `unsure` allows "tidak yakin"."""

    field: str
    text: str
    yes_means: str = ""
    no_means: str = ""
    unsure: bool = False


def helper_questions(kind: ObjectKind | None) -> tuple[HelperQuestion, ...]:
    """Return the questions to ask about an object of a kind, in the order of P-R-O-V-E-I-T."""
    questions = [
        HelperQuestion(item.field, item.question, item.yes_means, item.no_means, item.field not in _RULE_FIELDS)
        for item in prove_it.questions()
        if item.field not in _ASKED_ELSEWHERE
    ]
    if kind in (None, ObjectKind.GOODS):
        text = _("Apakah barang ini dapat dipakai seperti uang: voucer, pulsa, saldo, emas?")
        questions.append(HelperQuestion("cash_equivalent", text))
    if kind is not ObjectKind.MONEY:
        text = _("Apakah diberikan untuk kantor (plakat, cendera mata), bukan untuk orangnya?")
        questions.append(HelperQuestion("for_office", text))
    return tuple(questions)


def exempt_question() -> str:
    """Return the question whose answer is an exempt kind."""
    return next(item.question for item in prove_it.questions() if item.field == "exempt_kind")
