"""Signing in, with a password or with the recovery code."""

from dataclasses import replace
from pathlib import Path

from sqlalchemy import select

from db.clock import Clock
from db.models.system import AccountModel
from db.problem import Problem
from db.records.office import AccountRecord
from db.register import Register
from db.vocabulary import Role
from desktop.rules.texts import clean_line
from desktop.services.accounts import account_record, finish_removals
from desktop.services.desk import Desk
from desktop.services.uids import new_uid


def account_names(directory: Path) -> tuple[str, ...]:
    """Return the names of the accounts that can sign in here; readable without a password (SAFETY.md §2.3)."""
    return Register.account_names(directory)


def sign_in(directory: Path, account_name: str, password: str, clock: Clock, *, pinned_today: bool = False) -> Desk:
    """Open the register for one account.

    Raises the Problems of `Register.open`: `wrong-password`, `wait-before-retry`, `register-damaged` and so on.
    """
    register = Register.open(directory, account_name=account_name, password=password, clock=clock)
    try:
        account = _account_of(register)
        desk = Desk(register, account, clock, pinned_today)
        with register.changing(account.uid, clock) as change:
            change.audit("signed-in", "account", account.uid)
        if account.role is Role.MANAGER and not pinned_today:
            finish_removals(desk)
    except BaseException:
        register.close()
        raise
    return desk


def recover(directory: Path, code: str, account_name: str, new_password: str, clock: Clock) -> Desk:
    """Open the register with the printed recovery code and give an account a new password.

    An account of that name keeps its role; a new name becomes a manager, since whoever holds the sheet holds the
    register. Raises Problem `recovery-code-wrong` and those of `Register.open`.
    """
    register = Register.open_with_recovery(directory, code, clock=clock)
    try:
        with register.reading() as session:
            rows = session.execute(select(AccountModel).where(AccountModel.active)).scalars().all()
            accounts = [account_record(row) for row in rows]
        account_name = clean_line(account_name)
        wanted = account_name.casefold()
        known = next((a for a in accounts if a.name.casefold() == wanted), None)
        if known is not None and known.slot_id in register.slot_ids():
            register.reset_password(known.slot_id, new_password)
            slot_id = known.slot_id
        else:
            slot_id = register.add_slot(account_name, new_password)
        account = (
            replace(known, slot_id=slot_id)
            if known is not None
            else AccountRecord(
                uid=new_uid(clock),
                name=account_name,
                role=Role.MANAGER,
                slot_id=slot_id,
                active=True,
                created_at=clock.now(),
            )
        )
        with register.changing(account.uid, clock) as change:
            change.session.merge(
                AccountModel(
                    uid=account.uid,
                    name=account.name,
                    role=account.role,
                    slot_id=account.slot_id,
                    active=True,
                    created_at=account.created_at,
                )
            )
            change.audit("recovered-by-code", "account", account.uid)
    except BaseException:
        register.close()
        raise
    return Desk(register, account, clock)


def _account_of(register: Register) -> AccountRecord:
    with register.reading() as session:
        row = session.execute(
            select(AccountModel).where(AccountModel.slot_id == register.slot_id, AccountModel.active)
        ).scalar()
        if row is None:
            raise Problem("account-without-record")
        return account_record(row)
