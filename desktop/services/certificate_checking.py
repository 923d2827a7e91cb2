"""Checking certificates: a typed or scanned text, a picture or a PDF, against keys and void numbers."""

from db.problem import Problem
from db.records.certificate_code import SignerKeys, Verdict, VoidNumbers
from desktop.exchange.certificate_check import verify
from desktop.exchange.certificate_code import is_certificate_code
from desktop.services.code_reading import Progress, read_codes


def check_text(text: str, keys: SignerKeys, void: VoidNumbers) -> Verdict:
    """Return what the text of a code is worth; a text that is no code gets the verdict UNREADABLE and its Problem."""
    return verify(text, keys, void)


def check_file(
    content: bytes, file_name: str, keys: SignerKeys, void: VoidNumbers, on_progress: Progress | None = None
) -> tuple[Verdict, ...]:
    """Return a verdict for each certificate code in a PNG, a JPEG or a PDF, in the order of the pages.

    QR codes of other programs on the same paper are passed over. Raises the Problems of
    `desktop.services.code_reading.read_codes`, and `certificate-code-not-ours` where there are other codes only.
    """
    found = read_codes(content, file_name, on_progress)
    ours = [code for code in found if is_certificate_code(code)]
    if not ours:
        # A code that is nearly one of ours, of a newer version for instance, says so itself.
        verdicts = [verify(code, keys, void) for code in found]
        raise next((v.problem for v in verdicts if v.problem), None) or Problem("certificate-code-not-ours")
    return tuple(verify(code, keys, void) for code in ours)
