"""How a report begins: the usual village cases as large choices, and the empty form."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from db.vocabulary import ReportKind
from desktop.rules.presets import Preset, presets
from desktop.ui import icons
from desktop.ui.kit.choice_card import ChoiceCard
from desktop.ui.kit.surfaces import SectionTitle
from resources.language import _

_COLUMNS = 3
_ICONS = {
    "envelope-for-letter": "mdi6.email-outline",
    "holiday-parcel": "mdi6.basket-outline",
    "family-celebration": "mdi6.party-popper",
    "provider-souvenir": "mdi6.truck-outline",
    "plaque-for-office": "mdi6.trophy-outline",
    "speaker-fee": "mdi6.microphone-outline",
    "meal-on-visit": "mdi6.silverware-fork-knife",
    "land-deed-thanks": "mdi6.home-edit-outline",
    "colleague-farewell": "mdi6.account-arrow-right-outline",
    "public-raffle": "mdi6.ticket-outline",
    "seminar-kit": "mdi6.bag-personal-outline",
    "misfortune": "mdi6.hand-heart-outline",
    "envelope-left-behind": "mdi6.email-alert-outline",
    "refused-envelope": "mdi6.email-remove-outline",
}


class PresetChooser(QWidget):
    """Asks what happened.

    Signals: `chosen(Preset)` for a usual case; `blank(ReportKind)` for the empty form.
    """

    chosen = Signal(object)
    blank = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(2, 2, 14, 12)
        column.setSpacing(12)
        title = SectionTitle(
            _("Apa yang terjadi?"),
            _("Pilih kejadian yang paling mirip; isian awalnya dapat diubah."),
        )
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(title, 1)
        for button in self._others():
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(head)
        grid = QGridLayout()
        grid.setSpacing(10)
        self.cards: dict[str, ChoiceCard] = {}
        for number, item in enumerate(presets()):
            card = self._card(item)
            self.cards[item.code] = card
            grid.addWidget(card, number // _COLUMNS, number % _COLUMNS)
        for position in range(_COLUMNS):
            grid.setColumnStretch(position, 1)
        column.addLayout(grid)
        column.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)

    def _card(self, item: Preset) -> ChoiceCard:
        card = ChoiceCard(_ICONS.get(item.code, "mdi6.gift-outline"), item.title, _first_sentence(item.explanation))
        card.setToolTip(f"<span>{item.explanation}</span>")
        card.clicked.connect(lambda: self.chosen.emit(item))
        return card

    def _others(self) -> list[QPushButton]:
        buttons = []
        for kind, text, picture in (
            (ReportKind.RECEIPT, _("Lainnya: &penerimaan"), "mdi6.file-document-plus-outline"),
            (ReportKind.REFUSAL, _("Lainnya: pe&nolakan"), "mdi6.file-document-remove-outline"),
        ):
            button = QPushButton(icons.icon(picture), text)
            button.clicked.connect(lambda _on=False, chosen=kind: self.blank.emit(chosen))
            buttons.append(button)
        return buttons


def _first_sentence(text: str) -> str:
    return text.split(". ")[0].rstrip(".") + "."
