"""R11: a damaged file is noticed, never silently read. `python -m tests.safety.flips N` for more."""

import pytest

from tests.safety import flips


def test_100_changes_of_the_register_file_are_all_noticed() -> None:
    outcome = flips.in_file(100, seed=11)
    assert outcome.noticed == outcome.trials, "\n".join(outcome.bad)


def test_40_flips_in_the_wal_are_noticed_whenever_a_commit_is_gone() -> None:
    outcome = flips.in_wal(40, seed=12)
    assert not outcome.bad, "\n".join(outcome.bad)
    assert outcome.noticed > outcome.trials // 2


@pytest.mark.night
@pytest.mark.timeout(3600)
def test_4000_changes_and_200_flips_in_the_wal() -> None:
    assert flips.in_file(4000, seed=1).noticed == 4000
    assert not flips.in_wal(200, seed=1).bad
