"""People beside the officials: added, corrected, found together with the officials; identities masked until opened."""

from dataclasses import fields, replace

from db.change import Change
from db.problem import Problem
from db.queries import people as queries
from db.queries.people import PeoplePage, PeopleQuery
from db.queries.revisions import add_revision
from db.records import canonical
from db.records.canonical import content_hash
from db.records.changes import Done
from db.records.person import KnownPerson, PersonDraft, PersonRecord
from db.records.training import ParticipantDraft
from db.vocabulary import Role, Topic
from desktop.rules.findings import refuse_blocked
from desktop.rules.masking import COVER, mask_nik, mask_number
from desktop.rules.nik import plain_nik
from desktop.rules.person_checks import check_person
from desktop.rules.texts import clean_line, clean_record
from desktop.services.desk import Desk, stored_profile
from desktop.services.uids import new_uid

__all__ = [
    "PeoplePage",
    "PeopleQuery",
    "add_person",
    "change_person",
    "draft_of",
    "find_people",
    "open_identity",
    "person",
    "person_record",
]

READERS = (Role.MANAGER, Role.CLERK, Role.TRAINER, Role.READER)
WRITERS = (Role.MANAGER, Role.CLERK, Role.TRAINER)


def find_people(desk: Desk, query: PeopleQuery) -> PeoplePage:
    """Return one page of officials and other people, numbers masked; a reader gets name, position and institution."""
    desk.require(*READERS)
    query = clean_record(query)
    with desk.reading() as session:
        own_office = stored_profile(session).office.full_name
        page = queries.find_people(session, query, own_office, by_nik=desk.sees_people)
    return replace(page, rows=tuple(shown(desk, found) for found in page.rows))


def person(desk: Desk, uid: str) -> KnownPerson:
    """Return an official or another person, numbers masked.

    Raises Problem `person-unknown`.
    """
    desk.require(*READERS)
    with desk.reading() as session:
        found = queries.known_person(session, clean_line(uid), stored_profile(session).office.full_name)
    return shown(desk, found)


def person_record(desk: Desk, uid: str) -> PersonRecord:
    """Return everything kept about a person who is no official, numbers masked.

    Raises Problem `person-unknown`.
    """
    desk.require(*WRITERS)
    with desk.reading() as session:
        return _masked(queries.get_person(session, clean_line(uid)))


def open_identity(desk: Desk, uid: str) -> KnownPerson:
    """Return an official or another person with all numbers in full; that it was opened is in the audit log.

    Raises Problem `person-unknown`.
    """
    desk.require(*WRITERS)
    with desk.changing() as change:
        found = queries.known_person(change.session, uid, stored_profile(change.session).office.full_name)
        change.audit("identity-opened", "person", uid)
        change.touch(Topic.AUDIT)
    return found


def add_person(desk: Desk, draft: PersonDraft) -> Done[PersonRecord]:
    """Add a person who is no official of this office.

    Raises Problem `nik-exists(name)` when the NIK belongs to another person or official, and the blocking findings
    of `check_person`.
    """
    desk.require(*WRITERS)
    with desk.changing() as change:
        record = enter_person(desk, change, draft)
    return Done(_masked(record), change.changes)


def change_person(desk: Desk, uid: str, draft: PersonDraft, reason: str = "") -> Done[PersonRecord]:
    """Correct a person by a new revision; a masked number in the draft keeps the number in the register.

    Lists of sessions keep what stood on them. Raises Problem `person-unknown`, `nik-exists(name)`, and the findings.
    """
    desk.require(*WRITERS)
    draft = clean_record(draft)
    with desk.changing() as change:
        before = queries.get_person(change.session, uid)
        if draft.nik == mask_nik(before.nik):
            draft = replace(draft, nik=before.nik)
        if draft.id_number == mask_number(before.id_number):
            draft = replace(draft, id_number=before.id_number)
        after = correct_person(desk, change, before, draft, reason)
    return Done(_masked(after), change.changes)


def correct_person(desk: Desk, change: Change, before: PersonRecord, draft: PersonDraft, reason: str) -> PersonRecord:
    """Write a new revision of a person as part of a change that is open already; see `change_person`."""
    draft = _checked(change, clean_record(draft), before.uid)
    if draft == draft_of(before):
        return before
    after = queries.replace_person(change.session, before, draft)
    _keep_revision(desk, change, after, draft, clean_line(reason))
    change.audit("person-changed", "person", before.uid, draft)
    change.touch(Topic.PEOPLE)
    return after


def enter_person(desk: Desk, change: Change, draft: PersonDraft) -> PersonRecord:
    """Add a person as part of a change that is open already; see `add_person`."""
    draft = _checked(change, clean_record(draft), "")
    office = stored_profile(change.session).office
    record = queries.insert_person(change.session, new_uid(desk.clock), office.uid, draft)
    _keep_revision(desk, change, record, draft, "")
    change.audit("person-added", "person", record.uid, draft)
    change.touch(Topic.PEOPLE)
    return record


def uncovered(change: Change, draft: ParticipantDraft) -> ParticipantDraft:
    """Return somebody to be put on a list with the numbers in full that the screen had covered."""
    if not draft.person_uid or COVER not in draft.nik + draft.id_number:
        return draft
    known = queries.known_person(change.session, draft.person_uid, "")
    if draft.nik == mask_nik(known.nik):
        draft = replace(draft, nik=known.nik)
    if draft.id_number == mask_number(known.id_number):
        draft = replace(draft, id_number=known.id_number)
    return draft


def draft_of(record: PersonRecord) -> PersonDraft:
    """Return what was typed about a person."""
    return PersonDraft(**{f.name: getattr(record, f.name) for f in fields(PersonDraft)})


def shown(desk: Desk, found: KnownPerson) -> KnownPerson:
    """Return somebody as this person may see it: numbers masked, for a reader name, position and institution only."""
    if desk.sees_people:
        return replace(found, nik=mask_nik(found.nik), id_number=mask_number(found.id_number))
    return replace(found, nik="", id_label="", id_number="", phone="", address="", sex=None)


def _checked(change: Change, draft: PersonDraft, own_uid: str) -> PersonDraft:
    draft = replace(draft, nik=plain_nik(draft.nik))
    refuse_blocked(check_person(draft))
    other = queries.name_of_nik(change.session, draft.nik, own_uid) if draft.nik else None
    if other is not None:
        raise Problem("nik-exists", field="nik", name=other)
    return draft


def _keep_revision(desk: Desk, change: Change, record: PersonRecord, draft: PersonDraft, reason: str) -> None:
    content = canonical.to_bytes(draft)
    add_revision(
        change.session,
        subject_kind="person",
        subject_uid=record.uid,
        revision=record.revision,
        at=desk.clock.now(),
        by_uid=desk.account.uid,
        by_name=desk.account.name,
        reason=reason,
        content=content,
        content_hash=content_hash(content),
    )


def _masked(record: PersonRecord) -> PersonRecord:
    return replace(record, nik=mask_nik(record.nik), id_number=mask_number(record.id_number))
