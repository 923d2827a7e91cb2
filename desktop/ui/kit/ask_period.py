"""A small dialog that asks for any period; lists offer it behind the few periods they name."""

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QMenu, QWidget

from db.records.period import Period
from db.vocabulary import PeriodKind
from desktop.ui.kit.filter_bar import FilterBar
from desktop.ui.kit.form_dialog import FormDialog
from desktop.ui.kit.period_field import PeriodField
from resources.language import _


def ask_period(parent: QWidget, today: date, known: Period | None, title: str, name: str) -> Period | None:
    """Return the period a person chose, or None when nothing is to change; the field starts with the one `known`."""
    dialog = FormDialog(parent.window(), title, accept=_("Saring"), width=460)
    field = PeriodField(name, today=today)
    if known is not None:
        field.set_value(known)
    dialog.body.addWidget(field)
    dialog.fit()
    return field.value() if dialog.exec() else None


def narrow_to_period(bar: FilterBar[Any], today: date, title: str, name: str) -> None:
    """Ask for any period and narrow the list of a bar to it; its filter has a `period`."""
    period = ask_period(bar, today, bar.filter.period, title, name)
    if period is not None:
        bar.narrow(period=period)


def add_recent_periods(bar: FilterBar[Any], today: date) -> None:
    """Add a menu to a bar: this and the last month, quarter and year, any other, and all of time."""

    def fill(menu: QMenu) -> None:
        this = {kind: Period.containing(today, kind) for kind in PeriodKind}
        for text, period in (
            (_("Bulan ini"), this[PeriodKind.MONTH]),
            (_("Triwulan ini"), this[PeriodKind.QUARTER]),
            (_("Triwulan lalu"), this[PeriodKind.QUARTER].previous()),
            (_("Tahun ini"), this[PeriodKind.YEAR]),
            (_("Tahun lalu"), this[PeriodKind.YEAR].previous()),
        ):
            menu.addAction(text, partial(bar.narrow, period=period))
        menu.addSeparator()
        menu.addAction(_("Periode lain…"), partial(narrow_to_period, bar, today, _("Pilih periode"), _("Periode")))
        whole = menu.addAction(_("Semua waktu"), partial(bar.narrow, period=None))
        whole.setEnabled(bar.filter.period is not None)

    bar.add_menu(_("Periode"), fill)
