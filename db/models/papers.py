"""Tables of issued papers and of returned statements."""

from datetime import date, datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.vocabulary import PaperKind


class IssuedPaperModel(Base):
    """A paper as it was issued; `content` is zlib-compressed canonical JSON and never changes."""

    __tablename__ = "issued_papers"
    __table_args__ = (Index(None, "subject_uid"), Index(None, "kind", "issued_at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[PaperKind]
    subject_uid: Mapped[str]
    title: Mapped[str]
    number: Mapped[str]
    check_code: Mapped[str]
    dated: Mapped[date]
    issued_at: Mapped[datetime]
    issued_by: Mapped[str]
    needs_scan: Mapped[bool]
    printed: Mapped[bool]
    signed_on: Mapped[date | None]
    scan_uid: Mapped[str]
    content: Mapped[bytes]


class StatementModel(Base):
    """A returned Surat Pernyataan Gratifikasi."""

    __tablename__ = "statements"

    period: Mapped[str] = mapped_column(primary_key=True)
    official_uid: Mapped[str] = mapped_column(primary_key=True)
    returned_on: Mapped[date]
    answer: Mapped[str]
    by_uid: Mapped[str]
    at: Mapped[datetime]
