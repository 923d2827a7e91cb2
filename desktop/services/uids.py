"""Global identifiers: UUIDv7, so that records sort by the time they were made."""

import secrets
from uuid import UUID

from db.clock import Clock


def new_uid(clock: Clock) -> str:
    """Return a new UUIDv7 (RFC 9562 §5.7): 48 bits of milliseconds, the rest random."""
    milliseconds = int(clock.now().timestamp() * 1000) & ((1 << 48) - 1)
    value = milliseconds << 80 | 0x7 << 76 | secrets.randbits(12) << 64 | 0b10 << 62 | secrets.randbits(62)
    return str(UUID(int=value))
