"""Sessions and their participants as spreadsheets: columns and rows."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from db.records.training import AttendanceMark, ParticipantRecord, SessionRow
from desktop.rules.labels import label
from desktop.rules.words import date_short
from desktop.services import participants, sessions
from desktop.services.desk import Desk
from desktop.services.sessions import SessionQuery
from desktop.sheets.writer import Column, ColumnKind
from resources.language import _

_PAGE = 1000
Table = tuple[str, list[Column], Sequence[Sequence[Any]]]


def sessions_table(desk: Desk, query: SessionQuery | None) -> Table:
    """Return the list of sessions that match."""
    date, number = ColumnKind.DATE, ColumnKind.NUMBER
    columns = [
        Column(_("Mulai"), date),
        Column(_("Selesai"), date),
        Column(_("Nama kegiatan")),
        Column(_("Jenis")),
        Column(_("Tempat")),
        Column(_("Penyelenggara")),
        Column(_("Jumlah JP"), number),
        Column(_("Peserta"), number),
        Column(_("Hadir"), number),
        Column(_("Status")),
    ]
    return _("Kegiatan pelatihan"), columns, [_session_row(row) for row in _all_sessions(desk, query or SessionQuery())]


def participants_table(desk: Desk, session_uid: str) -> Table:
    """Return the participants of a session with a column for each sitting; numbers are masked."""
    session = sessions.session(desk, session_uid)
    number = ColumnKind.NUMBER
    columns = [
        Column(_("No."), number),
        Column(_("Nama")),
        Column(_("Jabatan")),
        Column(_("Instansi")),
        Column(_("Peran")),
        Column(_("Gelombang")),
        Column(_("L/P")),
        Column(_("NIK (disamarkan)")),
        Column(_("Tingkat risiko")),
        *(
            Column(" ".join(part for part in (meeting.batch, date_short(meeting.on), meeting.starts_at) if part) or "–")
            for meeting in session.meetings
        ),
        Column(_("Pre-test"), number),
        Column(_("Post-test"), number),
        Column(_("Hasil")),
        Column(_("Catatan")),
    ]
    meetings = [meeting.uid for meeting in session.meetings]
    rows = [_participant_row(person, meetings) for person in participants.participants(desk, session_uid)]
    return _("Peserta {title}").format(title=session.title), columns, rows


def _all_sessions(desk: Desk, query: SessionQuery) -> list[SessionRow]:
    found: list[SessionRow] = []
    while True:
        page = sessions.find_sessions(desk, replace(query, offset=len(found), limit=_PAGE))
        found += page.rows
        if len(page.rows) < _PAGE:
            return found


def _session_row(row: SessionRow) -> Sequence[Any]:
    return (
        row.starts_on,
        row.ends_on,
        row.title,
        label(row.kind),
        row.place,
        row.organiser,
        row.lesson_hours,
        row.participant_count,
        row.present_count,
        label(row.state),
    )


def _participant_row(person: ParticipantRecord, meetings: Sequence[str]) -> Sequence[Any]:
    marks = {mark.meeting_uid: mark for mark in person.marks}
    return (
        person.place_in_list,
        person.name,
        person.position,
        person.institution,
        label(person.role),
        person.batch,
        label(person.sex) if person.sex else "",
        person.nik,
        label(person.risk_level),
        *(_mark_words(marks.get(uid)) for uid in meetings),
        person.pre_score,
        person.post_score,
        label(person.result) if person.result else "",
        person.note,
    )


def _mark_words(mark: AttendanceMark | None) -> str:
    if mark is None:
        return ""
    return _("hadir") if mark.present else _("tidak hadir")
