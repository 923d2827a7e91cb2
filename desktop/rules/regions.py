"""All regions of Indonesia with their Kemendagri codes, offline: find by typing, look up by code, walk up and down."""

import json
import lzma
import re
import sys
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from heapq import nsmallest
from itertools import accumulate

from resources import resource_path

# One or two letters begin thousands of names; the best of the first few hundred are good enough while typing goes on.
_MOST_HITS = {1: 250, 2: 1000}
_MOST_HITS_OF_LONGER_WORDS = 3000
# Words before the name proper: "jakarta" must find DKI Jakarta as an exact name, "serang" Kabupaten Serang.
_TITLES = frozenset({"dki", "daerah", "istimewa", "kabupaten", "kota", "administrasi"})
_CODE = re.compile(r"\d[\d.]*")
_KIND_WORDS = {"kab": "kabupaten", "kec": "kecamatan", "kel": "kelurahan", "prov": "provinsi"}


class RegionKind(StrEnum):
    """The four levels, from the largest."""

    PROVINCE = "province"
    REGENCY = "regency"
    SUBDISTRICT = "subdistrict"
    VILLAGE = "village"


_LEVELS = tuple(RegionKind)


@dataclass(frozen=True, slots=True)
class Region:
    """A region; `code` is dotted (36.04.05.2003). A regency's name has its word: "Kabupaten Serang", "Kota Serang".

    `urban` is True for a kelurahan (its last four digits begin with 1) and for a kota.
    """

    code: str
    name: str
    kind: RegionKind
    urban: bool


@dataclass(frozen=True, slots=True)
class RegionMatch:
    """A region that was found, with what it lies in, nearest first."""

    region: Region
    parents: tuple[Region, ...]

    @property
    def place(self) -> str:
        """Where it lies: "Kec. Kramatwatu, Kabupaten Serang, Banten"."""
        words = ("Kec. " if parent.kind is RegionKind.SUBDISTRICT else "" for parent in self.parents)
        return ", ".join(word + parent.name for word, parent in zip(words, self.parents, strict=True))


def find(text: str, kind: RegionKind | None = None, limit: int = 20) -> list[RegionMatch]:
    """Return the regions that fit what was typed, best first.

    Words may be beginnings of words of the name or of what it lies in ("kramatwatu serang"), in any order, case and
    accents aside, and at least one must be of the name itself; or a code with or without dots, whole or its beginning.
    """
    atlas = _atlas()
    typed = text.strip()
    if _CODE.fullmatch(typed):
        found: Iterable[int] = atlas.with_code(typed.replace(".", ""), kind, limit)
    else:
        words = list(dict.fromkeys(_KIND_WORDS.get(word, word) for word in _fold(typed[:120]).split()[:8]))
        found = atlas.with_words(words, kind, limit)
        if not found:  # "suka maju garut" for Sukamaju
            found = [index for joined in _joined(words) for index in atlas.with_words(joined, kind, limit)][:limit]
    return [RegionMatch(atlas.region(index), tuple(map(atlas.region, atlas.above(index)))) for index in found]


def get(code: str) -> Region | None:
    """Return the region of a code, with or without dots, or None."""
    index = _atlas().index(code.strip().replace(".", ""))
    return None if index is None else _atlas().region(index)


def parents(code: str) -> tuple[Region, ...]:
    """Return what a region lies in, nearest first; nothing for a province or an unknown code."""
    atlas = _atlas()
    index = atlas.index(code.strip().replace(".", ""))
    return () if index is None else tuple(map(atlas.region, atlas.above(index)))


def children(code: str, kind: RegionKind | None = None) -> tuple[Region, ...]:
    """Return the regions directly inside one, or all of a lower level (every village of a regency), by code.

    An empty code stands for the country.
    """
    atlas = _atlas()
    index = atlas.index(code.strip().replace(".", "")) if code else None
    if code and index is None:
        return ()
    return tuple(map(atlas.region, atlas.inside(index, kind)))


@dataclass(frozen=True, slots=True)
class _Level:
    """One level: its place among all names, and the columns of its codes and parents."""

    first: int  # index of its first region among all
    count: int
    suffixes: list[int]  # last digits of the code
    starts: list[int]  # for each parent, where its children begin; one more at the end


