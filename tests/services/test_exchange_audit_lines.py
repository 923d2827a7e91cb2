"""Every service of the exchange leaves exactly its line in the log of the office that did it, and no name there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from db import audit as db_audit
from desktop.services import audit
from desktop.services.desk import Desk
from tests.offices import FIRM, GIVER, MANAGER, NIK, REPORTER
from tests.services.exchange_lines import LINES, Stage, stage_of
from tests.services.test_inbox import Pair, pair, unpaired  # noqa: F401 — fixtures

_NAMES = (REPORTER, GIVER, FIRM, NIK, MANAGER, "Bambang", "Suryani", "Contoh Makmur", "Contoh Lain")


@pytest.fixture
def stage(pair: Pair, tmp_path: Path) -> Iterator[Stage]:  # noqa: F811
    made = stage_of(pair, tmp_path)
    yield made
    for desk in made.more:
        desk.register.close()


def _entries(desk: Desk) -> list[str]:
    return [entry.action for entry in audit.list_entries(desk)][::-1]


@pytest.mark.parametrize("name", LINES)
def test_it_leaves_exactly_its_lines_and_no_name(stage: Stage, name: str) -> None:
    wanted = LINES[name]
    prepared = wanted.prepare(stage)
    desks = [stage.village, stage.mentor, *stage.more]
    before = {id(desk): len(_entries(desk)) for desk in desks}
    wanted.act(stage, prepared)
    for desk in desks:
        new = _entries(desk)[before[id(desk)] :]
        # What another office does on the way, such as writing its enrolment file, is in its own log.
        assert new == wanted.lines if desk is wanted.at(stage) else "file-accepted" not in new
        with desk.reading() as session:
            everything = " ".join(str(row) for row in session.execute(text("SELECT * FROM audit_entries")))
            assert db_audit.verify(session).sound
        assert not [person for person in _NAMES if person in everything]


@pytest.mark.parametrize("name", LINES)
def test_a_change_that_fails_at_the_last_moment_leaves_nothing(
    stage: Stage, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line in the log and the change itself are one transaction."""
    wanted = LINES[name]
    prepared = wanted.prepare(stage)
    desk = wanted.at(stage)
    before, rows = _entries(desk), _rows(desk)

    def fail(*_: object, **__: object) -> None:
        raise OSError("disk gone")

    monkeypatch.setattr("db.change.Change.audit", fail)
    with pytest.raises(OSError, match="disk gone"):
        wanted.act(stage, prepared)
    monkeypatch.undo()
    assert _entries(desk) == before
    assert _rows(desk) == rows


def _rows(desk: Desk) -> list[object]:
    """Everything in the register but where the reader stands."""
    with desk.reading() as session:
        tables = session.execute(text("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")).scalars()
        return [(table, session.execute(text(f'SELECT * FROM "{table}"')).all()) for table in list(tables)]  # noqa: S608
