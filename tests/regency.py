"""A whole regency as its inspectorate sees it after two years: put into the register directly, without any file."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from db.change import Change
from db.clock import Clock, FixedClock
from db.queries import exchange_files, received
from db.records.exchange import ExchangeFile, FileDetails
from db.records.office import Letterhead, Office, RegencyRules, Signatory
from db.records.period import Period
from db.records.report import ReportEvent
from db.records.training import AttendanceMark, Meeting
from db.vocabulary import (
    DecisionOutcome,
    FileStanding,
    FileState,
    ObjectKind,
    Occasion,
    OfficeKind,
    PackageKind,
    ReportKind,
    Role,
    SessionState,
    Standing,
    Step,
    TrainingTopic,
)
from desktop.exchange.contents import COLLECTIONS
from desktop.exchange.records import PackageRecord, record_of, records_of_report
from desktop.exchange.report_contents import EventContent
from desktop.exchange.training_contents import OfficialContent, ParticipantContent, PeriodContent, SessionContent
from desktop.services import offices as offices_service
from desktop.services.desk import Desk
from desktop.services.office_keys import own_public_keys
from desktop.services.projection import columns_of, report_columns
from desktop.services.uids import new_uid
from desktop.services.work_calendar import calendar_in
from tests import many_villages, offices
from tests.many_villages import Village
from tests.rules import made_up

_GIFTS = (
    ("Bingkisan kain batik", ObjectKind.GOODS, 750_000),
    ("Amplop berisi uang", ObjectKind.MONEY, 1_500_000),
    ("Parsel makanan", ObjectKind.FOOD, 350_000),
    ("Karangan bunga", ObjectKind.FLOWERS, 400_000),
    ("Tumpangan kendaraan", ObjectKind.FACILITY, 600_000),
)


def fill(mentor: Desk, count: int, periods: tuple[Period, ...], reports: int = 6, seed: int = 7) -> list[Village]:
    """Make villages known and put their files of some periods into the register.

    Most came in time; some late, some nil, some not at all; the last villages are not even enrolled.
    """
    chance = random.Random(seed)
    known = many_villages.villages(count)
    enrolled = known[: max(1, count - count // 16)]
    many_villages.know(mentor, enrolled)
    with mentor.changing() as change:
        calendar = calendar_in(change.session)
        for village in enrolled:
            for number, period in enumerate(periods, start=1):
                luck = chance.random()
                if luck < 0.06 or (period is periods[-1] and luck < 0.5):
                    continue
                days = chance.choice((2, 4, 6, 8)) if luck > 0.2 else chance.choice((14, 25, 40))
                at = min(_moment(period.last_day + timedelta(days=days)), mentor.clock.now())
                nil = luck > 0.72
                own = 0 if nil else chance.randint(1, reports)
                file_id = _put_file(mentor, change, village, period, number, at, nil)
                rows = _records(chance, village, period, own, number)
                _insert(change, rows, file_id, calendar)
    return known


def _moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 3, 20, tzinfo=UTC)


def _put_file(
    mentor: Desk, change: Change, village: Village, period: Period, number: int, at: datetime, nil: bool
) -> int:
    keys = village.keys.public
    return exchange_files.insert_file(
        change.session,
        ExchangeFile(
            uid=new_uid(mentor.clock),
            outgoing=False,
            kind=PackageKind.EXPORT,
            state=FileState.ACCEPTED,
            partner_uid=keys.office_uid,
            partner_code=keys.office_code,
            partner_name=keys.office_name,
            key_id=keys.key_id,
            device=f"{keys.office_uid}-pc",
            sequence=number,
            digest=f"{keys.office_uid}-{number}",
            previous=f"{keys.office_uid}-{number - 1}" if number > 1 else "",
            period=period.code,
            nil=nil,
            file_name=f"{keys.office_code}_{period.code}.sigap",
            length=48_000,
            written_at=at - timedelta(hours=4),
            at=at,
            by_name="Tutor Contoh",
            decided_at=at,
            decided_by="Tutor Contoh",
            standing=FileStanding.NEXT.value,
            check_code="",
            details=FileDetails(counts={"reports": 3}, totals={"reports.value": 1}),
        ),
    )


def _records(chance: random.Random, village: Village, period: Period, own: int, number: int) -> list[PackageRecord]:
    uid = village.office.uid
    span = (period.last_day - period.first_day).days
    found: list[PackageRecord] = []
    for n in range(1, own + 1):
        words, kind, value = chance.choice(_GIFTS)
        received_on = period.first_day + timedelta(days=chance.randint(0, span))
        events = tuple(
            replace(item, uid=f"{uid}-{period.code}-{n}-{item.step.value}") for item in _events(chance, received_on)
        )
        report = made_up.record(
            n,
            uid=f"{uid}-{period.code}-{n}",
            events=events,
            owner_office=uid,
            kind=ReportKind.REFUSAL if chance.random() < 0.3 else ReportKind.RECEIPT,
            received_on=received_on,
            reported_on=received_on + timedelta(days=1),
            registered_on=received_on + timedelta(days=1),
            objects=(
                made_up.whole_object(description=words, kind=kind, value=value, occasion=chance.choice(list(Occasion))),
            ),
        )
        report = replace(report, number=f"{n:03d}/GRT/{village.office.code}/{period.year}")
        found += records_of_report(report)
    moment = _moment(period.last_day)
    people = 9
    current = chance.randint(2, people)
    if number % 2 == 0:
        found.append(_session(chance, village, period, moment))
    if number == 1:
        for n in range(1, people + 1):
            content = OfficialContent(name=f"Perangkat Rekaan {n}", position="Kaur Contoh")
            found.append(record_of("officials", content, uid=f"{uid}-orang-{n}", owner_office=uid, created_at=moment))
    said = PeriodContent(
        period=period.code,
        nil=not own,
        reports=own,
        officials=people,
        officials_current=current,
        officials_overdue=max(0, people - current - 2),  # two of them have been shown their duties only just
        head_name="Kepala Rekaan",
    )
    found.append(record_of("periods", said, uid=f"{uid}.{period.code}", owner_office=uid, created_at=moment))
    return found


def _events(chance: random.Random, received_on: date) -> list[ReportEvent]:
    found = [made_up.event(Step.REGISTERED, on=received_on + timedelta(days=1))]
    if chance.random() < 0.75:
        found.append(made_up.event(Step.SENT_TO_UPG, on=received_on + timedelta(days=chance.choice((3, 5, 20)))))
        if chance.random() < 0.6:
            found.append(made_up.event(Step.FORWARDED, on=received_on + timedelta(days=22)))
            if chance.random() < 0.6:
                decided = made_up.event(Step.DECIDED, on=received_on + timedelta(days=50))
                outcome = chance.choice(list(DecisionOutcome))
                found.append(replace(decided, details=replace(decided.details, outcome=outcome, number="12/KPK")))
    return found


def _session(chance: random.Random, village: Village, period: Period, moment: datetime) -> PackageRecord:
    uid = f"{village.office.uid}-kegiatan-{period.code}"
    meeting = Meeting(uid=f"{uid}-1", on=period.first_day + timedelta(days=40), place="Balai Contoh")
    mark = AttendanceMark(meeting_uid=meeting.uid, present=True, signed=True)
    content = SessionContent(
        title="Sosialisasi pengendalian gratifikasi (contoh)",
        meetings=(meeting,),
        organiser="Desa Contoh",
        state=SessionState.HELD,
        topics=(TrainingTopic.POLICY, TrainingTopic.REPORTING),
        pass_mark=Decimal(70),
        participants=tuple(
            ParticipantContent(uid=f"{uid}-{n}", name=f"Peserta Rekaan {n}", marks=(mark,) if n < 8 else ())
            for n in range(1, chance.randint(6, 14))
        ),
    )
    return record_of("sessions", content, uid=uid, owner_office=village.office.uid, created_at=moment)


def _insert(change: Change, records: list[PackageRecord], file_id: int, calendar: Any) -> None:
    events: dict[str, list[EventContent]] = {}
    for record in records:
        if record.collection == "report_events":
            events.setdefault(record.content.report_uid, []).append(record.content)
    rows = []
    for record in records:
        columns = columns_of(record)
        if record.collection == "reports":
            columns = report_columns(record.content, events.get(record.uid, ()), calendar, RegencyRules())
        rows.append(
            {
                "collection": record.collection,
                "uid": record.uid,
                "revision": record.revision,
                "content_hash": record.content_hash,
                "office_uid": record.owner_office,
                "parent_uid": COLLECTIONS[record.collection].parent(record.content),
                "file_id": file_id,
                "state": record.state,
                "standing": Standing.CURRENT,
                "created_at": record.created_at,
                "changed_at": record.changed_at,
                "content": record.raw,
                **columns,
            }
        )
    received.insert_records(change.session, rows)


def inspectorate(folder: Path, clock: Clock | None = None) -> Desk:
    """A made-up inspectorate whose register says that it is made up."""
    office = Office(
        uid="",
        kind=OfficeKind.INSPECTORATE,
        code=many_villages.REGENCY,
        name="Kabupaten Contoh",
        term="Inspektorat",
        regency="Kabupaten Contoh",
    )
    made = offices.profile(
        office=office,
        letterhead=Letterhead(lines=("PEMERINTAH KABUPATEN CONTOH", "INSPEKTORAT"), address="Jalan Contoh 10"),
        head=Signatory(name="Inspektur Rekaan", title="Inspektur Kabupaten Contoh"),
        place="Contoh",
        demo=True,
    )
    clock = clock or FixedClock(offices.START)
    return offices_service.set_up(folder, made, offices.MANAGER, Role.MANAGER, offices.PASSWORD, clock).desk


def write_inbox(folder: Path, mentor: Desk, known: list[Village], strangers: list[Village]) -> list[Path]:
    """Files as they lie on a stick: most good, some damaged, some of offices nobody has compared words with."""
    keys = own_public_keys(mentor)
    files = list(many_villages.write_packages(folder, known, keys, reports=4))
    files += many_villages.write_packages(folder / "belum-dikenal", strangers, keys, reports=2)
    whole = files[0].read_bytes()
    for name, content in (
        ("terpotong.sigap", whole[: len(whole) // 2]),
        ("kosong.sigap", b""),
        ("rusak.sigap", whole[:-400] + bytes(200) + whole[-200:]),
        ("bukan-berkas.sigap", b"PK\x03\x04" + bytes(600)),
    ):
        path = folder / name
        path.write_bytes(content)
        files.append(path)
    return files
