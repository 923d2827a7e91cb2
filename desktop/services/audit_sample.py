"""A random sample of received records with their evidence, for an auditor to look at the files behind the figures."""

import hashlib
import random
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from db.problem import Problem
from db.queries import received as queries
from db.queries.received import ReceivedQuery
from db.records.period import Period
from db.records.report import ReportRecord
from desktop.rules.labels import indonesian_label, paper_label
from desktop.rules.words import date_short, grouped, rupiah
from desktop.services import pictures
from desktop.services.desk import Desk
from desktop.services.paper_contents import Prepared, Sources
from desktop.services.paper_pictures import photo_for_paper, scan_pages
from desktop.services.received import ReceivedRecord, read_record, record_title
from desktop.services.tutoring import require_inspectorate

if TYPE_CHECKING:
    from desktop.printing.audit_sample import Evidence, SampledRecord

DEFAULT_COUNT = 10
MOST = 50
_COLLECTIONS = ("reports", "sessions")
_MOST_PICTURES = 4  # of one record
_AT_ONCE = 500


def audit_sample(sources: Sources) -> Prepared:
    """Records of a period drawn at random, each with its form, its timeline and its pictures.

    `details` may say `count` (1 to 50) and `seed`; without a seed it follows from the period and what was received, so
    that nobody can choose it. Raises Problem `sample-count-odd`, `sample-nothing(period)`.
    """
    from desktop.printing.audit_sample import AuditSamplePaper

    require_inspectorate(sources.session)
    period = sources.period()
    details = sources.request.details
    typed = details.get("count", "") or str(DEFAULT_COUNT)
    count = int(typed) if typed.isascii() and typed.isdigit() else 0
    if not 1 <= count <= MOST:
        raise Problem("sample-count-odd", field="count", most=MOST)
    population = sorted(_uids(sources.session, period))
    if not population:
        raise Problem("sample-nothing", field="period", period=period.code)
    seed = details.get("seed", "") or _seed(period, population)
    drawn = random.Random(seed).sample(population, min(count, len(population)))
    content = AuditSamplePaper(
        frame=sources.frame(sources.request.number, confidential=True),
        period=period,
        seed=seed,
        population=len(population),
        records=tuple(_sampled(sources.desk, read_record(sources.session, sources.desk, uid)) for uid in drawn),
    )
    return Prepared(content=content, subject_uid=period.code, number=sources.request.number)


def _uids(session: Session, period: Period) -> Iterator[str]:
    for collection in _COLLECTIONS:
        offset = 0
        while True:
            query = ReceivedQuery(collection=collection, period=period, offset=offset, limit=_AT_ONCE)
            rows = queries.find_rows(session, query)
            yield from (row.uid for row in rows)
            if len(rows) < _AT_ONCE:
                break
            offset += _AT_ONCE


def _seed(period: Period, population: list[str]) -> str:
    digest = hashlib.sha256("|".join((period.code, *population)).encode()).hexdigest()
    return f"{int(digest[:8], 16) % 1_000_000:06d}"


def _sampled(desk: Desk, found: ReceivedRecord) -> "SampledRecord":
    from desktop.printing.audit_sample import SampledRecord

    row = found.row
    return SampledRecord(
        title=record_title(row),
        kind="Laporan gratifikasi" if row.collection == "reports" else "Kegiatan pelatihan",
        office=found.office.name,
        facts=tuple(_report_facts(found.report) if found.report else _session_facts(found)),
        timeline=tuple(_timeline(found.report)) if found.report else (),
        evidence=_evidence(desk, found),
        files=tuple(
            f"{indonesian_label(item.kind)}: {item.caption or item.file_name}"
            + ("" if item.uid in found.here else " (berkasnya tidak ikut dikirim)")
            for item in found.attachments
        ),
    )


def _report_facts(report: ReportRecord) -> Iterator[tuple[str, str]]:
    yield "Jenis laporan", indonesian_label(report.kind)
    yield "Tanggal diterima/ditolak", date_short(report.received_on)
    yield "Tanggal dicatat", date_short(report.registered_on)
    reporter = report.reporter
    yield "Pelapor", " – ".join(part for part in (reporter.name, reporter.position) if part)
    for number, item in enumerate(report.objects, start=1):
        giver = " – ".join(part for part in (item.giver.name, item.giver.institution) if part)
        yield f"Objek {number}", item.description
        yield f"Nilai objek {number}", rupiah(item.value)
        yield f"Pemberi objek {number}", giver
        yield f"Peristiwa objek {number}", paper_label(item.occasion) if item.occasion else ""
    yield "Kronologi", report.chronology
    yield "Keadaan", indonesian_label(report.state)


def _session_facts(found: ReceivedRecord) -> Iterator[tuple[str, str]]:
    content = found.content
    yield "Nama kegiatan", content.title
    yield "Jenis", indonesian_label(content.kind)
    yield "Tanggal", ", ".join(date_short(day) for day in content.days)
    yield "Penyelenggara", content.organiser
    yield "Dalam daftar / hadir", f"{grouped(len(content.participants))} / {grouped(found.row.people)}"
    yield "Topik", "; ".join(indonesian_label(topic) for topic in content.topics)
    yield "Keadaan", indonesian_label(content.state)


def _timeline(report: ReportRecord) -> Iterator[tuple[str, str, str]]:
    for event in report.events:
        details = event.details
        said = (
            details.number,
            details.recipient,
            indonesian_label(details.outcome) if details.outcome else "",
            details.reason,
        )
        yield date_short(event.on), indonesian_label(event.step), "; ".join(part for part in said if part)


def _evidence(desk: Desk, found: ReceivedRecord) -> "tuple[Evidence, ...]":
    from desktop.printing.audit_sample import Evidence

    made: list[Evidence] = []
    with desk.reading() as session:
        blobs = [(item, queries.blob_of(session, item.uid)) for item in found.attachments]
    for item, blob in blobs:
        if blob is None or len(made) >= _MOST_PICTURES:
            continue
        content = desk.register.attachments.open(blob[0], blob[1])
        try:
            pictures.check(content, item.file_name)
        except Problem:
            continue  # the list of attachments names it; one file must not keep the others from being printed
        caption = item.caption or item.file_name
        shown = (photo_for_paper(content),) if blob[2].startswith("image/") else scan_pages(content)[:1]
        made += [Evidence(content=one, caption=caption) for one in shown]
    return tuple(made[:_MOST_PICTURES])
