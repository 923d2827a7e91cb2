"""A second computer of one office: it gets the office's keys in a file sealed to it alone, and numbers of its own."""

from dataclasses import replace
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.change import Change
from db.models.exchange import ReceivedRecordModel
from db.models.office import OfficialModel
from db.models.reports import ReportModel
from db.models.training import PersonModel, SessionModel
from db.problem import Problem
from db.queries.settings import get_setting, put_setting
from db.records import canonical
from db.records.changes import Done
from db.records.keys import PublicKeys
from db.records.office import OfficeProfile
from db.vocabulary import PackageKind, Role, Topic
from desktop.exchange.fingerprint import check_words
from desktop.exchange.join_contents import JoinContent
from desktop.exchange.records import record_of
from desktop.exchange.seal import Outgoing, seal_one
from desktop.exchange.stick import write_safely
from desktop.exchange.unseal import OpenedFile, open_package, read_file
from desktop.services.desk import PROFILE, Desk, stored_profile
from desktop.services.devices import note_sent, take_number
from desktop.services.office_keys import KeptKeys, ensure_keys, kept_keys, put_keys
from desktop.services.program import program_name
from desktop.services.uids import new_uid

_COLLECTOR = "collector"
_JOINED = "joined_computers"
_LETTERS = "BCDEFGHJKLMNPQRSTUVWXYZ"  # A is the first computer; I and O look like figures


def is_collector(session: Session) -> bool:
    """Tell whether this computer only collects files for its office."""
    return bool(get_setting(session, _COLLECTOR, bool))


def write_join(
    desk: Desk, request: OpenedFile, typed_words: str, folder: Path, *, collector: bool = False
) -> Done[Path]:
    """Seal this office's keys to the computer whose enrolment file `request` is; its eight words were read out there.

    Raises Problem `join-needs-enrolment`, `enrolment-own`, and those of `check_words` and `write_safely`.
    """
    desk.require(Role.MANAGER)
    if request.header.kind is not PackageKind.ENROL:
        raise Problem("join-needs-enrolment")
    other = request.header.office.keys
    check_words(typed_words, other)
    with desk.changing() as change:
        kept = ensure_keys(change)
        if other.key_id in {pair.public.key_id for pair in kept.all}:
            raise Problem("enrolment-own")
        count = (get_setting(change.session, _JOINED, int) or 0) + 1
        put_setting(change.session, _JOINED, count)
        content = JoinContent(
            keys=canonical.to_bytes(kept).decode(),
            profile=_without_pictures(stored_profile(change.session)),
            letter=_LETTERS[(count - 1) % len(_LETTERS)],
            collector=collector,
        )
        path = _write(desk, change, kept, other, content, folder)
        change.audit("join-written", "office-keys", other.key_id)
        change.touch(Topic.SETTINGS)
    return Done(path, change.changes)


def write_join_from(
    desk: Desk, request: Path, typed_words: str, folder: Path, *, collector: bool = False
) -> Done[Path]:
    """Seal this office's keys to the computer whose enrolment file lies at a path; see `write_join`."""
    desk.require(Role.MANAGER)
    return write_join(desk, open_package(read_file(request), ()), typed_words, folder, collector=collector)


def take_join_from(desk: Desk, path: Path, typed_words: str) -> Done[OfficeProfile]:
    """Take the join file at a path; see `take_join`."""
    desk.require(Role.MANAGER)
    with desk.reading() as session:
        kept = kept_keys(session)
    return take_join(desk, open_package(read_file(path), () if kept is None else kept.all), typed_words)


def take_join(desk: Desk, opened: OpenedFile, typed_words: str) -> Done[OfficeProfile]:
    """Work from now on as a second computer of the office that sealed the file; its eight words were read out there.

    Raises Problem `join-expected`, `join-not-empty` when this register holds records already, and those of
    `check_words`.
    """
    desk.require(Role.MANAGER)
    if opened.header.kind is not PackageKind.JOIN:
        raise Problem("join-expected")
    check_words(typed_words, opened.header.office.keys)
    (record,) = opened.payload().of("joins")
    content: JoinContent = record.content
    with desk.changing() as change:
        if _holds_records(change.session):
            raise Problem("join-not-empty")
        put_keys(change, canonical.from_bytes(content.keys.encode(), KeptKeys))
        own = stored_profile(change.session)
        joined = replace(
            content.profile,
            letterhead=replace(content.profile.letterhead, logo=own.letterhead.logo),
            number_template=_lettered(content.profile.number_template, content.letter),
            demo=own.demo,
        )
        put_setting(change.session, PROFILE, joined)
        put_setting(change.session, _COLLECTOR, content.collector)
        change.audit("join-taken", "office-keys", opened.header.office.key_id)
        change.touch(Topic.OFFICE, Topic.SETTINGS)
    return Done(joined, change.changes)


def _write(desk: Desk, change: Change, kept: KeptKeys, other: PublicKeys, content: JoinContent, folder: Path) -> Path:
    own = kept.current.public.office_uid
    device, last = take_number(desk, change, other.office_uid)
    sealed = seal_one(
        Outgoing(
            kind=PackageKind.JOIN,
            keys=kept.current,
            recipients=(other,),
            device=device,
            sequence=last.sequence + 1,
            previous=last.digest,
            uid=new_uid(desk.clock),
            program=program_name(),
            written_at=desk.clock.now(),
            records=(
                record_of("joins", content, uid=new_uid(desk.clock), owner_office=own, created_at=desk.clock.now()),
            ),
        )
    )
    written = write_safely(folder, sealed.name, sealed.content)
    note_sent(desk, change, other.office_uid, sealed.digest)
    return written.path


def _without_pictures(profile: OfficeProfile) -> OfficeProfile:
    return replace(profile, letterhead=replace(profile.letterhead, logo=None))


def _lettered(template: str, letter: str) -> str:
    """Put the letter of a computer behind the running number: 001B/GRT/…"""
    end = template.find("}", template.find("{number"))
    return template[: end + 1] + letter + template[end + 1 :]


def _holds_records(session: Session) -> bool:
    models = (ReportModel, SessionModel, OfficialModel, PersonModel, ReceivedRecordModel)
    return any(session.execute(select(model.id).limit(1)).first() is not None for model in models)
