"""Base45 (RFC 9285): bytes as the 45 signs that QR codes store most densely."""

SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_VALUES = {sign: value for value, sign in enumerate(SIGNS)}


def encode(content: bytes) -> str:
    """Return bytes as base45: three signs for two bytes, two signs for a last single one."""
    signs: list[str] = []
    for start in range(0, len(content) - 1, 2):
        high, rest = divmod(content[start] << 8 | content[start + 1], 45 * 45)
        middle, low = divmod(rest, 45)
        signs += (SIGNS[low], SIGNS[middle], SIGNS[high])
    if len(content) % 2:
        high, low = divmod(content[-1], 45)
        signs += (SIGNS[low], SIGNS[high])
    return "".join(signs)


def decode(text: str) -> bytes:
    """Return the bytes of a base45 text; each content has one text only.

    Raises ValueError for any other text.
    """
    if len(text) % 3 == 1:
        raise ValueError("a length base45 does not have")
    values = [_VALUES.get(sign, -1) for sign in text]
    if -1 in values:
        raise ValueError("a sign base45 does not have")
    content = bytearray()
    for start in range(0, len(values), 3):
        group = values[start : start + 3]
        number = sum(value * 45**place for place, value in enumerate(group))
        # OverflowError would be the answer to a number beyond the bytes; the RFC calls such a group an error.
        width = len(group) - 1
        if number >= 1 << 8 * width:
            raise ValueError("a group beyond its bytes")
        content += number.to_bytes(width, "big")
    return bytes(content)
