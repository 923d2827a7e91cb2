"""What the office's rules of training may say."""

from db.problem import Problem
from db.records.person import TrainingRules
from desktop.rules.numbering import check_template

MONTHS = (1, 120)  # shortest and longest interval, and how long a certificate may be good for
INDUCTION = (1, 365)  # days


def check_rules(rules: TrainingRules) -> None:
    """Accept the rules of training or refuse them.

    Raises Problem `training-months-out-of-range`, `training-days-out-of-range`, `training-kinds-missing`, and those
    of `check_template` with the field of the certificate template.
    """
    least, most = MONTHS
    months = {"months_low": rules.months_low, "months_above_low": rules.months_above_low}
    if rules.certificate_months is not None:
        months["certificate_months"] = rules.certificate_months
    for name, number in months.items():
        if not least <= number <= most:
            raise Problem("training-months-out-of-range", field=name, number=number, least=least, most=most)
    least, most = INDUCTION
    if not least <= rules.induction_days <= most:
        raise Problem(
            "training-days-out-of-range", field="induction_days", number=rules.induction_days, least=least, most=most
        )
    if not rules.kinds:
        raise Problem("training-kinds-missing", field="kinds")
    try:
        check_template(rules.certificate_template)
    except Problem as problem:
        raise Problem(problem.code, field="certificate_template", **problem.params) from None
