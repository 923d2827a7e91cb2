"""The office: set up, kept up to date, renamed without losing keys, numbers or history."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from db.clock import Clock
from db.models.system import AccountModel
from db.problem import Problem
from db.queries import calendar as calendar_queries
from db.queries.settings import put_setting
from db.records.changes import Done
from db.records.office import AccountRecord, Office, OfficeChange, OfficeProfile
from db.register import Register
from db.vocabulary import Role, Topic
from desktop.rules.numbering import check_template
from desktop.rules.texts import clean_line, clean_record
from desktop.services.desk import PROFILE, Desk, stored_profile
from desktop.services.report_writing import recount
from desktop.services.uids import new_uid


@dataclass(frozen=True, slots=True)
class SetUp:
    """A register just made: its desk, and the recovery code that is shown once."""

    desk: Desk
    recovery_code: str


def set_up(
    directory: Path, profile: OfficeProfile, account_name: str, role: Role, password: str, clock: Clock
) -> SetUp:
    """Create the register of an office with its first account.

    The first account must be a manager: with any other role nobody could add a second account.
    Raises Problem when the folder, the password or the profile will not do; then nothing is left behind.
    """
    if role is not Role.MANAGER:
        raise Problem("first-account-manager", field="role")
    profile, account_name = clean_record(profile), clean_line(account_name)
    _check(profile)
    register, recovery_code = Register.create(directory, account_name=account_name, password=password, clock=clock)
    account = AccountRecord(
        uid=new_uid(clock),
        name=account_name,
        role=role,
        slot_id=register.slot_id,
        active=True,
        created_at=clock.now(),
    )
    office = replace(profile.office, uid=profile.office.uid or register.uid)
    with register.changing(account.uid, clock) as change:
        put_setting(change.session, PROFILE, replace(profile, office=office))
        change.session.add(
            AccountModel(
                uid=account.uid,
                name=account.name,
                role=account.role,
                slot_id=account.slot_id,
                active=True,
                created_at=account.created_at,
            )
        )
        change.audit("register-created", "office", office.uid)
    return SetUp(Desk(register, account, clock), recovery_code)


def profile(desk: Desk) -> OfficeProfile:
    """Return the office profile."""
    with desk.reading() as session:
        return stored_profile(session)


def save_profile(desk: Desk, profile: OfficeProfile) -> Done[OfficeProfile]:
    """Keep a changed profile; code, name and kind of the office change only through `change_office`.

    Raises Problem `number-template-…` for a template that cannot number, `office-change-separately`.
    """
    desk.require(Role.MANAGER)
    profile = clean_record(profile)
    _check(profile)
    with desk.changing() as change:
        before = stored_profile(change.session)
        if profile.office != before.office:
            raise Problem("office-change-separately")
        kept = replace(profile, demo=before.demo)
        put_setting(change.session, PROFILE, kept)
        change.audit("profile-changed", "office", kept.office.uid, kept)
        change.touch(Topic.OFFICE, Topic.REPORTS)
        if kept.rules != before.rules or kept.work_week != before.work_week:
            recount(desk, change)
    return Done(kept, change.changes)


def change_office(desk: Desk, office: Office, until: date, reason: str) -> Done[OfficeProfile]:
    """Give the office another code, name or kind (split, merger, desa to kelurahan).

    Keys, numbers and history stay: the uid of the office never changes. `until` is the last day of the old name.
    """
    desk.require(Role.MANAGER)
    reason = clean_line(reason)
    if not reason:
        raise Problem("reason-missing", field="reason")
    with desk.changing() as change:
        before = stored_profile(change.session)
        old = before.office
        calendar_queries.add_office_change(
            change.session,
            OfficeChange(
                until=until,
                code=old.code,
                name=old.name,
                term=old.term,
                kind=old.kind,
                reason=reason,
                at=desk.clock.now(),
            ),
        )
        after = replace(before, office=replace(clean_record(office), uid=old.uid))
        _check(after)
        put_setting(change.session, PROFILE, after)
        change.audit("office-changed", "office", old.uid, after.office)
        change.touch(Topic.OFFICE)
    return Done(after, change.changes)


def office_history(desk: Desk) -> tuple[OfficeChange, ...]:
    """Return what the office was called before, the oldest first."""
    with desk.reading() as session:
        return calendar_queries.office_changes(session)


def _check(profile: OfficeProfile) -> None:
    if not profile.office.name.strip():
        raise Problem("office-name-missing", field="office.name")
    check_template(profile.number_template)
    if profile.letterhead.logo is not None and len(profile.letterhead.logo) > 1_000_000:
        raise Problem("logo-too-large", field="letterhead.logo")
