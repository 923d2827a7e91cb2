"""The life of a report as a line with one dot an event: what, when, who, and what was noted."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from db.records.report import ReportEvent, StepDetails
from db.vocabulary import Step
from desktop.rules import labels
from desktop.rules.words import date_short, rupiah
from desktop.ui.reports.shown import day_words, moment_words
from desktop.ui.reports.step_words import detail_label
from desktop.ui.theme import COLOURS
from resources.language import _

_DOT = 5.0
_LEFT = 8.0


class Timeline(QWidget):
    """All events, the latest first."""

    def __init__(self, events: Sequence[ReportEvent]) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        newest_first = list(reversed(events))
        for number, event in enumerate(newest_first):
            layout.addWidget(_Entry(event, first=number == 0, last=number == len(newest_first) - 1))


class _Entry(QWidget):
    """One event with its dot."""

    def __init__(self, event: ReportEvent, *, first: bool, last: bool) -> None:
        super().__init__()
        self._first, self._last = first, last
        self._colour = QColor(_colour(event.step) if first else COLOURS.strong_line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(26, 0, 0, 14)
        layout.setSpacing(1)
        self._title = _label(labels.label(event.step), "fieldLabel")
        layout.addWidget(self._title)
        layout.addWidget(_label(day_words(event.on), ""))
        for line in detail_lines(event):
            layout.addWidget(_label(line, ""))
        entered = _("dicatat {name}, {moment}").format(name=event.by_name, moment=moment_words(event.at))
        layout.addWidget(_label(entered, "fieldHint"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self._title.geometry().center().y() + 0.5
        painter.setPen(QPen(QColor(COLOURS.line), 2))
        top = middle if self._first else 0.0
        bottom = middle if self._last else float(self.height())
        painter.drawLine(QPointF(_LEFT, top), QPointF(_LEFT, bottom))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour)
        painter.drawEllipse(QPointF(_LEFT, middle), _DOT, _DOT)


def detail_lines(event: ReportEvent) -> list[str]:
    """Return what was noted with an event, a line for each detail."""
    details = event.details
    lines = []
    for name in StepDetails.__dataclass_fields__:
        if name in ("object_uids", "attachment_uids"):
            continue
        text = _shown(name, details)
        if text:
            lines.append(f"{detail_label(event.step, name)}: {text}")
    return lines


def _shown(name: str, details: StepDetails) -> str:
    value = getattr(details, name)
    if not value:
        return ""
    if name == "outcome":
        return labels.label(value)
    if name == "document_date":
        return date_short(value)
    if name == "amount":
        return rupiah(value)
    if name == "gaps":
        return "; ".join(value)
    return str(value)


def _colour(step: Step) -> str:
    if step is Step.VOIDED:
        return COLOURS.danger
    if step is Step.RETURNED:
        return COLOURS.warn
    return COLOURS.accent


def _label(text: str, name: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
