"""Numbers counted on from a first one, as an office writes them in its own book."""

import re

_DIGITS = re.compile(r"\d+")
_YEAR = re.compile(r"(19|20)\d\d")
_MOST_DIGITS = 9


def count_on(first: str, count: int) -> tuple[str, ...]:
    """Return so many numbers from the first one on; zeros before the figure that counts are kept.

    In "012/SERT/XI/2026" the 012 counts, in "800/012/XI/2026" and "800.1.2/012/Sekr/2026" too: an archive code may
    stand before the running number. Without such a figure only the first one comes back.
    """
    found = _running(first)
    if count < 1 or not first:
        return ()
    if found is None:
        return (first,)
    start, end = found
    width = end - start
    return tuple(f"{first[:start]}{int(first[start:end]) + place:0{width}d}{first[end:]}" for place in range(count))


def _running(number: str) -> tuple[int, int] | None:
    """Return where the figure that counts begins and ends."""
    places: list[tuple[int, int]] = []
    start = 0
    for place, part in enumerate(number.split("/")):
        plain = part.strip()
        if place < 2 and plain.isascii() and plain.isdigit() and _counts(plain):
            offset = start + part.index(plain)
            places.append((offset, offset + len(plain)))
        start += len(part) + 1
    if places:
        return places[-1]
    return next((found.span() for found in _DIGITS.finditer(number) if _counts(found.group())), None)


def _counts(digits: str) -> bool:
    return len(digits) <= _MOST_DIGITS and not _YEAR.fullmatch(digits)
