"""The versions of a record side by side; where two contents stand against each other, a person chooses."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton

from desktop.rules.labels import field_label, label
from desktop.rules.words import date_short
from desktop.ui.kit.surfaces import Card
from desktop.ui.reports.shown import moment_words
from desktop.ui.theme import COLOURS
from resources.language import _

if TYPE_CHECKING:
    from desktop.services.received import ReceivedVersion

_MOST_COLUMNS = 3
_LONGEST = 200


class VersionsCard(Card):
    """Shows only what differs.

    Signals: `chosen(str)` with the content hash of the version that is to count.
    """

    chosen = Signal(str)

    def __init__(self, versions: "Sequence[ReceivedVersion]", *, forked: bool, may_choose: bool) -> None:
        title = _("Dua isi bertentangan") if forked else _("Versi yang diterima")
        explanation = _("Isi lama tidak pernah dihapus.")
        if forked:
            explanation = (
                _("Catatan ini diperbaiki di dua tempat. Tanyakan kepada kantornya, lalu pilih yang berlaku.")
                if may_choose
                else _("Catatan ini diperbaiki di dua tempat. Yang berlaku diputuskan pengelola di inspektorat.")
            )
        super().__init__(title, explanation)
        shown = list(versions)[-_MOST_COLUMNS:]
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        grid.addWidget(_words(_("Isian"), "fieldHint"), 0, 0)
        grid.setColumnStretch(0, 3)
        self.buttons: dict[str, QPushButton] = {}
        for column, version in enumerate(shown, start=1):
            grid.setColumnStretch(column, 4)
            head = _("Revisi {n}, {standing}").format(n=version.row.revision, standing=label(version.row.standing))
            grid.addWidget(_words(head, "fieldLabel"), 0, column)
            grid.addWidget(_words(moment_words(version.row.changed_at), "fieldHint"), 1, column)
        rows = differences([version.content for version in shown])
        for place, (name, values) in enumerate(rows, start=2):
            grid.addWidget(_words(name, ""), place, 0, Qt.AlignmentFlag.AlignTop)
            for column, value in enumerate(values, start=1):
                words = _words(_short(value) or _("(kosong)"), "" if value else "soft")
                if value != values[0]:
                    words.setStyleSheet(f"color: {COLOURS.accent}; font-weight: 600;")
                grid.addWidget(words, place, column, Qt.AlignmentFlag.AlignTop)
        if forked and may_choose:
            for column, version in enumerate(shown, start=1):
                button = QPushButton(_("Pakai yang ini"))
                button.clicked.connect(lambda _on=False, v=version: self.chosen.emit(v.row.content_hash))
                self.buttons[version.row.content_hash] = button
                grid.addWidget(button, len(rows) + 2, column, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(grid)


def differences(contents: Sequence[Any]) -> list[tuple[str, tuple[str, ...]]]:
    """Return the members whose values are not the same in all contents, with their values as words."""
    flat = [dict(_flat(content)) for content in contents]
    names = list(dict.fromkeys(name for one in flat for name in one))
    found = []
    for name in names:
        values = tuple(one.get(name, "") for one in flat)
        if len(set(values)) > 1:
            found.append((field_label(name), values))
    return found


def _flat(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if is_dataclass(value):
        for field in fields(value):
            if field.name != "uid":
                yield from _flat(getattr(value, field.name), f"{path}.{field.name}" if path else field.name)
    elif isinstance(value, tuple):
        yield from _flat_items(value, path)
    else:
        yield path, _said(value)


def _flat_items(values: Iterable[Any], path: str) -> Iterator[tuple[str, str]]:
    values = tuple(values)
    if values and not is_dataclass(values[0]):
        yield path, "; ".join(_said(value) for value in values)
        return
    for number, value in enumerate(values):
        yield from _flat(value, f"{path}.{number}")


def _said(value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("Ya") if value else _("Tidak")
    if isinstance(value, StrEnum):
        return label(value)
    if hasattr(value, "isoformat") and not hasattr(value, "hour"):
        return date_short(value)
    return str(value)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


def _words(text: str, name: str) -> QLabel:
    shown = QLabel(text)
    shown.setObjectName(name)
    shown.setWordWrap(True)
    shown.setTextFormat(Qt.TextFormat.PlainText)
    shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return shown
