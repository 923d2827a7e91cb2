"""One line of the audit log; it names records by uid and never by a person's name."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRecord:
    """An entry of the hash chain (SAFETY.md §2.7)."""

    seq: int
    at: datetime
    account_uid: str
    account_name: str
    action: str  # kebab-case verb, such as report-registered
    subject_kind: str
    subject_uid: str
    content_hash: str  # salted hash of what was changed, or empty
    hash: str
