"""What is known of a person's training: whom the rules concern, what was attended, what was missed."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from db.vocabulary import (
    LearningState,
    ParticipantRole,
    PersonKind,
    RiskLevel,
    SessionKind,
    SessionMethod,
    TrainingResult,
    TrainingTopic,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernedPerson:
    """Somebody the training rules concern. `institution` is empty for an official of this office without a unit."""

    uid: str
    kind: PersonKind
    name: str
    position: str
    institution: str
    risk_level: RiskLevel
    active_from: date | None = None  # of an official
    active_to: date | None = None
    id_label: str = ""  # given where one person is asked for
    id_number: str = ""

    def concerned_on(self, day: date) -> bool:
        """Tell whether the rules concerned the person on a day."""
        return (self.active_from is None or self.active_from <= day) and (
            self.active_to is None or day <= self.active_to
        )


@dataclass(frozen=True, slots=True)
class TrainingTaken:
    """A training somebody took part in as a participant: the last day of attendance and the topics it covered."""

    on: date
    topics: tuple[TrainingTopic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendedTraining:
    """One session in a person's history, as of the session. `sittings` are those of the person's batch."""

    session_uid: str
    title: str
    kind: SessionKind
    method: SessionMethod
    organiser: str
    place: str
    days: tuple[date, ...]  # of attendance; of the session where the person did not come
    role: ParticipantRole
    position: str
    institution: str
    lesson_hours: Decimal
    topics: tuple[TrainingTopic, ...]
    attended: bool
    sittings: int
    sittings_present: int
    pre_score: Decimal | None
    post_score: Decimal | None
    result: TrainingResult | None
    certificate_number: str  # of the certificate that stands

    @property
    def last_day(self) -> date | None:
        """The day the training counts from."""
        return self.days[-1] if self.days else None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideTraining:
    """A certificate of another body in a person's history; it counts once it was checked."""

    title: str
    issuer: str
    number: str
    dated: date | None
    lesson_hours: Decimal
    topics: tuple[TrainingTopic, ...]
    state: LearningState
    checked_on: date | None

    @property
    def counts(self) -> bool:
        """Whether it counts as a training."""
        return self.state is LearningState.VERIFIED and self.dated is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsentPerson:
    """Somebody on the list of a session that was held who did not come to any sitting."""

    name: str
    position: str
    institution: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldSession:
    """A session that was held, with who did not come; `marked` is false while nobody has been marked as present."""

    uid: str
    title: str
    kind: SessionKind
    starts_on: date | None
    ends_on: date | None
    place: str
    invited: int
    marked: bool
    absent: tuple[AbsentPerson, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingToDo:
    """What waits to be done about a session: `missing` names it (attendance, minutes, certificates, held)."""

    session_uid: str
    title: str
    starts_on: date | None
    place: str
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TestedPerson:
    """The scores of one participant (0 to 100) and what they mean."""

    pre: Decimal | None
    post: Decimal | None
    result: TrainingResult | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionFigures:
    """A session that was held, with the figures of its participants; those of `expected` were on the list before."""

    uid: str
    title: str
    kind: SessionKind
    place: str
    organiser: str
    starts_on: date | None
    ends_on: date | None
    lesson_hours: Decimal
    topics: tuple[TrainingTopic, ...]
    listed: int
    expected: int
    expected_came: int
    came: int
    men: int
    women: int
    tested: tuple[TestedPerson, ...] = ()
