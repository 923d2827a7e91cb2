"""The text in the QR of a certificate: `SGP1:` and, as base45, the signed fields (SAFETY.md §2.6).

The text goes through phones, chats and scanners that type. What they are known to do to it is undone here, and
what cannot be undone is kept out when the text is made: base45 has a blank and an asterisk, chats drop blanks at the
end, web pages make two blanks one, and chats take a pair of asterisks for bold. So the last item of the payload is
a free number, and the smallest that gives a text without those is taken.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator

from db.problem import Problem
from db.records.certificate_code import CertificateFields, SignedCode
from db.records.keys import OfficeKeys
from desktop.exchange import base45
from desktop.exchange.certificate_fields import HASH_LENGTH, LAST_VARIANT, items, read_items
from desktop.exchange.keys import SIGNATURE_LENGTH, sign
from desktop.exchange.strict_cbor import read_array

PREFIX = "SGP1:"
CERTIFICATE_CONTEXT = b"SIGAP-CERT-v1"
LONGEST_PAYLOAD = 260  # bytes, without the signature
LONGEST_TEXT = 20_000  # characters of a pasted text; a code itself has at most 476
_LONGEST_CODE = (LONGEST_PAYLOAD + SIGNATURE_LENGTH + 1) // 2 * 3
_BOLD = re.compile(r"(?<![0-9A-Z])\*[^ *](?:[^*]*[^ *])?\*(?![0-9A-Z])")
_OTHER_VERSION = re.compile(r"SGP(?!1:)\d{1,2}:")
_WRITTEN_ALIKE = str.maketrans("‐‑‒–—―−", "-------")  # dashes that programs put for a hyphen


def text_hash(content: bytes) -> bytes:
    """Return the hash a code carries, of the same canonical content the certificate's check code is made of."""
    return hashlib.sha256(content).digest()[:HASH_LENGTH]


def encode(fields: CertificateFields, keys: OfficeKeys) -> str:
    """Return the text for the QR of a certificate; equal fields and keys give the same text every time.

    Raises Problem `certificate-code-number` or `certificate-code-field`.
    """
    import cbor2

    texts = []
    for variant in range(LAST_VARIANT + 1):
        payload = cbor2.dumps(items(fields, keys.public.key_id, variant), canonical=True)
        text = PREFIX + base45.encode(payload + sign(keys, CERTIFICATE_CONTEXT, payload))
        if not (faults := _faults(text)):
            return text
        texts.append((faults, text))
    return min(texts)[1]


def decode(text: str) -> SignedCode:
    """Return what a code says, without checking who signed it.

    Raises Problem `certificate-code-empty`, `certificate-code-too-long`, `certificate-code-not-ours`,
    `certificate-code-keyboard`, `certificate-code-newer` or `certificate-code-damaged`, and nothing else.
    """
    for candidate in _candidates(text):
        try:
            return _read(candidate)
        except ValueError:  # UnicodeDecodeError is one
            continue
    raise Problem("certificate-code-damaged", field="code")


def is_certificate_code(text: str) -> bool:
    """Tell whether a text says of itself that it is the code of a certificate."""
    return PREFIX in text[:LONGEST_TEXT].upper()


def _read(text: str) -> SignedCode:
    if len(text) > _LONGEST_CODE:
        raise ValueError("longer than a code can be")
    content = base45.decode(text)
    found, end = read_array(content)
    if len(content) - end != SIGNATURE_LENGTH:
        raise ValueError("no signature of its length")
    fields, key_id = read_items(found)
    return SignedCode(fields=fields, key_id=key_id, payload=content[:end], signature=content[end:])


def _candidates(text: str) -> Iterator[str]:
    """Yield what may have been the code before it went through other programs, the likeliest first."""
    rest = _after_prefix(text)
    wrapped = rest.strip()
    yield re.sub(r"[\r\n\t]+", "", wrapped)
    if re.search(r"\s*[\r\n\t]\s*", wrapped):
        yield re.sub(r"\s*[\r\n\t]\s*", "", wrapped)
        yield re.sub(r"\s*[\r\n\t]\s*", " ", wrapped)
        yield re.split(r"[\r\n\t]", wrapped)[0].strip()


def _after_prefix(text: str) -> str:
    if len(text) > LONGEST_TEXT:
        raise Problem("certificate-code-too-long", field="code")
    plain = "".join(sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign) != "Cf")
    plain = re.sub(r"[a-z]", lambda sign: sign[0].upper(), plain.translate(_WRITTEN_ALIKE))
    if not plain.strip():
        raise Problem("certificate-code-empty", field="code")
    _before, prefix, rest = plain.partition(PREFIX)
    if prefix:
        return rest.partition(PREFIX)[0]
    if _OTHER_VERSION.search(plain):
        raise Problem("certificate-code-newer", field="code")
    if re.match(r"\s*SGP.[^0-9A-Z\s]", plain):
        raise Problem("certificate-code-keyboard", field="code")
    raise Problem("certificate-code-not-ours", field="code")


def _faults(text: str) -> int:
    """Count what other programs may spoil in a text; blanks weigh more than asterisks."""
    return 8 * text.endswith(" ") + 4 * text.count("  ") + len(_BOLD.findall(text))
