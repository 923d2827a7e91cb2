"""Papers of a training session: from its record, its participants and its photos to what each is drawn from."""

from db.problem import Problem
from db.records.training import Minutes
from db.vocabulary import PaperKind, SessionState, TrainingTopic
from desktop.rules.attendance_figures import absent_of, attendance_figures
from desktop.rules.labels import indonesian_label
from desktop.rules.score_figures import score_figures
from desktop.rules.words import date_long, grouped
from desktop.services.paper_contents import Builder, Prepared, Sources
from desktop.services.training_parts import attendance_lists, invitation_letter, minutes_notes, photo_album
from desktop.services.training_sources import TrainingSources

BLANK_ROWS = 10  # for people who come without being on the list, unless another number is asked for
MOST_BLANK_ROWS = 500


def invitation(sources: Sources) -> Prepared:
    """The invitation; `details` may hold its `nature` ("Penting")."""
    from desktop.printing.invitation import InvitationPaper

    about = TrainingSources(sources)
    letter = invitation_letter(about)
    content = InvitationPaper(frame=about.frame(letter.number, letter.dated), invitation=letter)
    return about.prepared("Undangan", content, letter.number, letter.dated)


def attendance(sources: Sources) -> Prepared:
    """The attendance lists; `details` may hold `meeting` (uid of one sitting), `blank_rows`, `phones` and `recorded`.

    With `recorded` the lists say who came instead of being left to be signed; with `absent` they are of those who did
    not come. Raises Problem `attendance-not-recorded` for the latter while nobody is marked.
    """
    from desktop.printing.attendance_sheet import AttendancePaper

    about = TrainingSources(sources)
    absent = about.asked("absent")
    recorded = about.asked("recorded") or absent
    if absent and not attendance_figures(about.people).marked:
        raise Problem("attendance-not-recorded", title=about.session.title)
    lists = attendance_lists(
        about,
        meetings=about.meetings(sources.request.details.get("meeting", "")),
        blank_rows=about.number_asked("blank_rows", 0 if recorded else BLANK_ROWS, 0, MOST_BLANK_ROWS),
        recorded=recorded,
        with_phones=about.asked("phones") and not absent,
        absent=absent,
    )
    number = sources.request.number
    day = about.day(lists.lists[0].meeting.on)
    content = AttendancePaper(frame=about.frame(number, day), attendance=lists, with_phones=lists.with_phones)
    return about.prepared("Daftar Tidak Hadir" if absent else "Daftar Hadir", content, number, day)


def minutes(sources: Sources) -> Prepared:
    """The minutes; parts nobody has written yet are left to be written by hand."""
    from desktop.printing.minutes import MinutesPaper

    about, number = TrainingSources(sources), sources.request.number
    notes = minutes_notes(about)
    day = about.day(notes.held_on)
    return about.prepared("Notulen", MinutesPaper(frame=about.frame(number, day), minutes=notes), number, day)


def photos(sources: Sources) -> Prepared:
    """The photo sheet; `details` may hold `photos_a_page`: 2, 3 or 4.

    Raises Problem `session-without-photos`.
    """
    from desktop.printing.photo_sheet import PhotoPaper

    about, number = TrainingSources(sources), sources.request.number
    if not about.photo_records:
        raise Problem("session-without-photos", title=about.session.title)
    day = about.day(about.last_day)
    content = PhotoPaper(frame=about.frame(number, day), photos=photo_album(about))
    return about.prepared("Dokumentasi Kegiatan", content, number, day)


def bundle(sources: Sources) -> Prepared:
    """The four papers in one document, with the scans of the signed lists and minutes.

    Raises Problem `session-without-papers` when there is not one of them.
    """
    from desktop.printing.bundle import BundlePaper

    about, number = TrainingSources(sources), sources.request.number
    session = about.session
    invited = bool(session.invitation_number or session.invitation_date)
    noted = session.minutes != Minutes()
    if not (invited or about.people or noted or about.photo_records):
        raise Problem("session-without-papers", title=session.title)
    figures = attendance_figures(about.people)
    lists = attendance_lists(about, meetings=about.facts.meetings, blank_rows=0, recorded=figures.marked)
    list_scans = about.scans(PaperKind.ATTENDANCE, "Daftar hadir")
    minutes_scans = about.scans(PaperKind.MINUTES, "Notulen")
    day = about.day(about.last_day)
    came = f", {grouped(figures.total.came)} hadir" if figures.marked else ""
    content = BundlePaper(
        frame=about.frame(number, day),
        session=about.facts,
        invitation=invitation_letter(about) if invited else None,
        attendance=lists if about.people else None,
        attendance_scans=list_scans,
        minutes=minutes_notes(about) if noted else None,
        minutes_scans=minutes_scans,
        photos=photo_album(about) if about.photo_records else None,
        remarks=(
            _invitation_remark(about) if invited else "",
            _signed(f"{grouped(figures.total.listed)} peserta terdaftar{came}", len(list_scans))
            if about.people
            else "",
            _signed(_note_taker_remark(session.minutes), len(minutes_scans)) if noted else "",
            f"{grouped(len(about.photo_records))} foto" if about.photo_records else "",
        ),
    )
    return about.prepared("Berkas Kegiatan", content, number, day)


