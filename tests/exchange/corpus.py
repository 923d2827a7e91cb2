"""The corpus of files under tests/data/packages (`python -m tests.exchange.corpus` builds it anew).

All offices, persons and keys in it are made up (`made_up.py` holds the keys). What stands under the seal is the same at
each building; age seals it anew each time, so the bytes of the files differ and only their content is compared.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from db.records.keys import KnownKey
from db.vocabulary import KeyState, PackageKind
from desktop.exchange.container import write_container
from desktop.exchange.keys import rotate
from desktop.exchange.seal import OPEN_MARK, seal_bytes, seal_parts
from tests.exchange import made_up as here
from tests.exchange.made_up import MENTOR, STRANGER, VILLAGE, VILLAGE_NEW, WRITTEN
from tests.exchange.test_senders import FORGERIES
from tests.exchange.test_upgrades import version_0

FOLDER = Path(__file__).parents[1] / "data" / "packages"
PHOTO = bytes(range(256)) * 200  # stands for a photo; 51,200 bytes


@dataclass(frozen=True, slots=True)
class Sample:
    """One file: how it is made, and the code with which the mentor refuses it (empty: accepted)."""

    make: Callable[[], bytes]
    code: str = ""


def _valid() -> bytes:
    return here.sealed(blobs=(here.blob(PHOTO),)).content


def _second() -> bytes:
    records = here.report_records(4)
    return here.sealed(records=records, sequence=2, previous=here.sealed(blobs=(here.blob(PHOTO),)).digest).content


def _part(number: int) -> bytes:
    blobs = tuple(here.blob(PHOTO, f"lampiran-{n}") for n in range(4))
    return list(seal_parts(here.outgoing(blobs=blobs, sequence=3), 160_000))[number].content


def _with_format(number: int) -> bytes:
    plain = bytearray(here.plain_of(here.sealed().content))
    plain[68:70] = number.to_bytes(2, "big")
    return seal_bytes(bytes(plain), (MENTOR.public,))


def _number_used_twice() -> bytes:
    """Another file under the number of the valid one: an old backup was put back."""
    return here.sealed(records=here.report_records(2)).content


def _open_export() -> bytes:
    made = here.opened(here.sealed().content)
    return OPEN_MARK + write_container(VILLAGE, made.header, bytes(made.body), [])[0]


def _tampered() -> bytes:
    content = bytearray(_valid())
    content[-1000] ^= 4
    return bytes(content)


def _one_invalid_record() -> bytes:
    def spoil(body: dict[str, dict[str, list[dict[str, str]]]]) -> None:
        body["records"]["reports"][1]["content_hash"] = "00" * 32

    return here.forged(body=spoil)


SAMPLES: dict[str, Sample] = {
    "valid": Sample(_valid),
    "valid-second": Sample(_second),
    "valid-nil": Sample(lambda: here.sealed(records=(), sequence=5).content),
    "valid-part-1-of-2": Sample(lambda: _part(0)),
    "valid-part-2-of-2": Sample(lambda: _part(1)),
    "valid-new-keys": Sample(
        lambda: here.sealed(keys=VILLAGE_NEW, rotations=(rotate(VILLAGE, VILLAGE_NEW, WRITTEN),)).content
    ),
    "valid-enrolment": Sample(
        lambda: here.sealed(kind=PackageKind.ENROL, recipients=(), records=(here.one_record(),), period="").content
    ),
    "valid-one-record-set-aside": Sample(_one_invalid_record),
    "replayed": Sample(lambda: (FOLDER / "valid.sigap").read_bytes()),
    "number-used-twice": Sample(_number_used_twice),
    "empty": Sample(lambda: b"", "package-empty"),
    "zeros": Sample(lambda: bytes(4096), "package-zero-filled"),
    "truncated": Sample(lambda: _valid()[:20_000], "package-truncated"),
    "truncated-to-zeros": Sample(lambda: _valid()[:20_000] + bytes(30_000), "package-truncated"),
    "tampered": Sample(_tampered, "package-damaged"),
    "wrong-recipient": Sample(lambda: here.sealed(recipients=(STRANGER.public,)).content, "package-not-for-us"),
    "older-version-0": Sample(version_0, "package-too-old"),
    "newer-format-2": Sample(lambda: _with_format(2), "package-newer"),
    "newer-format-65535": Sample(lambda: _with_format(65535), "package-newer"),
    "not-sealed": Sample(_open_export, "package-not-sealed"),
    **{f"forged-{name}": Sample(make, code) for name, (make, code) in FORGERIES.items()},
}

# What the mentor of the corpus knows: forged-retired-key and valid-new-keys need different books.
KNOWN = here.known()
KNOWN_AFTER_ROTATION = here.known(KnownKey(keys=replace(VILLAGE_NEW.public), state=KeyState.RETIRED))


def build(folder: Path = FOLDER) -> None:
    """Write every file of the corpus."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, sample in SAMPLES.items():
        (folder / f"{name}.sigap").write_bytes(sample.make())


if __name__ == "__main__":
    build()
