"""Other offices: enrolled by a file, trusted once a person has compared their eight words (SAFETY.md §2.4).

Trust runs both ways: a village confirms its mentor before its first export, a mentor confirms each village.
"""

from pathlib import Path

from db.change import Change
from db.problem import Problem
from db.queries import partners as queries
from db.records.changes import Done
from db.records.exchange import Partner
from db.records.keys import PublicKeys
from db.records.office import Office
from db.vocabulary import KeyState, OfficeKind, PackageKind, PartnerRelation, Role, Topic
from desktop.exchange.fingerprint import check_words, fingerprint_words
from desktop.exchange.records import record_of
from desktop.exchange.seal import Outgoing, SealedFile, seal_one
from desktop.exchange.senders import KnownSender, check_sender
from desktop.exchange.stick import write_safely
from desktop.exchange.unseal import OpenedFile
from desktop.rules.texts import clean_line
from desktop.services.desk import Desk, stored_profile
from desktop.services.devices import EVERYBODY, note_sent, take_number
from desktop.services.office_keys import ensure_keys, own_public_keys
from desktop.services.packs import apply_waiting, own_packs, remember_pack, take_pack
from desktop.services.program import program_name
from desktop.services.uids import new_uid


def own_words(desk: Desk) -> tuple[str, ...]:
    """Return the eight words of this office's own keys, to be printed and read out."""
    desk.require(Role.MANAGER, Role.CLERK)
    return fingerprint_words(own_public_keys(desk))


def words_of(partner: Partner) -> tuple[str, ...]:
    """Return the eight words of another office's present keys."""
    return fingerprint_words(partner.keys)


def list_partners(desk: Desk, *relations: PartnerRelation) -> tuple[Partner, ...]:
    """Return the offices this one exchanges files with."""
    desk.require(Role.MANAGER, Role.CLERK, Role.READER)
    with desk.reading() as session:
        return queries.list_partners(session, *relations)


def partner(desk: Desk, wanted: str) -> Partner:
    """Return an office by uid, code or name.

    Raises Problem `partner-unknown`.
    """
    desk.require(Role.MANAGER, Role.CLERK, Role.READER)
    with desk.reading() as session:
        return queries.get_partner(session, clean_line(wanted))


def mentor(desk: Desk) -> Partner:
    """Return the inspectorate that tutors this office.

    Raises Problem `mentor-not-known`.
    """
    found = list_partners(desk, PartnerRelation.MENTOR)
    if not found:
        raise Problem("mentor-not-known")
    return found[0]


def write_enrolment(desk: Desk, folder: Path) -> Done[Path]:
    """Write the enrolment file of this office: its public keys and its name, signed, open to everybody.

    Raises the Problems of `stick.write_safely`.
    """
    desk.require(Role.MANAGER, Role.CLERK)
    with desk.changing() as change:
        sealed = _enrolment(desk, change)
        change.audit("enrolment-written", "file", sealed.digest)
        change.touch(Topic.FILES)
        written = write_safely(folder, sealed.name, sealed.content)
        note_sent(desk, change, EVERYBODY, sealed.digest)
    return Done(written.path, change.changes)


def take_enrolment(desk: Desk, opened: OpenedFile) -> Done[Partner]:
    """Enrol another office from its file; its keys count only after `confirm`. The same file again changes nothing.

    Raises Problem `enrolment-own`, `enrolment-changed-key(office)` and those of `payload`.
    """
    desk.require(Role.MANAGER, Role.CLERK)
    keys = opened.header.office.keys
    payload = opened.payload()
    offices = [record.content for record in payload.of("offices")]
    kind = offices[0].kind.value if offices else ""
    with desk.changing() as change:
        own = ensure_keys(change)
        if keys.key_id in {pair.public.key_id for pair in own.all} or keys.office_uid == own.current.public.office_uid:
            raise Problem("enrolment-own")
        relation = _relation(stored_profile(change.session).office, kind)
        known = {item.uid: item for item in queries.list_partners(change.session)}.get(keys.office_uid)
        if known is None:
            queries.insert_partner(change.session, keys, relation, desk.clock.now(), kind=kind)
            change.audit("partner-enrolled", "partner", keys.office_uid, keys)
        elif known.keys.key_id != keys.key_id and known.state is not KeyState.RETIRED:
            _follow_or_refuse(change, opened, known)
        elif known.keys.key_id != keys.key_id:
            queries.insert_keys(change.session, keys, KeyState.PENDING, desk.clock.now())
            change.audit("partner-enrolled", "partner", keys.office_uid, keys)
        if known is not None and (known.name, known.code) != (keys.office_name, keys.office_code):
            queries.update_partner(change.session, known.uid, name=keys.office_name, code=keys.office_code)
        found = queries.get_partner(change.session, keys.office_uid)
        if found.relation is PartnerRelation.MENTOR:
            take = take_pack if found.state is KeyState.CONFIRMED else remember_pack
            for record in payload.of("packs"):
                take(desk, change, found.uid, record)
        change.touch(Topic.PARTNERS)
    return Done(found, change.changes)


