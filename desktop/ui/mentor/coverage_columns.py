"""The columns of the list of coverage by office, and how each orders it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from db.records.office_coverage import OfficeCoverage
from db.records.period import Period
from desktop.rules.words import date_short, grouped
from desktop.ui.kit.table_columns import Cell, Column, Tone
from desktop.ui.mentor.coverage_filter import LOW
from desktop.ui.mentor.matrix_columns import named
from desktop.ui.period_words import period_name
from resources.language import _

_NONE = Cell("–", Tone.MUTED)


def coverage_columns() -> tuple[Column[OfficeCoverage], ...]:
    """Return the columns; texts in the language in use."""
    return (
        Column("name", _("Kantor"), _name, 150, sort="name", stretch=3),
        Column("subdistrict", _("Kecamatan"), lambda row: Cell(row.subdistrict or "–"), 124, sort="subdistrict"),
        Column("share", _("Cakupan"), _share, 118, sort="share", right=True),
        Column(
            "current",
            _("Masih berlaku"),
            lambda row: _number(row, row.current),
            120,
            sort="current",
            right=True,
            shown=False,
        ),
        Column("officials", _("Perangkat"), lambda row: _number(row, row.officials), 104, sort="officials", right=True),
        Column(
            "overdue",
            _("Lewat waktu"),
            lambda row: _number(row, row.overdue, Tone.DANGER),
            116,
            sort="overdue",
            right=True,
            full_title=_("Lewat waktu atau belum pernah dilatih"),
        ),
        Column(
            "sessions",
            _("Kegiatan"),
            lambda row: _number(row, row.sessions),
            100,
            sort="sessions",
            right=True,
            full_title=_("Kegiatan terlaksana dalam 12 bulan terakhir"),
        ),
        Column("present", _("Hadir"), lambda row: _number(row, row.present), 80, sort="present", right=True),
        Column("last_held", _("Terakhir"), _last_held, 104, sort="last_held"),
        Column("period", _("Menurut kiriman"), _period, 150, sort="period", shown=False),
    )


def sort_keys() -> Mapping[str, Callable[[OfficeCoverage], Any]]:
    """Return how each column orders the rows; offices nothing is known of come after all others."""
    return {
        "name": lambda row: row.name.casefold(),
        "subdistrict": lambda row: (row.subdistrict.casefold(), row.name.casefold()),
        "share": lambda row: (row.share is None, row.share or 0),
        "current": lambda row: (not row.period, row.current),
        "officials": lambda row: (not row.period, row.officials),
        "overdue": lambda row: (not row.period, row.overdue),
        "sessions": lambda row: (not row.period, row.sessions),
        "present": lambda row: (not row.period, row.present),
        "last_held": lambda row: (not row.period, row.last_held or date.min),
        "period": lambda row: row.period,
    }


def _name(row: OfficeCoverage) -> Cell:
    icon = "" if row.partner_uid else "mdi6.link-off"
    hint = row.code if row.partner_uid else f"{row.code}; {_('belum terdaftar')}"
    tone = Tone.PLAIN if row.partner_uid else Tone.MUTED
    name = named(row.name, row.kind, in_list=row.in_list)
    return Cell(name, tone, icon=icon, bold=True, hint=f"{row.name} ({hint})")


def _share(row: OfficeCoverage) -> Cell:
    if row.share is None:
        return _NONE
    tone = Tone.WARN if row.share < LOW else Tone.GOOD if row.share == 100 else Tone.PLAIN
    return Cell(f"{row.share}%", tone, bold=True)


def _number(row: OfficeCoverage, number: int, tone: Tone = Tone.PLAIN) -> Cell:
    return Cell(grouped(number), tone if number else Tone.MUTED) if row.period else _NONE


def _last_held(row: OfficeCoverage) -> Cell:
    return Cell(date_short(row.last_held)) if row.last_held else _NONE


def _period(row: OfficeCoverage) -> Cell:
    return Cell(period_name(Period.parse(row.period))) if row.period else Cell(_("belum ada kabar"), Tone.MUTED)
