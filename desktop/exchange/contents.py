"""What kinds of records a package may hold: one line per collection.

A new kind of record is a frozen dataclass whose members have JSON types, and its line in `COLLECTIONS`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from db.records.office import Office
from db.vocabulary import Confidentiality
from desktop.exchange.answer_contents import (
    AssignmentAnswerContent,
    CertificateKeyContent,
    DestroyDecisionContent,
    FeedbackContent,
    PackContent,
    ReceiptContent,
)
from desktop.exchange.join_contents import JoinContent
from desktop.exchange.report_contents import AttachmentContent, EventContent, ReportContent
from desktop.exchange.training_contents import (
    CertificateContent,
    OfficialContent,
    OutsideCertificateContent,
    PeriodContent,
    SessionContent,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """One list of a body: its name, the type of its contents, what is added up of them, what is refused."""

    name: str
    kind: type[Any]
    totals: Callable[[Any], Mapping[str, int]] = lambda content: {}
    refused: Callable[[Any], str] = lambda content: ""  # a problem code, or nothing
    parent: Callable[[Any], str] = lambda content: ""  # uid of the record it hangs on: set aside together


def _report_totals(content: ReportContent) -> Mapping[str, int]:
    return {"value": sum(item.value or 0 for item in content.objects)}


def _report_uid(content: EventContent) -> str:
    return content.report_uid


def _subject_uid(content: AttachmentContent) -> str:
    return content.subject_uid


def _people(content: SessionContent) -> Mapping[str, int]:
    return {"participants": len(content.participants)}


def _refuse_secret(content: ReportContent) -> str:
    return "package-record-secret" if content.confidentiality is Confidentiality.SECRET else ""


COLLECTIONS: Mapping[str, Collection] = {
    item.name: item
    for item in (
        Collection(name="offices", kind=Office),
        Collection(name="reports", kind=ReportContent, totals=_report_totals, refused=_refuse_secret),
        Collection(name="report_events", kind=EventContent, parent=_report_uid),
        Collection(name="attachments", kind=AttachmentContent, parent=_subject_uid),
        Collection(name="periods", kind=PeriodContent),
        Collection(name="officials", kind=OfficialContent),
        Collection(name="sessions", kind=SessionContent, totals=_people),
        Collection(name="certificates", kind=CertificateContent),
        Collection(name="outside_certificates", kind=OutsideCertificateContent),
        Collection(name="assignment_answers", kind=AssignmentAnswerContent),
        Collection(name="receipts", kind=ReceiptContent),
        Collection(name="feedback", kind=FeedbackContent),
        Collection(name="destroy_decisions", kind=DestroyDecisionContent),
        Collection(name="packs", kind=PackContent),
        Collection(name="certificate_keys", kind=CertificateKeyContent),
        Collection(name="joins", kind=JoinContent),
    )
}
