"""Keys and void certificates of other offices, with the day of the list they came in: what `verify` checks against."""

from datetime import date

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from db.change import Change
from db.models.exchange import CertificateKeyModel, CertificateVoidModel
from db.queries.tables import table
from db.vocabulary import Topic
from desktop.exchange.answer_contents import CertificateKeyContent, CertificateVoid

_keys = table(CertificateKeyModel)
_voids = table(CertificateVoidModel)


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
