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
    """The clocks an office watches; their days and sources stand in resources/regulations, by date."""

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
    SESSION_PHOTO = "session_photo"
    CERTIFICATE_COPY = "certificate_copy"  # of a certificate another body issued
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
    INVITATION = "invitation"
    ATTENDANCE = "attendance"
    MINUTES = "minutes"
    PHOTOS = "photos"
    BUNDLE = "bundle"
    ACTIVITY = "activity"
    CERTIFICATES = "certificates"
    COVERAGE = "coverage"
    HISTORY = "history"
    TRANSMITTAL = "transmittal"
    ENROLMENT_LETTER = "enrolment-letter"
    FILE_RECEIPT = "file-receipt"
    FILE_BOOK = "file-book"
    KEY_SHEET = "key-sheet"
    CONSOLIDATED = "consolidated"
    LATE_LETTERS = "late-letters"
    AUDIT_SAMPLE = "audit-sample"


class SessionKind(StrEnum):
    """What kind of training a session is."""

    SOCIALISATION = "socialisation"
    BIMTEK = "bimtek"
    DIKLAT = "diklat"
    E_LEARNING = "e_learning"
    INDUCTION = "induction"
    BRIEFING = "briefing"


class SessionMethod(StrEnum):
    """How a session is held."""

    FACE_TO_FACE = "face_to_face"
    ONLINE = "online"
    MIXED = "mixed"
    SELF_STUDY = "self_study"


class SessionState(StrEnum):
    """Where a session stands."""

    PLANNED = "planned"
    HELD = "held"
    VOID = "void"


class TrainingTopic(StrEnum):
    """The nine subjects an anti-bribery training covers as role and risk need it (ISO 37001, 7.3)."""

    POLICY = "policy"
    RISK = "risk"
    CIRCUMSTANCES = "circumstances"
    RESPONSE = "response"
    PREVENTION = "prevention"
    CONTRIBUTION = "contribution"
    CONSEQUENCES = "consequences"
    REPORTING = "reporting"
    RESOURCES = "resources"


class ParticipantRole(StrEnum):
    """In what part somebody took part; decides the wording of the certificate."""

    PARTICIPANT = "participant"
    SPEAKER = "speaker"
    MODERATOR = "moderator"
    COMMITTEE = "committee"


class PersonKind(StrEnum):
    """Where a participant comes from."""

    OFFICIAL = "official"
    OTHER_OFFICE = "other_office"
    COMMUNITY = "community"
    ASSOCIATE = "associate"  # business associate: mitra, penyedia


class Sex(StrEnum):
    """L/P of an attendance list."""

    MALE = "male"
    FEMALE = "female"


class TrainingResult(StrEnum):
    """What a test says; there is none without a post-test and a pass mark."""

    PASSED = "passed"
    FAILED = "failed"


class CertificateState(StrEnum):
    """Whether a certificate stands."""

    ISSUED = "issued"
    VOID = "void"


class LearningState(StrEnum):
    """How far a certificate of another body (KPK e-learning) has been checked."""

    NOT_YET = "not_yet"
    DONE = "done"
    VERIFIED = "verified"


class PackageKind(StrEnum):
    """What a `.sigap` file is; the word stands in its header and chooses the context of its signature."""

    EXPORT = "export"  # an office's records of a period, for its mentor
    RECEIPT = "receipt"  # what the mentor took over of a file
    FEEDBACK = "feedback"  # comments, decisions, packs: the mentor's answer to one office
    ENROL = "enrol"  # an office's public keys; the only kind that is signed but not sealed
    ROTATE = "rotate"  # new keys, vouched for by the old ones
    UPDATE = "update"  # rules, holidays, wording
    BUNDLE = "bundle"  # whole files of others, gathered by a collector
    JOIN = "join"  # what a second computer of the same office needs


class KeyState(StrEnum):
    """How far the keys of another office are trusted."""

    PENDING = "pending"  # arrived; the eight words have not been compared yet
    CONFIRMED = "confirmed"
    RETIRED = "retired"  # replaced by newer keys, or withdrawn


class RecordState(StrEnum):
    """Whether a record of a package has its content, or asks to be destroyed."""

    LIVE = "live"
    DESTROYED = "destroyed"  # a request with its minutes; a tutor decides


class Arrival(StrEnum):
    """How an arriving record stands to what the register holds of the same uid."""

    NEW = "new"
    CHANGED = "changed"  # a higher revision
    SAME = "same"
    OLDER = "older"  # a lower revision that was not held yet; kept as history
    FORK = "fork"  # the same revision with another content; a person decides


class FileStanding(StrEnum):
    """How an arriving file stands to the files of the same device that came before."""

    NEXT = "next"
    SAME = "same"  # arrived before
    GAP = "gap"  # files before it are missing
    LATE = "late"  # fills a gap, or comes after newer ones
    FORK = "fork"  # its number was used for another file: two computers, or an old backup put back
    BROKEN = "broken"  # it names another file before it than the one that arrived


class PartnerRelation(StrEnum):
    """What another office is to this one."""

    MENTOR = "mentor"  # gets our exports and answers them
    COPY = "copy"  # gets a copy with less in it
    PUPIL = "pupil"  # an office we tutor
    OTHER = "other"  # asked to be taken up; not decided yet


class FileState(StrEnum):
    """What became of a file in or out."""

    WRITTEN = "written"  # out: on the stick or in the folder
    RECEIVED_THERE = "received_there"  # out: the other side's receipt arrived
    STAGED = "staged"  # in: opened and checked, not taken over yet
    ACCEPTED = "accepted"
    SEEN_BEFORE = "seen_before"
    QUARANTINED = "quarantined"  # in: from an office not known or not confirmed
    REJECTED = "rejected"


class Standing(StrEnum):
    """Which of the revisions of a received record counts."""

    CURRENT = "current"
    OLDER = "older"
    FORK = "fork"  # same revision, other content: waits for a person
    SET_ASIDE = "set_aside"  # the other side of a fork that was decided


class CellState(StrEnum):
    """What the mentor has of an office for a period."""

    ARRIVED = "arrived"
    NIL = "nil"
    LATE = "late"  # arrived, after the day it was due
    LATE_NIL = "late_nil"
    MISSING = "missing"
    OVERDUE = "overdue"  # missing, and the day it was due is past
    WAITING = "waiting"  # the period is not over yet


class FeedbackKind(StrEnum):
    """What the mentor says to an office."""

    COMMENT = "comment"
    DECISION = "decision"  # of KPK, on a report
    ASSIGNMENT = "assignment"  # such as: train these people


class FeedbackState(StrEnum):
    """How the mentor looks at a record, or how far an assignment is."""

    ACCEPTED = "accepted"  # nothing to mend
    TO_MEND = "to_mend"
    REJECTED = "rejected"
    OPEN = "open"  # an assignment that is not done
    MENDED = "mended"  # a later revision went out, not looked at again
    CLOSED = "closed"


class RequestState(StrEnum):
    """How far a request to destroy a record is."""

    WAITING = "waiting"
    GRANTED = "granted"
    REFUSED = "refused"


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
    SESSIONS = "sessions"
    PEOPLE = "people"
    CERTIFICATES = "certificates"
    TRAINING_RULES = "training_rules"
    PARTNERS = "partners"
    FILES = "files"
    RECEIVED = "received"
    FEEDBACK = "feedback"
