"""Accounts of the office: added, given another role, removed with the data key renewed."""

from sqlalchemy import select, update

from db.models.system import AccountModel
from db.problem import Problem
from db.records.changes import Changes, Done
from db.records.office import AccountRecord
from db.vocabulary import Role, Topic
from desktop.rules.texts import clean_line
from desktop.services.desk import Desk
from desktop.services.uids import new_uid


def account_record(row: AccountModel) -> AccountRecord:
    """Return the record of a row of `accounts`."""
    return AccountRecord(
        uid=row.uid,
        name=row.name,
        role=row.role,
        slot_id=row.slot_id,
        active=row.active,
        created_at=row.created_at,
    )


def list_accounts(desk: Desk) -> tuple[AccountRecord, ...]:
    """Return every account, active ones first."""
    with desk.reading() as session:
        rows = session.execute(select(AccountModel).order_by(AccountModel.active.desc(), AccountModel.name)).scalars()
        return tuple(account_record(row) for row in rows)


def add_account(desk: Desk, name: str, role: Role, password: str) -> Done[AccountRecord]:
    """Add an account with its own key slot.

    Raises Problem `account-name-missing`, `account-exists`, `password-too-weak`.
    """
    desk.require(Role.MANAGER)
    name = clean_line(name)
    if not name:
        raise Problem("account-name-missing", field="name")
    if any(a.active and a.name.casefold() == name.casefold() for a in list_accounts(desk)):
        raise Problem("account-exists", field="name", name=name)
    with desk.changing() as change:
        # Keys are written inside the change: what refuses the one refuses the other.
        slot_id = _new_slot(desk, name, password)
        account = AccountRecord(
            uid=new_uid(desk.clock), name=name, role=role, slot_id=slot_id, active=True, created_at=desk.clock.now()
        )
        change.session.add(
            AccountModel(
                uid=account.uid, name=name, role=role, slot_id=slot_id, active=True, created_at=account.created_at
            )
        )
        change.audit("account-added", "account", account.uid)
        change.touch(Topic.ACCOUNTS)
    return Done(account, change.changes)


def change_role(desk: Desk, uid: str, role: Role) -> Done[AccountRecord]:
    """Give an account another role.

    Raises Problem `last-manager` when nobody could manage any more.
    """
    desk.require(Role.MANAGER)
    account = _account(desk, uid)
    if account.role is Role.MANAGER and role is not Role.MANAGER:
        _require_other_manager(desk, uid)
    with desk.changing() as change:
        change.session.execute(update(AccountModel).where(AccountModel.uid == uid).values(role=role))
        change.audit("account-role-changed", "account", uid, role)
        change.touch(Topic.ACCOUNTS)
    return Done(_account(desk, uid), change.changes)


def remove_account(desk: Desk, uid: str) -> Done[AccountRecord]:
    """Remove an account: its key slot goes and the data key is renewed, so its password opens nothing new.

    Raises Problem `account-own` for the account that is signed in, `last-manager`.
    """
    desk.require(Role.MANAGER)
    account = _account(desk, uid)
    if uid == desk.account.uid:
        raise Problem("account-own")
    if account.role is Role.MANAGER:
        _require_other_manager(desk, uid)
    with desk.changing() as change:
        change.session.execute(update(AccountModel).where(AccountModel.uid == uid).values(active=False))
        change.audit("account-removed", "account", uid)
        change.touch(Topic.ACCOUNTS)
    _end_slot(desk, account.slot_id)
    return Done(_account(desk, uid), change.changes)


def finish_removals(desk: Desk) -> None:
    """Take away the keys of removed accounts where a power cut came between the two; done when a manager signs in."""
    kept = set(desk.register.slot_ids())
    for account in list_accounts(desk):
        if not account.active and account.slot_id in kept:
            _end_slot(desk, account.slot_id)


def change_password(desk: Desk, old: str, new: str) -> Done[AccountRecord]:
    """Give the signed-in account a new password; the old one is asked again.

    Raises Problem `wrong-password`, `password-too-weak`.
    """
    with desk.changing() as change:
        desk.register.change_password(desk.account.slot_id, old, new, desk.clock)
        change.audit("password-changed", "account", desk.account.uid)
    return Done(desk.account, change.changes | Changes.of(Topic.ACCOUNTS))


def renew_recovery_code(desk: Desk) -> Done[str]:
    """Make a new recovery code; the old sheet opens nothing any more."""
    desk.require(Role.MANAGER)
    with desk.changing() as change:
        code = desk.register.renew_recovery_code()
        change.audit("recovery-code-renewed", "office", desk.register.uid)
        change.touch(Topic.ACCOUNTS)
    return Done(code, change.changes)


def _account(desk: Desk, uid: str) -> AccountRecord:
    account = next((a for a in list_accounts(desk) if a.uid == uid), None)
    if account is None:
        raise Problem("account-unknown", name=uid)
    return account


def _require_other_manager(desk: Desk, uid: str) -> None:
    others = [a for a in list_accounts(desk) if a.active and a.role is Role.MANAGER and a.uid != uid]
    if not others:
        raise Problem("last-manager")


def _new_slot(desk: Desk, name: str, password: str) -> str:
    """Make the key slot of a new account; one that a power cut left without an account is given to it."""
    left_over = desk.register.slot_named(name)
    if left_over and left_over not in {a.slot_id for a in list_accounts(desk)}:
        desk.register.reset_password(left_over, password)
        return left_over
    return desk.register.add_slot(name, password)


def _end_slot(desk: Desk, slot_id: str) -> None:
    desk.register.remove_slot(slot_id)
    with desk.changing() as renewal:
        renewal.audit("data-key-renewed", "office", desk.register.uid)
