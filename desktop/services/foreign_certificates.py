"""Keys and void certificates of other offices, with the day of the list they came in: what `verify` checks against."""

from datetime import date

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from db.change import Change
from db.models.exchange import CertificateKeyModel, CertificateVoidModel, ExchangeFileModel
from db.queries import partners as partner_queries
from db.queries.received import ReceivedQuery, iterate_contents
from db.queries.tables import table
from db.vocabulary import CertificateState, FileState, KeyState, Topic
from desktop.exchange import content_form
from desktop.exchange.answer_contents import CertificateKeyContent, CertificateVoid
from desktop.exchange.training_contents import CertificateContent

_keys = table(CertificateKeyModel)
_voids = table(CertificateVoidModel)
_files = table(ExchangeFileModel)


def take_list(change: Change, content: CertificateKeyContent) -> bool:
    """Take over the key and the voids of an office; return False when a later list is here already."""
    known: date | None = change.session.execute(select(_keys.c.as_of).where(_keys.c.key_id == content.key_id)).scalar()
    if known is not None and known > content.as_of:
        return False
    change.session.execute(delete(_keys).where(_keys.c.key_id == content.key_id))
    change.session.execute(delete(_voids).where(_voids.c.key_id == content.key_id))
    change.session.execute(
        insert(_keys).values(
            key_id=content.key_id,
            office_code=content.office_code,
            office_name=content.office_name,
            signing_key=bytes.fromhex(content.signing_key),
            as_of=content.as_of,
        )
    )
    if content.voids:
        change.session.execute(
            insert(_voids),
            [
                {
                    "key_id": content.key_id,
                    "number": void.number,
                    "reason": void.reason,
                    "voided_on": void.voided_on,
                    "as_of": content.as_of,
                }
                for void in {void.number: void for void in content.voids}.values()
            ],
        )
    change.touch(Topic.CERTIFICATES)
    return True


def known_lists(session: Session) -> tuple[CertificateKeyContent, ...]:
    """Return the keys and voids of other offices as they were taken over."""
    voids: dict[str, list[CertificateVoid]] = {}
    for row in session.execute(select(_voids).order_by(_voids.c.number)).mappings():
        void = CertificateVoid(number=row["number"], voided_on=row["voided_on"], reason=row["reason"])
        voids.setdefault(row["key_id"], []).append(void)
    return tuple(
        CertificateKeyContent(
            key_id=row["key_id"],
            office_code=row["office_code"],
            office_name=row["office_name"],
            signing_key=row["signing_key"].hex(),
            as_of=row["as_of"],
            voids=tuple(voids.get(row["key_id"], ())),
        )
        for row in session.execute(select(_keys).order_by(_keys.c.key_id)).mappings()
    )


def certificate_lists(session: Session) -> tuple[CertificateKeyContent, ...]:
    """Return what the mentor can tell others: each confirmed office's keys and the certificates it has voided.

    The day of a list is that of the last file the office sent.
    """
    last = dict(
        session.execute(
            select(_files.c.partner_uid, func.max(_files.c.at))
            .where(_files.c.outgoing.is_(False), _files.c.state == FileState.ACCEPTED)
            .group_by(_files.c.partner_uid)
        ).all()
    )
    voids = _received_voids(session)
    made = []
    for known in partner_queries.known_keys(session):
        at = last.get(known.keys.office_uid)
        if at is None or known.state is KeyState.PENDING:
            continue
        made.append(
            CertificateKeyContent(
                key_id=known.keys.key_id,
                office_code=known.keys.office_code,
                office_name=known.keys.office_name,
                signing_key=known.keys.signing_key.hex(),
                as_of=at.date(),
                voids=tuple(voids.get(known.keys.office_uid, ())),
            )
        )
    return tuple(made)


def _received_voids(session: Session) -> dict[str, list[CertificateVoid]]:
    found: dict[str, list[CertificateVoid]] = {}
    query = ReceivedQuery(collection="certificates", statuses=frozenset({CertificateState.VOID.value}))
    for row, raw in iterate_contents(session, query):
        content = content_form.decoded(raw, CertificateContent)
        void = CertificateVoid(number=row.number, voided_on=content.voided_on)  # reasons may name people
        found.setdefault(row.office_uid, []).append(void)
    return found
