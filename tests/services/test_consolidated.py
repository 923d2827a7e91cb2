"""The regency added up: the sum of the offices is the whole, and who sent nothing is named."""

from datetime import timedelta
from pathlib import Path

from db.records import canonical
from db.records.consolidated import Consolidated
from db.records.period import Period
from db.records.report import StepDetails
from db.vocabulary import CellState, DecisionOutcome, ReportKind, Step
from desktop.services import consolidated, inbox, partners, reports
from tests import pairs
from tests.offices import TODAY, draft, gift
from tests.services.test_inbox import Pair, pair, unpaired  # noqa: F401 — fixtures
from tests.trainings import held_session

Q4 = Period.parse("2026-Q4")


def test_figures_of_two_offices_add_up_and_the_missing_are_named(pair: Pair, tmp_path: Path) -> None:  # noqa: F811
    other = pairs.village(tmp_path / "lain", "Contoh Jaya", "36.04.05.2004")
    pairs.pair(other, pair.mentor, pair.stick)
    known = pairs.enrol(pair.mentor, other, pair.stick)
    partners.confirm(pair.mentor, known.uid, " ".join(partners.own_words(other)))
    first = reports.register_report(pair.village, draft(objects=(gift(), gift(value=250_000)))).record
    reports.register_report(pair.village, draft(kind=ReportKind.REFUSAL, received_on=TODAY - timedelta(days=2)))
    gone = reports.register_report(pair.village, draft(received_on=TODAY - timedelta(days=3))).record
    reports.record_step(pair.village, gone.uid, Step.VOIDED, TODAY, StepDetails(reason="salah catat"))
    reports.record_step(pair.village, first.uid, Step.SENT_TO_UPG, TODAY, StepDetails())
    reports.record_step(pair.village, first.uid, Step.FORWARDED, TODAY, StepDetails(number="T-1"))
    reports.record_step(
        pair.village,
        first.uid,
        Step.DECIDED,
        TODAY,
        StepDetails(number="SK-1", document_date=TODAY, outcome=DecisionOutcome.STATE),
    )
    held_session(pair.village)
    inbox.accept(pair.mentor, pair.send())
    inbox.accept(pair.mentor, Pair(other, pair.mentor, pair.stick).send())
    found = consolidated.consolidated(pair.mentor, Q4)
    whole = found.whole
    assert (whole.reports, whole.receipts, whole.refusals, whole.value) == (2, 1, 1, 1_750_000)
    assert (whole.sessions, whole.present, whole.decided) == (1, 4, 1)
    assert (whole.arrived, whole.nil) == (2, 1)
    assert whole.offices == len(found.offices) and whole.arrived + whole.missing <= whole.offices
    assert sum(part.reports for part in found.subdistricts) == whole.reports
    assert found.objects["goods"] == (3, 1_750_000) and found.outcomes == {"state": 1}
    assert found.statuses == {"decided": 1, "registered": 1, "void": 1}
    # Two reports wait beyond their deadline a year later: a number, counted, not a yes.
    pair.mentor.clock.move_to(pair.mentor.clock.now() + timedelta(days=400))  # type: ignore[attr-defined]
    later = consolidated.consolidated(pair.mentor, Q4).whole.late_reports
    assert (later, type(later)) == (2, int)
    pair.mentor.clock.move_to(pair.mentor.clock.now() - timedelta(days=400))  # type: ignore[attr-defined]
    assert canonical.from_bytes(canonical.to_bytes(found), Consolidated) == found
    quarter_before = consolidated.consolidated(pair.mentor, Period.parse("2026-Q3"))
    assert len(quarter_before.missing) == len(quarter_before.offices)
    assert {figures.state for figures in quarter_before.missing} == {CellState.OVERDUE}
    other.register.close()
