"""The union of all that offices sent: versions are added, never replaced; which one counts follows from all of them."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from db.change import Change
from db.problem import Problem
from db.queries import feedback as feedback_queries
from db.queries import received as queries
from db.queries.received import HeldVersion
from db.records.changes import Done
from db.vocabulary import Arrival, RecordState, Role, Standing, Topic
from desktop.exchange import content_form
from desktop.exchange.answer_contents import AssignmentAnswerContent
from desktop.exchange.contents import COLLECTIONS
from desktop.exchange.payload import Payload
from desktop.exchange.records import PackageRecord
from desktop.exchange.report_contents import EventContent, ReportContent
from desktop.exchange.unseal import OpenedFile
from desktop.rules.merging import Version, arrivals, standings
from desktop.services.desk import Desk, stored_profile
from desktop.services.projection import columns_of, report_columns
from desktop.services.tutoring import require_inspectorate
from desktop.services.work_calendar import calendar_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrivals:
    """How each record of a file stands to the register, and what the register holds of the same records."""

    told: Mapping[Version, Arrival]
    held: Mapping[str, tuple[HeldVersion, ...]] = field(repr=False)
    versions: Mapping[int, Version] = field(repr=False)  # of each record of the file, by its identity

    def of(self, record: PackageRecord) -> Arrival:
        """Return how a record of the file stands to the register."""
        return self.told[self.versions[id(record)]]

    def destroyed(self) -> frozenset[str]:
        """Return which of the records were destroyed here; nothing of them is ever taken over again."""
        gone = RecordState.DESTROYED
        return frozenset(uid for uid, some in self.held.items() if any(one.state is gone for one in some))


def compare(session: Session, payload: Payload, owner: str, office_name: str) -> Arrivals:
    """Tell how the records of a file of an office (its uid and name) stand to what is held.

    Raises Problem `package-record-of-other-office` when another office has sent a record of the same uid.
    """
    held: dict[str, list[HeldVersion]] = defaultdict(list)
    uids = {record.uid for record in payload.records} | {_parent(record) for record in payload.records}
    for version in queries.held_versions(session, sorted(uids - {""})):
        held[version.uid].append(version)
        if version.office_uid != owner:  # nobody may put a word under the uid of another office's record
            raise Problem("package-record-of-other-office", office=office_name)
    versions = {id(record): _version(record) for record in payload.records}
    told = arrivals([_held(one) for some in held.values() for one in some], versions.values())
    return Arrivals(told=told, held={uid: tuple(some) for uid, some in held.items()}, versions=versions)


def take_over(desk: Desk, change: Change, opened: OpenedFile, payload: Payload, found: Arrivals, file_id: int) -> None:
    """Add what is new of a file, decide which versions count, keep the files that came along."""
    session = change.session
    gone = found.destroyed()
    fresh = [
        record
        for record in payload.records
        # A request to destroy is no version of a record: it waits for a tutor, and the record stays.
        if record.state is RecordState.LIVE
        and found.of(record) is not Arrival.SAME
        and record.uid not in gone
        and _parent(record) not in gone
    ]
    standing = _standings(found, fresh)
    derived = _derived(desk, session, payload, fresh, found)
    rows = []
    for record in fresh:
        version = found.versions[id(record)]
        rows.append(
            {
                "collection": record.collection,
                "uid": record.uid,
                "revision": record.revision,
                "content_hash": record.content_hash,
                "office_uid": record.owner_office,
                "parent_uid": _parent(record),
                "file_id": file_id,
                "state": record.state,
                "standing": standing.get(version, Standing.CURRENT),
                "created_at": record.created_at,
                "changed_at": record.changed_at,
                "content": record.raw or b"null",
                **(derived.get(version) or columns_of(record)),
            }
        )
    queries.insert_records(session, rows)
    queries.set_standings(
        session,
        [
            (one.id, standing[_held(one)])
            for uid in {record.uid for record in fresh}
            for one in found.held.get(uid, ())
            if standing[_held(one)] is not one.standing
        ],
    )
    _renew_reports(desk, session, payload, fresh, found, derived)
    _keep_blobs(desk, session, opened, payload, file_id, gone)
    for record in fresh:
        if isinstance(record.content, AssignmentAnswerContent):
            said = record.content
            feedback_queries.answer_assignment(
                session, said.feedback_uid, record.owner_office, said.done_at, said.by_name
            )
        if found.of(record) is Arrival.CHANGED:
            feedback_queries.close_mended(session, record.uid, record.revision, desk.clock.now())


def decide_fork(desk: Desk, uid: str, content_hash: str) -> Done[None]:
    """Decide which of two contents of one revision counts; the other stays in the register, set aside.

    Raises Problem `received-unknown` when that version is not held.
    """
    desk.require(Role.MANAGER)
    with desk.changing() as change:
        require_inspectorate(change.session)
        held = queries.held_versions(change.session, [uid])
        alike = [one for one in held if one.content_hash == content_hash]
        if not alike:
            raise Problem("received-unknown")
        chosen = max(alike, key=lambda one: one.revision)  # it may have been the content of an earlier revision too
        same = [one for one in held if one.revision == chosen.revision]
        top = max(one.revision for one in held)
        wins = Standing.CURRENT if chosen.revision == top else Standing.OLDER
        queries.set_standings(change.session, [(one.id, wins if one is chosen else Standing.SET_ASIDE) for one in same])
        change.audit("fork-decided", "received", uid, content_hash)
        change.touch(Topic.RECEIVED)
    return Done(None, change.changes)


def _standings(found: Arrivals, fresh: Iterable[PackageRecord]) -> dict[Version, Standing]:
    """Return what every version of the records concerned is worth now; one that is new and alone just counts."""
    versions: set[Version] = set()
    decided: dict[tuple[str, int], str] = {}
    aside: set[Version] = set()
    for record in fresh:
        if found.of(record) is Arrival.NEW:
            continue
        versions.add(found.versions[id(record)])
        for one in found.held.get(record.uid, ()):
            versions.add(_held(one))
            if one.standing is Standing.SET_ASIDE:
                aside.add(_held(one))
    for version in aside:
        for one in found.held[version.uid]:
            if one.revision == version.revision and one.standing in (Standing.CURRENT, Standing.OLDER):
                decided[version.uid, version.revision] = one.content_hash
    result: dict[Version, Standing] = {}
    holds = standings(versions, decided)
    for version in versions:
        stand = holds[version.uid]
        if version == stand.current:
            result[version] = Standing.CURRENT
        elif version in aside:
            result[version] = Standing.SET_ASIDE
        elif stand.open_fork and version in stand.highest:
            result[version] = Standing.FORK
        else:
            result[version] = Standing.SET_ASIDE if version in stand.highest else Standing.OLDER
    return result


def _derived(
    desk: Desk, session: Session, payload: Payload, fresh: Iterable[PackageRecord], found: Arrivals
) -> dict[Version, dict[str, Any]]:
    """Return the derived columns of the reports in a file, from all events that are held or in the file."""
    reports = [record for record in payload.of("reports") if record.content is not None]
    touched = {record.content.report_uid for record in fresh if record.collection == "report_events" and record.content}
    touched |= {record.uid for record in fresh if record.collection == "reports"}
    reports = [record for record in reports if record.uid in touched]
    if not reports:
        return {}
    events = _events(session, payload, [record.uid for record in reports], found.held)
    calendar, rules = calendar_in(session), stored_profile(session).rules
    return {
        found.versions[id(record)]: report_columns(record.content, events.get(record.uid, ()), calendar, rules)
        for record in reports
    }


def _renew_reports(
    desk: Desk,
    session: Session,
    payload: Payload,
    fresh: Iterable[PackageRecord],
    found: Arrivals,
    derived: Mapping[Version, dict[str, Any]],
) -> None:
    """Bring the lines of reports up to date that were held before and whose timeline grew."""
    fresh = list(fresh)
    touched = {record.content.report_uid for record in fresh if record.collection == "report_events" and record.content}
    # What was entered a moment ago is up to date; a report that is not in the file at all is looked up.
    here = {record.uid for record in payload.of("reports")}
    older = [one for uid in touched & here for one in found.held.get(uid, ())]
    older += [one for one in queries.held_versions(session, touched - here) if one.collection == "reports"]
    if not older:
        return
    uids = {one.uid for one in older}
    events = _events(session, payload, uids, uids)
    calendar, rules = calendar_in(session), stored_profile(session).rules
    renewed = []
    for one in older:
        columns = derived.get(_held(one))
        if columns is None:
            raw = queries.content_of(session, one.uid, one.content_hash)
            content = content_form.decoded(raw, ReportContent)
            columns = report_columns(content, events.get(one.uid, ()), calendar, rules)
        renewed.append((one.id, columns))
    queries.update_derived(session, renewed)


def _events(
    session: Session, payload: Payload, uids: Iterable[str], known: Container[str]
) -> dict[str, list[EventContent]]:
    """Return the whole timelines of some reports: events held of those `known`, and those in the file, each once."""
    wanted = set(uids)
    found: dict[str, dict[str, EventContent]] = defaultdict(dict)
    held_ones = [uid for uid in wanted if uid in known]
    for report, held in queries.children_of(session, held_ones, "report_events").items():
        for uid, raw in held:
            found[report][uid] = content_form.decoded(raw, EventContent)
    for record in payload.of("report_events"):
        if record.content is not None and record.content.report_uid in wanted:
            found[record.content.report_uid].setdefault(record.uid, record.content)
    return {
        report: [event for _uid, event in sorted(events.items(), key=lambda item: (item[1].place, item[1].at, item[0]))]
        for report, events in found.items()
    }


def _keep_blobs(
    desk: Desk, session: Session, opened: OpenedFile, payload: Payload, file_id: int, gone: AbstractSet[str]
) -> None:
    known = {record.uid for record in payload.of("attachments") if _parent(record) not in gone} - gone
    for note, blob in zip(payload.blob_notes, opened.blobs, strict=True):
        if note.uid not in known or queries.blob_known(session, note.uid, note.sha256):
            continue
        sealed = desk.register.attachments.seal(bytes(blob))
        queries.insert_blob(
            session, note.uid, note.sha256, sealed.sealed_name, note.media_type, sealed.length, note.reduced, file_id
        )


def _parent(record: PackageRecord) -> str:
    return "" if record.content is None else COLLECTIONS[record.collection].parent(record.content)


def _version(record: PackageRecord) -> Version:
    return Version(record.uid, record.revision, record.content_hash)


def _held(one: HeldVersion) -> Version:
    return Version(one.uid, one.revision, one.content_hash)
