"""The papers an inspectorate makes of the files of its offices, where all papers are looked for."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from db.records.period import Period
from db.vocabulary import PaperKind
from desktop.ui import icons
from desktop.ui.kit.chips import FlowLayout
from desktop.ui.kit.surfaces import Card
from desktop.ui.mentor.only_tutors import ask_whether_decides
from desktop.ui.papers.preview_dialog import preview_papers
from desktop.ui.workplace import Workplace
from resources.language import _


class MentorPapers(Card):
    """Absent until it is known that this office is an inspectorate; the period is the one chosen on the page."""

    def __init__(self, workplace: Workplace, period: Callable[[], Period | None]) -> None:
        super().__init__(_("Kantor binaan"), _("Dari kiriman semua kantor, untuk periode yang dipilih di atas."))
        self._workplace = workplace
        self._period = period
        row = FlowLayout()
        self.buttons: dict[PaperKind, QPushButton] = {}
        for kind, icon, words, action in (
            (PaperKind.CONSOLIDATED, "mdi6.file-chart-outline", _("Ringkasan gabungan"), self._preview),
            (
                PaperKind.LATE_LETTERS,
                "mdi6.email-alert-outline",
                _("Surat untuk kantor yang terlambat"),
                self._preview,
            ),
            (PaperKind.AUDIT_SAMPLE, "mdi6.dice-multiple-outline", _("Sampel acak…"), self._ask_sample),
        ):
            if kind is PaperKind.AUDIT_SAMPLE and not workplace.desk.sees_identities:
                continue
            button = QPushButton(icons.icon(icon), words)
            button.clicked.connect(lambda _on=False, k=kind, w=words, a=action: a(k, w))
            self.buttons[kind] = button
            row.addWidget(button)
        self.body.addLayout(row)
        self.hide()

    def refresh(self) -> None:
        """Show the card where there are offices to speak of."""
        ask_whether_decides(self._workplace, self.setVisible)

    def _preview(self, kind: PaperKind, title: str) -> None:
        from desktop.services.papers import PaperRequest

        request = PaperRequest(kind=kind, period=self._period())
        preview_papers(self._workplace, self.window(), (request,), title)

    def _ask_sample(self, _kind: PaperKind, _title: str) -> None:
        from desktop.ui.mentor.sample_dialog import SampleDialog

        self.dialog = SampleDialog(self._workplace, self.window(), self._period())
        self.dialog.open()
