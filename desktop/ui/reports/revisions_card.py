"""The corrections of a report: what each field was before and after, who changed it and why."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from db.records.report import FieldChange, ReportRevision
from desktop.rules.field_changes import compare
from desktop.rules.labels import field_label
from desktop.ui.kit.surfaces import Card
from desktop.ui.reports.shown import moment_words
from desktop.ui.theme import COLOURS
from resources.language import _

_LONGEST = 400


class RevisionsCard(Card):
    """One block a correction, the latest first."""

    def __init__(self, revisions: Sequence[ReportRevision]) -> None:
        super().__init__(_("Riwayat perbaikan"), _("Isi lama tidak pernah dihapus."))
        self.changes: list[tuple[FieldChange, ...]] = []
        pairs = list(pairwise(revisions))
        for number, (before, after) in enumerate(reversed(pairs)):
            if number:
                line = QFrame()
                line.setObjectName("line")
                self.body.addWidget(line)
            self._add(before, after)

    def _add(self, before: ReportRevision, after: ReportRevision) -> None:
        head = _("Perbaikan {n}: {reason}").format(n=after.revision - 1, reason=after.reason)
        self.body.addWidget(_label(head, "fieldLabel"))
        self.body.addWidget(_label(f"{after.by_name}, {moment_words(after.at)}", "fieldHint"))
        found = compare(before.content, after.content)
        self.changes.append(found)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        for column, (title, share) in enumerate(((_("Isian"), 3), (_("Sebelum"), 4), (_("Sesudah"), 4))):
            grid.addWidget(_label(title, "fieldHint"), 0, column)
            grid.setColumnStretch(column, share)
        for row, change in enumerate(found, start=1):
            grid.addWidget(_label(field_label(change.field), ""), row, 0, Qt.AlignmentFlag.AlignTop)
            old = _label(_short(change.before) or _("(kosong)"), "soft")
            new = _label(_short(change.after) or _("(kosong)"), "")
            new.setStyleSheet(f"color: {COLOURS.accent}; font-weight: 600;")
            grid.addWidget(old, row, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(new, row, 2, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(grid)


def _label(text: str, name: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
