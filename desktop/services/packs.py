"""Packs of rules from the mentor: holidays enter the office's calendar, deadlines its rules, with their source."""

from dataclasses import replace

from sqlalchemy import insert, select

from db.change import Change
from db.models.exchange import PackModel
from db.queries import calendar as calendar_queries
from db.queries.settings import put_setting
from db.queries.tables import table
from db.records import canonical
from db.vocabulary import Topic
from desktop.exchange.answer_contents import PackContent
from desktop.exchange.records import PackageRecord
from desktop.rules.texts import clean_record
from desktop.services.desk import PROFILE, Desk, stored_profile
from desktop.services.report_writing import recount
from desktop.services.uids import new_uid

_packs = table(PackModel)


def take_pack(desk: Desk, change: Change, author_uid: str, record: PackageRecord) -> bool:
    """Keep a pack and use it at once; return False for one that is here already. Open deadlines are counted anew."""
    content: PackContent = clean_record(record.content)
    if change.session.execute(select(_packs.c.id).where(_packs.c.uid == record.uid)).first() is not None:
        return False
    keep_pack(desk, change, author_uid, content, record.uid)
    for day in content.calendar_days:
        calendar_queries.put_day(change.session, day)
    if content.deadlines:
        profile = stored_profile(change.session)
        given = {rule.kind: rule for rule in content.deadlines}
        kept = tuple(rule for rule in profile.rules.deadlines if rule.kind not in given)
        rules = replace(profile.rules, deadlines=(*kept, *given.values()))
        put_setting(change.session, PROFILE, replace(profile, rules=rules))
    change.audit("pack-taken", "pack", record.uid, content)
    change.touch(Topic.CALENDAR, Topic.OFFICE)
    recount(desk, change)
    return True


def keep_pack(desk: Desk, change: Change, author_uid: str, content: PackContent, uid: str = "") -> str:
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
            applied=True,
            content=canonical.to_bytes(content),
        )
    )
    return uid
