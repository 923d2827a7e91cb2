"""Every test has its own state folder, and argon2id costs nothing."""

from pathlib import Path

import pytest

from db import keyslots


@pytest.fixture(autouse=True)
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIGAP_STATE_DIR", str(tmp_path / "state-of-test"))
    monkeypatch.setattr(keyslots, "STANDARD_KDF", keyslots.Kdf(memory_kib=64, passes=1))
