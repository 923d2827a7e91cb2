"""The card of quick actions: what a clerk does most, one press away."""

from db.records.period import Period
from desktop.ui.kit.row_button import RowButton, RowCard
from desktop.ui.period_words import period_name
from desktop.ui.workplace import Workplace
from resources.language import _


class QuickActions(RowCard):
    """Each line leads to the page where the thing is done."""

    def __init__(self, workplace: Workplace, period: Period) -> None:
        super().__init__(_("Tindakan cepat"))
        go = workplace.go
        rows = (
            (
                "mdi6.file-chart-outline",
                _("Cetak ringkasan {period}").format(period=period_name(period)),
                lambda: go("papers", kind="summary", period=period.code),
            ),
            ("mdi6.book-open-variant", _("Buka buku register"), lambda: go("reports")),
            ("mdi6.school-outline", _("Catat kegiatan pelatihan"), lambda: go("session-form")),
            ("mdi6.table-arrow-down", _("Impor buku yang ada"), lambda: go("import", target="reports")),
            ("mdi6.file-outline", _("Cetak formulir kosong"), lambda: go("papers", kind="blank")),
        )
        for icon, text, action in rows:
            self.body.addWidget(RowButton(text, icon=icon, on_click=action))
