"""Taking a list of participants over into a session: everybody in one step or nobody, and nobody twice."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from db.change import Change
from db.problem import Problem
from db.queries import participants as participant_queries
from db.queries import people as people_queries
from db.records.changes import Done
from db.records.person import KnownPerson, PersonDraft
from db.records.training import AttendanceMark, ParticipantDraft, ParticipantRecord, SessionDraft, SessionRecord
from db.vocabulary import PersonKind
from desktop.rules.nik import plain_nik
from desktop.rules.person_checks import is_whole_nik
from desktop.services import attendance, participants, people, sessions
from desktop.services.desk import Desk, stored_profile
from desktop.services.participant_lists import ListReview, ReviewedRow
from desktop.services.sessions import WRITERS, get_open
from desktop.sheets.participant_rows import ListedParticipant


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decided about one row of a list.

    `person_uid` names the known person it is; empty makes a new one. `participant_uid` names the line of the session
    that has the person already.
    """

    listed: ListedParticipant
    person_uid: str = ""
    participant_uid: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """What became of a list: who was put on the session's list, and what was filled in for those who stood there."""

    session: SessionRecord
    added: tuple[ParticipantRecord, ...] = ()
    known: int = 0  # of those added, how many the register knew
    already: int = 0  # rows of people who were on the list before
    repeated: int = 0  # rows that told of a person of an earlier row again
    scores: int = 0  # people on the list before who got a score
    present: int = 0  # people marked as present


def decisions_of(review: ListReview, rows: Collection[int] | None = None, *, sure_only: bool = False) -> list[Decision]:
    """Return the decisions that follow from a review by itself: known for certain, on the list already, or new.

    Doubtful people become new ones: two people made one cannot be told apart any more. `rows` takes only these row
    numbers, `sure_only` leaves rows with doubts out.
    """
    return [
        decision(one)
        for one in review.rows
        if one.row.draft is not None
        and (rows is None or one.row.row_number in rows)
        and not (sure_only and one.row.doubts)
    ]


def decision(one: ReviewedRow, person_uid: str | None = None) -> Decision:
    """Return the decision about a row; `person_uid` is what a person chose, None leaves it to the match."""
    if one.row.draft is None:
        raise ValueError("a refused row cannot be taken")
    if person_uid is None:
        person_uid = one.match.certain.uid if one.match and one.match.certain else ""
    return Decision(listed=one.row.draft, person_uid=person_uid, participant_uid=one.participant_uid)


def enter(desk: Desk, session_uid: str, decisions: Sequence[Decision], *, take_presence: bool = True) -> Done[Entered]:
    """Put the people of a list on the list of a session, all of them in one step or none.

    New people are made; empty fields of known ones are filled. Who stands on the session's list already is not entered
    again, but gets the scores that are missing there. Where a session has one sitting for their batch, `take_presence`
    marks those whom the list calls present, or who signed or have a score.
    Raises Problem `session-unknown`, `session-void`, `sheet-nothing-to-take`, `participants-too-many`,
    `nik-exists(name)`, and the blocking findings about people and participants.
    """
    desk.require(*WRITERS)
    with desk.changing() as change:
        entered = _enter(desk, change, get_open(change, session_uid), decisions, take_presence=take_presence)
    return Done(entered, change.changes)


def enter_with_session(desk: Desk, draft: SessionDraft, decisions: Sequence[Decision]) -> Done[Entered]:
    """Make a session for a list and enter its people, all in one step or nothing; held when its day has come.

    Raises the Problems of `enter` and of `sessions.add_session`.
    """
    desk.require(*WRITERS)
    with desk.changing() as change:
        record = sessions.enter_session(desk, change, draft)
        entered = _enter(desk, change, record, decisions, take_presence=True)
        if entered.present and record.days and record.days[0] <= desk.today:
            entered = replace(entered, session=sessions.hold(desk, change, entered.session))
    return Done(entered, change.changes)


def _enter(
    desk: Desk, change: Change, session: SessionRecord, decisions: Sequence[Decision], *, take_presence: bool
) -> Entered:
    if not decisions:
        raise Problem("sheet-nothing-to-take", file="")
    own_office = stored_profile(change.session).office.full_name
    known = {
        person.uid: person
        for person in people_queries.known_people(
            change.session, [one.person_uid for one in decisions if one.person_uid], own_office
        )
    }
    lines = {one.uid: one for one in participant_queries.list_participants(change.session, session.uid)}
    on_list = {(one.person_uid, one.role): one.uid for one in lines.values() if one.person_uid}
    made: dict[str, str] = {}  # NIK to the uid of a person made from an earlier row
    fresh: list[tuple[ParticipantDraft, ListedParticipant]] = []
    later: list[tuple[str, ListedParticipant]] = []
    taken: set[tuple[str, str]] = set()
    matched = repeated = 0
    for one in decisions:
        line = one.participant_uid or on_list.get((one.person_uid, one.listed.draft.role), "")
        if line:
            later.append((line, one.listed))
            continue
        person_uid = one.person_uid or made.get(_nik(one.listed.draft), "")
        if person_uid and one.person_uid:
            if one.person_uid not in known:
                raise Problem("person-unknown", uid=one.person_uid)
            draft = merged(one.listed.draft, known[person_uid])
            _complete(desk, change, known[person_uid], one.listed.draft)
        elif person_uid:
            draft = replace(one.listed.draft, person_uid=person_uid)
        else:
            draft = _with_new_person(desk, change, one.listed.draft)
            if _nik(draft):
                made[_nik(draft)] = draft.person_uid
        if (draft.person_uid, draft.role) in taken:
            repeated += 1
            continue
        taken.add((draft.person_uid, draft.role))
        matched += bool(one.person_uid)
        fresh.append((draft, one.listed))
    added = participants.enter(desk, change, session.uid, [draft for draft, _listed in fresh]) if fresh else ()
    pairs = [(line.uid, listed) for line, (_draft, listed) in zip(added, fresh, strict=True)]
    filled = _fill_scores(desk, change, session, lines, later)
    present = _mark(desk, change, session.uid, [*pairs, *later]) if take_presence else 0
    by_uid = {line.uid: line for line in participant_queries.list_participants(change.session, session.uid)}
    return Entered(
        session=get_open(change, session.uid),
        added=tuple(participants.shown(desk, by_uid[line.uid]) for line in added),
        known=matched,
        already=len(later),
        repeated=repeated,
        scores=filled,
        present=present,
    )


