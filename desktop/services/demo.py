"""A made-up office with two years of reports, marked as such, to look at and to try things with."""

import heapq
import io
import random
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from db.clock import FixedClock
from db.records.office import CalendarDay, Letterhead, Office, OfficeProfile, OfficialDraft, Signatory, UpgContact
from db.records.report import (
    GiftObject,
    ReportDraft,
    Reporter,
    ReportRecord,
    StepDetails,
)
from db.vocabulary import (
    AttachmentKind,
    Confidentiality,
    DecisionOutcome,
    OfficeKind,
    ReportKind,
    Role,
    Step,
)
from desktop.rules.calendar import WorkCalendar
from desktop.services import accounts, attachments, calendar, demo_training, drafts, offices, officials, reports
from desktop.services.demo_reports import Gift, draft_of, official_of
from desktop.services.desk import Desk
from resources import resource_path

ACCOUNT = "Operator Contoh"
PASSWORD = "hanya untuk data contoh"  # noqa: S105 — printed by the command; opens nothing but made-up data
REPORTS = 64
_SEED = 2026
_DAYS = 730
Note = Callable[[date, Callable[[], None]], None]
_SECRET = frozenset({20, 60})  # which of the reports are kept from the UPG: an old one and a recent one


@dataclass(frozen=True, slots=True)
class Demo:
    """The made-up office: its desk, its recovery code, its trainings."""

    desk: Desk
    recovery_code: str
    trainings: demo_training.Trainings


def build(
    directory: Path,
    today: date,
    on_progress: Callable[[int, int], None] | None = None,
    also: Callable[[Desk, Note, FixedClock], None] | None = None,
) -> Demo:
    """Create the made-up office in an empty folder, its last report of `today`.

    `also` may put more into the diary of these years, such as the exchange with other offices. The same day gives the
    same reports. Raises the Problems of `offices.set_up`.
    """
    data = tomllib.loads(resource_path("demo", "village.toml").read_text("utf-8"))
    dice = random.Random(_SEED)
    clock = FixedClock(_morning(today - timedelta(days=_DAYS)))
    made = offices.set_up(directory, _profile(data), ACCOUNT, Role.MANAGER, PASSWORD, clock)
    desk = made.desk
    accounts.add_account(desk, "Pembaca Contoh", Role.READER, PASSWORD)
    people = [official_of(entry, "Pemerintah Desa Sukamaju (Contoh)", dice) for entry in data["official"]]
    uids = {draft.name: officials.add_official(desk, draft).record.uid for draft in people}
    gifts = sorted(_gifts(data["case"], people, dice, today), key=lambda gift: gift.day)
    diary = _Diary(today)
    for count, gift in enumerate(gifts, start=1):
        begin = partial(_play, desk, diary, gift, uids[gift.official.name], dice)
        diary.note(gift.day, begin, partial(on_progress, count, len(gifts)) if on_progress else None)
    trainings = demo_training.plan(desk, diary.note, uids, today)
    if also is not None:
        also(desk, diary.note, clock)
    diary.live(clock)
    clock.move_to(_morning(today))
    _unfinished(desk, people[3])
    calendar.add_day(desk, CalendarDay(day=today + timedelta(days=40), closed=True, name="Hari jadi desa (contoh)"))
    reports.refresh_derived(desk)
    return Demo(desk, made.recovery_code, trainings)


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(2, 15), UTC)  # 09.15 WIB


def _profile(data: dict[str, Any]) -> OfficeProfile:
    office, head = data["office"], data["head"]
    return OfficeProfile(
        office=Office(
            uid="",
            kind=OfficeKind(office["kind"]),
            code=office["code"],
            name=office["name"],
            term=office["term"],
            subdistrict=office["subdistrict"],
            regency=office["regency"],
            province=office["province"],
        ),
        letterhead=Letterhead(lines=tuple(office["lines"]), address=office["address"], logo=_logo()),
        head=Signatory(name=head["name"], title=head["title"]),
        place=office["place"],
        upg=UpgContact(name=office["upg_name"], address=office["upg_address"]),
        number_template="{number:03d}/GRT/{roman}/{year}",
        demo=True,
    )


