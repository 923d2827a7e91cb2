"""A region of Indonesia, found while typing; a name that is not in the list may stay as typed."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QListView

from desktop.rules.regions import RegionKind, RegionMatch, find
from desktop.ui.kit.text_fields import LineField

_PAUSE_MS = 110
_SHOWN = 12


class RegionField(LineField):
    """One line that offers regions of one level.

    Signals: `picked(RegionMatch)` when the person takes one of the list.
    """

    picked = Signal(object)

    def __init__(self, label: str, kind: RegionKind, *, hint: str = "", placeholder: str = "") -> None:
        super().__init__(label, hint=hint, placeholder=placeholder, required=True, longest=120)
        self.kind = kind
        self._matches = _Matches()
        self._completer = QCompleter(self._matches, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setCompletionRole(Qt.ItemDataRole.EditRole)
        self._completer.setMaxVisibleItems(_SHOWN)
        self._popup = QListView()
        self._completer.setPopup(self._popup)
        self._completer.activated[QModelIndex].connect(self._on_taken)  # type: ignore[index]
        self.line.setCompleter(self._completer)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.line.textEdited.connect(lambda _text: self._pause.start())

    def matches(self) -> list[RegionMatch]:
        """Return what is on offer."""
        return list(self._matches.found)

    def _search(self) -> None:
        text = self.line.text().strip()
        self._matches.show(find(text, self.kind, limit=_SHOWN) if len(text) >= 2 else [])
        if self._matches.found and self.line.hasFocus():
            self._completer.complete()
        else:
            self._popup.hide()

    def _on_taken(self, index: QModelIndex) -> None:
        row = index.row()
        if 0 <= row < len(self._matches.found):
            self.picked.emit(self._matches.found[row])


class _Matches(QAbstractListModel):
    """The regions found: shown with where they lie, taken by name."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[RegionMatch] = []

    def show(self, found: list[RegionMatch]) -> None:
        """Offer other regions."""
        self.beginResetModel()
        self.found = found
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.found)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        match = self.found[index.row()]
        if role == Qt.ItemDataRole.EditRole:
            return match.region.name
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{match.region.name}  ·  {match.place}  ({match.region.code})"
        return None
