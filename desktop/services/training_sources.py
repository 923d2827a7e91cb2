"""What the builders of a session's papers share: the session, its people, its photos, its signed papers."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from db.problem import Problem
from db.queries import papers as paper_queries
from db.queries import participants as participant_queries
from db.queries import sessions as session_queries
from db.records.report import AttachmentRecord
from db.records.training import Meeting, ParticipantRecord, SessionRecord
from db.vocabulary import AttachmentKind, PaperKind, ParticipantRole, SessionState
from desktop.printing.bundle import Scan
from desktop.printing.frame import PaperFrame
from desktop.printing.photo_sheet import Photo
from desktop.printing.session_facts import SessionFacts
from desktop.rules.labels import indonesian_label
from desktop.rules.time_zones import zone_of
from desktop.services import attachments
from desktop.services.desk import Desk
from desktop.services.paper_contents import Prepared, Sources, frame_of
from desktop.services.paper_pictures import photo_for_paper, scan_pages


@dataclass(frozen=True)
class TrainingSources:
    """The sources of one paper and, read at need, what belongs to its session."""

    sources: Sources

    @property
    def desk(self) -> Desk:
        """Who asks."""
        return self.sources.desk

    @cached_property
    def session(self) -> SessionRecord:
        """The session the paper is about.

        Raises Problem `paper-needs-session`, `session-unknown`, `session-void-no-papers`.
        """
        uid = self.sources.request.subject_uid
        if not uid:
            raise Problem("paper-needs-session", field="subject_uid")
        found = session_queries.get_session(self.sources.session, uid)
        if found.state is SessionState.VOID:
            raise Problem("session-void-no-papers", title=found.title)
        return found

    @cached_property
    def people(self) -> tuple[ParticipantRecord, ...]:
        """Everybody on the list of the session, in its order."""
        return participant_queries.list_participants(self.sources.session, self.session.uid)

    @cached_property
    def participants(self) -> tuple[ParticipantRecord, ...]:
        """Those who take part, speakers and committee left out."""
        return tuple(person for person in self.people if person.role is ParticipantRole.PARTICIPANT)

    @cached_property
    def facts(self) -> SessionFacts:
        """The session as its papers name it."""
        session = self.session
        return SessionFacts(
            title=session.title,
            kind=indonesian_label(session.kind),
            method=indonesian_label(session.method),
            organiser=session.organiser or self.sources.profile.office.full_name,
            link=session.link,
            zone=zone_of(self.sources.profile.office.code),
            invitation_number=session.invitation_number,
            invitation_date=session.invitation_date,
            meetings=tuple(sorted(session.meetings, key=_day_and_time)) or (Meeting(),),
        )

    @property
    def last_day(self) -> date | None:
        """The last day of the session."""
        days = self.session.days
        return days[-1] if days else None

    def meetings(self, uid: str) -> tuple[Meeting, ...]:
        """Return the sitting with a uid; all of them for an empty one.

        Raises Problem `meeting-unknown`.
        """
        if not uid:
            return self.facts.meetings
        one = self.session.meeting(uid)
        if one is None:
            raise Problem("meeting-unknown", field="meeting")
        return (one,)

    @cached_property
    def photo_records(self) -> tuple[AttachmentRecord, ...]:
        """The photos kept with the session, without their pictures."""
        kept = attachments.of_subject(self.desk, self.session.uid)
        return tuple(a for a in kept if a.kind is AttachmentKind.SESSION_PHOTO and a.media_type == "image/jpeg")

    def photos(self) -> tuple[Photo, ...]:
        """Return the photos of the session at the size they have on paper."""
        store = self.desk.register.attachments
        return tuple(
            Photo(content=photo_for_paper(store.open(a.sealed_name, a.sha256)), caption=a.caption)
            for a in self.photo_records
        )

    def scans(self, kind: PaperKind, name: str) -> tuple[Scan, ...]:
        """Return the pages of the signed papers of a kind that came back, in the order they were issued.

        A reader gets none: they show signatures.
        """
        if not self.desk.sees_people:
            return ()
        papers = paper_queries.list_papers(
            self.sources.session, self.desk.viewer, subject_uid=self.session.uid, kinds=(kind,), awaiting_scan=False
        )
        pages = [
            page
            for paper in reversed(papers)
            if paper.scan_uid
            for page in scan_pages(attachments.content(self.desk, paper.scan_uid))
        ]
        count = len(pages)
        return tuple(
            Scan(content=page, title=f"{name} yang sudah ditandatangani, pindaian {place} dari {count}")
            for place, page in enumerate(pages, start=1)
        )

    def institution(self, person: ParticipantRecord) -> str:
        """Return where a person is from: the institution, else the address, which a reader is not shown."""
        return person.institution or (person.address if self.desk.sees_people else "")

    def asked(self, name: str) -> bool:
        """Tell whether something is asked for among the details of the request."""
        return self.sources.request.details.get(name, "") not in ("", "0")

    def number_asked(self, name: str, usual: int, least: int, most: int) -> int:
        """Return a whole number among the details of the request, `usual` where there is none.

        Raises Problem `paper-number-out-of-range`.
        """
        text = self.sources.request.details.get(name, "").strip()
        if not text:
            return usual
        if not text.isascii() or not text.isdigit() or not least <= int(text[:9]) <= most:
            raise Problem("paper-number-out-of-range", field=name, text=text, least=least, most=most)
        return int(text)

    def day(self, recorded: date | None) -> date:
        """Return the date on the paper: the one asked for, else the one in the record, else today's."""
        return self.sources.request.dated or recorded or self.desk.today

    def frame(self, number: str, day: date) -> PaperFrame:
        """Return the office's part of the paper."""
        return frame_of(self.sources.profile, number, day, self.sources.request.paper_size)

    def prepared(self, kind_title: str, content: object, number: str, day: date) -> Prepared:
        """Return a paper about the session, named after it in the list of issued papers."""
        return Prepared(
            content=content,
            subject_uid=self.session.uid,
            number=number,
            dated=day,
            title=f"{kind_title} – {self.session.title}",
        )


def _day_and_time(meeting: Meeting) -> tuple[date, str]:
    return (meeting.on or date.max, meeting.starts_at)
