"""Participants of a session: put on its list, corrected, taken off with a reason."""

from collections.abc import Sequence
from dataclasses import fields, replace

from db.change import Change
from db.problem import Problem
from db.queries import participants as queries
from db.queries import sessions as session_queries
from db.records.changes import Done
from db.records.names import name_key
from db.records.person import KnownPerson
from db.records.training import ParticipantDraft, ParticipantRecord, SessionRecord
from db.vocabulary import ParticipantRole, Topic
from desktop.rules.findings import refuse_blocked
from desktop.rules.masking import mask_nik, mask_number
from desktop.rules.nik import plain_nik
from desktop.rules.texts import clean_line, clean_record
from desktop.rules.training_checks import check_participant, limits, result_of
from desktop.services.desk import Desk
from desktop.services.people import uncovered
from desktop.services.sessions import READERS, WRITERS, get_open
from desktop.services.uids import new_uid


def participants(desk: Desk, session_uid: str) -> tuple[ParticipantRecord, ...]:
    """Return the list of a session in its order, numbers masked; a reader gets names and positions."""
    desk.require(*READERS)
    with desk.reading() as session:
        found = queries.list_participants(session, session_uid)
    return tuple(shown(desk, record) for record in found)


def open_identity(desk: Desk, uid: str) -> ParticipantRecord:
    """Return one participant with all numbers in full; that it was opened is in the audit log."""
    desk.require(*WRITERS)
    with desk.changing() as change:
        record = queries.get_participant(change.session, uid)
        change.audit("identity-opened", "participant", uid)
        change.touch(Topic.AUDIT)
    return record


def add_participants(
    desk: Desk, session_uid: str, drafts: Sequence[ParticipantDraft], *, walk_in: bool = False
) -> Done[tuple[ParticipantRecord, ...]]:
    """Put people on the list of a session, all of them or none; returns them as entered.

    Raises Problem `session-unknown`, `session-void`, `participants-too-many`, `participant-twice(name)`, and the
    blocking findings of `check_participant`.
    """
    desk.require(*WRITERS)
    with desk.changing() as change:
        entered = enter(desk, change, session_uid, drafts, walk_in=walk_in)
    return Done(tuple(shown(desk, record) for record in entered), change.changes)


def enter(
    desk: Desk, change: Change, session_uid: str, drafts: Sequence[ParticipantDraft], *, walk_in: bool = False
) -> tuple[ParticipantRecord, ...]:
    """Put people on the list of a session as part of a change that is open already; see `add_participants`."""
    session = get_open(change, session_uid)
    known = list(queries.list_participants(change.session, session_uid))
    if len(known) + len(drafts) > limits()["count"]["participants"]:
        raise Problem("participants-too-many", most=limits()["count"]["participants"])
    taken = {_key(person) for person in known}
    entries = []
    for draft in drafts:
        checked = _checked(uncovered(change, draft), session)
        if _key(checked) in taken:
            raise Problem("participant-twice", field="name", name=checked.name)
        taken.add(_key(checked))
        result = result_of(checked.role, checked.post_score, session.pass_mark)
        entries.append((new_uid(desk.clock), checked, result))
    queries.insert_participants(change.session, session.id, entries, walk_in=walk_in)
    session_queries.touch_revision(change.session, session_uid, desk.clock.now())
    for uid, checked, _result in entries:
        change.audit("participant-added", "participant", uid, checked)
    change.touch(Topic.SESSIONS)
    new = {uid for uid, _draft, _result in entries}
    return tuple(p for p in queries.list_participants(change.session, session_uid) if p.uid in new)


