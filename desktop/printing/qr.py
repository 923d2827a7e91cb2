"""QR codes as a one-bit image mask written into the page: four times faster and smaller than rectangles."""

from functools import lru_cache
from typing import Any

_LIGHT = b"0" * 128 + b"1" * 128  # a level of grey as the bit of its module


@lru_cache(maxsize=256)
def modules(text: str) -> tuple[int, bytes]:
    """Return the side of a QR code in modules and its rows, packed eight modules a byte, dark = 0.

    Error correction M. Text beyond what the largest code holds (2,331 bytes) raises ValueError.
    """
    import zxingcpp

    barcode = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image: Any = zxingcpp.write_barcode_to_image(barcode, scale=1, add_quiet_zones=False)
    side: int = image.shape[0]
    bits = memoryview(image).tobytes().translate(_LIGHT)
    spare = -side % 8
    ones = (1 << spare) - 1  # what fills a row up to whole bytes is light
    width = (side + spare) // 8
    rows = (int(bits[start : start + side], 2) << spare | ones for start in range(0, side * side, side))
    return side, b"".join(row.to_bytes(width, "big") for row in rows)


def operators(text: str, x: float, y: float, side: float) -> str:
    """Return the page operators that draw a code; `x`, `y` is the lower left corner, all in points."""
    count, rows = modules(text)
    return (
        f"q 0 g {side:.3f} 0 0 {side:.3f} {x:.3f} {y:.3f} cm "
        f"BI /W {count} /H {count} /IM true /BPC 1 /D [0 1] /F /AHx ID {rows.hex()}> EI Q"
    )