class _Atlas:
    """The columns of the file, and one long folded text in which words are looked up.

    Costs: loading about 0.1 s once; a search of whole words a few milliseconds, of one letter below 50.
    """

    def __init__(self, content: bytes) -> None:
        head, _, body = content.partition(b"\n")
        meta = json.loads(head)
        plain = memoryview(lzma.decompress(body))
        sections = []
        for length in meta["sections"]:
            sections.append(plain[:length])
            plain = plain[length:]
        names = bytes(sections[0]).decode("utf-8")
        self._names = names.split("\n")
        self._levels = _levels(meta["counts"], sections)
        self._text = f"\n{_fold(names)}\n"
        self._lines = list(accumulate((len(line) + 1 for line in self._text[1:-1].split("\n")), initial=1))

    def region(self, index: int) -> Region:
        depth, position = self._place(index)
        code = self._code(depth, position)
        urban = code[-4] == "1" if depth == 3 else depth == 1 and int(code[3:]) >= 71
        return Region(code, self._names[index], _LEVELS[depth], urban)

    def index(self, digits: str) -> int | None:
        """The index of a code without dots."""
        if not (digits.isascii() and digits.isdigit() and len(digits) in (2, 4, 6, 10)):
            return None
        parts = [int(digits[:2]), *(int(digits[n : n + 2]) for n in (2, 4) if n < min(len(digits), 6))]
        if len(digits) == 10:
            parts.append(int(digits[6:]))
        parent = 0
        for depth, part in enumerate(parts):
            level = self._levels[depth]
            low, high = level.starts[parent], level.starts[parent + 1]
            position = bisect_left(level.suffixes, part, low, high)
            if position == high or level.suffixes[position] != part:
                return None
            parent = position
        return self._levels[len(parts) - 1].first + parent

    def above(self, index: int) -> Iterator[int]:
        """The indexes of what a region lies in, nearest first."""
        depth, position = self._place(index)
        while depth:
            position = bisect_right(self._levels[depth].starts, position) - 1
            depth -= 1
            yield self._levels[depth].first + position

    def inside(self, index: int | None, kind: RegionKind | None) -> range:
        """The indexes of what lies in a region (None: the country), one level down or as deep as `kind`."""
        depth, low, high = (-1, 0, 1) if index is None else (*self._place(index), 0)
        if index is not None:
            high = low + 1
        wanted = depth + 1 if kind is None else _LEVELS.index(kind)
        if wanted <= depth or wanted > 3:
            return range(0)
        while depth < wanted:
            depth += 1
            low, high = self._levels[depth].starts[low], self._levels[depth].starts[high]
        first = self._levels[depth].first
        return range(first + low, first + high)

    def with_code(self, digits: str, kind: RegionKind | None, limit: int) -> list[int]:
        """The regions whose code begins with some digits: the region itself, then what lies in it."""
        whole = max((n for n in (2, 4, 6, 10) if n <= len(digits)), default=0)
        start = self.index(digits[:whole]) if whole else None
        if whole and start is None:
            return []
        if start is not None and whole == len(digits):
            tops = [start]
        else:
            below = self.inside(start, None)
            tops = [index for index in below if self.region(index).code.replace(".", "").startswith(digits)]
        found = [index for index in tops if self._is(index, kind)]
        for wanted in _LEVELS if kind is None else (kind,):
            for top in tops:
                found.extend(self.inside(top, wanted))
                if len(found) >= limit:
                    return found[:limit]
        return found

    def with_words(self, words: list[str], kind: RegionKind | None, limit: int) -> list[int]:
        """The regions that have one word in their own name and all others in it or above it, best first."""
        ranked: dict[int, tuple[int, int, int, int]] = {}
        for word in words:
            for index in self._hits(word, kind):
                if index not in ranked and (rank := self._rank(index, words)) is not None:
                    ranked[index] = rank
        return nsmallest(limit, ranked, key=ranked.__getitem__)

    def _hits(self, word: str, kind: RegionKind | None) -> Iterator[int]:
        """Names that begin with a word, then names with a later word that begins so; the first few thousand."""
        low, high = 1, len(self._text)
        if kind is not None:
            level = self._levels[_LEVELS.index(kind)]
            low, high = self._lines[level.first], self._lines[level.first + level.count]
        for before in ("\n", " "):
            wanted, left = before + word, _MOST_HITS.get(len(word), _MOST_HITS_OF_LONGER_WORDS)
            position = self._text.find(wanted, low - 1, high)
            while position >= 0 and left:
                yield bisect_right(self._lines, position + 1) - 1
                left -= 1
                position = self._text.find(wanted, position + 1, high)

    def _rank(self, index: int, words: list[str]) -> tuple[int, int, int, int] | None:
        """How well a region fits (smaller is better), or None when a word is missing."""
        own = self._folded(index).split(" ")
        if index < self._levels[2].first:
            while len(own) > 1 and own[0] in _TITLES and own[0] not in words:
                own = own[1:]
        inexact = 0
        rest = []
        for word in words:
            if word in own:
                continue
            if any(name.startswith(word) for name in own):
                inexact += 1
            else:
                rest.append(word)
        if rest:
            around = " ".join(self._folded(above) for above in self.above(index)).split(" ")
            around += _kind_words(self.region(index))
            for word in rest:
                if word in around:
                    continue
                if not any(name.startswith(word) for name in around):
                    return None
                inexact += 1
        if all(name in words for name in own):
            return 0, inexact, 0, index
        begins_so = any(own[0].startswith(word) for word in words)
        return 1 if begins_so else 2, inexact, len(own), index

    def _folded(self, index: int) -> str:
        return self._text[self._lines[index] : self._lines[index + 1] - 1]

    def _place(self, index: int) -> tuple[int, int]:
        for depth in (3, 2, 1, 0):
            if index >= self._levels[depth].first:
                return depth, index - self._levels[depth].first
        raise IndexError(index)

    def _code(self, depth: int, position: int) -> str:
        parts = []
        while True:
            level = self._levels[depth]
            parts.append(f"{level.suffixes[position]:0{4 if depth == 3 else 2}d}")
            if depth == 0:
                return ".".join(reversed(parts))
            position = bisect_right(level.starts, position) - 1
            depth -= 1

    def _is(self, index: int, kind: RegionKind | None) -> bool:
        return kind is None or _LEVELS[self._place(index)[0]] is kind


