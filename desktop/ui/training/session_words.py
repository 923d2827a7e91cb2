"""What the screens of a session say: its days, its sittings, its place in life."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from db.records.training import Meeting, SessionDraft
from db.vocabulary import SessionKind, SessionState
from desktop.rules.words import date_short, decimal_text
from desktop.ui.period_words import month_names
from resources.language import _, ngettext

STATE_TONES = {SessionState.PLANNED: "info", SessionState.HELD: "good", SessionState.VOID: "danger"}


def days_words(first: date | None, last: date | None) -> str:
    """Return the days of a session: "25 November 2026", "25–26 November 2026", "30 November – 2 Desember 2026"."""
    if first is None:
        return _("tanggal belum ditetapkan")
    months = month_names()
    end = last or first
    shown = f"{end.day} {months[end.month - 1]} {end.year}"
    if end == first:
        return shown
    if (first.year, first.month) == (end.year, end.month):
        return f"{first.day}–{shown}"
    year = "" if first.year == end.year else f" {first.year}"
    return f"{first.day} {months[first.month - 1]}{year} – {shown}"


def short_days(first: date | None, last: date | None) -> str:
    """Return the days of a session for a list: "25-11-2026", "25 s.d. 26-11-2026"; nothing without a day."""
    if first is None or last is None or first == last:
        return date_short(first)
    start = date_short(first)
    if first.year == last.year:
        start = f"{first:%d}" if first.month == last.month else f"{first:%d-%m}"
    return _("{start} s.d. {end}").format(start=start, end=date_short(last))


def kind_words(kind: SessionKind) -> str:
    """Return a kind of session in one short word or two, for a narrow column."""
    return {
        SessionKind.SOCIALISATION: _("Sosialisasi"),
        SessionKind.BIMTEK: _("Bimtek"),
        SessionKind.DIKLAT: _("Diklat"),
        SessionKind.E_LEARNING: _("E-learning"),
        SessionKind.INDUCTION: _("Pengenalan"),
        SessionKind.BRIEFING: _("Arahan singkat"),
    }[kind]


def times_words(meeting: Meeting) -> str:
    """Return the time of a sitting: "09.00–12.00", "mulai 09.00"; nothing while it is not fixed."""
    if meeting.starts_at and meeting.ends_at:
        return f"{meeting.starts_at}–{meeting.ends_at}"
    return _("mulai {time}").format(time=meeting.starts_at) if meeting.starts_at else ""


def meeting_words(meeting: Meeting) -> str:
    """Return a sitting in one line: batch, day and time."""
    day = date_short(meeting.on) or _("tanggal belum ditetapkan")
    return ", ".join(part for part in (meeting.batch, day, times_words(meeting)) if part)


def meeting_head(meeting: Meeting, several_batches: bool, number: int) -> str:
    """Return a sitting as the head of a narrow column, in two lines."""
    day = f"{meeting.on.day:02d}-{meeting.on.month:02d}" if meeting.on else _("Ke-{n}").format(n=number)
    first = f"{day} {meeting.starts_at}".strip()
    return f"{meeting.batch}\n{first}" if several_batches and meeting.batch else first


def hours_words(hours: Decimal) -> str:
    """Return lesson hours: "2,5 JP"."""
    return _("{n} JP").format(n=decimal_text(hours))


def people_words(count: int) -> str:
    """Return how many people: "41 orang"."""
    return ngettext("{n} orang", "{n} orang", count).format(n=count)


def batches_of(session: SessionDraft) -> Sequence[str]:
    """Return the named batches of a session; none where there is only one without a name."""
    return tuple(batch for batch in session.batches if batch)
