"""Every table of the register; importing this module fills `Base.metadata`."""

from db.models.office import CalendarDayModel, OfficeChangeModel, OfficialModel, PreferenceModel
from db.models.papers import IssuedPaperModel, StatementModel
from db.models.reports import (
    AttachmentModel,
    DraftModel,
    NameWordModel,
    ReportEventModel,
    ReportModel,
    ReportObjectModel,
    ReportTextModel,
    RevisionModel,
)
from db.models.system import AccountModel, AuditEntryModel, AuditSaltModel, SettingModel
from db.models.training import (
    AttendanceModel,
    CertificateLookModel,
    CertificateModel,
    DesignModel,
    OutsideCertificateModel,
    ParticipantModel,
    PersonModel,
    SessionModel,
)

__all__ = [
    "AccountModel",
    "AttachmentModel",
    "AttendanceModel",
    "AuditEntryModel",
    "AuditSaltModel",
    "CalendarDayModel",
    "CertificateLookModel",
    "CertificateModel",
    "DesignModel",
    "DraftModel",
    "IssuedPaperModel",
    "NameWordModel",
    "OfficeChangeModel",
    "OfficialModel",
    "OutsideCertificateModel",
    "ParticipantModel",
    "PersonModel",
    "PreferenceModel",
    "ReportEventModel",
    "ReportModel",
    "ReportObjectModel",
    "ReportTextModel",
    "RevisionModel",
    "SessionModel",
    "SettingModel",
    "StatementModel",
]
