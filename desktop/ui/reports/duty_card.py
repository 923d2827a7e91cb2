"""The decision helper's answer: the duty in large words, why, by which letter and limit, and when it is due."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout

from db.vocabulary import DeadlineKind
from desktop.rules import labels, law
from desktop.rules.assessment import Advice
from desktop.rules.deadlines import Deadline
from desktop.rules.giver_totals import GiverTotals
from desktop.rules.words import date_short, rupiah
from desktop.ui import icons
from desktop.ui.reports.assistant import Guidance
from desktop.ui.reports.duty_words import duty_look
from desktop.ui.reports.shown import day_words, days_left_words
from desktop.ui.theme import COLOURS
from resources.language import _

_SHOWN_CLOCKS = (DeadlineKind.TO_UPG, DeadlineKind.TO_KPK)


class DutyCard(QFrame):
    """The answer about the object in front; with several objects it says which one."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._picture = QLabel()
        self.duty = _label("sectionTitle")
        self.about = _label("fieldHint")
        self.reason = _label("")
        self.limit = _label("fieldHint")
        self.totals = _label("fieldHint")
        self.pending = _label("fieldHint")
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.duty)
        words.addWidget(self.about)
        head.addLayout(words, 1)
        self._clocks = QGridLayout()
        self._clocks.setHorizontalSpacing(10)
        self._clocks.setVerticalSpacing(1)
        self._clocks.setColumnStretch(1, 1)
        self._clock_labels: list[QLabel] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addLayout(self._clocks)
        for label in (self.reason, self.limit, self.totals, self.pending):
            layout.addWidget(label)
        self.show_waiting()

    def show_waiting(self) -> None:
        """Say that there is nothing to advise yet."""
        self._dress(None, "")
        self.about.hide()
        self._show_clocks(())
        self.reason.setText(_("Isi pemberi, peristiwa, jenis objek, dan nilainya; saran muncul sambil mengetik."))
        for label in (self.limit, self.totals, self.pending):
            label.hide()

    def show_guidance(self, guidance: Guidance, index: int) -> None:
        """Show the advice on one object."""
        if index >= len(guidance.advice):
            return
        advice = guidance.advice[index]
        item = guidance.draft.objects[index]
        # Before kind, giver and occasion are known the table would answer from silence alone.
        silent = len({"relation", "occasion", "object_kind", "value"} & set(advice.open_questions)) == 4
        if silent:
            self.show_waiting()
            self._show_clocks(guidance.deadlines)
            return
        look = duty_look(advice.duty, guidance.draft.kind)
        self._dress(advice, look.words)
        several = len(guidance.advice) > 1
        self.about.setText(_("Objek {n}").format(n=index + 1) + (f": {item.description}" if item.description else ""))
        self.about.setVisible(several)
        self.reason.setText(advice.reason)
        self._show_clocks(guidance.deadlines)
        self._say(self.limit, _limit_words(advice))
        self._say(self.totals, _totals_words(guidance.totals[index], guidance.draft.received_on, item.giver.name))
        self._say(self.pending, _pending_words(advice))

    def _dress(self, advice: Advice | None, words: str) -> None:
        look = duty_look(advice.duty if advice else None)
        self._picture.setPixmap(icons.pixmap(look.icon, 30, look.colour))
        self.duty.setText(words or look.words)
        self.duty.setStyleSheet(f"color: {look.colour};")
        self.setProperty("tone", look.tone)
        self.setAccessibleName(self.duty.text())
        self.style().unpolish(self)
        self.style().polish(self)

    def _show_clocks(self, deadlines: Sequence[Deadline]) -> None:
        for label in self._clock_labels:
            self._clocks.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._clock_labels = []
        for row, clock in enumerate(item for item in deadlines if item.kind in _SHOWN_CLOCKS):
            self._add_clock(row, clock)

    def _add_clock(self, row: int, clock: Deadline) -> None:
        name = _label("")
        name.setText(labels.label(clock.kind))
        day = _label("fieldLabel")
        day.setText(day_words(clock.due_on))
        note = _label("fieldHint")
        if clock.done_on is not None:
            text = _("sudah, {day}").format(day=day_words(clock.done_on))
        elif clock.late:
            text = days_left_words(clock.days_left)
        else:
            text = _("{left} · aman: {safe}").format(
                left=days_left_words(clock.days_left), safe=date_short(clock.safe_on)
            )
        note.setText(text)
        if clock.late:
            day.setStyleSheet(f"color: {COLOURS.danger};")
        day.setAlignment(Qt.AlignmentFlag.AlignRight)
        note.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._clocks.addWidget(name, 2 * row, 0, Qt.AlignmentFlag.AlignTop)
        self._clocks.addWidget(day, 2 * row, 1, Qt.AlignmentFlag.AlignTop)
        self._clocks.addWidget(note, 2 * row + 1, 0, 1, 2, Qt.AlignmentFlag.AlignTop)
        self._clock_labels += [name, day, note]

    @staticmethod
    def _say(label: QLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _limit_words(advice: Advice) -> str:
    if advice.letter is None:
        return ""
    rules = law.rule_set(advice.rule_set)
    cited = rules.cite(advice.letter)
    if advice.limit is None:
        return _("{cite}, berlaku sejak {day}.").format(cite=cited, day=day_words(rules.in_force_from))
    return _("{cite}: batas {limit}, berlaku sejak {day}.").format(
        cite=cited, limit=rupiah(advice.limit), day=day_words(rules.in_force_from)
    )


def _totals_words(totals: GiverTotals, received_on: date | None, giver: str) -> str:
    if not giver or not (totals.calendar_year or totals.rolling_year):
        return ""
    return _("Pemberi yang sama, di luar objek ini: {year_total} pada {year}, {rolling} dalam 12 bulan.").format(
        year_total=rupiah(totals.calendar_year),
        year=received_on.year if received_on else _("tahun ini"),
        rolling=rupiah(totals.rolling_year),
    )


def _pending_words(advice: Advice) -> str:
    names = {
        "received_on": _("tanggal"),
        "relation": _("hubungan"),
        "occasion": _("peristiwa"),
        "object_kind": _("jenis objek"),
        "value": _("nilai"),
    }
    missing = [names[name] for name in advice.open_questions if name in names]
    if not missing:
        return ""
    return _("Saran sementara. Yang belum diisi: {names}.").format(names=", ".join(missing))
