"""An inspectorate and its villages with real registers, and the workplace of the inspectorate."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from desktop.services import exports, inbox, partners, reports
from desktop.services.desk import Desk
from desktop.services.exports import ExportChoice
from desktop.ui.workplace import Workplace
from tests import offices, pairs
from tests.offices import draft
from tests.services.test_inbox import Q4
from tests.ui.lists.conftest import boxes, chosen_files, place_of, settle, show

__all__ = ["boxes", "chosen_files", "place_of", "settle", "show"]


@dataclass
class Regency:
    """The inspectorate, two villages it knows, and one whose words were not compared."""

    mentor: Desk
    villages: list[Desk]
    stranger: Desk
    stick: Path
    place: Workplace
    went: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def send(self, village: Desk, period: Any = Q4) -> Path:
        """Let a village make the file of a period."""
        entries = exports.export(village, ExportChoice(period=period), self.stick).record
        return self.stick / entries[0].file_name

    def received(self) -> str:
        """Send one report of the first village and take it over; its uid."""
        report = reports.register_report(self.villages[0], draft()).record
        inbox.accept(self.mentor, self.send(self.villages[0]))
        return report.uid


@pytest.fixture
def regency(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    place_of: Callable[[Desk], Workplace],
) -> Iterator[Regency]:
    monkeypatch.setenv("SIGAP_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setattr("db.keyslots.STANDARD_KDF", offices.QUICK_KDF)
    stick = tmp_path / "stik"
    stick.mkdir()
    mentor = pairs.inspectorate(tmp_path / "inspektorat")
    names = (("Contoh Makmur", "36.04.05.2003"), ("Contoh Jaya", "36.04.05.2004"), ("Contoh Baru", "36.04.05.2005"))
    desks = []
    for number, (name, code) in enumerate(names):
        desk = pairs.village(tmp_path / f"desa-{number}", name, code)
        pairs.pair(desk, mentor, stick)
        desks.append(desk)
    for desk in desks[:2]:
        found = pairs.enrol(mentor, desk, stick)
        partners.confirm(mentor, found.uid, " ".join(partners.own_words(desk)))
    made = Regency(mentor, desks[:2], desks[2], stick, place_of(mentor))
    made.place.page_wanted.connect(lambda key, arguments: made.went.append((key, arguments)))
    yield made
    for desk in desks:
        desk.register.close()
