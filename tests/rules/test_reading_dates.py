"""Dates as offices write them are read right, and what is doubtful is said."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.problem import Problem
from desktop.rules.reading import DateHabit, habit_of, read_date

TODAY = date(2026, 11, 21)
_FULL = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]
_SHORT = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"]
_ENGLISH = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_days = st.dates(min_value=date(1930, 1, 1), max_value=date(2099, 12, 31))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("21 Oktober 2026", date(2026, 10, 21)),
        ("tgl 23 Mar 2026", date(2026, 3, 23)),
        ("tgl 8 Agu 2026", date(2026, 8, 8)),
        ("Tgl. 8 Agustus 2026", date(2026, 8, 8)),
        ("Selasa, 12 Mei 2026", date(2026, 5, 12)),
        ("Jum'at 15 Mei 2026", date(2026, 5, 15)),
        ("29/07/2026", date(2026, 7, 29)),
        ("2026-08-11", date(2026, 8, 11)),
        ("2026-08-11 10:30:00", date(2026, 8, 11)),
        ("5 Peb 2026", date(2026, 2, 5)),
        ("3-Nop-2026", date(2026, 11, 3)),
        ("August 5, 2026", date(2026, 8, 5)),
        ("09/09/2026", date(2026, 9, 9)),
        (datetime(2026, 8, 26, 13, 0), date(2026, 8, 26)),
        (date(2026, 8, 26), date(2026, 8, 26)),
        (46260, date(2026, 8, 26)),
        (46260.75, date(2026, 8, 26)),
    ],
)
def test_a_clear_date_is_read_without_a_doubt(written: str | date | float, meant: date) -> None:
    reading = read_date(written, today=TODAY)
    assert reading.value == meant
    assert reading.doubts == ()


@pytest.mark.parametrize(
    ("written", "meant", "said"),
    [
        ("8/10/2026", date(2026, 10, 8), "10 Agustus 2026"),
        ("11-08-26", date(2026, 8, 11), "8 November 2026"),
        ("17-04-26", date(2026, 4, 17), "dua angka (26): dibaca 2026"),
        ("5 Mei 75", date(1975, 5, 5), "dibaca 1975"),
        ("07/29/2026", date(2026, 7, 29), "bulan di depan"),
        ("46260", date(2026, 8, 26), "bilangan 46260"),
        ("20260811", date(2026, 8, 11), "tanpa tanda pemisah"),
        ("11082026", date(2026, 8, 11), "tanpa tanda pemisah"),
        ("27 November 2026", date(2026, 11, 27), "belum terjadi"),
    ],
)
def test_a_doubtful_date_is_read_and_its_doubt_is_said(written: str, meant: date, said: str) -> None:
    reading = read_date(written, today=TODAY)
    assert reading.value == meant
    assert said in " ".join(reading.doubts)


def test_the_day_stands_first_unless_only_the_other_order_fits_the_date_it_must_precede() -> None:
    assert read_date("4/9/2026").value == date(2026, 9, 4)
    assert read_date("4/9/2026", prefer_before=date(2026, 10, 1)).value == date(2026, 9, 4)
    turned = read_date("4/9/2026", prefer_before=date(2026, 4, 20))
    assert turned.value == date(2026, 4, 9)
    assert "4 September 2026" in turned.doubts[0]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("31/02/2026", "date-impossible"),
        ("30 Feb 2026", "date-impossible"),
        ("99/99/9999", "date-impossible"),
        ("kemarin", "date-unreadable"),
        ("", "date-unreadable"),
        ("Maret 2026", "date-unreadable"),
        ("12 Bulan 2026", "date-unreadable"),
        (float("nan"), "date-unreadable"),
        (-5, "date-unreadable"),
        (10**400, "date-unreadable"),
        (True, "date-unreadable"),
        ("0001-01-01", "date-out-of-range"),
        ("1/1/3026", "date-out-of-range"),
        ("x" * 5000, "date-unreadable"),
    ],
)
def test_what_is_no_date_is_refused_with_its_reason(written: str | float, code: str) -> None:
    with pytest.raises(Problem) as refused:
        read_date(written)
    assert refused.value.code == code


@given(_days, st.sampled_from(["{d} {full} {y}", "tgl {d} {short} {y}", "{d:02d}-{short}-{y}", "{d} {english} {y}"]))
def test_any_date_in_words_comes_back_without_a_doubt(day: date, shape: str) -> None:
    names = {"full": _FULL, "short": _SHORT, "english": _ENGLISH}
    words = {key: months[day.month - 1] for key, months in names.items()}
    reading = read_date(shape.format(d=day.day, y=day.year, **words))
    assert reading == type(reading)(day)


@given(_days, st.sampled_from(["{d}/{m}/{y}", "{d:02d}-{m:02d}-{y}", "{d:02d}.{m:02d}.{y}", "{d} / {m} / {y}"]))
def test_any_date_in_figures_comes_back_and_is_doubted_only_when_both_orders_make_a_date(day: date, shape: str) -> None:
    reading = read_date(shape.format(d=day.day, m=day.month, y=day.year))
    assert reading.value == day
    assert bool(reading.doubts) == (day.day <= 12 and day.day != day.month)


@given(_days)
def test_any_date_as_a_spreadsheet_day_count_comes_back(day: date) -> None:
    assert read_date((day - date(1899, 12, 30)).days).value == day


@given(st.dates(min_value=TODAY - timedelta(days=36000), max_value=TODAY))
def test_a_two_digit_year_is_placed_in_the_hundred_years_before_next_year(day: date) -> None:
    reading = read_date(day.strftime("%d-%m-%y"), today=TODAY)
    assert reading.value == day
    assert reading.doubts


@given(st.text(max_size=30) | st.integers() | st.floats())
def test_nothing_typed_can_do_more_than_be_refused(written: str | float) -> None:
    try:
        reading = read_date(written, today=TODAY)
    except Problem as refused:
        assert refused.code.startswith("date-")
    else:
        assert 1900 <= reading.value.year <= 2100


def test_a_column_that_proves_the_day_first_settles_its_other_dates() -> None:
    habit = habit_of(["29/07/2026", "8/10/2026", date(2025, 3, 1), "tgl 4 Mei 2026", None])
    assert habit == DateHabit("29/07/2026", frozenset({2026, 2025}))
    reading = read_date("8/10/2026", habit=habit)
    assert reading.value == date(2026, 10, 8)
    assert not reading.doubts
    assert "29/07/2026" in reading.notes[0]


def test_a_column_with_both_orders_settles_nothing() -> None:
    habit = habit_of(["29/07/2026", "07/29/2026"])
    assert habit.day_first == ""
    assert "dapat juga berarti" in read_date("8/10/2026", habit=habit).doubts[0]


def test_a_short_year_is_doubted_only_where_no_date_beside_it_has_that_year_in_full() -> None:
    assert "dua angka" in read_date("17-04-26").doubts[0]
    assert not read_date("17-04-26", habit=habit_of(["29/07/2026"])).doubts
    assert "dua angka" in read_date("17-04-26", habit=habit_of(["29/07/2025"])).doubts[0]
