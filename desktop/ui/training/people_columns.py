"""The columns of a list of people."""

from db.records.person import KnownPerson
from db.vocabulary import PersonKind, RiskLevel
from desktop.rules.labels import label
from desktop.rules.words import date_short
from desktop.ui.kit import Cell, Column, Tone
from resources.language import _


def people_columns(*, with_numbers: bool) -> tuple[Column[KnownPerson], ...]:
    """Return the columns; `with_numbers` leaves out what a reader does not see."""
    numbers: tuple[Column[KnownPerson], ...] = (
        Column("nik", "NIK", lambda p: Cell(p.nik or "–", Tone.MUTED), 150, shown=False),
        Column("id", _("Nomor pegawai"), _id_number, 170, shown=False),
        Column("phone", _("Telepon"), lambda p: Cell(p.phone or "–", Tone.MUTED), 120, shown=False),
    )
    return (
        Column("name", _("Nama"), lambda p: Cell(p.name, bold=True, hint=p.name), 190, sort="name", stretch=3),
        Column("position", _("Jabatan"), lambda p: Cell(p.position or "–"), 150, sort="position", stretch=2),
        Column("institution", _("Asal"), lambda p: Cell(p.institution or "–"), 160, sort="institution", stretch=2),
        Column("kind", _("Kelompok"), kind_cell, 170, sort="kind"),
        Column("risk", _("Risiko"), _risk, 124),
        *(numbers if with_numbers else ()),
        Column("state", _("Keterangan"), _state, 130, shown=False),
    )


def kind_cell(person: KnownPerson) -> Cell:
    """Return where a person comes from, as a chip."""
    tone = Tone.INFO if person.kind is PersonKind.OFFICIAL else Tone.MUTED
    return Cell(label(person.kind), tone, chip=True)


def _risk(person: KnownPerson) -> Cell:
    high = person.risk_level is RiskLevel.ABOVE_LOW
    return Cell(label(person.risk_level), Tone.WARN if high else Tone.MUTED, chip=True)


def _id_number(person: KnownPerson) -> Cell:
    text = f"{person.id_label} {person.id_number}".strip() if person.id_number else "–"
    return Cell(text, Tone.MUTED)


def _state(person: KnownPerson) -> Cell:
    if person.active_to is None:
        return Cell("")
    return Cell(_("menjabat sampai {day}").format(day=date_short(person.active_to)), Tone.MUTED)
