"""The key pairs of this office: made once, kept inside the encrypted register, renewed on request (SAFETY.md §2.4)."""

from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy.orm import Session

from db.change import Change
from db.problem import Problem
from db.queries.settings import get_setting, put_setting
from db.records.changes import Done
from db.records.keys import OfficeKeys, PublicKeys, Rotation
from db.safe_file import write_atomically
from db.vocabulary import Role, Topic
from desktop.exchange import keys as exchange_keys
from desktop.services.desk import Desk, stored_profile

_SETTING = "office_keys"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptKeys:
    """All keys this office has had: the present pair, the earlier ones, and how each vouched for the next.

    The earlier ones still open files that were sealed before a change and check certificates issued before it.
    """

    current: OfficeKeys
    earlier: tuple[OfficeKeys, ...] = ()
    rotations: tuple[Rotation, ...] = ()

    @property
    def all(self) -> tuple[OfficeKeys, ...]:
        """Every pair, the present one first."""
        return (self.current, *reversed(self.earlier))


def kept_keys(session: Session) -> KeptKeys | None:
    """Return the keys of this office under its present code and name, or None while it has made none."""
    kept = get_setting(session, _SETTING, KeptKeys)
    if kept is None:
        return None
    office = stored_profile(session).office
    public = replace(kept.current.public, office_code=office.code, office_name=office.full_name)
    return replace(kept, current=replace(kept.current, public=public))


def ensure_keys(change: Change) -> KeptKeys:
    """Return the keys of this office, making them at the first need."""
    kept = kept_keys(change.session)
    if kept is not None:
        return kept
    made = KeptKeys(current=exchange_keys.new_keys(stored_profile(change.session).office))
    put_setting(change.session, _SETTING, made)
    change.audit("office-keys-made", "office-keys", made.current.public.key_id, made.current.public)
    change.touch(Topic.SETTINGS)
    return made


def put_keys(change: Change, kept: KeptKeys) -> None:
    """Take over the keys of the office this computer joins."""
    put_setting(change.session, _SETTING, kept)


def own_public_keys(desk: Desk) -> PublicKeys:
    """Return the public keys of this office, making the pair at the first need."""
    with desk.reading() as session:
        kept = kept_keys(session)
    if kept is None:
        with desk.changing() as change:
            kept = ensure_keys(change)
    return kept.current.public


def renew_keys(desk: Desk) -> Done[PublicKeys]:
    """Make new key pairs and let the present ones vouch for them; the statement travels with every later file."""
    desk.require(Role.MANAGER)
    with desk.changing() as change:
        kept = ensure_keys(change)
        new = exchange_keys.new_keys(stored_profile(change.session).office)
        rotation = exchange_keys.rotate(kept.current, new, desk.clock.now())
        put_setting(
            change.session,
            _SETTING,
            KeptKeys(current=new, earlier=(*kept.earlier, kept.current), rotations=(*kept.rotations, rotation)),
        )
        change.audit("office-keys-renewed", "office-keys", new.public.key_id, new.public)
        change.touch(Topic.SETTINGS)
    return Done(new.public, change.changes)


def export_identity(desk: Desk, password: str, path: Path) -> Done[None]:
    """Write this office's age keys to a file, so that its packages can be opened without this program.

    The password is asked once more. Raises Problem `wrong-password`, `wait-before-retry(seconds)`, `file-not-written`.
    """
    desk.require(Role.MANAGER)
    desk.register.keyring.check_password(desk.account.slot_id, password, desk.clock)
    with desk.changing() as change:
        kept = ensure_keys(change)
        content = b"".join(exchange_keys.identity_file(pair, desk.clock.now()) for pair in kept.all)
        change.audit("office-keys-exported", "office-keys", kept.current.public.key_id)
        change.touch(Topic.AUDIT)
        try:
            write_atomically(path, content)
        except OSError as error:
            raise Problem("file-not-written", path=path) from error
    return Done(None, change.changes)
