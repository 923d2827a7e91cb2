"""Asking for the papers of one report."""

from typing import TYPE_CHECKING

from db.vocabulary import PaperKind, Step

if TYPE_CHECKING:
    from desktop.services.papers import PaperRequest

# Which papers tell of one report alone; the others are made for a period.
OF_A_REPORT = (PaperKind.REPORT_FORM, PaperKind.RECEIPT, PaperKind.HANDOVER, PaperKind.DISTRIBUTION)
NEEDS_STEP = {
    PaperKind.HANDOVER: (Step.HANDED_OVER, Step.IN_CUSTODY),
    PaperKind.DISTRIBUTION: (Step.DISTRIBUTED,),
}


def paper_request(kind: PaperKind, report_uid: str, event_uid: str = "") -> "PaperRequest":
    """Return the request for a paper of a report; `event_uid` names the step it belongs to."""
    from desktop.services.papers import PaperRequest

    details = {"event": event_uid} if event_uid else {}
    return PaperRequest(kind=kind, subject_uid=report_uid, details=details)
