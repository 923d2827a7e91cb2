"""One record in lines a person reads: the names of the fields as on the screen, dates, money and words in full."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from db.records.office import OfficialDraft, OfficialRecord
from db.records.report import GiftObject, ReportDraft, ReportEvent, ReportRecord, StepDetails
from db.records.training import ParticipantRecord, SessionRecord
from db.vocabulary import ExemptKind
from desktop.rules.field_changes import readable
from desktop.rules.labels import field_label, label
from desktop.rules.words import date_short, decimal_text, rupiah
from resources.language import _

_UIDS = frozenset(["uid", "official_uid", "object_uids", "attachment_uids"])


def report_lines(report: ReportRecord) -> Iterator[str]:
    """Give the lines of a report: what the register says of it, the form, the objects, the steps, the attachments."""
    yield f"{_('Nomor register')}: {report.number}"
    yield f"{_('Status')}: {label(report.state)}"
    if report.registered_on is not None:
        yield f"{_('Tanggal dicatat')}: {date_short(report.registered_on)}"
    yield f"{_('Dicatat oleh')}: {report.written_by_name}"
    yield f"{_('Terakhir diubah')}: {_moment(report.changed_at)}"
    for field in fields(ReportDraft):
        if field.name != "objects":
            yield from _lines(field.name, getattr(report, field.name), field.default)
    for place, item in enumerate(report.objects):
        for field in fields(GiftObject):
            yield from _lines(f"objects.{place}.{field.name}", getattr(item, field.name), field.default)
    yield f"{_('Jumlah nilai')}: {rupiah(report.total_value)}"
    for event in report.events:
        yield f"{_('Langkah')}: {_event_line(event)}"
    for kept in report.attachments:
        yield f"{_('Lampiran')}: " + " · ".join(filter(None, (label(kept.kind), kept.file_name, kept.caption)))


def official_lines(record: OfficialRecord) -> Iterator[str]:
    """Give the lines of an official; identity numbers stand as the record has them, masked or opened."""
    from desktop.sheets.mapping import Target, field_names
    from desktop.sheets.mapping import field_label as column_label

    known = field_names(Target.OFFICIALS)
    for field in fields(OfficialDraft):
        text = readable(field.name, getattr(record, field.name))
        if field.name == "risk_level":
            yield f"{_('Tingkat risiko penyuapan')}: {text}"
        elif field.name == "nip":
            yield f"{record.nip_label}: {text or '–'}"
        elif text and field.name in known:
            yield f"{column_label(Target.OFFICIALS, field.name)}: {text}"


def session_lines(session: SessionRecord, people: Sequence[ParticipantRecord]) -> Iterator[str]:
    """Give the lines of a training session: what was planned, each sitting, the subjects, who took part."""
    yield f"{_('Kegiatan')}: {session.title}"
    yield f"{_('Jenis')}: {label(session.kind)} · {label(session.method)} · {label(session.state)}"
    for meeting in session.meetings:
        when = "–".join(filter(None, (meeting.starts_at, meeting.ends_at)))
        sitting = (meeting.batch, date_short(meeting.on), when, meeting.place)
        yield f"{_('Pertemuan')}: " + " · ".join(filter(None, sitting))
    yield f"{_('Penyelenggara')}: {session.organiser or '–'}"
    for speaker in session.speakers:
        yield f"{_('Narasumber')}: " + " · ".join(filter(None, (speaker.name, speaker.position, speaker.institution)))
    for subject in session.subjects:
        yield f"{_('Materi')}: {subject.name} · {decimal_text(subject.lesson_hours)} JP"
    for topic in session.topics:
        yield f"{_('Topik')}: {label(topic)}"
    yield _("{n} peserta, {present} hadir, {certificates} sertifikat").format(
        n=session.participant_count, present=session.present_count, certificates=session.certificate_count
    )
    for person in people:
        scores = f"{_score(person.pre_score)} → {_score(person.post_score)}"
        parts = (
            f"{person.place_in_list}. {person.name}",
            person.position,
            person.institution,
            label(person.role),
            _("hadir") if person.attended else _("tidak hadir"),
            scores if person.pre_score is not None or person.post_score is not None else "",
            label(person.result) if person.result else "",
        )
        yield " · ".join(filter(None, parts))


def _lines(path: str, value: Any, default: Any) -> Iterator[str]:
    name = path.rpartition(".")[2]
    if is_dataclass(value):
        for field in fields(value):
            yield from _lines(f"{path}.{field.name}", getattr(value, field.name), field.default)
    elif name not in _UIDS and value is not ExemptKind.NONE and not (value is False and default is False):
        text = readable(name, value)
        if text and not (name == "currency" and value == default):
            yield f"{field_label(path)}: {text}"


def _event_line(event: ReportEvent) -> str:
    said = [f"{date_short(event.on)} · {label(event.step)} · {event.by_name}"]
    for field in fields(StepDetails):
        text = "" if field.name in _UIDS else readable(field.name, getattr(event.details, field.name))
        if text:
            said.append(f"{field_label(f'details.{field.name}')}: {text}")
    return " · ".join(said)


def _moment(at: datetime) -> str:
    local = at.astimezone()
    return f"{date_short(local.date())} {local:%H.%M}"


def _score(score: Decimal | None) -> str:
    return "–" if score is None else decimal_text(score)
