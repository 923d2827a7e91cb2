"""Lists of participants as offices keep them: understood, and compared with the people and the session known."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from db.problem import Problem
from db.queries import participants as participant_queries
from db.queries import people as people_queries
from db.queries.sessions import get_session
from db.queries.settings import get_setting
from db.records.person import KnownPerson
from db.records.training import ParticipantRecord, SessionDraft
from db.vocabulary import SessionState
from desktop.rules.institutions import institution_key
from desktop.rules.labels import label
from desktop.rules.person_matching import Likeness, Match, match_people, names_differ
from desktop.rules.words import decimal_text
from desktop.services import people
from desktop.services.desk import Desk, stored_profile
from desktop.services.sessions import WRITERS
from desktop.services.sheets import MAPPINGS
from desktop.sheets.cells import SheetCells
from desktop.sheets.mapping import Mapping, Target
from desktop.sheets.participant_rows import ListedParticipant
from desktop.sheets.participant_titles import session_of_titles
from desktop.sheets.pasted import read_pasted
from desktop.sheets.preview import Remark, RowResult, SheetPreview
from desktop.sheets.reader import read_cells
from desktop.sheets.row_reader import remark_of
from desktop.sheets.understand import understand

ListPreview = SheetPreview[ListedParticipant]
DOUBTFUL = "person-doubtful"  # the doubt of a row that somebody known may be
ON_LIST = "participant-on-list"  # what is said of a row whose person is on the list of the session already


@dataclass(frozen=True, slots=True)
class ReviewedRow:
    """One row of a list with what is known of it: the match (None where refused), numbers of known people masked.

    `participant_uid` names the line of the session that has this person already, or is empty.
    """

    row: RowResult[ListedParticipant]
    match: Match | None = None
    participant_uid: str = ""


@dataclass(frozen=True, slots=True)
class ListReview:
    """A list as understood and compared; `session` is what the lines above the list say about the session."""

    preview: ListPreview
    rows: tuple[ReviewedRow, ...]
    session: SessionDraft


def understand_file(
    desk: Desk, path: Path, mapping: Mapping | None = None, sheet_name: str | None = None
) -> ListPreview:
    """Read a list of participants from a spreadsheet; nothing is kept yet.

    `sheet_name` chooses one of the file's sheets. Raises the Problems of the reader, `sheet-no-header`, and
    `sheet-name-unknown(name, names)`.
    """
    desk.require(*WRITERS)
    cells = read_cells(path)
    if sheet_name is not None and sheet_name not in [sheet.name for sheet in cells]:
        raise Problem("sheet-name-unknown", name=sheet_name, names=[sheet.name for sheet in cells])
    return _understood(desk, cells, path.name, mapping, sheet_name)


def understand_text(desk: Desk, text: str, mapping: Mapping | None = None) -> ListPreview:
    """Read a list of participants from pasted text; nothing is kept yet.

    Raises Problem `sheet-empty`, `sheet-too-large` or `sheet-no-header`.
    """
    desk.require(*WRITERS)
    return _understood(desk, read_pasted(text), "", mapping, None)


def review(desk: Desk, preview: ListPreview, session_uid: str = "") -> ListReview:
    """Compare a list with the people known and, where a session is named, with its list.

    Rows get the doubts that come of it. Raises Problem `session-unknown`, `session-void`.
    """
    desk.require(*WRITERS)
    with desk.reading() as session:
        own_office = stored_profile(session).office.full_name
        known = people_queries.everybody(session, own_office)
        record = get_session(session, session_uid) if session_uid else None
        if record is not None and record.state is SessionState.VOID:
            raise Problem("session-void")
        listed = participant_queries.list_participants(session, session_uid) if session_uid else ()
    rows = _without_foreign_batches(preview.rows, record)
    drafts = [row.draft.draft for row in rows if row.draft is not None]
    matches = iter(match_people(drafts, known))
    on_list = iter(match_people(drafts, [_as_known(one) for one in listed]))
    by_person = {(one.person_uid, one.role): one for one in listed if one.person_uid}
    by_uid = {one.uid: one for one in listed}
    reviewed = []
    for row in rows:
        if row.draft is None:
            reviewed.append(ReviewedRow(row))
            continue
        match, line = next(matches), next(on_list)
        role = row.draft.draft.role
        there = by_person.get((match.certain.uid, role)) if match.certain else None
        same_line = by_uid.get(line.certain.uid) if line.certain else None
        if there is None and same_line is not None and same_line.role is role:
            there = same_line
        doubts = (*_match_doubts(match, there, own_office), *_score_doubts(row.draft, there))
        refusals = (*row.refusals, *_match_refusals(match, there))
        inferred = (*row.inferred, *((remark_of(Problem(ON_LIST)),) if there else ()))
        row = replace(
            row,
            draft=None if refusals else row.draft,
            doubts=(*row.doubts, *doubts),
            refusals=refusals,
            inferred=inferred,
        )
        masked = None if refusals else _masked(desk, match)
        reviewed.append(ReviewedRow(row, masked, there.uid if there and not refusals else ""))
    remarks = (*preview.remarks, *_day_remarks(session_of_titles(preview.skipped), record), *_sheet_remarks(preview))
    shown = replace(preview, rows=tuple(one.row for one in reviewed), remarks=remarks)
    return ListReview(shown, tuple(reviewed), session_of_titles(preview.skipped))


def doubt_words(likeness: Likeness) -> str:
    """Return in the screen language why somebody known may be the one on the list."""
    return "; ".join(label(reason) for reason in likeness.reasons)


def _understood(
    desk: Desk, cells: Sequence[SheetCells], name: str, mapping: Mapping | None, sheet_name: str | None
) -> ListPreview:
    with desk.reading() as session:
        remembered = get_setting(session, MAPPINGS, dict[str, dict[str, str]])
    read: Callable[..., ListPreview] = understand  # type: ignore[assignment]  # of this target
    return read(
        cells,
        Target.PARTICIPANTS,
        desk.today,
        file_name=name,
        mapping=mapping,
        remembered=remembered,
        sheet_name=sheet_name,
    )


def _without_foreign_batches(
    rows: Sequence[RowResult[ListedParticipant]], record: SessionDraft | None
) -> list[RowResult[ListedParticipant]]:
    """Return the rows without batches where the session has none; a batch it does not know refuses the row."""
    if record is None:
        return list(rows)
    named = [batch for batch in record.batches if batch]
    result = []
    for row in rows:
        batch = row.draft.draft.batch if row.draft is not None else ""
        if row.draft is not None and batch and not named:
            draft = replace(row.draft.draft, batch="")
            row = replace(row, draft=replace(row.draft, draft=draft))
        elif batch and batch not in named:
            problem = Problem("batch-unknown", batch=batch, known=", ".join(named))
            row = replace(row, draft=None, refusals=(remark_of(problem, "batch"),))
        result.append(row)
    return result


def _match_doubts(match: Match, there: ParticipantRecord | None, own_office: str) -> list[Remark]:
    if there is not None:
        return []
    if match.doubtful:
        first = match.doubtful[0]
        post = ", ".join(filter(None, (first.person.position, first.person.institution)))
        problem = Problem(
            DOUBTFUL, name=first.person.name, post=post or "–", reasons=doubt_words(first), count=len(match.doubtful)
        )
        return [remark_of(problem, "name")]
    own = institution_key(match.draft.institution) == institution_key(own_office)
    return [remark_of(Problem("person-of-own-office"), "institution")] if match.is_new and own else []


def _match_refusals(match: Match, there: ParticipantRecord | None) -> list[Remark]:
    """A NIK that is somebody else's: nobody can be entered under it, and it is not said to be the same person."""
    if there is None and match.doubtful and names_differ(match.reasons):
        return [remark_of(Problem("nik-exists", name=match.doubtful[0].person.name), "nik")]
    return []


