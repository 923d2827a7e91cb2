"""People beside the office's own officials: of other offices, of the community, business associates."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from db.vocabulary import LearningState, PersonKind, RiskLevel, Sex, TrainingTopic


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDraft:
    """What a form or a spreadsheet row says of a person who is no official of this office."""

    name: str
    kind: PersonKind = PersonKind.OTHER_OFFICE
    nik: str = ""
    id_label: str = ""
    id_number: str = ""
    position: str = ""
    institution: str = ""
    risk_level: RiskLevel = RiskLevel.LOW
    sex: Sex | None = None
    phone: str = ""
    email: str = ""
    address: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRecord(PersonDraft):
    """A person in the register."""

    id: int
    uid: str
    owner_office: str
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPerson:
    """Anybody who can be put on a list of participants: an official or another person.

    Numbers are masked unless the asker may see them. `active_from` and `active_to` are an official's.
    """

    uid: str
    kind: PersonKind
    name: str
    nik: str = ""
    id_label: str = ""
    id_number: str = ""
    position: str = ""
    institution: str = ""
    risk_level: RiskLevel = RiskLevel.LOW
    sex: Sex | None = None
    phone: str = ""
    address: str = ""
    active_from: date | None = None
    active_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideCertificateDraft:
    """A certificate another body issued to a person, such as KPK's e-learning."""

    person_uid: str
    title: str = "e-Learning Pengendalian Gratifikasi"
    issuer: str = "KPK"
    number: str = ""
    dated: date | None = None
    lesson_hours: Decimal = Decimal(0)
    topics: tuple[TrainingTopic, ...] = ()
    state: LearningState = LearningState.DONE
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideCertificateRecord(OutsideCertificateDraft):
    """Such a certificate in the register; `attachment_uid` is its file, `checked_by` who looked it up and when."""

    id: int
    uid: str
    owner_office: str
    revision: int
    person_name: str
    person_position: str
    attachment_uid: str
    checked_by: str
    checked_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingRules:
    """How often who is to be trained, and how certificates are numbered; every figure is the office's to change.

    The standard (ISO 37001, 7.3) asks for planned intervals by role and names none; these are common practice.
    """

    months_low: int = 24
    months_above_low: int = 12
    induction_days: int = 30
    kinds: tuple[PersonKind, ...] = field(default=(PersonKind.OFFICIAL,))  # whom the intervals concern
    certificate_template: str = "{number:03d}/SERT/{office}/{roman}/{year}"
    certificate_months: int | None = None  # how long a certificate is good for; None: without end
