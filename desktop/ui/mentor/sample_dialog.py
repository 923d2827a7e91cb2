"""How large a random sample is to be, of which period, and from which number it is drawn."""

from PySide6.QtWidgets import QWidget

from db.records.period import Period
from db.vocabulary import PaperKind, PeriodKind
from desktop.ui.kit import FormDialog, LineField
from desktop.ui.kit.period_field import PeriodField
from desktop.ui.papers.preview_dialog import preview_papers
from desktop.ui.workplace import Workplace
from resources.language import _


class SampleDialog(FormDialog):
    """Shows the sample as a paper."""

    def __init__(self, workplace: Workplace, parent: QWidget, period: Period | None) -> None:
        super().__init__(
            parent,
            _("Sampel acak untuk pemeriksaan"),
            accept=_("Ambil sampel"),
            explanation=_(
                "Laporan dan kegiatan dari satu masa diambil secara acak beserta buktinya menjadi satu PDF. Angka awal "
                "dicetak di atasnya, sehingga siapa pun dapat mengambil sampel yang sama."
            ),
        )
        self._workplace = workplace
        self._page = parent
        today = workplace.desk.today
        self.period = PeriodField(_("Masa"), today=today)
        self.period.set_value(period or Period.containing(today, PeriodKind.QUARTER).previous())
        self.count = LineField(_("Jumlah catatan"), path="count", required=True, longest=3)
        self.count.set_value("10")
        self.seed = LineField(
            _("Angka awal"),
            path="seed",
            longest=20,
            hint=_("Kosongkan agar dihitung dari isi register; tidak dapat dipilih siapa pun."),
        )
        for field in (self.period, self.count, self.seed):
            self.body.addWidget(field)
        self.on_accept(self._show)
        self.fit()

    def _show(self) -> None:
        from desktop.services.papers import PaperRequest, check_request

        request = PaperRequest(
            kind=PaperKind.AUDIT_SAMPLE,
            period=self.period.value(),
            details={"count": self.count.value(), "seed": self.seed.value()},
        )
        self.set_working(True)

        def shown(_answer: object) -> None:
            self.accept()
            preview_papers(self._workplace, self._page, (request,), _("Sampel acak pemeriksaan"))

        self._workplace.read(lambda desk: check_request(desk, request), shown, on_problem=self.show_problem)
