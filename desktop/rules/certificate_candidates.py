"""Who gets a certificate of a session, and why somebody does not."""

from dataclasses import dataclass
from datetime import date

from db.records.training import ParticipantRecord, SessionRecord
from db.vocabulary import ParticipantRole, SessionState
from desktop.rules.certificate_words import days_of, meetings_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody on the list of a session; `why_not` is a code of the problem catalogue, empty for who qualifies."""

    person: ParticipantRecord
    why_not: str = ""

    @property
    def qualifies(self) -> bool:
        """Whether a certificate can be issued."""
        return not self.why_not


def candidate(session: SessionRecord, person: ParticipantRecord, on: date) -> Candidate:
    """Return whether a person gets a certificate dated on a day.

    Who failed the test has attended all the same: the certificate stands, without LULUS.
    """
    return Candidate(person=person, why_not=_why_not(session, person, on))


def _why_not(session: SessionRecord, person: ParticipantRecord, on: date) -> str:
    if session.state is SessionState.VOID:
        return "certificate-session-void"
    if session.state is not SessionState.HELD:
        return "certificate-session-not-held"
    if person.certificate_uid:
        return "certificate-has-one"
    if not person.name:
        return "participant-name-missing"
    # Speakers and committee sign no attendance list; only who was marked as absent everywhere was not there.
    marked = any(mark.present is False for mark in person.marks)
    if not person.attended and (person.role is ParticipantRole.PARTICIPANT or marked):
        return "certificate-person-absent"
    days = days_of(meetings_of(session, person))
    if days and days[-1] > on:
        return "certificate-before-session"
    return ""
