"""The training part of a summary: what is counted, and what is kept back for publication."""

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal

import pytest

from db.vocabulary import SessionKind, TrainingResult
from desktop.rules.coverage_figures import Share
from desktop.rules.training_summary import TrainingFigures, summarise_training
from tests.printing.coverages import QUARTER, coverage, session_figures, training_figures

DAY = date(2026, 10, 20)


def one(**changes):
    return session_figures(0, starts_on=DAY, ends_on=DAY, kind=SessionKind.BIMTEK, **changes)


def figures(*sessions, **more) -> TrainingFigures:
    return summarise_training(sessions, QUARTER, coverage(14), **more)


def test_figures_add_up_over_the_sessions():
    found = figures(one(), one(listed=10, expected=10, expected_came=9, came=9, men=4, women=5, tested=()))
    assert (found.sessions, found.listed, found.came, found.men, found.women) == (2, 52, 45, 25, 20)
    assert found.rate == 86  # 43 of the 50 on the list beforehand
    assert (found.lesson_hours, found.person_hours) == (Decimal(7), Decimal("157.5"))
    assert (found.tested, found.passed, found.failed, found.pass_rate, found.gain) == (20, 10, 10, 50, Decimal("20.0"))
    assert [(row.label, row.sessions, row.came) for row in found.by_kind] == [("Bimbingan teknis (bimtek)", 2, 45)]
    assert [row.sessions for row in found.topics] == [2, 0, 0, 0, 0, 0, 0, 2, 0]
    assert found.months.series[1].values == (45, 0, 0)


def test_nothing_held_is_nil_and_coverage_is_told_all_the_same():
    found = figures(not_held=2)
    assert found.nil
    assert (found.rate, found.pass_rate, found.gain, found.not_held) == (None, None, None, 2)
    assert found.covered.total == 14
    assert found.late == 5


def test_without_pass_mark_there_is_no_pass_rate():
    tests = tuple(replace(test, result=None) for test in session_figures().tested)
    found = figures(one(tested=tests))
    assert (found.tested, found.passed, found.failed, found.pass_rate) == (20, 0, 0, None)
    assert found.gain == 20


@pytest.mark.parametrize(
    ("changes", "kept_back"),
    [
        ({"men": 35, "women": 1}, ("men", "women")),
        ({"men": 20, "women": 15}, ("men", "women")),  # one whose sex is not known: told by what is left over
        ({"expected_came": 39}, ("rate",)),
        ({"came": 2, "men": 0, "women": 2, "listed": 2, "expected": 2, "expected_came": 2}, ("came", "listed", "rate")),
        ({"listed": 37}, ("months",)),
    ],
)
def test_for_publication_small_numbers_are_kept_back(changes, kept_back):
    plain, published = figures(one(**changes)), figures(one(**changes), for_publication=True)
    for name in kept_back:
        value = getattr(published, name)
        assert value is None or not value.categories, name
        assert getattr(plain, name) is not None, name


def test_for_publication_one_who_failed_is_not_told_and_not_to_be_reckoned_out():
    tests = session_figures().tested
    almost = (*(replace(test, result=TrainingResult.PASSED) for test in tests[:-1]), tests[0])
    found = figures(one(tested=almost), for_publication=True)
    assert (found.passed, found.failed, found.pass_rate) == (None, None, None)
    assert found.tested == 20


def test_for_publication_no_share_tells_of_one_or_two():
    # 14 people: 7 covered; above low risk 1 of 4 covered.
    found = figures(one(), for_publication=True)
    assert (found.covered.covered, found.covered.total) == (7, 14)
    assert found.risks == ()
    almost = replace(coverage(14), whole=Share(key="", label="", covered=13, total=14))
    told = summarise_training([one()], QUARTER, almost, for_publication=True)
    assert told.covered.covered is None
    assert told.late is None
    assert told.trend.categories == ()


def test_sessions_are_told_for_publication_with_their_small_numbers_kept_back():
    line = figures(one(came=41, listed=42), for_publication=True).lines[0]
    assert (line.came, line.listed) == (None, 42)
    assert line.title.startswith("Sosialisasi")


def test_large_numbers_are_published_as_they_are():
    plain = training_figures()
    published = training_figures(for_publication=True)
    same = {f.name for f in fields(plain)} - {"risks"}
    assert {name: getattr(plain, name) for name in same} == {name: getattr(published, name) for name in same}
