"""The columns of the list of participants of a session."""

from db.records.training import ParticipantRecord
from db.vocabulary import ParticipantRole, RiskLevel
from desktop.rules.labels import label
from desktop.ui.kit.table_columns import Cell, Column, Tone
from resources.language import _

_NONE = "–"


def participant_columns(*, batches: bool, sees_people: bool) -> tuple[Column[ParticipantRecord], ...]:
    """Return the columns; a reader gets names and positions, and the batch only where there is more than one."""
    columns: list[Column[ParticipantRecord]] = [
        Column("place", _("No."), lambda p: Cell(str(p.place_in_list), Tone.MUTED), 50, sort="place", right=True),
        Column("name", _("Nama"), lambda p: Cell(p.name, bold=True), 190, sort="name", stretch=4),
        Column("position", _("Jabatan"), lambda p: Cell(p.position or _NONE), 140, sort="position", stretch=3),
        Column("institution", _("Asal"), lambda p: Cell(p.institution or _NONE), 150, sort="institution", stretch=3),
    ]
    if batches:
        columns.append(Column("batch", _("Gelombang"), lambda p: Cell(p.batch or _NONE), 110, sort="batch"))
    columns += [
        Column("role", _("Peran"), _role, 104, sort="role"),
        Column("kind", _("Kelompok"), lambda p: Cell(label(p.person_kind)), 130, sort="kind", shown=False),
        Column("sex", _("L/P"), lambda p: Cell(label(p.sex) if p.sex else _NONE), 50, sort="sex"),
        Column("risk", _("Risiko"), _risk, 120, sort="risk", shown=False),
    ]
    if sees_people:
        columns += [
            Column("nik", "NIK", lambda p: Cell(p.nik or _NONE, Tone.MUTED), 150, shown=False),
            Column("number", _("Nomor pegawai"), _number, 160, shown=False),
            Column("phone", _("Telepon"), lambda p: Cell(p.phone or _NONE), 120, shown=False),
            Column("note", _("Catatan"), lambda p: Cell(p.note or _NONE), 140, shown=False),
        ]
    columns.append(Column("came", _("Kehadiran"), _came, 132, sort="came"))
    return tuple(columns)


def _role(person: ParticipantRecord) -> Cell:
    plain = person.role is ParticipantRole.PARTICIPANT
    return Cell(label(person.role), Tone.PLAIN if plain else Tone.INFO, chip=not plain)


def _risk(person: ParticipantRecord) -> Cell:
    high = person.risk_level is RiskLevel.ABOVE_LOW
    return Cell(label(person.risk_level), Tone.WARN if high else Tone.MUTED, chip=True)


def _number(person: ParticipantRecord) -> Cell:
    text = f"{person.id_label} {person.id_number}".strip() if person.id_number else _NONE
    return Cell(text, Tone.MUTED)


def _came(person: ParticipantRecord) -> Cell:
    if person.attended:
        return Cell(_("Hadir langsung") if person.walk_in else _("Hadir"), Tone.GOOD, chip=True)
    if person.marks:
        return Cell(_("Tidak hadir"), Tone.DANGER, chip=True)
    return Cell(_NONE, Tone.MUTED)
