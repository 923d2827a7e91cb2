"""Empty templates to fill in a spreadsheet program and import again; their headings are read with certainty."""

from enum import StrEnum
from pathlib import Path

from db.safe_file import write_atomically
from db.vocabulary import ObjectKind, Occasion, ParticipantRole, PersonKind, Relation, ReportKind, Sex
from desktop.rules.labels import indonesian_label
from desktop.sheets.mapping import Target, template_fields
from desktop.sheets.writer import Column, ColumnKind, table_content

_TITLES = {
    Target.REPORTS: "Templat laporan gratifikasi",
    Target.OFFICIALS: "Templat daftar perangkat",
    Target.CALENDAR: "Templat hari libur kantor",
    Target.PARTICIPANTS: "Templat daftar peserta",
}
_HINT = "Isi mulai baris di bawah judul kolom. Tanggal: 21-11-2026. Nilai: angka rupiah. Kolom boleh dikosongkan."
_PARTICIPANTS_HINT = "Isi mulai baris di bawah judul kolom. Nilai tes: 0 sampai 100. Kolom boleh dikosongkan."
_KINDS = {
    "received_on": ColumnKind.DATE,
    "reported_on": ColumnKind.DATE,
    "reported_to_upg_on": ColumnKind.DATE,
    "active_from": ColumnKind.DATE,
    "active_to": ColumnKind.DATE,
    "birth_date": ColumnKind.DATE,
    "day": ColumnKind.DATE,
    "value": ColumnKind.MONEY,
    "row_number": ColumnKind.NUMBER,
    "quantity": ColumnKind.NUMBER,
    "pre_score": ColumnKind.NUMBER,
    "post_score": ColumnKind.NUMBER,
}
_WORDS: dict[Target, dict[str, type[StrEnum]]] = {
    Target.REPORTS: {"kind": ReportKind, "relation": Relation, "occasion": Occasion, "object_kind": ObjectKind},
    Target.PARTICIPANTS: {"sex": Sex, "kind": PersonKind, "role": ParticipantRole},
}


def write_template(path: Path, target: Target) -> None:
    """Write the empty template of a target as xlsx; the file appears whole or not at all.

    Raises OSError when the file cannot be written.
    """
    write_atomically(path, template_content(target))


def template_content(target: Target) -> bytes:
    """Return the empty template of a target; fields with a fixed list of words offer it in their cells."""
    fields = template_fields(target)
    words = _WORDS.get(target, {})
    choices = {
        place: tuple(indonesian_label(member) for member in words[field])
        for place, (field, _heading) in enumerate(fields)
        if field in words
    }
    columns = [Column(heading, _KINDS.get(field, ColumnKind.TEXT), 18) for field, heading in fields]
    hint = _PARTICIPANTS_HINT if target is Target.PARTICIPANTS else _HINT
    return table_content(_TITLES[target], columns, (), subtitle=hint, choices=choices)
