"""Everything the page of a session shows, looked up in one go."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.records.paper import IssuedPaper
from db.records.report import AttachmentRecord
from db.records.training import ParticipantRecord, SessionRecord
from db.vocabulary import Role, SessionState

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.services.sessions import SessionRevision


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionView:
    """A session with its people, files and papers. `sees_people` is false for a reader: names and positions only."""

    record: SessionRecord
    people: tuple[ParticipantRecord, ...]
    revisions: "tuple[SessionRevision, ...]"
    photos: tuple[AttachmentRecord, ...]
    papers: tuple[IssuedPaper, ...]
    may_write: bool
    sees_people: bool

    @property
    def may_change(self) -> bool:
        """Whether this person may change the session, and it is not void."""
        return self.may_write and self.record.state is not SessionState.VOID


def look_up(desk: "Desk", uid: str) -> SessionView:
    """Return the view of a session.

    Raises Problem `session-unknown`.
    """
    from desktop.services import attachments, papers, participants, sessions

    return SessionView(
        record=sessions.session(desk, uid),
        people=participants.participants(desk, uid),
        revisions=sessions.revisions(desk, uid),
        photos=attachments.of_subject(desk, uid),
        papers=papers.list_papers(desk, uid),
        may_write=desk.account.role is not Role.READER,
        sees_people=desk.sees_people,
    )