def _score_doubts(listed: ListedParticipant, there: ParticipantRecord | None) -> list[Remark]:
    if there is None:
        return []
    found = []
    for field in ("pre_score", "post_score"):
        old, new = getattr(there, field), getattr(listed.draft, field)
        if old is not None and new is not None and old != new:
            problem = Problem("participant-score-differs", old=_number(old), new=_number(new))
            found.append(remark_of(problem, field))
    return found


def _day_remarks(said: SessionDraft, record: SessionDraft | None) -> list[Remark]:
    days = said.days
    if record is None or not days or not record.days or days[0] in record.days:
        return []
    return [remark_of(Problem("list-of-other-day", day=days[0], days=list(record.days)))]


def _sheet_remarks(preview: ListPreview) -> list[Remark]:
    if not preview.other_sheets:
        return []
    return [remark_of(Problem("list-on-other-sheets", name=preview.sheet_name, names=list(preview.other_sheets)))]


def _as_known(participant: ParticipantRecord) -> KnownPerson:
    return KnownPerson(
        uid=participant.uid,
        kind=participant.person_kind,
        name=participant.name,
        nik=participant.nik,
        position=participant.position,
        institution=participant.institution,
    )


def _masked(desk: Desk, match: Match) -> Match:
    certain = people.shown(desk, match.certain) if match.certain else None
    doubtful = tuple(replace(one, person=people.shown(desk, one.person)) for one in match.doubtful)
    return replace(match, certain=certain, doubtful=doubtful)


def _number(score: Decimal) -> str:
    return decimal_text(score)


def completed_session(session: SessionDraft, said: SessionDraft) -> SessionDraft | None:
    """Return a session with what the lines above its list say and it lacks: day, time, place, organiser, speakers.

    None when they add nothing. Only a session of one sitting is completed: lines do not say which one they mean.
    """
    if len(session.meetings) != 1 or not said.meetings:
        return None
    meeting, other = session.meetings[0], said.meetings[0]
    meeting = replace(
        meeting,
        on=meeting.on or other.on,
        starts_at=meeting.starts_at or other.starts_at,
        ends_at=meeting.ends_at or (other.ends_at if not meeting.starts_at else ""),
        place=meeting.place or other.place,
    )
    done = replace(
        session,
        meetings=(meeting,),
        organiser=session.organiser or said.organiser,
        speakers=session.speakers or said.speakers,
    )
    return None if done == session else done
