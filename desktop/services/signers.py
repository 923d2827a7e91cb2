"""Whose signatures on certificates are known here, and which numbers were taken back."""

from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from db.queries import certificates as queries
from db.queries.calendar import office_changes
from db.records.certificate_code import SignerKey, SignerKeys, VoidMark, VoidNumbers
from desktop.exchange.answer_contents import CertificateKeyContent
from desktop.services.foreign_certificates import certificate_lists, known_lists
from desktop.services.office_keys import kept_keys


def signer_keys(session: Session, today: date, claimed: str = "") -> SignerKeys:
    """Return the keys this register knows, by key id: its own, and those of other offices as their lists came in.

    `claimed` is the office code a code names: a certificate issued before this office got another code is its own too.
    """
    found = {
        item.key_id: SignerKey(
            signing_key=bytes.fromhex(item.signing_key),
            office_code=item.office_code,
            office_name=item.office_name,
            as_of=item.as_of,
        )
        for item in _of_others(session)
    }
    return {**found, **own_signers(session, today, claimed)}


def own_signers(session: Session, today: date, claimed: str = "") -> SignerKeys:
    """Return this office's own keys, the earlier ones included; none while it has made none."""
    kept = kept_keys(session)
    if kept is None:
        return {}
    public = kept.current.public
    former = {change.code for change in office_changes(session)}
    code = claimed if claimed in former else public.office_code
    return {
        keys.public.key_id: SignerKey(
            signing_key=keys.public.signing_key, office_code=code, office_name=public.office_name, as_of=today
        )
        for keys in kept.all
    }


def void_numbers(session: Session, *, with_reasons: bool = True) -> VoidNumbers:
    """Return void certificates by office code and number; reasons may name people, so they can be left out."""
    marks = {
        (item.office_code, void.number): VoidMark(voided_on=void.voided_on or item.as_of, reason=void.reason)
        for item in _of_others(session)
        for void in item.voids
    }
    for record in queries.void_certificates(session):
        mark = VoidMark(voided_on=record.voided_on or record.issued_on, reason=record.void_reason)
        marks[record.words.office_code, record.number] = mark
    return marks if with_reasons else {number: replace(mark, reason="") for number, mark in marks.items()}


def _of_others(session: Session) -> tuple[CertificateKeyContent, ...]:
    """Return the lists of other offices: those their mentor sent, and those this mentor has from their own files."""
    return (*known_lists(session), *certificate_lists(session))
