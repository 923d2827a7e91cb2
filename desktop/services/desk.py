"""The desk: an open register and the person who signed in."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from db.change import Change
from db.clock import Clock
from db.problem import Problem
from db.queries.report_conditions import Viewer
from db.queries.settings import get_setting
from db.records.office import AccountRecord, OfficeProfile
from db.register import Register
from db.vocabulary import Role

PROFILE = "profile"  # key of the office profile among the settings


@dataclass(frozen=True, slots=True)
class Desk:
    """What every service needs: where the records are, who asks, what time it is.

    `pinned_today` is true when the date was given by hand (`--today`): then only a demo register may be changed.
    """

    register: Register
    account: AccountRecord
    clock: Clock
    pinned_today: bool = False

    @property
    def today(self) -> date:
        """The date at the office."""
        return self.clock.today()

    @property
    def viewer(self) -> Viewer:
        """Which secret reports this person may see."""
        return Viewer(account_uid=self.account.uid, sees_secret=self.account.role is Role.MANAGER)

    @property
    def sees_identities(self) -> bool:
        """Whether this person may open identities at all."""
        return self.account.role in (Role.MANAGER, Role.CLERK)

    @property
    def sees_people(self) -> bool:
        """Whether this person may see more of participants than names and positions."""
        return self.account.role is not Role.READER

    def require(self, *roles: Role) -> None:
        """Raise Problem `not-allowed` unless the account has one of the roles."""
        if self.account.role not in roles:
            raise Problem("not-allowed", role=self.account.role)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session for reading."""
        with self.register.reading() as session:
            yield session

    @contextmanager
    def changing(self) -> Iterator[Change]:
        """Give a change: one transaction with its audit lines, kept whole or not at all.

        Raises Problem `today-pinned` when the date was given by hand and the register is not a demo.
        """
        with self.register.changing(self.account.uid, self.clock) as change:
            if self.pinned_today and not stored_profile(change.session).demo:
                raise Problem("today-pinned")
            yield change


def stored_profile(session: Session) -> OfficeProfile:
    """Return the office profile kept in the register.

    Raises Problem `office-not-set-up`.
    """
    profile = get_setting(session, PROFILE, OfficeProfile)
    if profile is None:
        raise Problem("office-not-set-up")
    return profile
