"""Officials (perangkat): typed or imported, identities masked until opened."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date

from db.change import Change
from db.problem import Problem
from db.queries import officials as queries
from db.queries.revisions import add_revision
from db.records import canonical
from db.records.canonical import content_hash
from db.records.changes import Done
from db.records.names import name_key
from db.records.office import OfficialDraft, OfficialRecord
from db.vocabulary import Role, Topic
from desktop.rules.masking import mask_nik, mask_number
from desktop.rules.texts import clean_line, clean_record
from desktop.services.desk import Desk, stored_profile
from desktop.services.identities import hide_in_official
from desktop.services.uids import new_uid


def list_officials(desk: Desk, active_on: date | None = None, search: str = "") -> tuple[OfficialRecord, ...]:
    """Return officials by name, identity numbers masked; a reader gets name and position."""
    desk.require(Role.MANAGER, Role.CLERK, Role.READER)
    with desk.reading() as session:
        found = queries.list_officials(session, active_on, clean_line(search))
    masked = tuple(_masked(record) for record in found)
    return masked if desk.sees_identities else tuple(hide_in_official(record) for record in masked)


def open_identity(desk: Desk, uid: str) -> OfficialRecord:
    """Return one official with NIK and NIP in full; that it was opened is in the audit log."""
    desk.require(Role.MANAGER, Role.CLERK)
    with desk.changing() as change:
        record = queries.get_official(change.session, uid)
        change.audit("identity-opened", "official", uid)
        change.touch(Topic.AUDIT)
    return record


def add_official(desk: Desk, draft: OfficialDraft) -> Done[OfficialRecord]:
    """Add an official.

    Raises Problem `official-name-missing`, `nik-malformed`, `official-dates-crossed`, `nik-exists`.
    """
    desk.require(Role.MANAGER, Role.CLERK)
    with desk.changing() as change:
        record = _insert(desk, change, draft)
    return Done(_masked(record), change.changes)


def change_official(desk: Desk, uid: str, draft: OfficialDraft, reason: str = "") -> Done[OfficialRecord]:
    """Correct an official by a new revision; a masked number in the draft keeps the number in the register."""
    desk.require(Role.MANAGER, Role.CLERK)
    draft = clean_record(draft)
    with desk.changing() as change:
        before = queries.get_official(change.session, uid)
        if draft.nik == mask_nik(before.nik):
            draft = replace(draft, nik=before.nik)
        if draft.nip == mask_number(before.nip):
            draft = replace(draft, nip=before.nip)
        draft = _checked(draft)
        _refuse_same_nik(queries.list_officials(change.session), draft, uid)
        after = queries.replace_official(change.session, before, draft)
        _keep_revision(desk, change, after, draft, reason)
        change.audit("official-changed", "official", uid, draft)
        change.touch(Topic.OFFICIALS)
    return Done(_masked(after), change.changes)


def import_officials(desk: Desk, drafts: Sequence[OfficialDraft]) -> Done[int]:
    """Add many officials in one step or none; one already known by NIK, or by name and position, is brought up to date.

    What a draft leaves empty keeps what the register knows. Returns how many were added or changed.
    """
    desk.require(Role.MANAGER, Role.CLERK)
    with desk.changing() as change:
        known = list(queries.list_officials(change.session))
        count = 0
        for draft in drafts:
            checked = _checked(clean_record(draft))
            same = _find_same(known, checked)
            if same is None:
                known.append(_insert(desk, change, checked))
                count += 1
                continue
            checked = _checked(_completed(checked, same))
            if checked == _draft_of(same):
                continue
            after = queries.replace_official(change.session, same, checked)
            _keep_revision(desk, change, after, checked, "import")
            change.audit("official-changed", "official", same.uid, checked)
            known[known.index(same)] = after
            count += 1
        change.touch(Topic.OFFICIALS)
    return Done(count, change.changes)


def _insert(desk: Desk, change: Change, draft: OfficialDraft) -> OfficialRecord:
    draft = _checked(clean_record(draft))
    _refuse_same_nik(queries.list_officials(change.session), draft, "")
    office = stored_profile(change.session).office
    record = queries.insert_official(change.session, new_uid(desk.clock), office.uid, draft)
    _keep_revision(desk, change, record, draft, "")
    change.audit("official-added", "official", record.uid, draft)
    change.touch(Topic.OFFICIALS)
    return record


def _keep_revision(desk: Desk, change: Change, record: OfficialRecord, draft: OfficialDraft, reason: str) -> None:
    content = canonical.to_bytes(draft)
    add_revision(
        change.session,
        subject_kind="official",
        subject_uid=record.uid,
        revision=record.revision,
        at=desk.clock.now(),
        by_uid=desk.account.uid,
        by_name=desk.account.name,
        reason=reason,
        content=content,
        content_hash=content_hash(content),
    )


def _checked(draft: OfficialDraft) -> OfficialDraft:
    if not draft.name:
        raise Problem("official-name-missing", field="name")
    nik = "".join(draft.nik.split())
    if nik and not (nik.isascii() and nik.isdigit() and len(nik) == 16):
        raise Problem("nik-malformed", field="nik")
    if draft.active_from and draft.active_to and draft.active_to < draft.active_from:
        raise Problem("official-dates-crossed", field="active_to")
    return replace(draft, nik=nik)


def _refuse_same_nik(known: Sequence[OfficialRecord], draft: OfficialDraft, own_uid: str) -> None:
    if draft.nik:
        for other in known:
            if other.nik == draft.nik and other.uid != own_uid:
                raise Problem("nik-exists", field="nik", name=other.name)


def _find_same(known: Sequence[OfficialRecord], draft: OfficialDraft) -> OfficialRecord | None:
    for record in known:
        if draft.nik and record.nik == draft.nik:
            return record
    for record in known:
        same_name = name_key(record.name) == name_key(draft.name)
        if same_name and record.position.casefold() == draft.position.casefold() and not (record.nik and draft.nik):
            return record
    return None


def _draft_of(record: OfficialRecord) -> OfficialDraft:
    return OfficialDraft(**{f.name: getattr(record, f.name) for f in fields(OfficialDraft)})


def _completed(draft: OfficialDraft, known: OfficialRecord) -> OfficialDraft:
    """Return a draft with what it leaves empty (or as a new record has it) taken from the register."""
    empty = OfficialDraft(name="")
    kept = {
        f.name: getattr(known, f.name)
        for f in fields(OfficialDraft)
        if getattr(draft, f.name) == getattr(empty, f.name)
    }
    return replace(draft, **kept)


def _masked(record: OfficialRecord) -> OfficialRecord:
    return replace(record, nik=mask_nik(record.nik), nip=mask_number(record.nip))
