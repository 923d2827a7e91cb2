"""A year of made-up trainings for the demo: planned, held, minuted, photographed; one called off, one still to come."""

import random
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from db.records.person import PersonDraft
from db.records.training import (
    AttendanceMark,
    Minutes,
    ParticipantDraft,
    ParticipantRecord,
)
from db.vocabulary import (
    AttachmentKind,
    PaperKind,
    ParticipantRole,
    PersonKind,
    RiskLevel,
    Sex,
)
from desktop.services import (
    attachments,
    attendance,
    certificates,
    demo_pictures,
    papers,
    participants,
    people,
    sessions,
)
from desktop.services.demo_sessions import last_day, session_draft, working
from desktop.services.desk import Desk
from desktop.services.papers import PaperRequest
from resources import resource_path

Note = Callable[[date, Callable[[], None]], None]
_SEED = 37001
_CAPTIONS = (
    "Pembukaan oleh Kepala Desa",
    "Pemaparan materi oleh narasumber",
    "Tanya jawab dengan peserta",
    "Foto bersama peserta dan narasumber",
)


@dataclass
class Trainings:
    """What was entered: uids of sessions by their place in the data, of other people by name."""

    desk: Desk
    data: Mapping[str, Any]
    officials: Mapping[str, str]
    today: date
    dice: random.Random = field(default_factory=lambda: random.Random(_SEED))
    sessions: dict[int, str] = field(default_factory=dict)
    known: dict[str, str] = field(default_factory=dict)

    @property
    def main(self) -> str:
        """The uid of the session most is kept of."""
        return self.sessions[next(n for n, entry in enumerate(self.data["session"]) if entry.get("main"))]

    @property
    def coming(self) -> str:
        """The uid of the session still to come."""
        return self.sessions[next(n for n, entry in enumerate(self.data["session"]) if entry["back"] < 0)]


def plan(desk: Desk, note: Note, officials: Mapping[str, str], today: date) -> Trainings:
    """Note down a year of trainings to be lived day by day; `officials` gives the uids of the officials by name."""
    data = tomllib.loads(resource_path("demo", "training.toml").read_text("utf-8"))
    made = Trainings(desk, data, officials, today)
    note(today - timedelta(days=380), partial(_add_people, made))
    for place, entry in enumerate(data["session"]):
        day = working(today - timedelta(days=entry["back"]))
        note(min(day - timedelta(days=10), today), partial(_announce, made, place, entry, day))
        if entry.get("void"):
            note(day, partial(_call_off, made, place, entry))
        elif day <= today:
            note(day - timedelta(days=1), partial(_print_list, made, place, entry))
            last = last_day(entry, day)
            note(last, partial(_hold, made, place, entry))
            note(last + timedelta(days=1), partial(_write_up, made, place, entry))
            note(last + timedelta(days=2), partial(_scan_list, made, place, entry))
            note(last + timedelta(days=4), partial(_certify, made, place, entry))
    return made


def _add_people(made: Trainings) -> None:
    groups = made.data["people"]
    for name, position, sex in groups["community"]:
        _add(made, PersonDraft(name=name, kind=PersonKind.COMMUNITY, position=position, sex=_sex(sex)), "Desa Sukamaju")
    for name, position, office, sex in groups["other"]:
        _add(made, _person(name, PersonKind.OTHER_OFFICE, position, office, sex), office)
    for name, position, office, sex in groups["associate"]:
        _add(made, _person(name, PersonKind.ASSOCIATE, position, office, sex), office)


def _person(name: str, kind: PersonKind, position: str, office: str, sex: str) -> PersonDraft:
    risk = RiskLevel.ABOVE_LOW if "Sekretaris" in position or "Keuangan" in position else RiskLevel.LOW
    return PersonDraft(name=name, kind=kind, position=position, institution=office, sex=_sex(sex), risk_level=risk)


def _add(made: Trainings, draft: PersonDraft, where: str) -> None:
    dice = made.dice
    place = f"Kampung Contoh RT 0{dice.randint(1, 4)}/RW 0{dice.randint(1, 2)}"
    full = replace(
        draft,
        phone=f"0800-0000-{dice.randint(0, 9999):04d}",
        address=place if draft.kind is PersonKind.COMMUNITY else where,
    )
    made.known[draft.name] = people.add_person(made.desk, full).record.uid


def _announce(made: Trainings, place: int, entry: Mapping[str, Any], day: date) -> None:
    """Enter a planned session and put on its list who is invited."""
    desk = made.desk
    record = sessions.add_session(desk, session_draft(made.data, place, day, made.today)).record
    made.sessions[place] = record.uid
    batches = entry.get("batches", [""])
    drafts = []
    for number, draft in enumerate(_invited(made, entry)):
        drafts.append(replace(draft, batch=batches[number % len(batches)]))
    for number in entry["speakers"]:
        drafts.append(_speaker(made, number, ParticipantRole.SPEAKER))
    if "moderator" in entry:
        drafts.append(_speaker(made, entry["moderator"], ParticipantRole.MODERATOR))
    participants.add_participants(desk, record.uid, drafts)


def _invited(made: Trainings, entry: Mapping[str, Any]) -> list[ParticipantDraft]:
    groups = made.data["people"]
    names = []
    if "official" in entry["who"]:
        others = [*entry["speakers"], *([entry["moderator"]] if "moderator" in entry else ())]
        speaking = {made.data["speaker"][number]["name"] for number in others}
        names += [name for name in made.officials if name not in speaking]
    for group in ("other", "associate", "community"):
        if group in entry["who"]:
            names += [row[0] for row in groups[group]]
    return [_known(made, name) for name in names[-entry.get("most", len(names)) :]]


