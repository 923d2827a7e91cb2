"""What a correction of a session changed, as a person reads it."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from db.records.report import FieldChange
from db.records.training import SessionDraft
from desktop.rules.field_changes import readable
from desktop.rules.labels import label
from desktop.ui.reports.pending_files import size_words
from desktop.ui.training.minutes_tab import minutes_labels
from desktop.ui.training.session_words import hours_words, meeting_words
from resources.language import _


def session_labels() -> dict[str, str]:
    """Return what each field of a session is called."""
    return {
        "kind": _("Jenis kegiatan"),
        "title": _("Nama kegiatan"),
        "method": _("Cara pelaksanaan"),
        "meetings": _("Waktu dan tempat"),
        "organiser": _("Penyelenggara"),
        "programme": _("Program atau prosedur pelatihan"),
        "basis": _("Dasar"),
        "purpose": _("Maksud dan tujuan"),
        "audience": _("Yang diundang"),
        "invitation_number": _("Nomor surat undangan"),
        "invitation_date": _("Tanggal surat undangan"),
        "link": _("Tautan rapat daring"),
        "speakers": _("Para narasumber"),
        "subjects": _("Materi dan jam pelajaran"),
        "topics": _("Topik yang dibahas"),
        "materials": _("Berkas materi"),
        "test_name": _("Nama tes"),
        "pass_mark": _("Nilai lulus"),
        "conclusion": _("Kesimpulan dan saran"),
        "note": _("Catatan kantor"),
    } | {f"minutes.{name}": words for name, words in minutes_labels().items()}


def session_changes(before: SessionDraft, after: SessionDraft) -> tuple[FieldChange, ...]:
    """Return the fields that differ, in the order of the record, with readable values before and after."""
    return tuple(_differences(before, after, ""))


def _differences(before: Any, after: Any, prefix: str) -> Iterator[FieldChange]:
    for item in fields(SessionDraft if isinstance(before, SessionDraft) else before):
        old, new = getattr(before, item.name), getattr(after, item.name)
        if old == new:
            continue
        if is_dataclass(new):
            yield from _differences(old, new, f"{item.name}.")
        else:
            was, now = _shown(item.name, old), _shown(item.name, new)
            if was != now:
                yield FieldChange(field=prefix + item.name, before=was, after=now)


def _shown(name: str, value: Any) -> str:
    match name:
        case "meetings":
            return "\n".join(", ".join(part for part in (meeting_words(m), m.place) if part) for m in value)
        case "speakers":
            return "\n".join(", ".join(part for part in (s.name, s.position, s.institution) if part) for s in value)
        case "subjects":
            return "\n".join(
                ", ".join(part for part in (s.name, hours_words(s.lesson_hours), s.speaker) if part) for s in value
            )
        case "topics":
            return "\n".join(label(topic) for topic in value)
        case "materials":
            return "\n".join(f"{material.name} ({size_words(material.length)})" for material in value)
    return readable(name, value)
