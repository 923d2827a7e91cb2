"""Rows of an attendance list into participants of a session."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from db.problem import Problem
from db.records.training import ParticipantDraft
from db.vocabulary import ParticipantRole, PersonKind, Sex
from desktop.rules.institutions import full_institution
from desktop.rules.person_checks import is_whole_nik
from desktop.rules.person_matching import Twins, names_differ, twins_in
from desktop.rules.training_checks import score_findings
from desktop.sheets.preview import RowResult
from desktop.sheets.report_rows import split_name
from desktop.sheets.row_reader import RowReader, cell_text, remark_of
from desktop.sheets.wordlists import recognise, recognise_member

_NUMBER = re.compile(r"-?\d{1,6}(?:[.,]\d{1,4})?")
_MANY = 3  # people who give one telephone number
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class ListedParticipant:
    """Somebody on an attendance list; `present` is None where the list does not say."""

    draft: ParticipantDraft
    present: bool | None = None
    signed: bool = False


def participant_of(row: RowReader, institution_kind: str, id_label: str) -> ListedParticipant | None:
    """Return what a row says, or None when it has no name or a score that cannot be.

    `institution_kind` is the kind of office the heading speaks of ("ASAL DESA"), `id_label` what the heading of the
    number says. Who has a score was there.
    """
    name, position = row.text("name"), row.text("position")
    if row.has_column("name_and_position"):
        name, split = split_name(row.text("name_and_position"))
        position = position or split
    if not name:
        row.refuse(Problem("sheet-participant-nameless"), "name")
    institution = _institution(row, institution_kind)
    pre, post = _score(row, "pre_score"), _score(row, "post_score")
    signed = _signed(row)
    present = _present(row, signed=signed, tested=pre is not None or post is not None)
    note = _note(row)
    draft = ParticipantDraft(
        person_kind=_kind(row, position, institution),
        role=_role(row),
        name=name,
        nik=row.identity_number("nik"),
        id_label=id_label if row.text("id_number") else "",
        id_number=row.text("id_number").lstrip("'’`"),
        position=position,
        institution=institution,
        sex=_sex(row),
        phone=row.phone("phone"),
        address=row.text("address", lines=True),
        batch=row.text("batch"),
        pre_score=pre,
        post_score=post,
        note=note,
    )
    return None if row.refusals else ListedParticipant(draft, present, signed)


def compared(rows: Iterable[RowResult[ListedParticipant]]) -> tuple[RowResult[ListedParticipant], ...]:
    """Return the rows of a list with what they say of one another: a person twice, a NIK beside two names."""
    rows = list(rows)
    places = [place for place, row in enumerate(rows) if row.draft is not None]
    drafts = [row.draft.draft for row in rows if row.draft is not None]
    for twins in twins_in(drafts):
        earlier, later = rows[places[twins.earlier]], rows[places[twins.later]]
        problem = _twin_problem(twins, earlier.row_number, drafts[twins.earlier], drafts[twins.later])
        if names_differ(twins.reasons):
            rows[places[twins.later]] = replace(later, draft=None, refusals=(remark_of(problem, "nik"),))
        else:
            rows[places[twins.later]] = replace(later, doubts=(*later.doubts, remark_of(problem, "name")))
    return tuple(rows)


def shared_phones(rows: Iterable[RowResult[ListedParticipant]]) -> tuple[Problem, ...]:
    """Return one doubt about each telephone number that many people of the list give as their own."""
    owners: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        if row.draft is not None and (phone := plain_phone(row.draft.draft.phone)):
            owners[phone].append(row.row_number)
    return tuple(
        Problem("sheet-phone-shared", field="phone", phone=phone, count=len(numbers), rows=numbers)
        for phone, numbers in owners.items()
        if len(numbers) >= _MANY
    )


def plain_phone(phone: str) -> str:
    """Return the digits of a telephone number with 0 for the country's 62."""
    digits = "".join(sign for sign in phone if sign.isdigit())
    return "0" + digits[2:] if digits.startswith("62") else digits


def likeness_key(listed: ListedParticipant) -> tuple[object, ...]:
    """Return what two rows share when one is a copy of the other."""
    draft = listed.draft
    return (draft.name.casefold(), draft.nik, draft.position.casefold(), draft.institution.casefold(), draft.role)


