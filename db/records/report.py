"""The gratification report: one event, its reporter, its objects, its timeline."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from db.vocabulary import (
    AttachmentKind,
    Confidentiality,
    DeadlineKind,
    DecisionOutcome,
    Duty,
    ExemptKind,
    ObjectKind,
    ObjectLocation,
    Occasion,
    Relation,
    ReportKind,
    ReportState,
    Step,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporter:
    """Part A of the official form."""

    name: str = ""
    nik: str = ""
    birth_place: str = ""
    birth_date: date | None = None
    institution: str = ""
    position: str = ""  # Jabatan/Pangkat/Golongan
    email: str = ""
    address: str = ""
    subdistrict: str = ""
    regency: str = ""
    province: str = ""
    phone: str = ""
    contact_name: str = ""
    contact_phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Giver:
    """Part B of the official form; the form asks no NIK of a giver."""

    name: str = ""
    institution: str = ""
    address: str = ""
    relation: Relation | None = None
    relation_other: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Answers to the decision helper's questions about one object."""

    job_related: bool = False
    conflict_of_interest: bool = False
    for_office: bool = False
    cash_equivalent: bool = False
    exempt_kind: ExemptKind = ExemptKind.NONE
    # KPK's PROVE IT questions, in plain words; None = not asked. They inform, they decide nothing alone.
    given_in_secret: bool | None = None
    decision_pending: bool | None = None
    uneasy: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GiftObject:
    """One object of a report: one sheet "Uraian Laporan Gratifikasi" of the form (parts B and C)."""

    uid: str = ""  # given by the register
    giver: Giver = field(default_factory=Giver)
    occasion: Occasion | None = None
    occasion_other: str = ""
    location: ObjectLocation | None = None
    location_other: str = ""
    kind: ObjectKind | None = None
    kind_other: str = ""
    description: str = ""
    quantity: Decimal | None = None
    unit: str = ""
    value: int | None = None  # nominal or estimated value in whole rupiah
    currency: str = "IDR"  # ISO 4217; other than IDR: `foreign_value` is what was given, `value` its estimate
    foreign_value: Decimal | None = None
    answers: Answers = field(default_factory=Answers)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDraft:
    """What the form gives: everything a clerk can type about a report."""

    kind: ReportKind = ReportKind.RECEIPT
    confidentiality: Confidentiality = Confidentiality.COPY_TO_UPG
    reporter: Reporter = field(default_factory=Reporter)
    official_uid: str = ""  # set when the reporter was picked from the officials
    objects: tuple[GiftObject, ...] = (GiftObject(),)
    received_on: date | None = None  # date received, or refused
    received_place: str = ""
    reported_on: date | None = None  # date the reporter told the office (counts for completion)
    reported_to_upg_on: date | None = None  # D2 of the form, if reported through the UPG
    chronology: str = ""
    compensation: bool | None = None
    late_reason: str = ""
    note: str = ""
    typed_number: str = ""  # a number from the office's agenda, instead of the running one
    imported_from: str = ""  # file name and row, when the record came from a spreadsheet


@dataclass(frozen=True, slots=True, kw_only=True)
class StepDetails:
    """What a step of the timeline needs to know; each step uses its own few fields."""

    number: str = ""  # ticket number (forwarded), SK number (decided), BAST number (handed over), letter number
    document_date: date | None = None  # date of the SK
    outcome: DecisionOutcome | None = None
    object_uids: tuple[str, ...] = ()  # which objects; empty = all
    recipient: str = ""  # who took the object: person or social body
    recipient_address: str = ""
    recipient_position: str = ""
    witness: str = ""
    condition: str = ""
    place: str = ""
    amount: int | None = None  # rupiah paid
    reason: str = ""  # void, not followed up, late, correction
    gaps: tuple[str, ...] = ()  # what must be completed
    exemption_letter: str = ""  # letter of the rule set under which the report was noted
    attachment_uids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportEvent:
    """One entry of a report's timeline."""

    uid: str
    step: Step
    on: date  # the day it happened, as typed
    at: datetime  # when it was entered
    by_uid: str
    by_name: str
    details: StepDetails = field(default_factory=StepDetails)


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentRecord:
    """A file kept with a report, a session or a person (`subject_uid`).

    `sealed_name` is the file under `lampiran/`; `sha256` is of the plain content.
    """

    uid: str
    subject_uid: str
    kind: AttachmentKind
    file_name: str  # cleaned name, shown only
    media_type: str  # image/jpeg, image/png or application/pdf
    length: int
    sha256: str
    sealed_name: str
    caption: str
    added_at: datetime
    added_by: str
    paper_uid: str = ""  # set when this is the signed scan of an issued paper


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRecord(ReportDraft):
    """A report in the register, with everything that belongs to it."""

    id: int
    uid: str
    owner_office: str
    revision: int
    state: ReportState
    number: str  # empty while a draft
    year: int | None
    rule_set: str  # code of the rule set, chosen by the date of receipt
    registered_on: date | None
    written_by: str  # account uid of who wrote it
    written_by_name: str
    created_at: datetime
    changed_at: datetime
    content_hash: str  # SHA-256 over the canonical content of this revision
    events: tuple[ReportEvent, ...] = ()
    attachments: tuple[AttachmentRecord, ...] = ()

    @property
    def total_value(self) -> int:
        """Sum of the estimated values in rupiah; objects without a value count nothing."""
        return sum(item.value or 0 for item in self.objects)

    def event(self, step: Step) -> ReportEvent | None:
        """Return the latest event of a step, or None."""
        return next((e for e in reversed(self.events) if e.step is step), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """One line of the register page: what a table needs, nothing more."""

    id: int
    uid: str
    number: str
    kind: ReportKind
    confidentiality: Confidentiality
    state: ReportState
    registered_on: date | None
    received_on: date | None
    reporter_name: str
    reporter_position: str
    giver_name: str
    giver_institution: str
    relation: Relation | None
    occasion: Occasion | None
    object_kind: ObjectKind | None
    description: str  # of the first object; "+2" is added by the page from object_count
    object_count: int
    total_value: int
    next_deadline: date | None  # the nearest open one
    next_deadline_kind: DeadlineKind | None
    late: bool
    duty: Duty | None
    outcome: DecisionOutcome | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRevision:
    """One kept revision of a report's content, with why it was made."""

    revision: int
    at: datetime
    by_name: str
    reason: str
    content: ReportDraft
    content_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field before and after a correction; `field` is a dotted path such as objects.0.value."""

    field: str
    before: str
    after: str
