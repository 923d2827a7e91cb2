"""What offices say of their people in the records of a period; the computers of one office are never added up."""

import zlib
from collections.abc import Iterable

import msgspec


class Saying(msgspec.Struct):
    """The few members of a period's record that are about people; everything else is passed over while reading."""

    period: str = ""
    officials: int = 0
    officials_current: int = 0
    officials_overdue: int = 0


def fullest(rows: Iterable[tuple[str, bytes]]) -> dict[str, Saying]:
    """Return one saying for each office, of (office uid, stored content): the one that counts most officials.

    All computers of an office speak of the same people, so the one that knows more of them is taken whole.
    """
    found: dict[str, Saying] = {}
    for office, raw in rows:
        said = msgspec.json.decode(zlib.decompress(raw), type=Saying)
        before = found.get(office)
        if before is None or (said.officials, said.officials_current) > (before.officials, before.officials_current):
            found[office] = said
    return found
