"""People and participants as JSON: what `list people --json` gives and `import FILE.json --session` takes."""

import dataclasses
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from db.problem import Problem
from db.records.person import KnownPerson
from db.records.training import ParticipantDraft, SessionDraft
from desktop.rules.findings import blocking
from desktop.rules.training_checks import check_participant
from desktop.services.desk import Desk
from desktop.services.json_faults import wrong_value
from desktop.services.participant_lists import ListPreview
from desktop.services.report_documents import read_records, unknown_key
from desktop.services.session_documents import ParticipantDocument
from desktop.services.sessions import WRITERS
from desktop.sheets.mapping import Mapping, Target
from desktop.sheets.participant_rows import ListedParticipant, compared, shared_phones
from desktop.sheets.preview import RowResult, SheetPreview
from desktop.sheets.row_reader import remark_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDocument(KnownPerson):
    """An official or another person as JSON; numbers are masked unless the identity was opened."""


def document_of(person: KnownPerson) -> PersonDocument:
    """Return a person as the JSON record."""
    return PersonDocument(**{f.name: getattr(person, f.name) for f in dataclasses.fields(KnownPerson)})


def understand_json(desk: Desk, path: Path) -> ListPreview:
    """Read participants from JSON records (participant.schema.json), the place of each as its row number.

    What the register adds to a record is left aside, its marks too: a sitting of another session is none of this.
    Raises Problem `json-unreadable`, `json-unknown-field`, `json-wrong-value`, `file-missing`, `file-too-large`.
    """
    desk.require(*WRITERS)
    names = [f.name for f in dataclasses.fields(ParticipantDraft)]
    rows = []
    for number, item in enumerate(read_records(path), start=1):
        document = _participant(item, f"[{number - 1}]")
        draft = ParticipantDraft(**{name: getattr(document, name) for name in names} | {"person_uid": ""})
        tested = draft.pre_score is not None or draft.post_score is not None
        listed = ListedParticipant(draft, present=True if document.attended or tested else None)
        # The batch depends on the session; everything else that forbids keeping a record is told with its row.
        wrong = blocking(check_participant(dataclasses.replace(draft, batch=""), SessionDraft()))
        refusals = tuple(remark_of(one.problem(), one.field) for one in wrong)
        rows.append(RowResult(row_number=number, raw=(draft.name,), draft=None if wrong else listed, refusals=refusals))
    found = compared(rows)
    return SheetPreview(
        target=Target.PARTICIPANTS,
        file_name=path.name,
        sheet_name="",
        header_row=0,
        header=(),
        mapping=Mapping(Target.PARTICIPANTS, (), ""),
        rows=found,
        skipped=(),
        remarks=tuple(remark_of(doubt, "phone") for doubt in shared_phones(found)),
    )


def _participant(item: Any, place: str) -> ParticipantDocument:
    unknown = unknown_key(item, ParticipantDocument, place)
    if unknown:
        raise Problem("json-unknown-field", field=unknown, key=unknown.rpartition(".")[2][:80])
    try:
        return msgspec.convert(item, ParticipantDocument)
    except msgspec.ValidationError as error:
        raise wrong_value(str(error), ParticipantDocument, place) from error
