"""A training session: what was planned and taught, when and where, and who took part in it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from db.vocabulary import (
    ParticipantRole,
    PersonKind,
    RiskLevel,
    SessionKind,
    SessionMethod,
    SessionState,
    Sex,
    TrainingResult,
    TrainingTopic,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who speaks at a session."""

    name: str = ""
    position: str = ""
    institution: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One subject of a session and its lesson hours (JP of 45 minutes, to a tenth)."""

    name: str = ""
    lesson_hours: Decimal = Decimal(0)
    speaker: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One sitting of a session: attendance is taken for each. Sittings of one `batch` are attended by the same people.

    `batch` is empty where a session has one batch only; times are local, "09.00", and may be empty.
    """

    uid: str = ""  # given by the register
    batch: str = ""
    on: date | None = None
    starts_at: str = ""
    ends_at: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialFile:
    """A file that was taught from: its name, length and SHA-256 (hex); the file itself is not kept."""

    name: str = ""
    length: int = 0
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """The minutes (notulen) of a session."""

    leader: str = ""
    note_taker: str = ""
    represented: str = ""  # who was represented (unsur yang hadir)
    proceedings: str = ""  # jalannya kegiatan
    questions: str = ""
    agreed: str = ""
    not_agreed: str = ""
    follow_up: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionDraft:
    """What the form gives: everything a trainer can type about a session."""

    kind: SessionKind = SessionKind.SOCIALISATION
    title: str = ""
    method: SessionMethod = SessionMethod.FACE_TO_FACE
    meetings: tuple[Meeting, ...] = (Meeting(),)
    organiser: str = ""
    programme: str = ""  # name and version of the training programme or procedure
    basis: str = ""  # dasar: the rule or order it rests on
    purpose: str = ""  # maksud dan tujuan
    audience: str = ""  # who is invited, as the invitation says it
    invitation_number: str = ""
    invitation_date: date | None = None
    link: str = ""  # of an online session
    speakers: tuple[Speaker, ...] = ()
    subjects: tuple[Subject, ...] = ()
    topics: tuple[TrainingTopic, ...] = ()
    materials: tuple[MaterialFile, ...] = ()
    minutes: Minutes = field(default_factory=Minutes)
    test_name: str = ""
    pass_mark: Decimal | None = None  # 0 to 100; None: no test decides
    conclusion: str = ""  # kesimpulan dan saran, for the activity report
    note: str = ""

    @property
    def lesson_hours(self) -> Decimal:
        """The total of lesson hours (JP)."""
        return sum((subject.lesson_hours for subject in self.subjects), Decimal(0))

    @property
    def days(self) -> tuple[date, ...]:
        """The days of all sittings, each once, in order."""
        return tuple(sorted({meeting.on for meeting in self.meetings if meeting.on is not None}))

    @property
    def batches(self) -> tuple[str, ...]:
        """The names of the batches in the order of their first sitting."""
        return tuple(dict.fromkeys(meeting.batch for meeting in self.meetings))


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRecord(SessionDraft):
    """A session in the register. `revision` counts every change, those of its participants included."""

    id: int
    uid: str
    owner_office: str
    revision: int
    state: SessionState
    void_reason: str
    written_by: str
    written_by_name: str
    created_at: datetime
    changed_at: datetime
    content_hash: str  # SHA-256 over the canonical content of the draft
    participant_count: int
    present_count: int
    certificate_count: int

    def meeting(self, uid: str) -> Meeting | None:
        """Return a sitting by its uid, or None."""
        return next((meeting for meeting in self.meetings if meeting.uid == uid), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRow:
    """One line of the list of sessions."""

    id: int
    uid: str
    title: str
    kind: SessionKind
    state: SessionState
    starts_on: date | None
    ends_on: date | None
    place: str
    organiser: str
    lesson_hours: Decimal
    participant_count: int
    present_count: int
    certificate_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantDraft:
    """Somebody who takes part in a session, as of the session: later changes of post or risk do not reach it.

    `person_uid` names an official or a person of the register; empty while the match is still open.
    """

    person_uid: str = ""
    person_kind: PersonKind = PersonKind.OFFICIAL
    role: ParticipantRole = ParticipantRole.PARTICIPANT
    name: str = ""
    nik: str = ""
    id_label: str = ""  # NIP, NIPD …
    id_number: str = ""
    position: str = ""
    institution: str = ""
    risk_level: RiskLevel = RiskLevel.LOW
    sex: Sex | None = None
    phone: str = ""
    address: str = ""
    batch: str = ""
    pre_score: Decimal | None = None  # 0 to 100
    post_score: Decimal | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceMark:
    """Whether somebody was present at one sitting, and whether the paper list bears the signature."""

    meeting_uid: str
    present: bool
    signed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantRecord(ParticipantDraft):
    """A participant in the register."""

    id: int
    uid: str
    session_uid: str
    place_in_list: int  # from 1, in the order they were entered
    walk_in: bool  # came without being on the list
    result: TrainingResult | None
    marks: tuple[AttendanceMark, ...] = ()
    certificate_uid: str = ""  # of the certificate that stands

    @property
    def attended(self) -> bool:
        """Whether the person was present at one sitting at least."""
        return any(mark.present for mark in self.marks)

    def present_at(self, meeting_uid: str) -> bool | None:
        """Tell whether the person was present at a sitting; None while nobody has said."""
        return next((mark.present for mark in self.marks if mark.meeting_uid == meeting_uid), None)

    @property
    def gain(self) -> Decimal | None:
        """Post-test less pre-test, where both are known."""
        if self.pre_score is None or self.post_score is None:
            return None
        return self.post_score - self.pre_score