def activity(sources: Sources) -> Prepared:
    """The activity report, made from the record.

    Raises Problem `session-not-held`.
    """
    from desktop.printing.activity import ActivityPaper, ReportedFile, ReportedPerson, ReportedSubject

    about, number = TrainingSources(sources), sources.request.number
    session = about.session
    if session.state is not SessionState.HELD:
        raise Problem("session-not-held", title=session.title)
    day = about.day(None)
    notes = session.minutes
    content = ActivityPaper(
        frame=about.frame(number, day),
        session=about.facts,
        programme=session.programme,
        basis=session.basis,
        purpose=session.purpose,
        figures=attendance_figures(about.people),
        absent=tuple(
            ReportedPerson(name=person.name, position=person.position, institution=about.institution(person))
            for person in absent_of(about.people)
        ),
        speakers=tuple(
            ReportedPerson(name=speaker.name, position=speaker.position, institution=speaker.institution)
            for speaker in session.speakers
        ),
        subjects=tuple(
            ReportedSubject(name=subject.name, lesson_hours=subject.lesson_hours, speaker=subject.speaker)
            for subject in session.subjects
        ),
        topics=tuple(indonesian_label(topic) for topic in TrainingTopic if topic in session.topics),
        topics_known=len(TrainingTopic),
        files=tuple(ReportedFile(name=file.name, sha256=file.sha256) for file in session.materials),
        minutes=(
            ("", notes.proceedings),
            ("Pertanyaan dan tanggapan", notes.questions),
            ("Hal yang disepakati", notes.agreed),
            ("Hal yang tidak disepakati", notes.not_agreed),
            ("Tindak lanjut", notes.follow_up),
        ),
        test_name=session.test_name,
        scores=score_figures(about.people, session.pass_mark),
        conclusion=session.conclusion,
        enclosures=_enclosures(about),
    )
    return about.prepared("Laporan Kegiatan", content, number, day)


def _enclosures(about: TrainingSources) -> tuple[str, ...]:
    session = about.session
    lists = len(about.facts.meetings)
    found = []
    if session.invitation_number:
        found.append(f"Undangan {_invitation_remark(about)[0].lower()}{_invitation_remark(about)[1:]}")
    if about.people:
        found.append(f"Daftar hadir{f' ({lists} pertemuan)' if lists > 1 else ''}")
    if session.minutes != Minutes():
        found.append("Notulen")
    if about.photo_records:
        found.append(f"Dokumentasi ({grouped(len(about.photo_records))} foto)")
    if session.materials:
        found.append(f"Bahan materi ({grouped(len(session.materials))} berkas)")
    return tuple(found)


def _invitation_remark(about: TrainingSources) -> str:
    session = about.session
    number = f"Nomor {session.invitation_number}" if session.invitation_number else "Tanpa nomor"
    return f"{number}, {date_long(session.invitation_date)}" if session.invitation_date else number


def _note_taker_remark(notes: Minutes) -> str:
    return f"Notulis {notes.note_taker}" if notes.note_taker else "Notulis belum diisi"


def _signed(words: str, pages: int) -> str:
    if not pages:
        return f"{words}; pindaian yang ditandatangani belum ada"
    return f"{words}; pindaian yang ditandatangani {grouped(pages)} halaman"


TRAINING_BUILDERS: dict[PaperKind, Builder] = {
    PaperKind.INVITATION: invitation,
    PaperKind.ATTENDANCE: attendance,
    PaperKind.MINUTES: minutes,
    PaperKind.PHOTOS: photos,
    PaperKind.BUNDLE: bundle,
    PaperKind.ACTIVITY: activity,
}
