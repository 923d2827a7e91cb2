"""The columns of the register of certificates: what each one shows of a `CertificateRow`."""

from datetime import date

from db.records.certificate import CertificateRow
from db.vocabulary import CertificateState, ParticipantRole
from desktop.rules.labels import label
from desktop.rules.words import date_short
from desktop.ui.kit.table_columns import Cell, Column, Tone
from resources.language import _

_NONE = "–"


def certificate_columns(today: date) -> tuple[Column[CertificateRow], ...]:
    """Return the columns of the register, in their first order; `today` tells which certificates have expired."""
    return (
        Column("number", _("Nomor"), _number, 190, sort="number", stretch=2, cut_middle=True),
        Column("name", _("Nama"), lambda row: Cell(row.name, bold=True), 200, sort="name", stretch=3),
        Column("role", _("Peran"), _role, 108, sort="role"),
        Column("activity", _("Nama kegiatan"), lambda row: Cell(row.activity), 220, sort="activity", stretch=4),
        Column(
            "issued_on",
            _("Terbit"),
            lambda row: Cell(date_short(row.issued_on)),
            100,
            sort="issued_on",
            full_title=_("Tanggal terbit"),
        ),
        Column("expires_on", _("Berlaku sampai"), lambda row: _expiry(row, today), 128, sort="expires_on", shown=False),
        Column("state", _("Status"), _state, 112, sort="state"),
        Column("void_reason", _("Alasan dibatalkan"), lambda row: Cell(row.void_reason or _NONE), 200, shown=False),
        Column("check_code", _("Kode cek"), lambda row: Cell(row.check_code, Tone.MUTED), 190, shown=False),
    )


def _number(row: CertificateRow) -> Cell:
    return Cell(row.number, Tone.MUTED if row.state is CertificateState.VOID else Tone.PLAIN)


def _role(row: CertificateRow) -> Cell:
    plain = row.role is ParticipantRole.PARTICIPANT
    return Cell(label(row.role), Tone.PLAIN if plain else Tone.INFO, chip=not plain)


def _expiry(row: CertificateRow, today: date) -> Cell:
    if row.expires_on is None:
        return Cell(_NONE, Tone.MUTED, hint=_("tanpa batas"))
    return Cell(date_short(row.expires_on), Tone.WARN if row.expires_on < today else Tone.PLAIN)


def _state(row: CertificateRow) -> Cell:
    if row.state is CertificateState.VOID:
        return Cell(label(row.state), Tone.DANGER, chip=True)
    return Cell(label(row.state), Tone.GOOD, chip=True)
