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

__all__ = [
    "AccountModel",
    "AttachmentModel",
    "AuditEntryModel",
    "AuditSaltModel",
    "CalendarDayModel",
    "DraftModel",
    "IssuedPaperModel",
    "NameWordModel",
    "OfficeChangeModel",
    "OfficialModel",
    "PreferenceModel",
    "ReportEventModel",
    "ReportModel",
    "ReportObjectModel",
    "ReportTextModel",
    "RevisionModel",
    "SettingModel",
    "StatementModel",
]
