"""The contents the papers of a session are put together from; the bundle takes the same ones as each paper alone."""

from db.records.training import Meeting, ParticipantRecord
from db.vocabulary import PaperKind, ParticipantRole
from desktop.printing.attendance_sheet import Attendance, AttendanceList, AttendanceRow
from desktop.printing.invitation import Invitation, Invitee
from desktop.printing.minutes import MinutesNotes, parts_of
from desktop.printing.photo_sheet import Photos
from desktop.rules.attendance_figures import attendance_figures
from desktop.rules.labels import indonesian_label
from desktop.rules.words import grouped
from desktop.services.training_sources import TrainingSources

_FEW_PHOTOS = 2  # as many stand below each other on one page


def invitation_letter(about: TrainingSources) -> Invitation:
    """Return the letter; number and date asked for go before those of the record, in the invitation itself."""
    session, request = about.session, about.sources.request
    number = session.invitation_number
    if request.kind is PaperKind.INVITATION and request.number:
        number = request.number
    dated = session.invitation_date or about.desk.today
    if request.kind is PaperKind.INVITATION and request.dated:
        dated = request.dated
    return Invitation(
        session=about.facts,
        number=number,
        dated=dated,
        nature=request.details.get("nature", "") or "Biasa",
        audience=session.audience,
        invitees=tuple(
            Invitee(
                name=person.name,
                position=person.position,
                institution=about.institution(person),
                batch=person.batch,
            )
            for person in about.participants
            if not person.walk_in
        ),
        basis=session.basis,
        purpose=session.purpose,
        subjects=tuple(subject.name for subject in session.subjects if subject.name),
    )


def attendance_lists(
    about: TrainingSources,
    *,
    meetings: tuple[Meeting, ...],
    blank_rows: int,
    recorded: bool,
    with_phones: bool = False,
    absent: bool = False,
) -> Attendance:
    """Return one list for each sitting; who belongs to no batch is on every list."""
    return Attendance(
        session=about.facts,
        lists=tuple(
            AttendanceList(
                meeting=meeting,
                rows=tuple(
                    _row(about, person, meeting, recorded=recorded, with_phones=with_phones)
                    for person in about.people
                    if not person.batch or person.batch == meeting.batch
                ),
                blank_rows=blank_rows,
            )
            for meeting in meetings
        ),
        recorded=recorded,
        with_phones=with_phones,
        absent=absent,
    )


def minutes_notes(about: TrainingSources) -> MinutesNotes:
    """Return the minutes; how many came is told where attendance is recorded."""
    session, notes = about.session, about.session.minutes
    figures = attendance_figures(about.people)
    total = figures.total
    came = f"{grouped(total.came)} orang (laki-laki {total.men}, perempuan {total.women})" if figures.marked else ""
    return MinutesNotes(
        session=about.facts,
        leader=notes.leader,
        note_taker=notes.note_taker,
        represented=notes.represented,
        speakers="; ".join(
            ", ".join(part for part in (speaker.name, speaker.position, speaker.institution) if part)
            for speaker in session.speakers
        ),
        came=came,
        parts=parts_of(notes.proceedings, notes.questions, notes.agreed, notes.not_agreed, notes.follow_up),
        held_on=about.last_day,
    )


def photo_album(about: TrainingSources) -> Photos:
    """Return the photos with how many stand on a page: the number asked for, else two below each other or four.

    Raises Problem `paper-number-out-of-range`.
    """
    usual = 2 if len(about.photo_records) <= _FEW_PHOTOS else 4
    a_page = about.number_asked("photos_a_page", usual, 2, 4)
    return Photos(session=about.facts, photos=about.photos(), a_page=a_page)


def _row(
    about: TrainingSources, person: ParticipantRecord, meeting: Meeting, *, recorded: bool, with_phones: bool
) -> AttendanceRow:
    mark = next((mark for mark in person.marks if mark.meeting_uid == meeting.uid), None) if recorded else None
    return AttendanceRow(
        name=person.name,
        sex=indonesian_label(person.sex) if person.sex else "",
        position=person.position,
        institution=about.institution(person),
        phone=person.phone if with_phones else "",
        part="" if person.role is ParticipantRole.PARTICIPANT else indonesian_label(person.role),
        present=mark.present if mark else None,
        signed=mark.signed if mark else False,
    )
