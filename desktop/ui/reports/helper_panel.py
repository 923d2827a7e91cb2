"""The right side of the form: duty, what is missing, duplicates, questions, rules."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from db.records.report import ReportRow
from desktop.rules.assessment import Advice
from desktop.rules.words import date_short, rupiah
from desktop.ui import icons
from desktop.ui.kit.surfaces import Banner, Card
from desktop.ui.reports.assistant import Guidance
from desktop.ui.reports.duty_card import DutyCard
from desktop.ui.reports.gaps_card import GapsCard
from desktop.ui.reports.questions_card import QuestionsCard
from desktop.ui.theme import COLOURS
from resources.language import _

_WIDTH = 348


class HelperPanel(QScrollArea):
    """The decision helper beside the form.

    Signals: `gap_chosen(path)`; `answered(Answers)` about the object in front; `duplicate_chosen(uid)`.
    """

    gap_chosen = Signal(str)
    answered = Signal(object)
    duplicate_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedWidth(_WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Bantuan memutuskan"))
        self.duty = DutyCard()
        self.gaps = GapsCard()
        self.questions = QuestionsCard()
        self._warnings = WarningsCard()
        self._rules = RulesCard()
        self._duplicates = QWidget()
        self._duplicate_list = QVBoxLayout(self._duplicates)
        self._duplicate_list.setContentsMargins(0, 0, 0, 0)
        self._shown_duplicates: tuple[str, ...] = ()
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(2, 2, 12, 12)
        layout.setSpacing(12)
        for widget in (self._duplicates, self.duty, self._warnings, self.gaps, self.questions, self._rules):
            layout.addWidget(widget)
        layout.addStretch()
        self.setWidget(content)
        self.gaps.chosen.connect(self.gap_chosen)
        self.questions.answered.connect(self.answered)
        self._duplicates.hide()
        self._warnings.hide()
        self._rules.hide()

    def show_guidance(self, guidance: Guidance, index: int) -> None:
        """Show what the services say about the object in front."""
        self.duty.show_guidance(guidance, index)
        advice = guidance.advice[index] if index < len(guidance.advice) else None
        self._warnings.show_advice(advice)
        self._rules.show_advice(advice)
        self._show_duplicates(guidance.duplicates)

    @property
    def duplicate_banners(self) -> tuple[Banner, ...]:
        """The duplicate warnings in sight."""
        return tuple(self._duplicates.findChildren(Banner))

    def _show_duplicates(self, rows: tuple[ReportRow, ...]) -> None:
        uids = tuple(row.uid for row in rows)
        if uids == self._shown_duplicates:
            return
        self._shown_duplicates = uids
        while self._duplicate_list.count():
            taken = self._duplicate_list.takeAt(0)
            widget = taken.widget() if taken is not None else None
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        for row in rows[:3]:
            text = _("Mungkin sudah dicatat: {number}").format(number=row.number)
            parts = [date_short(row.received_on), row.giver_name, row.description, rupiah(row.total_value)]
            banner = Banner("warn", text, detail=" · ".join(part for part in parts if part), action=_("Lihat"))
            banner.acted.connect(lambda uid=row.uid: self.duplicate_chosen.emit(uid))
            self._duplicate_list.addWidget(banner)
        self._duplicates.setVisible(bool(rows))


class WarningsCard(Card):
    """What to watch, one line each."""

    def __init__(self) -> None:
        super().__init__(_("Perhatikan"))
        self.body.setSpacing(8)
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self.body.addWidget(self._words)

    def show_advice(self, advice: Advice | None) -> None:
        """Show the warnings of an advice."""
        found = advice.warnings if advice else ()
        self._words.setText("\n\n".join(found))
        self.setVisible(bool(found))


class RulesCard(Card):
    """The articles the advice rests on, opened on demand."""

    def __init__(self) -> None:
        super().__init__()
        self.body.setContentsMargins(12, 8, 16, 12)
        self._button = QPushButton(_("Dasar aturan"))
        self._button.setProperty("flat", True)
        self._button.setCheckable(True)
        self._button.toggled.connect(self._on_toggled)
        self._words = QLabel()
        self._words.setObjectName("fieldHint")
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.hide()
        self.body.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._words)
        self._on_toggled(False)

    def show_advice(self, advice: Advice | None) -> None:
        """Show the citations of an advice."""
        if advice is None:
            self.hide()
            return
        lines = [f"{item.rule}: {item.wording}" if item.rule else item.wording for item in advice.citations]
        self._words.setText("\n\n".join([*lines, _("Ini saran, bukan keputusan hukum.")]))
        self.setVisible(bool(lines))

    def _on_toggled(self, on: bool) -> None:
        self._button.setIcon(icons.icon("mdi6.chevron-down" if on else "mdi6.chevron-right", COLOURS.accent))
        self._words.setVisible(on)
