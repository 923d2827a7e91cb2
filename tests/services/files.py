"""Files as a clerk brings them: pictures with a place in them, papers, and files that are not what they say."""

import io
import struct
import zlib

from PIL import Image


def jpeg(width: int = 320, height: int = 240, *, gps: bool = False, colour: str = "#0F6B5C") -> bytes:
    """A JPEG; with `gps` it says where and with what it was taken."""
    picture = Image.new("RGB", (width, height), colour)
    out = io.BytesIO()
    if gps:
        exif = Image.Exif()
        exif[0x010F] = "KameraRekaan"
        exif[0x9286] = "catatan rahasia"
        place = exif.get_ifd(0x8825)
        place[1], place[2] = "S", (6.0, 7.0, 8.0)
        place[3], place[4] = "E", (106.0, 9.0, 10.0)
        picture.save(out, "JPEG", exif=exif, comment=b"komentar rahasia")
    else:
        picture.save(out, "JPEG")
    return out.getvalue()


def png(width: int = 320, height: int = 240, mode: str = "RGB") -> bytes:
    """A PNG."""
    out = io.BytesIO()
    Image.new(mode, (width, height)).save(out, "PNG")
    return out.getvalue()


def png_bomb(side: int = 50_000) -> bytes:
    """A PNG of 50,000 × 50,000 one-bit pixels that is small as a file."""
    row = b"\x00" + bytes(side // 8)
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(row) for _line in range(side)) + packer.flush()

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def pdf(words: str = "contoh") -> bytes:
    """A PDF of one page."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(72, 720, words)
    canvas.save()
    return out.getvalue()
