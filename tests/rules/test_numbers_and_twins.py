"""Numbers, duplicates and what a correction changed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.problem import Problem
from db.records.office import OfficeProfile
from db.records.report import Giver
from db.vocabulary import Occasion, ReportKind, ReportState
from desktop.rules.duplicates import Sameness, find_duplicates, same_gift
from desktop.rules.field_changes import compare
from desktop.rules.labels import field_label
from desktop.rules.numbering import check_template, format_number
from desktop.rules.problems import explain
from tests.rules.made_up import record, whole_draft, whole_object


def test_a_number_is_written_by_its_template():
    day = date(2026, 11, 21)
    template = OfficeProfile.__dataclass_fields__["number_template"].default
    assert format_number(template, 7, "2003", day) == "007/GRT/2003/XI/2026"
    assert format_number("{archive}/{number}/{month}/{year}", 12, "", day) == "700/12/11/2026"
    assert format_number("{number:03d}-{year}", 12345, "", day) == "12345-2026"


@pytest.mark.parametrize(
    ("template", "code"),
    [
        ("{number}/{village}/{year}", "number-template-unknown-token"),
        ("{number.__class__}/{year}", "number-template-unknown-token"),
        ("{number:>500}/{year}", "number-template-unknown-token"),
        ("{number!r}/{year}", "number-template-unknown-token"),
        ("{}/{year}", "number-template-unknown-token"),
        ("{year:04d}/{number}", "number-template-unknown-token"),
        ("GRT/{year}", "number-template-incomplete"),
        ("{number}/GRT", "number-template-incomplete"),
        ("{number/{year}", "number-template-unreadable"),
        ("{number}/{year}" + "x" * 100, "number-too-long"),
    ],
)
def test_a_template_that_cannot_work_is_refused_in_words(template, code):
    with pytest.raises(Problem) as caught:
        check_template(template)
    assert caught.value.code == code
    text = explain(caught.value)
    assert text.sentence and text.next_step


@given(st.text(max_size=60))
def test_any_template_is_accepted_or_refused(template):
    try:
        check_template(template)
    except Problem:
        return
    assert format_number(template, 1, "2003", date(2026, 1, 1)) != format_number(template, 2, "2003", date(2026, 1, 1))


def test_the_same_gift_is_noticed():
    draft = whole_draft()
    twin = record(3, objects=(whole_object(giver=Giver(name="TOKO  contoh, rekaan")),))
    assert same_gift(draft, twin) == (Sameness.GIVER, Sameness.DATE, Sameness.OBJECT, Sameness.VALUE)
    other_value = record(4, objects=(whole_object(value=1),))
    void = record(5, state=ReportState.VOID)
    other = record(6, received_on=date(2026, 1, 1), objects=(whole_object(description="Jam", value=9),))
    refusal = record(7, kind=ReportKind.REFUSAL)
    found = find_duplicates(draft, [other_value, void, other, refusal, twin])
    assert [item.report.id for item in found] == [3, 4]


def test_empty_fields_make_no_twins():
    empty = whole_draft(objects=(whole_object(giver=Giver(), description="", value=None),))
    assert same_gift(empty, empty) == ()


def test_a_correction_is_told_field_by_field():
    before = whole_draft()
    after = replace(
        before,
        received_on=date(2026, 11, 1),
        compensation=True,
        reporter=replace(before.reporter, nik="3604055203800099"),
        objects=(
            replace(
                before.objects[0],
                value=1_500_000,
                occasion=Occasion.HOLIDAY,
                quantity=Decimal("2.5"),
                giver=replace(before.objects[0].giver, name="Orang Lain"),
            ),
            whole_object(uid="object-2", description="Jam"),
        ),
    )
    found = {item.field: (item.before, item.after) for item in compare(before, after)}
    assert found == {
        "reporter.nik": ("••••••••••••0003", "••••••••••••0099"),
        "received_on": ("02-11-2026", "01-11-2026"),
        "compensation": ("Tidak", "Ya"),
        "objects.0.giver.name": ("Toko Contoh Rekaan", "Orang Lain"),
        "objects.0.occasion": ("Terkait tugas", "Hari raya (THR, parsel)"),
        "objects.0.quantity": ("1", "2,5"),
        "objects.0.value": ("Rp350.000", "Rp1.500.000"),
        "objects.1": ("", "Jam · Rp350.000 · Toko Contoh Rekaan"),
    }
    assert field_label("objects.0.giver.name") == "Objek 1: Nama pemberi"
    assert compare(before, before) == ()


def test_a_removed_object_is_told():
    before = whole_draft(objects=(whole_object(), whole_object(uid="object-2", description="Jam")))
    after = replace(before, objects=before.objects[1:])
    found = [(item.field, item.before, item.after) for item in compare(before, after)]
    assert found == [("objects.0", "Parsel makanan · Rp350.000 · Toko Contoh Rekaan", "")]


def test_number_of_an_office_without_code_has_no_gap() -> None:
    template = "{number:03d}/GRT/{office}/{roman}/{year}"
    assert format_number(template, 4, "", date(2026, 11, 21)) == "004/GRT/XI/2026"
    assert format_number(template, 4, "36.04.05", date(2026, 11, 21)) == "004/GRT/36.04.05/XI/2026"