def confirm(desk: Desk, wanted: str, typed_words: str) -> Done[Partner]:
    """Note that a person compared the eight words of an office by a way the file did not come.

    Raises Problem `partner-unknown`, and those of `fingerprint.check_words`.
    """
    desk.require(Role.MANAGER, Role.CLERK)
    with desk.changing() as change:
        found = queries.get_partner(change.session, clean_line(wanted))
        check_words(typed_words, found.keys)
        queries.confirm_keys(change.session, found.keys.key_id, desk.clock.now(), desk.account.name)
        change.audit("partner-confirmed", "partner", found.uid, found.keys)
        if found.relation is PartnerRelation.MENTOR:
            apply_waiting(desk, change, found.uid)
        change.touch(Topic.PARTNERS)
        found = queries.get_partner(change.session, found.uid)
    return Done(found, change.changes)


def withdraw(desk: Desk, wanted: str, reason: str) -> Done[Partner]:
    """Trust the keys of an office no longer, because they were lost or the office is gone; it may be enrolled anew.

    Raises Problem `reason-missing` or `partner-unknown`.
    """
    desk.require(Role.MANAGER)
    reason = clean_line(reason)
    if not reason:
        raise Problem("reason-missing", field="reason")
    with desk.changing() as change:
        found = queries.get_partner(change.session, clean_line(wanted))
        queries.retire_keys(change.session, found.uid, desk.clock.now())
        change.audit("partner-withdrawn", "partner", found.uid, reason)
        change.touch(Topic.PARTNERS)
        found = queries.get_partner(change.session, found.uid)
    return Done(found, change.changes)


def set_relation(desk: Desk, wanted: str, relation: PartnerRelation) -> Done[Partner]:
    """Say what another office is to this one: mentor, receiver of a copy, tutored office."""
    desk.require(Role.MANAGER)
    with desk.changing() as change:
        found = queries.get_partner(change.session, clean_line(wanted))
        queries.update_partner(change.session, found.uid, relation=relation)
        change.audit("partner-relation-set", "partner", found.uid, relation)
        change.touch(Topic.PARTNERS)
        found = queries.get_partner(change.session, found.uid)
    return Done(found, change.changes)


def remember_sender(change: Change, keys: PublicKeys, kind: str = "") -> Partner:
    """Take up an office whose first file arrived: its keys are pending until a tutor compares the eight words."""
    queries.insert_partner(change.session, keys, PartnerRelation.PUPIL, change.clock.now(), kind=kind)
    change.audit("partner-enrolled", "partner", keys.office_uid, keys)
    change.touch(Topic.PARTNERS)
    return queries.get_partner(change.session, keys.office_uid)


def follow_rotation(change: Change, sender: KnownSender) -> None:
    """Take over new keys the known ones vouched for; the old ones count no more."""
    for keys in sender.new_keys:
        queries.insert_keys(change.session, keys, sender.known.state, change.clock.now(), by=keys.key_id)
        change.audit("partner-keys-renewed", "partner", keys.office_uid, keys)
    if sender.new_keys:
        last = sender.new_keys[-1]
        queries.retire_keys(change.session, last.office_uid, change.clock.now(), but=last.key_id)
        change.touch(Topic.PARTNERS)


def _follow_or_refuse(change: Change, opened: OpenedFile, known: Partner) -> None:
    """Take over new keys in an enrolment when the old ones vouch for them, and refuse them otherwise."""
    header = opened.header
    held = queries.known_keys(change.session, known.uid, known.code, tuple(r.old_key_id for r in header.rotations))
    try:
        sender = check_sender(header, held)
    except Problem as problem:
        raise Problem("enrolment-changed-key", office=known.name) from problem
    follow_rotation(change, sender)


def _enrolment(desk: Desk, change: Change) -> SealedFile:
    kept = ensure_keys(change)
    office = stored_profile(change.session).office
    device, last = take_number(desk, change, EVERYBODY)
    now = desk.clock.now()
    return seal_one(
        Outgoing(
            kind=PackageKind.ENROL,
            keys=kept.current,
            recipients=(),
            device=device,
            sequence=last.sequence + 1,
            previous=last.digest,
            uid=new_uid(desk.clock),
            program=program_name(),
            written_at=now,
            records=(
                record_of("offices", office, uid=office.uid, owner_office=office.uid, created_at=now),
                *(
                    record_of("packs", content, uid=uid, owner_office=office.uid, created_at=now)
                    for uid, content in own_packs(change.session)
                ),
            ),
            rotations=kept.rotations,
        )
    )


def _relation(own: Office, kind: str) -> PartnerRelation:
    if own.kind is OfficeKind.INSPECTORATE:
        return PartnerRelation.PUPIL
    if own.kind is OfficeKind.SUBDISTRICT and kind in (OfficeKind.VILLAGE, OfficeKind.URBAN_VILLAGE):
        return PartnerRelation.PUPIL  # it sends copies here
    return PartnerRelation.MENTOR if kind == OfficeKind.INSPECTORATE else PartnerRelation.COPY
