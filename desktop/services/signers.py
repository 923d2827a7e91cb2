"""Whose signatures on certificates are known here, and which numbers were taken back."""

from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from db.queries import certificates as queries
from db.queries.calendar import office_changes
from db.records.certificate_code import SignerKey, SignerKeys, VoidMark, VoidNumbers
from desktop.services.foreign_certificates import known_lists
from desktop.services.office_keys import kept_keys


def signer_keys(session: Session, today: date, claimed: str = "") -> SignerKeys:
    """Return the keys this register knows, by key id; those of other offices come with the exchange of files.

    `claimed` is the office code a code names: a certificate issued before this office got another code is its own too.
    """
    found = {
        known.key_id: SignerKey(
            signing_key=bytes.fromhex(known.signing_key),
            office_code=known.office_code,
            office_name=known.office_name,
            as_of=known.as_of,
        )
        for known in known_lists(session)
    }
    kept = kept_keys(session)
    if kept is None:
        return found
    former = {change.code for change in office_changes(session)}
    for keys in kept.all:
        public = keys.public
        code = claimed if claimed in former else kept.current.public.office_code
        found[public.key_id] = SignerKey(
            signing_key=public.signing_key,
            office_code=code,
            office_name=kept.current.public.office_name,
            as_of=today,
        )
    return found


def void_numbers(session: Session, *, with_reasons: bool = True) -> VoidNumbers:
    """Return void certificates by office code and number; reasons may name people, so they can be left out."""
    marks = {
        (known.office_code, void.number): VoidMark(
            voided_on=void.voided_on or known.as_of, reason=void.reason if with_reasons else ""
        )
        for known in known_lists(session)
        for void in known.voids
    }
    for record in queries.void_certificates(session):
        mark = VoidMark(voided_on=record.voided_on or record.issued_on, reason=record.void_reason)
        marks[record.words.office_code, record.number] = mark if with_reasons else replace(mark, reason="")
    return marks
