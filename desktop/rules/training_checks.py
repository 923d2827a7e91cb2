"""Checks of a training session and its participants: what cannot be kept, what is missing, what looks odd.

A session may be kept with gaps while it is planned; only what makes no sense is blocked: no title, impossible dates,
times, lesson hours and scores, texts beyond the limits. Texts are expected as `texts.clean_record` leaves them.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

from db.records.training import Meeting, ParticipantDraft, SessionDraft, Subject
from db.vocabulary import ParticipantRole, SessionMethod, TrainingResult
from desktop.rules.findings import Finding, FindingLevel
from desktop.rules.nik import nik_findings
from desktop.rules.texts import clean_text
from resources import resource_path

_TIME = re.compile(r"(?:[01]\d|2[0-3])\.[0-5]\d")
_TYPED_TIME = re.compile(r"(?P<hour>[01]?\d|2[0-3])(?:[.:](?P<minute>[0-5]\d))?(?:\s*(?:wib|wita|wit))?", re.IGNORECASE)
_LONG = frozenset(
    [
        "basis",
        "purpose",
        "audience",
        "proceedings",
        "questions",
        "agreed",
        "not_agreed",
        "follow_up",
        "represented",
        "conclusion",
        "note",
        "address",
    ]
)


def check_session(draft: SessionDraft, today: date) -> tuple[Finding, ...]:
    """Return all findings about a session, blocking ones first, then gaps, then doubts."""
    found = [*_texts(draft), *_words(draft), *_meetings(draft, today), *_subjects(draft), *_test(draft)]
    order = list(FindingLevel)
    return tuple(sorted(found, key=lambda item: order.index(item.level)))


def check_participant(draft: ParticipantDraft, session: SessionDraft) -> tuple[Finding, ...]:
    """Return all findings about somebody on the list of a session."""
    found = [*_texts(draft), *nik_findings("nik", draft.nik, None)]
    if not draft.name:
        found.append(_blocking("name", "participant-name-missing"))
    for name in ("pre_score", "post_score"):
        found += score_findings(name, getattr(draft, name))
    if draft.batch and draft.batch not in session.batches:
        found.append(
            _blocking("batch", "batch-unknown", batch=draft.batch, known=", ".join(filter(None, session.batches)))
        )
    order = list(FindingLevel)
    return tuple(sorted(found, key=lambda item: order.index(item.level)))


def score_findings(path: str, score: Decimal | None) -> Iterator[Finding]:
    """Yield what is wrong with a score: it runs from 0 to 100."""
    bounds = limits()["score"]
    if score is not None and not (score.is_finite() and bounds["least"] <= score <= bounds["most"]):
        yield _blocking(path, "score-out-of-range", score=score, least=bounds["least"], most=bounds["most"])


def result_of(role: ParticipantRole, post_score: Decimal | None, pass_mark: Decimal | None) -> TrainingResult | None:
    """Return whether a participant passed; None without a post-test or a pass mark, and for every other role."""
    if role is not ParticipantRole.PARTICIPANT or post_score is None or pass_mark is None:
        return None
    return TrainingResult.PASSED if post_score >= pass_mark else TrainingResult.FAILED


def read_time(typed: str) -> str | None:
    """Return a time of day as "09.00" from what people type (9, 9.00, 09:00, 9.00 WIB); None when it is none."""
    match = _TYPED_TIME.fullmatch(typed.strip())
    return None if match is None else f"{int(match['hour']):02d}.{match['minute'] or '00'}"


@cache
def limits() -> dict[str, Any]:
    """Return the limits of resources/code_lists/training_limits.toml."""
    return tomllib.loads(resource_path("code_lists", "training_limits.toml").read_text("utf-8"))


def longest(field_name: str) -> int:
    """Return how many characters a field of a session may hold; `field_name` is the last part of its path."""
    return int(limits()["length"]["long" if field_name in _LONG else "name"])


def _texts(record: Any, prefix: str = "") -> Iterator[Finding]:
    for item in fields(record):
        value, path = getattr(record, item.name), prefix + item.name
        if type(value) is str:
            yield from _text(path, value, longest(item.name))
        elif isinstance(value, tuple):
            for index, part in enumerate(value):
                if is_dataclass(part):
                    yield from _texts(part, f"{path}.{index}.")
        elif is_dataclass(value):
            yield from _texts(value, f"{path}.")


def _text(path: str, text: str, most: int) -> Iterator[Finding]:
    if len(text) > most:
        yield _blocking(path, "text-too-long", length=len(text), most=most)
    elif not text.isascii() and "\ufffd" in clean_text(text.replace("\ufffd", "")):
        yield _blocking(path, "text-unsafe")


def _words(draft: SessionDraft) -> Iterator[Finding]:
    if not draft.title:
        yield _blocking("title", "session-title-missing")
    for name in ("meetings", "speakers", "subjects", "materials"):
        most = limits()["count"][name]
        if len(getattr(draft, name)) > most:
            yield _blocking(name, "session-too-many", most=most)
    for name in ("organiser", "speakers", "subjects", "topics"):
        if not getattr(draft, name):
            yield _gap(name)


def _meetings(draft: SessionDraft, today: date) -> Iterator[Finding]:
    bounds = limits()["day"]
    latest = today + timedelta(days=bounds["future_kept"])
    if not draft.meetings:
        yield _blocking("meetings", "session-without-meeting")
    for index, meeting in enumerate(draft.meetings):
        path = f"meetings.{index}"
        if meeting.on is None:
            yield _gap(f"{path}.on")
        elif not bounds["earliest_kept"] <= meeting.on <= latest:
            yield _blocking(
                f"{path}.on", "report-date-impossible", date=meeting.on, earliest=bounds["earliest_kept"], latest=latest
            )
        yield from _times(meeting, path)
        if not meeting.place and draft.method in (SessionMethod.FACE_TO_FACE, SessionMethod.MIXED):
            yield _gap(f"{path}.place")
    seen: set[tuple[object, ...]] = set()
    for index, meeting in enumerate(draft.meetings):
        key = (meeting.batch, meeting.on, meeting.starts_at, meeting.place)
        if meeting.on is not None and key in seen:
            yield _doubt(f"meetings.{index}", "meeting-repeated")
        seen.add(key)


def _times(meeting: Meeting, path: str) -> Iterator[Finding]:
    for name in ("starts_at", "ends_at"):
        typed = getattr(meeting, name)
        if typed and not _TIME.fullmatch(typed):
            yield _blocking(f"{path}.{name}", "time-unreadable", text=typed)
            return
    if not meeting.starts_at:
        yield _gap(f"{path}.starts_at")
    elif meeting.ends_at and meeting.ends_at <= meeting.starts_at:
        yield _blocking(f"{path}.ends_at", "meeting-times-crossed", start=meeting.starts_at, end=meeting.ends_at)


def _subjects(draft: SessionDraft) -> Iterator[Finding]:
    for index, subject in enumerate(draft.subjects):
        yield from _subject(subject, f"subjects.{index}")
    minutes = limits()["lesson_hours"]["minutes"] * draft.lesson_hours
    planned = sum(_minutes(meeting) for meeting in draft.meetings if meeting.batch == draft.meetings[0].batch)
    if planned and minutes.is_finite() and minutes > planned:
        yield _doubt("subjects", "lesson-hours-beyond-time", hours=draft.lesson_hours, minutes=planned)


def _subject(subject: Subject, path: str) -> Iterator[Finding]:
    if not subject.name:
        yield _blocking(f"{path}.name", "subject-name-missing")
    hours = subject.lesson_hours
    if not hours.is_finite() or not 0 <= hours <= limits()["lesson_hours"]["most_kept"] or hours * 10 % 1:
        yield _blocking(f"{path}.lesson_hours", "lesson-hours-impossible")
    elif hours > limits()["lesson_hours"]["most_usual"]:
        yield _doubt(f"{path}.lesson_hours", "lesson-hours-very-many")


def _test(draft: SessionDraft) -> Iterator[Finding]:
    yield from score_findings("pass_mark", draft.pass_mark)


def _minutes(meeting: Meeting) -> int:
    if not (_TIME.fullmatch(meeting.starts_at) and _TIME.fullmatch(meeting.ends_at)):
        return 0
    start, end = (int(text[:2]) * 60 + int(text[3:]) for text in (meeting.starts_at, meeting.ends_at))
    return max(0, end - start)


def _blocking(path: str, code: str, **params: object) -> Finding:
    return Finding(path, FindingLevel.BLOCKING, code, params)


def _gap(path: str) -> Finding:
    return Finding(path, FindingLevel.GAP, "session-field-empty")


def _doubt(path: str, code: str, **params: object) -> Finding:
    return Finding(path, FindingLevel.DOUBT, code, params)
