"""Checking the code of a certificate against known keys and void numbers."""

from db.problem import Problem
from db.records.certificate_code import SignerKeys, Verdict, VerdictKind, VoidNumbers
from desktop.exchange.certificate_code import CERTIFICATE_CONTEXT, decode
from desktop.exchange.keys import signed_by


def verify(text: str, keys: SignerKeys, void: VoidNumbers) -> Verdict:
    """Return what a code is worth; whatever the text is, the answer is a Verdict.

    A code copied to another paper is VALID: only comparing its fields with the printed ones tells.
    """
    try:
        code = decode(text)
    except Problem as problem:
        return Verdict(kind=VerdictKind.UNREADABLE, problem=problem)
    fields, signer = code.fields, keys.get(code.key_id)
    mark = None
    if signer is None:
        kind = VerdictKind.UNKNOWN_SIGNER
    elif not signed_by(signer.signing_key, CERTIFICATE_CONTEXT, code.payload, code.signature):
        kind = VerdictKind.CHANGED
    elif signer.office_code != fields.office_code:
        kind = VerdictKind.OTHER_OFFICE
    else:
        mark = void.get((fields.office_code, fields.number))
        kind = VerdictKind.VALID if mark is None else VerdictKind.VOID
    return Verdict(kind=kind, fields=fields, key_id=code.key_id, signer=signer, void=mark)
