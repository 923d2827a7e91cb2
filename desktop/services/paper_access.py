"""Who may see and who may issue which paper: those of the trainings are the trainer's too, no other one is."""

from collections.abc import Sequence
from typing import Any

from db.problem import Problem
from db.vocabulary import PaperKind, Role
from desktop.services.desk import Desk

TRAINING_PAPERS = frozenset(
    {
        PaperKind.INVITATION,
        PaperKind.ATTENDANCE,
        PaperKind.MINUTES,
        PaperKind.PHOTOS,
        PaperKind.BUNDLE,
        PaperKind.ACTIVITY,
        PaperKind.CERTIFICATES,
        PaperKind.COVERAGE,
        PaperKind.HISTORY,
    }
)
_WITHOUT_NAMES = frozenset(
    {
        *(PaperKind.SUMMARY, PaperKind.COVER_LETTER, PaperKind.NIL, PaperKind.DEADLINES),
        *(PaperKind.TRANSMITTAL, PaperKind.ENROLMENT_LETTER, PaperKind.FILE_BOOK),
        *(PaperKind.CONSOLIDATED, PaperKind.LATE_LETTERS),
    }
)
# What the content of a paper calls that which a reader is not shown.
_PRIVATE = ("with_phones", "with_scores", "with_scans")


def require_to_see(desk: Desk, kind: PaperKind) -> None:
    """Raise Problem `not-allowed` for who may not look at papers of this kind at all."""
    desk.require(Role.MANAGER, Role.CLERK, Role.READER, *_trainer(kind))


def require_to_issue(desk: Desk, kind: PaperKind) -> None:
    """Raise Problem `not-allowed` for who may not issue papers of this kind."""
    desk.require(Role.MANAGER, Role.CLERK, *_trainer(kind))


def refuse_names(desk: Desk, kind: PaperKind, *, with_names: bool) -> None:
    """Raise Problem `not-allowed` for who sees no identities and asks for a gratification paper that holds names."""
    if kind in TRAINING_PAPERS or desk.sees_identities:
        return
    if with_names or kind not in _WITHOUT_NAMES:
        raise Problem("not-allowed", role=desk.account.role)


def refuse_private(desk: Desk, kind: PaperKind, content: Any) -> None:
    """Raise Problem `not-allowed` for a reader where a paper says more of people than names and positions."""
    if kind in TRAINING_PAPERS and not desk.sees_people and any(getattr(content, name, False) for name in _PRIVATE):
        raise Problem("not-allowed", role=desk.account.role)


def kinds_listed(desk: Desk, kinds: Sequence[PaperKind]) -> tuple[PaperKind, ...] | None:
    """Return which of these kinds (empty: of all) this person finds in a list; None for none at all."""
    if desk.account.role is not Role.TRAINER:
        return tuple(kinds)
    return tuple(kind for kind in kinds or sorted(TRAINING_PAPERS) if kind in TRAINING_PAPERS) or None


def _trainer(kind: PaperKind) -> tuple[Role, ...]:
    return (Role.TRAINER,) if kind in TRAINING_PAPERS else ()
