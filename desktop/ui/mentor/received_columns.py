"""The columns of the registers of all offices; the office always comes first."""

from datetime import date
from typing import TYPE_CHECKING

from db.vocabulary import (
    CertificateState,
    ParticipantRole,
    ReportKind,
    ReportState,
    RiskLevel,
    SessionKind,
    SessionState,
    Standing,
)
from desktop.rules.labels import label
from desktop.rules.words import date_short, grouped, rupiah
from desktop.ui.kit.table_columns import Cell, Column, Tone
from desktop.ui.reports.report_columns import STATE_TONES
from desktop.ui.training.session_columns import STATE_CELL_TONES
from resources.language import _

if TYPE_CHECKING:
    from desktop.services.received import ReceivedLine

_NONE = "–"


def received_columns(collection: str, today: date) -> "tuple[Column[ReceivedLine], ...]":
    """Return the columns of one register; texts in the language in use."""
    first: tuple[Column[ReceivedLine], ...] = (
        Column("office", _("Kantor"), _office, 142, sort="office", stretch=1),
        Column("code", _("Kode wilayah"), lambda line: Cell(line.office_code or _NONE), 118, shown=False),
    )
    match collection:
        case "reports":
            return (*first, *_report_columns(today))
        case "sessions":
            return (*first, *_session_columns())
        case "certificates":
            return (*first, *_certificate_columns())
        case _:
            return (*first, *_official_columns())


def _report_columns(today: date) -> "tuple[Column[ReceivedLine], ...]":
    return (
        Column("number", _("Nomor register"), _number, 172, sort="number", cut_middle=True, stretch=2),
        Column("day", _("Tanggal"), _day, 94, sort="day"),
        Column("kind", _("Jenis"), lambda line: Cell(label(ReportKind(line.row.kind))), 100, sort="kind", shown=False),
        Column("title", _("Objek"), lambda line: Cell(line.row.title or _NONE), 126, sort="title", stretch=3),
        Column("value", _("Nilai taksiran"), lambda line: _money(line.row.value), 116, sort="value", right=True),
        Column("status", _("Status"), _report_state, 164, sort="status"),
        Column("due_on", _("Batas berikut"), lambda line: _due(line, today), 118, sort="due_on"),
    )


def _session_columns() -> "tuple[Column[ReceivedLine], ...]":
    return (
        Column("day", _("Tanggal"), _day, 110, sort="day"),
        Column("title", _("Nama kegiatan"), _title, 260, sort="title", stretch=4),
        Column("kind", _("Jenis"), lambda line: Cell(label(SessionKind(line.row.kind))), 170, sort="kind", stretch=1),
        Column("people", _("Hadir"), lambda line: _count(line.row.people), 80, sort="people", right=True),
        Column("status", _("Status"), _session_state, 130, sort="status"),
    )


def _certificate_columns() -> "tuple[Column[ReceivedLine], ...]":
    return (
        Column("number", _("Nomor sertifikat"), _number, 200, sort="number", cut_middle=True, stretch=1),
        Column("title", _("Nama"), _title, 220, sort="title", stretch=3),
        Column("kind", _("Sebagai"), lambda line: Cell(label(ParticipantRole(line.row.kind))), 120, sort="kind"),
        Column("day", _("Terbit"), _day, 110, sort="day"),
        Column("due_on", _("Berlaku sampai"), lambda line: Cell(date_short(line.row.due_on) or _NONE), 130),
        Column("status", _("Status"), _certificate_state, 120, sort="status"),
    )


def _official_columns() -> "tuple[Column[ReceivedLine], ...]":
    return (
        Column("title", _("Nama"), _title, 260, sort="title", stretch=4),
        Column("kind", _("Tingkat risiko"), lambda line: Cell(label(RiskLevel(line.row.kind))), 150, sort="kind"),
        Column("day", _("Menjabat sejak"), _day, 140, sort="day"),
        Column(
            "status",
            _("Status"),
            lambda line: Cell(_("Sudah berhenti"), Tone.MUTED) if line.row.status else Cell(_("Menjabat")),
            140,
            sort="status",
        ),
    )


def _office(line: "ReceivedLine") -> Cell:
    name = line.office_name or line.office_code or _NONE
    if line.row.standing is Standing.FORK:
        words = _("{office}: dua isi bertentangan, pilih salah satu").format(office=name)
        return Cell(name, Tone.DANGER, icon="mdi6.source-branch", bold=True, hint=words)
    return Cell(name, bold=True)


def _number(line: "ReceivedLine") -> Cell:
    return Cell(line.row.number or _NONE)


def _title(line: "ReceivedLine") -> Cell:
    return Cell(line.row.title or _NONE)


def _day(line: "ReceivedLine") -> Cell:
    return Cell(date_short(line.row.day) or _NONE)


def _money(value: int) -> Cell:
    return Cell(rupiah(value)) if value else Cell(_NONE, Tone.MUTED)


def _count(number: int) -> Cell:
    return Cell(grouped(number)) if number else Cell(_NONE, Tone.MUTED)


def _report_state(line: "ReceivedLine") -> Cell:
    state = ReportState(line.row.status)
    return Cell(label(state), STATE_TONES[state], chip=True)


def _session_state(line: "ReceivedLine") -> Cell:
    state = SessionState(line.row.status)
    return Cell(label(state), STATE_CELL_TONES[state], chip=True)


def _certificate_state(line: "ReceivedLine") -> Cell:
    state = CertificateState(line.row.status)
    return Cell(label(state), Tone.GOOD if state is CertificateState.ISSUED else Tone.MUTED, chip=True)


def _due(line: "ReceivedLine", today: date) -> Cell:
    due_on = line.row.due_on
    if due_on is None:
        return Cell(_("pernah telat"), Tone.WARN) if line.row.late else Cell(_NONE, Tone.MUTED)
    if due_on < today:
        return Cell(date_short(due_on), Tone.DANGER, icon="mdi6.alert-circle-outline", hint=_("Lewat batas waktu"))
    return Cell(date_short(due_on))
