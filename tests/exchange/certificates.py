"""Made-up certificates, their keys, and what printing and scanning does to their codes."""

import io
import math
import random
from datetime import date
from decimal import Decimal

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from db.records.certificate_code import CertificateFields, SignerKey
from db.records.keys import OfficeKeys, PublicKeys
from db.vocabulary import ParticipantRole
from desktop.exchange.certificate_code import text_hash
from desktop.printing import qr

VILLAGE = "36.04.05.2003"
AS_OF = date(2026, 11, 20)


def office_keys(seed: int = 1, code: str = VILLAGE, name: str = "Pemerintah Desa Rekaan") -> OfficeKeys:
    """Return keys that are the same each time."""
    secret = Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)
    public = PublicKeys(
        office_uid=f"office-{seed}",
        office_code=code,
        office_name=name,
        signing_key=secret.public_key().public_bytes_raw(),
        recipient=f"age1rekaan{seed}",
    )
    return OfficeKeys(public=public, signing_secret=secret.private_bytes_raw(), identity="AGE-SECRET-KEY-1REKAAN")


def known(*keys: OfficeKeys) -> dict[str, SignerKey]:
    """Return the list of keys a verifier has."""
    return {
        key.public.key_id: SignerKey(
            signing_key=key.public.signing_key,
            office_code=key.public.office_code,
            office_name=key.public.office_name,
            as_of=AS_OF,
        )
        for key in keys
    }


def fields(**changed: object) -> CertificateFields:
    """Return the fields of a usual certificate, some of them changed."""
    values: dict[str, object] = {
        "office_code": VILLAGE,
        "number": "800.2/017/SMAP/XI/2026",
        "name": "Rekawati Contohningsih, S.IP.",
        "activity": "Sosialisasi Pengendalian Gratifikasi bagi Perangkat Desa",
        "role": ParticipantRole.PARTICIPANT,
        "starts_on": date(2026, 11, 12),
        "ends_on": date(2026, 11, 13),
        "issued_on": date(2026, 11, 16),
        "lesson_hours": Decimal("8.5"),
        "passed": True,
        "text_hash": text_hash(b"isi sertifikat rekaan"),
    }
    return CertificateFields(**{**values, **changed})  # type: ignore[arg-type]


def longest() -> CertificateFields:
    """Return the fields that make the longest code: every text to its limit, every number large."""
    return fields(
        number="800.1.11.1/00017/SMAP-PEMDES-REKAAN/INSPEKTORAT-KAB/XI/2026-B"[:60],
        name="Prof. Dr. Ir. H. Rekaputra Wiracontoh Adiningrat-Suryakencana, S.T., M.Si., Ph.D., CFrA., QIA",
        activity="Bimbingan Teknis Sistem Manajemen Anti Penyuapan dan Pengendalian Gratifikasi Tingkat Kabupaten",
        starts_on=date(2026, 1, 5),
        ends_on=date(2026, 12, 18),
        expires_on=date(2029, 12, 18),
        lesson_hours=Decimal("120.5"),
    )


def drawn(text: str, pixels: int) -> Image.Image:
    """Return a code as it is printed, so many pixels wide, without a quiet zone."""
    count, rows = qr.modules(text)
    return Image.frombytes("1", (count, count), rows).convert("L").resize((pixels, pixels), Image.Resampling.NEAREST)


def scanned(text: str, dpi: int, chance: random.Random, *, side: float = 40.0, margin: float = 12.0) -> Image.Image:
    """Return a code of `side` mm printed, stained, laid askew and scanned.

    A stain of up to 12 % of the code's area, from coffee to ink; turned by up to 12°; blurred by 0.3 to 1 pixel; grey
    paper, pale ink and noise.
    """
    finer = 2
    per_mm = dpi / 25.4 * finer
    page = round((side + 2 * margin) * per_mm)
    paper = Image.new("L", (page, page), 255)
    code = drawn(text, round(side * per_mm))
    corner = (page - code.width) // 2
    paper.paste(code, (corner, corner))
    paper = ImageChops.multiply(paper, _stain(paper.size, code.width, corner, chance))
    turned = paper.rotate(chance.uniform(-12, 12), Image.Resampling.BICUBIC, fillcolor=255)
    scan = turned.reduce(finer).filter(ImageFilter.GaussianBlur(chance.uniform(0.3, 1.0)))
    dark, light = chance.randint(10, 60), chance.randint(215, 250)
    toned = scan.point([dark + (light - dark) * value // 255 for value in range(256)])
    return _noisy(toned, chance)


def _stain(size: tuple[int, int], side: int, corner: int, chance: random.Random) -> Image.Image:
    area = chance.uniform(0, 0.12) * side * side
    wide = math.sqrt(area / math.pi) * chance.uniform(0.8, 1.25)
    high = area / math.pi / max(wide, 1)
    # Clear of the three finder squares: a code without one of them is lost to every reader.
    left, top = (corner + chance.uniform(0.4, 0.6) * side for _ in range(2))
    stain = Image.new("L", size, 255)
    box = (left - wide, top - high, left + wide, top + high)
    ImageDraw.Draw(stain).ellipse(box, fill=chance.choice((0, 60, 110, 160, 200)))
    return stain


def _noisy(scan: Image.Image, chance: random.Random) -> Image.Image:
    grain = Image.frombytes("L", scan.size, chance.randbytes(scan.width * scan.height))
    other = Image.frombytes("L", scan.size, chance.randbytes(scan.width * scan.height))
    strength = chance.uniform(0.15, 0.45)  # a mean deviation of 8 to 24 grey steps of 255
    noise = Image.blend(grain, other, 0.5).point([round(128 + (value - 128) * strength) for value in range(256)])
    return ImageChops.add(scan, noise, 1, -128)


def as_file(picture: Image.Image, kind: str = "PNG") -> bytes:
    """Return a picture as the bytes of a file."""
    out = io.BytesIO()
    picture.save(out, kind)
    return out.getvalue()