def merged(draft: ParticipantDraft, person: KnownPerson) -> ParticipantDraft:
    """Return a line of a list as the known person it is: the name and numbers of the register, the post of the list."""
    return replace(
        draft,
        person_uid=person.uid,
        person_kind=person.kind,
        name=person.name,
        nik=person.nik or draft.nik,
        id_label=person.id_label if person.id_number else draft.id_label,
        id_number=person.id_number or draft.id_number,
        position=draft.position or person.position,
        institution=draft.institution or person.institution,
        risk_level=person.risk_level,
        sex=draft.sex or person.sex,
        phone=draft.phone or person.phone,
        address=draft.address or person.address,
    )


def _with_new_person(desk: Desk, change: Change, draft: ParticipantDraft) -> ParticipantDraft:
    made = people.enter_person(desk, change, _person_of(draft))
    return replace(draft, person_uid=made.uid, person_kind=made.kind)


def _person_of(draft: ParticipantDraft) -> PersonDraft:
    """Return a new person from a line of a list; a NIK that is not 16 digits stays on the list alone."""
    names = {f.name for f in fields(PersonDraft)} & {f.name for f in fields(ParticipantDraft)} - {"note"}
    values = {name: getattr(draft, name) for name in names}
    kind = PersonKind.OTHER_OFFICE if draft.person_kind is PersonKind.OFFICIAL else draft.person_kind
    return PersonDraft(**values | {"nik": _nik(draft), "kind": kind})


def _complete(desk: Desk, change: Change, person: KnownPerson, draft: ParticipantDraft) -> None:
    """Fill what the register does not know yet of a person who is no official."""
    if person.kind is PersonKind.OFFICIAL:
        return
    nik = _nik(draft)
    if nik and people_queries.name_of_nik(change.session, nik, person.uid) is not None:
        nik = ""
    found: dict[str, Any] = {"nik": nik, "phone": draft.phone, "sex": draft.sex, "position": draft.position}
    found |= {"institution": draft.institution, "address": draft.address}
    news = {name: value for name, value in found.items() if value and not getattr(person, name)}
    if news:
        record = people_queries.get_person(change.session, person.uid)
        people.correct_person(desk, change, record, replace(people.draft_of(record), **news), "import")


def _fill_scores(
    desk: Desk,
    change: Change,
    session: SessionRecord,
    lines: dict[str, ParticipantRecord],
    later: Sequence[tuple[str, ListedParticipant]],
) -> int:
    """Write the scores that the session's list lacks; those it has are a person's to change. Returns how many."""
    scores: dict[str, attendance.Scores] = {}
    for uid, listed in later:
        if uid not in lines:
            raise Problem("participant-unknown")
        line = lines[uid]
        pre = listed.draft.pre_score if line.pre_score is None else line.pre_score
        post = listed.draft.post_score if line.post_score is None else line.post_score
        if (pre, post) != (line.pre_score, line.post_score):
            scores[uid] = (pre, post)
    if scores:
        attendance.put_scores(desk, change, session, scores)
    return len(scores)


def _mark(desk: Desk, change: Change, session_uid: str, pairs: Sequence[tuple[str, ListedParticipant]]) -> int:
    """Mark who was there by the list, where no mark says otherwise; returns how many are newly present."""
    session = get_open(change, session_uid)
    lines = {one.uid: one for one in participant_queries.list_participants(change.session, session_uid)}
    marks: dict[str, tuple[AttendanceMark, ...]] = {}
    for uid, listed in pairs:
        line = lines[uid]
        own = [meeting for meeting in session.meetings if not line.batch or meeting.batch == line.batch]
        if listed.present is None or len(own) != 1 or line.present_at(own[0].uid) is not None:
            continue
        marks[uid] = (AttendanceMark(meeting_uid=own[0].uid, present=listed.present, signed=listed.signed),)
    if marks:
        attendance.put(desk, change, session, marks)
    return sum(1 for (mark,) in marks.values() if mark.present)


def _nik(draft: ParticipantDraft) -> str:
    nik = plain_nik(draft.nik)
    return nik if is_whole_nik(nik) else ""
