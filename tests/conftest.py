"""What tests of several rooms share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests import offices, pairs

# How long one example takes says something of the machine, not of the program; pytest's own timeout holds for all.
settings.register_profile("sigap", deadline=None)
settings.load_profile("sigap")


@pytest.fixture(scope="session")
def office_template(tmp_path_factory: pytest.TempPathFactory) -> offices.Template:
    """A closed register of a made-up office, built once."""
    folder = tmp_path_factory.mktemp("kantor")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SIGAP_STATE_DIR", str(folder / "state"))
        patch.setattr("db.keyslots.STANDARD_KDF", offices.QUICK_KDF)
        return offices.build_template(folder)


@pytest.fixture
def office(
    office_template: offices.Template, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[offices.OfficeAtWork]:
    """A copy of the made-up office, open, with a desk for every role."""
    monkeypatch.setenv("SIGAP_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setattr("db.keyslots.STANDARD_KDF", offices.QUICK_KDF)
    at_work = office_template.open(tmp_path)
    yield at_work
    at_work.manager.register.close()


@pytest.fixture(scope="session")
def pair_template(tmp_path_factory: pytest.TempPathFactory) -> pairs.PairTemplate:
    """Closed registers of a village and its inspectorate, built once."""
    folder = tmp_path_factory.mktemp("pasangan")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SIGAP_STATE_DIR", str(folder / "state"))
        patch.setattr("db.keyslots.STANDARD_KDF", offices.QUICK_KDF)
        return pairs.build_template(folder)
