"""Certificates: how they look, and each one as it was issued."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from db.records.office import Letterhead, Signatory
from db.vocabulary import CertificateState, PaperSize, ParticipantRole, TrainingResult


class Border(StrEnum):
    """The frame of a certificate."""

    CLASSIC = "classic"  # double line with corner pieces
    RIBBON = "ribbon"  # coloured bands at the edges
    PLAIN = "plain"  # one thin line


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateSignatory:
    """Who signs, with the picture of the signature (PNG) or none: then there is room to sign by hand."""

    signatory: Signatory = field(default_factory=Signatory)
    picture: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleWording:
    """The words for one role: what stands before it ("sebagai"), what it is called, and the line above the activity.

    In `sentence`, {kind} stands for the kind of the activity. An empty text keeps the usual words.
    """

    role: ParticipantRole
    as_words: str = ""
    sentence: str = ""
    role_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateDesign:
    """The parts a certificate is made of. Colours are "#RRGGBB"; an empty text is left out.

    `title` is SERTIFIKAT or PIAGAM; `passed_words` are printed only where a test was passed. `wording` overrides the
    usual words of single roles.
    """

    name: str
    border: Border = Border.CLASSIC
    title: str = "SERTIFIKAT"
    paper_size: PaperSize = PaperSize.A4
    main_colour: str = "#1F4E79"
    accent_colour: str = "#B8860B"
    logo: bytes | None = None  # PNG, the office's own; None: the logo of the letterhead
    with_letterhead: bool = True
    passed_words: str = "LULUS"
    wording: tuple[RoleWording, ...] = ()
    signatories: tuple[CertificateSignatory, ...] = (CertificateSignatory(),)  # one or two; empty name: the head
    with_back: bool = True  # back page with subjects and lesson hours
    with_scores: bool = False
    with_id_number: bool = False
    with_qr: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class DesignRecord(CertificateDesign):
    """A design in the register."""

    id: int
    uid: str
    revision: int
    archived: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateLook:
    """How certificates look, complete in itself: the design with the words of every role and its signatories named."""

    design: CertificateDesign
    letterhead: Letterhead = field(default_factory=Letterhead)
    office_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateWords:
    """What a certificate says, frozen when it is issued."""

    number: str
    name: str
    role: ParticipantRole
    identity_lines: tuple[str, ...]  # position, institution, number where chosen
    activity: str
    activity_kind: str
    organiser: str
    places: tuple[str, ...]
    days: tuple[date, ...]
    lesson_hours: Decimal
    subjects: tuple[tuple[str, Decimal, str], ...]  # name, lesson hours, speaker
    result: TrainingResult | None
    pre_score: Decimal | None
    post_score: Decimal | None
    place: str  # before the date of issue
    issued_on: date
    expires_on: date | None
    office_name: str
    office_code: str
    demo: bool
    details: str = ""  # the sentence below the activity: who held it, when, where, how many lesson hours


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateRecord:
    """A certificate as it was issued. `words` and the look it names never change, so a reprint is identical."""

    id: int
    uid: str
    owner_office: str
    session_uid: str
    participant_uid: str
    person_uid: str
    number: str
    year: int
    running_number: int | None  # None: the number was typed
    state: CertificateState
    issued_on: date
    expires_on: date | None
    issued_at: datetime
    issued_by: str
    look: str  # SHA-256 (hex) of the frozen design
    check_code: str
    qr: str  # the signed text of the QR code, or nothing
    words: CertificateWords
    void_reason: str = ""
    voided_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateRow:
    """One line of the register of certificates."""

    id: int
    uid: str
    number: str
    name: str
    role: ParticipantRole
    activity: str
    session_uid: str
    issued_on: date
    expires_on: date | None
    state: CertificateState
    void_reason: str
    check_code: str
