"""The sessions of the demo as they are planned: from resources/demo/training.toml to drafts."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from db.records.training import MaterialFile, Meeting, SessionDraft, Speaker, Subject
from db.vocabulary import SessionKind, SessionMethod, TrainingTopic
from desktop.rules.calendar import WorkCalendar


def session_draft(data: Mapping[str, Any], place: int, day: date, today: date) -> SessionDraft:
    """Return the planned session at a place in the data, its first day given."""
    entry = data["session"][place]
    speakers = [data["speaker"][number] for number in entry["speakers"]]
    names = [speaker["name"] for speaker in speakers] or [""]
    title = entry["title"]
    return SessionDraft(
        kind=SessionKind(entry["kind"]),
        title=title,
        method=SessionMethod(entry.get("method", "face_to_face")),
        meetings=tuple(_meetings(entry, day)),
        organiser=data["organiser"],
        programme=data["programme"],
        basis=data["basis"],
        purpose=entry["purpose"],
        audience=entry["audience"],
        invitation_number=f"005/{place + 11:02d}/Ds-Contoh/{day.year}",
        invitation_date=min(day - timedelta(days=8), today),
        link=entry.get("link", ""),
        speakers=tuple(Speaker(**speaker) for speaker in speakers),
        subjects=tuple(
            Subject(name=name, lesson_hours=Decimal(str(hours)), speaker=names[number % len(names)])
            for number, (name, hours) in enumerate(entry["subjects"])
        ),
        topics=tuple(TrainingTopic(topic) for topic in entry["topics"]),
        materials=(_material(title),),
        test_name=entry.get("test", ""),
        pass_mark=Decimal(entry["pass_mark"]) if "pass_mark" in entry else None,
    )


def _meetings(entry: Mapping[str, Any], day: date) -> list[Meeting]:
    sitting = Meeting(on=day, starts_at=entry["starts"], ends_at=entry["ends"], place=entry["place"])
    if "batches" in entry:
        first, second = entry["batches"]
        later = replace(sitting, batch=second, on=last_day(entry, day), place=entry["place2"])
        return [replace(sitting, batch=first), later]
    if entry.get("days", 1) > 1:
        return [sitting, replace(sitting, on=last_day(entry, day))]
    return [sitting]


def last_day(entry: Mapping[str, Any], day: date) -> date:
    """Return the last day of a session that begins on a day."""
    return working(day + timedelta(days=1)) if "batches" in entry or entry.get("days", 1) > 1 else day


def _material(title: str) -> MaterialFile:
    name = f"materi-{'-'.join(title.split()[:3]).lower()}.pdf"
    return MaterialFile(name=name, length=182_400, sha256=hashlib.sha256(title.encode()).hexdigest())


def working(day: date) -> date:
    """Return the day, or the first working day after it."""
    calendar = WorkCalendar()
    while not calendar.is_working(day):
        day += timedelta(days=1)
    return day