def _known(made: Trainings, name: str) -> ParticipantDraft:
    uid = made.officials.get(name) or made.known[name]
    draft = participants.from_person(people.person(made.desk, uid))
    if draft.sex is None:
        draft = replace(draft, sex=Sex.FEMALE if name in made.data["women"] else Sex.MALE)
    return draft


def _speaker(made: Trainings, number: int, role: ParticipantRole) -> ParticipantDraft:
    speaker = made.data["speaker"][number]
    if speaker["name"] in made.officials:
        return replace(_known(made, speaker["name"]), role=role)
    return ParticipantDraft(
        person_kind=PersonKind.OTHER_OFFICE,
        role=role,
        name=speaker["name"],
        position=speaker["position"],
        institution=speaker["institution"],
    )


def _call_off(made: Trainings, place: int, entry: Mapping[str, Any]) -> None:
    sessions.void_session(made.desk, made.sessions[place], entry["void"])


def _print_list(made: Trainings, place: int, entry: Mapping[str, Any]) -> None:
    """Issue the list the day before, where its signed scan is to come back."""
    if entry.get("scan"):
        request = PaperRequest(kind=PaperKind.ATTENDANCE, subject_uid=made.sessions[place])
        papers.mark_printed(made.desk, papers.issue(made.desk, request).record.uid)


def _hold(made: Trainings, place: int, entry: Mapping[str, Any]) -> None:
    """Mark who came to which sitting, and enter what the tests say."""
    desk, uid, dice = made.desk, made.sessions[place], made.dice
    walk_ins = [
        ParticipantDraft(name=name, position=position, sex=_sex(sex), person_kind=PersonKind.COMMUNITY)
        for name, position, sex in entry.get("walk_ins", ())
    ]
    if walk_ins:
        participants.add_participants(desk, uid, walk_ins, walk_in=True)
    record = sessions.mark_held(desk, uid).record
    marks, scores = {}, {}
    for person in participants.participants(desk, uid):
        asked = person.role is ParticipantRole.PARTICIPANT and not person.walk_in
        came = not asked or dice.random() < entry["came"]
        came = came and place < made.data["away"].get(person.name, len(made.data["session"]))
        own = [m.uid for m in record.meetings if not person.batch or m.batch == person.batch]
        marks[person.uid] = tuple(AttendanceMark(meeting_uid=m, present=came, signed=came) for m in own)
        if came and asked and "test" in entry:
            scores[person.uid] = _scores(person, dice)
    attendance.mark(desk, uid, marks)
    attendance.set_scores(desk, uid, scores)


def _scores(person: ParticipantRecord, dice: random.Random) -> tuple[Decimal, Decimal]:
    pre = dice.randrange(35, 71, 5)
    return Decimal(pre), Decimal(min(100, pre + dice.randrange(10, 46, 5)))


def _write_up(made: Trainings, place: int, entry: Mapping[str, Any]) -> None:
    """Write minutes and conclusion, and add the photos."""
    desk, uid = made.desk, made.sessions[place]
    record = sessions.session(desk, uid)
    leader, _secretary, _finance, note_taker, *_others = made.officials
    notes = Minutes(
        leader=leader,
        note_taker=note_taker,
        represented=entry["audience"],
        **{name: entry.get(name, "") for name in ("proceedings", "questions", "agreed", "not_agreed", "follow_up")},
    )
    draft = replace(sessions.draft_of(record), minutes=notes, conclusion=entry.get("conclusion", ""))
    sessions.change_session(desk, uid, draft, "Notulen ditulis")
    for number in range(entry["photos"]):
        picture = demo_pictures.scene(number if entry["photos"] > 1 else 1, record.title, made.dice)
        caption = _CAPTIONS[number if entry["photos"] > 1 else 1]
        attachments.add(desk, uid, picture, f"foto-{number + 1}.jpg", AttachmentKind.SESSION_PHOTO, caption)


def _scan_list(made: Trainings, place: int, entry: Mapping[str, Any]) -> None:
    if not entry.get("scan"):
        return
    desk, uid = made.desk, made.sessions[place]
    (paper,) = papers.list_papers(desk, subject_uid=uid, kinds=(PaperKind.ATTENDANCE,))
    papers.mark_signed(desk, paper.uid, desk.today - timedelta(days=2))
    asked = [person for person in participants.participants(desk, uid) if not person.walk_in]
    listed = sorted(asked, key=lambda person: person.role is not ParticipantRole.PARTICIPANT)
    came = [number for number, person in enumerate(listed, start=1) if person.attended]
    scan = demo_pictures.signed_scan(papers.pdf(desk, paper.uid), came, made.dice)
    papers.attach_scan(desk, paper.uid, scan, "daftar-hadir-bertanda-tangan.pdf")


def _certify(made: Trainings, place: int, entry: Mapping[str, Any]) -> None:
    """Issue certificates to all who qualify; of one session the first was handed out with a wrong name and is void."""
    design = entry.get("design", "")
    if not design:
        return
    desk, uid = made.desk, made.sessions[place]
    chosen = [item.person.uid for item in certificates.candidates(desk, uid) if item.qualifies]
    issued = certificates.issue(desk, uid, chosen, design, issued_on=desk.today).record
    if entry.get("void_first"):
        certificates.void(desk, issued[0].uid, "Gelar salah tulis (contoh)")


def _sex(sign: str) -> Sex:
    return Sex.FEMALE if sign == "P" else Sex.MALE
