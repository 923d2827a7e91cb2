"""The number of the next file to an office: no number is ever used for two files (SAFETY.md S7, S8).

Files are counted for each receiving office by itself, so that it can see whether one is missing.
"""

import uuid
from dataclasses import dataclass, field, replace

from sqlalchemy.orm import Session

from db import device
from db.change import Change
from db.device import Line, SentMark
from db.problem import Problem
from db.queries.settings import get_setting, put_setting
from desktop.services.desk import Desk

_SETTING = "device"
EVERYBODY = ""  # the line of files that are for nobody in particular: enrolments


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """This computer as a sender: its id, the computer it was given to, the last file sent to each office."""

    uid: str
    machine: str
    lines: dict[str, Line] = field(default_factory=dict)

    def line(self, office_uid: str) -> Line:
        """Return the last file sent to an office."""
        return self.lines.get(office_uid, Line())


def present_device(desk: Desk, session: Session) -> tuple[Device, Problem | None]:
    """Return this computer's device as it stands, and what was found odd about it.

    A register that was copied to another computer gets a new id there (finding `device-copied`). One that is older
    than the last file sent, because a backup was put back, goes on after it (finding `register-older-than-file`).
    """
    machine = device.machine_hash(desk.register.uid)
    kept = get_setting(session, _SETTING, Device)
    mark = device.read_mark(desk.register.uid)
    if kept is None or kept.machine != machine:
        if mark is not None:  # this computer has sent files the register knows nothing of
            return Device(uid=mark.device, machine=machine, lines=dict(mark.lines)), None
        return Device(uid=_new_id(), machine=machine), Problem("device-copied") if kept is not None else None
    if mark is None or mark.device != kept.uid:
        return kept, None
    ahead = {uid: line for uid, line in mark.lines.items() if line.sequence > kept.line(uid).sequence}
    if not ahead:
        return kept, None
    uid, line = max(ahead.items(), key=lambda item: item[1].sequence)
    behind = Problem("register-older-than-file", sent=line.sequence, known=kept.line(uid).sequence)
    return replace(kept, lines=kept.lines | ahead), behind


def take_number(desk: Desk, change: Change, office_uid: str, count: int = 1) -> tuple[str, Line]:
    """Use up `count` numbers of the line to an office; return the device id and the last file before them.

    The mark outside is raised first: a program that dies now leaves a gap, never a number used twice.
    """
    now, _finding = present_device(desk, change.session)
    before = now.line(office_uid)
    _keep(desk, change, now, office_uid, replace(before, sequence=before.sequence + count))
    return now.uid, before


def note_sent(desk: Desk, change: Change, office_uid: str, digest: str) -> None:
    """Note the digest of the last file written to an office, for the next one to name."""
    kept = get_setting(change.session, _SETTING, Device)
    if kept is None:
        raise RuntimeError("no number was taken")
    _keep(desk, change, kept, office_uid, replace(kept.line(office_uid), digest=digest))


def _keep(desk: Desk, change: Change, now: Device, office_uid: str, line: Line) -> None:
    after = replace(now, lines=now.lines | {office_uid: line})
    device.write_mark(desk.register.uid, SentMark(device=after.uid, lines=after.lines))
    put_setting(change.session, _SETTING, after)


def _new_id() -> str:
    return uuid.uuid4().hex[:16]