def change_participant(desk: Desk, uid: str, draft: ParticipantDraft) -> Done[ParticipantRecord]:
    """Correct what stands on the list of a session; a masked number keeps the number in the register.

    Raises Problem `participant-unknown`, `session-void`, `participant-twice`, and the blocking findings.
    """
    desk.require(*WRITERS)
    with desk.changing() as change:
        before = queries.get_participant(change.session, uid)
        session = get_open(change, before.session_uid)
        if draft.nik == mask_nik(before.nik):
            draft = replace(draft, nik=before.nik)
        if draft.id_number == mask_number(before.id_number):
            draft = replace(draft, id_number=before.id_number)
        checked = _checked(draft, session)
        if checked != draft_of(before):
            others = queries.list_participants(change.session, session.uid)
            if any(_key(other) == _key(checked) and other.uid != uid for other in others):
                raise Problem("participant-twice", field="name", name=checked.name)
            result = result_of(checked.role, checked.post_score, session.pass_mark)
            queries.replace_participant(change.session, before.id, checked, result)
            session_queries.touch_revision(change.session, session.uid, desk.clock.now())
            change.audit("participant-changed", "participant", uid, checked)
            change.touch(Topic.SESSIONS)
        after = queries.get_participant(change.session, uid)
    return Done(shown(desk, after), change.changes)


def remove_participant(desk: Desk, uid: str, reason: str) -> Done[None]:
    """Take somebody off the list of a session; the entry stays in the register with its reason.

    Raises Problem `reason-missing`, `participant-unknown`, `participant-has-certificate(name, number)`.
    """
    desk.require(*WRITERS)
    reason = clean_line(reason)
    if not reason:
        raise Problem("reason-missing", field="reason")
    with desk.changing() as change:
        person = queries.get_participant(change.session, uid)
        get_open(change, person.session_uid)
        if person.certificate_uid:
            number = queries.certificate_number(change.session, person.certificate_uid)
            raise Problem("participant-has-certificate", name=person.name, number=number)
        queries.remove_participant(change.session, person.id, desk.clock.now(), reason)
        session_queries.touch_revision(change.session, person.session_uid, desk.clock.now())
        change.audit("participant-removed", "participant", uid, reason)
        change.touch(Topic.SESSIONS)
    return Done(None, change.changes)


def from_person(
    person: KnownPerson, role: ParticipantRole = ParticipantRole.PARTICIPANT, batch: str = ""
) -> ParticipantDraft:
    """Return a known person as a participant: position and risk level as they are now, frozen with the session.

    Numbers may be covered as on the screen: `enter` takes them in full from the register.
    """
    return ParticipantDraft(
        person_uid=person.uid,
        person_kind=person.kind,
        role=role,
        name=person.name,
        nik=person.nik,
        id_label=person.id_label,
        id_number=person.id_number,
        position=person.position,
        institution=person.institution,
        risk_level=person.risk_level,
        sex=person.sex,
        phone=person.phone,
        address=person.address,
        batch=batch,
    )


def draft_of(record: ParticipantRecord) -> ParticipantDraft:
    """Return what stands on the list about a participant."""
    return ParticipantDraft(**{f.name: getattr(record, f.name) for f in fields(ParticipantDraft)})


def shown(desk: Desk, record: ParticipantRecord) -> ParticipantRecord:
    """Return a participant as this person may see it: numbers masked, for a reader name and position only."""
    masked = replace(record, nik=mask_nik(record.nik), id_number=mask_number(record.id_number))
    if desk.sees_people:
        return masked
    return replace(
        masked, nik="", id_number="", phone="", address="", note="", pre_score=None, post_score=None, result=None
    )


def _checked(draft: ParticipantDraft, session: SessionRecord) -> ParticipantDraft:
    draft = clean_record(draft)
    draft = replace(draft, nik=plain_nik(draft.nik))
    refuse_blocked(check_participant(draft, session))
    return draft


def _key(person: ParticipantDraft) -> tuple[str, ...]:
    """Return what makes two lines of a list one: the person and the role, else name, institution and position."""
    if person.person_uid:
        return (person.person_uid, person.role)
    if person.nik:
        return (person.nik, person.role)
    return (name_key(person.name), name_key(person.institution), name_key(person.position), person.role)
