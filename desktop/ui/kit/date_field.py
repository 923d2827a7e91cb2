"""A date, typed dd-mm-yyyy or picked from a calendar."""

import re
from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QColor, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QVBoxLayout, QWidget

from db.problem import Problem
from desktop.ui import icons
from desktop.ui.kit.field import Field
from desktop.ui.theme import COLOURS
from resources.language import Language, _, language

_DAY_OR_MONTH = re.compile(r"\d\d(-\d\d)?")
_DOUBLED = re.compile(r"-[-/. ]$")
_FULL = re.compile(r"\d{1,2}-\d{1,2}-\d{4}")


class DateField(Field):
    """A date; value is `date` or None. F4 or Alt+Down opens the calendar; dashes come by themselves.

    What is typed is read when the field is left: 21-11-2026, 21/11/26, 21 Nov 2026 and the like.
    """

    def __init__(
        self,
        label: str,
        *,
        hint: str = "",
        required: bool = False,
        path: str = "",
        latest: date | None = None,
    ) -> None:
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("hh-bb-tttt"))
        self.line.setMaxLength(40)
        self._latest = latest
        self._popup: _CalendarPopup | None = None
        self._button = QAction(icons.icon("mdi6.calendar-month-outline"), _("Pilih dari kalender"))
        self.line.addAction(self._button, QLineEdit.ActionPosition.TrailingPosition)
        super().__init__(label, self.line, hint=hint, required=required, path=path)
        self._button.triggered.connect(self.open_calendar)
        self.line.textEdited.connect(self._on_edited)

    def value(self) -> date | None:
        try:
            return read_typed_date(self.line.text(), self._latest)
        except Problem:
            return None

    def set_value(self, value: date | None) -> None:
        text = "" if value is None else f"{value:%d-%m-%Y}"
        if text != self.line.text():
            self.line.setText(text)
            self.clear_problem()
            self.changed.emit()

    def is_valid(self) -> bool:
        """Tell whether the field is empty or holds a date."""
        return not self.line.text().strip() or self.value() is not None

    def open_calendar(self) -> None:
        """Show the calendar beneath the field."""
        if self._popup is None:
            self._popup = _CalendarPopup(self)
            self._popup.calendar.clicked.connect(self._on_picked)
            self._popup.calendar.activated.connect(self._on_picked)
        shown = self.value() or self._latest
        self._popup.show_at(self.line, QDate(shown.year, shown.month, shown.day) if shown else QDate.currentDate())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            alt_down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
            if event.key() == Qt.Key.Key_F4 or alt_down:
                self.open_calendar()
                return True
        return super().eventFilter(watched, event)

    def _on_edited(self, text: str) -> None:
        self.clear_problem()
        if self.line.cursorPosition() == len(text) and len(text) > self._last_length():
            # A dash is put after day and month; who types a sign there all the same means that very dash.
            dashed = _DOUBLED.sub("-", text)
            if _DAY_OR_MONTH.fullmatch(dashed) and dashed == text:
                dashed += "-"
            if dashed != text:
                self.line.setText(dashed)
        self._length = len(self.line.text())
        self.changed.emit()

    def _last_length(self) -> int:
        return getattr(self, "_length", 0)

    def _on_left(self) -> None:
        if not self.line.text().strip():
            return
        from desktop.rules.reading import read_date

        typed = self.line.text().strip().rstrip("-")
        try:
            reading = read_date(typed, prefer_before=self._latest)
        except Problem as problem:
            self.show_found(problem)
            return
        self.set_value(reading.value)
        if reading.doubts and not _FULL.fullmatch(typed):  # dd-mm-yyyy is what this field asks for: no doubt
            self.show_problem(" ".join(reading.doubts), warning=True)

    def _on_picked(self, day: QDate) -> None:
        if self._popup is not None:
            self._popup.hide()
        self.set_value(date(day.year(), day.month(), day.day()))
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)


def read_typed_date(text: str, latest: date | None = None) -> date | None:
    """Read a typed date; empty text is None.

    Raises the Problem of `desktop.rules.reading.read_date` for text that is no date.
    """
    plain = text.strip().rstrip("-")
    if not plain:
        return None
    from desktop.rules.reading import read_date

    return read_date(plain, prefer_before=latest).value


class _CalendarPopup(QFrame):
    """The month beneath a date field."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("card")
        self.calendar = QCalendarWidget()
        english = language() is Language.ENGLISH
        country = QLocale.Country.UnitedKingdom if english else QLocale.Country.Indonesia
        words = QLocale.Language.English if english else QLocale.Language.Indonesian
        self.calendar.setLocale(QLocale(words, country))
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setGridVisible(False)
        self.calendar.setMinimumSize(330, 270)
        self.calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        sunday = QTextCharFormat()
        sunday.setForeground(QColor(COLOURS.danger))
        self.calendar.setWeekdayTextFormat(Qt.DayOfWeek.Sunday, sunday)
        self.calendar.setWeekdayTextFormat(Qt.DayOfWeek.Saturday, QTextCharFormat())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self.calendar)

    def show_at(self, line: QLineEdit, day: QDate) -> None:
        """Open beneath a line with a day chosen, above it where the screen ends."""
        self.calendar.setSelectedDate(day)
        self.adjustSize()
        place = line.mapToGlobal(QPoint(0, line.height() + 2))
        room = line.screen().availableGeometry()
        if place.y() + self.height() > room.bottom():
            place = line.mapToGlobal(QPoint(0, -self.height() - 2))
        place.setX(min(place.x(), room.right() - self.width()))
        self.move(place)
        self.show()
        self.calendar.setFocus()
