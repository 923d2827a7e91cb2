"""Reading the one kind of CBOR our codes are made of: an array of whole numbers, byte strings and texts.

A general decoder knows tags, maps, references and lengths without end; a hostile code gets none of them here.
"""

_NUMBER, _BYTES, _TEXT, _ARRAY = 0, 2, 3, 4

Item = int | bytes | str


def read_array(content: bytes) -> tuple[list[Item], int]:
    """Return the items of the array at the beginning of some bytes, and where it ends.

    Only shortest forms are taken, so equal items have one encoding. Raises ValueError for anything else.
    """
    kind, count, at = _head(content, 0)
    if kind != _ARRAY:
        raise ValueError("no array")
    items: list[Item] = []
    for _ in range(count):
        kind, size, at = _head(content, at)
        if kind == _NUMBER:
            items.append(size)
            continue
        end = at + size
        if kind not in (_BYTES, _TEXT) or end > len(content):
            raise ValueError("another kind of item, or one that is cut off")
        items.append(content[at:end] if kind == _BYTES else content[at:end].decode("utf-8"))
        at = end
    return items, at


def _head(content: bytes, at: int) -> tuple[int, int, int]:
    """Return kind and number of an item's head, and where the head ends."""
    if at >= len(content):
        raise ValueError("cut off")
    kind, small = content[at] >> 5, content[at] & 31
    at += 1
    if small < 24:
        return kind, small, at
    if small > 25:
        raise ValueError("a number beyond what a code holds")
    width = small - 23  # 24: one byte follows, 25: two
    if at + width > len(content):
        raise ValueError("cut off")
    number = int.from_bytes(content[at : at + width], "big")
    if number < (24, 1 << 8)[width - 1]:
        raise ValueError("not the shortest form")
    return kind, number, at + width