def _joined(words: list[str]) -> Iterator[list[str]]:
    """The words with each two neighbours written as one, in turn."""
    for n in range(len(words) - 1):
        yield [*words[:n], words[n] + words[n + 1], *words[n + 2 :]]


def _kind_words(region: Region) -> list[str]:
    match region.kind:
        case RegionKind.PROVINCE:
            return ["provinsi"]
        case RegionKind.REGENCY:
            return ["kota" if region.urban else "kabupaten"]
        case RegionKind.SUBDISTRICT:
            return ["kecamatan"]
        case RegionKind.VILLAGE:
            return ["kelurahan" if region.urban else "desa", "kecamatan"]


def _levels(counts: list[int], sections: list[memoryview]) -> list[_Level]:
    levels = [_Level(0, counts[0], _numbers("H", sections[1]), [0, counts[0]])]
    for depth in (1, 2, 3):
        size = counts[depth] * 2
        suffixes = list(accumulate(_numbers("h", sections[depth + 1][:size])))
        starts = list(accumulate(_numbers("H", sections[depth + 1][size:]), initial=0))
        levels.append(_Level(levels[-1].first + levels[-1].count, counts[depth], suffixes, starts))
    return levels


def _numbers(typecode: str, column: memoryview) -> list[int]:
    numbers = array(typecode)
    numbers.frombytes(column)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tolist()


def _fold(text: str) -> str:
    """Bring text to what typing has in common: small letters, no accents or apostrophes, blanks for other signs."""
    text = text.lower()
    for sign in "'’‘`\".":
        text = text.replace(sign, "")
    for sign in "-/(),":
        text = text.replace(sign, " ")
    if not text.isascii():
        text = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return text


@cache
def _atlas() -> _Atlas:
    return _Atlas(resource_path("regions", "regions.bin").read_bytes())
