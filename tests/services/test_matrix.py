"""Offices × periods: every village of the official list has its square, whatever was sent."""

from datetime import date, timedelta

import pytest

from db.problem import Problem
from db.records.matrix import MentorRules
from db.records.period import Period
from db.vocabulary import CellState, FeedbackState
from desktop.rules import regions
from desktop.services import feedback, inbox, matrix, reports
from tests.offices import TODAY, draft
from tests.services.test_inbox import Pair, pair, unpaired  # noqa: F401 — fixtures

Q3, Q4 = Period.parse("2026-Q3"), Period.parse("2026-Q4")


def test_every_village_of_the_regency_has_a_row_in_the_order_of_the_codes(pair: Pair) -> None:  # noqa: F811
    found = matrix.matrix(pair.mentor, (Q3, Q4))
    listed = [row.code for row in found.rows if row.in_list]
    villages = regions.children("36.04", regions.RegionKind.VILLAGE)
    assert listed == sorted(listed) and len(listed) == len(villages) + len(regions.children("36.04"))
    assert found.due == (date(2026, 10, 10), date(2027, 1, 10))
    own = next(row for row in found.rows if row.code == "36.04.05.2003")
    assert own.confirmed and [cell.state for cell in own.cells] == [CellState.OVERDUE, CellState.WAITING]
    other = next(row for row in found.rows if row.code == "36.04.05.2004")
    assert other.partner_uid == "" and not other.confirmed
    assert sum(found.counts[0].values()) == len(found.rows)


def test_what_arrives_turns_its_square(pair: Pair) -> None:  # noqa: F811
    report = reports.register_report(pair.village, draft()).record
    inbox.accept(pair.mentor, pair.send(Q3))
    inbox.accept(pair.mentor, pair.send(Q4))
    inbox.accept(pair.mentor, pair.send(Q4))
    feedback.comment(pair.mentor, report.uid, FeedbackState.TO_MEND, "Lengkapi.", TODAY + timedelta(days=9))
    row = next(row for row in matrix.matrix(pair.mentor, (Q3, Q4)).rows if row.code == "36.04.05.2003")
    third, fourth = row.cells
    assert (third.state, third.first_on, third.files) == (CellState.LATE_NIL, TODAY, 1)
    assert (fourth.state, fourth.files, fourth.value) == (CellState.ARRIVED, 2, 750_000)
    assert row.open_comments == 1


def test_the_day_files_are_due_is_the_inspectorates_to_set(pair: Pair) -> None:  # noqa: F811
    inbox.accept(pair.mentor, pair.send(Q3))
    matrix.change_rules(pair.mentor, MentorRules(due_days=60, source="Surat contoh", with_subdistricts=False))
    found = matrix.matrix(pair.mentor, (Q3,))
    row = next(row for row in found.rows if row.code == "36.04.05.2003")
    assert row.cells[0].state is CellState.NIL and "36.04.05" not in {row.code for row in found.rows}
    with pytest.raises(Problem, match="due-days-odd"):
        matrix.change_rules(pair.mentor, MentorRules(due_days=91))


def test_the_last_periods_end_with_the_present_one(pair: Pair) -> None:  # noqa: F811
    codes = [period.code for period in matrix.recent_periods(pair.mentor, 3)]
    assert codes == ["2026-Q2", "2026-Q3", "2026-Q4"]
