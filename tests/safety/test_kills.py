"""R2, R3, R4: kill -9 at any moment. Quick counts here; `python -m tests.safety.kills N` for more."""

import sys

import pytest

from tests.safety import exchange_kills, kills
from tests.safety.report_work import ReportWork

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="uses fork and SIGKILL"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # fork beside threads of other tests
]


def test_every_acknowledged_save_survives_50_kills() -> None:
    outcome = kills.saves(50, seed=2)
    assert outcome.acknowledged > 100
    assert not outcome.bad, str(outcome)


def test_every_report_survives_50_kills_of_the_services() -> None:
    outcome = kills.saves(50, 8, ReportWork())
    assert outcome.acknowledged > 50
    assert not outcome.bad, str(outcome)


def test_a_killed_upgrade_leaves_the_old_or_the_new_schema_and_the_next_start_finishes() -> None:
    outcome = kills.upgrades(30, seed=3)
    assert not outcome.bad, str(outcome)
    assert outcome.before + outcome.after == outcome.kills


def test_a_killed_backup_leaves_the_last_good_one() -> None:
    outcome = kills.backups(20, seed=4)
    assert not outcome.bad, str(outcome)


def test_a_killed_removal_of_an_account_leaves_a_register_that_opens() -> None:
    outcome = kills.renewals(30, seed=5)
    assert not outcome.bad, str(outcome)
    assert outcome.before and outcome.after, "the kills must meet both sides of the swap"


def test_a_killed_restore_leaves_one_register_or_the_other() -> None:
    outcome = kills.restores(20, seed=6)
    assert not outcome.bad, str(outcome)


def test_a_killed_import_has_taken_each_file_whole_or_not_and_the_next_run_completes_it() -> None:
    outcome = exchange_kills.imports(10, seed=7)
    assert outcome.acknowledged > 10
    assert not outcome.bad, str(outcome)


def test_a_killed_export_leaves_whole_files_and_no_number_twice() -> None:
    outcome = exchange_kills.handovers(10, seed=9)
    assert outcome.acknowledged > 4
    assert not outcome.bad, str(outcome)


_RUNS = (kills.saves, kills.upgrades, kills.backups, kills.renewals, kills.restores)


@pytest.mark.night
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("run", [*_RUNS, exchange_kills.imports, exchange_kills.handovers])
def test_300_kills_of_each(run: object) -> None:
    assert callable(run)
    assert not run(300, seed=1).bad
