"""Whether the sender of a package is who it says it is: the keys in the header against those the register knows (S9).

The signature alone says only that the header and its keys belong together. Which keys an office has is known from its
enrolment and the eight words a person compared.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from db.problem import Problem
from db.records.keys import KnownKey, PublicKeys
from db.vocabulary import KeyState
from desktop.exchange.header import Header
from desktop.exchange.keys import check_rotation


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownSender:
    """The sender of a package: keys the register knows, and the newer ones they vouched for on the way, if any."""

    known: KnownKey
    new_keys: tuple[PublicKeys, ...] = ()  # each vouched for by the one before; the last one signed the package

    @property
    def trusted(self) -> bool:
        """Whether a person has compared the eight words of these keys, or of older ones that vouch for them."""
        return self.known.state is KeyState.CONFIRMED


def check_sender(header: Header, known_keys: Iterable[KnownKey]) -> KnownSender:
    """Return the known sender of a package.

    Raises Problem:
    `package-office-unknown`: neither the office nor its key is known (quarantine; may be enrolled),
    `package-key-unknown`: the office is known with other keys, and no known key vouches for these,
    `package-key-collision`: the key id is known, the keys behind it are others,
    `package-key-of-other-office`: a known office signs as another known office,
    `package-wrong-office-code`: a known office signs under a code that is not its own,
    `package-key-retired`: signed with keys that have been replaced,
    `package-rotation-wrong`: a change of keys is not by the old keys.
    """
    known = {item.keys.key_id: item for item in known_keys}
    stated = header.office.keys
    by_id = known.get(header.office.key_id)
    if by_id is not None and _pair(by_id.keys) != _pair(stated):
        raise Problem("package-key-collision", office=stated.office_name)
    if stated.key_id != header.office.key_id:
        raise Problem("package-key-collision" if stated.key_id in known else "package-header-wrong")
    if by_id is None:
        return _newer_keys(header, known)
    _check_office(by_id.keys, stated, known.values())
    if by_id.state is KeyState.RETIRED:
        raise Problem("package-key-retired", office=by_id.keys.office_name)
    return KnownSender(known=by_id)


def _check_office(own: PublicKeys, stated: PublicKeys, known: Iterable[KnownKey]) -> None:
    if own.office_uid == stated.office_uid and own.office_code == stated.office_code:
        return
    others = [item.keys for item in known if item.keys.office_uid != own.office_uid]
    if any(
        other.office_uid == stated.office_uid or (other.office_code and other.office_code == stated.office_code)
        for other in others
    ):
        raise Problem("package-key-of-other-office", office=stated.office_name, signer=own.office_name)
    raise Problem("package-wrong-office-code", office=own.office_name, code=stated.office_code)


def _newer_keys(header: Header, known: dict[str, KnownKey]) -> KnownSender:
    """Follow the changes of keys in the header from a key that is known to the one that signed."""
    rotations = [item.rotation for item in header.rotations]
    start = max((n for n, item in enumerate(rotations) if item.old_key_id in known), default=None)
    stated = header.office.keys
    if start is None:
        office_known = any(
            item.keys.office_uid == stated.office_uid
            or (item.keys.office_code and item.keys.office_code == stated.office_code)
            for item in known.values()
        )
        code = "package-key-unknown" if office_known else "package-office-unknown"
        raise Problem(code, office=stated.office_name, code=stated.office_code)
    first = known[rotations[start].old_key_id]
    if first.state is KeyState.RETIRED:
        raise Problem("package-key-retired", office=first.keys.office_name)
    keys, passed = first.keys, []
    for rotation in rotations[start:]:
        keys = check_rotation(keys, rotation)
        passed.append(keys)
    if keys != stated:
        raise Problem("package-rotation-wrong", office=first.keys.office_name)
    return KnownSender(known=first, new_keys=tuple(passed))


def _pair(keys: PublicKeys) -> tuple[bytes, str]:
    return keys.signing_key, keys.recipient