def _logo() -> bytes:
    from PIL import Image, ImageDraw

    picture = Image.new("RGBA", (240, 240), (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    pen.polygon([(120, 6), (228, 60), (206, 196), (120, 234), (34, 196), (12, 60)], fill="#0F6B5C")
    pen.ellipse((64, 64, 176, 176), fill="#F2C14E")
    pen.polygon([(120, 84), (150, 156), (90, 156)], fill="#0F6B5C")
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _gifts(
    cases: list[dict[str, Any]], people: list[OfficialDraft], dice: random.Random, today: date
) -> Iterator[Gift]:
    calendar = WorkCalendar()
    # The second month before the last one stays empty, so that a nil letter has its month.
    silent = (today.replace(day=1) - timedelta(days=40)).replace(day=1)
    for number in range(REPORTS):
        back = int(_DAYS * (1 - number / REPORTS) ** 1.5 * dice.uniform(0.9, 1.0)) + 1
        day = today - timedelta(days=back)
        while not calendar.is_working(day) or (day.year, day.month) == (silent.year, silent.month):
            day -= timedelta(days=1)
        yield Gift(day, cases[number % len(cases)], dice.choice(people), number in _SECRET)
    yield Gift(calendar.previous_working_day(today), cases[0], people[5])


def _play(desk: Desk, diary: "_Diary", gift: Gift, official_uid: str, dice: random.Random) -> None:
    """Register one report, and note in the diary what will become of it."""
    draft = draft_of(gift, official_uid, dice)
    luck = dice.random()
    record = reports.register_report(desk, draft).record
    if luck > 0.94 and not gift.secret:
        _Later(desk, diary, record)(Step.VOIDED, 0, StepDetails(reason="Tercatat dua kali (contoh)"))
        return
    later = _Later(desk, diary, record)
    to_upg = 9 if luck < 0.82 else 40  # the slow ones are late
    if gift.case.get("note"):
        later(Step.NOTED, 3, StepDetails(reason="Tidak wajib dilaporkan menurut penolong keputusan (contoh)"))
        later(Step.CLOSED, 2, StepDetails())
        return
    if gift.case.get("distribute"):
        photo = attachments.add(
            desk,
            record.uid,
            _photo(dice),
            "penyaluran-contoh.jpg",
            AttachmentKind.DISTRIBUTION_PHOTO,
            "Foto penyaluran",
        ).record
        later(
            Step.DISTRIBUTED,
            0,
            StepDetails(
                recipient="Panti Asuhan Contoh Kasih",
                recipient_position="Pengurus panti (contoh)",
                recipient_address="Jalan Panti Contoh Nomor 3",
                reason="Makanan mudah rusak",
                attachment_uids=(photo.uid,),
            ),
        )
    if draft.confidentiality is not Confidentiality.SECRET:
        later(Step.SENT_TO_UPG, to_upg, StepDetails(number=f"700/{record.number[:3]}/Ds"))
        if luck < 0.2:
            later(Step.RETURNED, 4, StepDetails(gaps=("Foto objek gratifikasi",), reason="Foto belum ada (contoh)"))
            later(Step.COMPLETED, 5, StepDetails())
    if draft.kind is ReportKind.REFUSAL and draft.confidentiality is not Confidentiality.SECRET:
        later(Step.CLOSED, 12, StepDetails(reason="Penolakan dicatat UPG (contoh)"))
        return
    later(Step.FORWARDED, 12, StepDetails(number=f"CONTOH-{record.id:05d}"))
    if luck < 0.12:
        later(Step.NOT_FOLLOWED_UP, 25, StepDetails(reason="Objek tidak bernilai ekonomis (contoh)"))
        later(Step.CLOSED, 3, StepDetails())
        return
    outcome = dice.choice(list(DecisionOutcome))
    later(Step.DECIDED, 30, StepDetails(number=f"CONTOH/{record.id}", outcome=outcome, document_date=later.day(30)))
    if outcome is DecisionOutcome.STATE and not gift.case.get("distribute"):
        later(
            Step.HANDED_OVER,
            5,
            StepDetails(
                number=f"BAST-CONTOH/{record.id}",
                recipient="Petugas UPG (contoh)",
                recipient_position="Unit Pengendalian Gratifikasi",
                recipient_address="Jalan Inspektorat Contoh Nomor 2",
                condition="Baik",
            ),
        )
    later(Step.CLOSED, 4, StepDetails())


class _Diary:
    """What happens on which day, lived in the order of days, so that the log of the demo runs forward."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._entries: list[tuple[date, int, Callable[[], None], Callable[[], None] | None]] = []
        self._noted = 0

    def note(self, day: date, act: Callable[[], None], then: Callable[[], None] | None = None) -> None:
        """Put something on a day; what lies after today is never lived."""
        if day <= self._today:
            self._noted += 1
            heapq.heappush(self._entries, (day, self._noted, act, then))

    def live(self, clock: FixedClock) -> None:
        """Do everything in the order of days; what is done may put more into the diary."""
        minutes, last = 0, None
        while self._entries:
            day, _number, act, then = heapq.heappop(self._entries)
            minutes = minutes + 7 if day == last else 0
            last = day
            clock.move_to(_morning(day) + timedelta(minutes=minutes))
            act()
            if then is not None:
                then()


class _Later:
    """Notes one step after the other for a report, a number of days apart."""

    def __init__(self, desk: Desk, diary: _Diary, record: ReportRecord) -> None:
        self._desk, self._diary, self._uid = desk, diary, record.uid
        self._at = desk.today
        self._calendar = WorkCalendar()

    def day(self, days: int) -> date:
        """Return the working day some calendar days after the last step."""
        day = self._at + timedelta(days=days)
        while not self._calendar.is_working(day):
            day += timedelta(days=1)
        return day

    def __call__(self, step: Step, days: int, details: StepDetails) -> None:
        self._at = self.day(days)
        self._diary.note(self._at, partial(_record, self._desk, self._uid, step, self._at, details))


def _record(desk: Desk, uid: str, step: Step, on: date, details: StepDetails) -> None:
    reports.record_step(desk, uid, step, on, details)


def _photo(dice: random.Random) -> bytes:
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", (800, 600), "#DCE8E4")
    pen = ImageDraw.Draw(picture)
    for _index in range(12):
        x, y = dice.randint(60, 660), dice.randint(240, 480)
        pen.rectangle((x, y, x + 90, y + 70), fill=dice.choice(["#F2C14E", "#0F6B5C", "#C8553D", "#6C8EAD"]))
    pen.rectangle((0, 560, 800, 600), fill="#1F2933")
    pen.text((16, 572), "GAMBAR CONTOH - BUKAN FOTO SEBENARNYA", fill="white")
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=80)
    return out.getvalue()


def _unfinished(desk: Desk, person: OfficialDraft) -> None:
    draft = ReportDraft(
        reporter=Reporter(name=person.name, position=person.position),
        received_on=desk.today,
        objects=(GiftObject(description="Bingkisan, belum ditaksir"),),
    )
    drafts.save_draft(desk, draft)
