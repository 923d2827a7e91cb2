"""The other offices of the demo: their inspectorate and two small villages, with a few reports quarter by quarter."""

import random
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from db.clock import Clock
from db.records.office import Letterhead, Office, OfficeProfile, OfficialDraft, Signatory, UpgContact
from db.records.period import Period
from db.records.report import StepDetails
from db.vocabulary import OfficeKind, Role, Step
from desktop.rules.calendar import WorkCalendar
from desktop.services import offices, officials, reports
from desktop.services.demo_reports import Gift, draft_of, official_of
from desktop.services.desk import Desk
from resources import resource_path

_SEED = 88_000
_GAP = 11  # days between two gifts of a quarter


@dataclass(frozen=True, slots=True)
class SmallVillage:
    """A village of the demo beside the main one: its desk, the dice of its reports, what resources/demo says of it."""

    desk: Desk
    entry: Mapping[str, Any]
    people: tuple[tuple[OfficialDraft, str], ...]  # each with the uid
    dice: random.Random

    def live(self, note: Callable[[date, Callable[[], None]], None], quarters: tuple[Period, ...]) -> None:
        """Note in the diary the reports of the quarters."""
        cases = tomllib.loads(resource_path("demo", "village.toml").read_text("utf-8"))["case"]
        calendar = WorkCalendar()
        for quarter, kinds in zip(quarters, self.entry["gifts"], strict=True):
            for number, kind in enumerate(kinds, start=1):
                day = calendar.previous_working_day(quarter.first_day + timedelta(days=_GAP * (number + 1)))
                person, uid = self.people[number % len(self.people)]
                note(day, partial(self._report, Gift(day, cases[kind], person), uid))

    def _report(self, gift: Gift, official_uid: str) -> None:
        record = reports.register_report(self.desk, draft_of(gift, official_uid, self.dice)).record
        details = StepDetails(number=f"700/{record.number[:3]}/Ds-Contoh")
        reports.record_step(self.desk, record.uid, Step.SENT_TO_UPG, gift.day, details)


def journey_data() -> Mapping[str, Any]:
    """Return what resources/demo says of the other offices and of their exchange."""
    return tomllib.loads(resource_path("demo", "journey.toml").read_text("utf-8"))


def make_inspectorate(folder: Path, data: Mapping[str, Any], account: str, password: str, clock: Clock) -> Desk:
    """Create the register of the inspectorate."""
    return offices.set_up(folder, _profile(data["inspectorate"]), account, Role.MANAGER, password, clock).desk


def make_village(
    folder: Path, entry: Mapping[str, Any], account: str, password: str, clock: Clock, place: int
) -> SmallVillage:
    """Create the register of a small village with its officials; `place` tells its dice from those of the others."""
    dice = random.Random(_SEED + place)
    desk = offices.set_up(folder, _profile(entry), account, Role.MANAGER, password, clock).desk
    drafts = [official_of(person, desk_name(desk), dice) for person in entry["official"]]
    people = tuple((draft, officials.add_official(desk, draft).record.uid) for draft in drafts)
    return SmallVillage(desk, entry, people, dice)


def desk_name(desk: Desk) -> str:
    """Return the name of the office a desk stands in."""
    return offices.profile(desk).office.full_name


def _profile(entry: Mapping[str, Any]) -> OfficeProfile:
    return OfficeProfile(
        office=Office(
            uid="",
            kind=OfficeKind(entry["kind"]),
            code=entry["code"],
            name=entry["name"],
            term=entry["term"],
            subdistrict=entry.get("subdistrict", ""),
            regency=entry["regency"],
            province=entry["province"],
        ),
        letterhead=Letterhead(lines=tuple(entry["lines"]), address=entry["address"]),
        head=Signatory(name=entry["head"], title=entry["title"]),
        place=entry["place"],
        upg=UpgContact(name="UPG Inspektorat Kabupaten Contoh", address="Jalan Inspektorat Contoh Nomor 2"),
        number_template="{number:03d}/GRT/{roman}/{year}",
        demo=True,
    )
