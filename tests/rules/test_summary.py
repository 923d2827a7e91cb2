"""The figures of a summary, against reports one can count on one's fingers."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import canonical
from db.records.period import Period
from db.records.report import Giver
from db.vocabulary import (
    Confidentiality,
    DeadlineKind,
    DecisionOutcome,
    ObjectKind,
    Occasion,
    ReportKind,
    ReportState,
    Step,
)
from desktop.rules.chart import nice_axis
from desktop.rules.deadlines import Deadline
from desktop.rules.figures import FigureRow, SummaryFigures
from desktop.rules.law_notes import law_notes
from desktop.rules.small_numbers import merge_small
from desktop.rules.summary import kind_chart, month_chart, summarise
from desktop.rules.words import rupiah_short
from tests.rules.made_up import TODAY, event, record, whole_object

QUARTER = Period.parse("2026-Q4")


def clock(kind: DeadlineKind, *, done: date | None, late: bool) -> Deadline:
    return Deadline(
        kind=kind,
        working_days=10,
        starts_on=date(2026, 11, 2),
        due_on=date(2026, 11, 16),
        safe_on=date(2026, 11, 13),
        done_on=done,
        late=late,
        days_left=0,
        source="",
        unpublished_year=None,
    )


def quarter_of_reports():
    money = whole_object(kind=ObjectKind.MONEY, occasion=Occasion.DUTY, value=1_000_000)
    unknown = whole_object(kind=None, occasion=None, value=None)
    decided = [
        event(Step.SENT_TO_UPG),
        event(Step.FORWARDED),
        event(Step.DECIDED, outcome=DecisionOutcome.STATE),
        event(Step.HANDED_OVER),
    ]
    return [
        record(1, received_on=date(2026, 10, 1)),
        record(2, received_on=date(2026, 12, 31), kind=ReportKind.REFUSAL, objects=(money, unknown)),
        record(3, ReportState.SETTLED, decided, objects=(money,)),
        record(4, ReportState.NOTED, [event(Step.NOTED), event(Step.DISTRIBUTED)]),
        record(5, ReportState.VOID),
        record(6, received_on=date(2026, 9, 30), registered_on=date(2026, 10, 2)),
        record(7, received_on=date(2027, 1, 1), registered_on=date(2027, 1, 2)),
        record(8, ReportState.DRAFT),
    ]


CLOCKS = {
    "report-1": (clock(DeadlineKind.TO_UPG, done=None, late=True), clock(DeadlineKind.TO_KPK, done=None, late=False)),
    "report-2": (clock(DeadlineKind.TO_UPG, done=date(2026, 12, 1), late=True),),
    "report-3": (clock(DeadlineKind.TO_UPG, done=date(2026, 11, 9), late=False),),
}


def summed() -> SummaryFigures:
    return summarise(quarter_of_reports(), QUARTER, CLOCKS, TODAY)


def table(rows) -> dict[str, tuple[int, int]]:
    return {row.key: (row.count, row.value) for row in rows if row.count}


def test_reports_are_counted_by_the_day_of_receipt():
    figures = summed()
    assert (figures.reports, figures.receipts, figures.refusals, figures.voided) == (4, 3, 1, 1)
    assert (figures.objects, figures.without_value) == (5, 1)
    assert figures.value == 350_000 * 2 + 1_000_000 * 2
    assert (figures.receipt_value, figures.refusal_value) == (1_700_000, 1_000_000)
    assert [line.number[:3] for line in figures.lines] == ["001", "003", "004", "002"]
    assert [line.number[:3] for line in figures.carried] == ["006"]
    assert [(row.label, row.receipts, row.refusals) for row in figures.months] == [
        ("Oktober 2026", 1, 0),
        ("November 2026", 2, 0),
        ("Desember 2026", 0, 1),
    ]


def test_tables_of_kind_occasion_outcome_and_state():
    figures = summed()
    assert table(figures.by_object_kind) == {"food": (2, 700_000), "money": (2, 2_000_000), "": (1, 0)}
    assert table(figures.by_occasion)["duty"] == (4, 2_700_000)
    assert table(figures.by_outcome) == {
        "forwarded": (1, 1_000_000),
        "noted": (1, 350_000),
        "distributed": (1, 350_000),
        "state": (1, 1_000_000),
        "in_process": (2, 1_350_000),
        "late": (2, 1_350_000),
    }
    assert table(figures.by_state) == {
        "registered": (2, 1_350_000),
        "noted": (1, 350_000),
        "settled": (1, 1_000_000),
    }


def test_timeliness():
    to_upg = next(row for row in summed().timeliness if row.kind is DeadlineKind.TO_UPG)
    assert (to_upg.on_time, to_upg.late, to_upg.overdue, to_upg.waiting, to_upg.none) == (1, 1, 1, 0, 1)
    to_kpk = next(row for row in summed().timeliness if row.kind is DeadlineKind.TO_KPK)
    assert (to_kpk.waiting, to_kpk.none) == (1, 3)


def test_names_only_on_request():
    figures = summed()
    assert not any(name in str(figures) for name in ("Rekaan", "Siti", "3604055203800003"))
    named = summarise(quarter_of_reports(), QUARTER, CLOCKS, TODAY, with_names=True)
    assert named.lines[0].reporter == "Siti Rekaan" and named.lines[0].giver == "Toko Contoh Rekaan"


def test_names_inside_a_description_are_covered():
    item = whole_object(description="Amplop dari SITI untuk Toko Contoh Rekaan, NIK 3604055203800003")
    line = summarise([record(objects=(item,))], QUARTER, {}, TODAY).lines[0]
    assert line.description == "Amplop dari ••• untuk Toko Contoh •••, NIK ••••••••••••0003"


def test_a_secret_report_is_refused():
    with pytest.raises(ValueError, match="secret"):
        summarise([record(confidentiality=Confidentiality.SECRET)], QUARTER, {}, TODAY)


def test_nothing_happened():
    figures = summarise([], QUARTER, {}, TODAY)
    assert figures.nil and figures.month_chart.empty and figures.kind_chart.empty
    assert len(figures.by_object_kind) == 5 and all(row.count == 0 for row in figures.by_object_kind)


def test_figures_are_kept_as_canonical_json_and_read_back():
    figures = summed()
    assert canonical.from_bytes(canonical.to_bytes(figures), SummaryFigures) == figures


def test_for_publication_no_number_tells_of_one_person():
    reports = [record(n, received_on=date(2026, 11, 1) + timedelta(days=n)) for n in range(1, 8)]
    reports.append(record(9, objects=(whole_object(kind=ObjectKind.MONEY),), kind=ReportKind.REFUSAL))
    figures = summarise(reports, QUARTER, {}, TODAY, for_publication=True)
    assert figures.lines == figures.carried == figures.timeliness == figures.months == ()
    assert (figures.reports, figures.receipts, figures.refusals) == (8, None, None)
    for rows in (figures.by_object_kind, figures.by_occasion, figures.by_outcome, figures.by_state):
        assert not [row for row in rows if row.count in (1, 2)]
    tiny = summarise(reports[:2], QUARTER, {}, TODAY, for_publication=True)
    assert tiny.reports is None and tiny.value is None and not tiny.nil


@given(st.lists(st.integers(0, 12), max_size=8))
def test_merged_small_numbers_keep_the_total_and_hide_the_small(counts):
    rows = [FigureRow(key=str(n), label=str(n), count=count, value=count * 10) for n, count in enumerate(counts)]
    merged = merge_small(rows)
    assert not [row for row in merged if row.count in (1, 2)]
    if all(row.count is not None for row in merged):
        assert sum(row.count or 0 for row in merged) == sum(counts)


@given(st.integers(0, 10**9))
def test_an_axis_begins_at_zero_and_is_round(highest):
    ticks = nice_axis(highest)
    assert ticks[0] == 0 and ticks[-1] >= max(highest, 1) and 2 <= len(ticks) <= 6
    step = ticks[1]
    assert str(step).rstrip("0") in ("1", "2", "5") and all(b - a == step for a, b in pairwise(ticks))


def test_charts():
    months = month_chart(QUARTER, {(10, ReportKind.RECEIPT): 2, (12, ReportKind.REFUSAL): 1})
    assert months.categories == ("Okt", "Nov", "Des")
    assert [row.values for row in months.series] == [(2, 0, 0), (0, 0, 1)]
    kinds = kind_chart(QUARTER, {ObjectKind.MONEY: (3, 1_500_000)})
    assert kinds.series[0].values == (0, 0, 0, 0, 3) and kinds.notes[-1] == "Rp1,5 juta"
    assert kinds.highest == 3 and kinds.ticks == (0, 1, 2, 3)


@pytest.mark.parametrize(
    ("amount", "text"),
    [(0, "Rp0"), (999, "Rp999"), (350_000, "Rp350 ribu"), (1_550_000, "Rp1,6 juta"), (2 * 10**9, "Rp2 miliar")],
)
def test_short_amounts(amount, text):
    assert rupiah_short(amount) == text


def test_a_giver_without_a_name_is_told_as_unknown():
    report = record(objects=(whole_object(giver=Giver()),))
    assert summarise([report], QUARTER, {}, TODAY, with_names=True).lines[0].giver == "Tidak diketahui"


def test_notes_on_the_law_hold_from_their_day():
    before, after = law_notes("summary", date(2026, 1, 19)), law_notes("summary", date(2026, 1, 20))
    assert len(after) == len(before) + 1
    assert any("Nomor 1 Tahun 2026" in note for note in after) and not any("2026" in note for note in before)
    assert law_notes("statement", TODAY) and law_notes("no-such-paper", TODAY) == ()
