"""A command line to type into, in process, with the made-up office behind it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from db.clock import SystemClock
from desktop.commands.main import run
from desktop.services import sign_in
from desktop.services.desk import Desk
from resources.language import Language, use_language
from tests import offices


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass
class Typed:
    """Types commands; `account` signs in, its password is in the environment."""

    directory: Path
    capture: pytest.CaptureFixture[str]
    account: str = offices.MANAGER

    def __call__(self, *words: str) -> Said:
        return self.raw("--register", str(self.directory), "--account", self.account, *words)

    def raw(self, *words: str) -> Said:
        self.capture.readouterr()
        code = run(list(words))
        out, err = self.capture.readouterr()
        return Said(code, out, err)

    def done(self, *words: str) -> str:
        """Run a command that must succeed; return what it printed."""
        said = self(*words)
        assert said.code == 0, said.err
        assert said.err == ""
        return said.out

    def refused(self, code: str, *words: str) -> str:
        """Run a command that a person can mend: exit 2 and one line with code, sentence and next step."""
        return one_line(self(*words), code)

    def look(self, function: Callable[[Desk], Any], account: str = offices.MANAGER) -> Any:
        """Ask a service about the register between two commands."""
        desk = sign_in.sign_in(self.directory, account, offices.PASSWORD, SystemClock())
        try:
            return function(desk)
        finally:
            desk.register.close()


def one_line(said: Said, code: str) -> str:
    """Assert that a problem was said in one line."""
    lines = said.err.strip().splitlines()
    assert (said.code, len(lines)) == (2, 1), said
    assert lines[0].startswith((f"{code}:", f"{code} [")), said.err
    assert lines[0].count(". ") >= 1, "a sentence and what to do next"
    assert "Traceback" not in said.err
    return lines[0]


@pytest.fixture(autouse=True)
def _environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    for name in ("SIGAP_REGISTER", "SIGAP_NEW_PASSWORD", "SIGAP_RECOVERY_CODE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SIGAP_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("SIGAP_PASSWORD", offices.PASSWORD)
    monkeypatch.setattr("db.keyslots.STANDARD_KDF", offices.QUICK_KDF)
    yield
    use_language(Language("id"))


@pytest.fixture
def sigap(office_template: offices.Template, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Typed:
    """The command line at a copy of the made-up office."""
    return Typed(office_template.copy(tmp_path), capsys)


@pytest.fixture
def nowhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Typed:
    """The command line where no office is set up yet."""
    return Typed(tmp_path / "baru", capsys)
