"""Key pairs of an office: Ed25519 to sign, X25519 (age) to be sealed to; and how one pair hands over to the next."""

from datetime import datetime

import msgspec

from db.problem import Problem
from db.records import canonical
from db.records.keys import OfficeKeys, PublicKeys, Rotation
from db.records.office import Office

ROTATE_CONTEXT = b"SIGAP-ROTATE-v1"
SIGNATURE_LENGTH = 64


def new_keys(office: Office) -> OfficeKeys:
    """Make new key pairs for an office."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from pyrage import x25519

    signing, sealing = Ed25519PrivateKey.generate(), x25519.Identity.generate()
    public = PublicKeys(
        office_uid=office.uid,
        office_code=office.code,
        office_name=office.full_name,
        signing_key=signing.public_key().public_bytes_raw(),
        recipient=str(sealing.to_public()),
    )
    return OfficeKeys(public=public, signing_secret=signing.private_bytes_raw(), identity=str(sealing))


def sign(keys: OfficeKeys, context: bytes, content: bytes) -> bytes:
    """Return the 64 bytes of an Ed25519 signature over a context string and a content."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(keys.signing_secret).sign(context + content)


def signed_by(signing_key: bytes, context: bytes, content: bytes, signature: bytes) -> bool:
    """Tell whether a signature over a context string and a content was made with this key."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(signing_key).verify(signature, context + content)
    except (InvalidSignature, ValueError):
        return False
    return True


def usable(keys: PublicKeys) -> bool:
    """Tell whether both public keys can be used at all."""
    from pyrage import RecipientError, x25519

    try:
        x25519.Recipient.from_str(keys.recipient)
    except RecipientError:
        return False
    return len(keys.signing_key) == 32 and keys.recipient.startswith("age1")


def rotate(old: OfficeKeys, new: OfficeKeys, at: datetime) -> Rotation:
    """Let the old keys of an office vouch for its new ones."""
    signature = sign(old, ROTATE_CONTEXT, _statement(old.public.key_id, new.public, at))
    return Rotation(old_key_id=old.public.key_id, new=new.public, signed_at=at, signature=signature)


def check_rotation(old: PublicKeys, rotation: Rotation) -> PublicKeys:
    """Return the new keys the old ones vouch for.

    Raises Problem `package-rotation-wrong` when the statement is not by the old keys or is for another office.
    """
    new = rotation.new
    statement = _statement(old.key_id, new, rotation.signed_at)
    sound = (
        rotation.old_key_id == old.key_id
        and new.office_uid == old.office_uid
        and usable(new)
        and signed_by(old.signing_key, ROTATE_CONTEXT, statement, rotation.signature)
    )
    if not sound:
        raise Problem("package-rotation-wrong", office=old.office_name)
    return new


def identity_file(keys: OfficeKeys, at: datetime) -> bytes:
    """Return the age identity of an office as a file that `age -d -i` takes; it opens every file sealed to it."""
    public = keys.public
    lines = (
        f"# SIGAP Desa: {_one_line(public.office_name)} ({public.office_code or public.office_uid})",
        f"# created: {at.isoformat()}",
        f"# public key: {public.recipient}",
        keys.identity,
    )
    return ("\n".join(lines) + "\n").encode()


def _statement(old_key_id: str, new: PublicKeys, at: datetime) -> bytes:
    return canonical.to_bytes({"old_key_id": old_key_id, "new": msgspec.to_builtins(new), "signed_at": at})


def _one_line(text: str) -> str:
    return " ".join(text.split())