def _twin_problem(twins: Twins, row: int, earlier: ParticipantDraft, later: ParticipantDraft) -> Problem:
    if names_differ(twins.reasons):
        return Problem("sheet-nik-of-other-row", row=row, name=earlier.name)
    if earlier.nik and later.nik and earlier.nik != later.nik and is_whole_nik(earlier.nik) and is_whole_nik(later.nik):
        return Problem("sheet-name-of-other-row", row=row, name=earlier.name)
    return Problem("sheet-person-twice", row=row, name=earlier.name)


def _institution(row: RowReader, kind: str) -> str:
    typed = row.text("institution")
    return full_institution(typed, kind) if typed else ""


def _sex(row: RowReader) -> Sex | None:
    text = row.text("sex")
    found = recognise_member(Sex, "sex", text) if text else None
    if text and found is None:
        row.doubt("sheet-sex-unclear", "sex", text=text)
    return found


def _role(row: RowReader) -> ParticipantRole:
    text = row.text("role")
    found = recognise_member(ParticipantRole, "participant_role", text) if text else None
    if text and found is None:
        row.doubt("sheet-role-unclear", "role", text=text)
    return found or ParticipantRole.PARTICIPANT


def _kind(row: RowReader, position: str, institution: str) -> PersonKind:
    """Return where somebody comes from; an official is known by the register, never by a list."""
    text = row.text("kind")
    found = recognise_member(PersonKind, "person_kind", text) if text else None
    if found is None and text:
        row.doubt("sheet-person-kind-unclear", "kind", text=text)
    if found is None:
        meaning = recognise("person_kind", f"{institution} {position}")
        found = PersonKind(meaning) if meaning else None
    return PersonKind.OTHER_OFFICE if found in (None, PersonKind.OFFICIAL) else found


def _score(row: RowReader, field: str) -> Decimal | None:
    """Return a score; words such as "tdk ikut" say that there is none, what is no score refuses the row."""
    cell = row.cell(field)
    text = "" if cell is None else row.text(field)
    if cell_text(cell).strip() == "0":  # elsewhere a sign for "nothing"
        row.doubt("sheet-score-zero", field)
        return Decimal(0)
    if not text:
        return None
    if isinstance(cell, str) and recognise("score", text) is not None:
        row.infer("sheet-score-absent", field, text=text)
        return None
    score = _read_score(cell, text)
    if score is None:
        row.refuse(Problem("sheet-score-unreadable", text=text), field)
        return None
    for finding in score_findings(field, score):
        row.refuse(finding.problem(), field)
    return score


def _read_score(cell: object, text: str) -> Decimal | None:
    if isinstance(cell, bool | date) or (isinstance(cell, float) and not math.isfinite(cell)):
        return None
    if isinstance(cell, int | float):
        exact = Decimal(repr(cell))
        return _tidy(exact) if abs(exact) < 10**6 else None
    plain = text.strip().removesuffix("/100").removesuffix("%").strip()
    return _tidy(Decimal(plain.replace(",", "."))) if _NUMBER.fullmatch(plain) else None


def _tidy(score: Decimal) -> Decimal:
    """Return a score to a hundredth, without noughts behind the comma."""
    rounded = score.quantize(_CENT, ROUND_HALF_UP)
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral() else rounded.normalize()


def _signed(row: RowReader) -> bool:
    """Tell whether the list is signed; a bare number in the column is the place to sign, not a signature."""
    text = row.text("signature")
    return bool(re.search(r"[^\W\d_]|[√✓✔]", text)) and recognise("presence", text) != "absent"


def _present(row: RowReader, *, signed: bool, tested: bool) -> bool | None:
    text = row.text("present")
    meaning = recognise("presence", text) if text else None
    if text and meaning is None:
        row.doubt("sheet-presence-unclear", "present", text=text)
    if meaning == "absent" and not (signed or tested):
        return False
    if meaning == "absent":
        row.doubt("sheet-absent-with-score", "present")
    return True if meaning is not None or signed or tested else None


def _note(row: RowReader) -> str:
    notes = [row.text("note", lines=True)]
    for field, words in (("pre_score", "pre-test"), ("post_score", "post-test")):
        if any(remark.field == field and remark.code == "sheet-score-absent" for remark in row.inferred):
            notes.append(f"Tidak ikut {words}.")
    return "\n".join(filter(None, notes))
