"""Packs from the mentor: holidays enter the calendar, deadlines the rules with their source, words the papers."""

from dataclasses import replace

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from db.change import Change
from db.models.exchange import PackModel
from db.queries import calendar as calendar_queries
from db.queries.settings import put_setting
from db.queries.tables import table
from db.records import canonical
from db.vocabulary import Topic
from desktop.exchange.answer_contents import PackContent
from desktop.exchange.records import PackageRecord
from desktop.rules.texts import clean_line, clean_record
from desktop.services.desk import PROFILE, Desk, stored_profile
from desktop.services.report_writing import recount
from desktop.services.uids import new_uid

_packs = table(PackModel)


# The words a pack may set, and the member of the office's UPG contact each one is; papers are addressed by them.
WORDS = {
    "upg_name": "name",  # "UPPG" in Serang
    "upg_person": "person",
    "upg_phone": "phone",
    "upg_email": "email",
    "upg_address": "address",
}
# A word of its own: whom letters to the office that made the pack are for, as "Inspektur Kabupaten Contoh".
LETTERS_TO = "letters_to"
KNOWN_WORDS = frozenset({*WORDS, LETTERS_TO})


def take_pack(desk: Desk, change: Change, author_uid: str, record: PackageRecord) -> bool:
    """Keep a pack and use it at once; return False for one that is here already. Open deadlines are counted anew."""
    content: PackContent = clean_record(record.content)
    if not remember_pack(desk, change, author_uid, record):
        return False
    _apply(desk, change, record.uid, content)
    return True


def remember_pack(desk: Desk, change: Change, author_uid: str, record: PackageRecord) -> bool:
    """Keep a pack of an office that is not trusted yet; return False for one that is here already."""
    if change.session.execute(select(_packs.c.id).where(_packs.c.uid == record.uid)).first() is not None:
        return False
    keep_pack(desk, change, author_uid, clean_record(record.content), record.uid, applied=False)
    return True


def apply_waiting(desk: Desk, change: Change, author_uid: str) -> int:
    """Use the packs that came with the enrolment of an office, now that its eight words were compared."""
    waiting = change.session.execute(
        select(_packs.c.uid, _packs.c.content)
        .where(_packs.c.author_office == author_uid, _packs.c.applied.is_(False))
        .order_by(_packs.c.id)
    ).all()
    for uid, content in waiting:
        _apply(desk, change, uid, canonical.from_bytes(content, PackContent))
    return len(waiting)


def own_packs(session: Session) -> list[tuple[str, PackContent]]:
    """Return the packs this office has made, with their uids."""
    own = stored_profile(session).office.uid
    rows = session.execute(
        select(_packs.c.uid, _packs.c.content).where(_packs.c.author_office == own).order_by(_packs.c.id)
    )
    return [(row.uid, canonical.from_bytes(row.content, PackContent)) for row in rows]


def letters_to(session: Session, author_uid: str) -> str:
    """Return whom letters to an office are for by the latest of its packs that says so, or nothing."""
    used = select(_packs.c.content).where(_packs.c.author_office == author_uid, _packs.c.applied.is_(True))
    for content in session.execute(used.order_by(_packs.c.id.desc())).scalars():
        words = canonical.from_bytes(content, PackContent).words
        if LETTERS_TO in words:
            return clean_line(words[LETTERS_TO]).removeprefix("Yth.").strip()  # the letter says it itself
    return ""


def _apply(desk: Desk, change: Change, uid: str, content: PackContent) -> None:
    for day in content.calendar_days:
        calendar_queries.put_day(change.session, day)
    profile = stored_profile(change.session)
    given = {rule.kind: rule for rule in content.deadlines}
    kept = tuple(rule for rule in profile.rules.deadlines if rule.kind not in given)
    words = {WORDS[word]: text for word, text in content.words.items() if word in WORDS}
    changed = replace(
        profile,
        rules=replace(profile.rules, deadlines=(*kept, *given.values())),
        upg=replace(profile.upg, **words),
    )
    if changed != profile:
        put_setting(change.session, PROFILE, changed)
    change.session.execute(update(_packs).where(_packs.c.uid == uid).values(applied=True))
    change.audit("pack-taken", "pack", uid, content)
    change.touch(Topic.CALENDAR, Topic.OFFICE)
    recount(desk, change)


def keep_pack(
    desk: Desk, change: Change, author_uid: str, content: PackContent, uid: str = "", *, applied: bool = True
) -> str:
    """Keep a pack as it is, in or out, and return its uid."""
    uid = uid or new_uid(desk.clock)
    change.session.execute(
        insert(_packs).values(
            uid=uid,
            kind="rules",
            version=content.version,
            author_office=author_uid,
            source=content.source,
            at=desk.clock.now(),
            applied=applied,
            content=canonical.to_bytes(content),
        )
    )
    return uid
