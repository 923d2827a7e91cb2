"""What a certificate is drawn from, its measures and its colours."""

from dataclasses import dataclass

from db.records.certificate import Border, CertificateDesign, CertificateLook, CertificateWords
from desktop.printing.layout import INK, Colour
from desktop.rules.colours import rgb

SIDE = 24.0  # millimetres of white left and right of the words
QR_SIDE = 40.0  # read at 200 dpi after blur, turning and stains (SAFETY.md §2.6)
FOOT = 17.0  # below the code and the signatures
QR_WORDS = 47.0  # width of the words beside the code
TOP = {Border.CLASSIC: 19.0, Border.RIBBON: 20.0, Border.PLAIN: 17.0}


@dataclass(frozen=True, slots=True)
class PrintedCertificate:
    """One certificate to draw: its words, its look, and the signed text of its QR code, or nothing."""

    words: CertificateWords
    look: CertificateLook
    check_code: str
    qr: str = ""


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours of a design: letters in `main`, ornaments in `accent`."""

    main: Colour
    accent: Colour
    ink: Colour = INK


def colours_of(design: CertificateDesign) -> Colours:
    """Return the colours of a design."""
    return Colours(rgb(design.main_colour), rgb(design.accent_colour))
