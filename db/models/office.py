"""Tables of the office: its people, its calendar, what it was called before."""

from datetime import date, datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.vocabulary import OfficeKind, RiskLevel


class OfficeChangeModel(Base):
    """What the office was called until a day (split, merger, desa to kelurahan)."""

    __tablename__ = "office_changes"

    id: Mapped[int] = mapped_column(primary_key=True)
    until: Mapped[date]
    code: Mapped[str]
    name: Mapped[str]
    term: Mapped[str]
    kind: Mapped[OfficeKind]
    reason: Mapped[str]
    at: Mapped[datetime]


class OfficialModel(Base):
    """An official (perangkat)."""

    __tablename__ = "officials"
    __table_args__ = (Index(None, "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(unique=True)
    owner_office: Mapped[str]
    revision: Mapped[int]
    name: Mapped[str]
    nik: Mapped[str]
    nip: Mapped[str]
    nip_label: Mapped[str]
    position: Mapped[str]
    rank: Mapped[str]
    unit: Mapped[str]
    risk_level: Mapped[RiskLevel]
    active_from: Mapped[date | None]
    active_to: Mapped[date | None]
    birth_place: Mapped[str]
    birth_date: Mapped[date | None]
    address: Mapped[str]
    phone: Mapped[str]
    email: Mapped[str]
    decree: Mapped[str]
    note: Mapped[str]


class CalendarDayModel(Base):
    """A day the office's own calendar adds or takes away."""

    __tablename__ = "calendar_days"

    day: Mapped[date] = mapped_column(primary_key=True)
    closed: Mapped[bool]
    name: Mapped[str]
    source: Mapped[str]


class PreferenceModel(Base):
    """What one account chose: columns, widths, mappings, folders. JSON values."""

    __tablename__ = "preferences"

    account_uid: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[bytes]
