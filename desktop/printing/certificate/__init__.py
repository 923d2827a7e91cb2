"""Certificates on paper: designs made of parts, a QR code that is checked without a network, a back page."""

from desktop.printing.certificate.document import draw
from desktop.printing.certificate.look import PrintedCertificate

__all__ = ["PrintedCertificate", "draw"]
