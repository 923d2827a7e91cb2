"""Choosing what to print: one paper or several at once, for which period, how."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from db.records.period import Period
from db.vocabulary import PaperKind, PaperSize, PeriodKind
from desktop.rules.labels import label
from desktop.ui import icons
from desktop.ui.kit.chips import FlowLayout
from desktop.ui.kit.choice_fields import CheckField, ChoiceField
from desktop.ui.kit.date_field import DateField
from desktop.ui.kit.period_field import PeriodField
from desktop.ui.kit.surfaces import Card
from desktop.ui.kit.text_fields import LineField
from desktop.ui.papers.mentor_papers import MentorPapers
from desktop.ui.papers.paper_words import PaperChoice, blank_choices, paper_choices
from desktop.ui.papers.preview_dialog import preview_papers, show_pdf
from desktop.ui.workplace import Workplace
from resources.language import _


class ChoosePapers(QWidget):
    """Papers to tick at the left, what they ask at the right, an inspectorate's own and blank forms beneath."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        # A reader sees no identities, so the papers that always hold names are not offered.
        self._sees_names = workplace.desk.sees_identities
        self._choices = tuple(c for c in paper_choices() if self._sees_names or not c.holds_names)
        self.ticks: dict[PaperKind, QCheckBox] = {}
        self.numbers: dict[PaperKind, LineField] = {}
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self._build_list(), 0, 0)
        layout.addWidget(self._build_options(), 0, 1)
        self.mentor = MentorPapers(workplace, self.period.value)
        layout.addWidget(self.mentor, 1, 0, 1, 2)
        layout.addWidget(self._build_blank(), 2, 0, 1, 2)
        layout.setColumnStretch(0, 6)
        layout.setColumnStretch(1, 5)
        layout.setRowStretch(3, 1)
        self.ticks[PaperKind.SUMMARY].setChecked(True)

    def choose(self, kind: PaperKind, period: Period | None = None) -> None:
        """Tick exactly one paper, and set the period when one is given."""
        for each, tick in self.ticks.items():
            tick.setChecked(each is kind)
        if period is not None:
            self.period.set_value(period)

    def suggest_period(self, kind: PeriodKind) -> None:
        """Set the period to the last whole one of the office's own kind."""
        self.period.set_value(Period.containing(self._workplace.desk.today, kind).previous())

    def chosen(self) -> tuple[PaperChoice, ...]:
        """Return the papers that are ticked."""
        return tuple(choice for choice in self._choices if self.ticks[choice.kind].isChecked())

    def requests(self) -> tuple[Any, ...]:
        """Return what the service is asked for, one request for each ticked paper."""
        from desktop.services.papers import PaperRequest

        return tuple(
            PaperRequest(
                kind=choice.kind,
                period=self.period.value() if choice.asks_period else None,
                with_names=choice.asks_names and self.with_names.value(),
                number=self.numbers[choice.kind].value() if choice.asks_number else "",
                dated=self.dated.value(),
                paper_size=self.size_field.value(),
            )
            for choice in self.chosen()
        )

    def _build_list(self) -> Card:
        card = Card(_("Dokumen"), _("Centang satu atau beberapa; beberapa dokumen menjadi satu PDF."))
        card.body.setSpacing(0)
        for choice in self._choices:
            tick = QCheckBox(choice.title)
            tick.setAccessibleDescription(choice.purpose)
            font = tick.font()
            font.setBold(True)
            tick.setFont(font)
            tick.toggled.connect(self._on_ticked)
            purpose = QLabel(choice.purpose)
            purpose.setObjectName("soft")
            purpose.setWordWrap(True)
            purpose.setContentsMargins(33, 0, 0, 8)
            purpose.setBuddy(tick)
            self.ticks[choice.kind] = tick
            card.body.addWidget(tick)
            card.body.addWidget(purpose)
        card.body.addStretch(1)
        return card

    def _build_options(self) -> Card:
        card = Card(_("Isi dan bentuk"))
        today = self._workplace.desk.today
        self.period = PeriodField(_("Periode"), today=today)
        self.suggest_period(PeriodKind.QUARTER)
        self.with_names = CheckField(
            _("Sertakan nama pelapor dan pemberi"),
            hint=_("Tanpa centang, daftar hanya memuat nomor register."),
        )
        self.dated = DateField(_("Tanggal dokumen"))
        self.dated.set_value(today)
        self.size_field = ChoiceField(
            _("Kertas"),
            [(None, _("Sesuai kantor")), *((size, label(size)) for size in PaperSize)],
        )
        card.body.addWidget(self.period)
        card.body.addWidget(self.with_names)
        for choice in self._choices:
            if choice.asks_number:
                field = LineField(
                    _("Nomor {paper}").format(paper=choice.title.lower()), placeholder=_("Kosong: garis untuk diisi")
                )
                self.numbers[choice.kind] = field
                card.body.addWidget(field)
        both = QHBoxLayout()
        both.setSpacing(12)
        both.addWidget(self.dated, 1)
        both.addWidget(self.size_field, 1)
        card.body.addLayout(both)
        self.preview_button = QPushButton(icons.icon("mdi6.file-search-outline", on_accent=True), _("Pratinjau"))
        self.preview_button.setProperty("primary", True)
        self.preview_button.clicked.connect(self._preview)
        card.body.addStretch(1)
        card.body.addWidget(self.preview_button, 0, Qt.AlignmentFlag.AlignRight)
        return card

    def _build_blank(self) -> Card:
        card = Card(_("Formulir kosong"), _("Untuk hari tanpa listrik: diisi tangan, lalu dicatat di sini."))
        row = FlowLayout()
        self.blank_buttons: dict[PaperKind, QPushButton] = {}
        for kind, title in blank_choices():
            button = QPushButton(icons.icon("mdi6.file-outline"), title)
            button.clicked.connect(lambda _on=False, k=kind, t=title: self._show_blank(k, t))
            self.blank_buttons[kind] = button
            row.addWidget(button)
        card.body.addLayout(row)
        return card

    def _on_ticked(self) -> None:
        chosen = self.chosen()
        self.period.setVisible(not chosen or any(choice.asks_period for choice in chosen))
        self.with_names.setVisible(self._sees_names and any(choice.asks_names for choice in chosen))
        for kind, field in self.numbers.items():
            field.setVisible(self.ticks[kind].isChecked())
        if hasattr(self, "preview_button"):
            self.preview_button.setEnabled(bool(chosen))

    def _preview(self) -> None:
        chosen = self.chosen()
        title = chosen[0].title if len(chosen) == 1 else _("{n} dokumen").format(n=len(chosen))
        preview_papers(self._workplace, self.window(), self.requests(), title)

    def _show_blank(self, kind: PaperKind, title: str) -> None:
        size = self.size_field.value()

        def draw(desk: Any) -> bytes:
            from desktop.services import papers

            return papers.blank(desk, kind, size)

        def show(content: bytes) -> None:
            show_pdf(self._workplace, self.window(), content, title, f"kosong-{kind.value}")

        self._workplace.read(draw, show)
