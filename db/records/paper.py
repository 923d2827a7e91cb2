"""A paper that was issued: its number, its check code, its own words, and whether its signed scan came back."""

from dataclasses import dataclass
from datetime import date, datetime

from db.vocabulary import PaperKind


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedPaper:
    """A paper as it was issued. `content` is the canonical JSON it is drawn from, so a reprint is identical."""

    uid: str
    kind: PaperKind
    subject_uid: str  # report, official or period code
    title: str
    number: str
    check_code: str
    dated: date
    issued_at: datetime
    issued_by: str
    needs_scan: bool
    printed: bool
    signed_on: date | None
    scan_uid: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementStatus:
    """Who has returned the periodic statement (Surat Pernyataan Gratifikasi)."""

    official_uid: str
    official_name: str
    position: str
    period: str
    returned_on: date | None
    answer: str  # "never", "reported", "unreported" or empty
