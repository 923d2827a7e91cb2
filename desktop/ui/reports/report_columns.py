"""The columns of the register of reports: what each one shows of a `ReportRow`."""

from db.records.report import ReportRow
from db.vocabulary import Confidentiality, Duty, ReportKind, ReportState
from desktop.rules.labels import label
from desktop.rules.words import date_short, rupiah
from desktop.ui.kit.table_columns import Cell, Column, Tone
from resources.language import _

STATE_TONES: dict[ReportState, Tone] = {
    ReportState.DRAFT: Tone.MUTED,
    ReportState.REGISTERED: Tone.INFO,
    ReportState.NOTED: Tone.MUTED,
    ReportState.SENT_TO_UPG: Tone.INFO,
    ReportState.RETURNED: Tone.WARN,
    ReportState.FORWARDED: Tone.INFO,
    ReportState.DECIDED: Tone.WARN,
    ReportState.SETTLED: Tone.GOOD,
    ReportState.NOT_FOLLOWED_UP: Tone.MUTED,
    ReportState.CLOSED: Tone.GOOD,
    ReportState.VOID: Tone.MUTED,
}
_DUTY_TONES = {Duty.REPORT: Tone.WARN, Duty.EXEMPT: Tone.MUTED, Duty.REFUSE_AND_REPORT: Tone.DANGER}
_NONE = "–"


def report_columns() -> tuple[Column[ReportRow], ...]:
    """Return the columns of the register, in their first order; texts in the language in use."""
    return (
        Column("number", _("Nomor"), _number, 142, sort="number", cut_middle=True),
        Column(
            "received_on",
            _("Diterima"),
            lambda row: Cell(date_short(row.received_on) or _NONE),
            87,
            sort="received_on",
            full_title=_("Tanggal diterima atau ditolak"),
        ),
        Column(
            "registered_on",
            _("Dicatat"),
            lambda row: Cell(date_short(row.registered_on) or _NONE),
            87,
            sort="registered_on",
            shown=False,
            full_title=_("Tanggal dicatat"),
        ),
        Column("kind", _("Jenis"), _kind, 88, sort="kind", full_title=_("Jenis laporan")),
        Column("reporter", _("Pelapor"), _reporter, 98, sort="reporter_name", stretch=2),
        Column(
            "position",
            _("Jabatan"),
            lambda row: Cell(row.reporter_position or _NONE),
            130,
            shown=False,
            full_title=_("Jabatan pelapor"),
        ),
        Column("giver", _("Pemberi"), _giver, 98, sort="giver_name", stretch=2),
        Column(
            "relation",
            _("Hubungan"),
            lambda row: Cell(label(row.relation) if row.relation else _NONE),
            150,
            shown=False,
            full_title=_("Hubungan dengan pemberi"),
        ),
        Column(
            "occasion",
            _("Peristiwa"),
            lambda row: Cell(label(row.occasion) if row.occasion else _NONE),
            150,
            shown=False,
        ),
        Column(
            "object_kind",
            _("Jenis objek"),
            lambda row: Cell(label(row.object_kind) if row.object_kind else _NONE),
            150,
            shown=False,
        ),
        Column("description", _("Objek"), _object, 108, stretch=3, full_title=_("Objek gratifikasi")),
        Column(
            "value",
            _("Nilai"),
            lambda row: Cell(rupiah(row.total_value) if row.total_value else _NONE),
            92,
            sort="total_value",
            right=True,
            full_title=_("Nilai taksiran"),
        ),
        Column("state", _("Status"), _state, 160, sort="state"),
        Column("deadline", _("Batas"), _deadline, 110, sort="next_deadline", full_title=_("Batas waktu terdekat")),
        Column("duty", _("Telaah"), _duty, 160, shown=False, full_title=_("Hasil telaah awal")),
        Column(
            "outcome",
            _("Penetapan"),
            lambda row: Cell(label(row.outcome) if row.outcome else _NONE),
            120,
            shown=False,
            full_title=_("Penetapan KPK"),
        ),
    )


def _number(row: ReportRow) -> Cell:
    if row.confidentiality is Confidentiality.SECRET:
        hint = _("{number}: Pribadi & Rahasia, hanya dilihat pengelola dan pencatatnya").format(number=row.number)
        return Cell(row.number, icon="mdi6.lock", bold=True, hint=hint)
    return Cell(row.number, bold=True)


def _kind(row: ReportRow) -> Cell:
    return Cell(label(row.kind), Tone.PLAIN if row.kind is ReportKind.RECEIPT else Tone.GOOD)


def _reporter(row: ReportRow) -> Cell:
    hint = f"{row.reporter_name}, {row.reporter_position}" if row.reporter_position else row.reporter_name
    return Cell(row.reporter_name or _NONE, hint=hint)


def _giver(row: ReportRow) -> Cell:
    name = row.giver_name or row.giver_institution
    hint = ", ".join(part for part in (row.giver_name, row.giver_institution) if part)
    return Cell(name, hint=hint) if name else Cell(_("tidak diketahui"), Tone.MUTED)


def _object(row: ReportRow) -> Cell:
    text = row.description or (label(row.object_kind) if row.object_kind else _NONE)
    if row.object_count > 1:
        text = _("{first} dan {n} lainnya").format(first=text, n=row.object_count - 1)
    return Cell(text)


def _state(row: ReportRow) -> Cell:
    whole = label(row.state)
    short = {
        ReportState.NOTED: _("Dicatat saja"),
        ReportState.RETURNED: _("Perlu dilengkapi"),
        ReportState.SETTLED: _("Diserahkan/disetor"),
    }.get(row.state, whole)
    return Cell(short, STATE_TONES[row.state], chip=True, hint=whole)


def _deadline(row: ReportRow) -> Cell:
    if row.next_deadline is None:
        return Cell(_("terlambat"), Tone.DANGER) if row.late else Cell(_NONE, Tone.MUTED)
    day = date_short(row.next_deadline)
    if row.late:
        hint = _("{day}: batas waktu sudah lewat").format(day=day)
        return Cell(day, Tone.DANGER, icon="mdi6.alert-circle", bold=True, hint=hint)
    return Cell(day)


def _duty(row: ReportRow) -> Cell:
    return Cell(label(row.duty), _DUTY_TONES[row.duty], chip=True) if row.duty else Cell(_NONE, Tone.MUTED)
