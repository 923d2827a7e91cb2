"""The office that keeps the register: who it is, how its letters look, who signs."""

from dataclasses import dataclass, field
from datetime import date, datetime

from db.vocabulary import (
    DeadlineKind,
    OfficeKind,
    PaperSize,
    PeriodKind,
    RiskLevel,
    Role,
    SignatoryPrefix,
    WorkWeek,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office and its place in the country.

    `code` is the dotted Kemendagri code (36.04.05.2003; 36.04.05 for a kecamatan, 36.04 for an inspectorate), or
    empty where the office is not in the list. `term` is the word used here for such an office (Desa, Nagari, Pekon…).
    """

    uid: str
    kind: OfficeKind
    code: str
    name: str
    term: str
    subdistrict: str = ""
    subdistrict_term: str = "Kecamatan"
    regency: str = ""  # with its kind, as in "Kabupaten Serang"
    province: str = ""

    @property
    def full_name(self) -> str:
        """The office with its word, as in "Desa Kramatwatu"."""
        return f"{self.term} {self.name}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeChange:
    """One change of code, name or kind (split, merger, desa to kelurahan): what the office was called until `until`."""

    until: date
    code: str
    name: str
    term: str
    kind: OfficeKind
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """Who signs a paper. `id_label` is what stands before the number: NIP, NIPD or NRP; both may be empty."""

    name: str = ""
    title: str = ""  # "Kepala Desa Kramatwatu"
    prefix: SignatoryPrefix = SignatoryPrefix.NONE
    rank: str = ""
    id_label: str = ""
    id_number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """The head of a letter: up to four lines, the last one large; address line; logo as PNG bytes or none."""

    lines: tuple[str, ...] = ()
    address: str = ""
    logo: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UpgContact:
    """The gratification control unit this office reports to."""

    name: str = "UPG"
    person: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRule:
    """How many working days one clock runs here, and the regulation that says so."""

    kind: DeadlineKind
    working_days: int
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalLimits:
    """A local rule on limits (Perbup, Perkades); None keeps the national limit. Rupiah."""

    ceremony_per_giver: int | None = None
    colleague_per_gift: int | None = None
    colleague_per_year: int | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegencyRules:
    """What this regency orders otherwise than the nation; empty means the national figures."""

    deadlines: tuple[DeadlineRule, ...] = ()
    limits: LocalLimits = field(default_factory=LocalLimits)
    count_receipt_day: bool = False  # True: the day of receipt is working day 1
    summary_period: PeriodKind = PeriodKind.QUARTER


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeProfile:
    """Everything the guide asks about the office, in one record."""

    office: Office
    letterhead: Letterhead = field(default_factory=Letterhead)
    head: Signatory = field(default_factory=Signatory)
    place: str = ""  # the place written before a date: "Kramatwatu, 21 November 2026"
    work_week: WorkWeek = WorkWeek.FIVE
    paper_size: PaperSize = PaperSize.A4
    upg: UpgContact = field(default_factory=UpgContact)
    rules: RegencyRules = field(default_factory=RegencyRules)
    number_template: str = "{number:03d}/GRT/{office}/{roman}/{year}"
    demo: bool = False  # the register holds made-up data; every paper says so


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRecord:
    """A person who signs in. `slot_id` names the key slot in kunci.json."""

    uid: str
    name: str
    role: Role
    slot_id: str
    active: bool
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialDraft:
    """What a form or a spreadsheet row says of an official (perangkat)."""

    name: str
    nik: str = ""
    nip: str = ""
    nip_label: str = "NIPD"
    position: str = ""
    rank: str = ""
    unit: str = ""
    risk_level: RiskLevel = RiskLevel.LOW
    active_from: date | None = None
    active_to: date | None = None
    birth_place: str = ""
    birth_date: date | None = None
    address: str = ""
    phone: str = ""
    email: str = ""
    decree: str = ""  # number of the decree of appointment
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialRecord(OfficialDraft):
    """An official in the register."""

    id: int
    uid: str
    owner_office: str
    revision: int

    def active_on(self, day: date) -> bool:
        """Tell whether the person held the position on a day."""
        return (self.active_from is None or self.active_from <= day) and (
            self.active_to is None or day <= self.active_to
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDay:
    """A day the office's own calendar adds (closed) or takes away (open), with its source."""

    day: date
    closed: bool
    name: str
    source: str = ""
