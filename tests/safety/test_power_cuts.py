"""R1: a saved report survives a power cut. 200 cuts here; `python -m tests.safety.power_cuts N` for more."""

import pytest

from tests.safety import power, power_cuts

pytestmark = pytest.mark.skipif(bool(power.missing()), reason=power.missing() or "can be built")


def test_no_acknowledged_save_is_lost_in_200_power_cuts() -> None:
    outcome = power_cuts.run(200, seed=20261121)
    assert outcome.acknowledged > 1000
    assert outcome.bad == 0, "\n".join([str(outcome), *outcome.examples])


@pytest.mark.parametrize("control", [{"synchronous": "NORMAL"}, {"synchronous": "OFF"}, {"lying": True}])
def test_the_simulator_can_fail(control: dict[str, object]) -> None:
    outcome = power_cuts.run(12, seed=7, **control)  # type: ignore[arg-type]
    assert outcome.bad >= 6, str(outcome)


@pytest.mark.night
@pytest.mark.timeout(3600)
def test_5000_power_cuts() -> None:
    outcome = power_cuts.run(5000, seed=1)
    assert outcome.bad == 0, "\n".join([str(outcome), *outcome.examples])
