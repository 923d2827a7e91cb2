"""Who came to a session, counted by where they are from."""

from collections.abc import Sequence
from dataclasses import dataclass

from db.records.training import ParticipantRecord
from db.vocabulary import ParticipantRole, PersonKind, Sex
from desktop.rules.labels import indonesian_label


@dataclass(frozen=True, slots=True, kw_only=True)
class CameRow:
    """One group of participants: how many were on the list, came, did not come; men and women among those who came."""

    label: str
    listed: int
    came: int
    men: int
    women: int

    @property
    def absent(self) -> int:
        """How many of the list did not come."""
        return self.listed - self.came


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceFigures:
    """The participants of a session (speakers and committee not counted). `marked` is false while nobody has said."""

    rows: tuple[CameRow, ...]
    total: CameRow
    walk_ins: int
    marked: bool


def attendance_figures(people: Sequence[ParticipantRecord]) -> AttendanceFigures:
    """Return the figures of a session's list; who was present at one sitting at least came."""
    counted = [person for person in people if person.role is ParticipantRole.PARTICIPANT]
    groups = [(kind, [person for person in counted if person.person_kind is kind]) for kind in PersonKind]
    return AttendanceFigures(
        rows=tuple(_row(indonesian_label(kind), group) for kind, group in groups if group),
        total=_row("Seluruhnya", counted),
        walk_ins=sum(person.walk_in for person in counted),
        marked=any(person.marks for person in counted),
    )


def absent_of(people: Sequence[ParticipantRecord]) -> tuple[ParticipantRecord, ...]:
    """Return who was on the list and came to no sitting; nobody while attendance is not marked at all."""
    counted = [person for person in people if person.role is ParticipantRole.PARTICIPANT]
    if not any(person.marks for person in counted):
        return ()
    return tuple(person for person in counted if not person.attended and not person.walk_in)


def _row(label: str, group: Sequence[ParticipantRecord]) -> CameRow:
    came = [person for person in group if person.attended]
    return CameRow(
        label=label,
        listed=len(group),
        came=len(came),
        men=sum(person.sex is Sex.MALE for person in came),
        women=sum(person.sex is Sex.FEMALE for person in came),
    )
