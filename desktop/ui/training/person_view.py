"""What the page of one person shows, fetched in one go."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.records.person import KnownPerson, OutsideCertificateRecord, PersonRecord
from db.records.report import AttachmentRecord
from db.vocabulary import PersonKind

if TYPE_CHECKING:
    from desktop.rules.training_record import TrainingHistory
    from desktop.services.desk import Desk


@dataclass(frozen=True, slots=True)
class PersonView:
    """One person: the facts, the whole record where it is no official and may be seen, trainings, certificates."""

    person: KnownPerson
    record: PersonRecord | None
    history: "TrainingHistory"
    outside: tuple[OutsideCertificateRecord, ...]
    files: tuple[AttachmentRecord, ...]
    may_write: bool

    @property
    def is_official(self) -> bool:
        """Whether the person is an official of this office."""
        return self.person.kind is PersonKind.OFFICIAL


def look_up_person(desk: "Desk", uid: str) -> PersonView:
    """Fetch everything about a person.

    Raises Problem `person-unknown`.
    """
    from desktop.services import attachments, coverage, outside_certificates, people

    person = people.person(desk, uid)
    whole = desk.sees_people and person.kind is not PersonKind.OFFICIAL
    return PersonView(
        person=person,
        record=people.person_record(desk, uid) if whole else None,
        history=coverage.history(desk, uid),
        outside=outside_certificates.certificates_of(desk, uid),
        files=attachments.of_subject(desk, uid) if desk.sees_people else (),
        may_write=desk.sees_people,
    )
