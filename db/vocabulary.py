"""The words of the field, one word per thing: every list of choices the program knows.

Values are what is stored, exchanged and typed on the command line; they never change once released.
Labels for screens and papers stand in `resources/code_lists/` (verbatim wording of the official form).
"""

from enum import StrEnum


class OfficeKind(StrEnum):
    """What kind of office keeps this register; decides which pages are shown."""

    VILLAGE = "desa"
    URBAN_VILLAGE = "kelurahan"
    SUBDISTRICT = "kecamatan"
    INSPECTORATE = "inspektorat"


class Role(StrEnum):
    """What an account may do. Roles guard the screen and the command line (SAFETY.md §2.3)."""

    MANAGER = "manager"
    CLERK = "clerk"
    TRAINER = "trainer"
    READER = "reader"


class RiskLevel(StrEnum):
    """Bribery risk of a position (ISO 37001, 4.5)."""

    LOW = "low"
    ABOVE_LOW = "above_low"


class SignatoryPrefix(StrEnum):
    """How the head of office signs."""

    NONE = ""
    ACTING = "Plt."
    CARETAKER = "Pj."
    ON_BEHALF = "a.n."


class PaperSize(StrEnum):
    """Paper a document is printed on. F4 is the folio of Indonesian offices, 215 × 330 mm."""

    A4 = "A4"
    F4 = "F4"


class ReportKind(StrEnum):
    """Box "Jenis Laporan" of the official form."""

    RECEIPT = "receipt"
    REFUSAL = "refusal"


class Confidentiality(StrEnum):
    """Box "Kerahasiaan Laporan" of the official form."""

    # Pribadi & Rahasia: hidden from the UPG, in no export and no total that leaves the office.
    SECRET = "secret"  # noqa: S105 — a choice on the form, not a password
    COPY_TO_UPG = "copy_to_upg"


class Relation(StrEnum):
    """B4 of the official form, in its order."""

    FAMILY = "family"
    PROVIDER = "provider"
    COLLEAGUE = "colleague"
    UNKNOWN = "unknown"
    OTHER = "other"


class Occasion(StrEnum):
    """Why the gift came; finer than C1 of the form, each word maps to one of its six boxes."""

    FAREWELL = "farewell"
    DUTY = "duty"
    NON_DUTY = "non_duty"
    CEREMONY = "ceremony"
    MISFORTUNE = "misfortune"
    INVESTMENT = "investment"
    HOLIDAY = "holiday"
    SERVED_MEAL = "served_meal"
    OTHER = "other"


class ObjectLocation(StrEnum):
    """C2 of the official form: where the object is now."""

    REPORTER = "reporter"
    UPG = "upg"
    KPK = "kpk"
    OTHER = "other"


class ObjectKind(StrEnum):
    """C3 of the official form; KPK publishes its figures by these five groups."""

    FOOD = "food"
    FLOWERS = "flowers"
    GOODS = "goods"
    FACILITY = "facility"
    MONEY = "money"


class ExemptKind(StrEnum):
    """Gifts of a kind that need not be reported (Peraturan KPK 2/2019 article 2(3)), asked in plain words."""

    NONE = "none"
    KIT = "kit"
    PROMO = "promo"
    CONTEST = "contest"
    AWARD = "award"
    PRIZE = "prize"
    HONORARIUM = "honorarium"
    ALLOWANCE = "allowance"


class Duty(StrEnum):
    """What the decision helper advises."""

    REPORT = "report"
    EXEMPT = "exempt"
    REFUSE_AND_REPORT = "refuse_and_report"


class ReportState(StrEnum):
    """Where a report stands in its life."""

    DRAFT = "draft"
    REGISTERED = "registered"
    NOTED = "noted"  # noted without forwarding
    SENT_TO_UPG = "sent_to_upg"
    RETURNED = "returned"  # returned for completion
    FORWARDED = "forwarded"  # with KPK
    DECIDED = "decided"
    SETTLED = "settled"  # handed over or paid
    NOT_FOLLOWED_UP = "not_followed_up"
    CLOSED = "closed"
    VOID = "void"


class Step(StrEnum):
    """What happened to a report; each step is one entry of its timeline."""

    DRAFTED = "drafted"
    REGISTERED = "registered"
    CORRECTED = "corrected"
    NOTED = "noted"
    SENT_TO_UPG = "sent_to_upg"
    RETURNED = "returned"
    COMPLETED = "completed"  # completed and handed in again after a return
    FORWARDED = "forwarded"
    IN_CUSTODY = "in_custody"
    DISTRIBUTED = "distributed"
    KEPT = "kept"
    DECIDED = "decided"
    HANDED_OVER = "handed_over"
    PAID = "paid"
    NOT_FOLLOWED_UP = "not_followed_up"
    CLOSED = "closed"
    VOIDED = "voided"


class DecisionOutcome(StrEnum):
    """What KPK decided about the object."""

    STATE = "state"  # milik negara
    RECIPIENT = "recipient"  # milik penerima
    OFFICE = "office"  # dikelola instansi


class DeadlineKind(StrEnum):
    """The clocks of domain/gratification.md section 2 that an office watches."""

    TO_UPG = "upg"  # D2: recipient to UPG
    UPG_TO_KPK = "upg_to_kpk"  # D3: UPG to KPK, from the day the report reached the UPG
    TO_KPK = "kpk"  # D1: recipient to KPK, the statutory one
    COMPLETION = "completion"  # D7: completing a returned report
    DECISION = "decision"  # D8: KPK decides
    FOLLOW_UP = "follow_up"  # D10: acting on the decision


class WorkWeek(StrEnum):
    """Working days of the office (Perpres 21/2023; offices with direct service may keep six)."""

    FIVE = "5"
    SIX = "6"


class PeriodKind(StrEnum):
    """Length of a reporting period."""

    MONTH = "month"
    QUARTER = "quarter"
    SEMESTER = "semester"
    YEAR = "year"


class AttachmentKind(StrEnum):
    """What an attachment shows; the first seven are the form's own list."""

    OBJECT_PHOTO = "object_photo"
    ASSIGNMENT = "assignment"
    TRAVEL_PROOF = "travel_proof"
    HANDOVER_PROOF = "handover_proof"
    DONATION_LIST = "donation_list"
    GIFT_PHOTO = "gift_photo"
    INVITATION = "invitation"
    DISTRIBUTION_PHOTO = "distribution_photo"
    DECREE = "decree"
    SIGNED_SCAN = "signed_scan"
    OTHER = "other"


class PaperKind(StrEnum):
    """Every paper the program prints; the values are the words of `sigap print`."""

    REPORT_FORM = "report-form"
    RECEIPT = "receipt"
    HANDOVER = "handover"
    DISTRIBUTION = "distribution"
    REGISTER = "register"
    SUMMARY = "summary"
    COVER_LETTER = "letter"
    NIL = "nil"
    STATEMENT = "statement"
    DEADLINES = "deadlines"
    RECOVERY = "recovery"


class Topic(StrEnum):
    """What a change touched; pages refresh themselves when concerned."""

    OFFICE = "office"
    ACCOUNTS = "accounts"
    OFFICIALS = "officials"
    REPORTS = "reports"
    DRAFTS = "drafts"
    ATTACHMENTS = "attachments"
    PAPERS = "papers"
    CALENDAR = "calendar"
    SETTINGS = "settings"
    BACKUPS = "backups"
    AUDIT = "audit"
