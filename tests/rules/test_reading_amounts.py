"""Rupiah as offices write them are read right; what is no amount is refused with a reason."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.problem import Problem
from desktop.rules.reading import read_rupiah

_amounts = st.integers(min_value=100, max_value=999_999_999_999)


def _grouped(amount: int, sign: str) -> str:
    return f"{amount:,}".replace(",", sign)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Rp 1.450.000,-", 1_450_000),
        ("Rp. 220.000,00", 220_000),
        ("Rp50.000", 50_000),
        ("220 rb", 220_000),
        ("3750 rb", 3_750_000),
        ("200rb", 200_000),
        ("1,5 jt", 1_500_000),
        ("1.5 juta", 1_500_000),
        ("2 juta", 2_000_000),
        ("50.000", 50_000),
        ("IDR 50.000", 50_000),
        ("Rp50.000 (lima puluh ribu rupiah)", 50_000),
        ("50.000 rupiah", 50_000),
        ("Rp 50.000,--", 50_000),
        ("1 450 000", 1_450_000),
        ("0", 0),
        (350000.0, 350_000),
        (50_000, 50_000),
        (Decimal("250000"), 250_000),
    ],
)
def test_a_clear_amount_is_read_without_a_doubt(written: str | float, meant: int) -> None:
    reading = read_rupiah(written)
    assert (reading.value, reading.doubts) == (meant, ())


@pytest.mark.parametrize(
    ("written", "meant", "said"),
    [
        ("1.450.000,50", 1_450_001, "dibulatkan"),
        ("1,450,000", 1_450_000, "koma"),
        ("50,000", 50_000, "koma"),
        ("50000.00", 50_000, "titik"),
        ("± 200 ribu", 200_000, "perkiraan"),
        ("1.500 jt", 1_500_000_000, "dua cara"),
        (50.0, 50, "ribuan"),
    ],
)
def test_a_doubtful_amount_is_read_and_its_doubt_is_said(written: str | float, meant: int, said: str) -> None:
    reading = read_rupiah(written)
    assert reading.value == meant
    assert said in " ".join(reading.doubts)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("-50.000", "amount-negative"),
        ("Rp -50.000", "amount-negative"),
        ("(50.000)", "amount-negative"),
        (-1, "amount-negative"),
        ("9" * 30, "amount-absurd"),
        (1e30, "amount-absurd"),
        (10**400, "amount-absurd"),
        ("USD 100", "amount-foreign"),
        ("lima puluh ribu", "amount-unreadable"),
        ("1e9", "amount-unreadable"),
        ("1.450.00", "amount-unreadable"),
        ("Rp", "amount-unreadable"),
        ("", "amount-unreadable"),
        (float("inf"), "amount-unreadable"),
        (True, "amount-unreadable"),
        ("7" * 5000, "amount-unreadable"),
    ],
)
def test_what_is_no_amount_is_refused_with_its_reason(written: str | float, code: str) -> None:
    with pytest.raises(Problem) as refused:
        read_rupiah(written)
    assert refused.value.code == code


@given(
    _amounts,
    st.sampled_from(["Rp{0}", "Rp {0},-", "Rp. {0},00", "{0}", "rp {0}", "{0} rupiah", "Rp{0},00", "IDR {0}"]),
    st.sampled_from([".", ""]),
)
def test_any_amount_as_offices_write_it_comes_back_without_a_doubt(amount: int, shape: str, sign: str) -> None:
    reading = read_rupiah(shape.format(_grouped(amount, sign)))
    assert (reading.value, reading.doubts) == (amount, ())


@given(
    st.integers(min_value=1, max_value=99_999), st.sampled_from([("rb", 1_000), ("jt", 1_000_000), ("juta", 1_000_000)])
)
def test_thousands_and_millions_in_short(number: int, unit: tuple[str, int]) -> None:
    assert read_rupiah(f"{number} {unit[0]}").value == number * unit[1]


@given(st.text(max_size=40) | st.integers() | st.floats() | st.decimals())
def test_nothing_typed_can_do_more_than_be_refused(written: str | float | Decimal) -> None:
    try:
        reading = read_rupiah(written)
    except Problem as refused:
        assert refused.code.startswith("amount-")
    else:
        assert 0 <= reading.value <= 999_999_999_999
