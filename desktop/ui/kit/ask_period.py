"""A small dialog that asks for any period; lists offer it behind the few periods they name."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from db.records.period import Period
from db.vocabulary import PeriodKind
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


def fill_recent_periods(
    menu: QMenu, today: date, known: Period | None, take: Callable[[Period | None], None], ask: Callable[[], None]
) -> None:
    """Offer this and the last month, quarter and year, any other, and all of time."""
    this = {kind: Period.containing(today, kind) for kind in PeriodKind}
    for text, period in (
        (_("Bulan ini"), this[PeriodKind.MONTH]),
        (_("Triwulan ini"), this[PeriodKind.QUARTER]),
        (_("Triwulan lalu"), this[PeriodKind.QUARTER].previous()),
        (_("Tahun ini"), this[PeriodKind.YEAR]),
        (_("Tahun lalu"), this[PeriodKind.YEAR].previous()),
    ):
        menu.addAction(text, partial(take, period))
    menu.addSeparator()
    menu.addAction(_("Periode lain…"), ask)
    whole = menu.addAction(_("Semua waktu"), partial(take, None))
    whole.setEnabled(known is not None)
