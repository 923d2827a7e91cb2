"""Gifts of one colleague in one year: a later one can take an earlier one over the limit."""

from dataclasses import replace
from datetime import date

from db.vocabulary import Duty, ObjectKind, Occasion, Relation
from desktop.services import reports
from tests.offices import GIVER, OfficeAtWork, draft, gift


def _from_colleague(value: int, day: date) -> object:
    item = gift(value=value, kind=ObjectKind.GOODS, occasion=Occasion.NON_DUTY)
    item = replace(item, giver=replace(item.giver, name=GIVER, relation=Relation.COLLEAGUE))
    return replace(draft(), objects=(item,), received_on=day)


def _duty(office: OfficeAtWork, uid: str) -> Duty | None:
    rows = reports.find_reports(office.manager, reports.ReportQuery(limit=50)).rows
    return next(row.duty for row in rows if row.uid == uid)


def test_a_later_gift_changes_the_advice_kept_with_the_earlier_one(office: OfficeAtWork) -> None:
    uids = [
        reports.register_report(office.clerk, _from_colleague(500_000, date(2026, month, 3))).record.uid  # type: ignore[arg-type]
        for month in (3, 4, 5)
    ]
    assert [_duty(office, uid) for uid in uids] == [Duty.EXEMPT] * 3
    last = reports.register_report(office.clerk, _from_colleague(100_000, date(2026, 6, 3))).record.uid  # type: ignore[arg-type]
    assert {_duty(office, uid) for uid in (*uids, last)} == {Duty.REPORT}
