"""R9, R18: damaged and hostile files by the thousand (`python -m tests.exchange.fuzz N`).

Four depths, or the fuzzing would only test the seal: the sealed bytes; past the seal; past the signature (changed,
then signed as it should be); past the compression (the JSON changed, packed, hashed and signed anew).
"""

import argparse
import hashlib
import random
import resource
import time
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import msgspec

from db.problem import Problem
from desktop.exchange.container import MARK, read_container
from desktop.exchange.header import BodyInfo, context
from desktop.exchange.keys import sign
from desktop.exchange.payload import read_payload
from desktop.exchange.seal import seal_bytes
from tests.exchange import made_up as here
from tests.exchange.made_up import MENTOR, VILLAGE

_PIECES = (
    b"[" * 500,
    b"{" * 500,
    b"\0",
    b"9" * 400,
    b"-1",
    b"null",
    b"1e999",
    b'"',
    b"\\ud800",
    b"\xff\xfe",
    b"\xe2\x80\xae",
    b"../../x",
    b"true",
    b"{}",
    b"[]",
    b",",
    b'"content":',
    b"age1",
)


@dataclass
class Outcome:
    """What the trials found."""

    trials: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    same: int = 0  # read, and nothing was different
    other: int = 0  # read, with other content: possible only once signature and hashes are made anew
    escaped: list[str] = field(default_factory=list)  # anything but a Problem
    slowest: float = 0.0  # seconds

    def __str__(self) -> str:
        refused = sum(self.refused.values())
        return (
            f"{self.trials} files: {refused} refused ({len(self.refused)} codes), {self.same} unchanged, "
            f"{self.other} with other content, {len(self.escaped)} escaped, slowest {self.slowest * 1000:.1f} ms"
        )


def truncations(content: bytes, places: int, seed: int) -> Iterator[bytes]:
    """The file cut at every n-th of its length, and at random places."""
    chance = random.Random(seed)
    for n in range(places):
        yield content[: len(content) * n // places]
    for __ in range(places // 5):
        yield content[: chance.randrange(len(content))]


def flips(content: bytes, count: int, seed: int) -> Iterator[bytes]:
    """The file with one bit turned."""
    chance = random.Random(seed)
    for __ in range(count):
        place = chance.randrange(len(content))
        yield content[:place] + bytes([content[place] ^ (1 << chance.randrange(8))]) + content[place + 1 :]


def mutant(content: bytes, chance: random.Random) -> bytes:
    """The bytes with one to four changes: turned, replaced, taken out, doubled, something put in."""
    changed = bytearray(content)
    for __ in range(chance.randint(1, 4)):
        start = chance.randrange(len(changed) + 1)
        end = min(len(changed), start + chance.choice((1, 1, 2, 4, 16, 200)))
        match chance.randrange(6):
            case 0 if start < len(changed):
                changed[start] ^= 1 << chance.randrange(8)
            case 1:
                changed[start:end] = chance.randbytes(end - start)
            case 2:
                del changed[start:end]
            case 3:
                changed[start:start] = changed[start:end]
            case 4:
                changed[start:start] = chance.choice(_PIECES)
            case _:
                changed[start:end] = chance.choice(_PIECES)
    return bytes(changed)


def of_the_seal(count: int, seed: int) -> Outcome:
    """Mutants of the sealed bytes."""
    content = here.sealed(blobs=(here.blob(b"foto" * 300),)).content
    chance = random.Random(seed)
    return _tried((mutant(content, chance) for __ in range(count)), lambda data: here.opened(data).payload())


def past_the_seal(count: int, seed: int) -> Outcome:
    """Mutants of what stands under the seal; a part of them sealed anew and opened the whole way."""
    plain = here.forged_plain(blobs=(here.blob(b"foto" * 300),))
    chance = random.Random(seed)

    def read(data: bytes) -> object:
        if data[0] % 16 == 0:
            return here.opened(seal_bytes(data, (MENTOR.public,))).payload()
        container = read_container(data)
        return read_payload(container.header, container.body)

    return _tried((mutant(plain, chance) for __ in range(count)), read)


def past_the_signature(count: int, seed: int) -> Outcome:
    """Mutants of the header, signed as they should be."""
    plain = here.forged_plain(blobs=(here.blob(b"foto" * 300),))
    end = 74 + int.from_bytes(plain[70:74], "big")
    header, rest = plain[74:end], plain[end:]
    kind = read_container(plain).header.kind
    chance = random.Random(seed)

    def signed_anew() -> bytes:
        said = mutant(header, chance)
        signed = MARK + plain[68:70] + len(said).to_bytes(4, "big") + said
        return sign(VILLAGE, context(kind), signed) + signed + rest

    def read(data: bytes) -> object:
        container = read_container(data)
        return read_payload(container.header, container.body)

    return _tried((signed_anew() for __ in range(count)), read)


def past_the_compression(count: int, seed: int) -> Outcome:
    """Mutants of the JSON document; its header is made to fit."""
    made = here.opened(here.sealed().content)
    body = zlib.decompress(made.body)
    expected = made.payload()
    chance = random.Random(seed)

    def read(data: bytes) -> object:
        packed = zlib.compress(data, 1)
        info = BodyInfo(packed=len(packed), length=len(data), sha256=hashlib.sha256(packed).hexdigest())
        return read_payload(msgspec.structs.replace(made.header, body=info), packed)

    return _tried((mutant(body, chance) for __ in range(count)), read, expected)


DEPTHS = (of_the_seal, past_the_seal, past_the_signature, past_the_compression)


def _tried(files: Iterator[bytes], read: Callable[[bytes], object], expected: object | None = None) -> Outcome:
    found = Outcome()
    for data in files:
        found.trials += 1
        started = time.perf_counter()
        try:
            payload = read(data)
        except Problem as problem:
            found.refused[problem.code] += 1
        except Exception as error:
            found.escaped.append(f"{type(error).__name__}: {error} in {data[:60]!r}…")
        else:
            if payload == (expected or _untouched()):
                found.same += 1
            else:
                found.other += 1
        found.slowest = max(found.slowest, time.perf_counter() - started)
    return found


def _untouched() -> object:
    if "payload" not in _kept:
        _kept["payload"] = here.opened(here.sealed(blobs=(here.blob(b"foto" * 300),)).content).payload()
    return _kept["payload"]


_kept: dict[str, object] = {}


def main() -> int:
    """Fuzz at every depth; exit 1 when anything but a Problem came out."""
    parser = argparse.ArgumentParser(prog="python -m tests.exchange.fuzz", description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=20_000)
    parser.add_argument("--seed", type=int, default=20261121)
    asked = parser.parse_args()
    escaped = 0
    for depth in DEPTHS:
        started = time.perf_counter()
        found = depth(asked.count, asked.seed)
        print(f"{depth.__name__}: {found}, {asked.count / (time.perf_counter() - started):,.0f}/s", flush=True)
        escaped += len(found.escaped)
        for line in found.escaped[:5]:
            print("   ", line)
    print(f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")
    return 1 if escaped else 0


if __name__ == "__main__":
    raise SystemExit(main())
