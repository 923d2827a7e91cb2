"""What the mentor said about a report, on its page, and what can be done about it from there."""

from typing import TYPE_CHECKING

from db.records.report import StepDetails
from db.vocabulary import DecisionOutcome, Step
from desktop.services.mentor_said import SaidLine
from desktop.ui import messages
from desktop.ui.exchange.mentor_card import MentorCard
from desktop.ui.reports.report_view import ReportView
from resources.language import _

if TYPE_CHECKING:
    from desktop.ui.reports.detail_page import ReportPage


def said_card(page: "ReportPage", view: ReportView) -> MentorCard:
    """Return the card; its buttons lead to the form, to the page of sending, or to the step of the decision."""
    card = MentorCard(view.mentor, may_write=view.may_write)
    go, uid = page.workplace.go, view.record.uid
    card.send_wanted.connect(lambda: go("send"))
    card.mend_wanted.connect(lambda: go("report-form", correct=uid))
    card.decision_wanted.connect(lambda line: record_decision(page, view, line))
    return card


def record_decision(page: "ReportPage", view: ReportView, line: SaidLine) -> None:
    """Open the step of KPK's decision with what the mentor passed on in its fields."""
    option = next((option for option in view.steps if option.step is Step.DECIDED), None)
    if option is None:
        messages.warn(
            page,
            _("Penetapan belum dapat dicatat pada laporan ini."),
            _("Catat dahulu bahwa laporan sudah dikirim ke UPG atau diteruskan ke KPK."),
        )
        return
    page.take(option, decision_details(line))


def decision_details(line: SaidLine) -> StepDetails:
    """Return what a decision says, as the step has it."""
    details = line.item.details
    known = details.outcome in set(DecisionOutcome)
    return StepDetails(
        number=details.number,
        document_date=details.dated,
        outcome=DecisionOutcome(details.outcome) if known else None,
        reason=line.item.text,
    )
