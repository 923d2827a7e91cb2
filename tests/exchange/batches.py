"""Many files of one regency at once, one in ten bad in one of ten ways (S28); nobody of these names exists."""

import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from db.vocabulary import PackageKind
from desktop.exchange.seal import seal_bytes
from tests import many_villages
from tests.exchange import made_up as here
from tests.exchange.made_up import MENTOR, OTHER, STRANGER, VILLAGE
from tests.many_villages import Village

BOOK = Path(__file__).parents[1] / "data" / "sheets" / "buku-gratifikasi-kecamatan.xlsx"
PERIOD = "2026-Q4"
REPORTS = 2  # of one file
_HEADER_AT = 68  # where the format's number stands under the seal


def villages(count: int) -> list[Village]:
    """Villages of a regency, none of them with the code of another made-up office."""
    taken = {VILLAGE.public.office_code, OTHER.public.office_code}
    return [one for one in many_villages.villages(count + len(taken)) if one.office.code not in taken][:count]


def good(village: Village) -> bytes:
    """The file a village meant to send."""
    return many_villages.package(village, MENTOR.public, PERIOD, REPORTS)


def _flipped(village: Village) -> bytes:
    content = bytearray(good(village))
    content[-30] ^= 1
    return bytes(content)


def _signed_by_another(village: Village) -> bytes:
    return here.forged(signer=OTHER, keys=village.keys, records=many_villages.records(village, PERIOD, REPORTS))


def _other_code(village: Village) -> bytes:
    keys = replace(village.keys, public=replace(village.keys.public, office_code="36.04.99.2999"))
    return many_villages.package(replace(village, keys=keys), MENTOR.public, PERIOD, REPORTS)


def _of_a_later_time(village: Village) -> bytes:
    plain = bytearray(here.plain_of(good(village)))
    plain[_HEADER_AT : _HEADER_AT + 2] = (2).to_bytes(2, "big")
    return seal_bytes(bytes(plain), (MENTOR.public,))


@cache
def _bomb() -> bytes:
    return zlib.compress(bytes(200_000_000), 9)


def _swelling(village: Village) -> bytes:
    records = many_villages.records(village, PERIOD, REPORTS)
    return here.forged(packed=_bomb(), signer=village.keys, keys=village.keys, records=records)


def _answer(village: Village) -> bytes:
    return here.sealed(kind=PackageKind.FEEDBACK, keys=village.keys, records=(), period=PERIOD).content


BAD: dict[str, tuple[Callable[[Village], bytes], str]] = {
    "cut off": (lambda village: good(village)[:-700], "package-truncated"),
    "zeros": (lambda village: bytes(len(good(village))), "package-zero-filled"),
    "a bit turned": (_flipped, "package-damaged"),
    "a renamed book": (lambda village: BOOK.read_bytes(), "package-not-sigap"),
    "for another": (
        lambda village: many_villages.package(village, STRANGER.public, PERIOD, REPORTS),
        "package-not-for-us",
    ),
    "signed by another": (_signed_by_another, "package-signature-wrong"),
    "another office's code": (_other_code, "package-wrong-office-code"),
    "of a later program": (_of_a_later_time, "package-newer"),
    "swelling": (_swelling, "package-swells"),
    "an answer": (_answer, "answer-not-from-mentor"),
}


@dataclass(frozen=True)
class Batch:
    """A folder of files, one of each village: those that are sound, and the code each of the others is refused with."""

    folder: Path
    sound: list[Village]
    bad: dict[Village, str]

    @property
    def villages(self) -> list[Village]:
        return [*self.sound, *self.bad]

    def path(self, village: Village) -> Path:
        """Where the file of a village is."""
        return self.folder / f"{village.office.code}.sigap"

    def mend(self) -> None:
        """Let the villages whose files were bad send good ones."""
        for village in self.bad:
            self.path(village).write_bytes(good(village))


def batch(folder: Path, known: list[Village]) -> Batch:
    """Write a file of each village; every tenth is bad, each way as often as the others."""
    folder.mkdir(parents=True)
    ways = list(BAD.values())
    made = Batch(folder, [one for n, one in enumerate(known) if n % 10 != 4], {})
    for number, village in enumerate(known[4::10]):
        make, code = ways[number % len(ways)]
        made.bad[village] = code
        made.path(village).write_bytes(make(village))
    for village in made.sound:
        made.path(village).write_bytes(good(village))
    return made
