"""What the program has to say about a field: it cannot be kept, something is missing, or it looks odd."""

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from db.problem import Problem
from desktop.rules.problems import ProblemText, explain_code


class FindingLevel(StrEnum):
    """How much a finding weighs."""

    BLOCKING = "blocking"  # cannot be kept so
    GAP = "gap"  # the official form still lacks it; the report is kept all the same
    DOUBT = "doubt"  # looks odd; perhaps right


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding about one field; `field` is a dotted path such as "objects.0.value", or empty for the whole."""

    field: str
    level: FindingLevel
    code: str
    params: Mapping[str, object] = dataclasses.field(default_factory=dict, hash=False)

    def explain(self) -> ProblemText:
        """Return its sentence and next step in the language in use."""
        return explain_code(self.code, self.params)

    def problem(self) -> Problem:
        """Return it as the error a service raises when it is blocking."""
        return Problem(self.code, field=self.field, **dict(self.params))


def blocking(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings that forbid keeping, in their order."""
    return tuple(item for item in findings if item.level is FindingLevel.BLOCKING)


def refuse_blocked(findings: Iterable[Finding]) -> None:
    """Raise the first blocking finding as a Problem; do nothing when there is none."""
    for item in blocking(findings):
        raise item.problem()
