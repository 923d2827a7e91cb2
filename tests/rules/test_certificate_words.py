"""How certificates speak, and colours that can be read."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.problem import Problem
from db.records.certificate import CertificateDesign, RoleWording
from db.vocabulary import ParticipantRole, SessionKind
from desktop.rules.certificate_words import days_text, kind_words, months_later, wording_of
from desktop.rules.colours import check_colours, contrast_on_white


@pytest.mark.parametrize(
    ("days", "text"),
    [
        ((), ""),
        ((date(2026, 11, 12),), "12 November 2026"),
        ((date(2026, 11, 12), date(2026, 11, 13)), "12 s.d. 13 November 2026"),
        ((date(2026, 10, 31), date(2026, 11, 1)), "31 Oktober s.d. 1 November 2026"),
        ((date(2025, 12, 31), date(2026, 1, 1)), "31 Desember 2025 s.d. 1 Januari 2026"),
        ((date(2026, 11, 12), date(2026, 11, 19)), "12 dan 19 November 2026"),
        ((date(2026, 10, 5), date(2026, 11, 12), date(2026, 11, 19)), "5 Oktober, 12 dan 19 November 2026"),
    ],
)
def test_days_as_a_certificate_writes_them(days: tuple[date, ...], text: str) -> None:
    assert days_text(days) == text


def test_a_month_without_that_day_ends_earlier() -> None:
    assert months_later(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert months_later(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert months_later(date(2026, 11, 16), 24) == date(2028, 11, 16)


@given(st.dates(date(2000, 1, 1), date(2099, 1, 1)), st.integers(1, 120))
def test_months_later_is_that_many_months_on(day: date, months: int) -> None:
    later = months_later(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day <= day.day


def test_a_design_says_it_otherwise_for_single_roles() -> None:
    own = RoleWording(role=ParticipantRole.SPEAKER, role_words="PEMATERI UTAMA")
    design = CertificateDesign(name="Sendiri", wording=(own,))
    speaker = wording_of(design, ParticipantRole.SPEAKER)
    assert speaker.role_words == "PEMATERI UTAMA"
    assert speaker.as_words and "{kind}" in speaker.sentence
    assert wording_of(design, ParticipantRole.PARTICIPANT).role_words == "PESERTA"


def test_every_role_and_kind_has_its_words_and_none_says_lulus() -> None:
    design = CertificateDesign(name="Biasa")
    for role in ParticipantRole:
        said = wording_of(design, role)
        assert said.as_words and said.role_words and "LULUS" not in repr(said)
    assert all(kind_words(kind) for kind in SessionKind)


def test_colours_are_readable_on_white_or_refused() -> None:
    assert contrast_on_white("#000000") == pytest.approx(21)
    assert contrast_on_white("#FFFFFF") == pytest.approx(1)
    check_colours("#1F4E79", "#B8860B")
    with pytest.raises(Problem, match="colour-too-pale"):
        check_colours("#B8860B", "#B8860B")
    for strange in ("biru", "#12345", "#GGGGGG", "1F4E79"):
        with pytest.raises(Problem, match="colour-unreadable"):
            check_colours("#1F4E79", strange)
