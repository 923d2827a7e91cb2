"""R1: a saved report survives a power cut. 200 cuts here; `python -m tests.safety.power_cuts N` for more."""

import pytest

from tests.safety import power, power_cuts
from tests.safety.report_work import ReportWork

pytestmark = pytest.mark.skipif(bool(power.missing()), reason=power.missing() or "can be built")


def test_no_report_is_lost_in_100_power_cuts_of_the_services() -> None:
    outcome = power_cuts.run(100, 20261121, ReportWork())
    assert outcome.acknowledged > 200
    assert outcome.bad == 0, "\n".join([str(outcome), *outcome.examples])


def test_no_acknowledged_save_is_lost_in_100_power_cuts() -> None:
    outcome = power_cuts.run(100, seed=20261121)
    assert outcome.acknowledged > 500
    assert outcome.bad == 0, "\n".join([str(outcome), *outcome.examples])


@pytest.mark.parametrize("control", [{"synchronous": "NORMAL"}, {"synchronous": "OFF"}, {"lying": True}])
def test_the_simulator_can_fail(control: dict[str, object]) -> None:
    outcome = power_cuts.run(12, seed=7, **control)  # type: ignore[arg-type]
    assert outcome.bad >= 6, str(outcome)


def test_an_upgrade_cut_off_by_a_power_cut_leaves_the_old_or_the_new_schema() -> None:
    outcome = power_cuts.upgrades(12, seed=3)
    assert outcome.bad == 0, "\n".join(outcome.examples)
    assert 0 < outcome.acknowledged < 12, "the cuts must meet both sides of the swap"


@pytest.mark.night
@pytest.mark.timeout(3600)
def test_5000_power_cuts() -> None:
    outcome = power_cuts.run(5000, 1, ReportWork())
    assert outcome.bad == 0, "\n".join([str(outcome), *outcome.examples])
