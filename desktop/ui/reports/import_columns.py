"""The columns of an import preview: what each row of a sheet was understood to say."""

from collections.abc import Callable, Collection
from decimal import Decimal
from typing import Any

from db.records.office import CalendarDay, OfficialDraft
from db.records.report import ReportDraft
from db.records.training import ParticipantDraft
from desktop.rules.labels import label
from desktop.rules.masking import mask_nik
from desktop.rules.words import date_short, decimal_text, rupiah
from desktop.sheets.mapping import Target
from desktop.sheets.preview import RowResult, RowStatus
from desktop.ui.kit.table_columns import Cell, Column, Tone
from resources.language import _

Row = RowResult[Any]
_NONE = "–"


def status_words(status: RowStatus) -> tuple[str, Tone]:
    """Return what becomes of a row, in words, with its tone."""
    match status:
        case RowStatus.ACCEPTED:
            return _("Dipahami"), Tone.GOOD
        case RowStatus.DOUBTFUL:
            return _("Perlu dilihat"), Tone.WARN
        case RowStatus.REFUSED:
            return _("Ditolak"), Tone.DANGER


def remarks_of(row: Row) -> str:
    """Return everything that is said about a row, refusals first."""
    return " ".join(str(remark) for remark in (*row.refusals, *row.doubts))


def import_columns(target: Target, left_out: Collection[int]) -> tuple[Column[Row], ...]:
    """Return the columns for a target; `left_out` holds the numbers of rows the person does not want."""

    def taken(row: Row) -> Cell:
        if row.draft is None:
            return Cell("", Tone.MUTED, icon="mdi6.cancel", hint=_("Baris ini tidak dapat diambil"))
        if row.row_number in left_out:
            return Cell("", Tone.MUTED, icon="mdi6.checkbox-blank-outline", hint=_("Tidak diambil"))
        return Cell("", Tone.GOOD, icon="mdi6.checkbox-marked", hint=_("Diambil"))

    def status(row: Row) -> Cell:
        words, tone = status_words(row.status)
        return Cell(words, tone, chip=True)

    remarks: Column[Row] = Column("remarks", _("Keterangan"), _remarks, 130, stretch=4)
    return (
        Column("taken", "", taken, 40, full_title=_("Diambil")),
        Column("row", _("Baris"), lambda row: Cell(str(row.row_number), Tone.MUTED), 52, right=True, sort="row"),
        Column("status", _("Hasil"), status, 108, sort="status"),
        *_target_columns(target),
        remarks,
    )


def _target_columns(target: Target) -> tuple[Column[Row], ...]:
    match target:
        case Target.REPORTS:
            return _report_columns()
        case Target.OFFICIALS:
            return _official_columns()
        case Target.CALENDAR:
            return _calendar_columns()
        case Target.PARTICIPANTS:
            return _participant_columns()


def _report_columns() -> tuple[Column[Row], ...]:
    def of(read: Callable[[ReportDraft], str]) -> Callable[[Row], Cell]:
        return lambda row: Cell(read(row.draft) or _NONE) if row.draft is not None else Cell("")

    return (
        Column("received", _("Diterima"), of(lambda d: date_short(d.received_on)), 87),
        Column("reported", _("Dilaporkan"), of(lambda d: date_short(d.reported_on)), 92, shown=False),
        Column("kind", _("Jenis"), of(lambda d: label(d.kind)), 88),
        Column("reporter", _("Pelapor"), of(lambda d: d.reporter.name), 100, stretch=2),
        Column("giver", _("Pemberi"), of(_giver), 100, stretch=2),
        Column("object", _("Objek"), of(lambda d: d.objects[0].description), 100, stretch=2),
        Column("value", _("Nilai"), of(lambda d: rupiah(d.objects[0].value)), 96, right=True),
    )


def _giver(draft: ReportDraft) -> str:
    giver = draft.objects[0].giver
    return giver.name or giver.institution


def _official_columns() -> tuple[Column[Row], ...]:
    def of(read: Callable[[OfficialDraft], str]) -> Callable[[Row], Cell]:
        return lambda row: Cell(read(row.draft) or _NONE) if row.draft is not None else Cell("")

    return (
        Column("name", _("Nama"), of(lambda d: d.name), 150, stretch=2),
        Column("position", _("Jabatan"), of(lambda d: d.position), 120, stretch=1),
        Column("nik", "NIK", of(lambda d: mask_nik(d.nik)), 132),
        Column("nip", "NIP/NIPD", of(lambda d: d.nip), 96),
        Column("rank", _("Pangkat"), of(lambda d: d.rank), 70, shown=False),
        Column("from", _("Sejak"), of(lambda d: date_short(d.active_from)), 87),
        Column("to", _("Sampai"), of(lambda d: date_short(d.active_to)), 87),
    )


def _participant_columns() -> tuple[Column[Row], ...]:
    def of(read: Callable[[ParticipantDraft], str]) -> Callable[[Row], Cell]:
        return lambda row: Cell(read(row.draft.draft) or _NONE) if row.draft is not None else Cell("")

    def score(number: Decimal | None) -> str:
        return "" if number is None else decimal_text(number)

    return (
        Column("name", _("Nama"), of(lambda d: d.name), 150, stretch=3),
        Column("position", _("Jabatan"), of(lambda d: d.position), 110, stretch=2),
        Column("institution", _("Asal"), of(lambda d: d.institution), 110, stretch=2),
        Column("role", _("Peran"), of(lambda d: label(d.role)), 90, shown=False),
        Column("nik", "NIK", of(lambda d: mask_nik(d.nik)), 132, shown=False),
        Column("phone", _("Telepon"), of(lambda d: d.phone), 110, shown=False),
        Column("batch", _("Gelombang"), of(lambda d: d.batch), 80, shown=False),
        Column("pre", _("Pra"), of(lambda d: score(d.pre_score)), 48, right=True, full_title=_("Nilai pre-test")),
        Column("post", _("Pasca"), of(lambda d: score(d.post_score)), 54, right=True, full_title=_("Nilai post-test")),
    )


def _calendar_columns() -> tuple[Column[Row], ...]:
    def of(read: Callable[[CalendarDay], str]) -> Callable[[Row], Cell]:
        return lambda row: Cell(read(row.draft) or _NONE) if row.draft is not None else Cell("")

    return (
        Column("day", _("Tanggal"), of(lambda d: date_short(d.day)), 100),
        Column("closed", _("Jenis"), of(lambda d: _("Libur") if d.closed else _("Hari kerja")), 90),
        Column("name", _("Nama hari"), of(lambda d: d.name), 220, stretch=2),
        Column("source", _("Dasar"), of(lambda d: d.source), 160, stretch=1),
    )


def _remarks(row: Row) -> Cell:
    text = remarks_of(row)
    tone = Tone.DANGER if row.refusals else Tone.WARN if row.doubts else Tone.MUTED
    if not text and row.inferred:
        text = " ".join(str(remark) for remark in row.inferred)
    return Cell(text, tone)
